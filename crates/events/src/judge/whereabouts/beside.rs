//! What is seen of a name of a place beside a word that tells of an event.

use super::sites::Site;
use crate::judge::keys::{Keys, bin};
use crate::judge::outlook::Outlook;
use crate::judge::tellings::{Told, pairs};

/// How many names before and behind the telling word are looked at, and how many that open the report.
const BEFORE: usize = 16;
const BEHIND: usize = 8;
const OPENING: usize = 3;

/// A name of a place beside a word that tells of an event.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Which of the telling words.
    pub told: usize,
    /// Which of the names.
    pub site: usize,
    /// What is seen of the two.
    pub features: Vec<u32>,
    /// What the second look asks.
    pub facts: Vec<f32>,
}

/// All pairs of a page, telling word by telling word.
pub(super) fn of(outlook: &Outlook<'_, '_>, sites: &[Site], told: &[Told]) -> Vec<Beside> {
    let mut pairs = Vec::new();
    for (number, telling) in told.iter().enumerate() {
        let here = sites.partition_point(|site| site.at < telling.at);
        let near = here.saturating_sub(BEFORE)..(here + BEHIND).min(sites.len());
        let opening = 0..OPENING.min(near.start);
        pairs.extend(opening.chain(near).map(|site| beside(outlook, sites, told, number, site, here)));
    }
    pairs
}

fn beside(outlook: &Outlook<'_, '_>, sites: &[Site], told: &[Told], number: usize, site: usize, here: usize) -> Beside {
    let page = outlook.page;
    let (own, telling) = (&sites[site], &told[number]);
    let pair = pairs::pair(outlook, told, number, own.at);
    let mut keys = Keys(pair.features);
    let (precision, feature, role) = (u32::from(own.precision), (own.sort + 1) as u32, u32::from(own.role));
    let off = page.sentence(own.at) as i64 - page.sentence(telling.at) as i64;
    let off = if off < 0 { 40 + bin(off.unsigned_abs() as usize) } else { bin(off as usize) };
    let class = telling.class as u32;
    // how many names stand between
    let rank = if site < here { here - 1 - site } else { site - here };
    let side = u32::from(site < here);
    for kind in [precision, feature + 20, role + 40] {
        keys.add("site", &[kind]);
        keys.add("site off", &[kind, off]);
        keys.add("site class", &[kind, class]);
        keys.add("site rank", &[kind, side, bin(rank)]);
    }
    keys.add("site role", &[role, feature, off]);
    keys.add("site times", &[bin(own.times), off]);
    let paragraph = page.paragraph(own.at) as f32 - page.paragraph(telling.at) as f32;
    let mut facts = vec![paragraph, rank as f32, side as f32, own.times as f32, sites.len() as f32];
    facts.push(f32::from(u8::from(telling.retold)));
    facts.extend(pair.facts);
    Beside { told: number, site, features: keys.0, facts }
}
