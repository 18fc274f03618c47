//! How long the built command takes as a whole, and in how much memory: `cargo bench -p casus-cli`.
//!
//! Each line is a call as a user makes it, the start of the process included. The limits of the project stand beside the
//! figures and nothing is asserted: a machine with other work to do must not fail a build. What is not there (`../shared` is no
//! part of the project) is named and passed over.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often a short call is timed, and how often a long one.
const SHORT: usize = 40;
const LONG: usize = 5;
/// How often our few reports are handed in, so that there is something to divide by.
const REPEATS: usize = 40;

fn main() {
    // `cargo bench` says --bench; `cargo test --benches` does not, and then one round shows that it works
    let in_earnest = std::env::args().any(|argument| argument == "--bench");
    let (short, long) = if in_earnest { (SHORT, LONG) } else { (1, 1) };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let corpus = corpus(&root);
    let brief = root.join("corpus/03-abyan-brief.md");
    let seed = root.join("../shared/data/seed/brief.md");

    println!("{}", line("one call", ["fastest", "median", "slowest", "memory"], "  limit"));
    call("--version", &["--version".into()], "", short, 150);
    call("code, one sentence (all knowledge loaded)", &code(&["-".into()]), "Two men died in Homs.\n", short, 150);
    call("code, corpus/03-abyan-brief.md", &code(&[brief]), "", short, 300);
    if there(&seed) {
        call("code, the seed brief", &code(&[seed]), "", short, 300);
    }

    println!("\n{}", line("many reports, threads", ["reports", "reports/s", "MB/s", "memory"], ""));
    let repeated: Vec<PathBuf> = corpus.iter().cycle().take(corpus.len() * REPEATS).cloned().collect();
    let muc = muc(&root.join("../shared/data/muc4"));
    for threads in ["1", "0"] {
        let named = if threads == "0" { "one per core".to_owned() } else { threads.to_owned() };
        many(&format!("corpus, {REPEATS} times over, {named}"), &repeated, &["--threads", threads], long);
        if !muc.is_empty() {
            many(&format!("MUC-4 training and development, {named}"), &muc, &["--threads", threads, "--reader", "muc"], long);
        }
    }
}

/// The reports of our own corpus, in order of their names.
fn corpus(root: &Path) -> Vec<PathBuf> {
    files(&root.join("corpus"), |name| name.starts_with(|first: char| first.is_ascii_digit()))
}

/// The 1,500 reports of MUC-4 for training and development; none where they are not there.
fn muc(folder: &Path) -> Vec<PathBuf> {
    if !there(folder) {
        return Vec::new();
    }
    let mut found = files(&folder.join("train"), |name| name.starts_with("dev-muc3"));
    found.extend(files(&folder.join("dev"), |name| name.starts_with("tst")));
    found
}

fn there(path: &Path) -> bool {
    if !path.exists() {
        println!("SKIPPED: {} is not there", path.display());
    }
    path.exists()
}

fn files(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("listing {}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| path.is_file() && path.file_name().is_some_and(|name| wanted(&name.to_string_lossy())));
    found.sort();
    found
}

fn code(inputs: &[PathBuf]) -> Vec<PathBuf> {
    ["code", "--quiet", "--format", "jsonl", "--stats"].iter().map(PathBuf::from).chain(inputs.iter().cloned()).collect()
}

/// What one call took, and its last line on standard error.
struct Ran {
    took: Duration,
    said: String,
}

fn run(arguments: &[PathBuf], stdin: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casus"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let began = Instant::now();
    let mut child = command.spawn().expect("the command starts");
    // the pipe closes as it is dropped; a command that reads no input may be gone already
    let _ = std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), stdin.as_bytes());
    let output = child.wait_with_output().expect("the command ends");
    let took = began.elapsed();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "casus {arguments:?} failed: {said}");
    Ran { took, said: said.lines().last().unwrap_or_default().to_owned() }
}

/// Times one call, after one that nobody times.
fn call(what: &str, arguments: &[PathBuf], stdin: &str, rounds: usize, limit_ms: u128) {
    let first = run(arguments, stdin);
    let mut times: Vec<Duration> = (0..rounds).map(|_| run(arguments, stdin).took).collect();
    times.sort();
    let ms = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
    let (fastest, median, slowest) = (times[0], times[times.len() / 2], times[times.len() - 1]);
    let verdict = if median.as_millis() <= limit_ms { "within" } else { "OVER" };
    let memory = after(&first.said, "peak memory ").unwrap_or("-");
    println!("{}", line(what, [&ms(fastest), &ms(median), &ms(slowest), memory], &format!("  {verdict} {limit_ms} ms")));
}

/// The rates that the command itself reports with `--stats`: from the first input read to the last line written, loading left out.
fn many(what: &str, inputs: &[PathBuf], options: &[&str], rounds: usize) {
    let mut arguments = code(inputs);
    arguments.extend(options.iter().map(PathBuf::from));
    let mut runs: Vec<(f64, String)> =
        (0..rounds).map(|_| run(&arguments, "").said).map(|said| (rate(&said, " documents/s"), said)).collect();
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (per_second, said) = &runs[runs.len() / 2];
    let documents = before(said, " documents (").unwrap_or("?");
    let memory = after(said, "peak memory ").unwrap_or("-");
    let rates = (format!("{per_second:.1}"), format!("{:.3}", rate(said, " MB/s")));
    println!("{}", line(what, [documents, &rates.0, &rates.1, memory], ""));
}

/// A line of the table: what, four figures under one another, a remark.
fn line(what: &str, figures: [&str; 4], remark: &str) -> String {
    let [a, b, c, d] = figures;
    format!("{what:<48} {a:>10} {b:>10} {c:>10} {d:>10}{remark}")
}

fn rate(said: &str, unit: &str) -> f64 {
    before(said, unit).and_then(|number| number.parse().ok()).unwrap_or(f64::NAN)
}

/// The word before `mark`.
fn before<'s>(said: &'s str, mark: &str) -> Option<&'s str> {
    said[..said.find(mark)?].rsplit(' ').next()
}

fn after<'s>(said: &'s str, mark: &str) -> Option<&'s str> {
    said.find(mark).map(|at| &said[at + mark.len()..])
}
