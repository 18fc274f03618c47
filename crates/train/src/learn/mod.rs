//! Learners: logistic regression over many sparse features, boosted trees over few dense ones.

pub mod choice;
pub mod forest;
pub mod linear;
pub mod margins;
pub mod net;

use std::thread::ScopedJoinHandle;

/// What each of so many runs gives, in order; they run beside one another.
pub fn at_once<T: Send>(runs: usize, run: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let run = &run;
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..runs).map(|number| scope.spawn(move || run(number))).collect();
        runs.into_iter().map(joined).collect()
    })
}

/// What a thread gives; where it broke down, this one does too.
pub fn joined<T>(run: ScopedJoinHandle<'_, T>) -> T {
    run.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
