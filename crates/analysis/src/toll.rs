//! Tolls: how many were killed or hurt in all, each of them counted once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many, at least, as a coder writes it down, and at most; `high` is `None` without a bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// At least this many.
    pub low: u64,
    /// The figure a coder writes down.
    pub best: u64,
    /// At most this many, if there is a bound.
    pub high: Option<u64>,
}

/// One event as one report tells it, with its figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The event's name, unique in the input.
    pub event: String,
    /// The incident it belongs to; equal in all events that tell of one incident.
    pub incident: String,
    /// The events that share its figure: one total for several incidents.
    pub joint_with: Vec<String>,
    /// The figure; `None` where none is told.
    pub figures: Option<Figures>,
}

/// A toll over many incidents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    /// The sum.
    pub figures: Figures,
    /// Incidents with a figure, alone or in a joint total.
    pub counted: usize,
    /// Incidents of which no report tells a figure: they add nothing, which is not the same as zero.
    pub untold: usize,
}

/// Adds up figures so that nobody is counted twice.
///
/// With `F(i)` the figures of incident *i* told for it alone, and `J(S)` those of a joint total of the incidents *S*:
///
/// 1. *One incident told several times counts once*: `low = min`, `best =` the lower median, `high = max` of its figures
///    (no bound if one of them has none). The same holds for several joint totals of the same incidents.
/// 2. *A joint total counts once*, for all its incidents together. Where incidents of it also have figures of their own, their
///    sum is set against the joint total and, for each of low, best and high, the larger is taken: parts may be incomplete,
///    and a total may be older than its parts. Of totals that share an incident the widest is taken, then the first.
/// 3. The toll is the sum over incidents and joint totals; `high` is open if any of them is.
///
/// It is not a statistical interval, it settles no contradictions between sources, and events without a figure add nothing.
///
/// ```
/// use casus_analysis::{Figures, Told, toll};
/// let told = |event: &str, incident: &str, joint: &[&str], n: u64| Told {
///     event: event.to_owned(),
///     incident: incident.to_owned(),
///     joint_with: joint.iter().map(|&name| name.to_owned()).collect(),
///     figures: Some(Figures { low: n, best: n, high: Some(n) }),
/// };
/// // 131 died in two towns together, seven in a camp
/// let all = toll(&[told("a", "I", &["b"], 131), told("b", "II", &["a"], 131), told("c", "III", &[], 7)]);
/// assert_eq!(all.figures, Figures { low: 138, best: 138, high: Some(138) });
/// assert_eq!((all.counted, all.untold), (3, 0));
/// ```
pub fn toll(told: &[Told]) -> Toll {
    let incident_of: HashMap<&str, &str> = told.iter().map(|one| (one.event.as_str(), one.incident.as_str())).collect();
    let mut alone: BTreeMap<&str, Vec<Figures>> = BTreeMap::new();
    let mut joint: BTreeMap<BTreeSet<&str>, BTreeMap<BTreeSet<&str>, Figures>> = BTreeMap::new();
    for one in told {
        let Some(figures) = one.figures else { continue };
        // partners outside the input share nothing that is counted here
        let fellows = one.joint_with.iter().filter(|name| incident_of.contains_key(name.as_str())).map(String::as_str);
        let events: BTreeSet<&str> = fellows.chain([one.event.as_str()]).collect();
        let incidents: BTreeSet<&str> = events.iter().map(|event| incident_of[event]).collect();
        if incidents.len() == 1 {
            alone.entry(&one.incident).or_default().push(figures);
        } else {
            // one total is told by each of its events: it is one figure
            joint.entry(incidents).or_default().insert(events, figures);
        }
    }
    let all: BTreeSet<&str> = told.iter().map(|one| one.incident.as_str()).collect();
    let mut alone: BTreeMap<&str, Figures> = alone.into_iter().map(|(incident, figures)| (incident, settle(figures))).collect();
    let mut totals: Vec<_> = joint.into_iter().map(|(of, told)| (of, settle(told.into_values().collect()))).collect();
    // the widest total first: narrower ones inside it are its parts
    totals.sort_by_key(|(of, _)| std::cmp::Reverse(of.len()));
    let mut counted = BTreeSet::new();
    let mut sum = Figures { high: Some(0), ..Figures::default() };
    for (of, total) in totals {
        if of.iter().any(|incident| counted.contains(incident)) {
            continue;
        }
        let parts: Vec<Figures> = of.iter().filter_map(|incident| alone.remove(incident)).collect();
        let parts = (!parts.is_empty()).then(|| parts.into_iter().fold(Figures { high: Some(0), ..Figures::default() }, plus));
        sum = plus(sum, parts.map_or(total, |parts| larger(total, parts)));
        counted.extend(of);
    }
    for (incident, figures) in alone {
        if counted.insert(incident) {
            sum = plus(sum, figures);
        }
    }
    Toll { figures: sum, counted: counted.len(), untold: all.len() - counted.len() }
}

