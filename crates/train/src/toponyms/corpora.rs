//! Articles with marked names of places, as this learner takes them: those of GeoWebNews and GeoVirus, and our own sentences.

use std::path::Path;

use casus_events::places::spot::LABELS;

use crate::{Failure, geo};

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

impl From<geo::Article> for Article {
    fn from(article: geo::Article) -> Article {
        let gold = |name: geo::Name| Gold { start: name.words.start, end: name.words.end, kind: name.kind };
        Article { doc: article.doc, text: article.text, gold: article.names.into_iter().map(gold).collect() }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_read_with_their_names() {
        let own = sentence("In [Jos|place], [Kano|modifier] police").expect("a sentence");
        assert_eq!((own.text.as_str(), own.gold[1].start, own.gold[1].kind.as_str()), ("In Jos, Kano police", 8, "modifier"));
        assert!(sentence("[Jos|town]").is_none() && sentence("[Jos").is_none());
    }
}
