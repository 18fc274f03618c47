//! Names: the English Web Treebank as UNER annotates it, with tags and trees of our own.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use casus_text::language::Language;
use casus_text::parse::coreference::Sort;
use casus_text::parse::names::look::Look;
use casus_text::parse::names::{List, Names, ask, lists::Lists, looks};
use casus_text::parse::tokens;
use casus_text::{English, Idx, Sentence, Span, Tag, Token};

use super::crf::{Lesson, learn};
use super::gazetteer::Gathered;
use super::spans::{HEADING, Score, Typed, bytes, labels};
use super::{FOR_NAMES, NAMES, SEED, nouns};
use crate::Failure;
use crate::gum_entities::{self, documents};
use crate::neural::recipe::{apart, part};
use crate::random::Random;

/// A document: sentences a line each, cut and analysed.
pub struct Document {
    text: String,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    /// What UNER calls each sentence.
    ids: Vec<String>,
    /// Names by bytes, in order.
    gold: Vec<Typed>,
}

/// How a copy is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Plain,
    Upper,
    Lower,
}

impl Case {
    /// Only letters whose other case is as long change, so that offsets stay.
    fn write(self, text: &str) -> String {
        let turn = |letter: char| -> char {
            let mut turned = letter;
            let mut other = letter.to_uppercase();
            if self == Case::Lower {
                let mut lower = letter.to_lowercase();
                if lower.len() == 1 {
                    turned = lower.next().unwrap_or(letter);
                }
            } else if other.len() == 1 {
                turned = other.next().unwrap_or(letter);
            }
            if turned.len_utf8() == letter.len_utf8() { turned } else { letter }
        };
        if self == Case::Plain { text.to_owned() } else { text.chars().map(turn).collect() }
    }
}

/// Cuts a name as reports are cut.
pub fn cut(name: &str) -> Vec<String> {
    tokens::split(name, Span::of(0..name.len())).into_iter().map(|span| name[span.range()].to_owned()).collect()
}

/// Reads a file of UNER; `language` says who analyses a document, by the first of its sentences.
pub fn read<'l>(path: &Path, language: impl Fn(&str) -> &'l Language, case: Case) -> Result<Vec<Document>, Failure> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let mut all: Vec<Document> = Vec::new();
    for block in file.split("\n\n") {
        if block.contains("# newdoc") || all.is_empty() {
            let (text, tokens, sentences, ids, gold) = Default::default();
            all.push(Document { text, tokens, sentences, ids, gold });
        }
        let Some(document) = all.last_mut() else { continue };
        let of = |key: &str| block.lines().find_map(|line| line.strip_prefix(key));
        let (Some(id), Some(text)) = (of("# sent_id = "), of("# text = ")) else { continue };
        let first = document.text.len();
        document.text.push_str(text.trim());
        document.text.push('\n');
        document.ids.push(id.to_owned());
        let mut at = first;
        let mut open = false;
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let &[_, word, label, ..] = fields.as_slice() else { continue };
            let start = document.text[at..].find(word).map_or(at, |found| at + found);
            at = start + word.len();
            let type_at = label.get(2..).and_then(|name| NAMES.iter().position(|known| *known == name));
            match type_at {
                Some(type_at) if open && label.starts_with('I') && document.gold.last().is_some_and(|last| last.2 == type_at) => {
                    document.gold.iter_mut().last().iter_mut().for_each(|last| last.1 = at);
                }
                Some(type_at) => document.gold.push((start, at, type_at)),
                None => {}
            }
            open = type_at.is_some();
        }
    }
    for document in &mut all {
        document.text = case.write(&document.text);
        let first = document.ids.first().map_or("", String::as_str);
        document.analyse(language(first));
    }
    Ok(all)
}

