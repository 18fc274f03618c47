//! The labels of the label table and what is known to follow from words alone.

use crate::Relation::{self, *};

/// Labels by lane. `Root` follows from the tree and `Neg` from the word, so that 32 are left.
pub const LABELS: [Relation; 32] = [
    Nsubj, NsubjPass, Csubj, Obj, Iobj, Obl, OblAgent, Nmod, NmodPoss, Amod, Nummod, Appos, Compound, Flat, Det, Case, Mark, Aux, AuxPass,
    Cop, Advmod, Acl, AclRelcl, Advcl, Ccomp, Xcomp, Conj, Cc, Parataxis, Punct, Fixed, Dep,
];

/// Lane of [`Dep`].
pub const DEP: u8 = 31;

/// The lane of `relation`; that of `Dep` for a root.
pub fn lane(relation: Relation) -> u8 {
    let relation = if relation == Neg { Advmod } else { relation };
    LABELS.iter().position(|&label| label == relation).map_or(DEP, |lane| lane as u8)
}

/// The relation of a lane to a word, whose lower case is `lower`.
pub fn relation(lane: u8, lower: &str) -> Relation {
    match LABELS.get(usize::from(lane)) {
        Some(Advmod) if is_negation(lower) => Neg,
        Some(&label) => label,
        None => Dep,
    }
}

/// Whether a word, as an adverb, denies what it stands by.
pub fn is_negation(lower: &str) -> bool {
    matches!(lower, "not" | "n't" | "nt" | "never")
}
