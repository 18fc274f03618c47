//! What training asks: the same words, parties and features that coding sees.

use casus_text::{Parse, Report};

use super::coder::{Desk, seen};
use super::parties::Party;
use super::scheme::Type;
use super::words::{self, Word};
use super::{bonds, model};
use crate::Reader;
use crate::judge::linear::{Linear, Seen};
use crate::page::Page;

/// A report's words that may tell an event, and its phrases that may be source or target.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Words, in order.
    pub words: Vec<Word>,
    /// Phrases, in the order of their main words.
    pub parties: Vec<Party>,
    /// For each event that was asked for the features of each party of its sentence, with the party's number.
    pub bonds: Vec<Vec<(usize, Vec<u32>)>>,
}

/// Lays a report open; `events` are the words that tell one, by their number among the tokens, with its type.
pub fn sheet(reader: &Reader, report: &Report, parse: &Parse, events: &[(usize, Type)]) -> Sheet {
    let page = Page::open(reader, report, parse);
    let desk = Desk::of(&page);
    let bonds = events
        .iter()
        .map(|(at, kind)| desk.beside(*at).map(|number| (number, bonds::seen(&desk.scene, &desk.parties, number, *at, *kind))).collect())
        .collect();
    Sheet { words: words::find(&desk.scene, &desk.parties), parties: desk.parties, bonds }
}

/// What each word of a sheet looks like once it is known what words are by themselves.
pub fn looks(sheet: &Sheet, bare: &Linear) -> Vec<Vec<u32>> {
    let types = model::bare_types(bare, &sheet.words);
    (0..sheet.words.len()).map(|number| model::look(&sheet.words, &types, number)).collect()
}

/// A look beside the words around, as the weights are asked.
pub fn asked<'f>(look: &'f [u32], word: &'f Word) -> Seen<'f> {
    seen(look, word)
}
