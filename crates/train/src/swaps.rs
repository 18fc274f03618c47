//! Names of other places in the same sentences, so that a network learns where places stand and not which ones its sentences happen to name.

use std::path::Path;

use crate::Failure;
use crate::random::Random;
use crate::treebank::Tree;

/// In how many of a hundred readings a place is another.
const SWAPPED: usize = 30;
/// Words that stand before places.
const BEFORE: [&str; 8] = ["in", "near", "at", "to", "from", "outside", "towards", "around"];

/// Names of places, of one word each.
#[derive(Clone, Debug, Default)]
pub struct Swaps {
    names: Vec<String>,
}

impl Swaps {
    /// Reads the towns of GeoNames.
    pub fn read(data: &Path) -> Result<Swaps, Failure> {
        let path = data.join("atlas/geonames/cities15000.txt");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("reading {}: {error}", path.display()))?;
        let is_word = |name: &&str| name.len() > 2 && name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphabetic);
        Ok(Swaps { names: text.lines().filter_map(|line| line.split('\t').nth(1)).filter(is_word).map(str::to_owned).collect() })
    }

    /// Writes the words at `places` anew by chance.
    pub fn write(&self, words: &mut [String], places: &[usize], random: &mut Random) {
        if self.names.is_empty() {
            return;
        }
        for &at in places {
            if random.chance(SWAPPED) {
                let name = &self.names[random.below(self.names.len())];
                words[at] = if words[at].chars().any(char::is_lowercase) { name.clone() } else { name.to_uppercase() };
            }
        }
    }
}

/// Words of `tree` that are places by themselves: as annotators of names say, or, where there are none, names behind a preposition of place.
pub fn places(tree: &Tree) -> Vec<usize> {
    let depends = |at: usize, relations: &[&str]| {
        (0..tree.words.len()).find(|&other| tree.heads[other] == at + 1 && relations.contains(&tree.relations[other].as_str()))
    };
    let is_place = |at: &usize| {
        let at = *at;
        let word = &tree.words[at];
        if tree.tags[at] != "PROPN" || !word.starts_with(char::is_uppercase) || !word.chars().all(char::is_alphabetic) {
            return false;
        }
        match &tree.names {
            Some(names) => names[at] == "B-LOC" && names.get(at + 1).is_none_or(|next| next != "I-LOC"),
            None => {
                let before = depends(at, &["case"]).map(|case| tree.words[case].to_lowercase());
                before.is_some_and(|before| BEFORE.contains(&before.as_str()))
                    && depends(at, &["flat", "compound", "det", "amod"]).is_none()
                    && !is_time(word)
            }
        }
    };
    (0..tree.words.len()).filter(is_place).collect()
}

fn is_time(word: &str) -> bool {
    let lower = word.to_lowercase();
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    lower.ends_with("day") || months.iter().any(|month| lower.starts_with(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(words: &str, tags: &str, heads: &[usize], relations: &str) -> Tree {
        let cut = |text: &str| text.split(' ').map(str::to_owned).collect();
        Tree { words: cut(words), tags: cut(tags), heads: heads.to_vec(), relations: cut(relations), ..Tree::default() }
    }

    #[test]
    fn places_stand_behind_prepositions() {
        let fled = |place: &str| tree(&format!("Rebels fled to {place}"), "NOUN VERB ADP PROPN", &[2, 0, 4, 2], "nsubj root case obl");
        assert_eq!(places(&fled("Exampleville")), [3]);
        assert!(places(&fled("March")).is_empty());
    }

    #[test]
    fn annotated_names_decide() {
        let mut tree = tree("Exampleville fell", "PROPN VERB", &[2, 0], "nsubj root");
        assert!(places(&tree).is_empty());
        tree.names = Some(vec!["B-LOC".into(), "O".into()]);
        assert_eq!(places(&tree), [0]);
    }

    #[test]
    fn capitals_stay_capitals() {
        let swaps = Swaps { names: vec!["Otherton".into()] };
        let mut random = Random::new(1);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            let mut words = vec!["EXAMPLEVILLE".to_owned(), "Exampleville".to_owned()];
            swaps.write(&mut words, &[0, 1], &mut random);
            seen.extend(words);
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["EXAMPLEVILLE", "Exampleville", "OTHERTON", "Otherton"]);
    }
}
