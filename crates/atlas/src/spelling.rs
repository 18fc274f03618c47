//! Finds the keys that sound like a name: all keys stand in the order of their sounds, with what their vowels tell before any letter is read.

use std::ops::Range;

use crate::arabic::{self, Step};
use crate::distance::FARTHEST;
use crate::sounds::{Bones, sounds};

/// What is listened for: the sounds of a name, and its spelling in Latin letters to measure with.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    steps: Vec<Step>,
    vowels: Vowels,
    pub(crate) latin: String,
    /// Whether short vowels are not written, so that a spelling tells nothing of them.
    pub(crate) unvowelled: bool,
}

/// A name of fewer sounds has too many others that sound like it.
const LEAST: usize = 2;
/// No search goes through more stretches of keys than this; the names of a million places take a few hundred.
const MOST_STRETCHES: usize = 20_000;

impl Pattern {
    /// The pattern of a key; none where it is in letters that are not heard, or too short.
    pub(crate) fn of(key: &str) -> Option<Pattern> {
        let pattern = if arabic::is_arabic(key) {
            let (steps, latin) = arabic::steps(key);
            Pattern { steps, vowels: Vowels::default(), latin, unvowelled: true }
        } else {
            let steps = sounds(key)?.into_iter().map(|sound| Step { sounds: sound.alike(), may_lack: false }).collect();
            Pattern { steps, vowels: Vowels::of(&Bones::of(key.as_bytes())?), latin: key.to_owned(), unvowelled: false }
        };
        let needed = pattern.steps.iter().filter(|step| !step.may_lack).count();
        (needed >= LEAST).then_some(pattern)
    }

    /// Whether it goes on behind what is heard of a key at once: then [`BySound::alike`] gives keys that sound otherwise further on.
    pub(crate) fn is_long(&self) -> bool {
        self.steps.len() >= Bones::MOST
    }

    /// Whether a key sounds like this, to its last sound.
    pub(crate) fn is_heard_in(&self, key: &str) -> bool {
        let Some(heard) = sounds(key) else { return false };
        let mut places = vec![0];
        for sound in heard {
            let mut next = Vec::new();
            for at in places {
                self.after(at, sound.bit(), |at, _| next.push(at));
            }
            next.dedup();
            places = next;
        }
        places.into_iter().any(|at| self.is_over(at))
    }

    /// Where the pattern stands after one of some sounds, and after which; several places where steps may be left out.
    fn after(&self, at: usize, sounds: u32, mut then: impl FnMut(usize, u32)) {
        for (next, step) in self.steps.iter().enumerate().skip(at) {
            if step.sounds & sounds != 0 {
                then(next + 1, step.sounds & sounds);
            }
            if !step.may_lack {
                return;
            }
        }
    }

    fn is_over(&self, at: usize) -> bool {
        self.steps.iter().skip(at).all(|step| step.may_lack)
    }
}

/// What a key's vowels tell of how far it is from another of the same sounds: which sort stands first before each sound and behind the last,
/// two bits each, and in the highest bits how long the key is.
#[derive(Debug, Clone, Copy, Default)]
struct Vowels(u32);

/// Keys of more letters are as long as this.
const LONGEST: u32 = 63;
const LENGTH_SHIFT: u32 = 26;

impl Vowels {
    fn of(bones: &Bones) -> Vowels {
        let gaps = bones.gaps.iter().enumerate().fold(0, |gaps, (at, vowel)| gaps | sort(*vowel) << (2 * at));
        Vowels(gaps | (bones.letters as u32).min(LONGEST) << LENGTH_SHIFT)
    }

    fn length(self) -> u32 {
        self.0 >> LENGTH_SHIFT
    }

