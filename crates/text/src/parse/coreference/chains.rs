//! The answer: which mentions stand for the same, and which of them says it best.

use super::model::Weights;
use super::profile::{Kind, Role};
use super::scene::Scene;
use super::walk::{Options, walk};
use super::words::Opening;
use crate::{Idx, Mention};

/// Mentions of one report that stand for the same: a person, a group, a place, a thing.
///
/// It has at least two mentions; what is mentioned once has no chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Its mentions in order of the text.
    pub mentions: Vec<Idx<Mention>>,
    /// The one that says most: a name (the longest, the first of equals), else a description, else a pronoun.
    pub best: Idx<Mention>,
}

/// What a mention points back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The latest earlier mention of the same.
    pub to: Idx<Mention>,
    /// By how much it was preferred to the next best answer (another mention, or none), in thousandths of a natural logarithm. It
    /// is not a probability: on documents not trained on, four or five in ten of those below 1000 are right, and 84 to 88 in 100 of those from 2000 on.
    pub margin: u32,
}

/// All chains of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chains {
    /// In order of their first mentions.
    pub all: Vec<Chain>,
    of: Vec<Option<Idx<Chain>>>,
    links: Vec<Option<Link>>,
}

impl Chains {
    /// Chains by any way to choose: the number of one of the links, and by how much it is preferred.
    pub fn by(scene: &Scene, mut choose: impl FnMut(&Options) -> Option<(usize, u32)>) -> Chains {
        let mut links = vec![None; scene.len()];
        let entities = walk(scene, |options| {
            let (nth, margin) = choose(options)?;
            let &(_, to) = options.links.get(nth)?;
            links[options.mention] = Some(Link { to: Idx::new(to), margin });
            Some(nth)
        });
        gather(scene, &entities, links)
    }

    /// The chain of a mention; `None` for what is mentioned once.
    pub fn of(&self, mention: Idx<Mention>) -> Option<&Chain> {
        let chain = self.of.get(mention.at()).copied().flatten()?;
        self.all.get(chain.at())
    }

    /// What a mention points back to; `None` for the first of its chain, and for what has none.
    pub fn link(&self, mention: Idx<Mention>) -> Option<Link> {
        self.links.get(mention.at()).copied().flatten()
    }

    /// The mention that says best what `mention` stands for: itself, where it has no chain.
    pub fn best(&self, mention: Idx<Mention>) -> Idx<Mention> {
        self.of(mention).map_or(mention, |chain| chain.best)
    }
}

impl Weights {
    /// Links the mentions of a text.
    pub fn chains(&self, scene: &Scene) -> Chains {
        let mut scores = Vec::new();
        Chains::by(scene, |options| {
            let alone = self.link(options.alone);
            scores.clear();
            scores.extend((0..options.links.len()).map(|nth| self.link(options.rows(nth))));
            let best = (0..scores.len()).reduce(|best, nth| if scores[nth] > scores[best] { nth } else { best })?;
            let others = scores.iter().enumerate().filter(|&(nth, _)| nth != best).map(|(_, &score)| score);
            let margin = scores[best] - others.fold(alone, i32::max);
            // a short name in brackets is the name before it, whatever the weights say
            let is_short = scene.profiles[options.mention].short_for.is_some();
            (scores[best] > alone || is_short).then_some((best, margin.unsigned_abs()))
        })
    }
}

fn gather(scene: &Scene, entities: &[usize], links: Vec<Option<Link>>) -> Chains {
    let mut members: Vec<Vec<Idx<Mention>>> = vec![Vec::new(); entities.iter().max().map_or(0, |last| last + 1)];
    for (at, &entity) in entities.iter().enumerate() {
        members[entity].push(Idx::new(at));
    }
    members.retain(|mentions| mentions.len() > 1);
    let mut of = vec![None; entities.len()];
    for (number, mentions) in members.iter().enumerate() {
        for mention in mentions {
            of[mention.at()] = Some(Idx::new(number));
        }
    }
    let all = members.into_iter().map(|mentions| Chain { best: best(scene, &mentions), mentions }).collect();
    Chains { all, of, links }
}

/// A name before a description before a pronoun; the longer name, the fuller description; of equals the first.
fn best(scene: &Scene, mentions: &[Idx<Mention>]) -> Idx<Mention> {
    let says = |mention: &Idx<Mention>| {
        let profile = &scene.profiles[mention.at()];
        match profile.kind {
            // "the town was a rebel base": what is said of it is not what it is called
            _ if profile.role == Role::Predicate && !profile.kind.is_pronoun() => (1, 0, 0),
            Kind::Name => (3, profile.name.len().min(4), usize::from(!profile.inside_name)),
            Kind::Noun => {
                let told = matches!(profile.opening, Opening::Bare | Opening::A | Opening::Number | Opening::Owner);
                (2, profile.modifiers.len() + usize::from(profile.narrowed), usize::from(told))
            }
            Kind::Someone => (1, 0, 0),
            _ => (0, 0, 0),
        }
    };
    let first = mentions.first().copied().unwrap_or(Idx::new(0));
    mentions.iter().skip(1).fold(first, |best, mention| if says(mention) > says(&best) { *mention } else { best })
}
