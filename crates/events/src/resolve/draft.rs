//! From a frame to draft events: every field a claim with its words.

use super::{actors, cast, dates, gazetteer::Gazetteer, parts, places};
use crate::class::Class;
use crate::code::frames::Frame;
use crate::code::speech::{self, Speech};
use crate::code::tolls::{Fate, Toll};
use crate::code::{retold, stance};
use crate::page::Page;
use crate::{ActorRef, Claim, Confidence, Count, Event, EventId, IncidentId, Location, Speaker, Status, When};
use casus_text::{Relation, Span, Tag, Token};

/// What all drafts of a report share.
pub(crate) struct Desk<'p, 'a> {
    pub page: &'p Page<'a>,
    pub gazetteer: Gazetteer,
    pub speeches: Vec<Speech>,
}

/// A frame with the values found so far; tolls and carried dates are still to come.
pub(crate) struct Draft<'a> {
    pub frame: Frame<'a>,
    pub status: Claim<Status>,
    pub date: Option<Claim<When>>,
    pub places: Vec<Claim<Location>>,
    pub perpetrators: Vec<Claim<ActorRef>>,
    pub targets: Vec<Claim<ActorRef>>,
    pub weapon: Option<Claim<String>>,
    pub killed: Option<Claim<Count>>,
    pub injured: Option<Claim<Count>>,
    pub taken: Option<Claim<Count>>,
    pub missing: Option<Claim<Count>>,
    pub displaced: Option<Claim<Count>>,
    pub retold: Option<&'static str>,
    pub told_again: Vec<Span<u8>>,
    /// First byte of a toll that this event shares with others ("killed in the two attacks").
    pub joint: Option<u32>,
}

