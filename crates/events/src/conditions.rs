//! What a report says places and actors are like: control, population, displaced people, foreign bases, security, economy.

use crate::class::Class;
use crate::code::speech::without_article;
use crate::page::Page;
use crate::resolve::draft::Desk;
use crate::{Claim, Condition};
use casus_text::{Relation, Span, Tag, Token};

/// The attributes, in the order in which a tie is broken, and their word lists.
const ATTRIBUTES: [(&str, &str); 7] = [
    ("foreign bases", "conditions.foreign_bases"),
    ("displacement", "conditions.displacement"),
    ("population", "conditions.population"),
    ("control", "conditions.control"),
    ("security", "conditions.security"),
    ("economy", "conditions.economy"),
    ("humanitarian", "conditions.humanitarian"),
];

/// Finds the conditions of a report, in order of their words.
pub(crate) fn find(desk: &Desk<'_, '_>) -> Vec<Condition> {
    let page = desk.page;
    let mut found: Vec<(Span<Token>, Condition)> = Vec::new();
    for sentence in page.parse.sentences.iter().filter(|s| !s.heading) {
        for at in sentence.tokens.range() {
            let Some(words) = state_clause(page, at).or_else(|| home_to(page, at)).or_else(|| standing(page, at)) else { continue };
            let Some(attribute) = lived_in(page, at, words).or_else(|| attribute(page, words)) else { continue };
            let again = found.iter().any(|(span, c)| span.overlaps(words) && c.attribute.value == attribute);
            let about = about(desk, at, words);
            if !again && !about.is_empty() {
                let attribute = Claim::told(attribute, page.bytes(words), "condition");
                found.push((words, Condition { attribute, about, sentence: page.bytes(sentence.tokens) }));
            }
        }
    }
    found.sort_by_key(|(span, _)| *span);
    found.into_iter().map(|(_, condition)| condition).collect()
}

/// A clause that says how something is: "is …", "has …", "hosts …", "have made …", "had returned".
fn state_clause(page: &Page<'_>, at: usize) -> Option<Span<Token>> {
    let tree = &page.tree;
    let copula = tree.child(at, Relation::Cop).is_some();
    let verb = tree.is_verb(at);
    let state = page.has("conditions.state_verb", at);
    let perfect = tree.children(at).any(|c| tree.relation(c) == Relation::Aux && tree.lemma(c) == "have");
    let progressive = tree.is_ing(at) && tree.children(at).any(|c| tree.relation(c) == Relation::Aux && tree.lemma(c) == "be");
    let trying = verb && page.has("conditions.change_verb", at);
    if !(copula || verb && (state || perfect || progressive || trying)) {
        return None;
    }
    let unreal = tree.children(at).any(|c| {
        tree.relation(c) == Relation::Aux && matches!(tree.lemma(c), "may" | "might" | "could" | "would" | "will" | "should")
            || matches!(tree.mark(at), Some("if" | "unless"))
    });
    (!unreal).then(|| clause(page, at))
}

/// "home to 400 families", "host to a base": said of the noun beside it.
fn home_to(page: &Page<'_>, at: usize) -> Option<Span<Token>> {
    let tree = &page.tree;
    let sentence = page.sentence_tokens(at);
    let next = at + 1;
    let home = matches!(tree.lemma(at), "home" | "host" | "seat") && next < sentence.end as usize && tree.lemma(next) == "to";
    if !home {
        return None;
    }
    // up to the next mark or verb: the tree often hangs the rest elsewhere
    let stops = |i: &usize| tree.token(*i).tag == Tag::Punct || tree.is_verb(*i);
    let end = (next..sentence.end as usize).find(stops).unwrap_or(sentence.end as usize);
    Some(Span::of(at..end))
}

