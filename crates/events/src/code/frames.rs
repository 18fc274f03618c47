//! Frames: an event in words, its trigger and its role fillers.

use super::verdicts::Verdict;
use crate::class::Class;
use crate::codebook::{KindIdx, Pattern, RoleSource, Trigger};
use crate::page::Page;
use casus_text::{Relation, Span, Tag, Token};

/// An event in words. Fillers are the heads of noun phrases.
#[derive(Clone, Debug)]
pub(crate) struct Frame<'a> {
    pub kind: KindIdx,
    pub pattern: &'a Pattern,
    pub trigger: Span<Token>,
    pub head: usize,
    pub agents: Vec<usize>,
    pub targets: Vec<usize>,
    /// Place fillers that the pattern itself names ("retake X").
    pub places: Vec<usize>,
    /// How many demands of the pattern its fillers meet.
    met: usize,
    /// What was decided of it, where what is learned decides.
    pub verdict: Option<Verdict>,
}

/// Finds the frames of a report: at each word the best pattern, and none inside a longer trigger.
pub(crate) fn find<'a>(page: &Page<'a>) -> Vec<Frame<'a>> {
    let mut frames: Vec<Frame<'a>> = Vec::new();
    for sentence in &page.parse.sentences {
        if sentence.heading {
            continue;
        }
        for head in sentence.tokens.range() {
            frames.extend(best_at(page, head, sentence.tokens));
        }
    }
    drop_inner(page, frames)
}

/// Within overlapping triggers the longest stays, then the first.
fn drop_inner<'a>(page: &Page<'a>, frames: Vec<Frame<'a>>) -> Vec<Frame<'a>> {
    let kept = |frame: &Frame<'a>| {
        !frames.iter().any(|other| {
            let beaten =
                other.trigger.len() > frame.trigger.len() || (other.trigger.len() == frame.trigger.len() && other.head < frame.head);
            other.head != frame.head && other.trigger.overlaps(frame.trigger) && beaten
        }) && !is_part_of_trigger_phrase(page, frame, &frames)
    };
    frames.iter().filter(|frame| kept(frame)).cloned().collect()
}

/// "bombing" in "bombing attack": a noun before the head noun of another frame tells the same.
fn is_part_of_trigger_phrase(page: &Page<'_>, frame: &Frame<'_>, frames: &[Frame<'_>]) -> bool {
    page.tree.relation(frame.head) == Relation::Compound && frames.iter().any(|other| page.tree.head(frame.head) == Some(other.head))
}

fn best_at<'a>(page: &Page<'a>, head: usize, bounds: Span<Token>) -> Option<Frame<'a>> {
    let candidates = page.reader.triggers.get(page.tree.lemma(head))?;
    let mut best: Option<Frame<'a>> = None;
    for &(kind, pattern, trigger) in candidates {
        let entry = page.reader.codebook.kind(kind);
        let pattern = &entry.patterns[pattern];
        let Some(span) = pattern.triggers[trigger].matches(page.parse, head, bounds) else { continue };
        let Some(frame) = fill(page, kind, (pattern, &pattern.triggers[trigger]), span, head) else { continue };
        let rank = |f: &Frame<'_>| (f.met, f.trigger.len(), (f.pattern.certainty * 100.0) as u32);
        if best.as_ref().is_none_or(|best| rank(&frame) > rank(best)) {
            best = Some(frame);
        }
    }
    best
}

/// The frame of a pattern at a trigger, if its fillers are what the pattern needs.
fn fill<'a>(
    page: &Page<'a>,
    kind: KindIdx,
    (pattern, words): (&'a Pattern, &Trigger),
    trigger: Span<Token>,
    head: usize,
) -> Option<Frame<'a>> {
    let here = Place { head, trigger, words };
    let agents = fillers(page, &here, &pattern.agent);
    let mut targets = fillers(page, &here, &pattern.target);
    if targets.is_empty() && !pattern.target.is_empty() {
        targets = harmed_by(page, head);
    }
    let places = fillers(page, &here, &pattern.place);
    let mut met = 0;
    for (wanted, found) in [(&pattern.needs.agent, &agents), (&pattern.needs.target, &targets)] {
        if !wanted.is_empty() {
            if !found.iter().any(|f| is_any(page, *f, wanted)) {
                return None;
            }
            met += 1;
        }
    }
    for (barred, found) in [(&pattern.never.agent, &agents), (&pattern.never.target, &targets)] {
        if !barred.is_empty() && found.iter().any(|f| is_any(page, *f, barred)) {
            return None;
        }
    }
    Some(Frame { kind, pattern, trigger, head, agents, targets, places, met, verdict: None })
}

