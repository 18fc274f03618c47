//! What has been said so far of each entity, and which entities a mention may join.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::profile::{Kind, Number, Profile, Role, SORTS, Sort};
use super::words::Opening;

/// What the mentions of one entity have said of it so far. Lists are cut, so that long reports stay quick.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub first: usize,
    pub last: usize,
    /// Its latest mentions, newest first.
    pub latest: [usize; 4],
    pub mentions: u32,
    /// Mentions with different names, and with different nouns.
    pub names: Vec<usize>,
    pub nouns: Vec<usize>,
    pub modifiers: Vec<u32>,
    pub man: Option<bool>,
    pub number: Number,
    sorts: [f32; SORTS],
    pub counted: Option<u32>,
    contrasts: Vec<(u8, u32)>,
    /// A bit for each [`Kind`] it has been mentioned by.
    pub kinds: u16,
    pub last_sentence: u32,
}

const MOST_NAMES: usize = 5;
const MOST_MODIFIERS: usize = 12;

impl Entity {
    fn new(at: usize, profile: &Profile) -> Entity {
        let mut entity = Entity {
            first: at,
            last: at,
            latest: [at; 4],
            mentions: 0,
            names: Vec::new(),
            nouns: Vec::new(),
            modifiers: Vec::new(),
            man: None,
            number: Number::Unknown,
            sorts: [0.0; SORTS],
            counted: None,
            contrasts: Vec::new(),
            kinds: 0,
            last_sentence: profile.sentence,
        };
        entity.add(at, profile, &[]);
        entity
    }

    fn add(&mut self, at: usize, profile: &Profile, profiles: &[Profile]) {
        self.last = at;
        self.latest.rotate_right(1);
        self.latest[0] = at;
        self.mentions += 1;
        self.last_sentence = profile.sentence;
        self.kinds |= 1 << profile.kind as u16;
        self.man = self.man.or(profile.man);
        if self.number == Number::Unknown {
            self.number = profile.number;
        }
        if !profile.kind.is_pronoun() || self.mentions == 1 {
            for (sum, share) in self.sorts.iter_mut().zip(profile.sorts) {
                *sum += share;
            }
        }
        self.counted = self.counted.or(profile.counted);
        match profile.kind {
            Kind::Name => keep(&mut self.names, at, |known| profiles[known].name == profile.name),
            Kind::Noun => keep(&mut self.nouns, at, |known| profiles[known].lemma == profile.lemma),
            _ => {}
        }
        for &contrast in &profile.contrasts {
            if self.contrasts.len() < MOST_NAMES && !self.contrasts.contains(&contrast) {
                self.contrasts.push(contrast);
            }
        }
        for &modifier in &profile.modifiers {
            if self.modifiers.len() < MOST_MODIFIERS && !self.modifiers.contains(&modifier) {
                self.modifiers.push(modifier);
            }
        }
    }

    /// Shares of the sorts over all its mentions that say one.
    pub fn sort(&self, sort: Sort) -> f32 {
        self.sorts[sort as usize] / self.sorts.iter().sum::<f32>().max(0.01)
    }

    /// The likeliest sort.
    pub fn likely_sort(&self) -> (usize, f32) {
        let sum = self.sorts.iter().sum::<f32>().max(0.01);
        let best = (0..SORTS).fold(0, |best, lane| if self.sorts[lane] > self.sorts[best] { lane } else { best });
        (best, self.sorts[best] / sum)
    }

    pub fn agreement(&self, sorts: &[f32; SORTS]) -> f32 {
        let sum = self.sorts.iter().sum::<f32>().max(0.01);
        self.sorts.iter().zip(sorts).map(|(mine, theirs)| mine / sum * theirs).sum()
    }

    pub fn has(&self, kind: Kind) -> bool {
        self.kinds & 1 << kind as u16 != 0
    }
}

