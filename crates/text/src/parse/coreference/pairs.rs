//! Features of a mention by itself, as the first of its entity, and with an entity it may join.

use super::entities::{Entities, Entity, said_of};
use super::profile::{Kind, Profile, SORTS, Sort};
use super::{finish, mix, row};

/// Rows for a mention that begins an entity.
pub(super) fn alone(profile: &Profile, entities: &Entities, candidates: usize, rows: &mut Vec<u32>) {
    let kind = profile.kind as u32;
    let mut add = |feature: u32, value: u32, other: u32| rows.push(row(feature, value, other << 4 | kind));
    add(1, 0, 0);
    add(2, profile.opening as u32, profile.number as u32);
    add(3, profile.lemma, 0);
    add(4, profile.role as u32, 0);
    add(5, profile.sentence.min(4), u32::from(profile.heading));
    add(6, u32::from(entities.knows(profile)), profile.opening as u32);
    add(7, u32::from(profile.narrowed), profile.opening as u32);
    add(8, profile.modifiers.len().min(3) as u32, profile.opening as u32);
    add(9, likely(&profile.sorts) as u32, profile.opening as u32);
    add(10, candidates.min(4) as u32, 0);
    add(11, profile.name.len().min(4) as u32, u32::from(entities.knows(profile)));
    add(12, u32::from(profile.inside_name), 0);
    add(13, u32::from(profile.expletive), profile.form);
    add(14, profile.form, profile.role as u32);
    add(15, u32::from(profile.said_of.is_some()), profile.opening as u32);
    add(16, profile.lemma, profile.opening as u32);
    add(17, u32::from(profile.whole), u32::from(profile.counted.is_some()));
    add(18, profile.opening as u32, profile.role as u32);
}

/// How two names go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Names {
    /// One of the two has no name.
    Unnamed,
    None,
    /// They share a word.
    Share,
    /// "Bashar" and "Bashar al-Assad".
    First,
    /// The words of one are among the other's.
    Within,
    /// "Assad" and "Bashar al-Assad".
    Last,
    /// "IS" and "Islamic State".
    Initials,
    Same,
}

/// How the name of `one` goes with the names of `entity`: the best of them.
fn names(one: &Profile, entity: &Entity, profiles: &[Profile]) -> Names {
    if one.kind != Kind::Name {
        return Names::Unnamed;
    }
    if one.short_for.is_some_and(|head| entity.latest.iter().any(|&at| profiles[at].head == head)) {
        return Names::Initials;
    }
    entity.names.iter().map(|&at| two_names(one, &profiles[at])).max().unwrap_or(Names::Unnamed)
}

fn two_names(one: &Profile, other: &Profile) -> Names {
    if one.name == other.name {
        return Names::Same;
    }
    if one.letters != 0 && one.letters == other.initials || one.initials != 0 && one.initials == other.letters {
        return Names::Initials;
    }
    let (short, long) = if one.name.len() <= other.name.len() { (&one.name, &other.name) } else { (&other.name, &one.name) };
    if long.ends_with(short) {
        return Names::Last;
    }
    if long.starts_with(short) {
        return Names::First;
    }
    let shared = short.iter().filter(|word| long.contains(word)).count();
    match shared {
        0 => Names::None,
        _ if shared == short.len() => Names::Within,
        _ => Names::Share,
    }
}

