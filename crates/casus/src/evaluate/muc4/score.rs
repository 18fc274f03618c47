//! The tables: CEAF-REE, template metric, slots, relevance, and what was wrong in words.

use super::ROLES;
use super::align::{Counts, align, in_order};
use super::gold::{self, Document, Wanted};
use super::keys::Key;
use super::ree;
use super::slots::{Slots, agreement, judge};
use super::templates::{self, KINDS, Template};
use crate::Error;
use crate::evaluate::Calibration;
use crate::evaluate::figures::{Accuracy, Prf, Rows, table};
use crate::evaluate::input::shown_days;
use crate::evaluate::mistakes::{Mistake, Sort, joined, list};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The files of an evaluation.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Roles by document (`roles_*.jsonl`).
    pub gold_roles: PathBuf,
    /// Templates by incident (`templates_*.jsonl`).
    pub gold_templates: PathBuf,
    /// The original answer keys of the same documents.
    pub keys: Vec<PathBuf>,
    /// The output's templates, one document a line.
    pub pred: PathBuf,
}

/// How well an output fills the templates of MUC-4. As text: tables, and as the last line one JSON object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Which scorer this is: "muc4".
    pub scorer: &'static str,
    /// Gold documents.
    pub docs: usize,
    /// Gold documents without a line in the output; they count as empty.
    pub without_line: usize,
    /// CEAF-REE, templates thrown together.
    pub ree: Rows<Prf>,
    /// The template metric.
    pub template: Rows<Prf>,
    /// Documents with a template.
    pub relevance: Prf,
    /// The same without documents whose templates are all optional.
    pub relevance_firm: Prf,
    /// Templates by type: found if an aligned template has it.
    pub types: Rows<Prf>,
    /// Slots of the keys over all templates.
    pub slots: Rows<Prf>,
    /// Slots over aligned templates whose key fills them.
    pub slots_aligned: Rows<Accuracy>,
    /// Whether certainties of templates can be taken at their word: a template is right if one of the gold of its type is left for it.
    pub calibration: Calibration,
    /// What was wrong, document by document.
    #[serde(skip)]
    pub mistakes: Vec<Mistake>,
}

/// Scores an output against the three forms of the keys.
///
/// # Errors
/// A file that cannot be read; a line that makes no sense; gold files that differ in their documents or templates.
pub fn score(files: &Files) -> Result<Score, Error> {
    let documents = gold::read(files)?;
    let found = templates::read(&files.pred, &documents)?;
    Ok(score_templates(&documents, &found))
}

fn score_templates(documents: &[Document], found: &BTreeMap<String, Vec<Template>>) -> Score {
    let (mut ree, mut whole, mut slots) = (Counts::default(), Counts::default(), Slots::default());
    let (mut any, mut firm) = ([0; 3], [0; 3]);
    let mut types: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    let (mut mistakes, mut certainties) = (Vec::new(), Vec::new());
    for document in documents {
        let own = found.get(&document.id).map_or(&[][..], Vec::as_slice);
        ree.add_all(&ree::count(own, &document.roles));
        let templates: Vec<&Template> = own.iter().collect();
        // the template metric knows no twins
        let apart: Vec<&Wanted> = document.templates.iter().filter(|wanted| !wanted.twin).collect();
        whole.add_all(&align(&templates, &apart, &in_order(apart.len())).1);
        let every: Vec<&Wanted> = document.templates.iter().collect();
        let (pairs, _) = align(&templates, &every, &|at, to| agreement(&own[at], &document.keys[to]));
        slots.add(own, &document.keys, &pairs);
        relevance(own, &document.keys, &mut any, &mut firm);
        count_types(own, &document.keys, &pairs, &mut types);
        let right = |at: usize| pairs.iter().any(|(found, _)| *found == at);
        certainties.extend(own.iter().enumerate().filter_map(|(at, template)| Some((template.certainty?, right(at)))));
        mistakes.extend(mistaken(document, own, &pairs));
    }
    let prf = |[hits, pred, gold]: [usize; 3]| Prf::of(hits, pred, gold);
    let of_type = |kind: &str| types.get(kind).map(|[hits, pred, gold_hits, gold]| Prf::with_gold_hits(*hits, *pred, *gold, *gold_hits));
    Score {
        scorer: "muc4",
        docs: documents.len(),
        without_line: documents.len() - found.len(),
        ree: ree.rows(false),
        template: whole.rows(true),
        relevance: prf(any),
        relevance_firm: prf(firm),
        types: KINDS.iter().filter_map(|kind| Some(((*kind).to_owned(), of_type(kind)?))).collect(),
        slots: slots.rows(),
        slots_aligned: slots.aligned(),
        calibration: Calibration::of(&certainties),
        mistakes,
    }
}

/// Hits, predicted and gold among documents: with any template; with more than optional ones.
fn relevance(own: &[Template], keys: &[Key], any: &mut [usize; 3], firm: &mut [usize; 3]) {
    let (yes, wanted) = (!own.is_empty(), !keys.is_empty());
    let required = keys.iter().any(|key| !key.optional);
    let count = |sums: &mut [usize; 3], yes: bool, wanted: bool| {
        let right = yes && wanted;
        sums.iter_mut().zip([right, yes, wanted]).for_each(|(sum, one)| *sum += usize::from(one));
    };
    count(any, yes, wanted);
    if !wanted || required {
        count(firm, yes, wanted);
    }
}

