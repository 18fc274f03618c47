//! Articles whose names of places have points: GeoWebNews and GeoVirus, as their XML files hold them.

use std::collections::HashMap;
use std::path::Path;

use casus_atlas::Point;
use casus_events::places::{Role, Toponym, Words};
use casus_text::{Report, Span};

use super::Knowledge;
use crate::Failure;

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
    /// `gwn` or `geovirus`.
    pub corpus: &'static str,
    /// What it is taken from: GeoVirus cuts one page into several articles, which must not be parted by folds.
    pub group: String,
    pub report: Report,
    pub words: Words,
    /// Names of places as the program finds them, by what has not seen the article.
    pub spotted: Vec<Toponym>,
    pub gold: Vec<Gold>,
}

/// The types of GeoWebNews that are names of places.
const TYPES: [&str; 11] = [
    "Literal",
    "Non_Literal_Modifier",
    "Metonymic",
    "Embedded_Non_Lit",
    "Mixed",
    "Literal_Modifier",
    "Coercion",
    "Demonym",
    "Embedded_Literal",
    "Homonym",
    "Language",
];

/// How one corpus writes a name.
struct Fields {
    corpus: &'static str,
    file: &'static str,
    element: &'static str,
    name: &'static str,
    lat: &'static str,
    lon: &'static str,
    /// All offsets are this much too high.
    shift: i64,
}

const CORPORA: [Fields; 2] = [
    Fields { corpus: "gwn", file: "geo/GWN.xml", element: "toponym", name: "extractedName", lat: "latitude", lon: "longitude", shift: 0 },
    Fields { corpus: "geovirus", file: "geo/GeoVirus.xml", element: "location", name: "name", lat: "lat", lon: "lon", shift: 1 },
];

/// The articles of both corpora in `folder`, in the order of their files.
/// The names that the program finds in them are those that `cross-toponyms` wrote into the folder `names`.
pub(super) fn read(knowledge: &Knowledge, folder: &Path, names: &Path) -> Result<Vec<Article>, Failure> {
    let mut all = Vec::new();
    for fields in &CORPORA {
        let path = folder.join(fields.file);
        let text = std::fs::read_to_string(&path).map_err(|error| format!("reading {}: {error}", path.display()))?.replace("\r\n", "\n");
        let text = without_comments(&text);
        let articles = elements(&text, "article");
        let found = read_found(&names.join(format!("{}.jsonl", fields.corpus)))?;
        let read = articles.into_iter().enumerate().map(|(at, article)| read_article(knowledge, fields, at, article, &found));
        all.extend(read.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(all)
}

/// The names found in each article by its number, in characters.
type Names = HashMap<String, Vec<(usize, usize, Role)>>;

fn read_found(path: &Path) -> Result<Names, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("reading {}: {error}; run cross-toponyms into that folder", path.display()))?;
    let mut all = HashMap::new();
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line)?;
        let number = |value: &serde_json::Value| value.as_u64().unwrap_or_default() as usize;
        let toponyms = line["toponyms"].as_array().into_iter().flatten();
        let found = toponyms.map(|one| {
            let role = one["role"].as_str().and_then(Role::from_word).unwrap_or(Role::Place);
            (number(&one["start"]), number(&one["end"]), role)
        });
        all.insert(line["doc"].as_str().unwrap_or_default().to_owned(), found.collect());
    }
    Ok(all)
}

fn read_article(knowledge: &Knowledge, fields: &Fields, at: usize, article: Element<'_>, found: &Names) -> Result<Article, Failure> {
    let text = article.child("text").ok_or_else(|| format!("article {at} of {}: found no text, expected one", fields.file))?;
    let doc = article.attribute("file").map_or_else(|| at.to_string(), str::to_owned);
    let group = article.child("source").unwrap_or_else(|| doc.clone());
    let mut report = Report::of_text(&doc, &text);
    report.body = Span::of(0..text.len());
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let mut gold: Vec<Gold> = Vec::new();
    for element in elements(article.inner, fields.element) {
        if element.child("type").is_some_and(|kind| !TYPES.contains(&kind.as_str())) {
            continue;
        }
        gold.extend(read_gold(fields, &text, &bytes, &element)?);
    }
    gold.sort_by_key(|gold| (gold.toponym.words.start, gold.toponym.words.end));
    let words = Words::of(&knowledge.splitter, &report);
    let within = |at: &usize| bytes.get(*at).copied();
    let spotted = found
        .get(&report.doc)
        .into_iter()
        .flatten()
        .filter_map(|(start, end, role)| Some(Toponym { words: Span::of(within(start)?..within(end)?), role: *role, chance: 1.0 }));
    let mut spotted: Vec<Toponym> = spotted.collect();
    spotted.sort_by_key(|toponym| (toponym.words.start, toponym.words.end));
    // what a given name does is found, as for the names that users give
    for gold in &mut gold {
        let same = spotted.iter().find(|toponym| toponym.words == gold.toponym.words);
        gold.toponym.role = same.map_or(Role::Place, |toponym| toponym.role);
    }
    Ok(Article { corpus: fields.corpus, group: format!("{}:{group}", fields.corpus), report, words, spotted, gold })
}