    /// Whether keys with these vowels are surely too far from one another. The costs are the least that
    /// [`Measure::distance`](crate::distance::Measure::distance) counts: leaving out a vowel, or changing it.
    fn too_far(self, other: Vowels) -> bool {
        let (one_length, other_length) = (self.length(), other.length());
        let longer = one_length.max(other_length);
        if longer == LONGEST {
            return false;
        }
        // as the distance has it
        if one_length.abs_diff(other_length) > 2 + longer / 3 {
            return true;
        }
        let (mut one, mut two) = (self.0, other.0);
        let mut cost = 0.0;
        let mut differing = (one ^ two) & ((1 << LENGTH_SHIFT) - 1);
        while differing != 0 {
            let skip = differing.trailing_zeros() & !1;
            (one, two, differing) = (one >> skip, two >> skip, differing >> skip);
            cost += if one & 3 != NONE && two & 3 != NONE && (one | two) & 3 == A | FRONT { 0.25 } else { 0.35 };
            (one, two, differing) = (one >> 2, two >> 2, differing >> 2);
        }
        // what stands in 32 bits is not exact
        cost > FARTHEST * longer as f32 + 0.001
    }
}

const NONE: u32 = 0;
const A: u32 = 1;
const FRONT: u32 = 2;
const BACK: u32 = 3;

/// The sort of a vowel, of those that are exchanged for one another; zero for none.
fn sort(vowel: u8) -> u32 {
    match vowel {
        0 => NONE,
        b'a' => A,
        b'o' | b'u' | b'w' => BACK,
        _ => FRONT,
    }
}

/// All keys in the order of their sounds.
#[derive(Debug, Default)]
pub(crate) struct BySound {
    sounds: Vec<u64>,
    /// The vowels and the number of each.
    keys: Vec<(Vowels, u32)>,
}

impl BySound {
    /// Keys with their numbers; those in letters that are not heard are left out.
    pub(crate) fn of(add_all: impl FnOnce(&mut dyn FnMut(&[u8], u32))) -> BySound {
        let mut all: Vec<(u64, Vowels, u32)> = Vec::new();
        add_all(&mut |key, number| {
            all.extend(Bones::of(key).map(|bones| (bones.sounds, Vowels::of(&bones), number)));
        });
        all.sort_unstable_by_key(|(sounds, _, number)| (*sounds, *number));
        BySound {
            sounds: all.iter().map(|(sounds, ..)| *sounds).collect(),
            keys: all.into_iter().map(|(_, vowels, at)| (vowels, at)).collect(),
        }
    }

