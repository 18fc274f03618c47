//! Web pages: the main text without its surroundings, and what the page says of itself.

mod dating;
mod metadata;

use std::panic::{AssertUnwindSafe, catch_unwind};

use trafilatura::dom::{Document, NodeId};
use trafilatura::{ExtractionFocus, Options};

use super::block::{Block, Kind};
use super::draft::Draft;
use super::normalise::{MOST_BYTES, normalise, on_one_line};
use super::{layout, strip};
use crate::{Note, Report};

/// Largest page whose main text is told from its surroundings, in bytes; weighing larger ones takes minutes.
const MOST_WEIGHED: usize = 2 << 20;

/// Most tags for the same: the time grows with their square.
const MOST_TAGS: usize = 20_000;

/// Deepest nesting of tags for the same.
const DEEPEST: usize = 400;

/// A main text shorter than this, in bytes, is tried again with less care for precision.
const LITTLE: usize = 200;

/// Paragraphs at least this long, in bytes, are not repeated by writers, only by page templates.
const REPEATED: usize = 80;

/// The report of a page.
///
/// # Errors
/// One note when there is nothing to read on it.
pub(crate) fn read(doc: &str, page: &str, mut draft: Draft) -> Result<Report, Note> {
    let page = &page[..page.floor_char_boundary(MOST_BYTES)];
    let weighed = match too_large(page) {
        Some(found) => Err(found),
        // the page is foreign input to foreign code: whatever it trips over, the next page is still read
        None => {
            catch_unwind(AssertUnwindSafe(|| weigh(page, &mut draft))).map_err(|_| "a page that its reader could not follow".to_owned())
        }
    };
    let blocks = weighed.unwrap_or_else(|found| {
        draft.notes.push(Note::new(format!(
            "reading the page: found {found}, expected an article; all its text was kept, check that navigation is not part of it"
        )));
        strip::blocks(page)
    });
    let blocks = without_repeats(blocks, draft.title.as_deref());
    if blocks.iter().all(|block| block.text.trim().is_empty()) {
        return Err(Note::new(format!(
            "reading {doc:?}: found a page without any text, expected an article; save the page after it has loaded"
        )));
    }
    metadata::read_top_date(&blocks, &mut draft);
    Ok(layout::assemble(doc, &blocks, 0, draft))
}

