//! What is learned of where events took place: weights for the first look, trees for the second.

use casus_text::model::{ModelError, ModelKind};

use crate::judge::forest::Forest;
use crate::judge::linear::Linear;

/// The file of what is learned of whereabouts.
pub const KIND: ModelKind =
    ModelKind { name: "model of whereabouts", magic: b"casuswhr", version: 1, command: "whereabouts corpus/train corpus/more MODEL" };

/// More than any model unpacks to.
const MOST_BYTES: usize = 64 << 20;

/// Weights, trees and a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// The first look.
    pub pairs: Linear,
    /// The second look.
    pub forest: Forest,
    /// From which chance on a place counts.
    pub line: f32,
}

impl Learned {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Learned, ModelError> {
        let packed = KIND.inflate(KIND.open(bytes)?, MOST_BYTES)?;
        Learned::unpack(&mut &packed[..]).ok_or_else(|| KIND.wrong("weights that make no sense", "those of this version"))
    }

    /// The file of it.
    pub fn bytes(&self) -> Vec<u8> {
        let mut packed = Vec::new();
        self.pairs.pack(&mut packed);
        self.forest.pack(&mut packed);
        packed.extend(self.line.to_le_bytes());
        KIND.deflate(&packed)
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Learned> {
        let pairs = Linear::unpack(bytes).filter(|pairs| pairs.outputs() == 1)?;
        let forest = Forest::unpack(bytes)?;
        let line = f32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?);
        Some(Learned { pairs, forest, line })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_other_files_are_told() {
        let learned = Learned { pairs: Linear::round(4, 1, &[0.25; 1 << 4]), forest: Forest { start: 1.0, trees: Vec::new() }, line: 0.3 };
        assert_eq!(Learned::from_bytes(&learned.bytes()), Ok(learned));
        let short = KIND.deflate(&[1, 200]);
        let message = Learned::from_bytes(&short).map_err(|error| error.to_string()).expect_err("no model");
        assert_eq!(
            message,
            "reading the model of whereabouts: found weights that make no sense, expected those of this version; rebuild it with `cargo run \
             --release -p casus-train -- whereabouts corpus/train corpus/more MODEL`"
        );
    }
}