    /// The numbers of the keys that sound like the pattern and are not surely too far from it; of keys of more than
    /// [`Bones::MOST`] sounds only so many were heard.
    pub(crate) fn alike(&self, pattern: &Pattern) -> Vec<u32> {
        let mut found = Vec::new();
        let mut ahead = vec![Stretch { range: 0..self.sounds.len(), depth: 0, start: 0, at: 0 }];
        let mut stretches = 0;
        while let Some(here) = ahead.pop() {
            stretches += 1;
            if stretches > MOST_STRETCHES {
                break;
            }
            let whole = here.depth == Bones::MOST;
            if whole || pattern.is_over(here.at) {
                // what ends here stands before all that goes on
                let ends = here.start << Bones::shift(here.depth);
                let end = here.range.start + self.sounds[here.range.clone()].partition_point(|sounds| *sounds == ends);
                let near = |(vowels, _): &&(Vowels, u32)| pattern.unvowelled || !pattern.vowels.too_far(*vowels);
                found.extend(self.keys[here.range.start..end].iter().filter(near).map(|(_, number)| *number));
            }
            if whole {
                continue;
            }
            pattern.after(here.at, u32::MAX, |at, sounds| {
                let mut sounds = sounds;
                while sounds != 0 {
                    let sound = sounds.trailing_zeros();
                    sounds &= sounds - 1;
                    let start = here.start << Bones::BITS | u64::from(Bones::code(sound));
                    let range = self.narrowed(&here.range, here.depth + 1, start);
                    if !range.is_empty() {
                        ahead.push(Stretch { range, depth: here.depth + 1, start, at });
                    }
                }
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The part of a range whose first sounds are these.
    fn narrowed(&self, range: &Range<usize>, depth: usize, start: u64) -> Range<usize> {
        let shift = Bones::shift(depth);
        let within = &self.sounds[range.clone()];
        let low = within.partition_point(|sounds| sounds >> shift < start);
        let high = low + within[low..].partition_point(|sounds| sounds >> shift == start);
        range.start + low..range.start + high
    }
}

/// Keys that begin with the same sounds.
struct Stretch {
    range: Range<usize>,
    /// How many sounds those are.
    depth: usize,
    start: u64,
    /// Where the pattern stands behind them.
    at: usize,
}

/// The sounds of a key as a text, for tables by sound; letters that are not heard stand as they are.
pub(crate) fn consonants(key: &str) -> String {
    match sounds(key) {
        Some(heard) => heard.iter().map(|sound| char::from(b'A' + *sound as u8)).collect(),
        None => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distance::distance;

    /// Spellings of some names, as transliterations exchange their letters; some come out as other names.
    fn spellings() -> Vec<String> {
        const NAMES: [&str; 24] = [
            "homs",
            "hamah",
            "al hasakah",
            "qamishli",
            "deir al zor",
            "idlib",
            "wadi halfa",
            "yabrud",
            "jisr al shughur",
            "khan yunis",
            "al mukalla",
            "aleppo",
            "kharkov",
            "ad dali",
            "usmaniyah",
            "ain al arab",
            "maarrat al numan",
            "kirkuk",
            "sanaa",
            "tal abyad",
            "ouagadougou",
            "san jose",
            "qaryat al hawd al sharqi wa al gharbi",
            "santa cruz de la sierra del norte de los valles",
        ];
        const EXCHANGED: [(&str, &str); 16] = [
            ("i", "e"),
            ("u", "ou"),
            ("o", "u"),
            ("a", "e"),
            ("q", "k"),
            ("kh", "h"),
            ("ai", "ay"),
            ("y", "i"),
            ("ah", "a"),
            ("j", "g"),
            ("w", "v"),
            ("al ", ""),
            ("ss", "s"),
            ("s", "ss"),
            ("u", ""),
            ("h", ""),
        ];
        let changed = |name: &str| EXCHANGED.map(|(from, to)| name.replacen(from, to, 1)).to_vec();
        let once: Vec<String> = NAMES.iter().flat_map(|name| changed(name)).collect();
        let mut all: Vec<String> = once.iter().flat_map(|name| changed(name)).chain(NAMES.map(str::to_owned)).collect();
        all.sort();
        all.dedup();
        all
    }

    #[test]
    fn what_sounds_alike_and_is_near_is_found() {
        let all = spellings();
        let by_sound = BySound::of(|add| (0..).zip(&all).for_each(|(at, key)| add(key.as_bytes(), at)));
        let mut near = 0;
        for pattern in all.iter().filter_map(|key| Pattern::of(key)) {
            let found = by_sound.alike(&pattern);
            for (at, key) in (0..).zip(&all).filter(|(_, key)| pattern.is_heard_in(key) && distance(&pattern.latin, key) <= FARTHEST) {
                near += 1;
                assert!(found.contains(&at), "{key:?} is near {:?}", pattern.latin);
            }
            for key in found.iter().map(|at| &all[*at as usize]) {
                assert!(pattern.is_long() || pattern.is_heard_in(key), "{key:?} does not sound like {:?}", pattern.latin);
            }
        }
        assert!(near > 5_000, "{near} pairs");
    }

    #[test]
    fn unvowelled_names_are_found_by_their_consonants() {
        let keys = ["homs", "hims", "al hums", "hama", "homes de la"];
        let by_sound = BySound::of(|add| (0..).zip(keys).for_each(|(at, key)| add(key.as_bytes(), at)));
        assert_eq!(by_sound.alike(&Pattern::of("حمص").expect("a pattern")), [0, 1, 2]);
    }
}