/// Why a page cannot be weighed in bounded time and memory, if it cannot.
fn too_large(page: &str) -> Option<String> {
    if page.len() > MOST_WEIGHED {
        return Some(format!("a page of {} bytes", page.len()));
    }
    let tags = page.matches('<').count();
    if tags > MOST_TAGS {
        return Some(format!("a page of {tags} tags"));
    }
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in page.match_indices('<') {
        match page.as_bytes().get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(byte) if byte.is_ascii_alphabetic() && !is_void(&page[at + 1..]) => depth += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    // tags that are never closed, such as <p> and <li>, add up without nesting
    let unclosed = ["<p", "<li", "<td", "<tr", "<dd", "<dt", "<option"].iter().map(|tag| page.matches(tag).count()).sum::<usize>();
    (deepest > DEEPEST + unclosed).then(|| format!("tags nested {deepest} deep"))
}

/// Whether a tag never holds anything.
fn is_void(tag: &str) -> bool {
    ["br", "img", "meta", "link", "input", "hr", "source", "wbr", "area", "col", "embed"].iter().any(|name| {
        tag.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
            && !tag[name.len()..].starts_with(|c: char| c.is_alphanumeric())
    })
}

/// The blocks of the main text, the first of three tries that finds more than a little; metadata goes to the draft.
fn weigh(page: &str, draft: &mut Draft) -> Vec<Block> {
    let document = Document::parse(page);
    metadata::read(&document, draft);
    let mut best: Vec<Block> = Vec::new();
    let size = |blocks: &[Block]| blocks.iter().map(|block| block.text.len()).sum::<usize>();
    for focus in [ExtractionFocus::FavorPrecision, ExtractionFocus::FavorRecall] {
        let options = Options::default().with_fallback(true).with_focus(focus).with_exclude_comments(true);
        if let Ok(found) = trafilatura::extract(page, &options) {
            metadata::fill(&found.metadata, draft);
            let blocks = part(blocks_of(&Document::parse(&found.content_html)), page);
            if size(&blocks) > size(&best) {
                best = blocks;
            }
        }
        if size(&best) >= LITTLE {
            return best;
        }
    }
    // a small page is mostly what it says; stripping keeps its paragraphs apart
    let all = strip::blocks(page);
    if best.is_empty() || size(&all) <= 2 * size(&best) { all } else { best }
}

/// The one long block that the extractor falls back to, parted again where the page parts it.
fn part(blocks: Vec<Block>, page: &str) -> Vec<Block> {
    let [only] = &blocks[..] else { return blocks };
    let parts: Vec<Block> = strip::blocks(page).into_iter().filter(|block| only.text.contains(block.words())).collect();
    let covered: usize = parts.iter().map(|block| block.text.len()).sum();
    if parts.len() > 1 && covered * 10 >= only.text.len() * 9 { parts } else { blocks }
}

/// The blocks of an extracted text.
fn blocks_of(document: &Document) -> Vec<Block> {
    let mut blocks = Vec::new();
    walk(document, document.body().unwrap_or(document.root()), Kind::Paragraph, 0, &mut blocks);
    blocks
}

/// Adds the blocks under a node: an element that holds blocks is opened, one that holds words is a block.
fn walk(document: &Document, node: NodeId, kind: Kind, depth: usize, blocks: &mut Vec<Block>) {
    let mut words = String::new();
    for child in document.child_nodes(node) {
        if !document.is_element(child) {
            words.push_str(&document.text_content(child));
            continue;
        }
        match document.tag_name(child) {
            "br" | "lb" => words.push('\n'),
            tag if depth < DEEPEST && is_block(tag) => {
                push(blocks, kind, &std::mem::take(&mut words));
                let inner = match tag.as_bytes() {
                    [b'h', level @ b'1'..=b'6'] => Kind::Heading(level - b'0'),
                    b"li" => Kind::Item,
                    b"tr" => Kind::Row,
                    b"pre" => Kind::Code,
                    _ if kind == Kind::Item => Kind::Item,
                    _ => Kind::Paragraph,
                };
                if inner == Kind::Row {
                    let cells = document.children(child);
                    let cells: Vec<String> =
                        cells.iter().map(|&cell| on_one_line(&document.iter_text(cell, " "))).filter(|cell| !cell.is_empty()).collect();
                    push(blocks, Kind::Row, &cells.join(" | "));
                } else {
                    walk(document, child, inner, depth + 1, blocks);
                }
            }
            _ => words.push_str(&document.text_content(child)),
        }
    }
    push(blocks, kind, &words);
}

fn is_block(tag: &str) -> bool {
    const NAMES: &[&str] = &[
        "p",
        "div",
        "section",
        "article",
        "main",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "figcaption",
        "header",
        "body",
        "quote",
        "list",
        "item",
    ];
    NAMES.contains(&tag)
}

/// Adds one block of clean words, if there are any.
fn push(blocks: &mut Vec<Block>, kind: Kind, words: &str) {
    let (clean, _) = normalise(words);
    if clean.trim().is_empty() {
        return;
    }
    let text = match kind {
        Kind::Code => clean,
        Kind::Item => format!("- {}", on_one_line(&clean)),
        _ => on_one_line(&clean),
    };
    let tight = matches!(kind, Kind::Item | Kind::Row) && blocks.last().is_some_and(|last| last.kind == kind);
    blocks.push(Block { tight, ..Block::new(kind, text) });
}

/// The blocks without the title at their head and without what a template printed twice.
fn without_repeats(blocks: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let mut seen = std::collections::HashSet::new();
    let title = title.map(str::to_lowercase);
    let mut at_head = true;
    let keep = |block: &Block| {
        let is_title = at_head && title.as_deref() == Some(block.words().to_lowercase().as_str());
        at_head &= is_title || !block.is_running();
        !is_title && (block.text.len() < REPEATED || seen.insert(block.text.clone()))
    };
    let held = blocks.clone();
    let kept: Vec<Block> = blocks.into_iter().filter(keep).collect();
    if kept.is_empty() { held } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with what surrounds articles, in words of our own.
    const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Two die in harbour blast | The Example Times</title>
        <meta property="og:title" content="Two die in harbour blast"><meta property="og:site_name" content="The Example Times">
        <meta name="author" content="Jane Doe"><meta name="keywords" content="harbour, blast"><link rel="canonical" href="https://example.org/2017/05/03/blast">
        <link rel="alternate" hreflang="fr" href="https://example.org/fr/blast"><link rel="alternate" hreflang="en-GB" href="/blast">
        <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","datePublished":"2017-05-03T08:00:00Z"}]}</script>
        </head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav><article><h1>Two die in harbour blast</h1>
        <p>A blast killed two sailors in the harbour of the northern town on Monday, the coast guard said, and a third was hurt when he tried to flee.</p>
        <p>No group said that it had done it. The mayor, who spoke to reporters in the evening, said that the town would bury its dead on Friday.</p>
        <p>The harbour has been closed since, and ships were told to wait outside until divers have looked at the quay and at the wreck.</p></article>
        <aside><h3>Most read</h3><p><a href="/x">Ten things to know about harbours</a></p></aside><footer><p>Copyright 2017 The Example Times</p></footer></body></html>"#;

    fn check(page: &str, expected: &str) {
        let shown = match read("page", page, Draft::default()) {
            Ok(report) => report.words(report.body).to_owned(),
            Err(note) => note.to_string(),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn an_article_page() {
        let report = read("page", PAGE, Draft::default()).unwrap();
        assert_eq!(report.title.as_deref(), Some("Two die in harbour blast"));
        assert_eq!(report.authors, ["Jane Doe"]);
        assert_eq!(report.published.unwrap().to_string(), "2017-05-03");
        assert_eq!(report.source.as_deref(), Some("The Example Times"));
        assert_eq!(report.url.as_deref(), Some("https://example.org/2017/05/03/blast"));
        assert_eq!(report.language.as_deref(), Some("en-GB"));
        assert_eq!(report.also_in, ["fr"]);
        assert_eq!(report.topics, ["harbour", "blast"]);
        let body = report.words(report.body);
        assert!(body.starts_with("A blast killed two sailors") && body.ends_with("at the wreck."), "{body}");
        assert_eq!(body.split("\n\n").count(), 3, "{body}");
        assert_eq!(report.text.matches("Two die in harbour blast").count(), 0, "{}", report.text);
    }

    #[test]
    fn broken_pages_still_give_text() {
        check(
            "<html><body><p>Two men died in a blast in the harbour<p>A third man was hurt & fled",
            "Two men died in a blast in the harbour\n\nA third man was hurt & fled",
        );
        check("<div><b>Two men died in a blast.</div></i></p>", "Two men died in a blast.");
        check("<p>Two men died in a blast.</p><script>var x = '<p>not this</p>'", "Two men died in a blast.");
        check(
            "<html><body></body></html>",
            "reading \"page\": found a page without any text, expected an article; save the page after it has loaded",
        );
    }

    #[test]
    fn pages_beyond_bounds_are_stripped_and_told() {
        let deep = format!("{}Two men died in a blast.", "<div>".repeat(10_000));
        let report = read("page", &deep, Draft::default()).unwrap();
        assert_eq!(report.words(report.body), "Two men died in a blast.");
        assert_eq!(
            report.notes[0].to_string(),
            "reading the page: found tags nested 10000 deep, expected an article; all its text was kept, check that navigation is not part of it"
        );
    }
}
