//! Plain text: header lines, title, paragraphs; hard-wrapped lines are joined.

use super::block::{Block, Kind};
use super::draft::Draft;
use super::normalise::normalise;
use super::{byline, dateline, header, layout};
use crate::Report;

/// Longest first line that can be a title, in bytes.
const LONGEST_TITLE: usize = 160;

/// The report of a plain text.
pub(crate) fn read(doc: &str, text: &str, mut draft: Draft) -> Report {
    let (text, cut) = normalise(text);
    draft.notes.extend(cut);
    let (mut blocks, rest) = read_header(&text, &mut draft);
    let from = blocks.len();
    blocks.extend(paragraphs(rest));
    if draft.title.is_none() {
        mark_title(&mut blocks[from..]);
    }
    layout::assemble(doc, &blocks, from, draft)
}

/// The report of a text whose headers were told elsewhere, as in a JSON line: all of it is text.
pub(crate) fn read_text(doc: &str, text: &str, mut draft: Draft) -> Report {
    let (text, cut) = normalise(text);
    draft.notes.extend(cut);
    let blocks: Vec<Block> = paragraphs(&text).collect();
    let repeats_title = |block: &Block| draft.title.as_deref().is_some_and(|title| title.trim().eq_ignore_ascii_case(block.words()));
    let from = usize::from(blocks.len() > 1 && repeats_title(&blocks[0]));
    layout::assemble(doc, &blocks, from, draft)
}

/// Takes labelled lines from the very top; gives them as blocks, and the rest of the text.
fn read_header<'a>(text: &'a str, draft: &mut Draft) -> (Vec<Block>, &'a str) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut rest = text;
    let mut at = 0_u32;
    while let Some((line, after)) = rest.split_once('\n') {
        at += 1;
        if line.trim().is_empty() {
            // one blank line may part labelled lines, but it does not begin a search for them further down
            if !blocks.is_empty() && header::labelled(after.lines().next().unwrap_or_default()).is_none() {
                break;
            }
        } else if let Some((field, value)) = header::labelled(line).filter(|_| line.len() <= 400) {
            header::take(draft, field, &[value], Some(at));
            blocks.push(Block { tight: !blocks.is_empty(), ..Block::new(Kind::Paragraph, line) });
        } else {
            break;
        }
        rest = after;
    }
    (blocks, rest)
}

/// Makes a heading of the first line, if it is short, ends no sentence and stands alone.
fn mark_title(blocks: &mut [Block]) {
    let alone = blocks.get(1).is_some_and(|next| !next.tight);
    let Some(first) = blocks.first_mut().filter(|_| alone) else { return };
    let words = first.words();
    let is_line = words.len() <= LONGEST_TITLE && !words.contains('\n') && !first.ends_sentence();
    if is_line && byline::read(words).is_none() && dateline::find(words).is_none() && first.kind == Kind::Paragraph {
        first.kind = Kind::Heading(1);
    }
}

/// The paragraphs of `text`: blocks of lines apart by blank lines, joined where the lines are evidently hard-wrapped.
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    let wrapped = is_wrapped(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut apart = true;
    for line in text.lines() {
        if line.trim().is_empty() {
            apart = true;
            continue;
        }
        let item = is_item(line);
        let indents = line.starts_with([' ', '\t']) && !item;
        match blocks.last_mut() {
            Some(last) if wrapped && !apart && !item && (last.kind == Kind::Item || !indents) => join(&mut last.text, line.trim()),
            _ => {
                let kind = if item { Kind::Item } else { Kind::Paragraph };
                let tight = !apart && (!wrapped || !indents);
                blocks.push(Block { tight, ..Block::new(kind, line.trim()) });
            }
        }
        apart = false;
    }
    blocks.into_iter()
}

/// Adds a line to a paragraph: with one space, or none after the hyphen of a word that goes on.
pub(crate) fn join(text: &mut String, line: &str) {
    let hyphened = text.ends_with('-') && !text.ends_with("--") && !text.ends_with(" -") && line.starts_with(char::is_alphabetic);
    if !hyphened && !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let marked = ["- ", "* ", "• ", "– ", "▪ ", "◦ ", "· "].iter().any(|mark| line.starts_with(mark));
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    marked || (1..=2).contains(&digits) && line[digits..].starts_with([')', '.']) && line[digits + 1..].starts_with(' ')
}

