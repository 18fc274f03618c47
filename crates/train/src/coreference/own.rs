//! Examples of our own: nouns with their sorts, and invented reports with their chains.

use casus_text::English;
use casus_text::parse::coreference::{Sort, noun_rows};
use casus_text::parse::parse;
use casus_text::{Mention, Report};

use super::learn::Example;
use crate::Failure;
use crate::gum_entities::Document;

/// Rows and sort of each noun of our list.
pub fn nouns() -> impl Iterator<Item = (Vec<u32>, usize)> {
    include_str!("../../data/nouns.txt").lines().flat_map(|line| {
        let (name, nouns) = line.split_once(": ").unwrap_or_default();
        let sort = Sort::ALL.into_iter().find(|sort| format!("{sort:?}") == name).unwrap_or(Sort::Abstract);
        nouns.split(' ').flat_map(noun_rows).map(move |rows| (rows.to_vec(), sort as usize))
    })
}

/// An invented report, its mentions as the program finds them.
pub struct Own {
    document: Document,
    mentions: Vec<Mention>,
    gold: Vec<Option<u32>>,
}

impl Own {
    /// As the trainer reads it.
    pub fn example(&self) -> Example<'_> {
        Example { document: &self.document, mentions: self.mentions.clone(), gold: self.gold.clone() }
    }
}

/// Our reports on the trees of `english`, as written and in capitals.
pub fn reports(english: &English) -> Result<Vec<Own>, Failure> {
    let lines = include_str!("../../data/chains.txt").lines().filter(|line| !line.starts_with('#'));
    let mut reports = Vec::new();
    for (number, line) in lines.enumerate() {
        let (text, brackets) = strip(line).ok_or_else(|| format!("reading data/chains.txt: found {line:?}, expected closed brackets"))?;
        for text in [text.clone(), text.to_uppercase()] {
            let report = Report::of_text("own", &text);
            let parsed = parse(english, &report);
            let gold = parsed.mentions.iter().map(|mention| {
                let at = parsed.tokens[mention.head.at()].span.start as usize;
                let inside = brackets.iter().filter(|(_, range)| range.contains(&at)).min_by_key(|(_, range)| range.len())?;
                // the word on which the bracket hangs, and none of those below it
                let up = parsed.tokens[mention.head.at()].head.map(|up| parsed.tokens[up.at()].span.start as usize);
                up.is_none_or(|up| !inside.1.contains(&up)).then_some(inside.0)
            });
            let gold = gold.collect();
            let document =
                Document { name: format!("own {number}"), text, tokens: parsed.tokens, sentences: parsed.sentences, gold: Vec::new() };
            reports.push(Own { document, mentions: parsed.mentions, gold });
        }
    }
    Ok(reports)
}

/// Numbers, and the bytes of the words that stand for them.
type Brackets = Vec<(u32, std::ops::Range<usize>)>;

/// The text without brackets, and what they held.
fn strip(line: &str) -> Option<(String, Brackets)> {
    let mut text = String::new();
    let mut brackets = Vec::new();
    let mut rest = line;
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let (number, after) = rest[open + 1..].split_once(' ')?;
        let (words, after) = after.split_once(']')?;
        let start = text.len();
        text.push_str(words);
        brackets.push((number.parse().ok()?, start..text.len()));
        rest = after;
    }
    text.push_str(rest);
    Some((text, brackets))
}
