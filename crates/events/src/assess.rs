//! What a report says that something means, intends or may lead to.

use crate::class::Class;
use crate::code::speech::{self, without_article};
use crate::code::stance::hedges;
use crate::page::Page;
use crate::resolve::actors;
use crate::resolve::draft::Desk;
use crate::{Assessment, AssessmentKind, Claim, Hedge};
use casus_text::{Relation, Span, Token};

/// Finds the assessments of a report, in order of their words; of two that overlap much the first found stays.
pub(crate) fn find(desk: &Desk<'_, '_>) -> Vec<Assessment> {
    let page = desk.page;
    let mut found: Vec<(Span<Token>, Assessment)> = Vec::new();
    for sentence in page.parse.sentences.iter().filter(|s| !s.heading) {
        for at in sentence.tokens.range() {
            for raw in consequences(page, at).into_iter().chain(messages(page, at)).chain(intents(page, at)) {
                let again = |known: &(Span<Token>, Assessment)| {
                    known.1.kind.value == raw.kind && same_words(known.0, raw.words) || known.0 == raw.words
                };
                if !found.iter().any(again) {
                    found.push((raw.words, finish(desk, raw)));
                }
            }
        }
    }
    found.sort_by_key(|(span, _)| *span);
    found.into_iter().map(|(_, assessment)| assessment).collect()
}

/// An assessment in words.
struct Raw {
    kind: AssessmentKind,
    rule: &'static str,
    words: Span<Token>,
    /// The word that makes it one.
    head: usize,
    holder: Option<usize>,
    audience: Option<usize>,
}

fn same_words(a: Span<Token>, b: Span<Token>) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    a.covers(b) || b.covers(a) || shared * 3 > a.len().max(b.len()) * 2
}

/// "send a message to X", "the message is to X", "hopes to prove to them that".
fn messages(page: &Page<'_>, at: usize) -> Vec<Raw> {
    let tree = &page.tree;
    if tree.is_noun(at) && page.has("assessments.message_noun", at) {
        let verb = tree.ancestors(at).skip(1).find(|up| tree.is_verb(*up)).filter(|_| tree.relation(at) == Relation::Obj);
        let sends = verb.is_some_and(|v| {
            matches!(tree.lemma(v), "send" | "deliver" | "convey" | "give" | "carry" | "contain" | "be" | "have" | "bring")
        });
        let copula = tree.relation(at) == Relation::Nsubj || tree.child(at, Relation::Cop).is_some();
        let audience = addressee(page, at)
            .or_else(|| verb.and_then(|v| addressee(page, v)))
            .or_else(|| copula.then(|| tree.head(at)).flatten().and_then(|h| addressed(page, h)));
        if sends || (copula && audience.is_some()) {
            let top = verb.or_else(|| tree.head(at).filter(|_| copula && tree.relation(at) == Relation::Nsubj)).unwrap_or(at);
            let holder = verb.and_then(|v| tree.subject(v)).or_else(|| tree.child(at, Relation::NmodPoss));
            return vec![Raw {
                kind: AssessmentKind::Message,
                rule: "message/noun",
                words: clause_words(page, top),
                head: at,
                holder,
                audience,
            }];
        }
    }
    if tree.is_verb(at) && page.has("assessments.show", at) {
        let told_that = tree.children(at).any(|c| matches!(tree.relation(c), Relation::Ccomp));
        let wanted = tree.head(at).is_some_and(|up| page.has("assessments.want", up) || page.has("assessments.purpose_noun", up));
        // "signals to the donors that …": an addressee is enough
        let says_to = told_that && tree.lemma(at) != "tell" && (addressee(page, at).is_some() || told(page, at).is_some());
        if told_that && wanted || says_to {
            let top = tree.head(at).filter(|up| wanted && tree.is_verb(*up)).unwrap_or(at);
            let audience = told(page, at).or_else(|| addressee(page, at));
            return vec![Raw {
                kind: AssessmentKind::Message,
                rule: "message/show",
                words: clause_words(page, top),
                head: at,
                holder: tree.subject(top),
                audience,
            }];
        }
    }
    Vec::new()
}

