//! From arguments to reports: files, folders and standard input.

use casus_text::Report;
use casus_text::ingest::{self, Format};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Trouble with one input: told on one line, never the end of the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file as named in the call; "-" for standard input.
    pub file: String,
    /// Line of that file, counted from 1, where one is known.
    pub line: Option<u32>,
    /// What was being done, what was found, what was expected, what to do.
    pub message: String,
}

impl Trouble {
    fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        Trouble { file: file.into(), line: None, message: message.into() }
    }

    fn of_note(file: &str, note: casus_text::Note) -> Self {
        Trouble { file: file.to_owned(), line: note.line, message: note.message }
    }

    /// The name its row goes by: the file's without folder and ending, and the line where one is known.
    pub fn doc(&self) -> String {
        let stem = Path::new(&self.file).file_stem().map_or_else(|| self.file.clone(), |stem| stem.to_string_lossy().into_owned());
        self.line.map_or_else(|| stem.clone(), |line| format!("{stem}:{line}"))
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}: line {line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// Where reports come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

/// What came out of one source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Reports in the order of the file; one that could not be read keeps its place.
    pub reports: Vec<Result<Report, Trouble>>,
    /// Trouble with the file as a whole.
    pub notes: Vec<Trouble>,
    /// How many bytes were read.
    pub bytes: u64,
}

/// The sources that arguments name, in the order of the call: a file as it is, a folder with the files below it in order of
/// their names, "-" for standard input. What names nothing keeps its place as trouble.
///
/// Of a folder, files of known endings are taken; under a chosen `reader` all files but hidden ones.
pub fn list(arguments: &[String], reader: Option<Format>) -> Vec<Result<Source, Trouble>> {
    arguments.iter().flat_map(|argument| sources(argument, reader)).collect()
}

fn sources(argument: &str, reader: Option<Format>) -> Vec<Result<Source, Trouble>> {
    let path = Path::new(argument);
    if argument == "-" {
        return vec![Ok(Source::Stdin)];
    }
    if !path.is_dir() {
        return vec![Ok(Source::File(path.to_owned()))];
    }
    let entries = walkdir::WalkDir::new(path).sort_by_file_name().into_iter();
    let found: Vec<_> = entries.filter_map(|entry| known_file(argument, entry, reader).transpose()).collect();
    if found.is_empty() {
        let message = "looking for reports: found none in this folder, expected files ending in .txt, .text, .md, .markdown, .html, .htm, \
                       .xhtml, .jsonl or .ndjson; name other files one by one, or choose a --reader";
        return vec![Err(Trouble::new(argument, message))];
    }
    found
}

/// The file of a folder's entry, if its ending is known.
fn known_file(argument: &str, entry: walkdir::Result<walkdir::DirEntry>, reader: Option<Format>) -> Result<Option<Source>, Trouble> {
    let entry = entry.map_err(|error| {
        let at = error.path().map_or_else(|| argument.to_owned(), |path| path.to_string_lossy().into_owned());
        let found = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        Trouble::new(at, format!("listing the folder: found {found:?}, expected to read it; the rest was coded"))
    })?;
    let name = entry.file_name().to_string_lossy();
    let wanted = if reader.is_some() { !name.starts_with('.') } else { Format::of_name(&name).is_some() };
    let taken = entry.file_type().is_file() && wanted;
    Ok(taken.then(|| Source::File(entry.into_path())))
}

impl Source {
    /// The name it goes by in outputs and messages.
    pub fn name(&self) -> String {
        match self {
            Source::File(path) => path.to_string_lossy().into_owned(),
            Source::Stdin => "-".to_owned(),
        }
    }

    /// How many bytes it holds, as far as the file system says.
    pub fn size(&self) -> u64 {
        match self {
            Source::File(path) => std::fs::metadata(path).map_or(0, |facts| facts.len()),
            Source::Stdin => 0,
        }
    }

    /// Reads it by `reader`, else by its ending, else by what its first bytes look like.
    pub fn open(&self, reader: Option<Format>) -> Opened {
        let name = self.name();
        let bytes = match self.bytes() {
            Ok(bytes) => bytes,
            Err(error) => {
                let trouble = Trouble::new(&name, unreadable(&error));
                return Opened { reports: vec![Err(trouble)], ..Opened::default() };
            }
        };
        let format = reader.or_else(|| Format::of_name(&name)).unwrap_or_else(|| Format::sniff(&bytes));
        self.read(&bytes, format, bytes.len() as u64)
    }

    /// Reads `bytes` as those of this source, `size` of them counted.
    pub(crate) fn read(&self, bytes: &[u8], format: Format, size: u64) -> Opened {
        let name = self.name();
        let ingest = ingest::read(&self.report_name(), bytes, format);
        Opened {
            reports: ingest.reports.into_iter().map(|read| read.map_err(|note| Trouble::of_note(&name, note))).collect(),
            notes: ingest.notes.into_iter().map(|note| Trouble::of_note(&name, note)).collect(),
            bytes: size,
        }
    }

    pub(crate) fn bytes(&self) -> std::io::Result<Vec<u8>> {
        match self {
            Source::File(path) => std::fs::read(path),
            Source::Stdin => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }

    /// The name that reports without one of their own go by: the file's, without its folder.
    fn report_name(&self) -> String {
        match self {
            Source::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Source::Stdin => "stdin".to_owned(),
        }
    }
}

fn unreadable(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "opening the file: found no such file, expected a file, a folder or -; check the name".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "opening the file: found no permission to read it, expected a readable file; change its permissions".to_owned()
        }
        _ => format!("reading the file: found {:?}, expected to read it to its end; try again or copy the file", error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[&str], expect: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("made");
            std::fs::write(path, "Two men died.").expect("written");
        }
        let root = folder.path().to_string_lossy().into_owned();
        let listed = list(std::slice::from_ref(&root), None);
        let names: Vec<_> = listed
            .into_iter()
            .map(|source| match source {
                Ok(source) => source.name().replace(&root, "").replace('\\', "/"),
                Err(trouble) => trouble.message,
            })
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn folders_are_walked_in_order_and_by_known_endings() {
        check(&["b.txt", "a/z.html", "a/b/c.jsonl", "a.md", "x.pdf", "notes"], &["/a/b/c.jsonl", "/a/z.html", "/a.md", "/b.txt"]);
    }

    #[test]
    fn a_folder_without_reports_says_so() {
        check(
            &["x.pdf"],
            &[
                "looking for reports: found none in this folder, expected files ending in .txt, .text, .md, .markdown, .html, .htm, .xhtml, .jsonl or .ndjson; name other files one by one, or choose a --reader",
            ],
        );
    }

    #[test]
    fn a_missing_file_is_named_and_keeps_its_place() {
        let opened = Source::File("no/such.txt".into()).open(None);
        let trouble = opened.reports[0].as_ref().expect_err("missing");
        assert_eq!(
            trouble.to_string(),
            "no/such.txt: opening the file: found no such file, expected a file, a folder or -; check the name"
        );
        assert_eq!(trouble.doc(), "such");
    }
}