/// "home to 400 families": who lives there; "from" elsewhere, they were displaced.
fn lived_in(page: &Page<'_>, at: usize, words: Span<Token>) -> Option<&'static str> {
    let home = matches!(page.tree.lemma(at), "home" | "host");
    let counted = page
        .parse
        .quantities
        .iter()
        .any(|q| words.covers(q.tokens) && q.noun.is_some_and(|n| page.classes(n.at()).contains(&Class::Civilians)));
    let from = words.range().any(|i| page.tree.lemma(i) == "from");
    (home && counted).then_some(if from { "displacement" } else { "population" })
}

/// A noun phrase that names a state of things at a place: "the corruption at checkpoints" (two words of one attribute).
fn standing(page: &Page<'_>, at: usize) -> Option<Span<Token>> {
    let tree = &page.tree;
    if tree.token(at).tag != Tag::Noun || matches!(tree.relation(at), Relation::Compound | Relation::Amod | Relation::Conj) {
        return None;
    }
    let reach = tree.reach(at);
    let short = reach.len() <= 14 && !reach.range().any(|i| tree.is_verb(i));
    let named = ATTRIBUTES.iter().any(|(_, list)| reach.range().filter(|i| page.has(list, *i)).count() >= 2);
    (short && named).then_some(reach)
}

/// The clause at `at` with what belongs to it, without the clauses joined to it.
fn clause(page: &Page<'_>, at: usize) -> Span<Token> {
    let tree = &page.tree;
    let mut span: Span<Token> = Span::of(at..at + 1);
    for child in tree.children(at) {
        let joined = matches!(tree.relation(child), Relation::Conj | Relation::Parataxis | Relation::Advcl | Relation::Ccomp)
            && (tree.is_verb(child) || tree.child(child, Relation::Cop).is_some());
        let far = matches!(tree.relation(child), Relation::Punct | Relation::Cc);
        if !joined && !far {
            span = span.join(tree.reach(child));
        }
    }
    let segment = page.segment(at);
    Span::new(span.start.max(segment.start), span.end.min(segment.end))
}

/// The attribute that most words of the clause speak of.
fn attribute(page: &Page<'_>, words: Span<Token>) -> Option<&'static str> {
    let count = |list: &str| words.range().filter(|i| page.has(list, *i)).count();
    let foreign = words.range().any(|i| {
        page.name(i).is_some_and(|n| {
            n.found.metonym
                || n.found.demonym.is_some()
                || n.found.places.iter().any(|p| page.reader.atlas.place(*p).feature == casus_atlas::Feature::Country)
        }) || matches!(page.tree.lemma(i), "foreign" | "un" | "nato")
    });
    let scored = ATTRIBUTES.iter().enumerate().map(|(rank, (name, list))| {
        let hits = if *name == "foreign bases" && !foreign { 0 } else { count(list) };
        (hits, std::cmp::Reverse(rank), *name)
    });
    scored.max().filter(|(hits, _, _)| *hits > 0).map(|(_, _, name)| name)
}

/// What the condition is about: the places in its words, its subject, or the place spoken of before.
fn about(desk: &Desk<'_, '_>, at: usize, words: Span<Token>) -> Vec<Claim<String>> {
    let page = desk.page;
    let mut found: Vec<Claim<String>> = Vec::new();
    let mut add = |tokens: Span<Token>, value: String, rule: &'static str| {
        if !found.iter().any(|known| known.value == value) {
            found.push(Claim::told(value, page.bytes(tokens), rule));
        }
    };
    for named in &page.names {
        let placed =
            page.tree.case(named.tokens.end as usize - 1).is_some_and(|case| matches!(case, "in" | "at" | "near" | "around" | "across"));
        let inside = words.covers(named.tokens) && named.found.demonym.is_none() && (placed || !named.found.metonym);
        let home = matches!(page.tree.lemma(at), "home" | "host");
        let from = home || named.tokens.range().any(|i| matches!(page.tree.case(i), Some("from")));
        if inside
            && !from
            && let Some(place) = desk.gazetteer.settle(page, named)
            && page.reader.atlas.place(place).feature != casus_atlas::Feature::Country
        {
            add(named.tokens, page.words(named.tokens).to_owned(), "about/place");
        }
    }
    if !found.is_empty() {
        return found;
    }
    // the noun that the clause or apposition says it of
    let tree = &page.tree;
    // "… the Rahma camp in Sabha, home to …": the name before
    let home = matches!(tree.lemma(at), "home" | "host") && at > 0 && tree.lemma(at - 1) == ",";
    let before = page.names.iter().rev().find(|n| {
        home && (n.tokens.end as usize) < at && page.sentence(n.tokens.start as usize) == page.sentence(at) && !n.found.places.is_empty()
    });
    if let Some(named) = before {
        return vec![Claim::told(page.words(named.tokens).to_owned(), page.bytes(named.tokens), "about/before")];
    }
    let subject = tree.subject(at).or_else(|| {
        tree.head(at).filter(|_| matches!(tree.relation(at), Relation::Appos | Relation::Acl | Relation::AclRelcl | Relation::Amod))
    });
    // "In Mosul, Sunnis are the majority": the place opens the sentence
    let sentence = page.sentence_tokens(at);
    let opening = page.names.iter().find(|n| {
        n.tokens.start <= sentence.start + 2 && sentence.covers(n.tokens) && n.found.demonym.is_none() && !n.found.places.is_empty()
    });
    if let Some(named) = opening.filter(|n| page.tree.case(n.tokens.end as usize - 1) == Some("in")) {
        return vec![Claim::told(page.words(named.tokens).to_owned(), page.bytes(named.tokens), "about/opening")];
    }
    if let Some(subject) = subject.filter(|s| page.tree.token(*s).tag != Tag::Pron) {
        let people = page
            .classes(subject)
            .iter()
            .any(|c| matches!(c, Class::Armed | Class::Soldiers | Class::Police | Class::Officials | Class::Person | Class::Media));
        if !people {
            let phrase = without_article(page, page.phrase(subject));
            return vec![Claim::told(page.words(phrase).to_owned(), page.bytes(phrase), "about/subject")];
        }
    }
    // "it was …", "there": the town spoken of last
    let town = |n: &&crate::page::Named| {
        n.found.demonym.is_none()
            && !n.found.metonym
            && (n.tokens.start as usize) < at
            && desk.gazetteer.settle(page, n).is_some_and(|p| page.reader.atlas.place(p).feature != casus_atlas::Feature::Country)
    };
    let near = |n: &&crate::page::Named| page.paragraph(n.tokens.start as usize) + 1 >= page.paragraph(at);
    let last = page.names.iter().rev().filter(town).find(near);
    last.map(|n| Claim::told(page.words(n.tokens).to_owned(), page.bytes(n.tokens), "about/before")).into_iter().collect()
}
