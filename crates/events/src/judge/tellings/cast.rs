//! Which words fill the roles of an event: the first look weighs each pair, the second beside the other pairs.

use super::Told;
use super::pairs::{self, INJURED, KILLED, Pair, ROLES};
use super::rows::chance;
use crate::judge::forest::Forest;
use crate::judge::linear::{Linear, Seen};
use crate::judge::outlook::Outlook;

/// What is learned of roles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Casting {
    /// The first look, a question a role.
    pub pairs: Linear,
    /// The second look, role by role.
    pub forests: Vec<Forest>,
    /// From which chance on a word fills a role.
    pub lines: [f32; ROLES],
}

/// Words that fill the roles of an event, role by role, each with its chance, the surest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cast {
    pub fillers: [Vec<(usize, f32)>; ROLES],
}

/// Below this sum a word hardly fills the role, and is not looked at again.
pub const HARDLY: f32 = -5.0;

/// What the first look says of pairs.
pub fn sums(pairs: &[Pair], linear: &Linear) -> Vec<Vec<f32>> {
    pairs.iter().map(|pair| linear.sums(Seen::of(&pair.features))).collect()
}

/// One row of numbers for each pair that may fill `role`, with the pair's place.
pub fn rows(pairs: &[Pair], sums: &[Vec<f32>], role: usize) -> Vec<(usize, Vec<f32>)> {
    let mut rows = Vec::new();
    // pairs with the same item stand together
    let mut by_item: Vec<usize> = (0..pairs.len()).collect();
    by_item.sort_by_key(|at| pairs[*at].item);
    let mut start = 0;
    while start < pairs.len() {
        let end = start + pairs[start..].iter().take_while(|pair| pair.told == pairs[start].told).count();
        for at in (start..end).filter(|at| sums[*at][role] > HARDLY) {
            rows.push((at, row(pairs, sums, role, at, (start..end, &by_item))));
        }
        start = end;
    }
    rows
}

fn row(pairs: &[Pair], sums: &[Vec<f32>], role: usize, at: usize, (group, by_item): (std::ops::Range<usize>, &[usize])) -> Vec<f32> {
    let own = sums[at][role];
    let others = || group.clone().filter(|other| *other != at);
    let best = others().map(|other| sums[other][role]).fold(-9.0, f32::max);
    let rank = others().filter(|other| sums[*other][role] > own).count();
    let likely = others().filter(|other| sums[*other][role] > 0.0).count();
    // the same word beside other tellings
    let from = by_item.partition_point(|other| pairs[*other].item < pairs[at].item);
    let same = by_item[from..].iter().take_while(|other| pairs[**other].item == pairs[at].item).filter(|other| **other != at);
    let elsewhere = same.map(|other| sums[*other][role]).fold(-9.0, f32::max);
    let mut row = vec![own, best, own - best, rank as f32, likely as f32, elsewhere];
    row.extend(&sums[at]);
    row.extend(&pairs[at].facts);
    row
}

impl Casting {
    /// Adds all of it to `bytes`.
    pub fn pack(&self, bytes: &mut Vec<u8>) {
        self.pairs.pack(bytes);
        self.forests.iter().for_each(|forest| forest.pack(bytes));
        self.lines.iter().for_each(|line| bytes.extend(line.to_le_bytes()));
    }

    /// Takes what [`Casting::pack`] wrote from the start of `bytes`; nothing if it breaks off or makes no sense.
    pub fn unpack(bytes: &mut &[u8]) -> Option<Casting> {
        let pairs = Linear::unpack(bytes).filter(|pairs| pairs.outputs() == ROLES)?;
        let forests = (0..ROLES).map(|_| Forest::unpack(bytes)).collect::<Option<Vec<_>>>()?;
        let mut lines = [0.0; ROLES];
        for line in &mut lines {
            *line = f32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?);
        }
        Some(Casting { pairs, forests, lines })
    }
}

/// Casts the roles of all telling words of a page.
pub(crate) fn cast(casting: &Casting, outlook: &Outlook<'_, '_>, told: &[Told]) -> Vec<Cast> {
    let pairs = pairs::of(outlook, told);
    let sums = sums(&pairs, &casting.pairs);
    let mut casts = vec![Cast::default(); told.len()];
    for role in 0..ROLES {
        let rows = rows(&pairs, &sums, role);
        let looked_at = casting.forests[role].sums(&rows.iter().map(|(_, row)| &row[..]).collect::<Vec<_>>());
        for ((at, _), sum) in rows.into_iter().zip(looked_at) {
            let chance = chance(sum);
            if chance >= casting.lines[role] {
                casts[pairs[at].told].fillers[role].push((pairs[at].item, chance));
            }
        }
    }
    casts.iter_mut().for_each(one_fate);
    for fillers in casts.iter_mut().flat_map(|cast| &mut cast.fillers) {
        fillers.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    }
    casts
}

/// Those whom a word counts were killed or hurt, not both: the likelier fate stays.
fn one_fate(cast: &mut Cast) {
    let killed = cast.fillers[KILLED].clone();
    let injured = cast.fillers[INJURED].clone();
    let likelier = |one: &(usize, f32), others: &[(usize, f32)]| others.iter().all(|other| other.0 != one.0 || other.1 <= one.1);
    cast.fillers[KILLED].retain(|one| likelier(one, &injured));
    cast.fillers[INJURED].retain(|one| likelier(one, &killed));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_both_killed_and_hurt() {
        let mut cast = Cast::default();
        cast.fillers[KILLED] = vec![(3, 0.4), (7, 0.9)];
        cast.fillers[INJURED] = vec![(3, 0.6), (7, 0.5), (9, 0.5)];
        one_fate(&mut cast);
        assert_eq!((&cast.fillers[KILLED][..], &cast.fillers[INJURED][..]), (&[(7, 0.9)][..], &[(3, 0.6), (9, 0.5)][..]));
    }
}