/// A name whose offsets hit its words; the few that do not are left out.
fn read_gold(fields: &Fields, text: &str, bytes: &[usize], element: &Element<'_>) -> Result<Option<Gold>, Failure> {
    let number = |name: &str| -> Result<Option<usize>, Failure> {
        let found = element.child(name).unwrap_or_default();
        let number: i64 = found.parse().map_err(|_| format!("{}: found {found:?} as {name}, expected a number", fields.file))?;
        Ok(usize::try_from(number - fields.shift).ok())
    };
    // two offsets of GeoWebNews lie before the text
    let (Some(start), Some(end)) = (number("start")?, number("end")?) else { return Ok(None) };
    let (Some(&start), Some(&end)) = (bytes.get(start), bytes.get(end)) else { return Ok(None) };
    if text.get(start..end) != element.child(fields.name).as_deref() {
        return Ok(None);
    }
    let degrees = |name: &str| element.child(name).and_then(|degrees| degrees.parse::<f64>().ok());
    let point = degrees(fields.lat).zip(degrees(fields.lon)).map(|(lat, lon)| Point { lat, lon });
    let geonames = element.child("geonamesID").and_then(|number| number.parse().ok());
    Ok(Some(Gold { toponym: Toponym { words: Span::of(start..end), role: Role::Place, chance: 1.0 }, point, geonames }))
}

/// What stands between two tags of one name, and the attributes of the first.
#[derive(Clone, Copy, Debug)]
struct Element<'a> {
    attributes: &'a str,
    inner: &'a str,
}

/// All elements of one name, none of which holds another of that name.
fn elements<'a>(text: &'a str, name: &str) -> Vec<Element<'a>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut rest = text;
    let mut all = Vec::new();
    while let Some(start) = rest.find(&open) {
        rest = &rest[start + open.len()..];
        if !rest.starts_with(['>', ' ', '/']) {
            continue;
        }
        let Some(tag) = rest.find('>') else { break };
        let attributes = &rest[..tag];
        rest = &rest[tag + 1..];
        let inner = if attributes.ends_with('/') { "" } else { &rest[..rest.find(&close).unwrap_or(rest.len())] };
        all.push(Element { attributes, inner });
        rest = &rest[inner.len()..];
    }
    all
}

impl<'a> Element<'a> {
    /// The text of the first element of this name inside, if it has any.
    fn child(&self, name: &str) -> Option<String> {
        elements(self.inner, name).first().map(|element| unescaped(element.inner)).filter(|text| !text.is_empty())
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.attributes.split_once(&format!("{name}=\""))?;
        value.split('"').next()
    }
}

/// The text without what stands in comments.
fn without_comments(text: &str) -> String {
    let mut parts = text.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("-->").map_or("", |(_, after)| after))
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let Some((entity, after)) = rest[start + 1..].split_once(';') else { break };
        match entity {
            "amp" => out.push('&'),
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "quot" => out.push('"'),
            "apos" => out.push('\''),
            _ => {
                let code = entity.strip_prefix("#x").map_or_else(
                    || entity.strip_prefix('#').and_then(|digits| digits.parse().ok()),
                    |digits| u32::from_str_radix(digits, 16).ok(),
                );
                out.extend(code.and_then(char::from_u32));
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_out_of_xml() {
        let article = elements("<a><article file=\"7\"><text>Fire &amp; smoke in &#72;oms.</text></article><article/></a>", "article");
        assert_eq!(article.len(), 2);
        assert_eq!((article[0].attribute("file"), article[0].child("text").as_deref()), (Some("7"), Some("Fire & smoke in Homs.")));
        assert_eq!(article[1].child("text"), None);
    }
}
