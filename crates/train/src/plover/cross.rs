//! Scores by folds.

use casus::Casus;
use casus_events::plover::model::Lines;
use casus_events::plover::{self, Plover, Type};

use super::data::Coded;
use super::learn;
use super::patterns::Pattern;

const FOLDS: usize = 5;

/// Hits, predicted, wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Tally(usize, usize, usize);

impl Tally {
    fn add(&mut self, hits: usize, said: usize, wanted: usize) {
        *self = Tally(self.0 + hits, self.1 + said, self.2 + wanted);
    }

    fn row(self) -> String {
        let Tally(hits, said, wanted) = self;
        let (precision, recall) = (100.0 * hits as f64 / said.max(1) as f64, 100.0 * hits as f64 / wanted.max(1) as f64);
        format!("{precision:.1} | {recall:.1} | {:.1} | {wanted}", 2.0 * precision * recall / (precision + recall).max(1e-9))
    }
}

#[derive(Default)]
struct Score {
    types: Tally,
    by_type: [Tally; 16],
    likeliest: Tally,
    modes: Tally,
    sides: [Tally; 2],
    /// Likeliest events whose word is the answer's.
    words: Tally,
    /// Types of the answers' own words.
    given: Tally,
    /// Sentences that tell no event, how many of them got one, and how many events they got.
    empty: usize,
    coded_empty: usize,
    in_empty: usize,
}

impl Score {
    fn add(&mut self, casus: &Casus, plover: &Plover, sentence: &Coded) {
        let found = plover::code(casus.reader(), plover, &sentence.report, &sentence.parse);
        if sentence.events.is_empty() {
            self.empty += 1;
            self.coded_empty += usize::from(!found.is_empty());
            self.in_empty += found.len();
        }
        let bare = casus_events::plover::training::looks(&sentence.sheet, &plover.bare);
        for answer in &sentence.events {
            if let Some(at) = sentence.sheet.words.iter().position(|word| word.at == answer.at) {
                let seen = casus_events::plover::training::asked(&bare[at], &sentence.sheet.words[at]);
                let guess = plover.guess(seen).map(|guess| guess.kind());
                self.given.add(usize::from(guess == Some(answer.kind)), 1, 1);
            } else {
                self.given.add(0, 0, 1);
            }
        }
        if let (Some(first), false) = (found.first(), sentence.events.is_empty()) {
            let covered = sentence.events.iter().any(|event| event.words.covers(first.words));
            self.words.add(usize::from(covered), 1, 1);
        }
        let mut open: Vec<bool> = vec![true; found.len()];
        for event in &found {
            self.by_type[event.kind as usize].add(0, 1, 0);
        }
        if let Some(first) = found.first() {
            self.likeliest.add(usize::from(sentence.events.iter().any(|event| event.kind == first.kind)), 1, 0);
        }
        self.likeliest.add(0, 0, usize::from(!sentence.events.is_empty()));
        self.types.add(0, found.len(), sentence.events.len());
        for answer in &sentence.events {
            self.by_type[answer.kind as usize].add(0, 0, 1);
            let hit = (0..found.len()).find(|at| open[*at] && found[*at].kind == answer.kind);
            // actors are compared in the event that stands for the answer, its type right or not
            let Some(stands) = hit.or_else(|| (0..found.len()).find(|at| open[*at])) else {
                [0, 1].iter().for_each(|role| self.sides[*role].add(0, 0, answer.codes(*role).len()));
                continue;
            };
            open[stands] = false;
            let event = &found[stands];
            if hit.is_some() {
                self.types.add(1, 0, 0);
                self.by_type[answer.kind as usize].add(1, 0, 0);
                let right = event.mode == answer.mode.as_deref();
                self.modes.add(usize::from(right), 1, 1);
            }
            for (role, actors) in [&event.sources, &event.targets].into_iter().enumerate() {
                let mut said: Vec<&str> = actors.iter().filter_map(|actor| actor.code.as_deref()).collect();
                said.sort_unstable();
                said.dedup();
                let wanted = answer.codes(role);
                self.sides[role].add(said.iter().filter(|code| wanted.contains(code)).count(), said.len(), wanted.len());
            }
        }
    }