impl<'a> Desk<'_, 'a> {
    /// Reads the values around a frame.
    pub fn draft(&self, frame: Frame<'a>) -> Draft<'a> {
        let page = self.page;
        let found = stance::of(page, frame.head);
        let implied = || frame.pattern.status.filter(|_| found.status == Status::Happened).unwrap_or(found.status);
        let verdict = frame.verdict.clone();
        let status = verdict.as_ref().map_or_else(implied, |verdict| verdict.status);
        let words = found.because.map_or(page.bytes(frame.trigger), |at| page.bytes(Span::of(at..at + 1)));
        let speaker = self.speaker_over(frame.head);
        let date = dates::of(page, frame.head);
        let quoted = speaker.is_some();
        let mut draft = Draft {
            status: Claim { said_by: speaker.clone(), status, ..Claim::told(status, words, "status") },
            retold: match &verdict {
                Some(verdict) => verdict.retold.then_some("it was judged to be told again"),
                None => retold::reason(page, frame.head, date.as_ref().map(|claim| claim.value.days), quoted),
            },
            places: places::of(page, &self.gazetteer, &frame),
            perpetrators: self.perpetrators(&frame),
            targets: self.targets(&frame),
            weapon: self.weapon(&frame),
            date,
            killed: None,
            injured: None,
            taken: None,
            missing: None,
            displaced: None,
            told_again: Vec::new(),
            joint: None,
            frame: frame.clone(),
        };
        if let Some(verdict) = &verdict {
            cast::apply(self, &frame, verdict, &mut draft);
        }
        if let Some(speaker) = speaker {
            draft.say(&speaker);
        }
        draft
    }

    /// Who says what stands at `at`; none where the report speaks for itself.
    pub fn speaker_over(&self, at: usize) -> Option<Speaker> {
        speech::over(self.page, &self.speeches, at).map(|speech| speech::speaker(self.page, speech.speaker))
    }

    fn perpetrators(&self, frame: &Frame<'a>) -> Vec<Claim<ActorRef>> {
        let page = self.page;
        let confidence = speech::confidence(page, &self.speeches, frame.head);
        let owned = self.owned_up(frame);
        let accused = self.accused(frame);
        let mut found: Vec<Claim<ActorRef>> = frame
            .agents
            .iter()
            .filter(|at| can_act(page, **at))
            .map(|at| actors::with_confidence(actors::claim(page, *at, frame.pattern.rule), suspected(page, *at).unwrap_or(confidence)))
            .collect();
        found.extend(owned.map(|at| actors::with_confidence(actors::claim(page, at, "agent/claimed"), Confidence::Claimed)));
        found.extend(accused.map(|(at, confidence)| actors::with_confidence(actors::claim(page, at, "agent/accused"), confidence)));
        distinct(found)
    }

    /// "X claimed responsibility for the attack", here or in the next two sentences.
    fn owned_up(&self, frame: &Frame<'a>) -> Option<usize> {
        let page = self.page;
        let here = page.sentence(frame.head);
        let last = (here + 3).min(page.parse.sentences.len() - 1);
        let range = page.parse.sentences[here].tokens.start as usize..page.parse.sentences[last].tokens.end as usize;
        let noun = range.into_iter().find(|at| matches!(page.tree.lemma(*at), "responsibility" | "credit"))?;
        let verb = page.tree.ancestors(noun).find(|up| page.tree.is_verb(*up) && page.has("speech.own", *up))?;
        if page.tree.is_negated(verb) || stance::of(page, verb).status == Status::Denied || page.tree.is_negated(noun) {
            return None;
        }
        let doer = if page.tree.is_passive(verb) { page.tree.after(verb, "by").first().copied() } else { page.tree.subject(verb) };
        let doer = doer.filter(|at| {
            !page.tree.children(*at).any(|c| page.tree.lemma(c) == "no") && !matches!(page.tree.lemma(*at), "none" | "nobody" | "one")
        })?;
        // a claim is for the event nearest before it that is no other one's
        can_act(page, doer).then_some(doer).filter(|_| self.is_violent(frame))
    }

    /// "The army blamed the rebels for the attack", in the same sentence.
    fn accused(&self, frame: &Frame<'a>) -> Option<(usize, Confidence)> {
        let page = self.page;
        let verb = page.tree.ancestors(frame.head).skip(1).find(|up| page.tree.is_verb(*up) && page.has("speech.accuse", *up))?;
        let object = page.tree.object(verb).filter(|at| can_act(page, *at) && !page.tree.is_under(frame.head, *at))?;
        let by_state = page.tree.subject(verb).is_some_and(|at| page.has("speech.authorities", at) || is_state(page, at));
        Some((object, if by_state { Confidence::AccusedByAuthorities } else { Confidence::Accused }))
    }

    pub fn is_violent(&self, frame: &Frame<'_>) -> bool {
        self.page.reader.codebook.kind(frame.kind).crossing("plover").is_some_and(|c| matches!(c.code.as_str(), "ASSAULT" | "COERCE"))
    }

    fn targets(&self, frame: &Frame<'a>) -> Vec<Claim<ActorRef>> {
        let page = self.page;
        let fits =
            |at: &&usize| page.tree.token(**at).tag != Tag::Num && !page.parse.dates.iter().any(|when| when.tokens.contains(**at as u32));
        distinct(frame.targets.iter().filter(fits).map(|at| actors::claim(page, *at, frame.pattern.rule)).collect())
    }

    /// A weapon named with "with" or "using", a weapon as the subject, or the words of the trigger where the kind implies one.
    fn weapon(&self, frame: &Frame<'a>) -> Option<Claim<String>> {
        let page = self.page;
        let tree = &page.tree;
        let arms = |at: &usize| page.classes(*at).iter().any(|c| matches!(c, Class::Weapon | Class::Explosive));
        let near = tree.children(frame.head).chain(tree.head(frame.head)).flat_map(|c| std::iter::once(c).chain(tree.children(c)));
        if let Some(at) = near.into_iter().filter(|at| !frame.trigger.contains(*at as u32)).find(arms) {
            let phrase = speech::without_article(page, page.phrase(at));
            return Some(Claim::told(page.words(phrase).to_lowercase(), page.bytes(phrase), "weapon/named"));
        }
        let kind = page.reader.codebook.kind(frame.kind);
        kind.weapon.as_ref()?;
        // "truck bomb … killed": the weapon among the trigger's words; "suicide bombings": the trigger itself
        let named = frame.trigger.range().find(arms).map(|at| speech::without_article(page, page.phrase(at)));
        let noun = (!tree.is_verb(frame.head)).then_some(frame.trigger);
        named.or(noun).map(|words| Claim::told(page.words(words).to_lowercase(), page.bytes(words), "weapon/kind"))
    }
}

