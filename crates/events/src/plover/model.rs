//! What is learned: weights for types, for modes, and for sources and targets.

use casus_text::model::{ModelError, ModelKind};

use super::scheme;
use super::scheme::Type;
use super::words::Word;
use crate::judge::features::Features;
use crate::judge::linear::{Linear, Seen};

/// The file that `casus-train plover` writes.
pub const FILE: ModelKind = ModelKind {
    name: "model of PLOVER events",
    magic: b"casusplo",
    version: 2,
    command: "plover corpus/plover ../shared/data data/models/plover.bin",
};

/// More than any model unpacks to.
const MOST: usize = 16 << 20;

/// What is learned of PLOVER's events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plover {
    /// What words tell by themselves, as the patterns of a dictionary have it: one answer for each type.
    pub bare: Linear,
    /// Whether a word tells an event at all.
    pub tells: Linear,
    /// For each type, in the order of [`Type::ALL`], whether a word that tells an event tells one of it.
    pub types: Linear,
    /// For each of [`scheme::modes`] whether an event of its type has it.
    pub modes: Linear,
    /// Whether a party is the source, whether it is the target.
    pub roles: Linear,
    /// From which sum of nats on the first event of a sentence, further ones, and a party count.
    pub lines: Lines,
}

/// From which sum of nats on something counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lines {
    /// The likeliest event of a sentence.
    pub first: f32,
    /// Any other event of the sentence.
    pub further: f32,
    /// The likeliest source or target of an event.
    pub party: f32,
    /// Any other.
    pub joined: f32,
}

/// What a word is taken to tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// How sure it is that the word tells an event, in nats.
    pub tells: f32,
    /// For each type, in the order of [`Type::ALL`], the chance that the word tells an event of it.
    pub chances: [f32; Type::ALL.len()],
}

impl Guess {
    /// The likeliest type.
    pub fn kind(&self) -> Type {
        likeliest(&self.chances)
    }
}

/// The type with the greatest value; the first of equals.
pub(crate) fn likeliest(values: &[f32; Type::ALL.len()]) -> Type {
    let better = |best: usize, at: usize| if values[at] > values[best] { at } else { best };
    Type::ALL[(1..values.len()).fold(0, better)].0
}

/// What each word is by itself, as its strongest type and how strong it is, by what patterns taught.
pub(crate) fn bare_types(bare: &Linear, words: &[Word]) -> Vec<&'static str> {
    let strongest = |word: &Word| {
        let sums = bare.sums(Seen::of(&word.bare));
        let best = sums.iter().zip(Type::ALL).max_by(|a, b| a.0.total_cmp(b.0));
        best.filter(|(sum, _)| **sum > LEAST_BARE).map_or("none", |(_, (_, word))| word)
    };
    words.iter().map(strongest).collect()
}

/// Below this sum, in nats, a word is nothing by itself.
const LEAST_BARE: f32 = -1.5;

/// The features of a word with what it and the words below it are by themselves, in the manner in which they are said.
pub(crate) fn look(words: &[Word], bare: &[&'static str], number: usize) -> Vec<u32> {
    let word = &words[number];
    let own = bare[number];
    let mut to = Features(word.features.clone());
    to.0.extend(&word.bare);
    to.add(&["bare type", own]);
    for manner in &word.manner {
        to.add(&["bare type", own, manner]);
    }
    for side in &word.sides {
        to.add_with(&["side", side], &word.lemma);
        to.add(&["bare type", own, "side", side]);
        if let Some(manner) = word.manner.last() {
            to.add(&["side", side, "manner", manner]);
        }
    }
    for (relation, below) in &word.below {
        let Ok(below) = words.binary_search_by_key(below, |word| word.at) else { continue };
        let kind = bare[below];
        to.add_with(&["bare below", relation, kind], &word.lemma);
        to.add(&["bare below", relation, kind, own]);
        if let Some(manner) = words[below].manner.last() {
            to.add_with(&["bare below", relation, kind, manner], &word.lemma);
        }
    }
    to.0
}

impl Plover {
    /// What a word that looks like this tells.
    pub fn guess(&self, seen: Seen<'_>) -> Option<Guess> {
        let tells = *self.tells.sums(seen).first()?;
        let sums = self.types.sums(seen);
        let most = sums.iter().fold(f32::MIN, |most, sum| most.max(*sum));
        let all: f32 = sums.iter().map(|sum| (sum - most).exp()).sum();
        let told = 1.0 / (1.0 + (-tells).exp());
        let mut chances = [0.0; Type::ALL.len()];
        chances.iter_mut().zip(&sums).for_each(|(chance, sum)| *chance = told * (sum - most).exp() / all);
        Some(Guess { tells, chances })
    }

    /// The bytes of the model's file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let Lines { first, further, party, joined } = self.lines;
        [first, further, party, joined].iter().for_each(|line| bytes.extend(line.to_le_bytes()));
        [&self.bare, &self.tells, &self.types, &self.modes, &self.roles].iter().for_each(|linear| linear.pack(&mut bytes));
        FILE.deflate(&bytes)
    }

    /// The model of a file.
    ///
    /// # Errors
    ///
    /// Bytes that are no such file, are damaged, or ask other questions than this program.
    pub fn from_bytes(bytes: &[u8]) -> Result<Plover, ModelError> {
        let plain = FILE.inflate(FILE.open(bytes)?, MOST)?;
        let mut rest = &plain[..];
        let broken = || FILE.wrong("weights that break off or make no sense", "whole weights");
        let mut line = || Some(f32::from_le_bytes(rest.split_off(..4)?.try_into().ok()?));
        let lines = (|| Some(Lines { first: line()?, further: line()?, party: line()?, joined: line()? }))().ok_or_else(broken)?;
        let mut linear = || Linear::unpack(&mut rest);
        let (bare, tells, types, modes, roles) = (|| Some((linear()?, linear()?, linear()?, linear()?, linear()?)))().ok_or_else(broken)?;
        let asked = [bare.outputs(), tells.outputs(), types.outputs(), modes.outputs(), roles.outputs()];
        let expected = [Type::ALL.len(), 1, Type::ALL.len(), scheme::modes().count(), 2];
        if asked != expected {
            return Err(FILE.wrong(format!("weights for {asked:?} questions"), format!("{expected:?}")));
        }
        Ok(Plover { bare, tells, types, modes, roles, lines })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Plover {
        let linear = |outputs: usize| Linear::round(3, outputs, &vec![0.5; outputs << 3]);
        let lines = Lines { first: -1.0, further: 0.5, party: 0.0, joined: 0.25 };
        Plover { bare: linear(16), tells: linear(1), types: linear(16), modes: linear(scheme::modes().count()), roles: linear(2), lines }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Plover::from_bytes(&example().to_bytes()), Ok(example()));
    }

    #[test]
    fn other_files_are_refused_with_what_to_do() {
        let told = |bytes: &[u8]| Plover::from_bytes(bytes).expect_err("no model").to_string();
        let advice = "rebuild it with `cargo run --release -p casus-train -- plover corpus/plover ../shared/data data/models/plover.bin`";
        assert!(told(b"casusxyz....").contains(advice), "{}", told(b"casusxyz...."));
        let mut other = example();
        other.roles = Linear::round(3, 1, &[0.5; 8]);
        assert!(
            told(&other.to_bytes()).contains("found weights for [16, 1, 16, 58, 1] questions, expected [16, 1, 16, 58, 2]"),
            "{}",
            told(&other.to_bytes())
        );
    }
}