    fn print(&self) {
        println!("| what | precision | recall | F1 | wanted |\n| --- | --- | --- | --- | --- |");
        println!("| type, all events | {} |", self.types.row());
        println!("| type, the likeliest of each sentence | {} |", self.likeliest.row());
        println!("| word of the likeliest | {} |", self.words.row());
        println!("| type, the word given | {} |", self.given.row());
        println!("| mode (or none), where the type is right | {} |", self.modes.row());
        println!("| source codes | {} |\n| target codes | {} |", self.sides[0].row(), self.sides[1].row());
        for (tally, (_, word)) in self.by_type.iter().zip(Type::ALL) {
            println!("| {word} | {} |", tally.row());
        }
        println!("of {} texts without an event {} got {}", self.empty, self.coded_empty, self.in_empty);
    }
}

/// Prints scores by folds over the training sentences, and those on the sentences kept back.
pub fn print(casus: &Casus, sentences: &[Coded], patterns: &[Pattern]) {
    let training: Vec<&Coded> = sentences.iter().filter(|sentence| !sentence.kept_back).collect();
    let learned: Vec<Plover> = std::thread::scope(|scope| {
        let training = &training;
        let run = |fold: usize| {
            let others: Vec<&Coded> =
                training.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, sentence)| *sentence).collect();
            learn::learn(&others, patterns)
        };
        let halves: Vec<_> = [[0, 1, 2].as_slice(), &[3, 4]]
            .map(|folds| scope.spawn(move || folds.iter().map(|fold| run(*fold)).collect::<Vec<_>>()))
            .into();
        halves.into_iter().flat_map(|half| half.join().expect("learning cannot fail")).collect()
    });
    let by_folds = |lines: &dyn Fn(Lines) -> Lines| {
        let mut score = Score::default();
        for (fold, plover) in learned.iter().enumerate() {
            let plover = Plover { lines: lines(plover.lines), ..plover.clone() };
            training.iter().enumerate().filter(|(at, _)| at % FOLDS == fold).for_each(|(_, sentence)| score.add(casus, &plover, sentence));
        }
        score
    };
    println!("{} sentences in {FOLDS} folds", training.len());
    by_folds(&|lines| lines).print();
    println!(
        "\n| line of the first event | precision | recall | F1 | wanted | in {} empty |",
        training.iter().filter(|s| s.events.is_empty()).count()
    );
    println!("| --- | --- | --- | --- | --- | --- |");
    for first in [-0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4] {
        let score = by_folds(&|lines| Lines { first, ..lines });
        println!("| {first} | {} | {} |", score.types.row(), score.in_empty);
    }
    println!("\n| line of further events | precision | recall | F1 | wanted |\n| --- | --- | --- | --- | --- |");
    for further in [0.4, 0.8, 1.2, 1.6, 2.4] {
        println!("| {further} | {} |", by_folds(&|lines| Lines { further, ..lines }).types.row());
    }
    println!("\n| line of the first party | sources | targets |\n| --- | --- | --- |");
    for party in [-3.0, -2.0, -1.0, 0.0] {
        let score = by_folds(&|lines| Lines { party, ..lines });
        println!("| {party} | {} | {} |", score.sides[0].row(), score.sides[1].row());
    }
    let kept: Vec<&Coded> = sentences.iter().filter(|sentence| sentence.kept_back).collect();
    let plover = learn::learn(&training, patterns);
    let mut score = Score::default();
    kept.iter().for_each(|sentence| score.add(casus, &plover, sentence));
    println!("\n{} sentences kept back", kept.len());
    score.print();
}
