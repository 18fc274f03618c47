//! Which fillers of a report belong to the same incident.

use super::entities::{Candidate, chance};
use super::{PERPETRATORS, ROLES, Sheet, TYPES};

/// Something that fills a role of a report.
#[derive(Clone, Debug)]
pub struct Filler {
    /// Its role, as `ROLES` counts.
    pub role: usize,
    /// The thing.
    pub what: Candidate,
    /// How likely it fills the role, 0 to 1.
    pub chance: f32,
    /// How likely it fills a role of an incident of each type.
    pub types: Vec<f32>,
}

/// The types of a candidate by those of its likeliest phrases (sums for each phrase and type).
pub fn types_of(candidate: &Candidate, sums: &[Vec<f32>]) -> Vec<f32> {
    let phrases = &candidate.phrases[..candidate.phrases.len().min(2)];
    (0..TYPES.len()).map(|kind| phrases.iter().map(|at| chance(sums[*at][kind])).sum::<f32>() / phrases.len().max(1) as f32).collect()
}

/// What is known of two fillers, for the question whether they belong to one incident.
pub fn pair_row(sheet: &Sheet<'_>, fillers: &[Filler], a: usize, b: usize) -> Vec<f32> {
    // in order of their roles, so that a pair is one pair whichever way it is asked for
    let (a, b) = if (fillers[a].role, a) <= (fillers[b].role, b) { (a, b) } else { (b, a) };
    let (first, second) = (&fillers[a], &fillers[b]);
    let phrases = |filler: &Filler| filler.what.phrases.iter().take(6).map(|at| &sheet.phrases[*at]).collect::<Vec<_>>();
    let (ours, theirs) = (phrases(first), phrases(second));
    let pairs = || ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let least = |far: &dyn Fn(usize, usize) -> usize| pairs().map(|(one, other)| far(one.head, other.head)).min().unwrap_or(0) as f32;
    let sentences = pairs().map(|(one, other)| one.sentence.abs_diff(other.sentence)).min().unwrap_or(0) as f32;
    let best = ours[0].sentence.abs_diff(theirs[0].sentence) as f32;
    let governed = pairs().any(|(one, other)| one.governor.is_some() && one.governor == other.governor);
    let nested = pairs().any(|(one, other)| one.governor == Some(other.head) || other.governor == Some(one.head));
    let (from, to) = (ours[0].head.min(theirs[0].head), ours[0].head.max(theirs[0].head));
    let between = |role: usize| {
        let others = fillers.iter().enumerate().filter(|(at, filler)| *at != a && *at != b && filler.role == role);
        others.filter(|(_, filler)| (from..to).contains(&sheet.phrases[filler.what.phrases[0]].head)).count() as f32
    };
    let dates = sheet.parse.dates.iter().filter(|when| (from..to).contains(&(when.tokens.start as usize))).count() as f32;
    let paragraph = |head: usize| sheet.parse.sentences[sheet.phrases[head].sentence].paragraph;
    let paragraphs = paragraph(first.what.phrases[0]).abs_diff(paragraph(second.what.phrases[0])) as f32;
    let alike: f32 = first.types.iter().zip(&second.types).map(|(a, b)| a * b).sum();
    let apart = first.types.iter().zip(&second.types).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    let of_role = |role: usize| fillers.iter().filter(|filler| filler.role == role).count() as f32;
    let mut row = vec![
        sentences,
        best,
        least(&|one, other| one.abs_diff(other)),
        f32::from(u8::from(governed)),
        f32::from(u8::from(nested)),
        dates,
        paragraphs,
        alike,
        apart,
        first.chance,
        second.chance,
        first.chance.min(second.chance),
        between(first.role),
        between(second.role),
        of_role(first.role),
        of_role(second.role),
        fillers.len() as f32,
        (first.role * 8 + second.role) as f32,
        f32::from(u8::from(first.role == second.role)),
        f32::from(u8::from(PERPETRATORS.contains(&first.role))),
        ours[0].sentence.min(theirs[0].sentence) as f32,
        sheet.parse.sentences.len() as f32,
        ours.len() as f32,
        theirs.len() as f32,
    ];
    row.extend(first.types.iter().zip(&second.types).map(|(a, b)| a.min(*b)));
    row
}

