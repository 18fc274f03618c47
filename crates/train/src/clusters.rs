//! Clusters of words that stand among the same words, by exchange (Martin, Liermann & Ney 1998): each word in turn moves to the
//! cluster that makes the text likeliest under a bigram model of clusters.

use std::collections::{BTreeMap, HashMap};

use casus_text::language::words::known_hash;

/// Clusters of common words; one more holds the rare words and one the ends of sentences.
const CLUSTERS: usize = 160;
const RARE: usize = CLUSTERS;
const EDGE: usize = CLUSTERS + 1;
const ALL: usize = CLUSTERS + 2;
/// A word is common from this many times on.
const OFTEN: u32 = 5;
/// Passes over the words.
const PASSES: usize = 6;

/// A common word: how often it is there, what stands before and after it, how often it follows itself.
#[derive(Default)]
struct Word {
    count: u32,
    before: Vec<(u32, u32)>,
    after: Vec<(u32, u32)>,
    twice: u32,
}

/// Counts between clusters.
struct Counts {
    pairs: Vec<u32>,
    single: Vec<u32>,
}

impl Counts {
    fn add(&mut self, word: &Word, cluster: usize, before: &[u32; ALL], after: &[u32; ALL], sign: i32) {
        for other in 0..ALL {
            let to = &mut self.pairs[cluster * ALL + other];
            *to = to.wrapping_add_signed(sign * after[other] as i32);
            let from = &mut self.pairs[other * ALL + cluster];
            *from = from.wrapping_add_signed(sign * before[other] as i32);
        }
        let own = &mut self.pairs[cluster * ALL + cluster];
        *own = own.wrapping_add_signed(sign * word.twice as i32);
        self.single[cluster] = self.single[cluster].wrapping_add_signed(sign * word.count as i32);
    }

    /// What the text gains when the word joins `cluster`.
    fn gain(&self, word: &Word, cluster: usize, before: &[u32; ALL], after: &[u32; ALL], near: &[usize]) -> f64 {
        let grow = |count: u32, by: u32| if by == 0 { 0.0 } else { entropy(count + by) - entropy(count) };
        let mut gain = -2.0 * grow(self.single[cluster], word.count);
        for &other in near.iter().filter(|&&other| other != cluster) {
            gain += grow(self.pairs[cluster * ALL + other], after[other]) + grow(self.pairs[other * ALL + cluster], before[other]);
        }
        gain + grow(self.pairs[cluster * ALL + cluster], after[cluster] + before[cluster] + word.twice)
    }
}

fn entropy(count: u32) -> f64 {
    if count == 0 { 0.0 } else { f64::from(count) * f64::from(count).ln() }
}

/// The cluster, from 1, of each common word of `sentences`, by the hash it is known under.
pub fn learn(sentences: &[Vec<String>]) -> HashMap<u32, u8> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let hashed: Vec<Vec<u32>> = sentences.iter().map(|words| words.iter().map(|word| known_hash(word)).collect()).collect();
    for &hash in hashed.iter().flatten() {
        *counts.entry(hash).or_default() += 1;
    }
    let mut ranked: Vec<(u32, u32)> = counts.into_iter().filter(|&(_, count)| count >= OFTEN).map(|(hash, count)| (count, hash)).collect();
    ranked.sort_by(|a, b| b.cmp(a));
    let numbers: HashMap<u32, usize> = ranked.iter().enumerate().map(|(at, &(_, hash))| (hash, at)).collect();
    let words = words(&hashed, &numbers);
    let mut clusters: Vec<usize> = (0..words.len()).map(|at| at % CLUSTERS).collect();
    clusters.extend([RARE, EDGE]);
    exchange(&words, &mut clusters);
    ranked.iter().zip(&clusters).map(|(&(_, hash), &cluster)| (hash, cluster as u8 + 1)).collect()
}

/// The words with what stands around them; rare words and edges are numbered after the common words.
fn words(hashed: &[Vec<u32>], numbers: &HashMap<u32, usize>) -> Vec<Word> {
    let size = numbers.len();
    let mut pairs: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for sentence in hashed {
        let mut last = size + 1;
        for hash in sentence {
            let word = numbers.get(hash).copied().unwrap_or(size);
            *pairs.entry((last, word)).or_default() += 1;
            last = word;
        }
        *pairs.entry((last, size + 1)).or_default() += 1;
    }
    let mut words: Vec<Word> = (0..size).map(|_| Word::default()).collect();
    for ((first, second), count) in pairs {
        if second < size {
            words[second].count += count;
        }
        if first == second && first < size {
            words[first].twice += count;
            continue;
        }
        if first < size {
            words[first].after.push((second as u32, count));
        }
        if second < size {
            words[second].before.push((first as u32, count));
        }
    }
    words
}

fn exchange(words: &[Word], clusters: &mut [usize]) {
    let mut counts = Counts { pairs: vec![0; ALL * ALL], single: vec![0; ALL] };
    for (word, &cluster) in words.iter().zip(clusters.iter()) {
        counts.single[cluster] += word.count;
        counts.pairs[cluster * ALL + cluster] += word.twice;
        for &(next, count) in &word.after {
            counts.pairs[cluster * ALL + clusters[next as usize]] += count;
        }
        for &(last, count) in word.before.iter().filter(|(last, _)| *last as usize >= words.len()) {
            counts.pairs[clusters[last as usize] * ALL + cluster] += count;
        }
    }
    for _ in 0..PASSES {
        for (at, word) in words.iter().enumerate() {
            let (mut before, mut after) = ([0; ALL], [0; ALL]);
            for &(other, count) in &word.before {
                before[clusters[other as usize]] += count;
            }
            for &(other, count) in &word.after {
                after[clusters[other as usize]] += count;
            }
            let near: Vec<usize> = (0..ALL).filter(|&other| before[other] + after[other] > 0).collect();
            counts.add(word, clusters[at], &before, &after, -1);
            let best = (0..CLUSTERS)
                .map(|cluster| (counts.gain(word, cluster, &before, &after, &near), cluster))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            clusters[at] = best.map_or(0, |(_, cluster)| cluster);
            counts.add(word, clusters[at], &before, &after, 1);
        }
    }
}
