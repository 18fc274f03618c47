//! Features: what is seen of a phrase or a word, as numbers that stand for strings.

use super::keys::mix;
use crate::senses::Concept;

/// Collects features. A feature is the hash of its parts; equal parts give equal numbers in training and in use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features(pub Vec<u32>);

/// 32-bit FNV-1a, begun anew for every feature.
const BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

impl Features {
    /// Adds the feature of these parts.
    pub fn add(&mut self, parts: &[&str]) {
        self.0.push(hash(parts));
    }

    /// Adds the feature of these parts, alone and together with `also`.
    pub fn add_with(&mut self, parts: &[&str], also: &str) {
        let alone = hash(parts);
        self.0.push(alone);
        self.0.push(go_on(alone, also));
    }

    /// Adds the feature of these parts and a concept, alone and together with `also`.
    pub fn add_concept(&mut self, parts: &[&str], concept: Concept, also: &str) {
        let at = parts.iter().fold(BASIS, |hash, part| step(hash, part));
        let of = concept.to_le_bytes().iter().fold(at, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(PRIME));
        self.0.push(mix(of));
        self.0.push(go_on(mix(of), also));
    }
}

fn hash(parts: &[&str]) -> u32 {
    // the last step mixes, so that all bits of a bucket depend on all bytes
    mix(parts.iter().fold(BASIS, |hash, part| step(hash, part)))
}

fn step(hash: u32, part: &str) -> u32 {
    let within = part.bytes().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME));
    (within ^ 0xff).wrapping_mul(PRIME)
}

fn go_on(hash: u32, part: &str) -> u32 {
    mix(step(hash, part))
}