/// Counts each template under its type; one of the keys under the first of its types, an optional one only if it was found.
fn count_types<'t>(own: &'t [Template], keys: &'t [Key], pairs: &[(usize, usize)], types: &mut BTreeMap<&'t str, [usize; 4]>) {
    for (at, template) in own.iter().enumerate() {
        let counts = types.entry(&template.kind).or_default();
        counts[0] += usize::from(pairs.iter().any(|(found, _)| *found == at));
        counts[1] += 1;
    }
    for (to, key) in keys.iter().enumerate() {
        let aligned = pairs.iter().any(|(_, wanted)| *wanted == to);
        let Some(kind) = key.kinds.first().filter(|_| aligned || !key.optional) else { continue };
        let counts = types.entry(kind).or_default();
        counts[2] += usize::from(aligned);
        counts[3] += 1;
    }
}

fn mistaken(document: &Document, own: &[Template], pairs: &[(usize, usize)]) -> Vec<Mistake> {
    let mut all = Vec::new();
    for (to, wanted) in document.templates.iter().enumerate() {
        if !document.keys[to].optional && !pairs.iter().any(|(_, other)| *other == to) {
            let fillers = wanted.roles.iter().map(|role| role.iter().filter_map(|entity| entity.first()).map(String::as_str).collect());
            all.push(Mistake { sort: Sort::Missed, doc: document.id.clone(), said: template_in_words(&wanted.kind, fillers) });
        }
    }
    for (at, template) in own.iter().enumerate() {
        let fillers = template.roles.iter().map(|role| role.iter().map(String::as_str).collect());
        let words = template_in_words(&template.kind, fillers);
        match pairs.iter().find(|(other, _)| *other == at) {
            None => all.push(Mistake { sort: Sort::MadeUp, doc: document.id.clone(), said: words }),
            Some((_, to)) => all.extend(wrong_fields(document, template, *to, &words)),
        }
    }
    all
}

/// "bombing, PerpInd "two men", Weapon "bomb"".
fn template_in_words<'w>(kind: &str, fillers: impl Iterator<Item = Vec<&'w str>>) -> String {
    let filled = ROLES.iter().zip(fillers).filter(|(_, words)| !words.is_empty());
    filled.fold(kind.to_owned(), |said, (role, words)| format!("{said}, {role} {}", joined(words)))
}

fn wrong_fields(document: &Document, template: &Template, to: usize, words: &str) -> Vec<Mistake> {
    let (wanted, key) = (&document.templates[to], &document.keys[to]);
    let mut all = Vec::new();
    for (role, (found, wanted)) in template.roles.iter().zip(&wanted.roles).enumerate() {
        let missed = wanted.iter().filter(|entity| !found.iter().any(|string| entity.contains(string)));
        let missed = joined(missed.map(|entity| entity.first().map_or("", String::as_str)));
        let extra = found.iter().filter(|string| !wanted.iter().any(|entity| entity.contains(*string)));
        let extra = joined(extra.map(String::as_str));
        if missed != extra {
            all.push(Mistake::wrong(&document.id, words, ROLES[role], &missed, &extra));
        }
    }
    let number = |count: Option<u32>| count.map_or_else(|| "–".to_owned(), |count| count.to_string());
    for (slot, _) in judge(template, key).into_iter().filter(|(_, right)| !right) {
        let (expected, found) = match slot {
            "date exact" => {
                let days = key.dates.iter().map(|(first, last)| shown_days(Some((*first, Some(*last))))).collect::<Vec<_>>();
                (days.join(" or "), shown_days(template.date))
            }
            "deepest place" => {
                let level = |names: &std::collections::BTreeSet<String>| names.first().cloned().unwrap_or_default();
                let places = key.places.iter().map(|levels| levels.iter().map(level).collect::<Vec<_>>().join(": "));
                (places.collect::<Vec<_>>().join(" or "), template.location.join(": "))
            }
            "stage" => (key.stages.join(" or "), template.stage.clone().unwrap_or_else(|| "–".to_owned())),
            "confidence" => {
                let values: Vec<&str> = key.claims.iter().flat_map(|claim| &claim.values).map(String::as_str).collect();
                (values.join(" or "), template.confidence.clone().unwrap_or_else(|| "–".to_owned()))
            }
            "killed exact" => (totals(key.dead.as_ref()), number(template.killed)),
            "injured exact" => (totals(key.hurt.as_ref()), number(template.injured)),
            _ => continue,
        };
        let field = slot.trim_end_matches(" exact");
        all.push(Mistake::wrong(&document.id, words, field, &expected, if found.is_empty() { "–" } else { &found }));
    }
    all
}

fn totals(toll: Option<&super::keys::Tally>) -> String {
    let range = |(low, high): &(u32, u32)| if low == high { low.to_string() } else { format!("{low} to {high}") };
    toll.map(|toll| toll.totals.iter().map(range).collect::<Vec<_>>().join(" or ")).unwrap_or_default()
}

impl Score {
    /// The tables, the first `errors` mistakes of each sort, and as the last line one JSON object.
    ///
    /// # Errors
    /// None that is met with: the figures are always JSON.
    pub fn print(&self, errors: usize) -> Result<String, Error> {
        let mut out =
            format!("{} documents, {} of them without a line in the output (counted as no template)\n\n", self.docs, self.without_line);
        out += &table("CEAF-REE (templates thrown together)", &self.ree.0);
        out += &table("Template metric", &self.template.0);
        let relevance = [("any template", &self.relevance), ("only-optional left out", &self.relevance_firm)];
        out += &table("Relevant documents", &relevance.map(|(name, row)| (name.to_owned(), row.clone())));
        out += &table("Templates by type", &self.types.0);
        out += &table("Slots of the keys, over all templates", &self.slots.0);
        out += &table("The same, accuracy over aligned templates whose key fills the slot", &self.slots_aligned.0);
        out += &self.calibration.table("templates");
        out += &list(&self.mistakes, errors);
        Ok(out + &serde_json::to_string(self)? + "\n")
    }
}
