//! All places that a name may stand for, however it is spelled, and how each was found.

use std::collections::HashMap;

use fst::Streamer;

use crate::Atlas;
use crate::arabic;
use crate::cyrillic;
use crate::distance::{FARTHEST, Measure};
use crate::fold;
use crate::lookup::{designated, worth};
use crate::names::{Entry, Sense};
use crate::place::{Feature, PlaceIdx};
use crate::spelling::{BySound, Pattern};

/// How a candidate bears a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum How {
    /// It is the name the place is shown by.
    Own,
    /// It is another name of it.
    Other,
    /// One of its names sounds like it and is spelled so far from it: about 0.05 for one vowel of a short name, at most 0.15.
    Spelling {
        /// How far the spellings are apart, per letter.
        distance: f32,
    },
}

/// A place that a name may stand for.
///
/// It is not a decision: which of the candidates is meant is the caller's to weigh.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceIdx,
    /// How it bears the name.
    pub how: How,
}

/// Which features a designator stands for.
type Fits = fn(Feature) -> bool;

/// No more candidates are given that are only spelled alike.
const MOST_SPELLED: usize = 60;
/// A spelling so far away makes a place so much less likely: e-fold.
const FAR: f64 = 25.0;

/// What the vowels count that an unvowelled spelling does not show. The rest counts half, since its long vowels are written by one
/// and not by the other, and its consonants say more (measured by `examples/spellings.rs`).
const UNHEARD: f32 = 0.05;

impl Atlas {
    /// The places that a name may stand for, the likeliest without any context first: those of that name, then those of which one is
    /// spelled otherwise; see [`How`].
    ///
    /// The name may be in Latin, Arabic or Cyrillic letters. Case, accents, hyphens, articles (`al-`, `el-`, `ash-`), marks for hamza and
    /// ayn, `St.` for Saint, `Mt` and `Ft` never matter; a designator (`Homs province`, `Orleans County`) may stand behind the name and
    /// puts the places that it fits first. It takes some hundredths of a millisecond; the first time, a tenth of a second
    /// more.
    ///
    /// ```
    /// # use casus_atlas::{Atlas, How, Tables};
    /// # let sites = "id\tname\tfeature\tcountry\tadmin1\tlat\tlon\tradius_km\tweak\taliases\tsource\n\
    /// #     tanf\tAl-Tanf\tbase\tSYR\t\t33.5\t38.6\t5\t\t\tus\n";
    /// # let tables = Tables { countries: "", places: b"", sites, regions: "", actors: "", version: "1" };
    /// let atlas = Atlas::from_tables(&tables)?;
    /// let found = atlas.candidates("At Tenf");
    /// assert!(matches!(found[0].how, How::Spelling { distance } if distance < 0.1));
    /// assert!(atlas.candidates("Tunis").is_empty());
    /// # Ok::<(), casus_atlas::AtlasError>(())
    /// ```
    pub fn candidates(&self, name: &str) -> Vec<Candidate> {
        let key = fold(name);
        let (bare, fits) = without_designator(&key);
        let mut best: HashMap<PlaceIdx, How> = HashMap::new();
        for form in forms(&key).into_iter().chain(forms(bare)) {
            self.add_exact(&form, &mut best);
        }
        let patterns = patterns(&key, bare, best.is_empty());
        let mut spelled = HashMap::new();
        for pattern in &patterns {
            self.add_spelled(pattern, &mut spelled);
        }
        spelled.retain(|place, _| !best.contains_key(place));
        let mut found = self.ranked(best, fits);
        let mut alike = self.ranked(spelled, fits);
        alike.truncate(MOST_SPELLED);
        found.append(&mut alike);
        self.rank(&mut found, fits);
        found.into_iter().map(|(_, candidate)| candidate).collect()
    }