/// Adds a mention to a list, unless the list is full or has one that is the same.
fn keep(list: &mut Vec<usize>, at: usize, same: impl Fn(usize) -> bool) {
    if list.len() < MOST_NAMES && !list.iter().any(|&known| same(known)) {
        list.push(at);
    }
}

/// Hashes are keys already.
#[derive(Clone, Debug, Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }
    fn write_u32(&mut self, number: u32) {
        self.0 = self.0 << 32 | u64::from(number);
    }
}

/// The latest entities by a word; it is only ever asked for one key, so that no order of a map reaches an output.
type Index = HashMap<u32, [u32; 3], BuildHasherDefault<AsIs>>;

const NOBODY: u32 = u32::MAX;

fn note(index: &mut Index, key: u32, entity: u32) {
    let known = index.entry(key).or_insert([NOBODY; 3]);
    if let Some(at) = known.iter().position(|&other| other == entity) {
        known[..=at].rotate_right(1);
    } else {
        known.rotate_right(1);
    }
    known[0] = entity;
}

/// All entities so far, with the ways to find them.
#[derive(Clone, Debug, Default)]
pub(super) struct Entities {
    pub all: Vec<Entity>,
    /// Entities by the time of their last mention, latest last.
    recent: Vec<u32>,
    nouns: Index,
    name_words: Index,
    initials: Index,
    letters: Index,
}

/// How many entities are kept in mind by recency alone.
const IN_MIND: usize = 48;

impl Entities {
    /// Adds the mention at `at` to `entity`, or to a new one.
    pub fn add(&mut self, at: usize, profiles: &[Profile], entity: Option<usize>) -> usize {
        let profile = &profiles[at];
        let entity = match entity {
            Some(entity) => {
                self.all[entity].add(at, profile, profiles);
                entity
            }
            None => {
                self.all.push(Entity::new(at, profile));
                self.all.len() - 1
            }
        };
        let number = entity as u32;
        if let Some(was) = self.recent.iter().rposition(|&other| other == number) {
            self.recent.remove(was);
        } else if self.recent.len() >= IN_MIND {
            self.recent.remove(0);
        }
        self.recent.push(number);
        match profile.kind {
            Kind::Noun => note(&mut self.nouns, profile.lemma, number),
            Kind::Name => {
                for &word in &profile.name {
                    note(&mut self.name_words, word, number);
                }
                note(&mut self.nouns, profile.lemma, number);
                if profile.initials != 0 {
                    note(&mut self.initials, profile.initials, number);
                }
                if profile.letters != 0 {
                    note(&mut self.letters, profile.letters, number);
                }
            }
            _ => {}
        }
        entity
    }

    /// Whether a noun or a word of a name has been said before.
    pub fn knows(&self, profile: &Profile) -> bool {
        self.nouns.contains_key(&profile.lemma) || profile.name.iter().any(|word| self.name_words.contains_key(word))
    }

    /// Entities that the mention may join, latest first, then those found by their words.
    pub fn candidates(&self, profile: &Profile, profiles: &[Profile], found: &mut Vec<usize>) {
        found.clear();
        let apart = matches!(profile.opening, Opening::Other | Opening::No)
            || profile.opening == Opening::A
            || profile.opening == Opening::Number && profile.kind == Kind::Noun
            || profile.is_some_people();
        let (most, reach) = match profile.kind {
            Kind::I | Kind::We | Kind::You => (20, 60),
            Kind::He | Kind::She => (14, 12),
            Kind::It | Kind::They | Kind::This => (14, 6),
            _ if apart => (4, 1),
            Kind::Name => (7, 4),
            _ => (10, 8),
        };
        let mut seen = 0;
        for &entity in self.recent.iter().rev() {
            let known = &self.all[entity as usize];
            if seen == most || profile.sentence - known.last_sentence.min(profile.sentence) > reach {
                break;
            }
            if may_be(known, profile, profiles, apart) {
                seen += 1;
                found.push(entity as usize);
            }
        }
        if profile.kind.is_pronoun() || apart {
            return;
        }
        let mut look = |index: &Index, key: u32| {
            for &entity in index.get(&key).into_iter().flatten().filter(|&&entity| entity != NOBODY) {
                let entity = entity as usize;
                if !found.contains(&entity) && may_be(&self.all[entity], profile, profiles, apart) {
                    found.push(entity);
                }
            }
        };
        look(&self.nouns, profile.lemma);
        for &word in profile.name.iter().take(6) {
            look(&self.name_words, word);
        }
        if profile.letters != 0 {
            look(&self.initials, profile.letters);
        }
        if profile.initials != 0 {
            look(&self.letters, profile.initials);
        }
    }
}

