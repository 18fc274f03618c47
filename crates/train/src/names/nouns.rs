//! Nouns with the class of what they stand for: the word lists of the codebook, and a list of our own.

use std::collections::HashMap;

use casus_text::Class;
use casus_text::parse::names::lists::Lists;

/// Classes of the lists that the codebook asks for.
const CLASSES: [(&str, Class); 20] = [
    ("armed", Class::ArmedGroup),
    ("soldiers", Class::Government),
    ("police", Class::Government),
    ("crowd", Class::Person),
    ("protesters", Class::Person),
    ("civilians", Class::Person),
    ("community", Class::Community),
    ("officials", Class::Person),
    ("government", Class::Government),
    ("party", Class::Organisation),
    ("organisation", Class::Organisation),
    ("media", Class::Organisation),
    ("captives", Class::Person),
    ("military", Class::Facility),
    ("infrastructure", Class::Facility),
    ("vehicle", Class::Vehicle),
    ("weapon", Class::Weapon),
    ("explosive", Class::Weapon),
    ("place", Class::Location),
    ("person", Class::Person),
];

/// All nouns. What our own list says of one comes before what the codebook's lists say.
pub fn nouns(cut: &dyn Fn(&str) -> Vec<String>) -> Lists {
    let mut found: HashMap<u32, u16> = HashMap::new();
    let key = |noun: &str| Lists::key(cut(noun).iter().map(String::as_str));
    for line in include_str!("../../data/classes.txt").lines() {
        let (name, nouns) = line.split_once(": ").unwrap_or_default();
        for noun in nouns.split(", ") {
            let class = Class::ALL.into_iter().find(|class| format!("{class:?}") == name).unwrap_or_default();
            found.entry(key(noun)).or_insert(1 << class as u16);
        }
    }
    let mut class = None;
    let mut listed: HashMap<u32, u16> = HashMap::new();
    for line in include_str!("../../../../data/words/classes.toml").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            class = CLASSES.iter().find(|(list, _)| *list == name.0).map(|(_, class)| *class);
        } else if let Some(class) = class {
            for noun in line.split('"').skip(1).step_by(2) {
                *listed.entry(key(noun)).or_default() |= 1 << class as u16;
            }
        }
    }
    for (key, set) in listed {
        found.entry(key).or_insert(set);
    }
    Lists::new(found)
}