/// Whether nearly every line that another follows ends where the next word would not have fitted, or all run on in mid-sentence.
fn is_wrapped(text: &str) -> bool {
    /// A width that people and programs wrap at, in characters.
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;
    let lines: Vec<&str> = text.lines().take(2000).map(str::trim_end).collect();
    let width = |line: &str| line.chars().take(1 + WIDTHS.end()).count();
    let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let (mut followed, mut full, mut running_on) = (0, 0, 0);
    for pair in lines.windows(2) {
        if pair.iter().any(|line| line.trim().is_empty()) || is_item(pair[1]) || pair[1].starts_with([' ', '\t']) {
            continue;
        }
        let next = pair[1].split_whitespace().next().map_or(0, width);
        followed += 1;
        full += usize::from(width(pair[0]) + 1 + next + 3 > longest.saturating_sub(longest / 12));
        running_on += usize::from(!pair[0].ends_with(['.', '!', '?', ':', ';']) && pair[1].starts_with(char::is_lowercase));
    }
    let filled = WIDTHS.contains(&longest) && followed >= 2 && full * 5 >= followed * 4;
    filled || followed >= 1 && running_on == followed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The report as one line: title, authors, date, source, dateline, body.
    fn check(text: &str, expected: &str) {
        let report = read("x", text, Draft::default());
        let shown = format!(
            "{} | {} | {} | {} | {} | {}{}",
            report.title.as_deref().unwrap_or_default(),
            report.authors.join("; "),
            report.published.map(|days| days.to_string()).unwrap_or_default(),
            report.source.as_deref().unwrap_or_default(),
            report.dateline.map_or("", |place| report.words(place)),
            report.words(report.body).replace("\n\n", "¶").replace('\n', "/"),
            report.notes.iter().map(|note| format!(" | {note}")).collect::<String>()
        );
        assert_eq!(shown, expected);
    }

    #[test]
    fn header_lines_at_the_top() {
        check(
            "Title: Blast in Homs\nBy: Jane Doe\nDate: 24 May 2016\nSource: The Example\nURL: https://e.org/1\n\nTwo men died in Homs.\n",
            "Blast in Homs | Jane Doe | 2016-05-24 | The Example |  | Two men died in Homs.",
        );
        check("Two men died in Homs.\n\nDate: 24 May 2016\n", " |  |  |  |  | Two men died in Homs.");
    }

    #[test]
    fn titles_bylines_and_datelines() {
        check(
            "Blast in Homs\n\nBy Jane Doe\nMay 24, 2016\n\nHOMS, Syria (Example) - Two men died.\n\nA third was hurt.\n",
            "Blast in Homs | Jane Doe | 2016-05-24 | Example | HOMS, Syria | Two men died.¶A third was hurt.",
        );
        check("BAMAKO, 12 May 2020 -- Two men died.", " |  | 2020-05-12 |  | BAMAKO | Two men died.");
        check(
            "NAIROBI, March 3 (AFP) -- Two men died.",
            " |  |  | AFP | NAIROBI | Two men died. | reading the dateline: found \"NAIROBI, March 3 (AFP) --\", expected a date with its year; the date of \
             publication was left empty, add a line \"Date: 2016-05-24\"",
        );
        check(
            "NEWS RELEASE of the Example Command in the Northern Province of the Republic\nFor Immediate Release\nKABUL, Afghanistan (July 14, 2011) – Two \
             men died.\n",
            " |  | 2011-07-14 |  | KABUL, Afghanistan | Two men died.",
        );
        check("Two men died in Homs.\n\nThree in Idlib.", " |  |  |  |  | Two men died in Homs.¶Three in Idlib.");
        check("Two die", " |  |  |  |  | Two die");
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        check(
            "Gunmen on motorcycles killed two men in the village of Upper\nMill on Monday and set fire to a school, a teacher and two\nwitnesses said. The \
             army did not answer calls for a com-\nment.\n\n- A third man was hurt.\n- A fourth, who was with him, fled into the hills that stand\nbehind the village.\n",
            " |  |  |  |  | Gunmen on motorcycles killed two men in the village of Upper Mill on Monday and set fire to a school, a teacher and two witnesses \
             said. The army did not answer calls for a com-ment.¶- A third man was hurt./- A fourth, who was with him, fled into the hills that stand behind the village.",
        );
        check("Two men died in the village\nand one fled.", " |  |  |  |  | Two men died in the village and one fled.");
        check("Two men died.\nThree were hurt in Idlib.", " |  |  |  |  | Two men died./Three were hurt in Idlib.");
    }
}
