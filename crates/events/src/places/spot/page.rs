//! A report as it is read for names: words, stretches that may hold names, and what a tagger finds in them.

use std::ops::Range;

use casus_atlas::Atlas;
use casus_text::parse::names::tagger::Tagger;
use casus_text::{Sentence, Span};

use super::ask::ask;
use super::look::{Look, looks};
use super::model::Spotter;
use super::runs::{join, runs};
use super::words::Words;
use super::{BODY, LABELS, role_of};
use crate::places::Role;

/// A report's words with what is seen of them. For those who learn; who reads asks [`spot`](super::spot()).
#[derive(Clone, Debug)]
pub struct Page {
    /// Words: the report's tokens, short forms of states joined with their full stops.
    tokens: Vec<Span<u8>>,
    pub(super) looks: Vec<Look>,
    /// Stretches that may hold names, each with its sentence.
    runs: Vec<(Range<usize>, Range<usize>)>,
}

/// A name that a tagger found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its words on the page.
    pub words: Range<usize>,
    /// Its label, as a position in [`LABELS`].
    pub label: usize,
    /// The least chance of any of its words to stand in a toponym at all, as the weights have it.
    pub margin: f32,
}

impl Page {
    /// Looks at a report.
    pub fn new(words: &Words, atlas: &Atlas, text: &str, tokens: &[Span<u8>], sentences: &[Sentence]) -> Page {
        let (tokens, sentences) = join(text, tokens, sentences.iter().map(|sentence| sentence.tokens.range()));
        let looks = looks(words, atlas, text, &tokens, &sentences);
        let runs = runs(&looks, &sentences);
        Page { tokens, looks, runs }
    }

    /// How many stretches may hold names.
    pub fn runs(&self) -> usize {
        self.runs.len()
    }

    /// The words of a stretch.
    pub fn run(&self, run: usize) -> Range<usize> {
        self.runs[run].0.clone()
    }

    /// The bytes of all words.
    pub fn tokens(&self) -> &[Span<u8>] {
        &self.tokens
    }

    /// The bytes of some words.
    pub fn bytes(&self, words: &Range<usize>) -> Span<u8> {
        self.tokens[words.start].join(self.tokens[words.end - 1])
    }

    /// Writes the answers at a word of a stretch.
    pub fn ask(&self, run: usize, at: usize, answers: &mut Vec<u32>) {
        ask(&self.looks, &self.runs[run].1, at, answers);
    }

    /// Whether words are an adjective or a people of a country or region and no name of a place besides, as the atlas has it; that there is a
    /// village called "German" or a county called "Canadian" does not count.
    pub fn is_adjective(&self, words: &Range<usize>) -> bool {
        use super::senses::{ADMIN2, ANY_PLACE, DEMONYM, SMALL, VILLAGE};
        let senses = self.looks[words.start].senses;
        senses & DEMONYM > 0 && senses & ANY_PLACE & !(VILLAGE | SMALL | ADMIN2) == 0
    }

    /// What a name does; none for the name of a body. What the atlas has as nothing but a people, or what is theirs, says where nothing is.
    pub fn role(&self, name: &Found) -> Option<Role> {
        let role = role_of(name.label)?;
        let whole = self.looks[name.words.start].begins_words as usize >= name.words.len();
        Some(if role.says_where() && whole && self.is_adjective(&name.words) { Role::Demonym } else { role })
    }

    /// The scores of all labels for the words of a stretch.
    pub fn scores(&self, tagger: &Tagger, run: usize) -> Vec<i32> {
        let start = self.runs[run].0.start;
        tagger.scores(self.runs[run].0.len(), |at, answers| self.ask(run, start + at, answers))
    }

    /// The names in a stretch.
    pub fn names(&self, spotter: &Spotter, run: usize) -> Vec<Found> {
        let scores = self.scores(&spotter.tagger, run);
        let labels = spotter.tagger.best(&scores);
        if labels.iter().all(|label| *label == 0) {
            return Vec::new();
        }
        let chances = spotter.tagger.chances(&scores, spotter.scale.unit);
        let start = self.runs[run].0.start;
        let mut names: Vec<Found> = Vec::new();
        for (at, (label, row)) in labels.iter().zip(chances.chunks_exact(spotter.tagger.labels())).enumerate() {
            let margin = 1.0 - row[0] - row[1 + 2 * BODY] - row[2 + 2 * BODY];
            match (label % 2, names.last_mut()) {
                _ if *label == 0 => {}
                (0, Some(last)) => {
                    last.words.end = start + at + 1;
                    last.margin = last.margin.min(margin);
                }
                _ => names.push(Found { words: start + at..start + at + 1, label: (usize::from(*label) - 1) / 2, margin }),
            }
        }
        debug_assert!(names.iter().all(|name| name.label < LABELS.len()));
        names
    }
}