impl Document {
    fn analyse(&mut self, language: &Language) {
        let mut start = 0;
        let mut spans = Vec::new();
        for line in self.text.split_inclusive('\n') {
            let first = spans.len();
            spans.extend(tokens::split(&self.text, Span::of(start..start + line.trim_end().len())));
            self.sentences.push(Sentence { tokens: Span::of(first..spans.len()), paragraph: 0, heading: false });
            start += line.len();
        }
        let words: Vec<Vec<&str>> = self
            .sentences
            .iter()
            .map(|sentence| spans[sentence.tokens.range()].iter().map(|span| &self.text[span.range()]).collect())
            .collect();
        let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
        let said = language.analyse_all(&words);
        let mut done = Vec::new();
        for (sentence, said) in self.sentences.iter().zip(said) {
            let first = sentence.tokens.start as usize;
            for (span, word) in spans[sentence.tokens.range()].iter().zip(said) {
                let head = word.head.map(|head| Idx::new(first + head as usize));
                done.push(Token { span: *span, lemma: word.lemma, tag: word.tag, head, relation: word.relation, name: word.name });
            }
        }
        self.tokens = done;
    }

    fn looks(&self, lists: &Lists) -> Vec<Vec<Look>> {
        looks(lists, &self.text, &self.tokens, &self.sentences)
    }

    fn spans(&self) -> Vec<Span<u8>> {
        self.tokens.iter().map(|token| token.span).collect()
    }

    fn lessons(&self, lists: &Lists) -> Vec<Lesson> {
        let labels = labels(&self.spans(), &self.gold);
        let lesson = |(sentence, looks): (&Sentence, Vec<Look>)| lesson(&looks, &[], labels[sentence.tokens.range()].to_vec());
        self.sentences.iter().zip(self.looks(lists)).map(lesson).collect()
    }

    /// Adds words in small letters that are no names.
    fn add_small(&self, to: &mut Gathered) {
        let labels = labels(&self.spans(), &self.gold);
        for (token, label) in self.tokens.iter().zip(labels) {
            let word = &self.text[token.span.range()];
            if label == 0 && word.starts_with(char::is_lowercase) {
                to.add_words(&[word.to_owned()], List::Small);
            }
        }
    }
}

/// The answers at all words of a sentence.
pub fn lesson(looks: &[Look], more: &[casus_text::parse::names::More], labels: Vec<u8>) -> Lesson {
    let mut lesson = Lesson { labels, ..Lesson::default() };
    for at in 0..looks.len() {
        ask(looks, more, at, |answer| lesson.answers.push(answer));
        lesson.ends.push(lesson.answers.len());
    }
    lesson
}

/// Parts for lists: what training says of a document's words must not come from the document itself.
const FOLDS: usize = 10;

/// Trains the tagger of names; the tagger of mentions is left empty. Its sentences are analysed by networks that have not seen them.
pub fn train(data: &Path) -> Result<Names, Failure> {
    let mut gathered = Gathered::read(data, &cut)?;
    for document in documents(data)?.0 {
        add_known(&document, &mut gathered);
    }
    let path = data.join("uner/en_ewt_train.iob2");
    let mut random = Random::new(SEED);
    let mut lessons = Vec::new();
    let apart = apart(data)?;
    let reader = |sentence: &str| &apart[part(sentence)];
    let plain = read(&path, reader, Case::Plain)?;
    let lists_without = |fold: Option<usize>| {
        let mut lists = gathered.clone();
        plain.iter().enumerate().filter(|(at, _)| fold != Some(at % FOLDS)).for_each(|(_, document)| document.add_small(&mut lists));
        Lists::new(lists.entries)
    };
    let (upper, lower) = (read(&path, reader, Case::Upper)?, read(&path, reader, Case::Lower)?);
    for fold in 0..FOLDS {
        let lists = lists_without(Some(fold));
        for (documents, share) in [(&plain, 100), (&upper, 35), (&lower, 15)] {
            for document in documents.iter().skip(fold).step_by(FOLDS) {
                lessons.extend(document.lessons(&lists).into_iter().filter(|_| random.chance(share)));
            }
        }
    }
    println!("{} sentences of names", lessons.len());
    let learned = learn(&lessons.iter().collect::<Vec<_>>(), &NAMES, &FOR_NAMES, SEED);
    Ok(Names { lists: lists_without(None), nouns: nouns::nouns(&cut), names: learned.tagger(&FOR_NAMES), ..Names::default() })
}

