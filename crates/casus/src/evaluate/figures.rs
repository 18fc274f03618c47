//! Figures as the tables print them: precision, recall and F1; right of asked.

use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt::Write;

/// Precision, recall and F1 in per cent, rounded to hundredths, with what they were counted from.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Prf {
    /// Precision: hits of `pred`.
    pub p: f64,
    /// Recall: hits (or `gold_hits`) of `gold`.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// Right ones.
    pub hits: usize,
    /// How many the output has.
    pub pred: usize,
    /// How many the answers have.
    pub gold: usize,
    /// Right ones as recall counts them, where that is another number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gold_hits: Option<usize>,
}

/// Right of asked, in per cent.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Accuracy {
    /// Share in per cent; none where nothing was asked.
    pub acc: Option<f64>,
    /// How many were right.
    pub hits: usize,
    /// How many were asked.
    pub n: usize,
}

/// A table: names with figures, in order. As JSON an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows<T>(pub Vec<(String, T)>);

impl Prf {
    /// Figures from counts.
    pub fn of(hits: usize, pred: usize, gold: usize) -> Prf {
        Prf::counted(hits, pred, gold, None)
    }

    /// Figures from counts where recall counts other hits than precision.
    pub fn with_gold_hits(hits: usize, pred: usize, gold: usize, gold_hits: usize) -> Prf {
        Prf::counted(hits, pred, gold, Some(gold_hits))
    }

    fn counted(hits: usize, pred: usize, gold: usize, gold_hits: Option<usize>) -> Prf {
        let share = |part: usize, of: usize| if of == 0 { 0.0 } else { part as f64 / of as f64 };
        let (p, r) = (share(hits, pred), share(gold_hits.unwrap_or(hits), gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Prf { p: round(100.0 * p, 2), r: round(100.0 * r, 2), f1: round(100.0 * f1, 2), hits, pred, gold, gold_hits }
    }
}

impl Accuracy {
    /// Share from counts.
    pub fn of(hits: usize, n: usize) -> Accuracy {
        Accuracy { acc: (n > 0).then(|| round(100.0 * hits as f64 / n as f64, 2)), hits, n }
    }
}

impl<T> Rows<T> {
    /// The figure of this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }
}

impl<T> FromIterator<(String, T)> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(rows: I) -> Self {
        Rows(rows.into_iter().collect())
    }
}

impl<T: Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// What stands behind a name in a table.
pub(super) trait Cells {
    fn cells(&self) -> String;
}

impl Cells for Prf {
    fn cells(&self) -> String {
        let Prf { p, r, f1, hits, pred, gold, .. } = self;
        format!("P {p:6.2}  R {r:6.2}  F1 {f1:6.2}   ({hits} of {pred} / {gold})")
    }
}

impl Cells for Accuracy {
    fn cells(&self) -> String {
        self.acc.map_or_else(|| "-".to_owned(), |acc| format!("{acc:6.2} %   ({} of {})", self.hits, self.n))
    }
}

impl Cells for String {
    fn cells(&self) -> String {
        self.clone()
    }
}

impl Cells for usize {
    fn cells(&self) -> String {
        self.to_string()
    }
}

/// A block of a printed score: a title, a line for each figure, a blank line.
pub(super) fn table<'r, T: Cells + 'r>(title: &str, rows: impl IntoIterator<Item = &'r (String, T)>) -> String {
    let mut block = format!("{title}\n");
    for (name, value) in rows {
        // writing to a string cannot fail
        let _ = writeln!(block, "  {name:<38}{}", value.cells());
    }
    block + "\n"
}

/// Rounded to `places` decimal places, halves as the decimal value of the number has them.
pub(super) fn round(value: f64, places: usize) -> f64 {
    format!("{value:.places$}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_per_cent_of_hundredths() {
        let prf = Prf::of(2, 5, 2);
        assert_eq!((prf.p, prf.r, prf.f1), (40.0, 100.0, 57.14));
        assert_eq!(prf.cells(), "P  40.00  R 100.00  F1  57.14   (2 of 5 / 2)");
        assert_eq!(Prf::of(0, 0, 3).f1, 0.0);
        assert_eq!(Prf::with_gold_hits(1, 2, 4, 2).r, 50.0);
        assert_eq!(Accuracy::of(1, 3).cells(), " 33.33 %   (1 of 3)");
        assert_eq!(Accuracy::of(0, 0).acc, None);
    }

    #[test]
    fn rows_are_an_object_in_order() {
        let rows: Rows<Accuracy> = [("b".to_owned(), Accuracy::of(1, 1)), ("a".to_owned(), Accuracy::of(0, 0))].into_iter().collect();
        let json = serde_json::to_string(&rows).expect("rows are JSON");
        assert_eq!(json, r#"{"b":{"acc":100.0,"hits":1,"n":1},"a":{"acc":null,"hits":0,"n":0}}"#);
    }
}