/// Rows for the link of `profile` to `entity`, the `rank`th of the candidates.
pub(super) fn link(profile: &Profile, entity: &Entity, rank: usize, profiles: &[Profile], rows: &mut Vec<u32>) {
    let last = &profiles[entity.last];
    let kind = profile.kind as u32;
    let named = if entity.names.is_empty() { if entity.nouns.is_empty() { 2 } else { 1 } } else { 0 };
    let kinds = kind << 6 | (last.kind as u32) << 2 | named;
    let (by_kind, by_kinds) = (mix(0, kind + 1, 0), mix(64, 0, kinds + 1));
    let mut add = |feature: u32, value: u32, other: u32| {
        let mixed = mix(feature, value, other);
        rows.extend([finish(mixed.wrapping_add(by_kind)), finish(mixed.wrapping_add(by_kinds))]);
    };
    add(20, 0, 0);
    let apart = profile.sentence - last.sentence.min(profile.sentence);
    let distance = match apart {
        0..=3 => apart,
        4..=6 => 4,
        7..=12 => 5,
        13..=30 => 6,
        _ => 7,
    };
    let rank = match rank {
        0..=3 => rank as u32,
        4..=5 => 4,
        6..=9 => 5,
        _ => 6,
    };
    add(21, distance, u32::from(profile.paragraph == last.paragraph));
    add(22, rank, 0);
    add(23, profile.role as u32, last.role as u32);
    let name = names(profile, entity, profiles);
    let sort = likely(&profile.sorts) as u32;
    let (entity_sort, sure) = entity.likely_sort();
    let entity_sort = (entity_sort as u32) << 1 | u32::from(sure > 0.7);
    add(24, name as u32, 0);
    if name != Names::Unnamed {
        add(25, name as u32, sort << 4 | entity_sort);
        add(26, name as u32, distance);
        add(27, name as u32, profile.name.len().min(3) as u32);
    }
    let noun = entity.nouns.iter().any(|&at| profiles[at].lemma == profile.lemma);
    let head = if noun { 2 } else { u32::from(entity.names.iter().any(|&at| profiles[at].lemma == profile.lemma)) };
    let modifiers = modifiers(profile, entity);
    if !profile.kind.is_pronoun() {
        add(28, head, profile.opening as u32);
        add(29, head, modifiers);
        add(30, head << 3 | modifiers, (profile.opening as u32) << 1 | u32::from(profile.narrowed));
        add(31, head, distance);
        if head == 2 {
            let first = &profiles[entity.nouns[0]];
            add(32, first.opening as u32, (profile.opening as u32) << 1 | u32::from(first.narrowed));
            add(33, u32::from(profile.modifiers == last.modifiers), u32::from(profile.narrowed == last.narrowed));
            add(34, profile.lemma, 0);
        }
        add(35, sort, entity_sort);
    }
    let numbers = (profile.number as u32) << 2 | entity.number as u32;
    add(36, numbers, 0);
    add(37, numbers, entity_sort >> 1);
    let agreement = entity.agreement(&profile.sorts);
    let agreement = match agreement {
        x if x < 0.02 => 0,
        x if x < 0.08 => 1,
        x if x < 0.2 => 2,
        x if x < 0.4 => 3,
        x if x < 0.7 => 4,
        _ => 5,
    };
    add(38, agreement, 0);
    add(39, agreement, head.min(1) << 4 | name as u32);
    let person = (entity.sort(Sort::Person) * 4.99) as u32;
    let gender = |man: Option<bool>| man.map_or(0, |man| 1 + u32::from(man));
    add(40, gender(profile.man), gender(entity.man));
    if profile.kind.is_pronoun() {
        add(41, profile.form, entity_sort);
        add(42, person, u32::from(profile.reflexive));
        add(43, profiles[entity.nouns.first().or(entity.names.first()).copied().unwrap_or(entity.first)].lemma, 0);
        add(44, profile.form, u32::from(profile.form == last.form) << 3 | distance);
    } else if head == 0 {
        if let Some(&noun) = entity.nouns.last() {
            add(45, profile.lemma, profiles[noun].lemma);
        }
        if named == 0 {
            add(46, profile.lemma, profiles[entity.names[0]].name.last().copied().unwrap_or(0));
        }
        add(47, profile.lemma, entity_sort >> 1);
    }
    let said = entity.latest.iter().any(|&at| said_of(profile, &profiles[at]));
    if said {
        add(48, u32::from(profile.role == super::profile::Role::Appos), profile.opening as u32);
    }
    let same_clause = profile.governor.is_some() && profile.governor == last.governor && profile.sentence == last.sentence;
    let under = profile.governor == Some(last.head) || last.governor == Some(profile.head);
    add(49, u32::from(same_clause) << 1 | u32::from(under), u32::from(profile.reflexive) << 4 | profile.role as u32);
    let size = match entity.mentions {
        1 => 0,
        2 => 1,
        3..=5 => 2,
        6..=12 => 3,
        _ => 4,
    };
    add(50, size, distance.min(3));
    add(51, entity.kinds.into(), 0);
    add(52, u32::from(profile.whole) << 1 | u32::from(last.whole), numbers);
    add(53, u32::from(profile.counted.is_some()) << 1 | u32::from(entity.counted.is_some()), head);
    add(54, distance << 4 | last.role as u32, rank);
    add(55, u32::from(entity.first < 3), size);
}

/// Whether the modifiers of a mention add to or agree with what is known of the entity.
fn modifiers(profile: &Profile, entity: &Entity) -> u32 {
    let new = profile.modifiers.iter().filter(|modifier| !entity.modifiers.contains(modifier)).count();
    match (profile.modifiers.is_empty(), entity.modifiers.is_empty()) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        _ if new == 0 => 3,
        _ if new < profile.modifiers.len() => 4,
        _ => 5,
    }
}

fn likely(sorts: &[f32; SORTS]) -> usize {
    (0..SORTS).fold(0, |best, lane| if sorts[lane] > sorts[best] { lane } else { best })
}
