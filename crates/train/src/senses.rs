//! The table of senses from the database files of WordNet 3.1 (Princeton University; licence in `data/LICENSE-WORDNET`).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use casus_events::senses::{Concept, Senses};

use crate::Failure;

/// A concept is kept if at least so many words fall under it in one of their two commonest senses.
const LEAST: usize = 12;
/// How far up hypernyms are followed.
const DEEP: usize = 24;

/// A synset: its part of speech and place in the file.
type Synset = (bool, u32);

/// Writes the table from the folder of the database files (`data.noun`, `index.noun`, `data.verb`, `index.verb`).
pub fn write(folder: &Path, table: &Path) -> Result<(), Failure> {
    let mut above: HashMap<Synset, Synset> = HashMap::new();
    let mut words: BTreeMap<(String, bool), Vec<Synset>> = BTreeMap::new();
    for (ending, verb) in [("noun", false), ("verb", true)] {
        let text = |name: &str| std::fs::read_to_string(folder.join(format!("{name}.{ending}")));
        above.extend(text("data")?.lines().filter_map(hypernym).map(|(at, up)| ((verb, at), (verb, up))));
        for (word, senses) in text("index")?.lines().filter_map(entry) {
            words.insert((word, verb), senses.into_iter().map(|at| (verb, at)).collect());
        }
    }
    let chain = |synset: Synset| std::iter::successors(Some(synset), |at| above.get(at).copied()).take(DEEP);
    let mut under: BTreeMap<Synset, usize> = BTreeMap::new();
    for senses in words.values() {
        let all: BTreeSet<Synset> = senses.iter().flat_map(|synset| chain(*synset)).collect();
        all.into_iter().for_each(|synset| *under.entry(synset).or_default() += 1);
    }
    under.retain(|_, count| *count >= LEAST);
    let number: HashMap<Synset, Concept> = (0..).zip(under.keys()).map(|(number, synset)| (*synset, number)).collect();
    let kept = |synset: Synset| chain(synset).find_map(|up| number.get(&up).copied());
    let parents = under.keys().map(|synset| above.get(synset).and_then(|up| kept(*up)).unwrap_or(number[synset])).collect();
    let entries = words.iter().map(|((word, verb), senses)| {
        let mut concepts: Vec<Concept> = senses.iter().filter_map(|synset| kept(*synset)).collect();
        concepts.dedup();
        (word.clone(), *verb, concepts)
    });
    let senses = Senses::new(parents, entries.filter(|(_, _, concepts)| !concepts.is_empty()));
    let bytes = senses.bytes();
    println!("{} concepts, {} words, {} bytes", under.len(), words.len(), bytes.len());
    Ok(std::fs::write(table, bytes)?)
}

/// A synset and its first hypernym.
fn hypernym(line: &str) -> Option<(u32, u32)> {
    if line.starts_with(' ') {
        return None;
    }
    let fields: Vec<&str> = line.split(' ').collect();
    let count = usize::from_str_radix(fields.get(3)?, 16).ok()?;
    let pointers = fields.get(5 + 2 * count..)?;
    let up = pointers.chunks(4).find(|pointer| matches!(pointer[0], "@" | "@i"))?;
    Some((fields[0].parse().ok()?, up.get(1)?.parse().ok()?))
}

/// A word of small letters and its two commonest senses.
fn entry(line: &str) -> Option<(String, Vec<u32>)> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let word = fields.first().filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))?;
    let count: usize = fields.get(2)?.parse().ok()?;
    let senses = fields.get(fields.len().checked_sub(count)?..)?;
    Some(((*word).to_owned(), senses.iter().take(2).filter_map(|at| at.parse().ok()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_database_are_read() {
        let line = "03553003 06 n 02 barn 0 shed 0 002 @ 02913152 n 0000 ~ 03000001 n 0000 | an outbuilding";
        assert_eq!(hypernym(line), Some((3_553_003, 2_913_152)));
        assert_eq!(hypernym("  1 This software"), None);
        assert_eq!(entry("barn n 2 3 @ ~ #p 2 1 03553003 13620052  "), Some(("barn".to_owned(), vec![3_553_003, 13_620_052])));
        assert_eq!(entry("barn_door n 1 1 @ 1 0 03553004  "), None);
    }
}
