//! Scores of a model on the development sets, and a look at what it says.

use std::io::BufRead;
use std::path::Path;
use std::time::{Duration, Instant};

use casus_text::Tag;
use casus_text::language::{Language, labels};

use crate::Failure;
use crate::render::Render;
use crate::treebank::{Tree, add_names, read, read_gum};

/// What was right, in words.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    words: usize,
    tags: usize,
    heads: usize,
    labelled: usize,
    subtyped: usize,
    lemmas: usize,
    unmarked: usize,
    unmarked_labelled: usize,
}

/// Prints the table of scores of the model at `path`.
pub fn print(data: &Path, path: &Path) -> Result<(), Failure> {
    let bytes = std::fs::read(path)?;
    let language = Language::from_bytes(&bytes)?;
    let load = (0..10).map(|_| load_time(&bytes)).min().unwrap_or_default();
    println!("| set | case | words | UPOS | UAS | LAS | LAS with subtypes | LAS without marks | lemmas |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut dev = read(&data.join("ewt/dev.conllu"))?;
    add_names(&mut dev, &data.join("uner/en_ewt_dev.iob2"))?;
    let sets = [("EWT dev", dev), ("GUM held out", read_gum(data)?.1)];
    for (name, trees) in &sets {
        for (case, render) in [("mixed", Render::Plain), ("ALL CAPS", Render::Upper), ("all lower", Render::Lower)] {
            let score = score(&language, trees, render);
            let share = |part: usize, whole: usize| part as f64 * 100.0 / whole as f64;
            println!(
                "| {name} | {case} | {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
                score.words,
                share(score.tags, score.words),
                share(score.heads, score.words),
                share(score.labelled, score.words),
                share(score.subtyped, score.words),
                share(score.unmarked_labelled, score.unmarked),
                share(score.lemmas, score.words),
            );
        }
    }
    println!(
        "\n{} bytes, loaded in {:.1} ms, {:.0} words a second on one core",
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

/// Words a second, the best of some passes, as other programs may be running; sentences come by the hundred, as in a long report.
fn speed(language: &Language, trees: &[Tree]) -> f64 {
    let spelled: Vec<Vec<&str>> = trees.iter().map(|tree| tree.words.iter().map(String::as_str).collect()).collect();
    let sentences: Vec<&[&str]> = spelled.iter().map(Vec::as_slice).collect();
    let words: usize = spelled.iter().map(Vec::len).sum();
    let pass = || {
        let began = Instant::now();
        for part in sentences.chunks(100) {
            std::hint::black_box(language.analyse_all(part));
        }
        began.elapsed()
    };
    words as f64 / (0..10).map(|_| pass()).min().unwrap_or_default().as_secs_f64()
}

fn score(language: &Language, trees: &[Tree], render: Render) -> Score {
    let mut score = Score::default();
    let base = |name: &str| name.split(':').next().unwrap_or_default().to_owned();
    for part in trees.chunks(100) {
        let rendered: Vec<Vec<String>> = part.iter().map(|tree| render.write(&tree.words)).collect();
        let words: Vec<Vec<&str>> = rendered.iter().map(|words| words.iter().map(String::as_str).collect()).collect();
        let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
        for ((tree, said), found) in part.iter().zip(language.read(&words)).zip(language.analyse_all(&words)) {
            for (at, found) in found.iter().enumerate() {
                let head = said.heads[at] == tree.heads[at];
                let label = &language.label_names()[usize::from(said.labels[at])];
                let labelled = head && base(label) == base(&tree.relations[at]);
                let gold = labels::tag(&tree.tags[at]);
                let mark = gold == Tag::Punct;
                score.words += 1;
                score.tags += usize::from(found.tag == gold);
                score.heads += usize::from(head);
                score.labelled += usize::from(labelled);
                score.subtyped += usize::from(head && *label == tree.relations[at]);
                score.lemmas += usize::from(*found.lemma == *tree.lemmas[at]);
                score.unmarked += usize::from(!mark);
                score.unmarked_labelled += usize::from(!mark && labelled);
            }
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
