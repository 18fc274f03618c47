//! What templates hold beside their fillers: day, place, stage, how sure the report is of the organisation, how many died and were hurt.

use casus_text::{Days, Tag};
use jiff::civil::Date;

use super::entities::chance;
use super::first::seen;
use super::grouping::Filler;
use super::places::Places;
use super::{PERPETRATORS, ROLES, Sheet};
use crate::judge::forest::Forest;
use crate::judge::linear::Linear;

/// Stages of execution, the commonest first.
pub const STAGES: [&str; 3] = ["accomplished", "attempted", "threatened"];
/// How sure a report is of an organisation, the commonest first.
pub const CONFIDENCES: [&str; 5] =
    ["reported as fact", "suspected or accused", "suspected or accused by authorities", "claimed or admitted", "possible"];
/// What happened to people.
pub const EFFECTS: [&str; 2] = ["death", "injury"];

/// So many mentions of an organisation are asked how sure the report is.
const MENTIONS: usize = 6;

/// A day or a stretch of days, as MUC-4 writes it: no first day is "on or before".
pub type Stretch = (Option<Date>, Date);

/// A day that an incident may be of.
#[derive(Clone, Debug, PartialEq)]
pub struct DayOption {
    /// The days.
    pub days: Stretch,
    /// What is known of it, for the question whether it is the incident's.
    pub row: Vec<f32>,
}

/// What is learned of slots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slots {
    /// Whether a day is the incident's.
    pub days: Forest,
    /// Which place is the incident's.
    pub places: Places,
    /// A question for each stage, asked of every filler.
    pub stages: Linear,
    /// A question for each confidence, asked of every organisation.
    pub confidences: Linear,
    /// A question for each effect, asked of everybody who suffered.
    pub effects: Linear,
}

/// Where an incident stands in its report.
pub(super) struct Site {
    /// The sentences of its fillers, those that nobody shares before all others.
    sentences: Vec<usize>,
    /// The words of its fillers.
    heads: Vec<usize>,
    pub kind: usize,
}

impl Site {
    pub fn of(sheet: &Sheet<'_>, fillers: &[Filler], group: &[usize], kind: usize) -> Site {
        let own = |at: &&usize| !PERPETRATORS.contains(&fillers[**at].role);
        let chosen: Vec<usize> = if group.iter().any(|at| own(&at)) { group.iter().filter(own).copied().collect() } else { group.to_vec() };
        let phrase = |at: &usize| &sheet.phrases[fillers[*at].what.phrases[0]];
        Site {
            sentences: chosen.iter().map(|at| phrase(at).sentence).collect(),
            heads: chosen.iter().map(|at| phrase(at).head).collect(),
            kind,
        }
    }

    /// How far a word of a sentence stands: sentences to the nearest filler, from the first filler, words to the nearest.
    pub fn far(&self, sentence: usize, word: usize) -> [f32; 4] {
        let nearest = self.sentences.iter().map(|own| own.abs_diff(sentence)).min().unwrap_or(99);
        let sharing = self.sentences.iter().filter(|own| **own == sentence).count();
        [nearest as f32, sentence as f32 - self.first() as f32, self.words_to(word).min(200) as f32, sharing as f32]
    }

    /// Words from a word to the nearest filler.
    pub fn words_to(&self, word: usize) -> usize {
        self.heads.iter().map(|own| own.abs_diff(word)).min().unwrap_or(999)
    }

    /// The sentence of the first filler.
    pub fn first(&self) -> usize {
        self.sentences.iter().min().copied().unwrap_or(0)
    }

    /// The sentence of the filler nearest to a sentence.
    pub fn nearest(&self, sentence: usize) -> usize {
        self.sentences.iter().copied().min_by_key(|own| (own.abs_diff(sentence), *own)).unwrap_or(0)
    }
}

