//! Where an incident was: which of the places that a report names is its own.
//!
//! The first look weighs many sparse features of each name beside the incident, all names of a report against one another; the second compares
//! places, a place being all names that mean it, by what the first says of them.

mod beside;
mod rows;

use super::Sheet;
use super::grouping::Filler;
use super::map::Spot;
use super::slots::Site;
use crate::judge::forest::Forest;
use crate::judge::linear::{Linear, Seen};
use beside::{Desk, Standing};

/// Names that stand this near to one another may say where the other lies.
const NEAR: usize = 4;

/// A place that an incident may be at: all names that mean it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceOption {
    /// Its names from the country inwards.
    pub levels: Vec<String>,
    key: u32,
    /// How fine: the coarsest of its names.
    grain: usize,
    /// What is known of its name that stands nearest.
    nearest: Vec<f32>,
    /// The places named beside it.
    beside: Vec<(usize, Stand)>,
}

/// How another name stands to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Before,
    Behind,
    /// Its words are among those of the name.
    Inside,
    /// They share words otherwise.
    Around,
}

/// A name of a place beside an incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Which of the places.
    pub option: usize,
    /// What is seen of the two.
    pub features: Vec<u32>,
    /// What the second look asks.
    facts: Vec<f32>,
}

/// The places that an incident may be at, and all names of them beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The places.
    pub options: Vec<PlaceOption>,
    /// Their names.
    pub names: Vec<Named>,
}

/// What is learned of places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Which of all names says where the incident was.
    pub first: Linear,
    /// Which of all places it was at.
    pub second: Forest,
}

/// The places that the incident `at` of a report may be at.
pub fn ask(sheet: &Sheet<'_>, fillers: &[Filler], groups: &[Vec<usize>], at: usize, kind: usize) -> Asked {
    let standing = |group: &Vec<usize>| Standing::of(sheet, fillers, group);
    let others = groups.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, group)| standing(group)).collect();
    let desk = Desk::of(sheet, Site::of(sheet, fillers, &groups[at], kind), standing(&groups[at]), others);
    let mut asked = Asked::default();
    for spot in &sheet.map.spots {
        let near = desk.near(spot);
        let option = match asked.options.iter().position(|option| option.key == spot.key) {
            Some(option) => {
                let known = &mut asked.options[option];
                known.grain = known.grain.min(spot.grain);
                // told again: the nearer telling counts
                if known.nearest[beside::WORDS] > near[beside::WORDS] {
                    known.nearest.clone_from(&near);
                }
                option
            }
            None => {
                let (levels, nearest) = (spot.levels.clone(), near.clone());
                asked.options.push(PlaceOption { levels, key: spot.key, grain: spot.grain, nearest, beside: Vec::new() });
                asked.options.len() - 1
            }
        };
        let (features, facts) = desk.beside(spot, near);
        asked.names.push(Named { option, features, facts });
    }
    let spots = &sheet.map.spots;
    for (a, spot) in spots.iter().enumerate().filter(|(_, spot)| spot.is_said()) {
        for (b, other) in spots.iter().enumerate().filter(|(_, other)| other.is_said() && other.sentence == spot.sentence) {
            let stand = stand(spot, other).filter(|_| other.key != spot.key);
            let option = asked.names[b].option;
            asked.options[asked.names[a].option].beside.extend(stand.map(|stand| (option, stand)));
        }
    }
    asked
}

/// How `other` stands to a name, if it stands near it.
fn stand(spot: &Spot, other: &Spot) -> Option<Stand> {
    match spot.gap(other) {
        None => Some(if spot.words.len() > other.words.len() { Stand::Inside } else { Stand::Around }),
        Some(gap) if gap > NEAR => None,
        Some(_) => Some(if other.words.start > spot.words.start { Stand::Behind } else { Stand::Before }),
    }
}

impl Asked {
    /// What the first look says of all names.
    pub fn first(&self, linear: &Linear) -> Vec<f32> {
        self.names.iter().map(|name| linear.sums(Seen::of(&name.features)).first().copied().unwrap_or(0.0)).collect()
    }

    /// What the second look asks of each place, by the sums of the first.
    pub fn rows(&self, sums: &[f32]) -> Vec<Vec<f32>> {
        rows::of(self, sums)
    }
}

impl Places {
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        self.first.pack(bytes);
        self.second.pack(bytes);
    }

    pub(super) fn unpack(bytes: &mut &[u8]) -> Option<Places> {
        Some(Places { first: Linear::unpack(bytes)?, second: Forest::unpack(bytes)? })
    }

    /// The likeliest of the places, from the country inwards.
    pub(crate) fn choose(&self, asked: &Asked) -> Vec<String> {
        let rows = asked.rows(&asked.first(&self.first));
        let sums = rows.iter().map(|row| self.second.sum(row));
        let best = sums.zip(&asked.options).max_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(_, option)| option.levels.clone()).unwrap_or_default()
    }
}
