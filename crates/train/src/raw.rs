//! Treebanks as running text: what a tokenizer and a splitter of sentences get to see, and what they should find.

use std::path::Path;

use casus_text::Span;

use crate::Failure;
use crate::render::Render;

/// The text of one document and its gold cuts.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its words with the spaces of the original; a blank line between paragraphs.
    pub text: String,
    /// The words, in bytes of the text.
    pub words: Vec<Span<u8>>,
    /// For each sentence, the byte after its last word.
    pub ends: Vec<u32>,
}

/// A written word: the syntactic words it is made of, and whether a space follows.
struct Written {
    words: Vec<String>,
    space: bool,
}

/// A sentence as it stands in the file.
struct Line {
    opens_paragraph: bool,
    written: Vec<Written>,
}

/// The documents of a file, written as `render` says.
pub fn read(path: &Path, render: Render) -> Result<Vec<Document>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let mut documents: Vec<Document> = Vec::new();
    let mut space = true;
    for block in text.split("\n\n") {
        let line = line(block).map_err(|line| format!("reading {}: found {line:?}, expected ten columns", path.display()))?;
        let opens = block.lines().any(|line| line.starts_with("# newdoc")) || documents.is_empty();
        if opens {
            documents.push(Document::default());
        }
        let Some(document) = documents.last_mut() else { continue };
        if line.written.is_empty() {
            continue;
        }
        if !document.text.is_empty() {
            document.text.push_str(if line.opens_paragraph {
                "\n\n"
            } else if space {
                " "
            } else {
                ""
            });
        }
        space = document.add(&line, render);
    }
    Ok(documents)
}

/// Our own sentences, one to a line, a blank line between documents, written as `render` says. They have no gold words.
pub fn read_lines(text: &str, render: Render) -> Vec<Document> {
    let document = |block: &str| {
        let mut document = Document::default();
        for line in block.lines().filter(|line| !line.is_empty()) {
            if !document.text.is_empty() {
                document.text.push(' ');
            }
            document.text.push_str(&render.write(&[line.to_owned()]).concat());
            document.ends.push(document.text.len() as u32);
        }
        document
    };
    text.split("\n\n").map(document).collect()
}

impl Document {
    /// Adds a sentence; returns whether a space follows it.
    fn add(&mut self, line: &Line, render: Render) -> bool {
        let mut space = true;
        for (at, written) in line.written.iter().enumerate() {
            if at > 0 && space {
                self.text.push(' ');
            }
            for word in render.write(&written.words) {
                let start = self.text.len();
                self.text.push_str(&word);
                self.words.push(Span::of(start..self.text.len()));
            }
            space = written.space;
        }
        self.ends.push(self.text.len() as u32);
        space
    }
}

fn line(block: &str) -> Result<Line, String> {
    let opens_paragraph = block.lines().any(|line| line.starts_with("# newpar"));
    let mut written: Vec<Written> = Vec::new();
    let mut written_to = 0;
    for line in block.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, word, _, _, _, _, _, _, _, misc] = columns.as_slice() else { return Err(line.to_owned()) };
        let space = !misc.contains("SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            written_to = last.parse().map_err(|_| line.to_owned())?;
            written.push(Written { words: Vec::new(), space });
        } else if !id.contains('.') {
            let number: usize = id.parse().map_err(|_| line.to_owned())?;
            match written.last_mut().filter(|_| number <= written_to) {
                Some(whole) => whole.words.push(word.to_owned()),
                None => written.push(Written { words: vec![word.to_owned()], space }),
            }
        }
    }
    Ok(Line { opens_paragraph, written })
}
