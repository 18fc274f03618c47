//! What is seen of a whole report.

use casus_text::{Parse, Report, Tag};

use super::features::Features;
use super::look::Look;
use super::scene::Scene;
use crate::Reader;
use crate::page::Page;

/// What is seen of a whole report, each thing once.
pub fn whole(reader: &Reader, report: &Report, parse: &Parse) -> Vec<u32> {
    let page = Page::open(reader, report, parse);
    of_scene(&Scene::of(&page))
}

/// The same on a page that is laid open already.
pub(crate) fn of_scene(scene: &Scene<'_, '_>) -> Vec<u32> {
    let page = scene.page;
    let (reader, parse) = (page.reader, page.parse);
    let mut to = Features::default();
    to.add(&["report"]);
    for (at, frame) in scene.frames.iter().enumerate() {
        let kind = &reader.codebook.kind(frame.kind).slug;
        let status = scene.statuses[at].word();
        let early = if page.sentence(frame.head) < 3 { "early" } else { "late" };
        to.add(&["told", kind]);
        to.add(&["told", kind, status]);
        to.add(&["told", kind, early]);
        to.add(&["told by", page.tree.lemma(frame.head)]);
        to.add(&["told by", page.tree.lemma(frame.head), early]);
        for (role, fillers) in [("agent", &frame.agents), ("target", &frame.targets)] {
            for filler in fillers {
                to.add(&["told of", kind, role, &Look::of(scene, *filler).sort]);
            }
        }
    }
    for at in 0..parse.tokens.len() {
        if matches!(parse.tokens[at].tag, Tag::Noun | Tag::Verb | Tag::Adj | Tag::Propn) {
            to.add(&["holds", page.tree.lemma(at)]);
            if page.sentence(at) < 3 {
                to.add(&["begins with", page.tree.lemma(at)]);
            }
            for arc in scene.arcs(at) {
                to.add(&["holds arc", page.tree.lemma(at), &arc.function, page.tree.lemma(arc.governor)]);
            }
        }
    }
    to.0.sort_unstable();
    to.0.dedup();
    to.0
}
