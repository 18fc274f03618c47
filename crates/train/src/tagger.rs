//! Training the tagger.

use casus_text::language::lexicon::Lexicon;
use casus_text::language::table::{Choose, Rows};
use casus_text::language::tagger::{TAG_ROWS, tag_rows};

use crate::conllu::Sentence;
use crate::perceptron::Perceptron;
use crate::random::Random;
use crate::render::{Render, forms};

/// Binary logarithm of the tagger's rows.
pub const BITS: u32 = 17;

/// How many features in a hundred are left out of each training step.
const DROP: usize = 25;

/// A tagger learned from `sentences`, each as often as its weight says.
pub fn train(sentences: &[&Sentence], lexicon: &Lexicon, epochs: usize, seed: u64) -> Perceptron<17> {
    let mut random = Random::new(seed);
    let mut weights = Perceptron::new(BITS);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut rows = Rows::<TAG_ROWS>::new(BITS);
    let mut tags = Vec::new();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let sentence = sentences[at];
            let forms = forms(&Render::by_chance(&mut random).write(&sentence.words), lexicon);
            tags.clear();
            for (at, &gold) in sentence.tags.iter().enumerate() {
                tag_rows(&forms, &tags, at, &mut rows);
                rows.thin(|| !random.chance(DROP));
                let guess = weights.choose(rows.rows(), u64::MAX);
                weights.tick();
                if guess != usize::from(gold) {
                    weights.update(rows.rows(), usize::from(gold), guess);
                }
                tags.push(guess as u8);
            }
        }
    }
    weights.average();
    weights
}