/// A frame at a word that no pattern asks for, its fillers where `pattern` says.
pub(crate) fn at_word<'a>(page: &Page<'a>, kind: KindIdx, pattern: &'a Pattern, trigger: Span<Token>, head: usize) -> Frame<'a> {
    let words = Trigger::default();
    let here = Place { head, trigger, words: &words };
    let agents = fillers(page, &here, &pattern.agent);
    let targets = fillers(page, &here, &pattern.target);
    Frame { kind, pattern, trigger, head, agents, targets, places: Vec::new(), met: 0, verdict: None }
}

/// "the attacks affected neighbourhoods": what the verb above an event noun did harm to.
fn harmed_by(page: &Page<'_>, noun: usize) -> Vec<usize> {
    let tree = &page.tree;
    if tree.is_verb(noun) {
        return Vec::new();
    }
    let above = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Nsubj);
    let verb =
        above.into_iter().chain(tree.children(noun).filter(|c| tree.relation(*c) == Relation::Acl)).find(|v| page.has("verbs.harm", *v));
    verb.and_then(|v| tree.child(v, Relation::Obj)).map(|object| tree.with_conjuncts(object)).unwrap_or_default()
}

fn is_any(page: &Page<'_>, filler: usize, wanted: &[Class]) -> bool {
    // "it retook the town": a pronoun is what it stands for
    let shown = crate::resolve::actors::stands_for(page, filler);
    page.classes(shown).iter().any(|class| wanted.contains(class))
}

/// Where a trigger stands, and its words.
struct Place<'t> {
    head: usize,
    trigger: Span<Token>,
    words: &'t Trigger,
}

impl Place<'_> {
    /// Whether `at` is one of the words that the trigger itself asks for.
    fn is_own(&self, page: &Page<'_>, at: usize) -> bool {
        self.trigger.contains(at as u32) && self.words.asks_for(page.tree.lemma(at))
    }
}

/// The fillers at the first of `sources` that holds any, conjuncts included.
fn fillers(page: &Page<'_>, here: &Place<'_>, sources: &[RoleSource]) -> Vec<usize> {
    for source in sources {
        let found = at_source(page, here, source);
        let all = found.into_iter().flat_map(|f| page.tree.with_conjuncts(whole(page, f)));
        let all: Vec<usize> = all.filter(|f| nominal(page, *f)).collect();
        if !all.is_empty() {
            return all;
        }
    }
    Vec::new()
}

/// "thousands of students", "a group of armed men": those who are counted, not the count.
fn whole(page: &Page<'_>, part: usize) -> usize {
    let counts = matches!(
        page.tree.lemma(part),
        "thousand"
            | "thousands"
            | "hundred"
            | "hundreds"
            | "dozen"
            | "dozens"
            | "score"
            | "scores"
            | "tens"
            | "group"
            | "number"
            | "handful"
            | "couple"
            | "band"
            | "squad"
            | "column"
            | "pair"
            | "crowd"
    );
    if counts { page.tree.after(part, "of").first().copied().unwrap_or(part) } else { part }
}

/// A noun phrase that is no expression of time.
fn nominal(page: &Page<'_>, at: usize) -> bool {
    let dated = page.parse.dates.iter().any(|when| when.tokens.contains(at as u32));
    !dated && (page.tree.is_noun(at) || page.name(at).is_some())
}