/// What no weight may allow.
fn may_be(entity: &Entity, profile: &Profile, profiles: &[Profile], apart: bool) -> bool {
    let said_of = entity.latest.iter().any(|&at| said_of(profile, &profiles[at]));
    if profile.short_for.is_some() {
        return entity.latest.iter().any(|&at| profile.short_for == Some(profiles[at].head)) || short_name(entity, profile, profiles);
    }
    if apart && !said_of {
        return false;
    }
    let clash = entity.latest.iter().any(|&at| {
        let other = &profiles[at];
        other.sentence == profile.sentence
            && (other.phrase.overlaps(profile.phrase) && !said_of || other.joined.is_some() && other.joined == profile.joined && !said_of)
    });
    if clash {
        return false;
    }
    if profile.man.is_some() && entity.man.is_some() && profile.man != entity.man {
        return false;
    }
    if profile.counted.is_some() && entity.counted.is_some() && profile.counted != entity.counted {
        return false;
    }
    let ruled_out = |&(kind, value): &(u8, u32)| entity.contrasts.iter().any(|&(other, known)| kind == other && value != known);
    if profile.contrasts.iter().any(ruled_out) {
        return false;
    }
    if entity.latest.iter().any(|&at| !said_of && share_a_clause(profile, &profiles[at])) {
        return false;
    }
    // "the president", "the president of Chad": nothing says that the first was Chad's
    let of_another = |&at: &usize| profiles[at].lemma == profile.lemma;
    if profile.of.is_some_and(|of| !entity.modifiers.contains(&of)) && !said_of && entity.nouns.iter().any(of_another) {
        return false;
    }
    match profile.kind {
        Kind::He | Kind::She => entity.number != Number::Many && !entity.has(Kind::It),
        // one man, one woman, one of several joined by "and" is not "they"
        Kind::They => entity.number != Number::One || entity.man.is_none() && profiles[entity.last].joined.is_none(),
        Kind::It => !(entity.has(Kind::He) || entity.has(Kind::She) || entity.has(Kind::I) || entity.has(Kind::You)),
        _ => true,
    }
}

/// "X accused it", "X is on Y": two parts of one clause that cannot be the same, unless the later says so ("itself").
fn share_a_clause(profile: &Profile, other: &Profile) -> bool {
    if other.sentence != profile.sentence || profile.reflexive {
        return false;
    }
    let (subject, object) = (|role| matches!(role, Role::Subject | Role::Passive), |role| matches!(role, Role::Object));
    let together = other.governor == profile.governor && subject(other.role);
    let under = other.governor == Some(profile.head) && subject(other.role);
    if profile.kind.is_pronoun() {
        together && object(profile.role)
    } else {
        under || together && matches!(profile.role, Role::Object | Role::Oblique)
    }
}

/// Whether the entity has been called just this before.
fn short_name(entity: &Entity, profile: &Profile, profiles: &[Profile]) -> bool {
    entity.names.iter().any(|&at| profiles[at].name == profile.name)
}

/// Whether one of two mentions is said to be the other.
pub(super) fn said_of(one: &Profile, other: &Profile) -> bool {
    one.said_of == Some(other.head) || other.said_of == Some(one.head)
}
