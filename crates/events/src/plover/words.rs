//! The words of a report that may tell an event of PLOVER, with what is seen of each.

use casus_text::{Relation, Tag};

use super::parties::Party;
use super::sides;
use crate::judge::features::Features;
use crate::judge::look::{Look, bin};
use crate::judge::scene::Scene;

/// A word that may tell an event.
#[derive(Clone, Debug)]
pub struct Word {
    /// The word.
    pub at: usize,
    /// What is seen of it.
    pub features: Vec<u32>,
    /// What is seen around it, thing by thing, each of little weight.
    pub around: Vec<u32>,
    /// What patterns of dictionaries see of it: its lemma and those near it.
    pub bare: Vec<u32>,
    /// Its lemma, spelled as in America.
    pub lemma: String,
    /// In which manner it is said: "must", "will", "not", under "refuse".
    pub manner: Vec<String>,
    /// Who stands beside it, and how.
    pub sides: Vec<String>,
    /// Words that hang on it, with their relation.
    pub below: Vec<(String, usize)>,
}

/// All verbs and nouns of a report's sentences, in order.
pub(crate) fn find(scene: &Scene<'_, '_>, parties: &[Party]) -> Vec<Word> {
    let tree = &scene.page.tree;
    let candidates = (0..scene.page.parse.tokens.len()).filter(|at| is_candidate(scene, *at));
    let word = |at| {
        let near = words_near(scene, at);
        let near: Vec<&str> = near.iter().map(String::as_str).collect();
        let lemma = lemma(scene, at);
        Word {
            at,
            features: seen(scene, at),
            around: around(scene, at),
            bare: of_pattern(&lemma, &near),
            lemma,
            manner: manner(scene, at),
            sides: sides::of(scene, parties, at),
            below: tree.children(at).map(|child| (format!("{:?}", tree.relation(child)), child)).collect(),
        }
    };
    candidates.map(word).collect()
}

/// The lemma of a word, spelled as in America: "criticise" and "criticize" are one.
fn lemma(scene: &Scene<'_, '_>, at: usize) -> String {
    spelled(scene.page.tree.lemma(at))
}

fn spelled(lemma: &str) -> String {
    for (british, american) in [("ise", "ize"), ("yse", "yze"), ("our", "or"), ("isation", "ization"), ("ence", "ense")] {
        if let Some(stem) = lemma.strip_suffix(british).filter(|stem| stem.len() > 3) {
            return format!("{stem}{american}");
        }
    }
    lemma.to_owned()
}

/// In which manner the word is said: what its auxiliaries and what governs it make of it.
fn manner(scene: &Scene<'_, '_>, at: usize) -> Vec<String> {
    let tree = &scene.page.tree;
    let modal = |at: usize| {
        let aux = tree.children(at).filter(|child| matches!(tree.relation(*child), Relation::Aux | Relation::AuxPass));
        let sort = aux.filter_map(|child| match tree.lemma(child) {
            "must" | "should" | "ought" | "shall" => Some("must"),
            "will" | "would" | "'ll" | "'d" => Some("will"),
            "may" | "might" | "could" | "can" => Some("may"),
            _ => None,
        });
        sort.fold("is", |_, sort| sort)
    };
    let negated =
        |at: usize| tree.is_negated(at) || tree.children(at).any(|child| matches!(tree.lemma(child), "not" | "n't" | "never" | "no"));
    let mood = |at: usize| format!("{}{}", modal(at), if negated(at) { " not" } else { "" });
    let own = mood(at);
    let relation = tree.relation(at);
    let up = tree.head(at);
    let under = up.map_or("^".to_owned(), |up| lemma(scene, up));
    let mut manner = vec![format!("{relation:?} {own}"), format!("{relation:?} {under}"), format!("{own} {under}")];
    if let Some(up) = up {
        manner.push(format!("{relation:?} {own} under {}", mood(up)));
    }
    for child in tree.children(at) {
        if matches!(tree.relation(child), Relation::Ccomp | Relation::Xcomp | Relation::Advcl | Relation::Parataxis) {
            let mark = tree.mark(child).unwrap_or("");
            manner.push(format!("over {:?} {mark} {}", tree.relation(child), mood(child)));
        }
    }
    manner.push(own);
    manner
}

