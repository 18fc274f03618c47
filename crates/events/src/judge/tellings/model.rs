//! What is learned of tellings: weights for the first look, trees for the second, and the lines from which a word counts.

use casus_text::model::{ModelError, ModelKind};

use super::Told;
use super::cast::Casting;
use super::rows::{self, Said, best, chance};
use super::words::{Teller, Tellers};
use crate::judge::forest::Forest;
use crate::judge::linear::{Linear, Seen};
use crate::judge::net::Net;
use crate::{Confidence, Status};

/// The file of what is learned of tellings.
pub const KIND: ModelKind =
    ModelKind { name: "model of tellings", magic: b"casustel", version: 2, command: "tellings corpus/train corpus/more MODEL" };

/// More than any model unpacks to.
const MOST_BYTES: usize = 64 << 20;
/// How much the words around count, all together.
const AROUND: f32 = 2.0;
/// How much what the words are used like counts beside the words themselves, where sorts of events are told apart.
const USED: f32 = 0.5;
/// How much all that is seen of a report counts.
const WHOLE: f32 = 4.0;
/// Below this sum a word hardly tells, and no more is asked of it.
const HARDLY: f32 = -4.5;

/// From which chance on a word counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lines {
    /// As telling news, in a report that surely tells some.
    pub news: f32,
    /// The same in a report of which that is not sure.
    pub alone: f32,
    /// From which chance of its surest word on a report surely tells news.
    pub sure: f32,
    /// As telling an event that is no news.
    pub other: f32,
}

/// Weights, trees and lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// The titles of the kinds of events that are told apart.
    pub classes: Vec<String>,
    /// The first look: whether a word tells of an event, and of news.
    pub words: Linear,
    /// Of words that tell: the class, the status, whether it is told again.
    pub sorts: Linear,
    /// Whether a report tells any news.
    pub reports: Linear,
    /// All of it by what the words are used like.
    pub usage: Net,
    /// The second look: whether a word tells of an event.
    pub told: Forest,
    /// The same for news.
    pub news: Forest,
    /// From which chance on a word counts.
    pub lines: Lines,
    /// Who fills the roles.
    pub casting: Casting,
}

/// How many questions are asked of words that tell, where there are so many classes: those, the statuses, whether it is told again, and
/// how sure the report is of who did it.
pub fn sorts_asked(classes: usize) -> usize {
    classes + Status::ALL.len() + 1 + Confidence::ALL.len()
}

/// What is seen of a whole report, as it is weighed.
pub fn seen_whole(report: &[u32]) -> Seen<'_> {
    Seen::with_around(&[], report, WHOLE)
}

/// What is seen of a word, as it is weighed.
pub fn seen(teller: &Teller) -> Seen<'_> {
    Seen::with_around(&teller.features, &teller.around, AROUND)
}

fn is_news(chance: f32, line: f32) -> bool {
    chance >= line
}

fn as_slices(rows: &[Vec<f32>]) -> Vec<&[f32]> {
    rows.iter().map(Vec::as_slice).collect()
}

impl Learned {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Learned, ModelError> {
        let packed = KIND.inflate(KIND.open(bytes)?, MOST_BYTES)?;
        Learned::unpack(&mut &packed[..]).ok_or_else(|| KIND.wrong("weights that make no sense", "those of this version"))
    }

    /// The sum for a report telling any news.
    pub fn tells(&self, tellers: &Tellers) -> f32 {
        self.reports.sums(seen_whole(&tellers.report)).first().copied().unwrap_or_default()
    }

    /// The first look at words; `usage` says what a word and those around it are used like, and is asked only of words that may tell.
    pub fn first(&self, tellers: &[Teller], usage: impl Fn(&Teller) -> Vec<f32>) -> Vec<Said> {
        let told = |teller: &Teller| match self.words.sums(seen(teller))[..] {
            [told, news] => Said { told, news, ..Said::default() },
            _ => Said::default(),
        };
        // one question after the other: weights of both do not fit into the nearer caches
        let mut said: Vec<Said> = tellers.iter().map(told).collect();
        for (teller, said) in tellers.iter().zip(&mut said).filter(|(_, said)| said.told > HARDLY) {
            self.sort(teller, &usage(teller), said);
        }
        said
    }

    /// Of which class it tells, with which status.
    fn sort(&self, teller: &Teller, usage: &[f32], said: &mut Said) {
        let mut sums = self.sorts.sums(seen(teller));
        // the network's first two answers are for exercise: whether a word tells at all is better asked without it
        let used = self.usage.sums(usage);
        sums.iter_mut().zip(used.iter().skip(2)).for_each(|(sum, used)| *sum += USED * used);
        if sums.len() == sorts_asked(self.classes.len()) {
            said.confidences = sums.split_off(sums.len() - Confidence::ALL.len());
            said.retold = sums.pop().unwrap_or_default();
            said.statuses = sums.split_off(self.classes.len());
            said.classes = sums;
        }
    }

