//! What several networks together believe of sentences that nobody has annotated: the mean of their chances, doubts included.

use casus_text::language::spelling::{Rows, Spelling};
use casus_text::language::tree::best_tree;
use casus_text::net::Batch;

use super::belief::Belief;
use super::examples::spell;
use super::forward::Said;
use super::losses::chances;
use super::network::{Answer, Network};

/// Sentences that are read at once.
const AT_ONCE: usize = 50;

/// What `networks`, which share `rows`, believe of `sentences`; each word counts `weight`. Sets of tags after the first two, which few
/// sentences have, are left open.
pub fn vote(networks: &[Network], rows: &Rows, sentences: &[Vec<String>], weight: f32) -> Vec<Answer> {
    let half = sentences.len().div_ceil(2).max(1);
    let read =
        |part: &[Vec<String>]| -> Vec<Answer> { part.chunks(AT_ONCE).flat_map(|some| vote_some(networks, rows, some, weight)).collect() };
    std::thread::scope(|scope| {
        let threads: Vec<_> = sentences.chunks(half).map(|part| scope.spawn(move || read(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a thread of the vote does not panic")).collect()
    })
}

fn vote_some(networks: &[Network], rows: &Rows, sentences: &[Vec<String>], weight: f32) -> Vec<Answer> {
    let batch = Batch::new((0..sentences.len()).collect(), |at| sentences[at].len());
    let spelled: Vec<Vec<(Spelling, u32)>> = batch.sentences.iter().map(|&at| spell(&sentences[at], rows)).collect();
    let heard: Vec<(&Network, Said)> = networks.iter().map(|network| (network, network.forward(&batch, &spelled, &mut None))).collect();
    let mut answers = vec![Answer::default(); sentences.len()];
    for (place, &at) in batch.sentences.iter().enumerate() {
        let length = batch.lengths[place];
        let arcs = mean(heard.iter().map(|(network, said)| rowwise(&network.arc_scores(&batch, said, place).0, length + 1)));
        // the tree of the greatest product of chances
        let logarithms: Vec<f32> = arcs.iter().map(|chance| chance.max(1e-9).ln()).collect();
        let heads = best_tree(&logarithms, length);
        let labels =
            mean(heard.iter().map(|(network, said)| rowwise(&network.label_scores(&batch, said, place, &heads).1, network.plan.labels)));
        let beliefs = |chances: &[f32]| chances.chunks_exact(chances.len() / length).map(Belief::of_chances).collect::<Vec<Belief>>();
        answers[at] = Answer {
            tags: (0..3)
                .map(|set| (set < 2).then(|| beliefs(&mean(heard.iter().map(|(network, said)| tags(network, said, &batch, place, set))))))
                .collect(),
            arcs: beliefs(&arcs),
            labels: beliefs(&labels),
            heads,
            weight,
        };
    }
    answers
}

/// Chances of the tags of one set, word by word.
fn tags(network: &Network, said: &Said, batch: &Batch, place: usize, set: usize) -> Vec<f32> {
    let counts = &network.plan.tags;
    let all: usize = counts.iter().sum();
    let before: usize = counts[..set].iter().sum();
    let mut found = Vec::with_capacity(batch.lengths[place] * counts[set]);
    for step in 0..batch.lengths[place] {
        found.extend(chances(&said.tags[batch.row(place, step) * all + before..][..counts[set]]));
    }
    found
}

fn rowwise(scores: &[f32], width: usize) -> Vec<f32> {
    scores.chunks_exact(width).flat_map(chances).collect()
}

fn mean(lists: impl ExactSizeIterator<Item = Vec<f32>>) -> Vec<f32> {
    let share = 1.0 / lists.len() as f32;
    let mut sum: Vec<f32> = Vec::new();
    for list in lists {
        sum.resize(list.len(), 0.0);
        sum.iter_mut().zip(list).for_each(|(sum, value)| *sum += share * value);
    }
    sum
}