fn settle(mut figures: Vec<Figures>) -> Figures {
    figures.sort_by_key(|figures| figures.best);
    let best = figures.get(figures.len().saturating_sub(1) / 2).map_or(0, |figures| figures.best);
    let low = figures.iter().map(|figures| figures.low).min().unwrap_or(0);
    let high = figures.iter().map(|figures| figures.high).collect::<Option<Vec<_>>>().and_then(|highs| highs.into_iter().max());
    Figures { low, best, high }
}

fn plus(a: Figures, b: Figures) -> Figures {
    Figures { low: a.low + b.low, best: a.best + b.best, high: a.high.zip(b.high).map(|(a, b)| a + b) }
}

fn larger(a: Figures, b: Figures) -> Figures {
    Figures { low: a.low.max(b.low), best: a.best.max(b.best), high: a.high.zip(b.high).map(|(a, b)| a.max(b)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line: event, incident, joint events joined with "+", and "low best high" or "-".
    fn check(lines: &str, expect: &str) {
        let told: Vec<Told> = lines
            .lines()
            .map(|line| {
                let words: Vec<&str> = line.split_whitespace().collect();
                let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
                Told {
                    event: words[0].to_owned(),
                    incident: words[1].to_owned(),
                    joint_with: words[2].split('+').filter(|name| *name != "-").map(str::to_owned).collect(),
                    figures: number(3).zip(number(4)).map(|(low, best)| Figures { low, best, high: number(5) }),
                }
            })
            .collect();
        let Toll { figures, counted, untold } = toll(&told);
        let high = figures.high.map_or_else(|| "open".to_owned(), |high| high.to_string());
        assert_eq!(format!("{} {} {high}, {counted} counted, {untold} untold", figures.low, figures.best), expect);
    }

    #[test]
    fn joint_totals_count_once() {
        check("a I b 131 131 131\nb II a 131 131 131\nc III - 7 7 7", "138 138 138, 3 counted, 0 untold");
    }

    #[test]
    fn one_incident_counts_once_with_its_range() {
        check("a I - 5 5 5\nb I - 9 9 9\nc I - 6 7 8", "5 7 9, 1 counted, 0 untold");
    }

    #[test]
    fn an_open_bound_stays_open() {
        check("a I - 300 300 -\nb II - 2 2 2", "302 302 open, 2 counted, 0 untold");
    }

    #[test]
    fn parts_are_set_against_their_total() {
        check("a I b 131 131 131\nb II a 131 131 131\nc I - 100 100 100", "131 131 131, 2 counted, 0 untold");
        check("a I b 10 10 10\nb II a 10 10 10\nc I - 8 8 8\nd II - 4 4 4", "12 12 12, 2 counted, 0 untold");
    }

    #[test]
    fn a_partner_outside_the_input_shares_nothing() {
        check("a I z 5 5 5", "5 5 5, 1 counted, 0 untold");
    }

    #[test]
    fn untold_is_not_zero() {
        check("a I - -\nb II - 3 3 3", "3 3 3, 1 counted, 1 untold");
        check("", "0 0 0, 0 counted, 0 untold");
    }
}
