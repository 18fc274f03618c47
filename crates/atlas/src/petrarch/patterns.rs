//! Patterns: words around a verb that give its event a code of its own.

use super::phrase::plain_word;

/// One thing a pattern asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A word in capital letters.
    Word(String),
    /// A word or words of a set, by its name without `&`.
    Synset(String),
    /// `$`: who stands here is the source.
    Source,
    /// `+`: who stands here is the target.
    Target,
    /// `^`: whoever stands here is passed over.
    Skip,
    /// `%`: several who stand here joined are source and target in turn.
    Compound,
}

/// One thing a pattern asks for, and how near to the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is asked for.
    pub what: What,
    /// Whether it must stand right beside the one before it, seen from the verb (`_`), or anywhere further (a space).
    pub tight: bool,
}

/// A pattern of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What stands before the verb, from the verb outwards: in `- SAID WOULD *` first `WOULD`, then `SAID`.
    pub before: Vec<Item>,
    /// What stands behind the verb, from the verb outwards.
    pub after: Vec<Item>,
    /// The code, such as `042`, or `032:033` for an event told from both sides, or `---` for none.
    pub code: String,
}

impl Pattern {
    /// Reads `- SAID * TO ATTEND`, the code apart. Braces and parentheses, by which later dictionaries mark noun and prepositional phrases,
    /// only group.
    pub(super) fn read(text: &str, code: &str) -> Result<Pattern, &'static str> {
        let text = text.trim().strip_prefix('-').unwrap_or(text);
        let grouped: String = text.chars().map(|letter| if "(){}".contains(letter) { ' ' } else { letter }).collect();
        let (before, after) = grouped.split_once('*').ok_or("a pattern with * for the verb")?;
        if after.contains('*') {
            return Err("a pattern with one * for the verb");
        }
        let mut before = pieces(before);
        before.reverse();
        // seen from the verb, a word is tight when the sign behind it is
        let before = before.into_iter().map(|(what, _, tight)| Item { what, tight }).collect();
        let after = pieces(after).into_iter().map(|(what, tight, _)| Item { what, tight }).collect();
        Ok(Pattern { before, after, code: code.to_owned() })
    }

    /// How many things it asks for: of two patterns that fit, the one that asks for more is meant.
    pub fn size(&self) -> usize {
        self.before.len() + self.after.len()
    }
}

/// Everything asked for, each with whether it is tied to what is left of it and to what is right of it.
fn pieces(text: &str) -> Vec<(What, bool, bool)> {
    // "A_ B" is open, as PETRARCH reads it
    let text = text.replace("_ ", " ");
    let mut pieces: Vec<(What, bool, bool)> = Vec::new();
    let mut word = String::new();
    let mut tied = text.starts_with('_');
    for letter in text.chars().chain([' ']) {
        if !matches!(letter, ' ' | '\t' | '_' | '-') {
            word.push(letter);
            continue;
        }
        let close = matches!(letter, '_' | '-');
        if !word.is_empty() {
            pieces.push((what(&std::mem::take(&mut word)), tied, close));
            tied = close;
        } else if let Some(last) = pieces.last_mut() {
            last.2 &= close;
            tied &= close;
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.2 = text.ends_with('_');
    }
    pieces
}

fn what(word: &str) -> What {
    match word {
        "$" => What::Source,
        "+" => What::Target,
        "^" => What::Skip,
        "%" => What::Compound,
        _ => match word.strip_prefix('&') {
            Some(name) => What::Synset(name.to_uppercase()),
            None => What::Word(plain_word(word)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(items: &[Item]) -> String {
        let one = |item: &Item| {
            let what = match &item.what {
                What::Word(word) => word.clone(),
                What::Synset(name) => format!("&{name}"),
                What::Source => "$".to_owned(),
                What::Target => "+".to_owned(),
                What::Skip => "^".to_owned(),
                What::Compound => "%".to_owned(),
            };
            format!("{}{what}", if item.tight { "_" } else { " " })
        };
        items.iter().map(one).collect()
    }

    #[track_caller]
    fn check(pattern: &str, before: &str, after: &str) {
        let read = Pattern::read(pattern, "010").unwrap();
        assert_eq!((shown(&read.before).as_str(), shown(&read.after).as_str()), (before, after));
    }

    #[test]
    fn words_before_and_behind() {
        check("- * FOR BREAD", "", " FOR BREAD");
        check("- SAID_WOULD * NOW", " WOULD_SAID", " NOW");
        check("- IN_*", "_IN", "");
        check("- *_UP_TO NOW", "", "_UP_TO NOW");
        check("- IN_ *", " IN", "");
        check("- * OFF_", "", " OFF");
    }

    #[test]
    fn signs_and_sets() {
        check("- $ ^ FOR *", " FOR ^ $", "");
        check("- NEW_&TIES_LINKS * %", " LINKS_&TIES_NEW", " %");
        check("- ANTI- + *", " + ANTI", "");
        check("- * {OLD LINK} (AT &PLACE)", "", " OLD LINK AT &PLACE");
    }

    #[test]
    fn what_is_no_pattern() {
        assert_eq!(Pattern::read("- SAID", "010"), Err("a pattern with * for the verb"));
        assert_eq!(Pattern::read("- * SAID *", "010"), Err("a pattern with one * for the verb"));
    }
}
