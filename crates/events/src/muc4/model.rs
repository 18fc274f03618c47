//! The model of MUC-4's incidents, as a file and in use.

use casus_text::model::{ModelError, ModelKind};
use casus_text::{Parse, Report};

use super::entities::{candidates, chance};
use super::first::{First, Said};
use super::grouping::{Filler, deal, group_row, pair_row, type_of, types_of};
use super::map::Map;
use super::places::ask;
use super::slots::{Slots, day_options};
use super::{ROLES, Sheet, Template};
use crate::Reader;
use crate::judge::forest::Forest;
use crate::judge::linear::Linear;
use crate::judge::scene::Scene;
use crate::judge::{phrases, whole};
use crate::page::Page;

/// The file; its version is also that of what is seen.
const KIND: ModelKind = ModelKind {
    name: "model of MUC-4's incidents",
    magic: b"casusmu4",
    version: 3,
    command: "muc4 ../shared/data corpus/muc data/models/muc4.bin",
};
/// More than any model unpacks to.
const MOST: usize = 64 << 20;

/// Fills templates. Read-only, so any number of threads may share it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Muc4 {
    /// What is asked of each phrase by itself.
    pub first: First,
    /// What is asked of each candidate, role by role.
    pub second: Vec<Forest>,
    /// From what sum on a candidate fills its role.
    pub lines: Vec<f32>,
    /// Whether two fillers belong to the same incident.
    pub pairs: Forest,
    /// From what mean of pairs on fillers are put together, from what mean on perpetrators are shared, and how likely the likeliest filler
    /// of an incident must be, 0 to 1.
    pub joins: [f32; 3],
    /// What is asked of slots beside the fillers.
    pub slots: Slots,
    /// Whether coders would write an incident down.
    pub sure: Forest,
}

impl Muc4 {
    /// Reads a model, as `casus-train muc4` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Muc4, ModelError> {
        let plain = KIND.inflate(KIND.open(bytes)?, MOST)?;
        Muc4::unpack(&mut &plain[..]).ok_or_else(|| KIND.wrong("weights that break off", "weights, trees and lines"))
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Muc4> {
        let mut linear = || Linear::unpack(bytes);
        let (roles, forms, relevance, sentences, types) = (linear()?, linear()?, linear()?, linear()?, linear()?);
        let first = First { roles, forms, relevance, sentences, types };
        let second = (0..ROLES.len()).map(|_| Forest::unpack(bytes)).collect::<Option<Vec<_>>>()?;
        let pairs = Forest::unpack(bytes)?;
        let mut number = || Some(f32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?));
        let lines = (0..ROLES.len()).map(|_| number()).collect::<Option<Vec<_>>>()?;
        let joins = [number()?, number()?, number()?];
        let slots = Slots::unpack(bytes)?;
        let sure = Forest::unpack(bytes)?;
        bytes.is_empty().then_some(Muc4 { first, second, lines, pairs, joins, slots, sure })
    }

    /// The bytes of a file that [`Muc4::from_bytes`] reads.
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        for linear in [&self.first.roles, &self.first.forms, &self.first.relevance, &self.first.sentences, &self.first.types] {
            linear.pack(&mut plain);
        }
        self.second.iter().chain([&self.pairs]).for_each(|forest| forest.pack(&mut plain));
        plain.extend(self.lines.iter().chain(&self.joins).flat_map(|number| number.to_le_bytes()));
        self.slots.pack(&mut plain);
        self.sure.pack(&mut plain);
        KIND.deflate(&plain)
    }

    /// The incidents of a report, in order of their first filler.
    pub fn read(&self, reader: &Reader, report: &Report, parse: &Parse) -> Vec<Template> {
        let page = Page::open(reader, report, parse);
        let scene = Scene::of(&page);
        let phrases = phrases::of_scene(&scene, |phrase| self.first.is_likely(phrase));
        let map = Map::of(&page);
        let sheet = Sheet { report, parse, phrases: &phrases, map: &map };
        let said = self.first.read(&phrases, &whole::of_scene(&scene), &whole::sentences_of_scene(&scene));
        self.templates(&sheet, &self.fillers(&sheet, &said))
    }

    /// What fills a role of the report.
    pub fn fillers(&self, sheet: &Sheet<'_>, said: &Said) -> Vec<Filler> {
        let mut fillers = Vec::new();
        for (role, candidates) in candidates(sheet, said).into_iter().enumerate() {
            for what in candidates {
                let sum = self.second[role].sum(&what.row);
                if sum >= self.lines[role] {
                    fillers.push(Filler { role, chance: chance(sum), types: types_of(&what, &said.types), what });
                }
            }
        }
        fillers
    }

    /// The fillers dealt out to incidents, in order of their first filler.
    pub fn groups(&self, sheet: &Sheet<'_>, fillers: &[Filler]) -> Vec<Vec<usize>> {
        let sum = |a: usize, b: usize| self.pairs.sum(&pair_row(sheet, fillers, a, b));
        let mut groups = deal(fillers, sum, self.joins[0], self.joins[1]);
        groups.retain(|group| group.iter().any(|at| fillers[*at].chance >= self.joins[2]));
        groups
    }

    /// The incidents that these fillers make.
    pub fn templates(&self, sheet: &Sheet<'_>, fillers: &[Filler]) -> Vec<Template> {
        let groups = self.groups(sheet, fillers);
        let certainty = |at: usize| chance(self.sure.sum(&group_row(sheet, fillers, &groups, at)));
        let told = |at: usize| Template { certainty: certainty(at), ..template(&self.slots, sheet, fillers, &groups, at) };
        (0..groups.len()).map(told).collect()
    }
}

fn template(slots: &Slots, sheet: &Sheet<'_>, fillers: &[Filler], groups: &[Vec<usize>], at: usize) -> Template {
    let group = &groups[at];
    let kind = type_of(fillers, group);
    let mut template = Template {
        kind,
        days: slots.day(&day_options(sheet, fillers, group, kind)),
        location: slots.places.choose(&ask(sheet, fillers, groups, at, kind)),
        stage: slots.stage(sheet, fillers, group),
        confidence: slots.confidence(sheet, fillers, group),
        killed: slots.toll(sheet, fillers, group, 0),
        injured: slots.toll(sheet, fillers, group, 1),
        ..Template::default()
    };
    for filler in group.iter().map(|at| &fillers[*at]) {
        let (phrase, form) = filler.what.named_by;
        if let Some(form) = sheet.phrases[phrase].forms.get(form) {
            template.fills[filler.role].push((form.tokens, filler.chance));
        }
    }
    template.fills.iter_mut().for_each(|fills| fills.sort_by(|a, b| b.1.total_cmp(&a.1)));
    template
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_model_is_told() {
        let told = Muc4::from_bytes(b"casusmu4\x03\0\0\0").expect_err("empty").to_string();
        assert!(told.starts_with("reading the model of MUC-4's incidents: found packed bytes that break off"), "{told}");
        let model = Muc4 { second: vec![Forest::default(); ROLES.len()], lines: vec![0.5; ROLES.len()], ..Muc4::default() };
        assert_eq!(Muc4::from_bytes(&model.bytes()), Ok(model));
    }
}
