//! HTML to blocks without building a tree: for HTML inside Markdown, and for pages too large or too broken for more.
//!
//! One pass over the bytes; it does not tell the main text from its surroundings beyond leaving out navigation.

use super::block::{Block, Kind};
use super::normalise::{normalise, on_one_line};

/// Elements whose content is no text of the page.
const UNSEEN: &[&str] = &[
    "script", "style", "svg", "template", "noscript", "iframe", "object", "head", "nav", "footer", "aside", "form", "button", "select",
    "textarea",
];

/// Elements that begin and end a block.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "figure",
    "figcaption",
    "hr",
    "body",
    "html",
    "title",
    "address",
    "details",
    "summary",
    "center",
    "tbody",
    "thead",
];

/// Character references by name, besides the numbers.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("shy", ""),
    ("copy", "©"),
    ("euro", "€"),
    ("pound", "£"),
    ("aacute", "á"),
    ("agrave", "à"),
    ("acirc", "â"),
    ("auml", "ä"),
    ("ccedil", "ç"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("ntilde", "ñ"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("ouml", "ö"),
    ("uacute", "ú"),
    ("ucirc", "û"),
    ("ugrave", "ù"),
    ("uuml", "ü"),
    ("szlig", "ß"),
    ("bull", "•"),
    ("middot", "·"),
    ("Eacute", "É"),
    ("Egrave", "È"),
    ("Agrave", "À"),
];

/// The blocks of `html`.
pub(crate) fn blocks(html: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut kind = Kind::Paragraph;
    let mut text = String::new();
    let mut unclosed: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&mut text, &rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let closing = rest.starts_with("</");
        let name_start = if closing { 2 } else { 1 };
        let name: String =
            rest[name_start..].chars().take_while(char::is_ascii_alphanumeric).take(12).collect::<String>().to_ascii_lowercase();
        if name.is_empty() && !rest.starts_with("<!") && !rest.starts_with("<?") {
            text.push('<');
            rest = &rest[1..];
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        rest = &rest[end + 1..];
        if let Some(unseen) = UNSEEN.iter().find(|unseen| **unseen == name && !closing && !unclosed.contains(unseen)) {
            match find_close(rest, unseen) {
                Some(close) => rest = &rest[close..],
                None => unclosed.push(unseen),
            }
        } else if let Some(level) = heading(&name) {
            flush(&mut out, kind, &mut text);
            kind = if closing { Kind::Paragraph } else { Kind::Heading(level) };
        } else if name == "li" || name == "tr" {
            flush(&mut out, kind, &mut text);
            kind = match (closing, name.as_str()) {
                (true, _) => Kind::Paragraph,
                (false, "li") => Kind::Item,
                (false, _) => Kind::Row,
            };
        } else if name == "br" {
            text.push('\n');
        } else if name == "td" || name == "th" {
            if !closing && !text.trim().is_empty() {
                text.push_str(" | ");
            }
        } else if BLOCKS.contains(&name.as_str()) {
            flush(&mut out, kind, &mut text);
            if kind != Kind::Item {
                kind = Kind::Paragraph;
            }
        }
    }
    if !rest.starts_with('<') {
        push_text(&mut text, rest);
    }
    flush(&mut out, kind, &mut text);
    out
}

/// Where `</name` begins in `rest`, in whatever case.
fn find_close(rest: &str, name: &str) -> Option<usize> {
    rest.match_indices("</")
        .map(|(at, _)| at)
        .find(|&at| rest[at + 2..].get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
}

fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// Ends a block, if there is any text in it.
fn flush(out: &mut Vec<Block>, kind: Kind, text: &mut String) {
    let (clean, _) = normalise(text);
    text.clear();
    let lines: Vec<String> = clean.split('\n').map(on_one_line).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return;
    }
    let words = if kind == Kind::Item { format!("- {}", lines.join(" ")) } else { lines.join("\n") };
    let tight = matches!(kind, Kind::Item | Kind::Row) && out.last().is_some_and(|last: &Block| last.kind == kind);
    out.push(Block { tight, ..Block::new(kind, words) });
}

/// Adds text with its character references read and its line breaks, which mean nothing, as spaces.
fn push_text(out: &mut String, mut text: &str) {
    while let Some(at) = text.find(['&', '\n', '\r']) {
        out.push_str(&text[..at]);
        text = &text[at..];
        if !text.starts_with('&') {
            out.push(' ');
            text = &text[1..];
            continue;
        }
        match text[1..].bytes().take(12).position(|byte| byte == b';').and_then(|end| Some((end, entity(&text[1..=end])?))) {
            Some((end, meant)) => {
                out.push_str(&meant);
                text = &text[end + 2..];
            }
            None => {
                out.push('&');
                text = &text[1..];
            }
        }
    }
    out.push_str(text);
}

/// What a character reference stands for.
fn entity(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|&(_, meant)| meant.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[&str]) {
        let shown: Vec<String> = blocks(html).into_iter().map(|block| block.text).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn tags_become_blocks() {
        check(
            "<p>Two men<br>died &amp; one\nwas &#104;urt.</p><ul><li>Homs<li>Idlib</ul>",
            &["Two men\ndied & one was hurt.", "- Homs", "- Idlib"],
        );
        check("<nav><p>Home</p></nav><h1>Blast</h1>Two died<script>x<p></script>.", &["Blast", "Two died."]);
        check("<table><tr><td>Homs<td>3</tr></table>", &["Homs | 3"]);
    }

    #[test]
    fn broken_tags_lose_little() {
        check("<p>Two <b>died", &["Two died"]);
        check("<p>5 < 6 &unknown; &#x0;", &["5 < 6 &unknown;"]);
        check("<nav><p>Two died.", &["Two died."]);
        check("Two died. <!-- never", &["Two died."]);
        check("Two died. <a href=", &["Two died."]);
        check("<", &["<"]);
    }
}