    /// Which words tell of events, and of which.
    pub(super) fn decide(&self, tellers: &Tellers, said: &[Said]) -> Vec<Told> {
        let (tells, tellers) = (self.tells(tellers), &tellers.words[..]);
        let chances = |forest: &Forest, rows: &[&[f32]]| -> Vec<f32> { forest.sums(rows).into_iter().map(chance).collect() };
        let of_some = |wanted: &[usize]| rows::of_some(tellers, said, tells, wanted);
        // a word that hardly tells can only make the report a sure one, if no other word does
        let (asked, hardly): (Vec<usize>, Vec<usize>) = (0..tellers.len()).partition(|at| said[*at].class().is_some());
        let rows = of_some(&asked);
        let news = chances(&self.news, &as_slices(&rows));
        let is_sure = |news: &[f32]| news.iter().any(|news| *news >= self.lines.sure);
        let sure = is_sure(&news) || is_sure(&chances(&self.news, &as_slices(&of_some(&hardly))));
        let line = if sure { self.lines.news } else { self.lines.alone };
        // whether a word tells at all matters only where it tells no news
        let doubtful: Vec<&[f32]> = rows.iter().zip(&news).filter(|(_, news)| !is_news(**news, line)).map(|(row, _)| &row[..]).collect();
        let mut told = chances(&self.told, &doubtful).into_iter();
        let decided = asked.iter().zip(news).filter_map(|(at, news)| {
            let told = if is_news(news, line) { 1.0 } else { told.next().unwrap_or_default() };
            self.decide_one(&tellers[*at], &said[*at], [told, news], line)
        });
        decided.collect()
    }

    fn decide_one(&self, teller: &Teller, said: &Said, [told, news]: [f32; 2], line: f32) -> Option<Told> {
        let (class, status) = (said.class()?, best(&said.statuses)?);
        let confidence = best(&said.confidences).map_or(Confidence::Fact, |best| Confidence::ALL[best]);
        let told_as = |status: Status, retold: bool, chance: f32| Told { at: teller.at, chance, class, status, retold, confidence };
        let sum = |status: Status| said.statuses[status as usize];
        if is_news(news, line) {
            let goes_on = sum(Status::Ongoing) > sum(Status::Happened);
            return Some(told_as(if goes_on { Status::Ongoing } else { Status::Happened }, false, news));
        }
        if told - news < self.lines.other {
            return None;
        }
        let (status, retold) = (Status::ALL[status], said.retold > 0.0);
        if retold || !status.is_real() {
            return Some(told_as(status, retold, told));
        }
        // no news: either it is told again, or it did not happen
        if teller.happened {
            return Some(told_as(status, true, told));
        }
        let unreal = Status::ALL.into_iter().filter(|status| !status.is_real()).max_by(|a, b| sum(*a).total_cmp(&sum(*b)))?;
        let again = said.retold >= sum(unreal);
        Some(told_as(if again { status } else { unreal }, again, told))
    }

