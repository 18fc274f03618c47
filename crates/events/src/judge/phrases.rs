//! The phrases of a report that may fill a role, with what is seen of each: what it is, how it stands to the words of violence around
//! it, where it stands.

use casus_atlas::ActorIdx;
use casus_text::{Idx, Parse, Report, Span, Token};

use super::forms::forms;
use super::look::Look;
use super::scene::Scene;
use super::seen::{Sentences, beside, seen};
use crate::Reader;
use crate::page::Page;

/// A phrase that may fill a role.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// Its head.
    pub head: usize,
    /// Its sentence.
    pub sentence: usize,
    /// The word above it.
    pub governor: Option<usize>,
    /// The chain of mentions that it belongs to, by its first mention.
    pub chain: Option<usize>,
    /// The spans of its words that may be what a coder would write down, the fullest first; none where nobody asked for them.
    pub forms: Vec<Form>,
    /// What is seen of it.
    pub features: Vec<u32>,
    /// Where in `features` each group of them ends.
    pub groups: Vec<usize>,
    /// What is seen around it, thing by thing, each of little weight.
    pub bag: Vec<u32>,
    /// What sort of thing it is, in a word.
    pub sort: String,
    /// The actors of the atlas that its name may be.
    pub actors: Vec<ActorIdx>,
    /// The head of the phrase before it that it stands in brackets behind: "the FMLN [Farabundo Marti National Liberation Front]".
    pub glosses: Option<usize>,
}

/// One way to write a phrase down.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its words.
    pub tokens: Span<Token>,
    /// What is seen of it.
    pub features: Vec<u32>,
}

/// All phrases of a report, in order of their heads; with forms for those that `wants` them.
pub fn of(reader: &Reader, report: &Report, parse: &Parse, wants: impl FnMut(&Phrase) -> bool) -> Vec<Phrase> {
    let page = Page::open(reader, report, parse);
    of_scene(&Scene::of(&page), wants)
}

/// The same on a page that is laid open already.
pub(crate) fn of_scene(scene: &Scene<'_, '_>, mut wants: impl FnMut(&Phrase) -> bool) -> Vec<Phrase> {
    let page = scene.page;
    let parse = page.parse;
    let looks: Vec<Look> =
        (0..parse.tokens.len()).map(|at| if scene.is_candidate(at) { Look::of(scene, at) } else { Look::default() }).collect();
    let around = Sentences::of(scene);
    (0..parse.tokens.len())
        .filter(|at| scene.is_candidate(*at))
        .map(|at| {
            let ((features, groups), bag) = (seen(scene, &around, &looks, at), beside(scene, &around, &looks, at));
            let mention = parse.mention_at(Idx::new(at));
            let mut phrase = Phrase {
                head: at,
                sentence: page.sentence(at),
                governor: page.tree.head(at),
                chain: mention.and_then(|mention| parse.chains.of(mention)).map(|chain| chain.mentions[0].at()),
                forms: Vec::new(),
                features,
                groups,
                bag,
                sort: looks[at].sort.clone(),
                actors: page.name(at).map(|name| name.found.actors.clone()).unwrap_or_default(),
                glosses: glossed(page, at),
            };
            if wants(&phrase) {
                phrase.forms = forms(scene, at, &looks[at].sort);
            }
            phrase
        })
        .collect()
}

/// The head of the phrase that ends right before the bracket before `at`'s.
fn glossed(page: &Page<'_>, at: usize) -> Option<usize> {
    let start = page.phrase(at).start as usize;
    let bracket = start.checked_sub(1).filter(|bracket| matches!(page.word(*bracket), "(" | "["))?;
    let before = bracket.checked_sub(1).filter(|before| page.sentence(*before) == page.sentence(at))?;
    let over = |up: &usize| page.phrase(*up).contains(before as u32) && *up < bracket;
    page.tree.ancestors(before).take_while(over).last()
}