    /// Places of exactly this key.
    fn add_exact(&self, key: &str, best: &mut HashMap<PlaceIdx, How>) {
        let (bearers, _) = self.gazetteer.find(key);
        for place in self.gazetteer.bearers(&bearers) {
            let how = if bearers.own.contains(&place.0) { How::Own } else { How::Other };
            better(best, place, how);
        }
        let (entries, _) = self.names.find(key);
        for place in places_of(entries) {
            let how = if fold(&self.place(place).name) == key { How::Own } else { How::Other };
            better(best, place, how);
        }
    }

    /// Places one of whose names sounds like the pattern and is not far.
    fn add_spelled(&self, pattern: &Pattern, best: &mut HashMap<PlaceIdx, How>) {
        let mut measure = Measure::default();
        let mut far = |key: &str| {
            let far = if pattern.unvowelled {
                UNHEARD + measure.distance(&pattern.latin, &without_short_vowels(key, &pattern.latin), 2.0 * FARTHEST) / 2.0
            } else {
                measure.distance(&pattern.latin, key, FARTHEST)
            };
            Some(far).filter(|far| *far <= FARTHEST)
        };
        let mut key = String::new();
        for number in self.by_sound().alike(pattern) {
            let entries = self.key_at(number, &mut key);
            if pattern.is_long() && !pattern.is_heard_in(&key) {
                continue;
            }
            let Some(distance) = far(&key) else { continue };
            match entries {
                Some(entries) => places_of(entries).for_each(|place| better(best, place, How::Spelling { distance })),
                None => {
                    let bearers = self.gazetteer.keys.bearers(self.gazetteer.bytes(), number as usize);
                    self.gazetteer.bearers(&bearers).for_each(|place| better(best, place, How::Spelling { distance }));
                }
            }
        }
    }

    /// All names of places in the order of their sounds, made when first asked for: a tenth of a second and 16 bytes a name. The names of the
    /// hand-written tables are numbered behind those of the generated places.
    fn by_sound(&self) -> &BySound {
        self.by_sound.get_or_init(|| {
            BySound::of(|add| {
                let bytes = self.gazetteer.bytes();
                if let Some(map) = self.gazetteer.keys.map(bytes) {
                    let mut keys = map.stream();
                    while let Some((key, number)) = keys.next() {
                        add(key, number.value() as u32);
                    }
                }
                let written = (self.gazetteer.keys.len() as u32..).zip(self.names.all());
                written.filter(|(_, (_, entries))| places_of(entries).next().is_some()).for_each(|(at, (key, _))| add(key.as_bytes(), at));
            })
        })
    }

    /// Writes the letters of a name by its number there; gives what it stands for if it is of the hand-written tables.
    fn key_at(&self, number: u32, key: &mut String) -> Option<&[Entry]> {
        let Some(written) = (number as usize).checked_sub(self.gazetteer.keys.len()) else {
            self.gazetteer.keys.write_key(self.gazetteer.bytes(), number, key);
            return None;
        };
        key.clear();
        key.push_str(self.names.key(written));
        Some(self.names.entries(written))
    }

    /// Candidates with how likely each is.
    fn ranked(&self, found: HashMap<PlaceIdx, How>, fits: Option<Fits>) -> Vec<(f64, Candidate)> {
        let likely = |(place, how): (PlaceIdx, How)| {
            let weight = worth(self.place(place)) as f64;
            let factor = match how {
                How::Own => 20.0,
                How::Other => 1.0,
                How::Spelling { distance } => 0.3 * (-FAR * f64::from(distance)).exp(),
            };
            (weight * factor, Candidate { place, how })
        };
        let mut ranked: Vec<(f64, Candidate)> = found.into_iter().map(likely).collect();
        self.rank(&mut ranked, fits);
        ranked
    }

    /// The likeliest first; equals in the order of their numbers, which is the same every time.
    fn rank(&self, found: &mut [(f64, Candidate)], fits: Option<Fits>) {
        let fit = |candidate: &Candidate| fits.is_some_and(|fits| fits(self.place(candidate.place).feature));
        found.sort_by(|(a, one), (b, other)| fit(other).cmp(&fit(one)).then(b.total_cmp(a)).then(one.place.cmp(&other.place)));
    }
}

