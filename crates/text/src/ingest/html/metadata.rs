//! What a page says of itself: title, authors, date, languages, topics, address, site.

use serde_json::Value;
use trafilatura::Metadata;
use trafilatura::dom::{Document, NodeId};

use super::super::block::Block;
use super::super::draft::Draft;
use super::super::header::{self, Field};
use super::super::normalise::{normalise, on_one_line};
use super::super::{byline, language};
use super::dating::{self, Found};

/// How many objects deep JSON-LD is followed.
const DEEPEST: usize = 8;

/// How many blocks from the top of the text a byline with a date is looked for in.
const TOP: usize = 6;

/// Reads all that the document says outside its main text.
pub(super) fn read(document: &Document, draft: &mut Draft) {
    let root = document.root();
    let mut dates: Vec<Found> = Vec::new();
    let mut objects = Vec::new();
    for script in document.scripts_with_type(&["application/ld+json"]) {
        if let Ok(value) = serde_json::from_str(document.text_content(script).trim()) {
            collect(value, 0, &mut objects);
        }
    }
    for object in &objects {
        read_object(object, draft, &mut dates);
    }
    let metas: Vec<(String, String)> =
        document.get_elements_by_tag_name(root, "meta").into_iter().filter_map(|meta| key_and_content(document, meta)).collect();
    dates.extend(metas.iter().filter_map(|(key, content)| dating::of_meta(key, content)));
    read_metas(&metas, draft);
    read_links(document, draft);
    if let Some(html) = document.get_elements_by_tag_name(root, "html").first()
        && let Some(tag) = attribute(document, *html, "lang").and_then(|tag| language::tidy(&tag))
    {
        Draft::fill(&mut draft.language, &tag);
    }
    if let Some((_, tag)) = metas.iter().find(|(key, _)| matches!(key.as_str(), "content-language" | "og:locale")) {
        Draft::fill(&mut draft.language, &language::tidy(tag).unwrap_or_default());
    }
    dates.extend(dating::of_elements(document));
    dates.extend(draft.url.as_deref().and_then(dating::of_url));
    dating::settle(dates, draft);
}

/// Fills what is still empty from what the extractor found.
pub(super) fn fill(found: &Metadata, draft: &mut Draft) {
    Draft::fill(&mut draft.title, &clean(&found.title));
    Draft::fill(&mut draft.source, &clean(&found.sitename));
    Draft::fill(&mut draft.url, &clean(&found.url));
    if draft.authors.is_empty() && !found.author.trim().is_empty() {
        header::take(draft, Field::Author, &[&clean(&found.author)], None);
    }
}

/// A date in a byline at the top of the text, where the page itself names none.
pub(super) fn read_top_date(blocks: &[Block], draft: &mut Draft) {
    for block in blocks.iter().take(TOP).filter(|_| draft.published.is_none()) {
        if let Some(date) = byline::read(block.words()).and_then(|found| found.date).and_then(|date| date.days()) {
            draft.published = Some(date);
            return;
        }
    }
}

/// `words` normalised, on one line.
fn clean(words: &str) -> String {
    on_one_line(&normalise(words).0)
}

fn attribute(document: &Document, node: NodeId, name: &str) -> Option<String> {
    document.get_attribute(node, name).map(|value| clean(&value)).filter(|value| !value.is_empty())
}

/// The key, in small letters, and the content of a `meta` element.
fn key_and_content(document: &Document, meta: NodeId) -> Option<(String, String)> {
    let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|name| attribute(document, meta, name))?;
    Some((key.to_ascii_lowercase(), attribute(document, meta, "content")?))
}

fn read_metas(metas: &[(String, String)], draft: &mut Draft) {
    for (key, content) in metas {
        match key.as_str() {
            "og:title" => Draft::fill(&mut draft.title, content),
            "og:site_name" | "application-name" | "citation_publisher" => Draft::fill(&mut draft.source, content),
            "author" | "article:author" | "dc.creator" | "byl" | "parsely-author"
                if !content.starts_with("http") && draft.authors.len() < 20 =>
            {
                header::take(draft, Field::Author, &[content], None);
            }
            "keywords" | "news_keywords" => header::take(draft, Field::Topics, &[content], None),
            "article:tag" | "article:section" => Draft::add(&mut draft.topics, content),
            _ => {}
        }
    }
}

/// Canonical address, languages and topics of `link` and `a` elements.
fn read_links(document: &Document, draft: &mut Draft) {
    let root = document.root();
    for link in document.get_elements_by_tag_name(root, "link") {
        let rel = attribute(document, link, "rel").unwrap_or_default().to_ascii_lowercase();
        if rel == "canonical" {
            Draft::fill(&mut draft.url, &attribute(document, link, "href").unwrap_or_default());
        } else if rel.contains("alternate")
            && let Some(tag) = attribute(document, link, "hreflang").filter(|tag| tag != "x-default").and_then(|tag| language::tidy(&tag))
        {
            Draft::add(&mut draft.also_in, &tag);
        }
    }
    for anchor in document.get_elements_by_tag_name(root, "a") {
        if let Some(tag) = attribute(document, anchor, "hreflang").and_then(|tag| language::tidy(&tag)) {
            Draft::add(&mut draft.also_in, &tag);
        }
        if attribute(document, anchor, "rel").is_some_and(|rel| rel.split(' ').any(|word| word.eq_ignore_ascii_case("tag"))) {
            Draft::add(&mut draft.topics, &clean(&document.text_content(anchor)));
        }
    }
}

/// All objects of a JSON-LD value that could be the article.
fn collect(value: Value, depth: usize, objects: &mut Vec<serde_json::Map<String, Value>>) {
    match value {
        Value::Array(values) if depth < DEEPEST => values.into_iter().for_each(|value| collect(value, depth + 1, objects)),
        Value::Object(mut object) => {
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.remove(key).filter(|_| depth < DEEPEST) {
                    collect(inner, depth + 1, objects);
                }
            }
            objects.push(object);
        }
        _ => {}
    }
}

/// Takes what an article's JSON-LD object says.
fn read_object(object: &serde_json::Map<String, Value>, draft: &mut Draft, dates: &mut Vec<Found>) {
    let words = |key: &str| object.get(key).and_then(Value::as_str).map(clean).unwrap_or_default();
    for key in ["datePublished", "dateCreated", "uploadDate"] {
        dates.extend(dating::of_json(key, &words(key)));
    }
    let kinds: Vec<&str> = names(object.get("@type"));
    if !kinds.iter().any(|kind| kind.ends_with("Article") || matches!(*kind, "BlogPosting" | "Report" | "WebPage")) {
        return;
    }
    Draft::fill(&mut draft.title, &words("headline"));
    Draft::fill(&mut draft.language, &language::tidy(&words("inLanguage")).unwrap_or_default());
    for author in names(object.get("author")).into_iter().filter(|author| !author.starts_with("http")) {
        header::take(draft, Field::Author, &[&clean(author)], None);
    }
    if let Some(publisher) = names(object.get("publisher")).first() {
        Draft::fill(&mut draft.source, &clean(publisher));
    }
    for keyword in names(object.get("keywords")) {
        header::take(draft, Field::Topics, &[&clean(keyword)], None);
    }
}

/// The strings of a value: itself, its items, or the `name` of an object.
fn names(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(values)) => values.iter().filter_map(|value| value.as_str().or_else(|| value.get("name")?.as_str())).collect(),
        Some(Value::Object(object)) => object.get("name").and_then(Value::as_str).into_iter().collect(),
        _ => Vec::new(),
    }
}
