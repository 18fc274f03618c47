//! Scores of a model on the development sets, and a look at what it says.

use std::io::BufRead;
use std::path::Path;
use std::time::{Duration, Instant};

use casus_text::language::tagger::TAGS;
use casus_text::language::{Language, labels};
use casus_text::{Relation, Tag};

use crate::Failure;
use crate::conllu::{Sentence, read};
use crate::render::Render;
use crate::train::gum;

/// What was right, in words.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    words: usize,
    tags: usize,
    heads: usize,
    labelled: usize,
    lemmas: usize,
    unmarked: usize,
    unmarked_labelled: usize,
}

/// Prints the table of scores of the model at `path`.
pub fn print(data: &Path, path: &Path) -> Result<(), Failure> {
    let bytes = std::fs::read(path)?;
    let language = Language::from_bytes(&bytes)?;
    let load = (0..10).map(|_| load_time(&bytes)).min().unwrap_or_default();
    println!("| set | case | words | UPOS | UAS | LAS | LAS without marks | lemmas |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    let ewt = data.join("ewt/dev.conllu");
    let sets = [("EWT dev", read(&ewt)?), ("GUM held out", gum(data)?.1)];
    for (name, sentences) in &sets {
        for (case, render) in [("mixed", Render::Plain), ("ALL CAPS", Render::Upper), ("all lower", Render::Lower)] {
            let score = score(&language, sentences, render);
            let share = |part: usize, whole: usize| part as f64 * 100.0 / whole as f64;
            println!(
                "| {name} | {case} | {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
                score.words,
                share(score.tags, score.words),
                share(score.heads, score.words),
                share(score.labelled, score.words),
                share(score.unmarked_labelled, score.unmarked),
                share(score.lemmas, score.words),
            );
        }
    }
    println!(
        "\n{} bytes packed, loaded in {:.1} ms, {:.0} words a second on one core",
        bytes.len(),
        load.as_secs_f64() * 1e3,
        speed(&language, &sets[0].1)
    );
    Ok(())
}

fn load_time(bytes: &[u8]) -> Duration {
    let began = Instant::now();
    std::hint::black_box(Language::from_bytes(bytes)).ok();
    began.elapsed()
}

/// Words a second, the best of some passes, as other programs may be running.
fn speed(language: &Language, sentences: &[Sentence]) -> f64 {
    let spelled: Vec<Vec<&str>> = sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str).collect()).collect();
    let words: usize = spelled.iter().map(Vec::len).sum();
    let pass = || {
        let began = Instant::now();
        for sentence in &spelled {
            std::hint::black_box(language.analyse(sentence));
        }
        began.elapsed()
    };
    words as f64 / (0..10).map(|_| pass()).min().unwrap_or_default().as_secs_f64()
}

fn score(language: &Language, sentences: &[Sentence], render: Render) -> Score {
    let mut score = Score::default();
    for sentence in sentences {
        let rendered = render.write(&sentence.words);
        let words: Vec<&str> = rendered.iter().map(String::as_str).collect();
        let root = words.len() as u32;
        for (at, found) in language.analyse(&words).iter().enumerate() {
            let gold_head = sentence.heads[at];
            let head = found.head.unwrap_or(root) == gold_head;
            // the label of a root says nothing; negation is an adverb to the treebank
            let label = found.relation == Relation::Root || labels::lane(found.relation) == sentence.labels[at];
            let mark = TAGS[usize::from(sentence.tags[at])] == Tag::Punct;
            score.words += 1;
            score.tags += usize::from(found.tag == TAGS[usize::from(sentence.tags[at])]);
            score.heads += usize::from(head);
            score.labelled += usize::from(head && label);
            score.lemmas += usize::from(*found.lemma == *sentence.lemmas[at]);
            score.unmarked += usize::from(!mark);
            score.unmarked_labelled += usize::from(!mark && head && label);
        }
    }
    score
}

/// Analyses standard input, one sentence of spaced words a line, one word a line out.
pub fn parse_lines(path: &Path) -> Result<(), Failure> {
    let language = Language::from_bytes(&std::fs::read(path)?)?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split_whitespace().collect();
        for (at, found) in language.analyse(&words).iter().enumerate() {
            let head = found.head.map_or("-", |head| words[head as usize]);
            let number = found.head.map_or(0, |head| head + 1);
            println!("{}\t{}\t{:?}\t{}\t{number}\t{:?}\t{head}", at + 1, words[at], found.tag, found.lemma, found.relation);
        }
        println!();
    }
    Ok(())
}