fn at_source(page: &Page<'_>, here: &Place<'_>, source: &RoleSource) -> Vec<usize> {
    let tree = &page.tree;
    let (head, trigger) = (here.head, here.trigger);
    let verb = tree.is_verb(head);
    match source {
        RoleSource::Subject if verb => {
            if tree.is_passive(head) {
                Vec::new()
            } else {
                tree.subject(head).into_iter().collect()
            }
        }
        RoleSource::Subject => match verb_in(page, trigger, head) {
            Some(inner) if tree.is_passive(inner) => tree.after(inner, "by"),
            Some(inner) => tree.subject(inner).into_iter().collect(),
            None => doer_of_noun(page, head).into_iter().collect(),
        },
        RoleSource::Object if verb => {
            let object = tree.object(head).filter(|o| !here.is_own(page, *o));
            object.into_iter().collect()
        }
        RoleSource::Object => match verb_in(page, trigger, head).and_then(|inner| tree.object(inner)).filter(|o| !here.is_own(page, *o)) {
            Some(object) => vec![object],
            None => tree.after(head, "of"),
        },
        RoleSource::Owner => tree.children(head).filter(|c| tree.relation(*c) == Relation::NmodPoss).collect(),
        RoleSource::Modifier => {
            let fits = |c: &usize| {
                matches!(tree.relation(*c), Relation::Compound | Relation::Amod | Relation::Nmod)
                    && *c < head
                    && !trigger.contains(*c as u32)
                    && names_an_actor(page, *c)
            };
            tree.children(head).filter(fits).collect()
        }
        RoleSource::After(preposition) => {
            let mut found = tree.after(head, preposition);
            // "launched an attack on the base": the phrase may hang on the verb
            if found.is_empty()
                && !verb
                && let Some(carrier) = carrier(page, head)
            {
                found = tree.after(carrier, preposition).into_iter().filter(|f| *f > head || preposition == "by").collect();
            }
            // "took control of the town", "fired rockets at the base": the phrase may hang on any word of the trigger
            if found.is_empty() {
                let inside = trigger.range().filter(|at| *at != head).flat_map(|at| tree.after(at, preposition));
                found = inside.filter(|f| !here.is_own(page, *f)).collect();
            }
            // "fighting broke out between …": the phrase hangs on the verb that says it happened
            if found.is_empty()
                && !verb
                && tree.relation(head) == Relation::Nsubj
                && let Some(above) = tree.head(head).filter(|above| page.has("verbs.occur", *above))
            {
                found = tree.after(above, preposition);
            }
            if found.is_empty() && preposition == "by" && verb {
                found = tree.children(head).filter(|c| tree.relation(*c) == Relation::OblAgent).collect();
            }
            found
        }
    }
}

/// The verb among a trigger's words that its head noun hangs on: "threw" in "threw a grenade".
fn verb_in(page: &Page<'_>, trigger: Span<Token>, head: usize) -> Option<usize> {
    let tree = &page.tree;
    trigger.range().find(|at| *at != head && tree.is_verb(*at) && (tree.is_under(head, *at) || *at < head))
}

fn names_an_actor(page: &Page<'_>, at: usize) -> bool {
    page.name(at).is_some_and(|named| !named.found.actors.is_empty() || named.found.demonym.is_some())
        || page
            .classes(at)
            .iter()
            .any(|c| matches!(c, Class::Armed | Class::Soldiers | Class::Police | Class::Crowd | Class::Community | Class::Government))
}

/// The verb that carries an event noun out: "launched" in "launched an attack", "was carried out" above "the attack".
pub(crate) fn carrier(page: &Page<'_>, noun: usize) -> Option<usize> {
    let first = page.tree.first_conjunct(noun);
    let verb = page.tree.head(first).filter(|v| page.tree.is_verb(*v))?;
    let object = matches!(page.tree.relation(first), Relation::Obj | Relation::NsubjPass | Relation::Acl | Relation::Nsubj);
    (object && page.has("verbs.carry_out", verb)).then_some(verb).or_else(|| {
        // "an attack carried out by rebels"
        page.tree
            .children(noun)
            .find(|c| matches!(page.tree.relation(*c), Relation::Acl | Relation::AclRelcl) && page.has("verbs.carry_out", *c))
    })
}

/// Who carries out what a noun names.
fn doer_of_noun(page: &Page<'_>, noun: usize) -> Option<usize> {
    let verb = carrier(page, noun)?;
    let tree = &page.tree;
    if tree.is_passive(verb) || tree.is_under(verb, noun) && verb != noun {
        let by = tree.after(verb, "by").into_iter().next();
        return by.or_else(|| tree.children(verb).find(|c| tree.relation(*c) == Relation::OblAgent));
    }
    tree.subject(verb).filter(|s| *s != noun)
}

/// Whether a noun trigger stands with an article or a number, or bare.
pub(crate) fn is_bare(page: &Page<'_>, head: usize) -> bool {
    page.tree.token(head).tag == Tag::Noun
        && !page.tree.children(head).any(|c| matches!(page.tree.relation(c), Relation::Det | Relation::Nummod | Relation::NmodPoss))
}
