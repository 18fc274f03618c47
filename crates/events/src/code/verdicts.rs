//! What is learned decides which words tell of events: of the rules' frames some stay, some go, and words that no rule knows come in.

use std::collections::HashMap;

use casus_text::{Note, Span, Token};

use super::frames::{self, Frame};
use crate::codebook::{Pattern, RoleSource};
use crate::judge::outlook::Outlook;
use crate::judge::tellings::{self, Cast, Learned, Told};
use crate::judge::tolls::{self, FATES, Sum};
use crate::judge::whereabouts;
use crate::page::Page;
use crate::resolve::gazetteer::Gazetteer;
use crate::{Codebook, Confidence, KindIdx, Status};

/// What was decided of a frame.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    /// The chance that its words tell of an event, in this way.
    pub chance: f32,
    pub status: Status,
    pub retold: bool,
    /// Who proposed and who decided: the rule of the kind's claim.
    pub rule: &'static str,
    /// How sure the report is of who did it.
    pub confidence: Confidence,
    /// Who and what fills the roles.
    pub cast: Cast,
    /// How many were killed and hurt, where that is judged apart.
    pub tolls: Option<[Option<Sum>; FATES]>,
    /// The name of its place, by its number among those that the gazetteer placed, where that is judged apart.
    pub site: Option<usize>,
}

/// The codebook as the judges need it: for each class of event its kind, and how words are read that no pattern knows.
#[derive(Debug)]
pub(crate) struct Bench {
    kinds: Vec<Option<KindIdx>>,
    /// For each class a pattern for verbs and one for nouns.
    patterns: Vec<[Pattern; 2]>,
    /// For each rule of the codebook its name where it was confirmed.
    confirmed: HashMap<&'static str, &'static str>,
}

impl Bench {
    pub fn of(codebook: &Codebook, learned: &Learned) -> Bench {
        let kinds: Vec<Option<KindIdx>> = learned.classes.iter().map(|title| kind_of(codebook, title)).collect();
        let pattern = |kind: &Option<KindIdx>, verb: bool| judged_pattern(kind.map_or("none", |kind| &codebook.kind(kind).slug), verb);
        let rules = codebook.kinds().flat_map(|(_, kind)| &kind.patterns).map(|pattern| pattern.rule);
        Bench {
            patterns: kinds.iter().map(|kind| [pattern(kind, true), pattern(kind, false)]).collect(),
            kinds,
            // rules live as long as the program: a codebook is read once
            confirmed: rules.map(|rule| (rule, &*Box::leak(format!("{rule}, judged").into_boxed_str()))).collect(),
        }
    }
}

/// The kind of a title: the one that fits it exactly.
fn kind_of(codebook: &Codebook, title: &str) -> Option<KindIdx> {
    let titled = || codebook.kinds().filter(|(_, kind)| kind.title == title);
    let exact = |kind: &crate::Kind| kind.crossing("acled").is_some_and(|crossing| crossing.code == title && crossing.fit == "exact");
    let found = titled().find(|(_, kind)| exact(kind)).or_else(|| titled().next());
    found.map(|(idx, _)| idx)
}

fn judged_pattern(slug: &str, verb: bool) -> Pattern {
    let after = |word: &str| RoleSource::After(word.to_owned());
    let (agent, target) = if verb {
        (vec![RoleSource::Subject, after("by")], vec![RoleSource::Object, after("against"), after("on"), after("at")])
    } else {
        (
            vec![after("by"), RoleSource::Owner, RoleSource::Subject, RoleSource::Modifier],
            vec![after("on"), after("against"), after("at"), after("of")],
        )
    };
    Pattern {
        name: "judged".to_owned(),
        rule: Box::leak(format!("{slug}/judged").into_boxed_str()),
        triggers: Vec::new(),
        agent,
        target,
        place: Vec::new(),
        needs: Default::default(),
        never: Default::default(),
        counts: None,
        status: None,
        certainty: 0.5,
    }
}

/// All that is learned of what reports tell.
#[derive(Clone, Copy)]
pub(crate) struct Judges<'a> {
    pub tellings: &'a Learned,
    pub bench: &'a Bench,
    pub tolls: Option<&'a tolls::Learned>,
    pub whereabouts: Option<&'a whereabouts::Learned>,
}