/// Names of persons, places and organisations among the entities of GUM.
fn add_known(document: &gum_entities::Document, to: &mut Gathered) {
    let word = |at: usize| document.text[document.tokens[at].span.range()].to_owned();
    let mut names = BTreeSet::new();
    for gold in document.gold.iter().filter(|gold| document.tokens[gold.head].tag == Tag::Propn) {
        let list = match gold.sort {
            Sort::Person => List::KnownPerson,
            Sort::Place => List::KnownPlace,
            Sort::Organisation => List::KnownOrganisation,
            _ => continue,
        };
        let proper = |at: &usize| document.tokens[*at].tag == Tag::Propn;
        let start = gold.tokens.range().take_while(|at| *at <= gold.head).collect::<Vec<_>>().into_iter().rev().take_while(proper).last();
        let end = (gold.head..gold.tokens.end as usize).take_while(proper).last();
        names.extend(start.zip(end).map(|(start, end)| (start, end, list as u8)));
        if list == List::KnownPerson
            && let Some((start, end)) = start.zip(end).filter(|(start, end)| start < end)
        {
            to.add_words(&[word(start)], List::First);
            to.add_words(&[word(end)], List::Last);
        }
    }
    for (start, end, list) in names {
        let words: Vec<String> = (start..=end).map(word).collect();
        for known in [List::KnownPerson, List::KnownPlace, List::KnownOrganisation] {
            if known as u8 == list {
                to.add_words(&words, known);
            }
        }
    }
    for token in &document.tokens {
        let word = &document.text[token.span.range()];
        if token.tag != Tag::Propn && word.starts_with(char::is_lowercase) {
            to.add_words(&[word.to_owned()], List::Small);
        }
    }
}

/// Prints scores on the development set as it is, in capitals and in small letters, and writes predictions for other scorers.
pub fn score(data: &Path, english: &English, model: &Names, out: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(out)?;
    println!("{HEADING}");
    for (case, title) in [(Case::Plain, "mixed"), (Case::Upper, "ALL CAPS"), (Case::Lower, "all lower")] {
        let documents = read(&data.join("uner/en_ewt_dev.iob2"), |_| &english.language, case)?;
        let mut score = Score::default();
        let mut written = String::new();
        let began = std::time::Instant::now();
        let names: Vec<_> =
            documents.iter().map(|document| model.find_names(&document.text, &document.tokens, &document.sentences)).collect();
        let took = began.elapsed();
        for (document, names) in documents.iter().zip(names) {
            let spans = document.spans();
            let typed: Vec<Typed> = names
                .iter()
                .map(|name| {
                    let (start, end) = bytes(&spans, name.tokens);
                    (start, end, name.type_at)
                })
                .collect();
            score.add(&document.gold, &typed);
            let mut first = 0;
            for (id, line) in document.ids.iter().zip(document.text.split_inclusive('\n')) {
                let inside = typed.iter().filter(|typed| (first..first + line.len()).contains(&typed.0));
                let mentions: Vec<_> = inside
                    .map(|typed| serde_json::json!({"start": typed.0 - first, "end": typed.1 - first, "type": NAMES[typed.2]}))
                    .collect();
                writeln!(written, "{}", serde_json::json!({"doc": id, "mentions": mentions}))?;
                first += line.len();
            }
        }
        score.print(&format!("UNER dev, {title}"), &NAMES);
        let tokens: usize = documents.iter().map(|document| document.tokens.len()).sum();
        println!("| {title}: {:.0} ns a token | | | | | | | |", took.as_nanos() as f64 / tokens.max(1) as f64);
        if case == Case::Plain {
            std::fs::write(out.join("uner_dev.jsonl"), written)?;
        }
    }
    Ok(())
}