/// The days that an incident may be of: those the report names, and "on or before publication".
pub fn day_options(sheet: &Sheet<'_>, fillers: &[Filler], group: &[usize], kind: usize) -> Vec<DayOption> {
    let site = Site::of(sheet, fillers, group, kind);
    let published = sheet.report.published.and_then(|days| days.last);
    let mut options: Vec<DayOption> = Vec::new();
    let named = sheet.parse.dates.iter().filter_map(|when| {
        let days = when.days?;
        Some((when, (days.first, days.last?)))
    });
    let count = sheet.parse.dates.len() as f32;
    for (when, days) in named {
        let start = when.tokens.start as usize;
        let sentence = sheet.parse.sentence_of(casus_text::Idx::new(start)).unwrap_or(0);
        let age = published.and_then(|published| published.since(days.1).ok()).map_or(-400.0, |age| age.get_days() as f32);
        let length = days.0.and_then(|first| days.1.since(first).ok()).map_or(999.0, |span| span.get_days() as f32);
        let mut row = vec![0.0, age.clamp(-400.0, 4000.0), length, f32::from(u8::from(when.relative)), count, sentence as f32];
        row.extend(site.far(sentence, start));
        row.push(site.kind as f32);
        match options.iter_mut().find(|known| known.days == days) {
            // told again: the nearer telling counts
            Some(known) if known.row[8] > row[8] => known.row = row,
            Some(_) => {}
            None => options.push(DayOption { days, row }),
        }
    }
    if let Some(published) = published {
        let near = site.sentences.iter().copied().min().unwrap_or(0);
        let mut row = vec![1.0, 0.0, 999.0, 0.0, count, near as f32];
        row.extend(site.far(near, site.heads.first().copied().unwrap_or(0)));
        row.push(site.kind as f32);
        options.push(DayOption { days: (None, published), row });
    }
    // what the others offer: whether a day stands nearer
    let nearest = |options: &[DayOption], at: usize| {
        let others = options.iter().enumerate().filter(|(other, option)| *other != at && option.row[0] == 0.0);
        others.map(|(_, option)| option.row[6]).fold(99.0, f32::min)
    };
    let others: Vec<f32> = (0..options.len()).map(|at| nearest(&options, at)).collect();
    options.iter_mut().zip(others).for_each(|(option, other)| option.row.push(other));
    options
}

impl Slots {
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        self.days.pack(bytes);
        self.places.pack(bytes);
        [&self.stages, &self.confidences, &self.effects].into_iter().for_each(|linear| linear.pack(bytes));
    }

    pub(super) fn unpack(bytes: &mut &[u8]) -> Option<Slots> {
        let (days, places) = (Forest::unpack(bytes)?, Places::unpack(bytes)?);
        let (stages, confidences, effects) = (Linear::unpack(bytes)?, Linear::unpack(bytes)?, Linear::unpack(bytes)?);
        Some(Slots { days, places, stages, confidences, effects })
    }

    /// The likeliest of the days.
    pub(crate) fn day(&self, options: &[DayOption]) -> Option<Days> {
        let best = options.iter().map(|option| (self.days.sum(&option.row), option)).max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Days { first: best.1.days.0, last: Some(best.1.days.1) })
    }

    /// The stage that the fillers of an incident say, each with its chance.
    pub(crate) fn stage(&self, sheet: &Sheet<'_>, fillers: &[Filler], group: &[usize]) -> usize {
        most(STAGES.len(), group.iter().map(|at| (fillers[*at].chance, sums(&self.stages, sheet, &fillers[*at]))))
    }

    /// How sure the report is of the organisations.
    pub(crate) fn confidence(&self, sheet: &Sheet<'_>, fillers: &[Filler], group: &[usize]) -> Option<usize> {
        let organisations: Vec<&Filler> = group.iter().map(|at| &fillers[*at]).filter(|filler| ROLES[filler.role] == "PerpOrg").collect();
        // what one mention tells of a claim or an accusation holds for all
        let said = organisations.iter().flat_map(|filler| {
            let mentions = filler.what.phrases.iter().take(MENTIONS);
            mentions.map(|at| (filler.chance, self.confidences.sums(seen(&sheet.phrases[*at]))))
        });
        (!organisations.is_empty()).then(|| most(CONFIDENCES.len(), said))
    }

    /// How many people died, or were hurt: those of the incident who did, each as many as words say.
    pub(crate) fn toll(&self, sheet: &Sheet<'_>, fillers: &[Filler], group: &[usize], effect: usize) -> Option<u32> {
        let people = group.iter().map(|at| &fillers[*at]).filter(|filler| matches!(ROLES[filler.role], "Victim" | "Described"));
        let suffered = people.filter(|filler| sums(&self.effects, sheet, filler).get(effect).is_some_and(|sum| chance(*sum) > 0.5));
        let counted = suffered.filter_map(|filler| Some((ROLES[filler.role] == "Victim", number_of(sheet, filler)?)));
        Some(number_of_people(counted)).filter(|total| *total > 0)
    }
}

