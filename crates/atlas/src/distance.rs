//! How far two spellings of one name are apart.

use crate::sounds::is_vowel;

/// The cost of making one key the other, per letter of the longer: zero for the same letters, about 0.05 for one vowel of a short name,
/// more than [`FARTHEST`] for what is hardly the same name. Articles cost nothing.
///
/// Letters that transliterations exchange cost little: vowels, doubled letters, a last `h`, `q` for `k`; any other letter costs more
/// than a letter. It is for keys that sound alike already.
#[cfg(test)]
pub(crate) fn distance(one: &str, other: &str) -> f32 {
    Measure::default().distance(one, other, f32::INFINITY)
}

/// Measures many spellings with the same room.
#[derive(Debug, Default)]
pub(crate) struct Measure {
    one: Vec<u8>,
    other: Vec<u8>,
    row: Vec<f32>,
    dropped: Vec<f32>,
}

impl Measure {
    /// The distance of two keys; infinite where that is sure to be more than `most`.
    pub(crate) fn distance(&mut self, one: &str, other: &str, most: f32) -> f32 {
        bare_into(&mut self.one, one);
        bare_into(&mut self.other, other);
        let (one, other, row) = (&self.one, &self.other, &mut self.row);
        let longer = one.len().max(other.len());
        if longer == 0 {
            return 0.0;
        }
        if one.len().abs_diff(other.len()) > 2 + longer / 3 {
            return f32::INFINITY;
        }
        self.dropped.clear();
        self.dropped.extend((0..other.len()).map(|at| dropping(other, at)));
        row.clear();
        row.push(0.0);
        for at in 0..other.len() {
            row.push(row[at] + self.dropped[at]);
        }
        for at in 0..one.len() {
            let drop = dropping(one, at);
            let mut diagonal = row[0];
            row[0] += drop;
            let mut least = row[0];
            for (to, dropped) in self.dropped.iter().enumerate() {
                let changed = diagonal + changing(one[at], other[to]);
                diagonal = row[to + 1];
                row[to + 1] = changed.min(diagonal + drop).min(row[to] + dropped);
                least = least.min(row[to + 1]);
            }
            // from here on it only grows
            if least > most * longer as f32 {
                return f32::INFINITY;
            }
        }
        row[other.len()] / longer as f32
    }
}

/// Beyond this two keys are held to be two names: farther on, few more names are found and twice as many wrong ones
/// (measured by `examples/spellings.rs`).
pub(crate) const FARTHEST: f32 = 0.15;

/// The letters of a key without its articles.
fn bare_into(letters: &mut Vec<u8>, key: &str) {
    letters.clear();
    for word in key.split(' ').filter(|word| *word != "al") {
        if !letters.is_empty() {
            letters.push(b' ');
        }
        letters.extend(word.as_bytes());
    }
}

/// What it costs to leave out a letter.
fn dropping(letters: &[u8], at: usize) -> f32 {
    let (before, letter, after) = (at.checked_sub(1).map(|at| letters[at]), letters[at], letters.get(at + 1).copied());
    match letter {
        b' ' => 0.1,
        _ if before == Some(letter) => 0.1,
        b'h' if after.is_none() || after == Some(b' ') => 0.05,
        b'h' => 0.3,
        b'o' if after == Some(b'u') => 0.1,
        b'k' if after == Some(b'h') => 0.35,
        b's' | b'c' | b't' if matches!(after, Some(b's' | b'c' | b'h' | b'z')) => 0.5,
        b'd' if matches!(after, Some(b'j' | b'z' | b'h')) => 0.3,
        _ if is_vowel(letter) => 0.35,
        _ => 1.5,
    }
}

/// What it costs to write one letter for another.
fn changing(one: u8, other: u8) -> f32 {
    if one == other {
        return 0.0;
    }
    let pair = |letters: &[u8]| letters.contains(&one) && letters.contains(&other);
    match () {
        () if pair(b"eiy") || pair(b"ouw") => 0.2,
        () if pair(b"ae") => 0.25,
        () if is_vowel(one) && is_vowel(other) => 0.45,
        () if pair(b"qk") || pair(b"ck") => 0.15,
        () if pair(b"vw") || pair(b"vf") || pair(b"cs") || pair(b"sz") => 0.4,
        () if pair(b"gkq") || pair(b"jg") || pair(b"xk") || pair(b"yj") => 0.45,
        () if pair(b"dz") || pair(b"ts") || pair(b"cj") || pair(b"bp") || pair(b"zj") => 0.6,
        () => 1.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, near: bool) {
        let far = distance(one, other);
        assert_eq!(far <= FARTHEST, near, "{one:?} and {other:?} are {far} apart");
        assert_eq!(far, distance(other, one), "{one:?} and {other:?}");
    }

    #[test]
    fn what_transliterations_do_is_near() {
        check("homs", "hims", true);
        check("al hasakah", "hassakeh", true);
        check("idlib", "edleb", true);
        check("qamishli", "kamishly", true);
        check("khan yunis", "khan younis", true);
        check("kobani", "kobane", true);
        check("homs", "homs", true);
        check("homs", "hamas", false);
        check("tartus", "tours", false);
        check("sana", "sonia", false);
    }
}
