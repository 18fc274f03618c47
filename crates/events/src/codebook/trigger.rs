//! Trigger words: a small notation that a coder who is no programmer can write.
//!
//! `suicide bombing|attack/N` is the lemma "suicide", then "bombing" or "attack" used as a noun. `/N` (noun), `/V` (verb) or
//! `/A` (adjective) marks the head, the word around which roles are sought; a trigger has exactly one. `_` lets up to six
//! words pass ("take _ hostage/N"); a `?` after a word makes it optional ("open/V fire", "drive-by? shooting/N").

use casus_text::{Parse, Span, Tag, Token};

/// Words that tell of an event, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    words: Vec<Word>,
    head: usize,
}

/// One position of a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// One of these lemmas; used as this part of speech, if it is the head.
    Lemma {
        /// Dictionary forms in lower case, any of which fits.
        any: Vec<String>,
        /// Part of speech demanded of the head.
        tag: Option<Part>,
        /// Whether it may be missing.
        optional: bool,
    },
    /// Up to six words of any kind.
    Gap,
}

/// Part of speech of a trigger's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `/N`
    Noun,
    /// `/V`
    Verb,
    /// `/A`
    Adjective,
}

/// How many words a gap lets pass.
const GAP: usize = 6;

impl Trigger {
    /// Reads the notation.
    ///
    /// ```
    /// use casus_events::codebook::Trigger;
    /// assert!(Trigger::parse("open/V fire").is_ok());
    /// assert_eq!(
    ///     Trigger::parse("open fire").unwrap_err(),
    ///     "found trigger \"open fire\" with 0 heads, expected one word marked /N, /V or /A",
    /// );
    /// ```
    ///
    /// # Errors
    /// What was found and what was expected, when no word or several are marked as the head.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut heads = Vec::new();
        let mut words = Vec::new();
        for piece in text.split_whitespace() {
            if piece == "_" {
                words.push(Word::Gap);
                continue;
            }
            let (piece, optional) = piece.strip_suffix('?').map_or((piece, false), |rest| (rest, true));
            let (lemmas, tag) = match piece.split_once('/') {
                Some((lemmas, "N")) => (lemmas, Some(Part::Noun)),
                Some((lemmas, "V")) => (lemmas, Some(Part::Verb)),
                Some((lemmas, "A")) => (lemmas, Some(Part::Adjective)),
                Some((_, other)) => return Err(format!("found {other:?} in trigger {text:?}, expected N, V or A after the stroke")),
                None => (piece, None),
            };
            if tag.is_some() {
                heads.push(words.len());
            }
            words.push(Word::Lemma { any: lemmas.split('|').map(str::to_owned).collect(), tag, optional });
        }
        match heads[..] {
            [head] => Ok(Trigger { words, head }),
            _ => Err(format!("found trigger {text:?} with {} heads, expected one word marked /N, /V or /A", heads.len())),
        }
    }

    /// Whether the head is a verb.
    pub fn head_is_verb(&self) -> bool {
        matches!(&self.words[self.head], Word::Lemma { tag: Some(Part::Verb), .. })
    }

    /// The lemmas of the head, to index triggers by.
    pub fn head_lemmas(&self) -> &[String] {
        match &self.words[self.head] {
            Word::Lemma { any, .. } => any,
            Word::Gap => &[],
        }
    }

    /// Whether `lemma` is one of its own words, as opposed to one that stands in its gap.
    pub fn asks_for(&self, lemma: &str) -> bool {
        self.words.iter().any(|word| matches!(word, Word::Lemma { any, .. } if any.iter().any(|own| own == lemma)))
    }

    /// The tokens it matches when its head stands at `at`, within `bounds`; the words before the head must stand right before it.
    pub fn matches(&self, parse: &Parse, at: usize, bounds: Span<Token>) -> Option<Span<Token>> {
        if !fits(&self.words[self.head], &parse.tokens[at]) {
            return None;
        }
        let start = self.backwards(parse, at, bounds.start as usize)?;
        let end = self.forwards(parse, at + 1, bounds.end as usize, self.head + 1)?;
        Some(Span::of(start..end))
    }

    fn backwards(&self, parse: &Parse, head: usize, floor: usize) -> Option<usize> {
        let mut start = head;
        let mut words = self.words[..self.head].iter().rev();
        while let Some(word) = words.next() {
            match word {
                Word::Gap => {
                    // the word before the gap stands somewhere in the six words before
                    let before = words.next()?;
                    start = (floor.max(start.saturating_sub(GAP + 1))..start).rev().find(|&i| fits(before, &parse.tokens[i]))?;
                }
                Word::Lemma { optional, .. } => {
                    let previous = start.checked_sub(1).filter(|&i| i >= floor && fits(word, &parse.tokens[i]));
                    match previous {
                        Some(previous) => start = previous,
                        None if *optional => {}
                        None => return None,
                    }
                }
            }
        }
        Some(start)
    }

    fn forwards(&self, parse: &Parse, from: usize, ceiling: usize, word: usize) -> Option<usize> {
        let Some(next) = self.words.get(word) else { return Some(from) };
        match next {
            Word::Gap => (from..(from + GAP + 1).min(ceiling)).find_map(|i| self.forwards(parse, i, ceiling, word + 1)),
            Word::Lemma { optional, .. } => {
                if from < ceiling
                    && fits(next, &parse.tokens[from])
                    && let Some(end) = self.forwards(parse, from + 1, ceiling, word + 1)
                {
                    return Some(end);
                }
                if *optional { self.forwards(parse, from, ceiling, word + 1) } else { None }
            }
        }
    }
}

fn fits(word: &Word, token: &Token) -> bool {
    let Word::Lemma { any, tag, .. } = word else { return false };
    let tagged = match tag {
        None => true,
        Some(Part::Noun) => matches!(token.tag, Tag::Noun | Tag::Propn),
        Some(Part::Verb) => token.tag == Tag::Verb,
        Some(Part::Adjective) => token.tag == Tag::Adj,
    };
    tagged && any.iter().any(|lemma| **lemma == *token.lemma)
}
