//! What is asked of a page again and again while its phrases are judged.

use std::ops::Range;

use casus_text::{NameKind, Relation, Span, Tag, Token};

use crate::code::frames::{self, Frame};
use crate::code::{speech, stance};
use crate::page::Page;
use crate::senses::Concept;
use crate::vectors::DEPTH;
use crate::{Class, Status};

/// At which depths words are told apart that are used alike.
const KIN: [u32; 3] = [6, 9, 12];

/// How a phrase stands to the word that governs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arc {
    /// The word above it.
    pub governor: usize,
    /// Its function there: "subj", "obj", a preposition, "of" a noun …; deep functions for passives.
    pub function: String,
}

/// A page with its frames and the functions of its phrases.
pub(crate) struct Scene<'p, 'a> {
    pub page: &'p Page<'a>,
    pub frames: Vec<Frame<'a>>,
    pub statuses: Vec<Status>,
    pub speeches: Vec<speech::Speech>,
    /// For each sentence the frames in it.
    pub in_sentence: Vec<Vec<usize>>,
    arcs: Vec<Vec<Arc>>,
    /// For each token of a person's name the whole name and its head.
    people: Vec<Option<(Range<usize>, usize)>>,
}

impl<'p, 'a> Scene<'p, 'a> {
    pub fn of(page: &'p Page<'a>) -> Self {
        let frames = frames::find(page);
        let statuses = frames.iter().map(|frame| stance::of(page, frame.head).status).collect();
        let mut in_sentence = vec![Vec::new(); page.parse.sentences.len()];
        for (at, frame) in frames.iter().enumerate() {
            in_sentence[page.sentence(frame.head)].push(at);
        }
        let mut scene = Scene {
            page,
            frames,
            statuses,
            speeches: speech::find(page),
            in_sentence,
            arcs: vec![Vec::new(); page.parse.tokens.len()],
            people: vec![None; page.parse.tokens.len()],
        };
        for at in 0..page.parse.tokens.len() {
            scene.take_arcs(at);
        }
        for sentence in &page.parse.sentences {
            let mut at = sentence.tokens.range().start;
            while at < sentence.tokens.range().end {
                at = scene.take_person(at, sentence.tokens.range());
            }
        }
        scene
    }

    /// If a person's name begins at `at`, its words become one: their functions are those of its head. Gives where to go on.
    fn take_person(&mut self, at: usize, bounds: Range<usize>) -> usize {
        let (page, tree) = (self.page, &self.page.tree);
        let person = |at: usize| page.parse.tokens[at].name == Some(NameKind::Person);
        let more = |at: usize| {
            person(at) || page.parse.tokens[at].tag == Tag::Propn && page.parse.tokens[at].name.is_none() && self.people[at].is_none()
        };
        let end = (at..bounds.end).find(|at| !person(*at)).unwrap_or(bounds.end);
        if end == at {
            return at + 1;
        }
        let end = (end..bounds.end).find(|at| !more(*at)).unwrap_or(bounds.end);
        let start = (bounds.start..at).rev().take_while(|at| more(*at)).last().unwrap_or(at);
        let name = start..end;
        let head = name.clone().find(|at| tree.head(*at).is_none_or(|head| !name.contains(&head))).unwrap_or(at);
        let mut arcs: Vec<Arc> = name.clone().flat_map(|at| self.arcs(at).to_vec()).filter(|arc| !name.contains(&arc.governor)).collect();
        // "LABOR LEADER ANA RUIZ": what the office does, the person does
        let office = name.start.checked_sub(1).filter(|office| bounds.contains(office) && page.parse.tokens[*office].tag == Tag::Noun);
        if let Some(office) = office {
            arcs.retain(|arc| arc.governor != office);
            arcs.extend(self.arcs(office).to_vec());
        }
        let mut kept: Vec<Arc> = Vec::new();
        for arc in arcs {
            if !kept.contains(&arc) {
                kept.push(arc);
            }
        }
        self.arcs[head] = kept;
        for at in name.clone() {
            self.people[at] = Some((name.clone(), head));
        }
        end
    }