/// The frames of a page as the judges leave them, in order. How many of the rules' went is told in a note.
pub(crate) fn decide<'a>(
    page: &Page<'a>,
    gazetteer: &Gazetteer,
    frames: Vec<Frame<'a>>,
    judges: Judges<'a>,
    notes: &mut Vec<Note>,
) -> Vec<Frame<'a>> {
    let Judges { tellings: learned, bench, .. } = judges;
    let outlook = Outlook::of(page, frames);
    let told = tellings::judge(learned, &outlook);
    let known = |frame: &Frame<'a>| learned.classes.contains(&page.reader.codebook.kind(frame.kind).title);
    let mut taken = vec![false; outlook.frames.len()];
    let mut kept: Vec<Frame<'a>> = Vec::new();
    let casts = tellings::cast(&learned.casting, &outlook, &told);
    let sums: Vec<Option<[Option<Sum>; FATES]>> = match judges.tolls {
        Some(tolls) => tolls::judge(tolls, &outlook, &told).into_iter().map(Some).collect(),
        None => vec![None; told.len()],
    };
    let sites = match judges.whereabouts {
        Some(whereabouts) => whereabouts::judge(whereabouts, &outlook, gazetteer, &told),
        None => vec![None; told.len()],
    };
    for (((told, cast), tolls), site) in told.into_iter().zip(casts).zip(sums).zip(sites) {
        let (Some(kind), patterns) = (bench.kinds[told.class], &bench.patterns[told.class]) else { continue };
        let proposed = outlook.framed[told.at].map(|number| number as usize).filter(|number| !taken[*number]);
        // "perpetrated suicide bombings": the verb tells, its noun says of what
        let here = &outlook.in_sentence[page.sentence(told.at)];
        let carried =
            || here.iter().copied().find(|number| !taken[*number] && frames::carrier(page, outlook.frames[*number].head) == Some(told.at));
        if let Some(number) = proposed {
            taken[number] = true;
            kept.push(confirmed(page, &outlook.frames[number], kind, Judged { told: &told, cast, tolls, site }, bench));
        } else if let Some(number) = carried() {
            taken[number] = true;
            let frame = &outlook.frames[number];
            kept.push(confirmed(page, frame, frame.kind, Judged { told: &told, cast, tolls, site }, bench));
        } else if outlook.framed[told.at].is_none() {
            let pattern = &patterns[usize::from(!page.tree.is_verb(told.at))];
            kept.push(own(page, kind, pattern, Judged { told: &told, cast, tolls, site }));
        }
    }
    // what stands beside a telling word is part of what that tells
    let mut told_in = vec![false; page.parse.sentences.len()];
    kept.iter().for_each(|frame| told_in[page.sentence(frame.head)] = true);
    let beside = |frame: &Frame<'a>| told_in[page.sentence(frame.head)];
    let struck = outlook.frames.iter().enumerate().filter(|(number, frame)| !taken[*number] && known(frame) && !beside(frame)).count();
    if struck > 0 {
        notes.push(Note::new(format!(
            "coding: {struck} words of violence were left out, since they were judged to tell of no event of their own"
        )));
    }
    let unknown = outlook.frames.iter().enumerate().filter(|(number, frame)| !taken[*number] && !known(frame));
    kept.extend(unknown.map(|(_, frame)| frame.clone()));
    kept.sort_by_key(|frame| frame.trigger);
    kept
}

/// A telling word, who and what fills its roles, its tolls and its place.
struct Judged<'t> {
    told: &'t Told,
    cast: Cast,
    tolls: Option<[Option<Sum>; FATES]>,
    site: Option<usize>,
}

/// A frame of the rules that stays, of the kind that was decided.
fn confirmed<'a>(page: &Page<'a>, frame: &Frame<'a>, kind: KindIdx, judged: Judged<'_>, bench: &Bench) -> Frame<'a> {
    let title = |kind: KindIdx| &page.reader.codebook.kind(kind).title;
    let rule = bench.confirmed.get(frame.pattern.rule).copied().unwrap_or(frame.pattern.rule);
    let kind = if title(kind) == title(frame.kind) { frame.kind } else { kind };
    let mut frame = frame.clone();
    (frame.kind, frame.verdict) = (kind, Some(verdict(rule, judged)));
    frame
}

/// A frame at a word that no rule knows.
fn own<'a>(page: &Page<'a>, kind: KindIdx, pattern: &'a Pattern, judged: Judged<'_>) -> Frame<'a> {
    let at = judged.told.at;
    let written = page.parse.written(at);
    let trigger: Span<Token> = if written.contains(at as u32) { written } else { Span::of(at..at + 1) };
    let mut frame = frames::at_word(page, kind, pattern, trigger, at);
    frame.verdict = Some(verdict(pattern.rule, judged));
    frame
}

fn verdict(rule: &'static str, Judged { told, cast, tolls, site }: Judged<'_>) -> Verdict {
    Verdict { site, chance: told.chance, status: told.status, retold: told.retold, rule, confidence: told.confidence, cast, tolls }
}
