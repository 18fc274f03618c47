//! What a phrase is by itself.

use casus_text::{Idx, MentionKind, Tag};

use super::scene::Scene;

/// What a phrase is by itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    /// Whether it names a person (P), names something else (N) or describes (d); its classes by the word lists, its class by the model of names.
    pub sort: String,
    pub named: bool,
    pub plural: bool,
}

impl Look {
    pub fn of(scene: &Scene<'_, '_>, at: usize) -> Look {
        let page = scene.page;
        let token = &page.parse.tokens[at];
        let mention = page.parse.mention_at(Idx::new(at)).map(|idx| &page.parse.mentions[idx.at()]);
        let named = mention.is_some_and(|mention| mention.kind == MentionKind::Name) || token.tag == Tag::Propn;
        let class = mention.map_or(String::new(), |mention| format!("{:?}", mention.class));
        let classes = page.classes(at);
        let mut sort = if scene.person(at).is_some() {
            "P"
        } else if named {
            "N"
        } else {
            "d"
        }
        .to_owned();
        for class in &classes {
            sort.push('.');
            let word = class.word();
            sort.push_str(&word[..word.len().min(5)]);
        }
        sort.push(':');
        sort.push_str(&class);
        let plural = token.tag == Tag::Noun && page.lower(at) != page.tree.lemma(at);
        Look { sort, named, plural }
    }
}

/// A number in a few steps.
pub(crate) fn bin(number: usize) -> &'static str {
    match number {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3",
        5..=7 => "5",
        8..=12 => "8",
        _ => "13",
    }
}