/// Deals fillers out to incidents: those that nobody shares (things, people, weapons) are put together while the mean of their pairs is
/// above `together`; perpetrators go to every incident that they fit better than `shared`, and in any case to the one they fit best.
///
/// `sum` gives the sum of a pair, in nats. Gives the fillers of each incident, in order of their first filler.
pub fn deal(fillers: &[Filler], sum: impl Fn(usize, usize) -> f32, together: f32, shared: f32) -> Vec<Vec<usize>> {
    let is_perpetrator = |at: &usize| PERPETRATORS.contains(&fillers[*at].role);
    let (perpetrators, rest): (Vec<usize>, Vec<usize>) = (0..fillers.len()).partition(is_perpetrator);
    let mut groups: Vec<Vec<usize>> = rest.into_iter().map(|at| vec![at]).collect();
    let mean = |one: &[usize], other: &[usize]| {
        let sums = one.iter().flat_map(|a| other.iter().map(move |b| (*a, *b))).map(|(a, b)| sum(a, b));
        sums.sum::<f32>() / (one.len() * other.len()) as f32
    };
    loop {
        let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
        let best = pairs.map(|(a, b)| (mean(&groups[a], &groups[b]), a, b)).max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        match best {
            Some((sum, a, b)) if sum > together => {
                let moved = groups.remove(b);
                groups[a].extend(moved);
            }
            _ => break,
        }
    }
    if groups.is_empty() {
        return if perpetrators.is_empty() { Vec::new() } else { vec![perpetrators] };
    }
    let anchors = groups.clone();
    for at in perpetrators {
        let fits: Vec<f32> = anchors.iter().map(|group| mean(&[at], group)).collect();
        let best = (0..fits.len()).max_by(|a, b| fits[*a].total_cmp(&fits[*b]).then(b.cmp(a))).unwrap_or(0);
        for (group, fit) in fits.iter().enumerate() {
            if group == best || *fit > shared {
                groups[group].push(at);
            }
        }
    }
    groups
}

/// What is known of one of the incidents of a report, for the question whether coders would write it down.
pub fn group_row(sheet: &Sheet<'_>, fillers: &[Filler], groups: &[Vec<usize>], at: usize) -> Vec<f32> {
    let kind = type_of(fillers, &groups[at]);
    let own = || groups[at].iter().map(|filler| &fillers[*filler]);
    let best = |role: Option<usize>| {
        own().filter(|filler| role.is_none_or(|role| filler.role == role)).map(|filler| filler.chance).fold(0.0, f32::max)
    };
    let votes = |kind: usize| own().map(|filler| filler.chance * filler.types[kind]).sum::<f32>();
    let all: f32 = own().map(|filler| filler.chance).sum();
    let likeliest = |group: &Vec<usize>| group.iter().map(|filler| fillers[*filler].chance).fold(0.0, f32::max);
    let others = groups.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, group)| group);
    let alike = others.clone().filter(|group| type_of(fillers, group) == kind).count() as f32;
    let sentence = own().map(|filler| sheet.phrases[filler.what.phrases[0]].sentence).min().unwrap_or(0) as f32;
    let mut row = vec![
        best(None),
        all,
        own().count() as f32,
        votes(kind) / all.max(1e-6),
        (0..TYPES.len()).filter(|other| *other != kind).map(votes).fold(0.0, f32::max) / all.max(1e-6),
        kind as f32,
        groups.len() as f32,
        at as f32,
        alike,
        others.clone().map(likeliest).fold(0.0, f32::max),
        sentence,
        sheet.parse.sentences.len() as f32,
        fillers.iter().map(|filler| filler.chance).sum(),
    ];
    row.extend((0..ROLES.len()).map(|role| best(Some(role))));
    row
}

/// The type of an incident: what its fillers, each with its chance, say most.
pub fn type_of(fillers: &[Filler], group: &[usize]) -> usize {
    let votes = |kind: usize| group.iter().map(|at| fillers[*at].chance * fillers[*at].types[kind]).sum::<f32>();
    (0..TYPES.len()).max_by(|a, b| votes(*a).total_cmp(&votes(*b)).then(b.cmp(a))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filler(role: usize, types: &[f32]) -> Filler {
        let what = Candidate { string: String::new(), named_by: (0, 0), phrases: vec![0], row: Vec::new() };
        Filler { role, what, chance: 0.5, types: types.to_vec() }
    }

    #[test]
    fn perpetrators_are_shared_and_victims_are_not() {
        let (perpetrator, victim) = (0, 3);
        let fillers = [perpetrator, victim, victim, victim].map(|role| filler(role, &[0.9, 0.1, 0.0, 0.0, 0.0, 0.0]));
        // the second and third belong together, the fourth stands alone; the first fits both well
        let sum = |a: usize, b: usize| if a.min(b) == 0 || (a, b) == (1, 2) || (b, a) == (1, 2) { 2.0 } else { -2.0 };
        assert_eq!(deal(&fillers, sum, 0.0, 1.0), [vec![1, 2, 0], vec![3, 0]]);
        assert_eq!(deal(&fillers, sum, 0.0, 3.0), [vec![1, 2, 0], vec![3]]);
        assert_eq!(deal(&fillers[..1], sum, 0.0, 1.0), [[0]]);
        assert_eq!(deal(&[], sum, 0.0, 1.0), Vec::<Vec<usize>>::new());
        assert_eq!(type_of(&fillers, &[0, 1]), 0);
    }
}