fn places_of(entries: &[Entry]) -> impl Iterator<Item = PlaceIdx> + '_ {
    entries.iter().filter_map(|entry| match entry.sense {
        Sense::Place(place) => Some(place),
        _ => None,
    })
}

/// Keeps the better of two ways to bear a name.
fn better(best: &mut HashMap<PlaceIdx, How>, place: PlaceIdx, how: How) {
    let rank = |how: &How| match how {
        How::Own => -2.0,
        How::Other => -1.0,
        How::Spelling { distance } => *distance,
    };
    best.entry(place)
        .and_modify(|known| {
            if rank(&how) < rank(known) {
                *known = how
            }
        })
        .or_insert(how);
}

/// The keys that a key stands for as it is: with and without its article, and in Latin letters where it is in Cyrillic ones.
fn forms(key: &str) -> Vec<String> {
    let mut forms = vec![key.to_owned()];
    if cyrillic::is_cyrillic(key) {
        forms.extend([true, false].map(|soft| cyrillic::latin(key, soft)));
    }
    if let Some(bare) = key.strip_prefix("al ").filter(|bare| bare.len() >= 3) {
        forms.push(bare.to_owned());
    }
    forms.extend(with_article_parted(key));
    if let Some(bare) = key.strip_prefix("ال").filter(|bare| bare.chars().count() >= 3) {
        forms.push(bare.to_owned());
    }
    forms.dedup();
    forms
}

/// What to listen for. The article written together with the name (`Alhasakah`) is heard as one only where nothing else is known, since
/// `Aleppo` begins like it.
fn patterns(key: &str, bare: &str, unknown: bool) -> Vec<Pattern> {
    // a designator may belong to the name: `Qaryat al Hawd`
    let mut keys = vec![bare.to_owned(), key.to_owned()];
    if cyrillic::is_cyrillic(bare) {
        keys = [true, false].map(|soft| cyrillic::latin(bare, soft)).to_vec();
    }
    keys.extend(with_article_parted(bare).filter(|_| unknown));
    keys.dedup();
    keys.iter().filter_map(|key| Pattern::of(key)).collect()
}

/// `alhasakah` as `al hasakah`.
fn with_article_parted(key: &str) -> Option<String> {
    let bare = ["al", "el"].iter().find_map(|article| key.strip_prefix(article))?;
    (bare.len() >= 4 && bare.is_ascii() && !bare.starts_with(' ')).then(|| format!("al {bare}"))
}

/// A key without the designator behind it, or before it in Arabic, and which features that fits.
fn without_designator(key: &str) -> (&str, Option<Fits>) {
    if let Some((word, bare)) = key.split_once(' ')
        && let Some(fits) = arabic::designated(word)
    {
        return (bare, Some(fits));
    }
    let Some((bare, word)) = key.rsplit_once(' ') else { return (key, None) };
    match designated(word) {
        Some(fits) if bare.len() >= 3 => (bare, Some(fits)),
        _ => (key, None),
    }
}

/// A key with its articles and the vowels left out that an unvowelled spelling does not show: `homs` beside `hms`.
fn without_short_vowels(key: &str, shown: &str) -> String {
    let key = key.split(' ').filter(|word| *word != "al").collect::<Vec<_>>().join(" ");
    let mut shown = shown.bytes().peekable();
    let mut kept = String::with_capacity(key.len());
    for letter in key.chars() {
        let vowel = letter.is_ascii() && crate::sounds::is_vowel(letter as u8);
        let next_is_vowel = shown.peek().is_some_and(|next| crate::sounds::is_vowel(*next));
        if !vowel {
            while shown.next_if(|next| crate::sounds::is_vowel(*next)).is_some() {}
            shown.next();
            kept.push(letter);
        } else if next_is_vowel {
            shown.next();
            kept.push(letter);
        }
    }
    kept
}
