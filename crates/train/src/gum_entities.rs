//! Documents of GUM with their trees and their entities (the `Entity` of the tenth column).

use std::path::{Path, PathBuf};

use casus_text::language::labels::{self, is_negation};
use casus_text::parse::coreference::Sort;
use casus_text::{Class, Idx, Mention, MentionKind, Relation, Sentence, Span, Tag, Token};

use crate::Failure;

/// One document, its words joined by blanks.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Name of the file without its ending.
    pub name: String,
    /// The words.
    pub text: String,
    /// With the treebank's tags and trees.
    pub tokens: Vec<Token>,
    /// Sentences, with paragraphs.
    pub sentences: Vec<Sentence>,
    /// Mentions as annotated, in order of their heads; a shorter one comes first.
    pub gold: Vec<Gold>,
}

/// A mention as annotated.
#[derive(Clone, Debug)]
pub struct Gold {
    /// All its words.
    pub tokens: Span<Token>,
    /// The word that says what it is.
    pub head: usize,
    /// What it stands for, as a number within the document.
    pub group: u32,
    /// What sort of thing that is.
    pub sort: Sort,
}

impl Document {
    /// Its kind of text ("news").
    pub fn genre(&self) -> &str {
        self.name.split('_').nth(1).unwrap_or_default()
    }

    /// The annotated mentions as the program has them.
    pub fn gold_mentions(&self) -> Vec<Mention> {
        let kind = |tag| match tag {
            Tag::Propn => MentionKind::Name,
            Tag::Pron => MentionKind::Pronoun,
            _ => MentionKind::Noun,
        };
        let mention = |gold: &Gold| Mention {
            tokens: gold.tokens,
            head: Idx::new(gold.head),
            kind: kind(self.tokens[gold.head].tag),
            class: Class::Other,
        };
        self.gold.iter().map(mention).collect()
    }

    /// The annotated mention with this head; of several, the shortest.
    pub fn gold_at(&self, head: usize) -> Option<&Gold> {
        let at = self.gold.partition_point(|gold| gold.head < head);
        self.gold.get(at).filter(|gold| gold.head == head)
    }

    /// The same in capitals.
    pub fn in_capitals(&self) -> Document {
        let mut document = Document { text: String::new(), ..self.clone() };
        for token in &mut document.tokens {
            let start = document.text.len();
            document.text.push_str(&self.text[token.span.range()].to_uppercase());
            token.span = Span::of(start..document.text.len());
            document.text.push(' ');
        }
        document
    }

    /// Words of a sentence.
    pub fn words(&self, sentence: &Sentence) -> Vec<&str> {
        self.tokens[sentence.tokens.range()].iter().map(|token| &self.text[token.span.range()]).collect()
    }
}

/// All documents, those for training and those held out: every tenth in the order of names.
pub fn documents(data: &Path) -> Result<(Vec<Document>, Vec<Document>), Failure> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(data.join("gum/dep"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for (number, path) in paths.iter().enumerate() {
        let part = if number % 10 == 9 { &mut held } else { &mut train };
        part.push(document(path)?);
    }
    Ok((train, held))
}

fn document(path: &Path) -> Result<Document, Failure> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut document = Document { name, ..Document::default() };
    let (mut paragraph, mut headings) = (0, 0_u32);
    let mut open: Vec<(u32, Sort, usize)> = Vec::new();
    let mut spans = Vec::new();
    for block in file.split("\n\n") {
        let first = document.tokens.len();
        for line in block.lines() {
            if line.starts_with("# newpar") && !line.starts_with("# newpar_") {
                paragraph += 1;
            }
            if let Some(rest) = line.strip_prefix("# newpar_block = head (") {
                headings = rest.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(1);
            }
            let columns: Vec<&str> = line.split('\t').collect();
            let &[id, word, lemma, tag, _, _, head, relation, _, misc] = columns.as_slice() else { continue };
            if id.contains(['-', '.']) {
                continue;
            }
            let wrong = || format!("reading {}: found {line:?}, expected a head", path.display());
            let start = document.text.len();
            document.text.push_str(word);
            let span = Span::of(start..document.text.len());
            document.text.push(' ');
            let head: usize = head.parse().map_err(|_| wrong())?;
            let at = document.tokens.len();
            document.tokens.push(Token {
                span,
                lemma: lemma.to_lowercase().into(),
                tag: labels::tag(tag),
                head: (head > 0).then(|| Idx::new(first + head - 1)),
                relation: match labels::relation(relation) {
                    Relation::Advmod if is_negation(&word.to_lowercase().replace('\u{2019}', "'")) => Relation::Neg,
                    relation => relation,
                },
                name: None,
            });
            if let Some(entities) = misc.split('|').find_map(|part| part.strip_prefix("Entity=")) {
                brackets(entities, at, &mut open, &mut spans);
            }
        }
        if document.tokens.len() > first {
            let heading = headings > 0;
            headings = headings.saturating_sub(1);
            document.sentences.push(Sentence { tokens: Span::of(first..document.tokens.len()), paragraph, heading });
        }
    }
    for (group, sort, range) in spans {
        let head = head_of(&document.tokens, &range);
        document.gold.push(Gold { tokens: Span::of(range), head, group, sort });
    }
    document.gold.sort_by_key(|gold| (gold.head, gold.tokens.len(), gold.tokens.start));
    Ok(document)
}

/// Reads "(1-person-new-…(2-place-…)1)": what opens and what closes at a word.
fn brackets(entities: &str, at: usize, open: &mut Vec<(u32, Sort, usize)>, spans: &mut Vec<(u32, Sort, std::ops::Range<usize>)>) {
    let mut rest = entities;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('(') {
            let end = after.find(['(', ')']).unwrap_or(after.len());
            let mut parts = after[..end].split('-');
            let group = parts.next().and_then(|group| group.parse().ok()).unwrap_or(0);
            open.push((group, sort_of(parts.next().unwrap_or_default()), at));
            rest = &after[end..];
            if let Some(after) = rest.strip_prefix(')') {
                rest = after;
                spans.extend(open.pop().map(|(group, sort, start)| (group, sort, start..at + 1)));
            }
        } else {
            let end = rest.find(')').unwrap_or(rest.len());
            let group = rest[..end].parse().unwrap_or(0);
            if let Some(opened) = open.iter().rposition(|&(number, ..)| number == group) {
                let (group, sort, start) = open.remove(opened);
                spans.push((group, sort, start..at + 1));
            }
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }
}

fn sort_of(name: &str) -> Sort {
    match name {
        "person" => Sort::Person,
        "organization" => Sort::Organisation,
        "place" => Sort::Place,
        "object" | "animal" | "plant" | "substance" => Sort::Thing,
        "event" => Sort::Event,
        "time" => Sort::Time,
        _ => Sort::Abstract,
    }
}

/// The first word of a span that hangs from outside it.
fn head_of(tokens: &[Token], range: &std::ops::Range<usize>) -> usize {
    let outside = |at: &usize| tokens[*at].head.is_none_or(|head| !range.contains(&head.at())) && tokens[*at].tag != Tag::Punct;
    range.clone().find(outside).unwrap_or(range.start)
}