/// How many people these are: each by name or not, with a number. Who is named is described too ("the judge, Ana Ruiz"), and six priests
/// may be named one by one, so that neither counts twice.
fn number_of_people(counted: impl Iterator<Item = (bool, u32)>) -> u32 {
    let (mut named, mut single, mut several) = (0_u32, 0_u32, Vec::new());
    for (by_name, number) in counted {
        match number {
            1 if by_name => named += 1,
            1 => single += 1,
            number => several.push(number),
        }
    }
    several.retain(|number| *number != named || named < 2);
    named.saturating_add(several.iter().fold(0, |sum, number| sum.saturating_add(*number))).saturating_add(single.saturating_sub(named))
}

fn sums(linear: &Linear, sheet: &Sheet<'_>, filler: &Filler) -> Vec<f32> {
    linear.sums(seen(&sheet.phrases[filler.what.phrases[0]]))
}

/// The answer with the highest mean chance.
fn most(answers: usize, said: impl Iterator<Item = (f32, Vec<f32>)>) -> usize {
    let mut votes = vec![0.0; answers];
    for (weight, sums) in said {
        votes.iter_mut().zip(&sums).for_each(|(vote, sum)| *vote += weight * chance(*sum));
    }
    (0..answers).max_by(|a, b| votes[*a].total_cmp(&votes[*b]).then(b.cmp(a))).unwrap_or(0)
}

/// How many people a filler is: the number its words say, one for a name or a singular.
fn number_of(sheet: &Sheet<'_>, filler: &Filler) -> Option<u32> {
    let counted = filler.what.phrases.iter().find_map(|phrase| {
        let head = sheet.phrases[*phrase].head;
        let quantity = sheet.parse.quantities.iter().find(|quantity| quantity.noun.is_some_and(|noun| noun.at() == head))?;
        Some(quantity.best)
    });
    let phrase = &sheet.phrases[filler.what.phrases[0]];
    let token = &sheet.parse.tokens[phrase.head];
    let plural = token.tag == Tag::Noun && sheet.report.words(token.span).to_lowercase() != *token.lemma;
    counted.or((!plural || phrase.sort.starts_with('P')).then_some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(named: u32, described: &[u32], expected: u32) {
        let all = (0..named).map(|_| (true, 1)).chain(described.iter().map(|number| (false, *number)));
        assert_eq!(number_of_people(all), expected, "{named} by name, {described:?}");
    }

    #[test]
    fn nobody_is_counted_twice() {
        check(0, &[], 0);
        check(1, &[], 1);
        check(1, &[1], 1);
        check(1, &[1, 1], 2);
        check(1, &[1, 2], 3);
        check(6, &[6, 2], 8);
        check(0, &[6, 1], 7);
        check(0, &[u32::MAX, 5], u32::MAX);
    }

    #[test]
    fn the_likeliest_answer_is_chosen_and_the_commonest_where_all_are_alike() {
        assert_eq!(most(3, [(0.9, vec![-1.0, 2.0, 0.0])].into_iter()), 1);
        assert_eq!(most(3, [(0.5, vec![1.0, 1.0, 1.0])].into_iter()), 0);
        assert_eq!(most(2, std::iter::empty()), 0);
    }
}
