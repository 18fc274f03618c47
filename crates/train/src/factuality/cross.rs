//! Scores by folds.

use super::data::Judged;
use super::learn;
use super::measure::table;

const FOLDS: usize = 5;

/// What each word is taken for by weights that have not seen its sentence.
fn by_folds(judged: &[Judged]) -> Vec<f32> {
    let fold = |fold: usize| {
        let others: Vec<&Judged> = judged.iter().filter(|one| one.sentence % FOLDS != fold).collect();
        let model = learn::learn(&others);
        let own = judged.iter().enumerate().filter(|(_, one)| one.sentence % FOLDS == fold);
        own.map(|(at, one)| (at, model.score(&one.sight))).collect::<Vec<_>>()
    };
    let mut told: Vec<(usize, f32)> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..FOLDS).map(|at| scope.spawn(move || fold(at))).collect();
        runs.into_iter().flat_map(|run| run.join().expect("learning cannot fail")).collect()
    });
    told.sort_by_key(|(at, _)| *at);
    told.into_iter().map(|(_, told)| told).collect()
}

/// Prints how well judgements are told, and the `most` that are told worst.
pub fn print(judged: &[Judged], most: usize) {
    let told = by_folds(judged);
    print!("{}", table(judged, &told));
    let mut worst: Vec<usize> = (0..judged.len()).collect();
    worst.sort_by(|a, b| (judged[*b].label - told[*b]).abs().total_cmp(&(judged[*a].label - told[*a]).abs()));
    for at in worst.into_iter().take(most) {
        let Judged { label, word, text, .. } = &judged[at];
        println!("judged {label:5.2}, told {:5.2}: {word:?} in {text:?}", told[at]);
    }
}
