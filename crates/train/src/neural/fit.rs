//! The training of a network: passes over the examples, batches, steps.

use casus_text::language::spelling::Spelling;
use casus_text::net::Batch;

use super::examples::{Examples, spell};
use super::network::{Answer, Gradients, Network, Plan};
use super::weights::Adam;
use crate::random::Random;

/// How a network is trained.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    pub seed: u64,
    pub passes: usize,
    /// The highest rate of learning; it falls to nothing in a straight line.
    pub rate: f32,
    /// Words of a batch.
    pub batch: usize,
}

/// Sentences among which those of like length are put together.
const POOL: usize = 2000;
/// Steps over which the rate of learning rises.
const WARM: f32 = 200.0;
/// A longer gradient is cut to this.
const LONGEST: f32 = 5.0;

/// Half a batch, ready for one thread.
type Shard = (Batch, Vec<Vec<(Spelling, u32)>>, Random);

/// Trains a network of `plan` on `examples`; `say` hears of each pass. The same whatever the number of threads that are free.
pub fn fit(examples: &Examples, plan: Plan, course: Course, say: &impl Fn(&str)) -> Network {
    let mut random = Random::new(course.seed);
    let mut network = Network::new(plan, examples.rows.count(), &mut random);
    let mut adam = [Adam::new(network.dense.len()), Adam::new(network.table.len())];
    let mut gradients = [Gradients::new(&network), Gradients::new(&network)];
    let words: usize = examples.sentences.iter().map(Vec::len).sum();
    let last = (course.passes * words / course.batch) as f32;
    say(&format!(
        "{} sentences, {words} words, {} rows, {} other weights",
        examples.sentences.len(),
        examples.rows.count(),
        network.dense.len()
    ));
    let mut step = 0.0_f32;
    for pass in 1..=course.passes {
        let mut loss = 0.0;
        for sentences in batches(examples, course.batch, &mut random) {
            let size: usize = sentences.iter().map(|&at| examples.sentences[at].len()).sum();
            loss += learn(&network, examples, &sentences, 1.0 / size as f32, &mut gradients, &mut random);
            step += size as f32 / course.batch as f32;
            let rate = course.rate * (step / WARM).min(1.0) * (1.0 - (step / last).min(1.0)).max(0.01);
            move_on(&mut network, &mut gradients[0], &mut adam, rate);
        }
        say(&format!("pass {pass}: {:.4} nats a word", loss / words as f64));
    }
    network
}

/// All sentences in batches, those of like length together, in an order of chance.
fn batches(examples: &Examples, words: usize, random: &mut Random) -> Vec<Vec<usize>> {
    let length = |at: usize| examples.sentences[at].len();
    let mut order: Vec<usize> = (0..examples.sentences.len()).collect();
    random.shuffle(&mut order);
    let mut batches = Vec::new();
    for pool in order.chunks(POOL) {
        let mut pool = pool.to_vec();
        pool.sort_by_key(|&at| length(at));
        let mut batch: Vec<usize> = Vec::new();
        let mut size = 0;
        for at in pool {
            batch.push(at);
            size += length(at);
            if size >= words {
                batches.push(std::mem::take(&mut batch));
                size = 0;
            }
        }
        if !batch.is_empty() {
            batches.push(batch);
        }
    }
    random.shuffle(&mut batches);
    batches
}

/// Adds the gradients of a batch to the first of `gradients`, each half of the batch on a thread of its own; returns the loss.
fn learn(
    network: &Network,
    examples: &Examples,
    sentences: &[usize],
    share: f32,
    gradients: &mut [Gradients; 2],
    random: &mut Random,
) -> f64 {
    let mut shard = |first: usize| -> Option<Shard> {
        let part: Vec<usize> = sentences.iter().copied().skip(first).step_by(2).collect();
        let batch = Batch::new(part, |at| examples.sentences[at].len());
        let write = |&at: &usize| spell(&examples.write(at, random), &examples.rows);
        let spelled = batch.sentences.iter().map(write).collect();
        let shard = (batch, spelled, Random::new(random.next()));
        (shard.0.rows > 0).then_some(shard)
    };
    let (one, two) = (shard(0), shard(1));
    let work = |shard: Option<Shard>, gradients: &mut Gradients| {
        let Some((batch, spelled, chance)) = shard else { return 0.0 };
        let said = network.forward(&batch, &spelled, &mut Some(chance.clone()));
        let wanted: Vec<&Answer> = batch.sentences.iter().map(|&at| &examples.answers[at]).collect();
        network.backward(&batch, &spelled, chance, said, &wanted, share, gradients)
    };
    let [first, second] = gradients;
    let loss = std::thread::scope(|scope| {
        let other = scope.spawn(|| work(one, first));
        let here = work(two, second);
        other.join().expect("a thread of the training does not panic") + here
    });
    first.take(second, network.plan.width);
    loss
}

/// One step of the optimiser, after which `gradients` are clear.
fn move_on(network: &mut Network, gradients: &mut Gradients, [dense, table]: &mut [Adam; 2], rate: f32) {
    let length: f32 = gradients.dense.iter().map(|value| value * value).sum::<f32>().sqrt();
    let cut = (LONGEST / length.max(1e-6)).min(1.0);
    if cut < 1.0 {
        gradients.dense.iter_mut().for_each(|value| *value *= cut);
    }
    dense.begin();
    dense.step(&mut network.dense, &gradients.dense, 0, rate);
    table.begin();
    let width = network.plan.width;
    for &row in &gradients.touched {
        let start = row as usize * width;
        table.step(&mut network.table, &gradients.table[start..][..width], start, rate);
    }
    gradients.clear(width);
}
