//! The second look at words that may tell of an event: each beside the others of its sentence and its report.

use std::ops::Range;

use super::words::Teller;

/// What the first look says of a word, in nats.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// That it tells of an event at all.
    pub told: f32,
    /// That it tells of news.
    pub news: f32,
    /// Of which class, in the model's order; empty where the word hardly tells.
    pub classes: Vec<f32>,
    /// Which status, in the order of `Status::ALL`; empty where the word hardly tells.
    pub statuses: Vec<f32>,
    /// That it is told again from earlier.
    pub retold: f32,
    /// How sure the report is of who did it, in the order of `Confidence::ALL`; empty where the word hardly tells.
    pub confidences: Vec<f32>,
}

impl Said {
    /// The likeliest class.
    pub fn class(&self) -> Option<usize> {
        best(&self.classes)
    }
}

/// The place of the largest number, the first of equals.
pub fn best(numbers: &[f32]) -> Option<usize> {
    (0..numbers.len()).max_by(|a, b| numbers[*a].total_cmp(&numbers[*b]).then(b.cmp(a)))
}

/// The chance behind a sum of weights.
pub fn chance(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// More numbers than are in a row before its word's own facts.
const FEW: usize = 40;
/// Where nothing is there to compare with.
const NOTHING: f32 = -9.0;

/// One row of numbers for each word; `tells` is the sum for the report telling any news.
pub fn of(tellers: &[Teller], said: &[Said], tells: f32) -> Vec<Vec<f32>> {
    of_some(tellers, said, tells, &(0..tellers.len()).collect::<Vec<_>>())
}

/// The rows of some of the words, which are given by their numbers, in order.
pub(super) fn of_some(tellers: &[Teller], said: &[Said], tells: f32, wanted: &[usize]) -> Vec<Vec<f32>> {
    let mut news: Vec<f32> = said.iter().map(|said| said.news).collect();
    news.sort_by(|a, b| b.total_cmp(a));
    let at = |place: usize| news.get(place).copied().unwrap_or(NOTHING);
    let expected: f32 = news.iter().map(|sum| chance(*sum)).sum();
    let mut below = vec![NOTHING; tellers.len()];
    for (teller, said) in tellers.iter().zip(said) {
        if let Some(up) = teller.up {
            below[up as usize] = below[up as usize].max(said.told);
        }
    }
    let classes: Vec<Option<usize>> = said.iter().map(Said::class).collect();
    let rows = Rows { tellers, said, classes, below, report: [at(0), at(1), at(3), expected, tells] };
    let mut before = Before {
        chances: 0.0,
        strongest: NOTHING,
        alike: vec![(None, NOTHING); said.iter().map(|said| said.classes.len()).max().unwrap_or(0)],
    };
    let mut next = 0;
    wanted
        .iter()
        .map(|&number| {
            (next..number).for_each(|passed| before.add(passed, &said[passed]));
            next = number;
            rows.row(number, &before)
        })
        .collect()
}

/// What was told before a word.
struct Before {
    /// All chances, added up.
    chances: f32,
    strongest: f32,
    /// For each class the last word that likely tells of it, and the strongest.
    alike: Vec<(Option<usize>, f32)>,
}

/// From here on a word likely tells.
const LIKELY: f32 = -1.5;

impl Before {
    fn add(&mut self, number: usize, said: &Said) {
        self.chances += chance(said.told);
        self.strongest = self.strongest.max(said.told);
        if let Some(class) = said.class().filter(|_| said.told > LIKELY) {
            self.alike[class] = (Some(number), self.alike[class].1.max(said.told));
        }
    }
}

struct Rows<'r> {
    tellers: &'r [Teller],
    said: &'r [Said],
    classes: Vec<Option<usize>>,
    /// For each word the strongest of those that hang on it.
    below: Vec<f32>,
    report: [f32; 5],
}

impl Rows<'_> {
    fn row(&self, number: usize, before: &Before) -> Vec<f32> {
        let (teller, said) = (&self.tellers[number], &self.said[number]);
        let told = |other: usize| self.said[other].told;
        let most = |others: Range<usize>| others.filter(|other| *other != number).map(told).fold(NOTHING, f32::max);
        let sentence = |wanted: i64| -> Range<usize> {
            let wanted = i64::from(teller.sentence) + wanted;
            let from = self.tellers.partition_point(|other| i64::from(other.sentence) < wanted);
            let count = self.tellers[from..].iter().take_while(|other| i64::from(other.sentence) == wanted).count();
            from..from + count
        };
        let here = sentence(0);
        let stronger = here.clone().filter(|other| told(*other) > said.told).count();
        let alike = |other: &usize| self.classes[*other].is_some() && self.classes[*other] == self.classes[number] && told(*other) > LIKELY;
        let (alike_before, alike_strongest) = self.classes[number].map_or((None, NOTHING), |class| before.alike[class]);
        let mut row = Vec::with_capacity(FEW + teller.facts.len());
        row.extend([said.told, said.news]);
        row.push(most(here.clone()));
        row.push(here.clone().filter(|other| *other != number).map(|other| self.said[other].news).fold(NOTHING, f32::max));
        row.push(stronger as f32);
        row.push(most(here.start..number));
        row.push(before.chances);
        row.push(before.strongest);
        row.push(most(sentence(-1)));
        row.push(most(sentence(1)));
        row.extend(self.report);
        row.push(teller.up.map_or(NOTHING, |up| told(up as usize)));
        row.push(self.below[number]);
        row.push(self.above(number));
        row.push(teller.again.map_or(NOTHING, |again| told(again as usize)));
        row.push(alike_before.map_or(NOTHING, told));
        row.push(alike_before.map_or(99.0, |other| (teller.sentence - self.tellers[other].sentence) as f32));
        row.push(alike_strongest);
        row.push(here.filter(alike).filter(|other| *other != number).map(told).fold(NOTHING, f32::max));
        row.push(said.class().map_or(NOTHING, |class| said.classes[class]));
        row.push(said.class().map_or(NOTHING, |class| class as f32));
        row.push(said.retold);
        row.extend((0..crate::Status::ALL.len()).map(|status| said.statuses.get(status).copied().unwrap_or(NOTHING)));
        row.extend(&teller.facts);
        row
    }

    /// The strongest of the words above it.
    fn above(&self, number: usize) -> f32 {
        let ups = std::iter::successors(self.tellers[number].up, |up| self.tellers[*up as usize].up).take(8);
        ups.map(|up| self.said[up as usize].told).fold(NOTHING, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_seen_beside_the_others_of_its_sentence() {
        let teller = |at: usize, sentence: u32, up: Option<u32>| Teller {
            at,
            features: Vec::new(),
            around: Vec::new(),
            usage: Vec::new(),
            sentence,
            up,
            again: None,
            facts: vec![at as f32],
            happened: true,
        };
        let said = |told: f32| Said { told, news: told - 1.0, ..Said::default() };
        let rows = of(&[teller(1, 0, None), teller(4, 0, Some(0)), teller(9, 1, None)], &[said(1.0), said(2.0), said(-1.0)], 0.5);
        let [first, second, third] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((first[0], first[2], first[4]), (1.0, 2.0, 1.0), "its own sum, the best beside it, how many are stronger");
        assert_eq!((second[2], second[4], second[15]), (1.0, 0.0, 1.0), "and the sum of the word above");
        assert_eq!(
            (third[2], third[8], third.last()),
            (NOTHING, 2.0, Some(&9.0)),
            "nobody beside it, the best of the sentence before, its facts"
        );
        assert_eq!(best(&[0.5, 2.0, 2.0]), Some(1));
    }
}
