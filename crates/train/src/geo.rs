//! GeoWebNews and GeoVirus: articles with the names of places that annotators marked, as their XML files hold them.

use std::ops::Range;
use std::path::Path;

use casus_atlas::Point;

use crate::Failure;

/// How a corpus is written.
#[derive(Debug)]
pub struct Corpus {
    /// What it is called in outputs.
    pub name: &'static str,
    /// Its file in the folder of data.
    file: &'static str,
    /// The element of a marked name, and in it those of its words, its degrees north and its degrees east.
    fields: [&'static str; 4],
    /// What its offsets, in characters, are too high by.
    shift: i64,
}

/// GeoWebNews.
pub const GWN: Corpus =
    Corpus { name: "gwn", file: "geo/GWN.xml", fields: ["toponym", "extractedName", "latitude", "longitude"], shift: 0 };
/// GeoVirus.
pub const VIRUS: Corpus = Corpus { name: "geovirus", file: "geo/GeoVirus.xml", fields: ["location", "name", "lat", "lon"], shift: 1 };

/// An article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// What scorers call it.
    pub doc: String,
    /// What it is taken from, where that is said: GeoVirus cuts one page into several articles.
    pub source: Option<String>,
    /// Its text as it stands.
    pub text: String,
    /// Its marked names, in order.
    pub names: Vec<Name>,
}

/// A marked name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its bytes in the article's text.
    pub words: Range<usize>,
    /// The annotators' word for it; "Location" where they have none.
    pub kind: String,
    /// Where it lies; none where people found nothing.
    pub point: Option<Point>,
    /// GeoNames' number of the place.
    pub geonames: Option<u32>,
}

/// Reads a corpus in the folder of data. A name whose words do not stand at its offsets is left out.
pub fn read(folder: &Path, corpus: &Corpus) -> Result<Vec<Article>, Failure> {
    let path = folder.join(corpus.file);
    let xml = std::fs::read_to_string(&path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let articles = articles(&xml, corpus).map_err(|error| format!("reading {}: {error}", path.display()))?;
    if articles.is_empty() { Err(format!("reading {}: found no article, expected some", path.display()).into()) } else { Ok(articles) }
}

fn articles(xml: &str, corpus: &Corpus) -> Result<Vec<Article>, String> {
    let xml = without_comments(&xml.replace("\r\n", "\n"));
    elements(&xml, "article").iter().enumerate().map(|(number, element)| article(number, element, corpus)).collect()
}

fn article(number: usize, element: &Element<'_>, corpus: &Corpus) -> Result<Article, String> {
    let text = element.child("text").ok_or_else(|| format!("article {number}: found no text, expected one"))?;
    let doc = element.attribute("file").map_or_else(|| number.to_string(), str::to_owned);
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let mut names = Vec::new();
    for marked in elements(element.inner, corpus.fields[0]) {
        names.extend(name(corpus, &text, &bytes, &marked).map_err(|error| format!("article {number}: {error}"))?);
    }
    names.sort_by_key(|name| (name.words.start, name.words.end));
    Ok(Article { doc, source: element.child("source"), text, names })
}

/// A name whose offsets hit its words; the few that do not are left out.
fn name(corpus: &Corpus, text: &str, bytes: &[usize], element: &Element<'_>) -> Result<Option<Name>, String> {
    let [_, words, lat, lon] = corpus.fields;
    let byte = |name: &str| -> Result<Option<usize>, String> {
        let found = element.child(name).unwrap_or_default();
        let number: i64 = found.trim().parse().map_err(|_| format!("found {found:?} as {name}, expected a number"))?;
        // two offsets of GeoWebNews lie before the text
        Ok(number.checked_sub(corpus.shift).and_then(|number| bytes.get(usize::try_from(number).ok()?).copied()))
    };
    let (Some(start), Some(end)) = (byte("start")?, byte("end")?) else { return Ok(None) };
    if text.get(start..end) != element.child(words).as_deref() {
        return Ok(None);
    }
    let degrees = |name: &str| element.child(name).and_then(|degrees| degrees.parse::<f64>().ok());
    Ok(Some(Name {
        words: start..end,
        kind: element.child("type").unwrap_or_else(|| "Location".to_owned()),
        point: degrees(lat).zip(degrees(lon)).map(|(lat, lon)| Point { lat, lon }),
        geonames: element.child("geonamesID").and_then(|number| number.parse().ok()),
    }))
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

/// The text with letters for entities; an ampersand that begins none stays.
fn unescaped(xml: &str) -> String {
    let mut text = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let letter = rest.split_once(';').and_then(|(entity, after)| Some((letter(entity)?, after)));
        let (letter, after) = letter.unwrap_or(('&', rest));
        text.push(letter);
        rest = after;
    }
    text.push_str(rest);
    text
}

fn letter(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let digits = entity.strip_prefix('#')?;
            let code = digits.strip_prefix('x').map_or_else(|| digits.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok());
            char::from_u32(code?)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An article of GeoWebNews with these marks behind its text.
    fn read(marks: &str) -> Result<Vec<Article>, String> {
        articles(&format!("<a><article file=\"7\"><text>R&amp;D in &#8220;Jos&#x201D; & co</text>{marks}</article></a>"), &GWN)
    }

    #[test]
    fn articles_are_read_with_their_names() {
        let marks = "<toponym><extractedName>Jos</extractedName><type>Literal</type><latitude>9.9</latitude><longitude>8.9</longitude>\
                     <geonamesID>12</geonamesID><start>8</start><end>11</end></toponym><!-- <toponym> -->\
                     <toponym><extractedName>Kano</extractedName><start>0</start><end>4</end></toponym>\
                     <toponym><extractedName>R</extractedName><start>-1</start><end>1</end></toponym>";
        let point = Some(Point { lat: 9.9, lon: 8.9 });
        let jos = Name { words: 10..13, kind: "Literal".to_owned(), point, geonames: Some(12) };
        let text = "R&D in “Jos” & co".to_owned();
        assert_eq!(read(marks), Ok(vec![Article { doc: "7".to_owned(), source: None, text, names: vec![jos] }]));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let mark = "<toponym><extractedName>Jos</extractedName><start>x</start></toponym>";
        assert_eq!(read(mark).expect_err("no number"), "article 0: found \"x\" as start, expected a number");
        assert_eq!(articles("<article/>", &VIRUS).expect_err("no text"), "article 0: found no text, expected one");
    }
}
