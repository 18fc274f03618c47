//! Articles as the program sees them, with labels that annotators' marks stand for.

use std::ops::Range;

use casus_atlas::Atlas;
use casus_events::places::spot::words::Words;
use casus_events::places::spot::{BODY, LABELS, Page};
use casus_text::Span;
use casus_text::parse::names::tagger::Tagger;
use casus_text::parse::sentences::{self, Splitter};
use casus_text::parse::tokens;

use super::corpora::{Article, Gold};
use crate::names::crf::Lesson;

/// What is known before the first article.
pub struct Known {
    /// Which words are used alike.
    pub words: Words,
    /// Places.
    pub atlas: Atlas,
    /// Where sentences end.
    pub splitter: Splitter,
}

/// An article with what is seen of it.
pub struct Sheet {
    /// The article.
    pub article: Article,
    /// What is seen.
    pub page: Page,
}

/// The position of a label.
fn label(name: &str) -> usize {
    LABELS.iter().position(|label| *label == name).unwrap_or(0)
}

/// What the marks of GeoVirus are: names of where something is, and no peoples, languages or parts of other names.
const WHERE: [&str; 3] = ["place", "modifier", "metonym"];

/// What the label of a marked name is; nothing for marks that are no names.
fn label_of(kind: &str, adjective: bool) -> Option<usize> {
    let name = match kind {
        "Literal_Modifier" | "Mixed" | "Literal" | "Non_Literal_Modifier" if adjective => "adjective",
        "Literal" | "Mixed" | "Literal_Modifier" | "Embedded_Literal" => "place",
        "Coercion" => "building",
        "Non_Literal_Modifier" => "modifier",
        "Demonym" => "demonym",
        "Metonymic" => "metonym",
        "Embedded_Non_Lit" => "in-name",
        "Language" => "language",
        "Homonym" => "homonym",
        "Non_Toponym" => "body",
        // our own sentences say the label
        _ => return LABELS.iter().position(|label| *label == kind),
    };
    Some(label(name))
}

/// Whether a mark of GeoWebNews is one of its eleven types of toponyms.
pub fn is_toponym(kind: &str) -> bool {
    kind == "Location" || label_of(kind, false).is_some_and(|label| label != BODY)
}

impl Sheet {
    /// Reads an article.
    pub fn new(known: &Known, article: Article) -> Sheet {
        let tokens = tokens::split(&article.text, Span::of(0..article.text.len()));
        let (sentences, _) = sentences::cut(&known.splitter, &article.text, &tokens);
        let page = Page::new(&known.words, &known.atlas, &article.text, &tokens, &sentences);
        Sheet { article, page }
    }

    /// The same in capitals; letters whose capital has another length stay, so that marks keep their places.
    pub fn in_capitals(&self, known: &Known) -> Sheet {
        let capital = |letter: char| {
            let mut upper = letter.to_uppercase();
            let turned = upper.next().filter(|upper| upper.len_utf8() == letter.len_utf8());
            turned.filter(|_| upper.next().is_none()).unwrap_or(letter)
        };
        Sheet::new(known, Article { text: self.article.text.chars().map(capital).collect(), ..self.article.clone() })
    }

    fn words(&self, gold: &Gold) -> Range<usize> {
        let tokens = self.page.tokens();
        let first = tokens.partition_point(|token| (token.end as usize) <= gold.start);
        first..tokens.partition_point(|token| (token.start as usize) < gold.end)
    }

    /// Lessons from marks with roles.
    pub fn lessons(&self) -> Vec<Lesson> {
        let mut labels = vec![0_u8; self.page.tokens().len()];
        let marked = |gold: &Gold| {
            let words = self.words(gold);
            let label = label_of(&gold.kind, !words.is_empty() && self.page.is_adjective(&words))?;
            (!words.is_empty()).then_some((label, words))
        };
        let mut marks: Vec<(usize, Range<usize>)> = self.article.gold.iter().filter_map(marked).collect();
        // names inside those of bodies are set last
        marks.sort_by_key(|(label, words)| (std::cmp::Reverse(*label), words.start));
        for (label, words) in marks {
            if let Some(next) = labels.get_mut(words.end).filter(|next| **next > 0 && **next % 2 == 0) {
                *next -= 1;
            }
            labels[words.start] = 1 + 2 * label as u8;
            labels[words.start + 1..words.end].fill(2 + 2 * label as u8);
        }
        let own = |run: usize| labels[self.page.run(run)].to_vec();
        (0..self.page.runs()).map(|run| self.lesson(run, own(run))).collect()
    }

    /// Lessons from marks without roles: of the roles that the marks allow those that `tagger` holds for the best.
    pub fn guessed(&self, tagger: &Tagger) -> Vec<Lesson> {
        const NO: i32 = -1_000_000;
        let inside = WHERE.map(label);
        let mut begins = vec![None; self.page.tokens().len()];
        for words in self.article.gold.iter().map(|gold| self.words(gold)) {
            words.clone().for_each(|at| begins[at] = Some(at == words.start));
        }
        let labels = tagger.labels();
        let run = |run: usize| {
            let mut scores = self.page.scores(tagger, run);
            for (at, row) in self.page.run(run).zip(scores.chunks_exact_mut(labels)) {
                for (label, score) in row.iter_mut().enumerate() {
                    let is_where = label > 0 && inside.contains(&((label - 1) / 2));
                    let allowed = match begins[at] {
                        Some(begin) => is_where && (label % 2 == 1) == begin,
                        None => !is_where,
                    };
                    *score += if allowed { 0 } else { NO };
                }
            }
            self.lesson(run, tagger.best(&scores))
        };
        (0..self.page.runs()).map(run).collect()
    }

    fn lesson(&self, run: usize, mut labels: Vec<u8>) -> Lesson {
        let mut lesson = Lesson::default();
        for at in self.page.run(run) {
            self.page.ask(run, at, &mut lesson.answers);
            lesson.ends.push(lesson.answers.len());
        }
        // what began before the stretch begins with it
        if let Some(first) = labels.first_mut().filter(|first| **first > 0 && **first % 2 == 0) {
            *first -= 1;
        }
        lesson.labels = labels;
        lesson
    }
}
