//! Trigger words: a small notation that a coder who is no programmer can write.
//!
//! `suicide bombing|attack/N` is the lemma "suicide", then "bombing" or "attack" used as a noun. `/N` (noun), `/V` (verb) or
//! `/A` (adjective) marks the head, the word around which roles are sought; a trigger has exactly one. `_` lets up to six
//! words pass ("take _ hostage/N"); a `?` after a word makes it optional ("open/V fire", "drive-by? shooting/N").

use casus_text::parse::tokens;
use casus_text::{Parse, Span, Tag, Token};

/// Words that tell of an event, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trigger {
    words: Vec<Word>,
    head: usize,
}

/// One position of a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// One of these lemmas; used as this part of speech, if it is the head.
    Lemma {
        /// Dictionary forms in lower case, any of which fits; a hyphenated one in the pieces that the tokenizer cuts.
        any: Vec<Vec<String>>,
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

/// An entry in the pieces that the tokenizer cuts.
fn pieces(entry: &str) -> Vec<String> {
    if entry.contains('-') { tokens::words(entry).map(str::to_owned).collect() } else { vec![entry.to_owned()] }
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
            words.push(Word::Lemma { any: lemmas.split('|').map(pieces).collect(), tag, optional });
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
    pub fn head_lemmas(&self) -> Vec<String> {
        let Word::Lemma { any, .. } = &self.words[self.head] else { return Vec::new() };
        let mut lemmas: Vec<String> = any.iter().map(|pieces| pieces[main_piece(pieces)].clone()).collect();
        // "hostage-taking" may be read as a form of "take"
        for stem in any.iter().filter(|pieces| pieces.len() > 1).filter_map(|pieces| pieces[main_piece(pieces)].strip_suffix("ing")) {
            lemmas.extend([stem.to_owned(), format!("{stem}e")]);
        }
        lemmas
    }

    /// Whether `lemma` is one of its own words, as opposed to one that stands in its gap.
    pub fn asks_for(&self, lemma: &str) -> bool {
        self.words.iter().any(|word| matches!(word, Word::Lemma { any, .. } if any.iter().flatten().any(|own| own == lemma)))
    }

    /// The tokens it matches when its head stands at `at`, within `bounds`; the words before the head must stand right before it,
    /// or be joined to it by a hyphen.
    pub fn matches(&self, parse: &Parse, at: usize, bounds: Span<Token>) -> Option<Span<Token>> {
        let own = head_span(&self.words[self.head], parse, at, bounds)?;
        let start = self.backwards(parse, own.start as usize, bounds.start as usize)?;
        let end = self.forwards(parse, own.end as usize, bounds.end as usize, self.head + 1)?;
        Some(Span::of(start..end))
    }

    fn backwards(&self, parse: &Parse, head: usize, floor: usize) -> Option<usize> {
        let mut start = head;
        let mut words = self.words[..self.head].iter().rev();
        while let Some(word) = words.next() {
            match word {
                Word::Gap => {
                    // the word before the gap ends somewhere in the six words before
                    let before = words.next()?;
                    let first = (floor..start).rev().filter(|&i| !hyphen(parse, i)).nth(GAP).unwrap_or(floor);
                    start = (first..start).rev().find_map(|i| fits_before(before, parse, i + 1, floor))?;
                }
                Word::Lemma { optional, .. } => {
                    let skipping = start.checked_sub(1).filter(|&i| i > floor && hyphen(parse, i));
                    let previous = fits_before(word, parse, start, floor).or_else(|| fits_before(word, parse, skipping?, floor));
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
            Word::Gap => {
                let last = (from..ceiling).filter(|&i| !hyphen(parse, i)).nth(GAP).map_or(ceiling, |i| i + 1);
                (from..last).find_map(|i| self.forwards(parse, i, ceiling, word + 1))
            }
            Word::Lemma { optional, .. } => {
                let skipping = from + usize::from(from + 1 < ceiling && hyphen(parse, from));
                let mut starts = [from, skipping].into_iter().take(if skipping > from { 2 } else { 1 });
                let found = starts.find_map(|from| {
                    let used = fits(next, parse, from, ceiling)?;
                    self.forwards(parse, from + used, ceiling, word + 1)
                });
                found.or_else(|| if *optional { self.forwards(parse, from, ceiling, word + 1) } else { None })
            }
        }
    }
}

/// Whether a hyphen stands at `at`.
fn hyphen(parse: &Parse, at: usize) -> bool {
    &*parse.tokens[at].lemma == "-"
}

/// The piece of a hyphenated entry that its other pieces hang on: "bomb" of "car-bomb", "shoot" of "shoot-out".
fn main_piece(pieces: &[String]) -> usize {
    let particle = |piece: &str| matches!(piece, "by" | "down" | "in" | "off" | "on" | "out" | "over" | "run" | "up");
    match pieces {
        [_] => 0,
        [first @ .., last] if particle(last) => first.iter().position(|piece| piece != "-").unwrap_or(0),
        _ => pieces.len() - 1,
    }
}

/// Whether a token is this piece of an entry; in a hyphenated one, tagging does not tell "taking" from "take".
fn is_piece(piece: &str, lemma: &str, alone: bool) -> bool {
    if *piece == *lemma || alone {
        return *piece == *lemma;
    }
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    stem.len() > 2 && piece.strip_prefix(stem).is_some_and(|rest| matches!(rest, "ing" | "ed" | "s"))
}

/// How many tokens of an entry stand from `from`: all of them, or none.
fn standing(pieces: &[String], parse: &Parse, from: usize, ceiling: usize) -> Option<usize> {
    let alone = pieces.len() == 1;
    let fits = from + pieces.len() <= ceiling
        && pieces.iter().zip(&parse.tokens[from..]).all(|(piece, token)| is_piece(piece, &token.lemma, alone));
    fits.then_some(pieces.len())
}

/// How many tokens from `from` a word of the trigger fits.
fn fits(word: &Word, parse: &Parse, from: usize, ceiling: usize) -> Option<usize> {
    let Word::Lemma { any, .. } = word else { return None };
    any.iter().find_map(|pieces| standing(pieces, parse, from, ceiling))
}

/// Where a word of the trigger begins that ends before `end`.
fn fits_before(word: &Word, parse: &Parse, end: usize, floor: usize) -> Option<usize> {
    let Word::Lemma { any, .. } = word else { return None };
    any.iter().find_map(|pieces| {
        let from = end.checked_sub(pieces.len()).filter(|from| *from >= floor)?;
        standing(pieces, parse, from, end).map(|_| from)
    })
}

/// The tokens of the head, when its main piece stands at `at`.
fn head_span(word: &Word, parse: &Parse, at: usize, bounds: Span<Token>) -> Option<Span<Token>> {
    let Word::Lemma { any, tag, .. } = word else { return None };
    let token = &parse.tokens[at];
    let tagged = match tag {
        None => true,
        Some(Part::Noun) => matches!(token.tag, Tag::Noun | Tag::Propn),
        Some(Part::Verb) => token.tag == Tag::Verb,
        Some(Part::Adjective) => token.tag == Tag::Adj,
    };
    any.iter().filter(|pieces| tagged || pieces.len() > 1).find_map(|pieces| {
        let from = at.checked_sub(main_piece(pieces)).filter(|from| *from >= bounds.start as usize)?;
        standing(pieces, parse, from, bounds.end as usize).map(|used| Span::of(from..from + used))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use casus_text::Relation;

    /// Checks what a trigger matches in these lemmas, of which the one marked "*" is the head and a noun.
    #[track_caller]
    fn check(trigger: &str, lemmas: &str, expected: Option<&str>) {
        let words: Vec<&str> = lemmas.split(' ').collect();
        let token = |word: &&str| Token {
            span: Span::of(0..1),
            lemma: word.trim_start_matches('*').into(),
            tag: if word.starts_with('*') { Tag::Noun } else { Tag::X },
            head: None,
            relation: Relation::Dep,
            name: None,
        };
        let parse = Parse { tokens: words.iter().map(token).collect(), ..Parse::default() };
        let head = words.iter().position(|word| word.starts_with('*')).expect("a word is marked");
        let found = Trigger::parse(trigger).expect("a sound trigger").matches(&parse, head, Span::of(0..words.len()));
        let found = found.map(|span| words[span.range()].join(" ").replace('*', ""));
        assert_eq!(found.as_deref(), expected, "{trigger}");
    }

    #[test]
    fn hyphens_join_what_stands_side_by_side() {
        check("car bomb/N", "a car - *bomb explode", Some("car - bomb"));
        check("car-bomb/N", "a car - *bomb explode", Some("car - bomb"));
        check("car-bomb/N", "a car *bomb explode", None);
        check("drive-by? shooting/N", "in a drive - by *shooting there", Some("drive - by shooting"));
        check("drive-by? shooting/N", "in a *shooting there", Some("shooting"));
        check("hostage-taking|abduction/N", "the hostage - *take go on", Some("hostage - take"));
        check("shoot-out/N", "a *shoot - out in Cali", Some("shoot - out"));
        check("air - strike/N", "an air - *strike", Some("air - strike"));
        check("strike/N _ base", "a *strike on the two - year - old base", Some("strike on the two - year - old base"));
    }
}
