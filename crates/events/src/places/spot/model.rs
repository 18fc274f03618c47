//! What is known for spotting, as a file.

use casus_text::ModelError;
use casus_text::model::ModelKind;
use casus_text::parse::names::tagger::Tagger;

use super::words::Words;

/// The file; its version is also that of what is asked.
const KIND: ModelKind = ModelKind {
    name: "model of names of places",
    magic: b"casustop",
    version: 1,
    command: "toponyms ../shared/data GLOVE-JSON data/models/toponyms.bin",
};
/// More than any model unpacks to.
const MOST: usize = 16 << 20;

/// How sums of weights become chances.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scale {
    /// What a weight of one is worth, in nats.
    pub unit: f32,
    /// A chance is `slope · log-odds + shift` in log-odds, as folds tell it.
    pub slope: f32,
    /// See `slope`.
    pub shift: f32,
}

impl Scale {
    /// The chance that a span is right, from what its weakest word has.
    pub fn chance(&self, margin: f32) -> f32 {
        let margin = margin.clamp(1e-4, 1.0 - 1e-4);
        1.0 / (1.0 + (-(self.slope * (margin / (1.0 - margin)).ln() + self.shift)).exp())
    }
}

/// Finds names of places, by weights learned from annotated reports. Read-only, so any number of threads may share it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotter {
    pub(super) words: Words,
    pub(super) tagger: Tagger,
    pub(super) scale: Scale,
}

impl Spotter {
    /// A spotter of these parts; the types of `tagger` are [`LABELS`](super::LABELS).
    pub fn new(words: Words, tagger: Tagger, scale: Scale) -> Spotter {
        Spotter { words, tagger, scale }
    }

    /// Reads a spotter, as `casus-train toponyms` writes it.
    ///
    /// ```
    /// use casus_events::places::Spotter;
    /// let told = Spotter::read(b"something else").unwrap_err().to_string();
    /// assert!(told.starts_with("reading the model of names of places: found \"somethin\", expected a file that starts with \"casustop\""));
    /// ```
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn read(bytes: &[u8]) -> Result<Spotter, ModelError> {
        let plain = KIND.inflate(KIND.open(bytes)?, MOST)?;
        Spotter::unpack(&plain)
            .filter(|spotter| spotter.tagger.types == super::LABELS)
            .ok_or_else(|| KIND.wrong("words or weights that break off, or weights for other labels", "words, and weights for our labels"))
    }

    fn unpack(mut bytes: &[u8]) -> Option<Spotter> {
        let numbers: [u8; 12] = bytes.split_off(..12)?.try_into().ok()?;
        let number = |at: usize| f32::from_le_bytes([numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]]);
        let scale = Scale { unit: number(0), slope: number(4), shift: number(8) };
        let words = Words::unpack(&mut bytes)?;
        let tagger = Tagger::unpack(&mut bytes)?;
        (bytes.is_empty() && [scale.unit, scale.slope, scale.shift].iter().all(|number| number.is_finite())).then_some(Spotter {
            words,
            tagger,
            scale,
        })
    }

    /// The bytes of a file that [`Spotter::read`] reads.
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        [self.scale.unit, self.scale.slope, self.scale.shift].iter().for_each(|number| plain.extend(number.to_le_bytes()));
        self.words.pack(&mut plain);
        self.tagger.pack(&mut plain);
        KIND.deflate(&plain)
    }
}
