//! Markdown to blocks of plain words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::block::{Block, Kind, Link};
use super::super::draft::Draft;
use super::super::normalise::normalise;
use super::super::{language, strip};

/// The blocks of `text`; a language that a link names with `hreflang` goes to the draft.
pub(super) fn blocks(text: &str, draft: &mut Draft) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut page = Page::default();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(tag) => page.open(tag),
            Event::End(tag) => page.close(tag),
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => page.push(&words),
            Event::Html(html) => {
                read_hreflang(&html, draft);
                page.html.push_str(&html);
            }
            Event::InlineHtml(tag) => {
                read_hreflang(&tag, draft);
                if tag.starts_with("<br") {
                    page.push("\n");
                }
            }
            Event::SoftBreak => page.push(" "),
            Event::HardBreak => page.push("\n"),
            Event::Rule => {
                page.flush();
                page.blocks.push(Block::new(Kind::Rule, ""));
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    page.flush();
    // footnotes stand at the end, whatever their place in the file
    page.blocks.append(&mut page.footnotes);
    page.blocks
}

/// The blocks so far and the one being written.
#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    footnotes: Vec<Block>,
    kind: Option<Kind>,
    text: String,
    links: Vec<Link>,
    /// Where each open link's words begin in `text`, and where it leads.
    open_links: Vec<(usize, String)>,
    /// The number of the next item of each open list, if it counts.
    lists: Vec<Option<u64>>,
    /// The mark of the item that has no words yet.
    mark: Option<String>,
    html: String,
    emphases: usize,
    images: usize,
    footnote: bool,
    /// Letters inside emphasis and letters in all.
    letters: (usize, usize),
}

impl Page {
    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.flush(),
            Tag::Heading { level, .. } => {
                self.flush();
                self.kind = Some(Kind::Heading(level as u8));
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.kind = Some(Kind::Code);
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                self.mark = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                });
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.kind = Some(Kind::Row);
            }
            Tag::FootnoteDefinition(_) => {
                self.flush();
                self.footnote = true;
            }
            Tag::Emphasis => self.emphases += 1,
            Tag::Image { .. } => self.images += 1,
            Tag::Link { dest_url, .. } => self.open_links.push((self.text.len(), dest_url.into_string())),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableRow | TagEnd::TableHead => self.flush(),
            TagEnd::Item => {
                self.flush();
                self.mark = None;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::TableCell => self.push(" | "),
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.footnote = false;
            }
            TagEnd::Emphasis => self.emphases = self.emphases.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Link => self.close_link(),
            TagEnd::HtmlBlock => {
                self.flush();
                let html = std::mem::take(&mut self.html);
                self.blocks.extend(strip::blocks(&html));
            }
            _ => {}
        }
    }

    fn push(&mut self, words: &str) {
        if self.images > 0 {
            return;
        }
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters.1 += letters;
        if self.emphases > 0 {
            self.letters.0 += letters;
        }
        self.text.push_str(words);
    }

    /// Ends a link: its words lose an address in parentheses, which is where it leads if nothing else is said.
    fn close_link(&mut self) {
        let Some((start, target)) = self.open_links.pop() else { return };
        let words = self.text.get(start..).unwrap_or_default();
        let (words, address) = split_address(words);
        let target = if matches!(target.as_str(), "" | "#") { address.unwrap_or_default().to_owned() } else { target };
        let words = words.to_owned();
        self.text.truncate(start);
        self.text.push_str(&words);
        if !words.trim().is_empty() {
            self.links.push(Link { words: words.trim().to_owned(), target });
        }
    }

    /// Ends the block being written, if it has any words.
    fn flush(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        let links = std::mem::take(&mut self.links);
        let (emphasised, letters) = std::mem::take(&mut self.letters);
        let kind = self.kind.take();
        self.open_links.clear();
        if text.trim().is_empty() {
            return;
        }
        let kind = kind.unwrap_or(if self.mark.is_some() { Kind::Item } else { Kind::Paragraph });
        if kind == Kind::Row {
            text.truncate(text.trim_end().trim_end_matches('|').trim_end().len());
        }
        let mut words = if kind == Kind::Code { normalise(&text).0 } else { tidy(&text) };
        if kind == Kind::Item {
            words.insert_str(0, &self.mark.take().unwrap_or_default());
        }
        let into = if self.footnote { &mut self.footnotes } else { &mut self.blocks };
        let tight = matches!(kind, Kind::Item | Kind::Row) && into.last().is_some_and(|last| last.kind == kind);
        let kind = if self.footnote { Kind::Footnote } else { kind };
        into.push(Block { kind, text: words, links, emphasised: letters > 0 && emphasised == letters, tight });
    }
}

/// "Terrorism (/analysis/terrorism)" into the words and the address.
fn split_address(words: &str) -> (&str, Option<&str>) {
    let Some(inner) = words.trim_end().strip_suffix(')') else { return (words, None) };
    let Some(at) = inner.rfind('(') else { return (words, None) };
    let address = &inner[at + 1..];
    let is_address = ["/", "http://", "https://", "#", "mailto:", "www."].iter().any(|start| address.starts_with(start));
    if is_address && !address.contains(' ') { (inner[..at].trim_end(), Some(address)) } else { (words, None) }
}

/// `text` normalised again, since references such as `&nbsp;` are read by now, with single spaces on each line.
fn tidy(text: &str) -> String {
    let (clean, _) = normalise(text);
    let lines: Vec<String> = clean.split('\n').map(super::super::normalise::on_one_line).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Takes the languages of `<a hreflang="fr" ...>` and `<link hreflang="fr" ...>`.
fn read_hreflang(html: &str, draft: &mut Draft) {
    for (at, mark) in html.match_indices("hreflang=") {
        let value = html[at + mark.len()..].trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(value.len());
        if let Some(tag) = language::tidy(&value[..end]) {
            Draft::add(&mut draft.also_in, &tag);
        }
    }
}
