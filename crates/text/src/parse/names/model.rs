//! The model of names, as a file and in use.

use super::agree::agree;
use super::lists::Lists;
use super::look::Look;
use super::tagger::Tagger;
use super::{Around, Class, Found, found, looks, more};
use crate::model::{ModelError, ModelKind};
use crate::{Mention, Sentence, Token};

/// The file; its version is also that of the questions.
const KIND: ModelKind =
    ModelKind { name: "model of names", magic: b"casusnam", version: 2, command: "names ../shared/data data/models/names.bin" };
/// More than any model unpacks to.
const MOST: usize = 64 << 20;

/// Finds names and says what mentions stand for. Read-only, so any number of threads may share it.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// Names of places, persons and groups.
    pub lists: Lists,
    /// Nouns, each in the lists of its [`Class`]es.
    pub nouns: Lists,
    /// Finds names.
    pub names: Tagger,
    /// Finds mentions, described ones too.
    pub mentions: Tagger,
}

impl Default for Names {
    /// A model that knows nothing: no lists, no types.
    fn default() -> Names {
        let tagger = || Tagger::new(Vec::new(), 1, vec![0; 2]);
        Names { lists: Lists::default(), nouns: Lists::default(), names: tagger(), mentions: tagger() }
    }
}

impl Names {
    /// Reads a model, as `casus-train names` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Names, ModelError> {
        let plain = KIND.inflate(KIND.open(bytes)?, MOST)?;
        Names::unpack(&mut &plain[..]).ok_or_else(|| KIND.wrong("lists or weights that break off", "two lists and two taggers"))
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Names> {
        let (lists, nouns) = (Lists::unpack(bytes)?, Lists::unpack(bytes)?);
        let (names, mentions) = (Tagger::unpack(bytes)?, Tagger::unpack(bytes)?);
        bytes.is_empty().then_some(Names { lists, nouns, names, mentions })
    }

    /// The bytes of a file that [`Names::from_bytes`] reads.
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        self.lists.pack(&mut plain);
        self.nouns.pack(&mut plain);
        self.names.pack(&mut plain);
        self.mentions.pack(&mut plain);
        let mut bytes = KIND.begin();
        bytes.extend(miniz_oxide::deflate::compress_to_vec(&plain, 9));
        bytes
    }

    /// The labels of [`Names::names`] for all words, sentence by sentence.
    pub fn name_labels(&self, looks: &[Vec<Look>]) -> Vec<Vec<u8>> {
        let mut labels: Vec<Vec<u8>> = looks.iter().map(|looks| self.names.tag(looks, &[])).collect();
        agree(looks, &mut labels);
        labels
    }

    /// Names of a report, in order, with types of [`Names::names`].
    pub fn find_names(&self, text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Found> {
        let labels = self.name_labels(&looks(&self.lists, text, tokens, sentences));
        sentences.iter().zip(labels).flat_map(|(sentence, labels)| found(&labels, sentence.tokens.start as usize)).collect()
    }

    /// Mentions an analyst would mark, in order, with types of [`Names::mentions`]; they do not overlap.
    pub fn find_mentions(&self, text: &str, around: &Around) -> Vec<Found> {
        let looks = looks(&self.lists, text, around.tokens, around.sentences);
        let labels = self.name_labels(&looks);
        let more = more(&self.nouns, around, &labels);
        let spans = around.sentences.iter().zip(looks.iter().zip(&more));
        spans.flat_map(|(sentence, (looks, more))| found(&self.mentions.tag(looks, more), sentence.tokens.start as usize)).collect()
    }

    /// What each mention stands for.
    pub fn classes(&self, text: &str, around: &Around) -> Vec<Class> {
        let looks = looks(&self.lists, text, around.tokens, around.sentences);
        let labels = self.name_labels(&looks);
        let more = more(&self.nouns, around, &labels);
        let marked: Vec<Vec<u8>> = looks.iter().zip(&more).map(|(looks, more)| self.mentions.tag(looks, more)).collect();
        let (looks, labels, marked) = (looks.concat(), labels.concat(), marked.concat());
        around.mentions.iter().map(|mention: &Mention| self.settle(around, mention, &looks, &labels, &marked)).collect()
    }
}
