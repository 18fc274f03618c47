//! Runs the built command in a folder of its own.
#![allow(dead_code)] // each test file uses what it needs

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a call left behind.
pub struct Ran {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Lines on standard error.
    pub err: Vec<String>,
}

impl Ran {
    /// The rows of JSON Lines on standard output.
    pub fn rows(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
    }

    /// The docs that were coded, in order.
    pub fn coded(&self) -> Vec<String> {
        let rows = self.rows().into_iter().filter(|row| row.get("error").is_none());
        rows.map(|row| row["doc"].as_str().expect("a doc").to_owned()).collect()
    }
}

/// Runs `casus` with `arguments` in `folder`, with `stdin` as its standard input.
pub fn casus(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_casus"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("COLUMNS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // a command that reads no input may be gone already
    let _ = child.stdin.take().expect("a pipe").write_all(stdin);
    let output = child.wait_with_output().expect("the command ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what casus says is UTF-8");
    Ran {
        code: output.status.code().expect("an exit code"),
        out: text(output.stdout),
        err: text(output.stderr).lines().map(str::to_owned).collect(),
    }
}

/// A folder with one good report, `good.txt`.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    put(&folder, "good.txt", b"HOMS, 3 May 2016 (AFP) - Two men died in a bombing in Homs on Monday.\n");
    folder
}

/// Writes a file into it.
pub fn put(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) {
    let path = folder.path().join(name);
    std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("made");
    std::fs::write(path, bytes).expect("written");
}
