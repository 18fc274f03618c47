//! The trainer on a handful of sentences: gradients against differences, the same bytes twice, sentences learned by heart.

use std::path::Path;

use casus_text::language::model::pack;
use casus_text::net::Batch;

use super::examples::{Examples, spell};
use super::export::export;
use super::fit::{Course, fit};
use super::network::{Answer, Gradients, Network, Plan};
use super::vote::vote;
use crate::random::Random;
use crate::swaps::Swaps;
use crate::treebank::{self, Tree};

/// Some of our own sentences.
fn trees(count: usize) -> Vec<Tree> {
    let own = treebank::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/own.conllu"))).expect("our own sentences are committed");
    let mut trees: Vec<Tree> = own.into_iter().filter(|tree| tree.words.len() < 12).take(count).collect();
    // one of the finer tags and one name, so that every kind of answer is asked for
    trees[0].fine = trees[0].tags.clone();
    trees[0].names = Some(trees[0].words.iter().map(|_| "B-LOC".to_owned()).collect());
    trees
}

fn plan(examples: &Examples, drop: f32) -> Plan {
    Plan {
        width: 16,
        hidden: 16,
        layers: 2,
        arc: 16,
        label: 16,
        drop_word: drop,
        drop_letters: drop,
        drop_input: drop,
        drop,
        tags: examples.tags.iter().map(|names| names.0.len()).collect(),
        tag_shares: vec![1.0, 0.5, 1.0],
        labels: examples.labels.0.len(),
    }
}

#[test]
fn gradients_are_what_small_steps_show() {
    let examples = Examples::new(&trees(3), Vec::new(), Swaps::default());
    let mut network = Network::new(plan(&examples, 0.0), examples.rows.count(), &mut Random::new(7));
    let batch = Batch::new(vec![0, 1, 2], |at| examples.sentences[at].len());
    let spelled: Vec<_> = batch.sentences.iter().map(|&at| spell(&examples.sentences[at], &examples.rows)).collect();
    let answers: Vec<&Answer> = batch.sentences.iter().map(|&at| &examples.answers[at]).collect();
    let learn = |network: &Network| {
        let mut gradients = Gradients::new(network);
        let said = network.forward(&batch, &spelled, &mut Some(Random::new(1)));
        let loss = network.backward(&batch, &spelled, Random::new(1), said, &answers, 1.0, &mut gradients);
        (loss, gradients)
    };
    // the loss that is told counts sets of tags alike, the gradient by their shares: count them alike here
    network.plan.tag_shares = vec![1.0; 3];
    let (_, gradients) = learn(&network);
    let row = examples.rows.words[&casus_text::language::spelling::key(&examples.sentences[0][0])] as usize * network.plan.width;
    let mut random = Random::new(3);
    let dense: Vec<usize> = (0..60).map(|_| random.below(network.dense.len())).collect();
    let table: Vec<usize> = (row..row + network.plan.width).collect();
    let weights: [fn(&mut Network) -> &mut Vec<f32>; 2] = [|network| &mut network.dense, |network| &mut network.table];
    for (places, weights, gradient) in [(dense, weights[0], &gradients.dense), (table, weights[1], &gradients.table)] {
        for at in places {
            let step = 0.01;
            let before = weights(&mut network)[at];
            let loss = [before + step, before - step].map(|value| {
                weights(&mut network)[at] = value;
                learn(&network).0
            });
            weights(&mut network)[at] = before;
            let shown = (loss[0] - loss[1]) / (2.0 * f64::from(step));
            assert!((shown - f64::from(gradient[at])).abs() < 0.02 + 0.02 * shown.abs(), "{at}: {} and {shown}", gradient[at]);
        }
    }
}

#[test]
fn the_same_bytes_twice() {
    let examples = Examples::new(&trees(6), Vec::new(), Swaps::default());
    let course = Course { seed: 1, passes: 2, rate: 0.003, batch: 30 };
    let train = || pack(&export(&fit(&examples, plan(&examples, 0.2), course, &|_| ()), &examples));
    assert!(train() == train(), "two trainings with one seed differ");
}

#[test]
fn a_few_sentences_are_learned_by_heart_and_doubts_add_up() {
    let trees = trees(6);
    let examples = Examples::new(&trees, Vec::new(), Swaps::default());
    let course = Course { seed: 1, passes: 150, rate: 0.01, batch: 30 };
    let network = fit(&examples, plan(&examples, 0.0), course, &|_| ());
    let answers = vote(&[network.clone(), network], &examples.rows, &examples.sentences, 0.5);
    for (answer, tree) in answers.iter().zip(&trees) {
        assert_eq!(answer.heads, tree.heads, "{:?}", tree.words);
        assert!((answer.weight - 0.5).abs() < f32::EPSILON && answer.tags[2].is_none());
        for belief in answer.arcs.iter().chain(&answer.labels).chain(answer.tags[0].iter().flatten()) {
            let sum: f32 = belief.chances().map(|(_, chance)| chance).sum();
            assert!((sum - 1.0).abs() < 1e-4, "{belief:?}");
        }
    }
}
