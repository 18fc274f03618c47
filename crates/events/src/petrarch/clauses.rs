//! Clauses between commas that PETRARCH leaves out.

use super::coder::Settings;
use super::line::Line;
use super::parties::Party;
use crate::tree::Tree;
use casus_text::Tag;

/// Words of a line that are not looked at, since they stand between `commas` and are few; the bounds are the settings'.
pub(super) fn left_out(line: &Line, commas: &[usize], settings: &Settings) -> Vec<bool> {
    let mut out = vec![false; line.words.len()];
    let count = |from: usize, to: usize| line.words[from..to].iter().filter(|word| word.text.starts_with(char::is_alphabetic)).count();
    let within = |count: usize, (least, most): (usize, usize)| most > 0 && (least..=most).contains(&count);
    let Some((first, last)) = commas.first().zip(commas.last()) else { return out };
    if within(count(0, *first), settings.first_clause) {
        out[..*first].fill(true);
    }
    if within(count(*last, line.words.len()), settings.last_clause) {
        out[*last..].fill(true);
    }
    for pair in commas.windows(2) {
        if within(count(pair[0], pair[1]), settings.inner_clause) {
            out[pair[0]..pair[1]].fill(true);
        }
    }
    out
}

/// Words that a comma stands before, in order, but for those inside of a party.
pub(super) fn commas(tree: &Tree<'_>, line: &Line, parties: &[Party]) -> Vec<usize> {
    let mut inside = vec![false; line.words.len()];
    parties.iter().filter(|party| party.start < party.end).for_each(|party| inside[party.start + 1..=party.end].fill(true));
    // "broad, open talks" is one phrase, though the tree may be wrong about it
    let adjective = |word: usize| tree.token(line.words[word].token).tag == Tag::Adj;
    let parts = |word: &usize| line.words[*word].comma && !inside[*word] && !(*word > 0 && adjective(*word) && adjective(*word - 1));
    (0..line.words.len()).filter(parts).collect()
}
