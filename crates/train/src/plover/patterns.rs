//! The verb patterns of PETRARCH's dictionary as examples: a verb, words near it, and the type of PLOVER that its CAMEO code stands for.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use casus_events::plover::Type;
use casus_events::plover::words::of_pattern;

use crate::Failure;

/// An example of the dictionary; no type is a verb that tells no event.
pub struct Pattern {
    pub features: Vec<u32>,
    pub kind: Option<Type>,
}

/// More members of a set of synonyms are left out.
const MOST_SYNONYMS: usize = 12;

/// Reads the dictionary, its codes by the table from CAMEO to PLOVER.
pub fn read(dictionary: &Path, table: &Path) -> Result<Vec<Pattern>, Failure> {
    let types = read_table(&std::fs::read_to_string(table)?);
    let text = String::from_utf8_lossy(&std::fs::read(dictionary)?).into_owned();
    Ok(read_dictionary(&text, &types))
}

/// CAMEO's codes with PLOVER's types: "0331: AGREE, , economic # …".
fn read_table(text: &str) -> HashMap<String, Type> {
    let line = |line: &str| {
        let (code, rest) = line.split_once(':')?;
        let kind = Type::from_word(rest.split(['#', ',']).next()?.trim())?;
        Some((code.trim().to_owned(), kind))
    };
    text.lines().filter_map(line).collect()
}

/// The type of a code; statements (01) tell no event, appeals (02) are requests, which the table leaves out.
fn type_of(code: &str, types: &HashMap<String, Type>) -> Option<Option<Type>> {
    let code = code.split(':').next().unwrap_or_default().trim();
    match code {
        "---" => Some(None),
        _ if code.starts_with("01") => Some(None),
        _ if code.starts_with("02") => Some(Some(Type::Request)),
        _ => types.get(code).map(|kind| Some(*kind)),
    }
}

fn read_dictionary(text: &str, types: &HashMap<String, Type>) -> Vec<Pattern> {
    let mut synonyms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut examples = Vec::new();
    let mut set: Option<String> = None;
    let (mut verbs, mut code): (Vec<String>, Option<String>) = (Vec::new(), None);
    for line in text.lines() {
        let (line, comment) = line.split_once('#').unwrap_or((line, ""));
        let line = line.trim();
        if let Some(name) = line.strip_prefix('&') {
            set = Some(name.split_whitespace().next().unwrap_or_default().trim_end_matches('_').to_owned());
        } else if let (Some(member), Some(name)) = (line.strip_prefix('+'), &set) {
            synonyms.entry(name.clone()).or_default().push(word(member));
        } else if line.starts_with("---") {
            set = None;
            verbs.clear();
            code = bracketed(line);
        } else if let Some(pattern) = line.strip_prefix("- ") {
            // the verb for which the pattern was written stands in its comment; without one it is that of all verbs of the block
            let own = comment.split_whitespace().next().unwrap_or_default().to_lowercase();
            let verb = if own.is_empty() { verbs.first().cloned() } else { Some(own) };
            let kind = bracketed(pattern).and_then(|code| type_of(&code, types));
            if let (Some(verb), Some(kind)) = (verb, kind) {
                let words: Vec<&str> = pattern.split('[').next().unwrap_or_default().split_whitespace().collect();
                examples.extend(near(&words, &synonyms).into_iter().map(|near| {
                    let near: Vec<&str> = near.iter().map(String::as_str).collect();
                    Pattern { features: of_pattern(&verb, &near), kind }
                }));
            }
        } else if set.is_none() && line.starts_with(|c: char| c.is_ascii_uppercase()) {
            let verb = word(line.split([' ', '{', '[']).next().unwrap_or_default());
            let own = bracketed(line).or_else(|| code.clone());
            if let Some(kind) = own.and_then(|code| type_of(&code, types)) {
                examples.push(Pattern { features: of_pattern(&verb, &[]), kind });
            }
            verbs.push(verb);
        }
    }
    examples
}

fn bracketed(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('[')?;
    Some(rest.split(']').next()?.trim().to_owned())
}

/// The words of a pattern near its verb, once for each member of its first set of synonyms.
fn near(words: &[&str], synonyms: &BTreeMap<String, Vec<String>>) -> Vec<Vec<String>> {
    let bare = |word: &&str| word.trim_matches(|c: char| "(){}_".contains(c)).to_owned();
    let words: Vec<String> = words.iter().map(bare).filter(|word| !word.is_empty() && !word.starts_with(['*', '$', '+', '%'])).collect();
    let sets: Vec<&Vec<String>> = words.iter().filter_map(|word| synonyms.get(word.strip_prefix('&')?)).collect();
    let rounds = sets.iter().map(|set| set.len()).max().unwrap_or(1).min(MOST_SYNONYMS);
    (0..rounds)
        .map(|round| {
            let member = |name: &str| synonyms.get(name).and_then(|set| set.get(round % set.len().max(1))).cloned();
            let each = words.iter().filter_map(|written| written.strip_prefix('&').map_or_else(|| Some(word(written)), member));
            each.flat_map(|words| words.split(' ').map(str::to_owned).collect::<Vec<_>>())
                .filter(|word| word.len() > 2 && !is_bare(word))
                .collect()
        })
        .collect()
}

/// Words that say nothing by themselves, which sentences do not list as near either.
fn is_bare(word: &str) -> bool {
    matches!(word, "the" | "for" | "with" | "from" | "out" | "off" | "over" | "into" | "against" | "that" | "and" | "its")
}

/// A word of the dictionary as a lemma: lower case, singular.
fn word(written: &str) -> String {
    let lower = written.trim().trim_matches('_').replace('_', " ").to_lowercase();
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "03: AGREE\n030: AGREE, , diplomatic # Express\n120: REJECT, ,  # Reject\n";
    const DICTIONARY: &str = "&PLAN\n+PROPOSAL\n+PLANS\n\n---  ACCEPT   [030]  ---\nACCEPT {ACCEPTS}\nEMBRACE\n- * &PLAN [030] # EMBRACE\n- * REFUSAL [120]\n- * DEFEAT [---] # ACCEPT\n";

    #[track_caller]
    fn check(lemma: &str, near: &[&str], expected: Option<Option<Type>>) {
        let examples = read_dictionary(DICTIONARY, &read_table(TABLE));
        let found = examples.iter().find(|example| example.features == of_pattern(lemma, near));
        assert_eq!(found.map(|example| example.kind), expected, "{lemma} {near:?}");
    }

    #[test]
    fn patterns_become_examples() {
        check("accept", &[], Some(Some(Type::Agree)));
        check("embrace", &["proposal"], Some(Some(Type::Agree)));
        check("embrace", &["plan"], Some(Some(Type::Agree)));
        check("accept", &["refusal"], Some(Some(Type::Reject)));
        check("accept", &["defeat"], Some(None));
        check("accept", &["plan"], None);
    }
}
