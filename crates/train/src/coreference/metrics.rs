//! MUC, B³ and CEAF-e of chains of keys, added up over documents.

use std::collections::BTreeMap;

use super::matching;

/// Sums of precision and recall before they are divided.
#[derive(Clone, Copy, Debug, Default)]
struct Ratio {
    right_of_found: f64,
    found: f64,
    right_of_gold: f64,
    gold: f64,
}

impl Ratio {
    fn f1(self) -> f64 {
        let share = |part: f64, whole: f64| if whole == 0.0 { 0.0 } else { part / whole };
        let (precision, recall) = (share(self.right_of_found, self.found), share(self.right_of_gold, self.gold));
        if precision + recall == 0.0 { 0.0 } else { 200.0 * precision * recall / (precision + recall) }
    }

    fn add(&mut self, right_of_found: f64, found: f64, right_of_gold: f64, gold: f64) {
        self.right_of_found += right_of_found;
        self.found += found;
        self.right_of_gold += right_of_gold;
        self.gold += gold;
    }
}

/// The scores of chains over documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Metrics {
    muc: Ratio,
    cubed: Ratio,
    ceaf: Ratio,
    mentions: Ratio,
}

/// Which entity each mention is of, mentions by a key that both sides use.
pub type Chains = BTreeMap<(u32, u32), u32>;

fn groups(chains: &Chains) -> Vec<Vec<(u32, u32)>> {
    let mut groups: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    for (&key, &entity) in chains {
        groups.entry(entity).or_default().push(key);
    }
    groups.into_values().collect()
}

/// Chains without those of one mention only.
pub fn without_singletons(chains: &Chains) -> Chains {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for &entity in chains.values() {
        *counts.entry(entity).or_default() += 1;
    }
    chains.iter().filter(|(_, entity)| counts[entity] > 1).map(|(&key, &entity)| (key, entity)).collect()
}

impl Metrics {
    /// Adds one document.
    pub fn add(&mut self, gold: &Chains, found: &Chains) {
        let shared = gold.keys().filter(|key| found.contains_key(key)).count() as f64;
        self.mentions.add(shared, found.len() as f64, shared, gold.len() as f64);
        let (golds, founds) = (groups(gold), groups(found));
        let (gold_right, gold_all) = muc(&golds, found);
        let (found_right, found_all) = muc(&founds, gold);
        self.muc.add(found_right, found_all, gold_right, gold_all);
        self.cubed.add(cubed(&founds, gold), found.len() as f64, cubed(&golds, found), gold.len() as f64);
        let similar = ceaf(&golds, &founds, found);
        self.ceaf.add(similar, founds.len() as f64, similar, golds.len() as f64);
    }

    /// F1 of MUC, B³, CEAF-e, their mean, and F1 of the mentions, in percent.
    pub fn figures(&self) -> [f64; 5] {
        let [muc, cubed, ceaf] = [self.muc.f1(), self.cubed.f1(), self.ceaf.f1()];
        [muc, cubed, ceaf, (muc + cubed + ceaf) / 3.0, self.mentions.f1()]
    }
}

fn counts(group: &[(u32, u32)], other: &Chains) -> (BTreeMap<u32, u32>, u32) {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut alone = 0;
    for key in group {
        match other.get(key) {
            Some(&entity) => *counts.entry(entity).or_default() += 1,
            None => alone += 1,
        }
    }
    (counts, alone)
}

fn muc(groups: &[Vec<(u32, u32)>], other: &Chains) -> (f64, f64) {
    let (mut right, mut all) = (0.0, 0.0);
    for group in groups {
        let (counts, alone) = counts(group, other);
        right += group.len() as f64 - counts.len() as f64 - f64::from(alone);
        all += group.len() as f64 - 1.0;
    }
    (right, all)
}

fn cubed(groups: &[Vec<(u32, u32)>], other: &Chains) -> f64 {
    let share = |group: &Vec<(u32, u32)>| {
        let (counts, _) = counts(group, other);
        counts.values().map(|&count| f64::from(count * count)).sum::<f64>() / group.len() as f64
    };
    groups.iter().map(share).sum()
}

fn ceaf(golds: &[Vec<(u32, u32)>], founds: &[Vec<(u32, u32)>], found: &Chains) -> f64 {
    let numbers: BTreeMap<u32, usize> = founds.iter().enumerate().map(|(number, group)| (found[&group[0]], number)).collect();
    let mut edges = Vec::new();
    for (gold, group) in golds.iter().enumerate() {
        let (counts, _) = counts(group, found);
        for (entity, count) in counts {
            let other = numbers[&entity];
            let similar = 2.0 * f64::from(count) / (group.len() + founds[other].len()) as f64;
            edges.push((gold, other, similar));
        }
    }
    matching::greatest(golds.len(), founds.len(), &edges)
}
