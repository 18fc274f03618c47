//! What stands around a report and is not the report: labels, recommendations, biographies, sign-offs.

use super::block::{Block, Kind};
use super::header::{self, Field};
use super::normalise::on_one_line;

/// Headings after which nothing of the report follows.
const TAIL: &[&str] = &[
    "recommended",
    "recommended reading",
    "related",
    "related articles",
    "related content",
    "related stories",
    "related posts",
    "related news",
    "related topics",
    "related publications",
    "read more",
    "read next",
    "read also",
    "more",
    "more on this",
    "more on this story",
    "more stories",
    "more news",
    "more from the author",
    "topic",
    "topics",
    "tags",
    "keywords",
    "references",
    "footnotes",
    "endnotes",
    "notes",
    "sources",
    "further reading",
    "see also",
    "share",
    "share this",
    "share this article",
    "about the author",
    "about the authors",
    "about author",
    "about the writer",
    "about the writers",
    "about us",
    "comments",
    "leave a comment",
    "leave a reply",
    "latest",
    "latest news",
    "most read",
    "most popular",
    "trending",
    "you may also like",
    "you might also like",
    "subscribe",
    "newsletter",
    "sign up",
    "follow us",
    "advertisement",
    "contact",
    "contacts",
    "media contact",
    "disclaimer",
    "lire aussi",
    "à lire aussi",
    "articles liés",
    "lee también",
    "artículos relacionados",
    "relacionados",
    "mehr zum thema",
    "اقرأ أيضا",
    "اقرأ أيضاً",
    "إقرأ أيضا",
    "مواضيع ذات صلة",
];

/// Headings of the people behind a report.
const ABOUT: &[&str] = &[
    "about the author",
    "about the authors",
    "about author",
    "about the writer",
    "about the writers",
    "the author",
    "the authors",
    "author",
    "authors",
];

/// What people behind a report are.
const ROLES: &[&str] = &[
    "fellow",
    "professor",
    "director",
    "analyst",
    "editor",
    "researcher",
    "lecturer",
    "journalist",
    "correspondent",
    "reporter",
    "scholar",
    "scientist",
    "adviser",
    "advisor",
    "expert",
    "consultant",
    "author",
    "writer",
    "founder",
    "co-founder",
    "associate",
    "student",
    "columnist",
    "historian",
    "specialist",
];

/// First words of lines that end a page and are not the report.
const SIGN_OFFS: &[&str] = &[
    "(reporting by",
    "(writing by",
    "(editing by",
    "(additional reporting",
    "(compiled by",
    "reporting by",
    "additional reporting by",
    "editing by",
    "©",
    "(c) 20",
    "copyright",
    "all rights reserved",
    "read more",
    "read also",
    "read next",
    "related:",
    "see also:",
    "follow us",
    "follow ",
    "subscribe",
    "sign up",
    "share this",
    "click here",
    "our standards:",
    "this article was originally published",
    "this article first appeared",
    "this post was originally published",
    "editor's note:",
    "advertisement",
    "source:",
    "tags:",
    "keywords:",
    "topics:",
];

/// First words of lines that offer a report in other languages.
const OFFERS: &[&str] = &[
    "also available in",
    "available in",
    "also in",
    "read in",
    "read this in",
    "read this article in",
    "other languages",
    "languages",
    "translations",
    "disponible en",
    "également disponible en",
    "aussi disponible en",
    "también disponible en",
    "auch verfügbar",
    "lire en",
    "متوفر أيضا",
    "متاح أيضا",
];

/// The words of a label, in small letters and without its colon.
fn label(words: &str) -> String {
    on_one_line(words.trim().trim_matches(['*', ':', '#', ' '])).to_lowercase()
}

/// Whether the block can be a label: a heading, or a paragraph of few words.
fn may_label(block: &Block) -> bool {
    matches!(block.kind, Kind::Heading(_)) || block.kind == Kind::Paragraph && block.words().len() <= 40
}

/// Whether nothing of the report follows this block, if the place is right.
pub(crate) fn begins_tail(block: &Block) -> bool {
    may_label(block) && (TAIL.contains(&label(block.words()).as_str()) || files_under(block).is_some())
}

/// Topics or regions, if this block is the label of such a list.
pub(crate) fn files_under(block: &Block) -> Option<Field> {
    let field = header::field(block.words()).filter(|field| matches!(field, Field::Topics | Field::Regions));
    field.filter(|_| may_label(block))
}

/// Whether this block is the heading of the people behind the report.
pub(crate) fn begins_about(block: &Block) -> bool {
    may_label(block) && ABOUT.contains(&label(block.words()).as_str())
}

/// What follows "Also available in", if the block says so.
pub(crate) fn offered(block: &Block) -> Option<&str> {
    let words = block.words();
    let lower = words.to_lowercase();
    if words.len() > 200 || lower.len() != words.len() {
        return OFFERS.iter().any(|offer| lower == *offer).then_some("");
    }
    let rest = OFFERS.iter().filter(|offer| lower.starts_with(**offer)).map(|offer| offer.len()).max()?;
    words.get(rest..).filter(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
}

/// Whether the block tells who an author is: in emphasis, or beginning with an author's name.
pub(crate) fn is_biography(block: &Block, authors: &[String]) -> bool {
    let words = block.words();
    let named = authors.iter().any(|author| words.starts_with(author.as_str()));
    matches!(block.kind, Kind::Paragraph | Kind::Item) && (named || block.emphasised) && tells_role(words)
}

/// Whether the words say that somebody is a professor, an editor and so on.
pub(crate) fn tells_role(words: &str) -> bool {
    let head = words[..words.floor_char_boundary(400)].to_lowercase();
    let says = [" is a", " is the ", " is an ", " are ", " was a", ", a ", ", an ", " est ", " es "].iter().any(|is| head.contains(is));
    says && head.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| ROLES.contains(&word.strip_suffix('s').unwrap_or(word)))
}

/// Whether the block is a sign-off, a copyright line, or an invitation.
pub(crate) fn is_sign_off(block: &Block) -> bool {
    let lower = block.words()[..block.words().floor_char_boundary(60)].to_lowercase();
    SIGN_OFFS.iter().any(|words| lower.starts_with(words)) && block.words().len() <= 300
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let block = Block { emphasised: text.starts_with('_'), ..Block::new(Kind::Paragraph, text.trim_matches('_')) };
        let found = [
            (begins_tail(&block), "tail"),
            (begins_about(&block), "about"),
            (offered(&block).is_some(), "offer"),
            (is_biography(&block, &["Jane Doe".to_owned()]), "biography"),
            (is_sign_off(&block), "sign-off"),
        ];
        let found: Vec<&str> = found.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn furniture() {
        check("RECOMMENDED", "tail");
        check("Regions & Countries:", "tail");
        check("About the Author", "tail about");
        check("Also available in", "offer");
        check("Also available in: Arabic", "offer");
        check("Jane Doe is a senior fellow at the institute.", "biography");
        check("_John Roe, a visiting professor in Lyon, edits the series._", "biography");
        check("(Reporting by Jane Doe; Editing by John Roe)", "sign-off");
        check("© 2016 The Example", "sign-off");
    }

    #[test]
    fn what_is_the_report() {
        check("Jane Doe reached the town on Monday.", "");
        check("John Roe is the director of the hospital.", "");
        check("Related attacks killed four in Homs.", "");
        check("Available in-depth reports say otherwise", "");
    }
}
