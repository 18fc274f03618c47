//! Whose words something is: "according to the BBC", "police said that", "…, a witness told reporters".

use crate::page::Page;
use crate::{Confidence, Speaker};
use casus_text::{Relation, Span, Token};

/// Somebody's words: who says them, and over which tokens they reach.
#[derive(Clone, Debug)]
pub(crate) struct Speech {
    pub speaker: usize,
    pub reach: Span<Token>,
    /// The verb of saying, if there is one.
    pub verb: Option<usize>,
}

/// All speech in a report, in order.
pub(crate) fn find(page: &Page<'_>) -> Vec<Speech> {
    let mut found = Vec::new();
    for sentence in &page.parse.sentences {
        for at in sentence.tokens.range() {
            found.extend(according_to(page, at));
            found.extend(said(page, at, sentence.tokens));
        }
    }
    found
}

/// "according to local elders, …": reaches over the piece of the sentence between semicolons.
fn according_to(page: &Page<'_>, at: usize) -> Option<Speech> {
    let sentence = page.sentence_tokens(at);
    let next = if at + 1 < sentence.end as usize { page.lower(at + 1) } else { String::new() };
    let opens = match &*page.lower(at) {
        "according" if next == "to" || next == "with" => 2,
        "per" => 1,
        "quoting" | "citing" => 1,
        _ => return None,
    };
    let from = at + opens;
    let to = sentence.end as usize;
    let mut speaker = (from..to.min(from + 10)).find(|i| page.tree.is_noun(*i) && heads_a_phrase(page, *i, from))?;
    // a name of several words: its last word or its head
    if let Some(named) = page.name(speaker) {
        speaker = named.tokens.end as usize - 1;
    }
    Some(Speech { speaker, reach: page.segment(at), verb: None })
}

/// Whether the word is the head of the noun phrase that begins at `from`.
fn heads_a_phrase(page: &Page<'_>, at: usize, from: usize) -> bool {
    let inside =
        matches!(page.tree.relation(at), Relation::Compound | Relation::Amod | Relation::Nummod | Relation::NmodPoss | Relation::Det);
    !inside || page.tree.head(at).is_none_or(|head| head < from)
}

/// "police said …": reaches over the clause that hangs on the verb; "…, police said" over the sentence's other part.
fn said(page: &Page<'_>, verb: usize, sentence: Span<Token>) -> Option<Speech> {
    let tree = &page.tree;
    if !tree.is_verb(verb) || !page.has("speech.say", verb) {
        return None;
    }
    let speaker = tree.children(verb).find(|c| tree.relation(*c) == Relation::Nsubj)?;
    let clause =
        tree.children(verb).find(|c| matches!(tree.relation(*c), Relation::Ccomp | Relation::Parataxis) && (tree.is_verb(*c) || *c > verb));
    if let Some(clause) = clause {
        return Some(Speech { speaker, reach: tree.reach(clause), verb: Some(verb) });
    }
    if tree.relation(verb) == Relation::Parataxis {
        return Some(Speech { speaker, reach: sentence, verb: Some(verb) });
    }
    // "reported an attack on": the object is what is said
    let object = tree.children(verb).find(|c| tree.relation(*c) == Relation::Obj)?;
    is_source(page, speaker).then(|| Speech { speaker, reach: tree.reach(object), verb: Some(verb) })
}

/// Whether a noun phrase can be a source of words.
fn is_source(page: &Page<'_>, head: usize) -> bool {
    page.has("speech.sources", head) || page.name(head).is_some() || page.is_name(head)
}

/// The innermost speech over a token, as long as the speaker is not the token itself.
pub(crate) fn over<'s>(page: &Page<'_>, speeches: &'s [Speech], at: usize) -> Option<&'s Speech> {
    let fits = |s: &&Speech| s.reach.contains(at as u32) && s.speaker != at && !(s.verb.is_some() && page.tree.is_under(at, s.speaker));
    speeches.iter().filter(fits).min_by_key(|s| s.reach.len())
}

/// The speaker as the outputs name them: the phrase without article; a private person by role only.
pub(crate) fn speaker(page: &Page<'_>, head: usize) -> Speaker {
    let phrase = without_article(page, page.phrase(head));
    let shown = match crate::resolve::actors::private_name(page, head) {
        Some(private) => private.role,
        None => phrase,
    };
    let name = if shown.is_empty() { "a named person".to_owned() } else { page.words(shown).to_owned() };
    Speaker { name, words: page.bytes(phrase) }
}

/// A phrase without its article.
pub(crate) fn without_article(page: &Page<'_>, phrase: Span<Token>) -> Span<Token> {
    let start = phrase.start;
    let article = phrase.len() > 1
        && matches!(page.lower(start as usize).as_str(), "the" | "a" | "an" | "this" | "that" | "these" | "those" | "some");
    Span::new(start + u32::from(article), phrase.end)
}

/// How sure the report is of the doer: told as a fact, claimed, accused, accused by authorities, possible.
pub(crate) fn confidence(page: &Page<'_>, speeches: &[Speech], head: usize) -> Confidence {
    let Some(speech) = over(page, speeches, head) else { return Confidence::Fact };
    let Some(verb) = speech.verb else { return Confidence::Fact };
    if !page.has("speech.doubtful", verb) {
        return Confidence::Fact;
    }
    if page.has("speech.authorities", speech.speaker) { Confidence::AccusedByAuthorities } else { Confidence::Accused }
}
