//! Tolls over rows: what `casus-analysis` counts, drawn from the events that are news.

use super::rows::{CountRow, EventRow, ReportRow};
use casus_analysis::{Figures, Told, Toll, toll};

/// The figures of all news events seen so far: those that took place and are told for the first time.
///
/// It keeps names and figures only, no text.
#[derive(Clone, Debug, Default)]
pub struct Tolls {
    killed: Vec<Told>,
    injured: Vec<Told>,
}

impl Tolls {
    /// Takes in the events of one report.
    pub fn add(&mut self, row: &ReportRow) {
        for event in row.events.iter().filter(|event| event.is_news()) {
            self.killed.push(told(event, event.killed.as_ref()));
            self.injured.push(told(event, event.injured.as_ref()));
        }
    }

    /// How many were killed, joint totals counted once.
    pub fn killed(&self) -> Toll {
        toll(&self.killed)
    }

    /// How many were injured, joint totals counted once.
    pub fn injured(&self) -> Toll {
        toll(&self.injured)
    }
}

fn told(event: &EventRow, count: Option<&CountRow>) -> Told {
    Told {
        event: event.event.clone(),
        incident: event.incident.clone(),
        joint_with: event.joint_with.clone(),
        figures: count.map(|count| Figures { low: count.low.into(), best: count.best.into(), high: count.high.map(u64::from) }),
    }
}
