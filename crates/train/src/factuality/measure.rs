//! How well judgements are told.

use super::data::Judged;

/// Pearson's r, and the mean distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    pub words: usize,
    pub r: f64,
    pub off: f64,
}

impl Figures {
    pub fn of(judged: &[Judged], told: &[f32]) -> Figures {
        let pairs: Vec<(f64, f64)> = judged.iter().zip(told).map(|(one, told)| (f64::from(one.label), f64::from(*told))).collect();
        let n = pairs.len().max(1) as f64;
        let (a, b) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0 / n, sum.1 + pair.1 / n));
        let [mut ab, mut aa, mut bb, mut off] = [0.0; 4];
        for (x, y) in &pairs {
            ab += (x - a) * (y - b);
            aa += (x - a) * (x - a);
            bb += (y - b) * (y - b);
            off += (x - y).abs() / n;
        }
        Figures { words: pairs.len(), r: ab / (aa * bb).sqrt(), off }
    }
}

/// The figures over all words, and over those of each part of speech.
pub fn table(judged: &[Judged], told: &[f32]) -> String {
    let mut out = String::from("| words | number | Pearson r | mean distance |\n| --- | --- | --- | --- |\n");
    let mut row = |name: &str, figures: Figures| {
        out += &format!("| {name} | {} | {:.3} | {:.3} |\n", figures.words, figures.r, figures.off);
    };
    row("all", Figures::of(judged, told));
    let mut tags: Vec<&str> = judged.iter().map(|one| one.tag.as_str()).collect();
    tags.sort_unstable();
    tags.dedup();
    for tag in tags {
        let (own, of): (Vec<Judged>, Vec<f32>) =
            judged.iter().zip(told).filter(|(one, _)| one.tag == tag).map(|(one, told)| (one.clone(), *told)).unzip();
        if own.len() > 20 {
            row(tag, Figures::of(&own, &of));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(label: f32, tag: &str) -> Judged {
        Judged { sentence: 0, sight: Default::default(), label, word: String::new(), tag: tag.to_owned(), text: String::new() }
    }

    #[test]
    fn pearson_knows_no_scale_and_the_distance_does() {
        let all = [-3.0, 0.0, 3.0].map(|label| judged(label, "Verb"));
        let half = Figures::of(&all, &[-1.5, 0.0, 1.5]);
        assert!((half.r - 1.0).abs() < 1e-9 && (half.off - 1.0).abs() < 1e-9, "{half:?}");
        assert!((Figures::of(&all, &[3.0, 0.0, -3.0]).r + 1.0).abs() < 1e-9);
    }

    #[test]
    fn parts_of_speech_with_few_words_have_no_row() {
        let all: Vec<Judged> = (0..30_u8).map(|at| judged(f32::from(at % 3), if at < 25 { "Verb" } else { "Noun" })).collect();
        let table = table(&all, &all.iter().map(|one| one.label).collect::<Vec<_>>());
        assert!(table.contains("| all | 30 | 1.000 | 0.000 |\n| Verb | 25 | 1.000 | 0.000 |\n") && !table.contains("Noun"), "{table}");
    }
}
