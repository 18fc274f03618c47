//! Articles whose names of places have points: GeoWebNews and GeoVirus, beside the names that the program finds in them.

use std::collections::HashMap;
use std::path::Path;

use casus_atlas::Point;
use casus_events::places::{Role, Toponym, Words};
use casus_text::{Report, Span};

use super::Knowledge;
use crate::toponyms::is_toponym;
use crate::{Failure, geo};

/// A name with its point; none where people found none.
#[derive(Clone, Debug)]
pub struct Gold {
    pub toponym: Toponym,
    pub point: Option<Point>,
    pub geonames: Option<u32>,
}

/// An article with its names.
#[derive(Debug)]
pub struct Article {
    /// `gwn`, `geovirus`, `own` or `made`.
    pub corpus: &'static str,
    /// What it is taken from: GeoVirus cuts one page into several articles, which must not be parted by folds.
    pub group: String,
    pub report: Report,
    pub words: Words,
    /// Names of places as the program finds them, by what has not seen the article.
    pub spotted: Vec<Toponym>,
    pub gold: Vec<Gold>,
}

/// The articles of both corpora in `folder`, in the order of their files.
/// The names that the program finds in them are those that `cross-toponyms` wrote into the folder `names`.
pub(super) fn read(knowledge: &Knowledge, folder: &Path, names: &Path) -> Result<Vec<Article>, Failure> {
    let mut all = Vec::new();
    for corpus in [&geo::GWN, &geo::VIRUS] {
        let found = read_found(&names.join(format!("{}.jsonl", corpus.name)))?;
        all.extend(geo::read(folder, corpus)?.into_iter().map(|article| asked(knowledge, corpus.name, article, &found)));
    }
    Ok(all)
}

/// A name that was found: where, in characters, and what it does there.
type Found = (usize, usize, Role);

/// The names found in each article, by what it is called.
type Names = HashMap<String, Vec<Found>>;

fn read_found(path: &Path) -> Result<Names, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("reading {}: {error}; run cross-toponyms into that folder", path.display()))?;
    let found = |line: &str| -> Option<(String, Vec<Found>)> {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        let number = |value: &serde_json::Value| usize::try_from(value.as_u64()?).ok();
        let one =
            |one: &serde_json::Value| Some((number(&one["start"])?, number(&one["end"])?, one["role"].as_str().and_then(Role::from_word)?));
        Some((line["doc"].as_str()?.to_owned(), line["toponyms"].as_array()?.iter().map(one).collect::<Option<_>>()?))
    };
    let fault = |number: usize| {
        let expected = "expected doc and toponyms with start, end and role; run cross-toponyms again";
        format!("reading {}, line {}: {expected}", path.display(), number + 1)
    };
    text.lines().enumerate().map(|(number, line)| found(line).ok_or_else(|| fault(number).into())).collect()
}

fn asked(knowledge: &Knowledge, corpus: &'static str, article: geo::Article, found: &Names) -> Article {
    let mut report = Report::of_text(&article.doc, &article.text);
    report.body = Span::of(0..article.text.len());
    let words = Words::of(&knowledge.splitter, &report);
    let bytes: Vec<usize> = article.text.char_indices().map(|(byte, _)| byte).chain([article.text.len()]).collect();
    let within = |at: &usize| bytes.get(*at).copied();
    let found = found.get(&article.doc).into_iter().flatten();
    let spotted =
        found.filter_map(|(start, end, role)| Some(Toponym { words: Span::of(within(start)?..within(end)?), role: *role, chance: 1.0 }));
    let mut spotted: Vec<Toponym> = spotted.collect();
    spotted.sort_by_key(|toponym| (toponym.words.start, toponym.words.end));
    let names = article.names.into_iter().filter(|name| is_toponym(&name.kind));
    // what a given name does is found, as for the names that users give
    let role = |words: Span<u8>| spotted.iter().find(|toponym| toponym.words == words).map_or(Role::Place, |toponym| toponym.role);
    let toponym = |words: Span<u8>| Toponym { words, role: role(words), chance: 1.0 };
    let gold: Vec<Gold> =
        names.map(|geo::Name { words, point, geonames, .. }| Gold { toponym: toponym(Span::of(words)), point, geonames }).collect();
    let group = article.source.unwrap_or(article.doc);
    Article { corpus, group: format!("{corpus}:{group}"), report, words, spotted, gold }
}
