//! GeoWebNews and GeoVirus: articles with the names of places that annotators marked.

use std::path::Path;

use casus_events::places::spot::LABELS;

use crate::Failure;

/// A marked name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gold {
    /// Its first byte in the article's text.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// The annotators' word for it.
    pub kind: String,
}

/// An article.
#[derive(Clone, Debug)]
pub struct Article {
    /// What scorers call it.
    pub doc: String,
    /// Its text as it stands.
    pub text: String,
    /// Its marked names, in order.
    pub gold: Vec<Gold>,
}

/// How a corpus is written.
pub struct Format {
    /// The element of a marked name, and in it that of its words.
    names: (&'static str, &'static str),
    /// What its offsets, in characters, are too high by.
    shift: usize,
}

/// GeoWebNews.
pub const GWN: Format = Format { names: ("toponym", "extractedName"), shift: 0 };
/// GeoVirus: all its offsets are one too high.
pub const VIRUS: Format = Format { names: ("location", "name"), shift: 1 };

/// Reads a corpus. A name whose words do not stand at its offsets is left out.
pub fn read(path: &Path, format: &Format) -> Result<Vec<Article>, Failure> {
    let xml = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let xml = without_comments(&xml.replace("\r\n", "\n"));
    let blocks = xml.split("<article").filter(|block| block.starts_with(['>', ' ']));
    let articles = blocks.enumerate().map(|(number, block)| article(number, block, format)).collect::<Option<Vec<_>>>();
    let articles = articles.filter(|articles| !articles.is_empty());
    articles.ok_or_else(|| format!("reading {}: found an article without text, or none, expected articles", path.display()).into())
}

/// Our own sentences, each an article of a line: "[Homs|place] was quiet".
pub fn sentences(path: &Path) -> Result<Vec<Article>, Failure> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let read = |(number, line): (usize, &str)| {
        sentence(line)
            .ok_or_else(|| format!("reading {}, line {}: found {line:?}, expected [words|label]", path.display(), number + 1).into())
    };
    file.lines().enumerate().map(read).collect()
}

fn sentence(line: &str) -> Option<Article> {
    let mut article = Article { doc: String::new(), text: String::new(), gold: Vec::new() };
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('[') {
        let (inside, after) = marked.split_once(']')?;
        let (words, kind) = inside.split_once('|').filter(|(_, kind)| LABELS.contains(kind))?;
        article.text.push_str(before);
        let start = article.text.len();
        article.text.push_str(words);
        article.gold.push(Gold { start, end: article.text.len(), kind: kind.to_owned() });
        rest = after;
    }
    article.text.push_str(rest);
    Some(article)
}

fn article(number: usize, block: &str, format: &Format) -> Option<Article> {
    let doc = block.strip_prefix(" file=\"").and_then(|rest| rest.split('"').next()).map_or(number.to_string(), str::to_owned);
    let text = unescape(element(block, "text")?);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (name, words) = format.names;
    let open = format!("<{name}>");
    let name = |block: &str| -> Option<Gold> {
        let byte = |name: &str| starts.get(element(block, name)?.trim().parse::<usize>().ok()?.checked_sub(format.shift)?).copied();
        let (start, end) = (byte("start")?, byte("end")?);
        let kind = element(block, "type").unwrap_or("Location").to_owned();
        (text.get(start..end)? == unescape(element(block, words)?)).then_some(Gold { start, end, kind })
    };
    let mut gold: Vec<Gold> = block.split(&open).skip(1).filter_map(name).collect();
    gold.sort_by_key(|gold| (gold.start, gold.end));
    Some(Article { doc, text, gold })
}

/// What stands between the first `<name>` (or `<name ...>`) and its end.
fn element<'x>(xml: &'x str, name: &str) -> Option<&'x str> {
    let open = format!("<{name}>");
    let start = xml.find(&open)? + open.len();
    let end = xml[start..].find(&format!("</{name}>"))?;
    Some(&xml[start..start + end])
}

fn without_comments(xml: &str) -> String {
    let mut parts = xml.split("<!--");
    let mut text = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| text.push_str(part.split_once("-->").map_or("", |(_, rest)| rest)));
    text
}

fn unescape(xml: &str) -> String {
    let mut text = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').unwrap_or(0);
        let name = rest.get(1..end).unwrap_or_default();
        let letter = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => name
                .strip_prefix("#x")
                .map(|number| u32::from_str_radix(number, 16).ok())
                .unwrap_or_else(|| name.strip_prefix('#')?.parse().ok())
                .and_then(char::from_u32),
        };
        text.extend(letter.or(Some('&')));
        rest = &rest[if letter.is_some() { end + 1 } else { 1 }..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_read_with_their_names() {
        let block = " file=\"7\"><text>R&amp;D in &#8220;Jos&#x201D;</text><toponym><extractedName>Jos</extractedName><type>Literal</type>\
                     <start>8</start><end>11</end></toponym><toponym><extractedName>Kano</extractedName><start>0</start><end>4</end></toponym>";
        let article = article(0, block, &GWN).expect("an article");
        assert_eq!((article.doc.as_str(), article.text.as_str()), ("7", "R&D in “Jos”"));
        assert_eq!(article.gold, [Gold { start: 10, end: 13, kind: "Literal".to_owned() }]);
        let own = sentence("In [Jos|place], [Kano|modifier] police").expect("a sentence");
        assert_eq!((own.text.as_str(), own.gold[1].start, own.gold[1].kind.as_str()), ("In Jos, Kano police", 8, "modifier"));
        assert!(sentence("[Jos|town]").is_none() && sentence("[Jos").is_none());
        assert_eq!(without_comments("a<!-- b -->c<!-- d"), "ac");
    }
}
