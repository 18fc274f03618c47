//! The reader: knowledge prepared once, then a pure function from a parsed report to what it tells.

use crate::code::verdicts::{self, Bench, Judges};
use crate::code::{frames, speech};
use crate::judge::tellings::Learned;
use crate::judge::{tolls, whereabouts};
use crate::page::Page;
use crate::places::{self, Spotter};
use crate::resolve::draft::Desk;
use crate::resolve::gazetteer::Gazetteer;
use crate::resolve::{gather, standing};
use crate::words::WordLists;
use crate::{Codebook, Event, EventId, KindIdx, Reading, assess, conditions, link};
use casus_atlas::Atlas;
use casus_text::{Note, Parse, Report};
use rustc_hash::FxHashMap;

/// Reports of no more sentences than this are read by rules alone: what is learned has met whole reports only, and leans on what stands around.
const FEW: usize = 3;

/// Codebook, word lists and atlas, prepared to read reports with. Read-only, so any number of threads may share it.
#[derive(Debug)]
pub struct Reader {
    pub(crate) codebook: Codebook,
    pub(crate) words: WordLists,
    pub(crate) atlas: Atlas,
    /// Lemma of a trigger's head → kind, pattern, trigger.
    pub(crate) triggers: FxHashMap<String, Vec<(KindIdx, usize, usize)>>,
    /// What is learned of tellings, and the codebook as it needs it; without it the rules decide alone.
    judges: Option<(Learned, Bench)>,
    /// What is learned of tolls; without it they are among the roles.
    tolls: Option<tolls::Learned>,
    /// What is learned of where events were; without it places are among the roles.
    whereabouts: Option<whereabouts::Learned>,
    /// What is learned of names of places and where they lie; without it the names of a report vote.
    pub(crate) placing: Option<(Spotter, places::Learned)>,
}

impl Reader {
    /// Prepares a reader.
    pub fn new(codebook: Codebook, words: WordLists, atlas: Atlas) -> Self {
        let mut triggers: FxHashMap<String, Vec<(KindIdx, usize, usize)>> = FxHashMap::default();
        for (idx, kind) in codebook.kinds() {
            for (p, pattern) in kind.patterns.iter().enumerate() {
                for (t, trigger) in pattern.triggers.iter().enumerate() {
                    for lemma in trigger.head_lemmas() {
                        triggers.entry(lemma).or_default().push((idx, p, t));
                    }
                }
            }
        }
        Reader { codebook, words, atlas, triggers, judges: None, tolls: None, whereabouts: None, placing: None }
    }

    /// The same reader, with what is learned deciding which words tell of events.
    pub fn judged_by(self, learned: Learned) -> Self {
        let bench = Bench::of(&self.codebook, &learned);
        Reader { judges: Some((learned, bench)), ..self }
    }

    /// The same reader, with what is learned of tolls deciding which figures are an event's own, where tellings are judged.
    pub fn counted_by(self, tolls: tolls::Learned) -> Self {
        Reader { tolls: Some(tolls), ..self }
    }

    /// The same reader, with what is learned of where events were deciding which place is an event's own, where tellings are judged and names
    /// of places are placed by what is learned.
    pub fn sited_by(self, whereabouts: whereabouts::Learned) -> Self {
        Reader { whereabouts: Some(whereabouts), ..self }
    }

    /// The same reader, with what is learned of names of places deciding what is one and where it lies.
    pub fn placed_by(self, spotter: Spotter, learned: places::Learned) -> Self {
        Reader { placing: Some((spotter, learned)), ..self }
    }

    /// The codebook in use.
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// The word lists in use.
    pub fn words(&self) -> &WordLists {
        &self.words
    }

    /// The atlas in use.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// Reads events, assessments and conditions out of a parsed report. It cannot fail; what could not be read is in the notes.
    pub fn read(&self, report: &Report, parse: &Parse) -> Reading {
        let mut notes = parse.notes.clone();
        if let Some(language) = report.language.as_deref().filter(|tag| !tag.starts_with("en")) {
            notes.push(Note::new(format!(
                "coding: found a report in {language:?}, expected English, the only language with rules; it was not coded"
            )));
            return Reading { notes, ..Reading::default() };
        }
        let page = Page::open(self, report, parse);
        let desk = Desk { page: &page, gazetteer: Gazetteer::of(&page), speeches: speech::find(&page) };
        let mut frames = frames::find(&page);
        if let Some((tellings, bench)) = self.judges.as_ref().filter(|_| parse.sentences.len() > FEW) {
            let judges = Judges { tellings, bench, tolls: self.tolls.as_ref(), whereabouts: self.whereabouts.as_ref() };
            frames = verdicts::decide(&page, &desk.gazetteer, frames, judges, &mut notes);
        }
        let drafts = gather::drafts(&desk, frames, &mut notes);
        let (mut grounded, bare): (Vec<_>, Vec<_>) =
            link::within_report(&page, drafts).into_iter().partition(|draft| draft.is_grounded(&page));
        standing::settle(&desk, &mut grounded, &mut notes);
        if !bare.is_empty() {
            notes.push(Note::new(format!(
                "coding: {} words of violence were left out, since nothing says when, where, to whom or how many",
                bare.len()
            )));
        }
        let mut events = Vec::new();
        let mut shared: Vec<(u32, EventId)> = Vec::new();
        for draft in grounded {
            let joint = draft.joint;
            let parts = draft.events(&page);
            shared.extend(joint.into_iter().flat_map(|toll| parts.iter().map(move |event| (toll, event.id))));
            events.extend(parts);
        }
        join_tolls(&mut events, &shared);
        Reading { events, assessments: assess::find(&desk), conditions: conditions::find(&desk), notes }
    }
}

/// Events that share a toll of several name one another, so that it is never counted twice.
fn join_tolls(events: &mut [Event], shared: &[(u32, EventId)]) {
    for (toll, id) in shared {
        let others = shared.iter().filter(|(other, fellow)| other == toll && fellow != id).map(|(_, fellow)| *fellow);
        if let Some(event) = events.iter_mut().find(|event| event.id == *id) {
            let new: Vec<EventId> = others.filter(|fellow| !event.joint_with.contains(fellow)).collect();
            event.joint_with.extend(new);
        }
    }
}