/// "wants to …", "its intention to …, …, and …": one for each thing wanted.
fn intents(page: &Page<'_>, at: usize) -> Vec<Raw> {
    let tree = &page.tree;
    let wants = tree.is_verb(at) && page.has("assessments.want", at) && !tree.is_negated(at);
    let purpose = tree.is_noun(at) && page.has("assessments.purpose_noun", at);
    if !wants && !purpose {
        return Vec::new();
    }
    let holder = if wants { tree.subject(at) } else { tree.child(at, Relation::NmodPoss) };
    let aims = tree.children(at).filter(|c| {
        let relation = tree.relation(*c);
        let verbal = tree.is_verb(*c) || tree.child(*c, Relation::Cop).is_some();
        verbal && matches!(relation, Relation::Xcomp | Relation::Ccomp | Relation::Acl | Relation::Advcl) && *c > at
    });
    let mut aims: Vec<usize> = aims.collect();
    // "its plan to divide": the verb may hang elsewhere in the tree
    let sentence = page.sentence_tokens(at);
    if aims.is_empty() && at + 2 < sentence.end as usize && tree.lemma(at + 1) == "to" && tree.is_verb(at + 2) {
        aims.push(at + 2);
    }
    let mut found = Vec::new();
    for aim in aims {
        let mut all: Vec<usize> = tree.with_conjuncts(aim).into_iter().filter(|v| tree.is_verb(*v)).collect();
        all.extend(listed(page, aim));
        all.sort_unstable();
        all.dedup();
        for verb in &all {
            let mut words = clause_words(page, *verb);
            if let Some(next) = all.iter().copied().filter(|other| other > verb).min() {
                words = trim(page, Span::new(words.start, words.end.min(next as u32).max(words.start + 1)));
            }
            if !wants {
                words = Span::new(words.start.max(*verb as u32), words.end.max(*verb as u32 + 1));
            }
            if wants && *verb == all[0] {
                words = Span::new(tree.reach(at).start.max(words.start.min(at as u32)), words.end).join(Span::of(at..at + 1));
            }
            let verb = *verb;
            let kind = if page.has("assessments.show", verb) { AssessmentKind::Message } else { AssessmentKind::Intent };
            found.push(Raw {
                kind,
                rule: if wants { "intent/verb" } else { "intent/noun" },
                words,
                head: verb,
                holder,
                audience: told(page, verb).or_else(|| addressee(page, verb)),
            });
        }
    }
    if found.is_empty() && wants && tree.child(at, Relation::Obj).is_some() && matches!(tree.lemma(at), "seek" | "want" | "prefer") {
        found.push(Raw {
            kind: AssessmentKind::Intent,
            rule: "intent/object",
            words: clause_words(page, at),
            head: at,
            holder,
            audience: None,
        });
    }
    found
}

/// "to divide …, weaken …, and outlast …": base forms after commas or "and", without subjects of their own.
fn listed(page: &Page<'_>, first: usize) -> Vec<usize> {
    let tree = &page.tree;
    let segment = page.segment(first);
    let mut found = Vec::new();
    for at in first + 2..segment.end as usize {
        let joined = matches!(tree.lemma(at - 1), "," | "and" | "or");
        let base = tree.is_verb(at) && page.lower(at) == tree.lemma(at);
        let own = tree.children(at).any(|c| matches!(tree.relation(c), Relation::Nsubj | Relation::NsubjPass | Relation::Aux));
        if joined && base && !own && page.has("assessments.purpose_noun", first.saturating_sub(2)) {
            found.push(at);
        }
    }
    found
}

