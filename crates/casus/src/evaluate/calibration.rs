//! Whether certainties can be taken at their word: of the events told with 0.8, are eight in ten right?

use super::figures::{Cells, round, table};
use serde::Serialize;

/// How many bins certainties are put into, all of the same width.
const BINS: usize = 10;

/// Certainties against how often they were right.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// Expected calibration error, 0 to 1: the mean distance between certainty and share of right ones, bin by bin, weighted by
    /// their events. None where no event has a certainty.
    pub error: Option<f64>,
    /// Events that have a certainty.
    pub events: usize,
    /// The bins that hold events, from low to high.
    pub bins: Vec<Bin>,
}

/// Events of about the same certainty.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// Lowest certainty.
    pub from: f64,
    /// Highest certainty, itself in the next bin but for the last.
    pub to: f64,
    /// How many events.
    pub events: usize,
    /// Their mean certainty.
    pub certainty: f64,
    /// The share of them that is right.
    pub right: f64,
}

impl Calibration {
    /// Puts events into bins: each with its certainty, and whether it is right.
    pub fn of(events: &[(f64, bool)]) -> Calibration {
        let bin = |certainty: f64| ((certainty * BINS as f64) as usize).min(BINS - 1);
        let mut bins = Vec::new();
        let mut error = 0.0;
        for at in 0..BINS {
            let own: Vec<_> = events.iter().filter(|(certainty, _)| bin(*certainty) == at).collect();
            if own.is_empty() {
                continue;
            }
            let certainty = own.iter().map(|(certainty, _)| certainty).sum::<f64>() / own.len() as f64;
            let right = own.iter().filter(|(_, right)| *right).count() as f64 / own.len() as f64;
            error += own.len() as f64 / events.len() as f64 * (certainty - right).abs();
            let edge = |at: usize| round(at as f64 / BINS as f64, 1);
            bins.push(Bin { from: edge(at), to: edge(at + 1), events: own.len(), certainty: round(certainty, 4), right: round(right, 4) });
        }
        Calibration { error: (!events.is_empty()).then(|| round(error, 4)), events: events.len(), bins }
    }

    /// The bins, line by line; `what` says what has the certainties.
    pub(super) fn table(&self, what: &str) -> String {
        let Some(error) = self.error else { return String::new() };
        let rows: Vec<(String, Line)> =
            self.bins.iter().map(|bin| (format!("{:.1} to {:.1}", bin.from, bin.to), Line(bin.clone()))).collect();
        table(&format!("Certainty of {} {what}; expected calibration error {error:.4}", self.events), &rows)
    }
}

struct Line(Bin);

impl Cells for Line {
    fn cells(&self) -> String {
        format!("mean {:.2}, right {:6.2} %   (of {})", self.0.certainty, 100.0 * self.0.right, self.0.events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_mean_distance_weighted_by_events() {
        let events = [(0.85, true), (0.85, true), (0.85, false), (0.85, true), (1.0, true), (0.31, false)];
        let found = Calibration::of(&events);
        // 4/6 · |0.85 − 0.75| + 1/6 · |1 − 1| + 1/6 · |0.31 − 0|
        assert_eq!(found.error, Some(0.1183));
        let shown: Vec<_> = found.bins.iter().map(|bin| (bin.from, bin.events, bin.certainty, bin.right)).collect();
        assert_eq!(shown, [(0.3, 1, 0.31, 0.0), (0.8, 4, 0.85, 0.75), (0.9, 1, 1.0, 1.0)]);
        assert!(
            found.table("events").contains("\n  0.8 to 0.9                            mean 0.85, right  75.00 %   (of 4)\n"),
            "{}",
            found.table("events")
        );
    }

    #[test]
    fn without_certainties_there_is_none() {
        assert_eq!(Calibration::of(&[]), Calibration::default());
        assert_eq!(Calibration::default().table("events"), "");
    }
}
