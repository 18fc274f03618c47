//! Where a name is that no place of the atlas bears: near another place that the report names.

use super::belief::Beliefs;
use super::look::order;
use super::scene::{Scene, Seen, Tie, apart};
use casus_atlas::Feature;

/// How many numbers are seen of an anchor.
pub(super) const WIDTH: usize = 29;
/// More places than are ever asked.
const MOST: usize = 16;
/// Less likely places are no anchors.
const LEAST: f32 = 0.1;

/// A place near which a name may be, and what is seen of it.
pub(super) struct Anchor {
    pub seen: Seen,
    pub row: Vec<f32>,
}

/// The places of other names near which a mention may be.
pub(super) fn anchors(scene: &Scene, mention: usize, beliefs: &Beliefs) -> Vec<Anchor> {
    let here = &scene.mentions[mention];
    let mut best: Vec<(usize, &Seen, f32, f32)> = Vec::new();
    for live in beliefs.live.iter().filter(|live| live.name != here.name && live.chance >= LEAST) {
        let near = beliefs.near[mention][live.name];
        match best.iter_mut().find(|(name, ..)| *name == live.name) {
            Some(known) if known.2 < live.chance => *known = (live.name, &live.seen, live.chance, near),
            Some(_) => {}
            None => best.push((live.name, &live.seen, live.chance, near)),
        }
    }
    best.sort_by(|a, b| b.3.total_cmp(&a.3).then(a.0.cmp(&b.0)));
    best.truncate(MOST);
    let own = beliefs.chances[mention].iter().copied().fold(0.0, f32::max);
    let rows: Vec<Vec<f32>> = (0..best.len()).map(|at| row(scene, mention, &best, at, own, beliefs)).collect();
    best.into_iter().zip(rows).map(|((_, seen, ..), row)| Anchor { seen: seen.clone(), row }).collect()
}

fn row(scene: &Scene, mention: usize, all: &[(usize, &Seen, f32, f32)], at: usize, own: f32, beliefs: &Beliefs) -> Vec<f32> {
    let here = &scene.mentions[mention];
    let (name, seen, chance, near) = all[at];
    let others = || all.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, other)| other);
    let local = |feature: Feature| !matches!(feature, Feature::Country | Feature::Region | Feature::Water | Feature::Admin1);
    let support: f32 =
        others().filter(|other| local(other.1.feature)).map(|other| other.2 * (-apart(other.1.at, seen.at) / 100.0).exp()).sum();
    let around: f32 =
        others().filter(|other| local(other.1.feature)).map(|other| other.2 * other.3 * (-apart(other.1.at, seen.at) / 100.0).exp()).sum();
    let weight: f32 = others().filter(|other| local(other.1.feature)).map(|other| other.2).sum();
    let any = 1.0 - beliefs.chances[mention].iter().map(|chance| 1.0 - chance).product::<f32>();
    let home: f32 = others().filter(|other| other.1.country == seen.country).map(|other| other.2).sum();
    let all_home: f32 = others().map(|other| other.2).sum();
    let locals_before = all[..at].iter().filter(|other| local(other.1.feature)).count();
    let mentions = &scene.names[name].mentions;
    let same_sentence = mentions.iter().any(|other| scene.mentions[*other].sentence == here.sentence);
    let before = mentions.iter().any(|other| *other < mention);
    let most = scene.names.iter().map(|name| name.mentions.len()).max().unwrap_or(1) as f32;
    let parent = here.parent.filter(|(parent, _)| scene.mentions[*parent].name == name);
    let kind = parent.map_or(0.0, |(_, tie)| if tie == Tie::Comma { 1.0 } else { 2.0 });
    let child = scene.mentions.iter().any(|other| other.name == name && other.parent.is_some_and(|(parent, _)| parent == mention));
    let in_name = scene.seen(mention).iter().any(|own| own.place == seen.place);
    let yes = |is: bool| f32::from(u8::from(is));
    let row = vec![
        chance,
        order(seen.feature),
        seen.people,
        near,
        at as f32,
        locals_before as f32,
        yes(local(seen.feature)),
        support,
        support / weight.max(0.2),
        around,
        home / all_home.max(0.2),
        all.len() as f32,
        mentions.len() as f32,
        mentions.len() as f32 / most,
        yes(same_sentence),
        yes(before),
        kind,
        yes(child),
        yes(in_name),
        own,
        any,
        scene.seen(mention).len() as f32,
        scene.seen(mention).first().map_or(9.0, |seen| seen.how as u8 as f32),
        yes(here.facility),
        scene.names[here.name].words as f32,
        here.cue as u8 as f32,
        here.toponym.role as u8 as f32,
        scene.mentions[mentions[0]].sentence.min(20) as f32,
        beliefs.report_of(seen.country),
    ];
    debug_assert_eq!(row.len(), WIDTH, "as many numbers as are promised");
    row
}