/// "might decide to …", "could change if …", "is likely to …".
fn consequences(page: &Page<'_>, at: usize) -> Vec<Raw> {
    let tree = &page.tree;
    if !tree.is_verb(at) {
        return Vec::new();
    }
    // "may" and "might" look ahead with any verb; "will" and "would" do so only with verbs of consequence
    let open =
        tree.children(at).any(|c| tree.relation(c) == Relation::Aux && matches!(tree.lemma(c), "may" | "might")) && !tree.is_negated(at);
    if !open && !page.has("assessments.lead", at) {
        return Vec::new();
    }
    let modal = tree.children(at).any(|c| {
        tree.relation(c) == Relation::Aux && matches!(tree.lemma(c), "may" | "might" | "could" | "would" | "will" | "can" | "'ll" | "wo")
    });
    let likely = tree
        .head(at)
        .is_some_and(|up| matches!(tree.lemma(up), "likely" | "unlikely" | "expect" | "bound" | "risk") && tree.has_mark_to(at));
    let subject = tree.subject(at);
    let own_doing = subject.is_some_and(|s| matches!(tree.lemma(s), "i" | "we" | "you"));
    if (!modal && !likely) || own_doing {
        return Vec::new();
    }
    let top = if likely { tree.head(at).unwrap_or(at) } else { at };
    vec![Raw {
        kind: AssessmentKind::Consequence,
        rule: "consequence/modal",
        words: clause_words(page, top),
        head: at,
        holder: subject,
        audience: None,
    }]
}

/// Whom a verb of showing tells: "show them", "remind Moscow".
fn told(page: &Page<'_>, verb: usize) -> Option<usize> {
    let tree = &page.tree;
    let object = tree.child(verb, Relation::Iobj).or_else(|| tree.child(verb, Relation::Obj))?;
    let person = tree.token(object).tag == casus_text::Tag::Pron || is_somebody(page, object);
    (page.has("assessments.show", verb) && person).then_some(object)
}

/// Somebody after "to", "for" or "at" below `at`.
fn addressee(page: &Page<'_>, at: usize) -> Option<usize> {
    ["to", "for", "at"].into_iter().flat_map(|p| page.tree.after(at, p)).find(|a| is_somebody(page, *a))
}

/// The predicate itself, or what stands after its "to": "the message is to Moscow".
fn addressed(page: &Page<'_>, predicate: usize) -> Option<usize> {
    let own = matches!(page.tree.case(predicate), Some("to" | "for" | "at")) && is_somebody(page, predicate);
    own.then_some(predicate).or_else(|| addressee(page, predicate))
}

fn is_somebody(page: &Page<'_>, at: usize) -> bool {
    let named = page
        .name(at)
        .is_some_and(|n| n.found.metonym || !n.found.actors.is_empty() || n.found.demonym.is_some() || !n.found.places.is_empty());
    let things = [Class::Weapon, Class::Explosive, Class::Vehicle, Class::Property, Class::Infrastructure, Class::Place];
    named
        || page.classes(at).iter().any(|c| !things.contains(c))
        || matches!(
            page.tree.lemma(at),
            "group" | "faction" | "side" | "world" | "public" | "audience" | "ally" | "rival" | "donor" | "investor" | "power"
        )
}

/// The clause below `top`, without marks at its ends and without what the sentence hangs on it loosely.
fn clause_words(page: &Page<'_>, top: usize) -> Span<Token> {
    let tree = &page.tree;
    let mut reach: Span<Token> = Span::of(top..top + 1);
    for child in tree.children(top) {
        let loose = matches!(tree.relation(child), Relation::Conj | Relation::Parataxis)
            && (tree.is_verb(child) || tree.child(child, Relation::Cop).is_some());
        if !loose && tree.relation(child) != Relation::Cc {
            reach = reach.join(tree.reach(child));
        }
    }
    let segment = page.segment(top);
    trim(page, Span::new(reach.start.max(segment.start), reach.end.min(segment.end)))
}

fn trim(page: &Page<'_>, span: Span<Token>) -> Span<Token> {
    let mark = |at: u32| {
        matches!(page.tree.relation(at as usize), Relation::Punct | Relation::Cc)
            || matches!(page.tree.lemma(at as usize), "," | "and" | "." | "--" | "but" | "or")
    };
    let (mut start, mut end) = (span.start, span.end);
    while end > start + 1 && mark(end - 1) {
        end -= 1;
    }
    while start + 1 < end && mark(start) {
        start += 1;
    }
    Span::new(start, end)
}