fn is_candidate(scene: &Scene<'_, '_>, at: usize) -> bool {
    let page = scene.page;
    let token = &page.parse.tokens[at];
    // "is ready", "are willing": what the sentence says of somebody, and not what qualifies a noun
    let said = token.tag == Tag::Adj && page.tree.child(at, Relation::Cop).is_some();
    let tells = said || matches!(token.tag, Tag::Verb | Tag::Noun) && token.relation != Relation::Amod;
    tells && token.name.is_none() && page.word(at).len() > 1 && !page.parse.dates.iter().any(|when| when.tokens.contains(at as u32))
}

/// What a pattern of a dictionary says of a word, in features that sentences have too: its lemma, and lemmas near it.
pub fn of_pattern(lemma: &str, near: &[&str]) -> Vec<u32> {
    let mut to = Features::default();
    let (lemma, near) = (&*spelled(lemma), near.iter().map(|word| spelled(word)).collect::<Vec<_>>());
    to.add(&["bare"]);
    to.add(&["plover lemma", lemma]);
    for (number, word) in near.iter().enumerate() {
        to.add(&["plover near", word]);
        to.add(&["plover near", word, lemma]);
        if let Some(next) = near.get(number + 1) {
            to.add(&["plover near two", word, next]);
        }
    }
    to.0
}

fn seen(scene: &Scene<'_, '_>, at: usize) -> Vec<u32> {
    let (page, tree) = (scene.page, &scene.page.tree);
    let lemma = &*lemma(scene, at);
    let tag = format!("{:?}", tree.token(at).tag);
    let relation = format!("{:?}", tree.relation(at));
    let mut to = Features::default();
    to.add(&["plover", &tag]);
    to.add(&["plover lemma", lemma]);
    to.add(&["plover lemma", lemma, &tag]);
    to.add(&["plover word", &page.lower(at)]);
    to.add_with(&["plover relation", &relation, &tag], lemma);
    if tree.is_verb(at) {
        to.add_with(&["plover voice", if tree.is_passive(at) { "passive" } else { "active" }], lemma);
        to.add(&["plover negated", if tree.is_negated(at) { "y" } else { "n" }]);
    }
    above(scene, at, &mut to);
    below(scene, at, &mut to);
    concepts(scene, at, &mut to);
    neighbours(scene, at, lemma, &mut to);
    for word in manner(scene, at) {
        to.add_with(&["plover manner", &word], lemma);
    }
    for &number in &scene.in_sentence[page.sentence(at)] {
        let frame = &scene.frames[number];
        let kind = &page.reader.codebook.kind(frame.kind).slug;
        if frame.trigger.contains(at as u32) {
            to.add(&["plover frame", if frame.head == at { "head" } else { "part" }, kind]);
        } else {
            to.add(&["plover frame beside", kind]);
        }
    }
    to.0
}

/// What governs it: "refused to *lift*", "said it would *ban*", "a promise to *give*".
fn above(scene: &Scene<'_, '_>, at: usize, to: &mut Features) {
    let tree = &scene.page.tree;
    let lemma = &*lemma(scene, at);
    let mut here = at;
    for step in ["1", "2"] {
        let Some(up) = tree.head(here) else {
            to.add(&["plover under root", step]);
            break;
        };
        let relation = format!("{:?}", tree.relation(here));
        to.add_with(&["plover under", step, &relation], lemma);
        to.add_with(&["plover under", step, &relation, &self::lemma(scene, up)], lemma);
        here = up;
    }
    let depth = tree.ancestors(at).count();
    to.add(&["plover depth", bin(depth)]);
    let verbs = tree.ancestors(at).skip(1).filter(|up| tree.is_verb(*up)).count();
    to.add(&["plover verbs above", bin(verbs)]);
}