    /// The words of the person's name that `at` heads.
    pub fn person(&self, at: usize) -> Option<Range<usize>> {
        self.people[at].clone().filter(|(_, head)| *head == at).map(|(name, _)| name)
    }

    /// The functions of the phrase whose head is `at`.
    pub fn arcs(&self, at: usize) -> &[Arc] {
        if self.people[at].as_ref().is_some_and(|(_, head)| *head == at) {
            return &self.arcs[at];
        }
        &self.arcs[self.page.tree.first_conjunct(at)]
    }

    fn add_arc(&mut self, at: usize, governor: usize, function: impl Into<String>) {
        let arc = Arc { governor, function: function.into() };
        if at != governor && !self.arcs[at].contains(&arc) {
            self.arcs[at].push(arc);
        }
    }

    fn take_arcs(&mut self, at: usize) {
        let tree = &self.page.tree;
        if tree.is_verb(at) {
            let (subject, object) = (tree.subject(at), tree.object(at));
            let passive = tree.is_passive(at);
            if let Some(object) = object {
                self.add_arc(object, at, "obj");
            }
            if let Some(subject) = subject.filter(|subject| !passive && object != Some(*subject)) {
                self.add_arc(subject, at, "subj");
            }
        }
        let Some(up) = tree.head(at) else { return };
        let function = match tree.relation(at) {
            Relation::OblAgent => "subj".to_owned(),
            Relation::Obl | Relation::Nmod | Relation::Iobj | Relation::Advcl | Relation::Acl if !tree.is_verb(at) => match tree.case(at) {
                Some("by") if tree.is_verb(up) && tree.is_passive(up) => "subj".to_owned(),
                Some(case) => case.to_owned(),
                None => "bare".to_owned(),
            },
            Relation::NmodPoss => "of".to_owned(),
            Relation::Compound | Relation::Amod => "modifier".to_owned(),
            Relation::Appos => "apposition".to_owned(),
            Relation::Parataxis => "beside".to_owned(),
            _ => return,
        };
        self.add_arc(at, up, function);
    }

    /// What a word stands for in one of its two commonest senses, from the narrowest concept up.
    pub fn concepts(&self, at: usize, sense: usize) -> impl Iterator<Item = Concept> {
        let tree = &self.page.tree;
        self.page.reader.words.senses().of(tree.lemma(at), tree.is_verb(at), sense)
    }

    /// The words that a word is used like, by the first 6, 9 and 12 partings; nothing for words that are not known.
    pub fn kin(&self, at: usize) -> impl Iterator<Item = Concept> {
        let page = self.page;
        let vectors = page.reader.words.vectors();
        let path = vectors.path(page.tree.lemma(at)).or_else(|| vectors.path(&page.lower(at)));
        path.into_iter().flat_map(|path| KIN.map(|depth| (path >> (DEPTH - depth)) | (1 << depth)))
    }

    /// The words of a stretch that say what it is about.
    pub fn words_of_weight(&self, tokens: Span<Token>) -> impl Iterator<Item = usize> {
        let page = self.page;
        tokens.range().filter(move |at| {
            matches!(page.parse.tokens[*at].tag, Tag::Noun | Tag::Verb | Tag::Adj | Tag::Propn) && page.tree.lemma(*at).len() > 1
        })
    }

    /// Whether `at` heads a phrase that may fill a role: a noun or a name, no date.
    pub fn is_candidate(&self, at: usize) -> bool {
        let (page, token) = (self.page, &self.page.parse.tokens[at]);
        let nominal = match token.tag {
            Tag::Noun | Tag::Propn => !matches!(token.relation, Relation::Flat | Relation::Fixed),
            // "the wounded", "two were killed"
            Tag::Adj | Tag::Num => matches!(token.relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::OblAgent),
            _ => false,
        };
        // "a dynamite attack", whatever the tagger takes the word for
        let armed = || page.classes(at).iter().any(|class| matches!(class, Class::Weapon | Class::Explosive));
        let nominal = nominal || token.tag == Tag::Adj && armed();
        let nominal = self.people[at].as_ref().map_or(nominal, |(_, head)| *head == at);
        nominal && page.word(at).len() > 1 && !page.parse.dates.iter().any(|when| when.tokens.contains(at as u32))
    }
}
