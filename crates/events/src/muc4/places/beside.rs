//! What is seen of a name of a place beside an incident.

use std::collections::BTreeSet;

use crate::judge::keys::{Keys, bin};
use crate::judge::outlook;
use crate::muc4::grouping::Filler;
use crate::muc4::map::Spot;
use crate::muc4::slots::Site;
use crate::muc4::{PERPETRATORS, Sheet};
use crate::tree::Tree;

/// So many mentions of a filler are looked at.
const MENTIONS: usize = 6;
/// Longest way through the tree that is told apart.
const FAR: usize = 7;
/// Where nothing stands nearer.
const NOWHERE: usize = 99;
/// Further than this, words are told no further apart.
const MANY_WORDS: usize = 200;
/// Where among what is known of a name the words to the nearest filler stand.
pub(super) const WORDS: usize = 8;

/// A mention of a filler.
#[derive(Clone, Copy)]
struct Mention {
    role: usize,
    head: usize,
    sentence: usize,
}

/// Where the fillers of an incident are mentioned.
pub(super) struct Standing {
    all: Vec<Mention>,
    /// Those of what nobody shares, if there are any.
    own: Vec<Mention>,
}

impl Standing {
    pub fn of(sheet: &Sheet<'_>, fillers: &[Filler], group: &[usize]) -> Standing {
        let mentions = |filler: &Filler| -> Vec<Mention> {
            let phrases = filler.what.phrases.iter().take(MENTIONS).map(|at| &sheet.phrases[*at]);
            phrases.map(|phrase| Mention { role: filler.role, head: phrase.head, sentence: phrase.sentence }).collect()
        };
        let all: Vec<Mention> = group.iter().flat_map(|at| mentions(&fillers[*at])).collect();
        let own: Vec<Mention> = all.iter().filter(|mention| !PERPETRATORS.contains(&mention.role)).copied().collect();
        Standing { own: if own.is_empty() { all.clone() } else { own }, all }
    }

    /// Words from a word to the nearest mention of what nobody shares.
    fn words_to(&self, word: usize) -> usize {
        self.own.iter().map(|mention| mention.head.abs_diff(word)).min().unwrap_or(999)
    }
}

/// An incident laid open, to ask of places beside it.
pub(super) struct Desk<'r> {
    sheet: &'r Sheet<'r>,
    tree: Tree<'r>,
    site: Site,
    standing: Standing,
    others: Vec<Standing>,
}

/// What of the fillers in a name's sentence the second look asks.
struct Here {
    mentions: usize,
    steps: usize,
    between: usize,
    words: usize,
}

impl<'r> Desk<'r> {
    pub fn of(sheet: &'r Sheet<'r>, site: Site, standing: Standing, others: Vec<Standing>) -> Self {
        Desk { sheet, tree: Tree::of(&sheet.report.text, sheet.parse), site, standing, others }
    }

    /// What is known of a name by where it stands.
    pub fn near(&self, spot: &Spot) -> Vec<f32> {
        let spots = &self.sheet.map.spots;
        let finest = spots.iter().filter(|other| other.sentence == spot.sentence).map(|other| other.grain).max().unwrap_or(0);
        let mut row = vec![
            spot.grain as f32,
            f32::from(u8::from(spot.said_in)),
            spot.times as f32,
            spot.sentence as f32,
            finest as f32,
            spots.len() as f32,
        ];
        row.extend(self.site.far(spot.sentence, spot.word()));
        row.push(self.site.kind as f32);
        row.extend(spot.country);
        let others = spots.iter().filter(|other| other.grain > 1 && other.key != spot.key);
        row.push(others.map(|other| self.site.words_to(other.word()) as f32).fold(MANY_WORDS as f32, f32::min));
        row
    }

