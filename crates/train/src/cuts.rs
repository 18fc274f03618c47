//! Scores of the tokenizer and of the splitter of sentences, from running text.

use std::collections::HashSet;
use std::path::Path;
use std::time::Instant;

use casus_text::Span;
use casus_text::parse::sentences::{Splitter, cut};
use casus_text::parse::tokens;

use crate::Failure;
use crate::raw::{self, Document};
use crate::render::Render;
use crate::treebank::gum_files;

/// What was found, what should have been, and what of it was.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    found: usize,
    gold: usize,
    right: usize,
}

impl Tally {
    fn add(&mut self, found: &HashSet<(u32, u32)>, gold: &HashSet<(u32, u32)>) {
        self.found += found.len();
        self.gold += gold.len();
        self.right += found.intersection(gold).count();
    }

    fn row(self) -> String {
        let share = |part: usize, whole: usize| part as f64 * 100.0 / whole.max(1) as f64;
        let f1 = share(2 * self.right, self.found + self.gold);
        format!("{:.2} | {:.2} | {f1:.2}", share(self.right, self.found), share(self.right, self.gold))
    }
}

/// Prints the scores of the splitter at `model` on the development sets.
pub fn print(data: &Path, model: &Path) -> Result<(), Failure> {
    let splitter = Splitter::from_bytes(&std::fs::read(model)?)?;
    println!("| set | case | words | token P | R | F1 | sentences | sentence P | R | F1 |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (name, paths) in [("EWT dev", vec![data.join("ewt/dev.conllu")]), ("GUM held out", gum_files(data)?.1)] {
        for (case, render) in [("mixed", Render::Plain), ("ALL CAPS", Render::Upper), ("all lower", Render::Lower)] {
            let mut documents = Vec::new();
            for path in &paths {
                documents.extend(raw::read(path, render)?);
            }
            let (words, sentences) = score(&splitter, &documents);
            println!("| {name} | {case} | {} | {} | {} | {} |", words.gold, words.row(), sentences.gold, sentences.row());
        }
    }
    let text: String = raw::read(&data.join("ewt/dev.conllu"), Render::Plain)?.into_iter().map(|document| document.text + "\n\n").collect();
    let (spans, cutting, splitting) = speed(&splitter, &text);
    println!("\n{cutting:.0} ns a token for words, {splitting:.0} ns a token for sentences, on one core ({spans} tokens)");
    Ok(())
}

/// How many tokens there are, and nanoseconds a token for words and for sentences: the best of some passes.
fn speed(splitter: &Splitter, text: &str) -> (usize, f64, f64) {
    let mut best = (usize::MAX, f64::MAX, f64::MAX);
    for _ in 0..20 {
        let began = Instant::now();
        let spans = tokens::split(text, Span::of(0..text.len()));
        let cutting = began.elapsed().as_nanos() as f64 / spans.len() as f64;
        let began = Instant::now();
        std::hint::black_box(cut(splitter, text, &spans));
        let splitting = began.elapsed().as_nanos() as f64 / spans.len() as f64;
        best = (spans.len(), best.1.min(cutting), best.2.min(splitting));
    }
    best
}

fn score(splitter: &Splitter, documents: &[Document]) -> (Tally, Tally) {
    let (mut words, mut sentences) = (Tally::default(), Tally::default());
    let pair = |span: &Span<u8>| (span.start, span.end);
    for document in documents {
        let spans = tokens::split(&document.text, Span::of(0..document.text.len()));
        words.add(&spans.iter().map(pair).collect(), &document.words.iter().map(pair).collect());
        let (sentences_found, _) = cut(splitter, &document.text, &spans);
        let found = sentences_found.iter().map(|sentence| {
            let words = &spans[sentence.tokens.range()];
            (words[0].start, words[words.len() - 1].end)
        });
        let mut first = 0;
        let gold = document.ends.iter().map(|&end| {
            let start = document.words[first].start;
            first += document.words[first..].partition_point(|word| word.end <= end);
            (start, end)
        });
        sentences.add(&found.collect(), &gold.collect());
    }
    (words, sentences)
}

/// Cuts standard input: a sentence a line, spaces between tokens, a blank line between paragraphs.
pub fn cut_text(model: &Path) -> Result<(), Failure> {
    let splitter = Splitter::from_bytes(&std::fs::read(model)?)?;
    let text = std::io::read_to_string(std::io::stdin())?;
    let spans = tokens::split(&text, Span::of(0..text.len()));
    let mut paragraph = 0;
    for sentence in cut(&splitter, &text, &spans).0 {
        if std::mem::replace(&mut paragraph, sentence.paragraph) != sentence.paragraph {
            println!();
        }
        let words: Vec<&str> = spans[sentence.tokens.range()].iter().map(|span| &text[span.range()]).collect();
        println!("{}", words.join(" "));
    }
    Ok(())
}

/// Prints where tokens and sentences differ from those of the files at `paths`.
pub fn differences(paths: &[&str], model: &Path) -> Result<(), Failure> {
    let splitter = Splitter::from_bytes(&std::fs::read(model)?)?;
    for path in paths {
        for document in raw::read(Path::new(path), Render::Plain)? {
            let text = &document.text;
            let spans = tokens::split(text, Span::of(0..text.len()));
            let starts: HashSet<u32> = spans.iter().map(|span| span.start).collect();
            let gold: HashSet<u32> = document.words.iter().map(|span| span.start).collect();
            let near = |at: u32| {
                let from = (0..=at as usize - (at as usize).min(24)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                let to = (at as usize + 24..).find(|at| text.is_char_boundary(*at) || *at >= text.len()).unwrap_or(0).min(text.len());
                format!("{:?} | {:?}", &text[from..at as usize], &text[at as usize..to])
            };
            starts.difference(&gold).for_each(|at| println!("TOKEN cut   {}", near(*at)));
            gold.difference(&starts).for_each(|at| println!("TOKEN whole {}", near(*at)));
            let found: HashSet<u32> = cut(&splitter, text, &spans)
                .0
                .iter()
                .map(|sentence| spans[sentence.tokens.range()].last().map_or(0, |span| span.end))
                .collect();
            let ends: HashSet<u32> = document.ends.iter().copied().collect();
            found.difference(&ends).for_each(|at| println!("SENT cut    {}", near(*at)));
            ends.difference(&found).for_each(|at| println!("SENT whole  {}", near(*at)));
        }
    }
    Ok(())
}
