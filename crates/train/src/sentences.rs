//! Training the splitter of sentences: an averaged perceptron with a margin over what is asked at each place.

use std::path::Path;

use casus_text::Span;
use casus_text::parse::sentences::features::{FEATURES, ROWS, State, ask};
use casus_text::parse::sentences::look::Gap;
use casus_text::parse::sentences::{looks, may_end, splitter};
use casus_text::parse::tokens;

use crate::Failure;
use crate::random::Random;
use crate::raw::{self, Document};
use crate::render::Render;
use crate::treebank::gum_files;

/// Where all chance starts.
const SEED: u64 = 20_261_123;
const EPOCHS: usize = 8;
/// How sure a decision must be to teach nothing more.
const MARGIN: f32 = 20.0;
/// How many of a hundred features are left out of a step.
const LEFT_OUT: usize = 30;

/// How often our own sentences count.
const OWN_WEIGHT: usize = 5;
/// Wire copy of our own making, of which the treebanks have little.
const OWN: &str = include_str!("../data/wire.txt");

/// One document's tokens and which of them end sentences.
struct Lesson {
    document: Document,
    spans: Vec<Span<u8>>,
    ends: Vec<bool>,
}

/// Trains the splitter on the sets under `data` and writes it to `out`.
pub fn train(data: &Path, out: &Path) -> Result<(), Failure> {
    let mut documents = Vec::new();
    for render in [Render::Plain, Render::Upper, Render::Lower] {
        documents.extend(raw::read(&data.join("ewt/train.conllu"), render)?);
        for path in gum_files(data)?.0 {
            documents.extend(raw::read(&path, render)?);
        }
        for _ in 0..OWN_WEIGHT {
            documents.extend(raw::read_lines(OWN, render));
        }
    }
    let mut random = Random::new(SEED);
    let mut lessons: Vec<Lesson> = documents.into_iter().map(lesson).collect();
    println!("{} documents", lessons.len());
    let mut weights = Weights { now: vec![0.0; ROWS], sums: vec![0.0; ROWS], step: 1.0 };
    for epoch in 0..EPOCHS {
        random.shuffle(&mut lessons);
        let (mut wrong, mut places) = (0, 0);
        for lesson in &lessons {
            let (more_wrong, more) = learn(lesson, &mut weights, &mut random);
            wrong += more_wrong;
            places += more;
        }
        println!("pass {}: {wrong} of {places} places wrong", epoch + 1);
    }
    let bytes = splitter::pack(&weights.rounded());
    std::fs::write(out, &bytes).map_err(|error| format!("writing {}: {error}", out.display()))?;
    println!("{} bytes written to {}", bytes.len(), out.display());
    Ok(())
}

struct Weights {
    now: Vec<f32>,
    sums: Vec<f32>,
    step: f32,
}

impl Weights {
    fn update(&mut self, rows: &[u32], sign: f32) {
        for &row in rows {
            self.now[row as usize] += sign;
            self.sums[row as usize] += sign * self.step;
        }
    }

    fn score(&self, rows: &[u32]) -> f32 {
        rows.iter().map(|&row| self.now[row as usize]).sum()
    }

    /// The averages over all steps, rounded to bytes.
    fn rounded(&self) -> Vec<i8> {
        let average: Vec<f32> = self.now.iter().zip(&self.sums).map(|(now, sum)| now - sum / self.step).collect();
        let top = average.iter().fold(f32::MIN_POSITIVE, |top, weight| top.max(weight.abs()));
        average.iter().map(|weight| (weight / top * 127.0).round() as i8).collect()
    }
}

/// What our tokenizer cuts, and where the treebank ends sentences in it.
fn lesson(document: Document) -> Lesson {
    let spans = tokens::split(&document.text, Span::of(0..document.text.len()));
    let ends = spans.iter().map(|span| document.ends.binary_search(&span.end).is_ok()).collect();
    Lesson { document, spans, ends }
}

/// Goes through a document once; returns how many places were wrong, and of how many.
fn learn(lesson: &Lesson, weights: &mut Weights, random: &mut Random) -> (usize, usize) {
    let mut looks = looks(&lesson.document.text, &lesson.spans);
    lay_out(&mut looks, lesson, random);
    let (mut wrong, mut places) = (0, 0);
    let mut first = 0;
    while first < looks.len() {
        let size = looks[first..].iter().position(|look| look.gap == Gap::Paragraph).map_or(looks.len() - first, |last| last + 1);
        let paragraph = &looks[first..first + size];
        let mut state = State::default();
        for at in 0..size {
            state.take(paragraph[at]);
            let end = lesson.ends[first + at];
            if at + 1 < size && may_end(paragraph, at) {
                let rows = ask(paragraph, at, state);
                let mut kept = [0; FEATURES];
                let mut size = 0;
                for row in rows {
                    if !random.chance(LEFT_OUT) {
                        kept[size] = row;
                        size += 1;
                    }
                }
                let rows = &kept[..size];
                let sign = if end { 1.0 } else { -1.0 };
                let score = weights.score(rows) * sign;
                weights.step += 1.0;
                if score <= MARGIN {
                    weights.update(rows, sign);
                }
                wrong += usize::from(score <= 0.0);
                places += 1;
            }
            if end || at + 1 == size {
                state.end(paragraph[at]);
            }
        }
        first += size;
    }
    (wrong, places)
}

/// Breaks lines as houses do that send hard-wrapped text, or one sentence on a line: treebanks do not say where lines ended.
fn lay_out(looks: &mut [casus_text::parse::sentences::look::Look], lesson: &Lesson, random: &mut Random) {
    let wrapped = random.chance(15);
    let by_line = !wrapped && random.chance(20);
    if !wrapped && !by_line {
        return;
    }
    let width = 50 + random.below(40) as u32;
    let mut start = lesson.spans.first().map_or(0, |span| span.start);
    for at in 0..looks.len().saturating_sub(1) {
        let next = lesson.spans[at + 1];
        if looks[at].gap == Gap::Paragraph {
            start = next.start;
        } else if looks[at].gap == Gap::Space {
            if wrapped && next.end - start > width {
                looks[at].gap = Gap::Full;
                start = next.start;
            } else if by_line && lesson.ends[at] {
                looks[at].gap = if random.chance(80) { Gap::Short } else { Gap::Full };
            }
        }
    }
}
