//! When a page was published: every date it shows, ranked by how often that kind of date is the right one.

use trafilatura::dom::Document;

use super::super::dates::{self, Dated};
use super::super::draft::Draft;
use super::super::{byline, normalise::on_one_line};

/// A date on a page, and how far it is to be trusted: 0 the most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    rank: u8,
    words: String,
    dated: Dated,
}

/// Keys of `meta` elements, the best first.
const METAS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "article.published",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "pub_date",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "date",
    "datecreated",
    "og:pubdate",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "article:post_date",
    "displaydate",
    "release_date",
    "date.release",
];

/// Parts of class names and ids of elements that show the date of publication.
const CLASSES: &[&str] =
    &["publish", "pubdate", "pub-date", "byline", "dateline", "timestamp", "posted", "entry-date", "post-date", "article-date", "date"];

/// Ranks of the kinds of date.
const JSON: u8 = 0;
const META: u8 = 10;
const TIME: u8 = 60;
const URL: u8 = 70;
const WORDS: u8 = 80;

/// How many elements with a telling class are looked at.
const MOST_ELEMENTS: usize = 40;

fn found(rank: u8, words: &str, dated: Dated) -> Option<Found> {
    (dated != Dated::No).then(|| Found { rank, words: words.to_owned(), dated })
}

/// The date of a JSON-LD key.
pub(super) fn of_json(key: &str, words: &str) -> Option<Found> {
    found(if key == "datePublished" { JSON } else { JSON + 5 }, words, dates::read(words))
}

/// The date of a `meta` element, if its key names one.
pub(super) fn of_meta(key: &str, content: &str) -> Option<Found> {
    let at = METAS.iter().position(|known| *known == key)?;
    found(META + u8::try_from(at).unwrap_or(0), content, dates::read(content))
}

/// The dates of `<time>` elements and of elements whose class says that they show one.
pub(super) fn of_elements(document: &Document) -> Vec<Found> {
    let root = document.root();
    let mut all = Vec::new();
    for time in document.get_elements_by_tag_name(root, "time") {
        let words = document.get_attribute(time, "datetime").or_else(|| document.get_attribute(time, "content"));
        let words = on_one_line(&words.unwrap_or_else(|| document.text_content(time)));
        let class = document.class_name(time).to_ascii_lowercase();
        let said = document.get_attribute(time, "pubdate").is_some()
            || document.get_attribute(time, "itemprop").is_some_and(|prop| prop.eq_ignore_ascii_case("datePublished"))
            || class.contains("publish");
        let later = class.contains("update") || class.contains("modif");
        all.extend(found(TIME + u8::from(!said) + 2 * u8::from(later), &words, dates::read(&words)));
    }
    for tag in ["span", "div", "p", "li", "a", "em", "small", "abbr"] {
        let telling = document.get_elements_by_tag_name(root, tag).into_iter().filter(|&node| {
            let names = format!("{} {}", document.class_name(node), document.id_attr(node)).to_ascii_lowercase();
            let prop = document.get_attribute(node, "itemprop").is_some_and(|prop| prop.eq_ignore_ascii_case("datePublished"));
            prop || CLASSES.iter().any(|class| names.contains(class)) && !names.contains("update") && !names.contains("modif")
        });
        for node in telling.take(MOST_ELEMENTS) {
            let shown = document.get_attribute(node, "content").or_else(|| document.get_attribute(node, "title")).unwrap_or_default();
            let text = on_one_line(&document.text_content(node));
            let dated = match dates::read(&shown) {
                Dated::No => byline::read(&text).and_then(|line| line.date).unwrap_or(Dated::No),
                dated => dated,
            };
            all.extend(found(WORDS, if shown.is_empty() { &text } else { &shown }, dated));
        }
    }
    all
}

/// The date in an address: "/2016/05/24/", "/2016/may/24/", "2016-05-24".
pub(super) fn of_url(url: &str) -> Option<Found> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let parts: Vec<&str> = path.split(['/', '-', '_', '.', '?', '=']).collect();
    let dated = parts.windows(3).find_map(|part| {
        let [year, month, day] = part else { return None };
        let numbers = [year, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let fits = year.len() == 4 && (1..=2).contains(&day.len()) && numbers;
        match dates::read(&format!("{day} {month} {year}")) {
            Dated::No => Some(dates::read(&format!("{year}-{month}-{day}"))),
            named => Some(named),
        }
        .filter(|dated| fits && dated.days().is_some())
    });
    found(URL, url, dated.unwrap_or(Dated::No))
}

/// Takes the best date that exists into the draft; where only impossible ones are shown, that is told.
pub(super) fn settle(mut all: Vec<Found>, draft: &mut Draft) {
    // a day before a month or two readings, within each kind the first on the page
    all.sort_by_key(|found| (found.dated.days().is_none(), found.rank));
    let Some(best) = all.first() else { return };
    let sure = all.iter().find(|found| matches!(found.dated, Dated::Days(days) if days.day().is_some()));
    let best = if matches!(best.dated, Dated::Unsure(_)) { sure.unwrap_or(best) } else { best };
    draft.publish(best.dated, &best.words, None);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: &str) {
        let page = format!("<html><head>{head}</head><body><p>Two men died.</p></body></html>");
        let mut draft = Draft::default();
        super::super::metadata::read(&Document::parse(&page), &mut draft);
        let note = draft.notes.first().map(|note| format!(" {note}")).unwrap_or_default();
        assert_eq!(format!("{}{note}", draft.published.map(|days| days.to_string()).unwrap_or_default()), expected, "{head}");
    }

    #[test]
    fn kinds_of_dates() {
        check(
            r#"<script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"2016-05-24T01:00:00Z"}]</script>"#,
            "2016-05-24",
        );
        check(r#"<meta property="article:published_time" content="2016-05-24T23:00:00+02:00">"#, "2016-05-24");
        check(r#"<meta name="DC.date.issued" content="24 May 2016">"#, "2016-05-24");
        check(r#"<link rel="canonical" href="https://e.org/world/2016/may/24/blast">"#, "2016-05-24");
        check(r#"<link rel="canonical" href="https://e.org/2016/05/24/blast-4">"#, "2016-05-24");
        check(r#"</head><body><time datetime="2016-05-24">yesterday</time>"#, "2016-05-24");
        check(r#"</head><body><span class="post-date">Posted on May 24, 2016</span>"#, "2016-05-24");
        check(r#"</head><body><div class="byline">By Jane Doe | May 24, 2016</div>"#, "2016-05-24");
        check(r#"<meta name="viewport" content="2016">"#, "");
    }

    #[test]
    fn the_better_kind_wins() {
        check(
            r#"<meta name="date" content="2016-05-25"><meta property="article:published_time" content="2016-05-24"></head><body><time datetime="2016-05-26">"#,
            "2016-05-24",
        );
        check(r#"<meta property="article:published_time" content="2016-02-31"></head><body><time datetime="2016-05-26">"#, "2016-05-26");
        check(r#"<meta name="date" content="03/04/2016"><link rel="canonical" href="https://e.org/2016/04/03/x">"#, "2016-04-03");
        check(
            r#"<meta name="date" content="2016-02-31">"#,
            " reading the date of publication: found \"2016-02-31\", expected a day that exists; left empty, correct it",
        );
    }
}