fn finish(desk: &Desk<'_, '_>, raw: Raw) -> Assessment {
    let page = desk.page;
    let sentence = page.sentence_tokens(raw.head);
    let holder = raw.holder.map(|at| somebody(page, at, "holder"));
    let audience = raw.audience.map(|at| somebody(page, at, "audience/named")).or_else(|| concerned(page, raw.words, holder.as_ref()));
    // words that weaken the clause stand in it or on the verb above it
    let above = page
        .tree
        .ancestors(raw.head)
        .take(4)
        .flat_map(|up| page.tree.children(up).chain([up]))
        .filter(|at| sentence.contains(*at as u32) && !raw.words.contains(*at as u32));
    let mut weak = hedges(page, raw.words);
    for at in above {
        weak.extend(hedges(page, Span::of(at..at + 1)));
    }
    weak.sort_by_key(|(_, at)| *at);
    weak.dedup();
    let hedges = weak.into_iter().map(|(kind, at)| Hedge { kind, words: page.bytes(Span::of(at..at + 1)) }).collect();
    let by = speech::over(page, &desk.speeches, raw.head).map(|s| speech::speaker(page, s.speaker));
    let kind = Claim { said_by: by.clone(), ..Claim::told(raw.kind, page.bytes(raw.words), raw.rule) };
    Assessment { kind, sentence: page.bytes(sentence), holder, audience, hedges, by }
}

/// Who somebody is, by the atlas's name where it knows them: "Moscow" is Russia.
fn somebody(page: &Page<'_>, at: usize, rule: &'static str) -> Claim<String> {
    let shown = addressee_before(page, at).unwrap_or_else(|| actors::stands_for(page, at));
    let phrase = without_article(page, page.phrase(shown));
    let claim = |value: String| Claim::told(value, page.bytes(phrase), rule);
    let atlas = &page.reader.atlas;
    let named = phrase.range().rev().find_map(|i| page.name(i));
    if let Some(named) = named {
        let country = named.found.demonym.map(|c| atlas.country_at(c).name.clone()).or_else(|| {
            let actor = named.found.actors.first().map(|a| atlas.actor(*a))?;
            let state = actor.class == casus_atlas::ActorClass::Government;
            actor.country.filter(|_| state).and_then(|iso| atlas.country(iso.as_str())).map(|c| c.name.clone())
        });
        if let Some(country) = country {
            return claim(country);
        }
        if let Some(actor) = named.found.actors.first()
            && named.tokens.contains(shown as u32)
        {
            return claim(atlas.actor(*actor).name.clone());
        }
    }
    let actor = actors::claim(page, shown, rule);
    claim(actor.value.text)
}

/// "One is for the herders. The militia means to warn them …": a pronoun addressed is the one addressed before.
fn addressee_before(page: &Page<'_>, at: usize) -> Option<usize> {
    if !matches!(page.tree.lemma(at), "they" | "them") {
        return None;
    }
    let first = page.sentence(at).saturating_sub(1);
    let from = page.parse.sentences[first].tokens.start as usize;
    let addressed = |i: &usize| matches!(page.tree.case(*i), Some("to" | "for")) && is_somebody(page, *i) && page.tree.is_noun(*i);
    (from..at).rev().filter(|i| page.name(*i).is_some_and(|n| n.tokens.end as usize == *i + 1) || page.tree.is_noun(*i)).find(addressed)
}

/// The first community, state or group that the words themselves name, other than the holder.
fn concerned(page: &Page<'_>, words: Span<Token>, holder: Option<&Claim<String>>) -> Option<Claim<String>> {
    let mut found = None;
    for at in words.range() {
        let named = page.name(at).is_some_and(|n| {
            n.tokens.end as usize == at + 1 && (n.found.metonym || !n.found.actors.is_empty() || n.found.demonym.is_some())
        });
        let group =
            page.tree.is_noun(at) && page.classes(at).iter().any(|c| matches!(c, Class::Armed | Class::Community | Class::Government));
        if named || group {
            let claim = somebody(page, at, "audience/concerned");
            if holder.is_none_or(|h| h.value != claim.value) {
                found = found.or(Some(claim));
            }
        }
    }
    found
}