/// What hangs on it, one or two steps down.
fn below(scene: &Scene<'_, '_>, at: usize, to: &mut Features) {
    let tree = &scene.page.tree;
    let lemma = &*lemma(scene, at);
    for child in tree.children(at) {
        let relation = tree.relation(child);
        if matches!(relation, Relation::Punct | Relation::Det | Relation::Cc | Relation::Case) {
            continue;
        }
        let name = format!("{relation:?}");
        let case = tree.case(child).unwrap_or("");
        let filler = &*self::lemma(scene, child);
        to.add_with(&["plover has", &name, case], lemma);
        to.add_with(&["plover has", &name, case, filler], lemma);
        if scene.is_candidate(child) {
            let sort = Look::of(scene, child).sort;
            to.add_with(&["plover filled", &name, case, &sort], lemma);
        }
        let clause = matches!(relation, Relation::Ccomp | Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::Parataxis);
        let filled = matches!(relation, Relation::Obj | Relation::Obl | Relation::NsubjPass | Relation::Nmod);
        if clause || filled {
            for inner in tree.children(child) {
                let inner_relation = tree.relation(inner);
                let tells = matches!(
                    inner_relation,
                    Relation::Aux | Relation::Neg | Relation::Mark | Relation::Obj | Relation::Amod | Relation::Compound | Relation::Nmod
                ) || tree.lemma(inner) == "not"
                    || matches!(inner_relation, Relation::Xcomp | Relation::Ccomp | Relation::Acl | Relation::Nsubj);
                if tells {
                    let inner_name = format!("{inner_relation:?}");
                    to.add_with(&["plover deep", &name, &inner_name, &self::lemma(scene, inner)], lemma);
                    to.add(&["plover deep", &inner_name, &self::lemma(scene, inner), filler]);
                }
            }
        }
    }
}

/// What it and the words on it stand for: of a verb never seen before its kind may be known.
fn concepts(scene: &Scene<'_, '_>, at: usize, to: &mut Features) {
    let tree = &scene.page.tree;
    let senses = scene.page.reader.words.senses();
    for (verb, sort) in [(true, "v"), (false, "n")] {
        for concept in senses.of(&lemma(scene, at), verb, 0).take(5) {
            to.add(&["plover concept", sort, &concept.to_string()]);
        }
    }
    for child in tree.children(at) {
        let relation = format!("{:?}", tree.relation(child));
        for concept in senses.of(&lemma(scene, child), false, 0).take(6) {
            to.add(&["plover concept below", &relation, &concept.to_string()]);
        }
    }
}

/// The words before and behind it, whatever hangs on what.
fn neighbours(scene: &Scene<'_, '_>, at: usize, lemma: &str, to: &mut Features) {
    let page = scene.page;
    let sentence = page.sentence_tokens(at);
    let word =
        |other: Option<usize>| other.filter(|other| sentence.contains(*other as u32)).map_or("^".to_owned(), |other| page.lower(other));
    let (before, behind, second) = (word(at.checked_sub(1)), word(Some(at + 1)), word(Some(at + 2)));
    to.add_with(&["plover before", &before], lemma);
    to.add_with(&["plover behind", &behind], lemma);
    to.add_with(&["plover behind", &behind, &second], lemma);
}

/// The words near it in the tree, whatever their function; patterns of dictionaries speak of these.
fn words_near(scene: &Scene<'_, '_>, at: usize) -> Vec<String> {
    let tree = &scene.page.tree;
    let sentence = scene.page.sentence_tokens(at);
    let is_near = |other: &usize| *other != at && tree.is_under(*other, at) && tree.distance(*other, at).is_some_and(|steps| steps <= 3);
    let mut words: Vec<String> = scene.words_of_weight(sentence).filter(is_near).map(|other| lemma(scene, other)).collect();
    words.dedup();
    words
}

/// All words of weight of the sentence, each of little weight.
fn around(scene: &Scene<'_, '_>, at: usize) -> Vec<u32> {
    let mut to = Features::default();
    for other in scene.words_of_weight(scene.page.sentence_tokens(at)).filter(|other| *other != at) {
        to.add(&["plover around", &lemma(scene, other)]);
        let side = if other < at { "before" } else { "after" };
        to.add(&["plover around", side, &lemma(scene, other)]);
    }
    to.0.sort_unstable();
    to.0.dedup();
    to.0
}
