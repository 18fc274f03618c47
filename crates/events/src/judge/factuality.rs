//! How sure the writer is that something happened: from −3 (surely not) over 0 (open) to 3 (surely), learned from people's judgements.

use casus_text::model::{ModelError, ModelKind};
use casus_text::{Parse, Report};

use super::linear::{Linear, Seen};
use super::scope;
use crate::Reader;
use crate::page::Page;

/// What is seen of a word, as weights are learned for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sight {
    /// Features of weight.
    pub features: Vec<u32>,
    /// The words of its sentence, each of little weight.
    pub around: Vec<u32>,
}

/// How much the words around count, all together.
const AROUND: f32 = 1.0;

impl Sight {
    /// The features with what each counts.
    pub fn seen(&self) -> Seen<'_> {
        Seen::with_around(&self.features, &self.around, AROUND)
    }
}

/// What is seen of each of these words of a report.
pub fn sights(reader: &Reader, report: &Report, parse: &Parse, words: &[usize]) -> Vec<Sight> {
    let page = Page::open(reader, report, parse);
    words.iter().map(|at| sight(&page, *at)).collect()
}

fn sight(page: &Page<'_>, at: usize) -> Sight {
    let (features, around) = scope::of(page, at);
    Sight { features, around }
}

/// Lines between which judgements lie: for each the model tells the chance that one lies above it.
pub const LINES: [f32; 5] = [-2.5, -1.5, 0.0, 1.5, 2.5];

/// The judgement below the first line, and by how much one above each line is higher than one below it, on average over what it was
/// learned from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Worth {
    lowest: f32,
    steps: [f32; LINES.len()],
}

/// What is learned: for each line the weights of what is seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Factuality {
    lines: Linear,
    worth: Worth,
}

const KIND: ModelKind = ModelKind {
    name: "model of factuality",
    magic: b"casusfac",
    version: 1,
    command: "factuality ../shared/data data/models/factuality.bin",
};
/// Far more than any model unpacks to.
const MOST: usize = 1 << 23;

impl Factuality {
    /// What is learned, from weights that tell for each of [`LINES`] whether a judgement lies above it, and from all judgements.
    pub fn new(lines: Linear, judgements: &[f32]) -> Factuality {
        let within = |at: usize| {
            let low = at.checked_sub(1).map_or(f32::MIN, |at| LINES[at]);
            let high = LINES.get(at).copied().unwrap_or(f32::MAX);
            let own: Vec<f64> = judgements.iter().filter(|label| low < **label && **label <= high).map(|label| f64::from(*label)).collect();
            (own.iter().sum::<f64>() / own.len().max(1) as f64) as f32
        };
        let steps = std::array::from_fn(|at| within(at + 1) - within(at));
        Factuality { lines, worth: Worth { lowest: within(0), steps } }
    }

    /// How sure the writer is that what a word names happened, −3 to 3.
    pub fn score(&self, sight: &Sight) -> f32 {
        let sums = self.lines.sums(sight.seen());
        let chances = sums.iter().map(|sum| 1.0 / (1.0 + (-sum).exp()));
        self.worth.lowest + chances.zip(self.worth.steps).map(|(chance, step)| chance * step).sum::<f32>()
    }

    /// The same for a word of a page.
    pub(crate) fn of(&self, page: &Page<'_>, at: usize) -> f32 {
        self.score(&sight(page, at))
    }

    /// The same for several words of a report.
    pub fn scores(&self, reader: &Reader, report: &Report, parse: &Parse, words: &[usize]) -> Vec<f32> {
        let page = Page::open(reader, report, parse);
        words.iter().map(|at| self.of(&page, *at)).collect()
    }

    /// Reads a file that `casus-train` wrote.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Factuality, ModelError> {
        let plain = KIND.inflate(KIND.open(bytes)?, MOST)?;
        Factuality::unpack(&mut &plain[..])
            .ok_or_else(|| KIND.wrong("weights that break off", "weights of five questions and what they are worth"))
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Factuality> {
        let mut number = || Some(f32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?));
        let mut worth = Worth { lowest: number()?, ..Worth::default() };
        for step in &mut worth.steps {
            *step = number()?;
        }
        let lines = Linear::unpack(bytes).filter(|lines| lines.outputs() == LINES.len())?;
        bytes.is_empty().then_some(Factuality { lines, worth })
    }

    /// The bytes of a file that [`Factuality::from_bytes`] reads.
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        std::iter::once(&self.worth.lowest).chain(&self.worth.steps).for_each(|number| plain.extend(number.to_le_bytes()));
        self.lines.pack(&mut plain);
        KIND.deflate(&plain)
    }
}