/// "suspected militants": the report itself keeps a distance.
pub(crate) fn suspected(page: &Page<'_>, at: usize) -> Option<Confidence> {
    let weak = |c: usize| matches!(page.tree.lemma(c), "suspected" | "alleged" | "presumed" | "suspect" | "presumably" | "allegedly");
    page.tree.children(at).any(weak).then_some(Confidence::Accused)
}

/// Whether a filler can be a doer: people, groups, states; not times, places as such, weapons or things.
fn can_act(page: &Page<'_>, at: usize) -> bool {
    if page.parse.dates.iter().any(|when| when.tokens.contains(at as u32)) {
        return false;
    }
    let classes = page.classes(at);
    if page.tree.token(at).tag == Tag::Pron {
        return matches!(page.tree.lemma(at), "they" | "it" | "he" | "she" | "who" | "their" | "its" | "his");
    }
    let things = [Class::Weapon, Class::Explosive, Class::Vehicle, Class::Property, Class::Infrastructure, Class::Media];
    let people = classes.iter().any(|c| !things.contains(c) && *c != Class::Place);
    let of_a_people = page.phrase(at).range().any(|i| page.classes(i).contains(&Class::Community));
    let state = page.name(at).is_some_and(|n| n.found.metonym || !n.found.actors.is_empty() || n.found.demonym.is_some());
    people
        || state
        || of_a_people
        || classes.contains(&Class::Vehicle) && page.phrase(at).range().any(|i| page.name(i).is_some_and(|n| n.found.demonym.is_some()))
}

fn is_state(page: &Page<'_>, at: usize) -> bool {
    page.classes(at).iter().any(|c| matches!(c, Class::Government | Class::Police | Class::Soldiers | Class::Officials))
}

pub(crate) fn distinct(claims: Vec<Claim<ActorRef>>) -> Vec<Claim<ActorRef>> {
    let mut kept: Vec<Claim<ActorRef>> = Vec::new();
    for claim in claims {
        let again = kept.iter().any(|k| k.words == claim.words || (k.value.actor.is_some() && k.value.actor == claim.value.actor));
        if !again {
            kept.push(claim);
        }
    }
    kept
}