    /// Features for the first look, facts for the second; `near` is what [`Desk::near`] says.
    pub fn beside(&self, spot: &Spot, near: Vec<f32>) -> (Vec<u32>, Vec<f32>) {
        let mut to = Keys(spot.features.clone());
        to.add_with("of kind", &[self.site.kind as u32], sort(spot));
        to.add("kind name", &[self.site.kind as u32, spot.key]);
        let mut facts = near;
        facts.extend(&spot.facts);
        if !spot.is_said() {
            self.unsaid(spot, &mut to);
            facts.extend([NOWHERE as f32, NOWHERE as f32, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
            return (to.0, facts);
        }
        let (nearest, any) = (self.site.nearest(spot.sentence), nearest(&self.standing.all, spot.sentence));
        let rival = self.others.iter().flat_map(|other| &other.own).map(|mention| mention.sentence.abs_diff(spot.sentence));
        let rival = rival.min().unwrap_or(NOWHERE);
        let own = nearest.abs_diff(spot.sentence);
        self.of_sentences(spot, nearest, any, &mut to);
        let lead = if rival == NOWHERE { 9 } else { (own as i64 - rival as i64).clamp(-3, 3) as u32 & 15 };
        to.add("rival", &[lead, spot.grain as u32]);
        let here = self.of_fillers(spot, &mut to);
        let rank = self.rank(spot);
        to.add_with("rank", &[bin(rank)], spot.grain as u32);
        let lead = own as f32 - rival.min(50) as f32;
        facts.extend([rival as f32, lead, here.steps as f32, here.between as f32, here.words as f32, here.mentions as f32, rank as f32]);
        facts.push(any.abs_diff(spot.sentence) as f32);
        (to.once(), facts)
    }

    /// A place that the report's own words do not name.
    fn unsaid(&self, spot: &Spot, to: &mut Keys) {
        let source = spot.source as u32;
        to.add("unsaid first", &[bin(self.site.first()), source]);
        to.add("unsaid kind", &[self.site.kind as u32, source]);
        for mention in &self.standing.own {
            to.add("unsaid of", &[mention.role as u32, self.sheet.map.lemmas[mention.head], spot.grain as u32]);
            to.add("unsaid role", &[mention.role as u32, source]);
        }
        let in_sentence = |sentence: usize| self.standing.all.iter().any(|mention| mention.sentence == sentence);
        let here = self.sheet.map.spots.iter().filter(|other| other.is_said() && other.levels.len() > 1 && in_sentence(other.sentence));
        to.add("unsaid here", &[bin(here.count()), source]);
    }

    /// How the name's sentence lies to those of the incident.
    fn of_sentences(&self, spot: &Spot, nearest: usize, any: usize, to: &mut Keys) {
        let (kind, grain) = (self.site.kind as u32, spot.grain as u32);
        let top = self.tree.first_conjunct(spot.at);
        let relation = self.sheet.map.relations[top];
        let off = off(spot.sentence, nearest);
        let off_first = self::off(spot.sentence, self.site.first());
        to.add_with("off", &[off], sort(spot));
        to.add_with("off first", &[off_first], sort(spot));
        to.add_with("off any", &[self::off(spot.sentence, any)], grain);
        to.add("off both", &[off, off_first, grain]);
        to.add_with("off relation", &[off, relation], grain);
        to.add("off said", &[off, u32::from(spot.said_in), grain]);
        to.add("off kind", &[off, kind, grain]);
        let paragraph = |sentence: usize| self.sheet.parse.sentences[sentence].paragraph;
        to.add("same paragraph", &[u32::from(paragraph(nearest) == paragraph(spot.sentence)), off, grain]);
        if let Some(up) = self.tree.head(top) {
            to.add("off governed", &[off, self.sheet.map.lemmas[up]]);
            to.add("kind governed", &[kind, self.sheet.map.lemmas[up]]);
        }
    }

    /// How the name stands to the fillers of its sentence.
    fn of_fillers(&self, spot: &Spot, to: &mut Keys) -> Here {
        let grain = spot.grain as u32;
        let top = self.tree.first_conjunct(spot.at);
        let mut here = Here { mentions: 0, steps: 15, between: NOWHERE, words: MANY_WORDS };
        for mention in self.standing.all.iter().filter(|mention| mention.sentence == spot.sentence) {
            here.mentions += 1;
            let role = mention.role as u32;
            if spot.words.contains(mention.head as u32) {
                to.add("is filler", &[role]);
                continue;
            }
            let is_own = !PERPETRATORS.contains(&mention.role);
            let (side, between) = (u32::from(spot.word() > mention.head), self.between(spot, mention.head));
            let head = self.tree.first_conjunct(mention.head);
            let path = outlook::path(&self.tree, &self.sheet.map.relations, top, head, FAR);
            to.add("here", &[role, side, grain]);
            to.add("here between", &[role, side, between.min(3) as u32]);
            match path {
                Some((path, steps)) => {
                    to.add("path of", &[role, path]);
                    to.add_with("path", &[path], grain);
                    to.add("steps", &[role, steps as u32, side]);
                    here.steps = if is_own { here.steps.min(steps) } else { here.steps };
                }
                None => to.add("no path", &[role, side]),
            }
            if is_own {
                here.between = here.between.min(between);
                here.words = here.words.min(spot.word().abs_diff(mention.head));
            }
            self.of_governors(spot, top, mention, to);
        }
        if here.mentions == 0 {
            to.add("nobody here", &[grain, self.sheet.map.relations[top]]);
        }
        here
    }

    /// How it stands to the word above a filler.
    fn of_governors(&self, spot: &Spot, top: usize, mention: &Mention, to: &mut Keys) {
        let (map, role) = (self.sheet.map, mention.role as u32);
        if let Some(up) = self.tree.head(self.tree.first_conjunct(mention.head)) {
            if let Some((path, steps)) = outlook::path(&self.tree, &map.relations, top, up, FAR) {
                to.add_with("to governor", &[path], map.lemmas[up]);
                to.add("to governor steps", &[steps as u32, role]);
            }
            if spot.words.contains(up as u32) {
                to.add("governs filler", &[role]);
            }
        }
        if self.tree.head(top) == Some(mention.head) {
            to.add_with("of filler", &[role, map.relations[top]], map.lemmas[mention.head]);
        }
    }

    /// How many other names of places stand between a name and a word.
    fn between(&self, spot: &Spot, word: usize) -> usize {
        let (low, high) = (spot.word().min(word), spot.word().max(word));
        let others = self.sheet.map.spots.iter().filter(|other| other.is_said() && other.key != spot.key && spot.gap(other).is_some());
        others.filter(|other| low < other.word() && other.word() < high).map(|other| other.words.start).collect::<BTreeSet<_>>().len()
    }

    /// How many other names of places within countries stand nearer to what nobody shares.
    fn rank(&self, spot: &Spot) -> usize {
        let own = self.standing.words_to(spot.word());
        let others = self.sheet.map.spots.iter().filter(|other| other.is_said() && other.key != spot.key && other.levels.len() > 1);
        others.map(Spot::word).filter(|word| self.standing.words_to(*word) < own).collect::<BTreeSet<_>>().len()
    }
}

/// A number for what sort of place it is.
fn sort(spot: &Spot) -> u32 {
    16 * spot.grain as u32 + spot.source as u32
}

/// The sentence of the mention nearest to a sentence.
fn nearest(mentions: &[Mention], sentence: usize) -> usize {
    let sentences = mentions.iter().map(|mention| mention.sentence);
    sentences.min_by_key(|own| (own.abs_diff(sentence), *own)).unwrap_or(0)
}

/// How many sentences from one to another, in a few steps.
fn off(sentence: usize, from: usize) -> u32 {
    let far = bin(sentence.abs_diff(from));
    if sentence < from { 40 + far } else { far }
}