    /// Adds all of it to `bytes`.
    pub fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.classes.len() as u8);
        for class in &self.classes {
            bytes.push(class.len() as u8);
            bytes.extend(class.bytes());
        }
        self.words.pack(bytes);
        self.sorts.pack(bytes);
        self.reports.pack(bytes);
        self.usage.pack(bytes);
        self.told.pack(bytes);
        self.news.pack(bytes);
        let Lines { news, alone, sure, other } = self.lines;
        [news, alone, sure, other].iter().for_each(|line| bytes.extend(line.to_le_bytes()));
        self.casting.pack(bytes);
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Learned> {
        let count = *bytes.split_off_first()?;
        let mut classes = Vec::new();
        for _ in 0..count {
            let length = usize::from(*bytes.split_off_first()?);
            classes.push(std::str::from_utf8(bytes.split_off(..length)?).ok()?.to_owned());
        }
        let (words, sorts) = (Linear::unpack(bytes)?, Linear::unpack(bytes)?);
        let reports = Linear::unpack(bytes)?;
        let usage = Net::unpack(bytes)?;
        let (told, news) = (Forest::unpack(bytes)?, Forest::unpack(bytes)?);
        let line = |bytes: &mut &[u8]| Some(f32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?));
        let lines = Lines { news: line(bytes)?, alone: line(bytes)?, sure: line(bytes)?, other: line(bytes)? };
        let casting = Casting::unpack(bytes)?;
        let whole = words.outputs() == 2
            && reports.outputs() == 1
            && sorts.outputs() == sorts_asked(classes.len())
            && usage.outputs() == 2 + sorts.outputs();
        whole.then_some(Learned { classes, words, sorts, reports, usage, told, news, lines, casting })
    }

    /// The file of it.
    pub fn bytes(&self) -> Vec<u8> {
        let mut packed = Vec::new();
        self.pack(&mut packed);
        KIND.deflate(&packed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::pairs::ROLES;
    use super::*;

    fn example() -> Learned {
        let linear = |outputs: usize| Linear::round(4, outputs, &vec![0.25; outputs << 4]);
        let lines = Lines { news: 0.3, alone: 0.5, sure: 0.7, other: 0.25 };
        let casting = Casting { pairs: linear(ROLES), forests: vec![Forest::default(); ROLES], lines: [0.3; ROLES] };
        Learned {
            classes: vec!["Attack".to_owned()],
            words: linear(2),
            sorts: linear(sorts_asked(1)),
            reports: linear(1),
            usage: Net::round(1, 2 + sorts_asked(1), &[0.5; 3], &vec![0.25; 2 * (2 + sorts_asked(1))]),
            told: Forest { start: 1.0, trees: Vec::new() },
            news: Forest { start: 0.0, trees: Vec::new() },
            lines,
            casting,
        }
    }

    #[test]
    fn what_is_written_is_read_and_other_files_are_told() {
        assert_eq!(Learned::from_bytes(&example().bytes()), Ok(example()));
        let message = |bytes: &[u8]| Learned::from_bytes(bytes).map_err(|error| error.to_string()).expect_err("no model");
        let advice = "; rebuild it with `cargo run --release -p casus-train -- tellings corpus/train corpus/more MODEL`";
        let short = KIND.deflate(&[1, 200]);
        assert_eq!(
            message(b"abc"),
            format!("reading the model of tellings: found 3 bytes, expected a file that starts with \"casustel\"{advice}")
        );
        assert_eq!(
            message(&short),
            format!("reading the model of tellings: found weights that make no sense, expected those of this version{advice}")
        );
    }

    fn teller() -> Teller {
        Teller {
            at: 3,
            features: Vec::new(),
            around: Vec::new(),
            usage: Vec::new(),
            sentence: 0,
            up: None,
            again: None,
            facts: Vec::new(),
            happened: false,
        }
    }

    /// Said with one class, this status, and this sum for being told again.
    #[track_caller]
    fn check(status: Status, retold: f32, [told, news]: [f32; 2], line: f32, expected: Option<(Status, bool)>) {
        let statuses = Status::ALL.iter().map(|other| if *other == status { 2.0 } else { -2.0 - *other as u8 as f32 }).collect();
        let said = Said { classes: vec![0.0], statuses, retold, confidences: vec![0.0; 5], ..Said::default() };
        let decided = example().decide_one(&teller(), &said, [told, news], line);
        assert_eq!(decided.map(|told| (told.status, told.retold)), expected, "{status:?} {retold} {told} {news}");
    }

    #[test]
    fn news_happened_and_other_tellings_are_old_or_did_not() {
        check(Status::Happened, -3.0, [0.6, 0.5], 0.3, Some((Status::Happened, false)));
        check(Status::Ongoing, -3.0, [0.6, 0.5], 0.3, Some((Status::Ongoing, false)));
        check(Status::Denied, -3.0, [0.6, 0.1], 0.3, Some((Status::Denied, false)));
        check(Status::Happened, 1.0, [0.6, 0.1], 0.3, Some((Status::Happened, true)));
        check(Status::Happened, -1.0, [0.6, 0.1], 0.3, Some((Status::Happened, true)));
        check(Status::Happened, -9.0, [0.6, 0.1], 0.3, Some((Status::Attempted, false)));
        check(Status::Happened, -3.0, [0.5, 0.4], 0.5, None);
    }

    #[test]
    fn what_rules_see_happen_is_told_again() {
        let statuses = vec![2.0, -2.0, -2.0, -2.0, -2.0, -2.0, -2.0];
        let said = Said { classes: vec![0.0], statuses, retold: -9.0, confidences: vec![0.0; 5], ..Said::default() };
        let decided = |teller: Teller, told: f32| example().decide_one(&teller, &said, [told, 0.0], 0.3).map(|told| told.retold);
        assert_eq!(decided(Teller { happened: true, ..teller() }, 0.6), Some(true));
        assert_eq!(decided(teller(), 0.6), Some(false), "nobody says that it happened");
        assert_eq!(decided(Teller { happened: true, ..teller() }, 0.15), None, "it hardly tells");
    }

    #[test]
    fn a_report_without_a_sure_word_needs_more() {
        let sure = |news: f32| Learned { news: Forest { start: news, trees: Vec::new() }, ..example() };
        let said = Said { classes: vec![0.0], statuses: vec![0.0; 7], confidences: vec![0.0; 5], ..Said::default() };
        let tellers = Tellers { words: vec![teller()], report: Vec::new() };
        let found = |learned: &Learned| learned.decide(&tellers, std::slice::from_ref(&said)).len();
        // chances of 0.45 and of 0.55, where a sure word has 0.7
        let other = |learned: Learned| Learned { lines: Lines { other: 0.9, ..learned.lines }, ..learned };
        assert_eq!([-0.2, 0.2].map(|sum| found(&other(sure(sum)))), [0, 1]);
    }
}