impl Draft<'_> {
    /// Every claim of the draft is `speaker`'s, unless it has one of its own.
    fn say(&mut self, speaker: &Speaker) {
        let said = Some(speaker.clone());
        if let Some(date) = &mut self.date {
            date.said_by.clone_from(&said);
        }
        for place in &mut self.places {
            place.said_by.clone_from(&said);
        }
        for actor in self.perpetrators.iter_mut().chain(&mut self.targets) {
            actor.said_by.clone_from(&said);
        }
        if let Some(weapon) = &mut self.weapon {
            weapon.said_by = said;
        }
    }

    /// Takes a toll over, unless a larger one stands already. Gives the words of the figure that was not kept, if two differ.
    pub fn count(&mut self, page: &Page<'_>, toll: &Toll, speaker: Option<Speaker>, rule: &'static str) -> Option<Span<u8>> {
        let claim = Claim { said_by: speaker, ..Claim::told(toll.count, page.bytes(toll.words), rule) };
        let place = match toll.fate {
            Fate::Killed => &mut self.killed,
            Fate::Injured => &mut self.injured,
            Fate::Taken => &mut self.taken,
            Fate::Missing => &mut self.missing,
            Fate::Displaced => &mut self.displaced,
        };
        let Some(known) = place else {
            *place = Some(claim);
            return None;
        };
        // "two soldiers and five villagers" are seven
        let first = page.tree.first_conjunct(toll.people);
        if first != toll.people && known.words.covers(page.bytes(Span::of(first..first + 1))) {
            known.value = known.value.plus(claim.value);
            known.words = known.words.join(claim.words);
            return None;
        }
        // a larger figure replaces an earlier one, but somebody's claim does not replace what the report tells as a fact
        let quoted_against_fact = known.said_by.is_none() && claim.said_by.is_some() && page.tree.lemma(toll.anchor) != "toll";
        let differs = known.value != claim.value;
        let left =
            if claim.value.best >= known.value.best && !quoted_against_fact { std::mem::replace(known, claim).words } else { claim.words };
        differs.then_some(left)
    }

    /// Whether anything says when, where, to whom or how many: what has none of these is a word, not an event.
    pub fn is_grounded(&self, page: &Page<'_>) -> bool {
        // "attacks", "raids on farmers": a bare plural names a sort of thing unless a day, a place or a number pins it down
        let generic = !page.tree.is_verb(self.frame.head) && crate::code::frames::is_bare(page, self.frame.head);
        self.date.is_some()
            || self.killed.is_some()
            || self.injured.is_some()
            || self.taken.is_some()
            || !self.places.is_empty()
            || !generic && !self.perpetrators.is_empty() && !self.targets.is_empty()
            || !self.status.value.is_real() && !self.perpetrators.is_empty()
    }

    /// The events of the draft: one, or one for each of its places with tolls they share.
    pub fn events(self, page: &Page<'_>) -> Vec<Event> {
        let trigger = page.bytes(self.frame.trigger);
        let sentence = page.bytes(page.sentence_tokens(self.frame.head));
        let count = self.places.len().max(1);
        let has_toll = self.killed.is_some() || self.injured.is_some() || self.taken.is_some();
        let id = |part: usize| EventId { report: page.report.id, byte: trigger.start, part: part as u16 };
        let kind = Claim {
            value: self.frame.kind,
            status: self.status.value,
            confidence: Confidence::Fact,
            said_by: self.status.said_by.clone(),
            words: trigger,
            rule: self.frame.verdict.as_ref().map_or(self.frame.pattern.rule, |verdict| verdict.rule),
        };
        (0..count)
            .map(|part| {
                let mut event = Event {
                    id: id(part),
                    incident: IncidentId(id(part)),
                    kind: kind.clone(),
                    told_again: self.told_again.clone(),
                    retold: self.retold,
                    date: self.date.clone(),
                    place: self.places.get(part).cloned(),
                    perpetrators: self.perpetrators.clone(),
                    targets: self.targets.clone(),
                    weapon: self.weapon.clone(),
                    killed: self.killed.clone(),
                    injured: self.injured.clone(),
                    taken: self.taken.clone(),
                    missing: self.missing.clone(),
                    displaced: self.displaced.clone(),
                    killed_parts: parts::of(page, self.killed.as_ref()),
                    injured_parts: parts::of(page, self.injured.as_ref()),
                    joint_with: if count > 1 && has_toll {
                        (0..count).filter(|other| *other != part).map(id).collect()
                    } else {
                        Vec::new()
                    },
                    gaps: Vec::new(),
                    sentence,
                    certainty: self.frame.verdict.as_ref().map_or(self.frame.pattern.certainty, |verdict| verdict.chance),
                };
                event.gaps = gaps(&event);
                event
            })
            .collect()
    }

    /// The tokens of a participle or clause that the trigger's verb governs: its own sentence part.
    pub fn covers(&self, page: &Page<'_>, at: usize) -> bool {
        let verb = page.tree.clause(self.frame.head).unwrap_or(self.frame.head);
        page.tree.is_under(at, self.frame.head) || page.tree.is_under(at, verb) && page.tree.relation(at) != Relation::Parataxis
    }

    pub fn tokens(&self) -> Span<Token> {
        self.frame.trigger
    }
}

fn gaps(event: &Event) -> Vec<crate::Gap> {
    let empty = [
        ("date", event.date.is_none(), "no expression of time stands with it"),
        ("place", event.place.is_none(), "no known place stands with it"),
        ("perpetrators", event.perpetrators.is_empty(), "nobody is named as the doer"),
        ("targets", event.targets.is_empty(), "nobody and nothing is named as the target"),
        ("weapon", event.weapon.is_none(), "no weapon is named"),
        ("killed", event.killed.is_none(), "no number of killed stands with it"),
        ("injured", event.injured.is_none(), "no number of injured stands with it"),
        ("taken", event.taken.is_none(), "no number of people taken away stands with it"),
    ];
    empty.into_iter().filter(|(_, missing, _)| *missing).map(|(field, _, because)| crate::Gap { field, because }).collect()
}
