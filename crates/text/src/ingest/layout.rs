//! Which blocks are the report, and what the blocks around it say of it.

use std::ops::Range;

use super::block::{self, Block, Kind};
use super::dates::{self, Dated};
use super::draft::{Draft, quote};
use super::header::{self, Field};
use super::{byline, dateline, furniture, language};
use crate::{Note, Report};

/// How many paragraphs into the body a dateline is looked for; a standfirst or the lines of a letterhead may come before it.
const DATELINE_WITHIN: usize = 8;

/// The report that `blocks` make, with what they say of it; the blocks before `from` were read already.
pub(crate) fn assemble(doc: &str, blocks: &[Block], from: usize, mut draft: Draft) -> Report {
    let top = read_top(blocks, from, &mut draft);
    read_late_bylines(blocks, top, &mut draft);
    let body = top..read_tail(blocks, top, &draft);
    for at in (from..body.start).chain(body.end..blocks.len()) {
        read_list(blocks, at, &mut draft);
    }
    let (text, places) = block::render(blocks);
    let start = places.get(body.start).map_or(text.len(), |place| place.start);
    let end = places[body.clone()].last().map_or(start, |place| place.end);
    let (start, dateline) = read_dateline(&text, (&blocks[body.clone()], &places[body]), start, &mut draft);
    draft.finish(doc, text, start..end, dateline)
}

/// A byline may stand below a standfirst: the first short lines of the text are looked at too, while no date is known.
fn read_late_bylines(blocks: &[Block], top: usize, draft: &mut Draft) {
    const WITHIN: usize = 6;
    for block in blocks.iter().skip(top).take(WITHIN).filter(|block| matches!(block.kind, Kind::Paragraph)) {
        let words = block.words();
        if draft.published.is_some() || words.len() > 160 {
            continue;
        }
        // a bare date there may be the report's own words; a byline is not
        let evident = |line: &&str| line.contains('|') || ["By ", "Published ", "Issued "].iter().any(|label| line.starts_with(label));
        let Some(found) = words.lines().filter(evident).find_map(byline::read) else { continue };
        found.authors.iter().for_each(|author| Draft::add(&mut draft.authors, author));
        if let Some(date) = found.date {
            draft.publish(date, words, None);
        }
    }
}

/// Reads title, byline, date and languages above the text; gives the first block of the report.
fn read_top(blocks: &[Block], from: usize, draft: &mut Draft) -> usize {
    let (mut about, mut offers) = (false, false);
    let mut fallback = None;
    for (at, block) in blocks.iter().enumerate().skip(from) {
        let words = block.words();
        if words.is_empty() {
            about &= block.kind != Kind::Rule;
            continue;
        }
        if let Kind::Heading(_) = block.kind {
            about = furniture::begins_about(block);
            if !about && furniture::files_under(block).is_none() && furniture::offered(block).is_none() {
                Draft::fill(&mut draft.title, words);
            }
        } else if let Some(found) = byline::read(words) {
            found.authors.iter().for_each(|author| Draft::add(&mut draft.authors, author));
            if let Some(date) = found.date {
                draft.publish(date, words, None);
            }
        } else if block.is_links() {
            read_languages(block, true, draft);
        } else if let Some((field, value)) = header::labelled(words).filter(|_| words.len() <= 200 && !words.contains('\n')) {
            header::take(draft, field, &[value], None);
        } else if furniture::begins_about(block) {
            about = true;
        } else if about && (furniture::is_biography(block, &draft.authors) || furniture::tells_role(words)) {
        } else if block.is_running() && furniture::offered(block).is_none() {
            return at;
        } else {
            fallback = fallback.or((!offers && furniture::offered(block).is_none()).then_some(at));
            about = false;
        }
        if let Some(named) = furniture::offered(block) {
            offers = true;
            read_offer(named, draft);
            block.links.iter().for_each(|_| read_languages(block, true, draft));
        }
    }
    // no running text: whatever is there, or the title itself
    fallback
        .or_else(|| blocks.iter().skip(from).position(|block| !block.words().is_empty()).map(|at| at + from))
        .unwrap_or(from.min(blocks.len()))
}

/// The block after the last of the report.
fn read_tail(blocks: &[Block], top: usize, draft: &Draft) -> usize {
    let weight = |block: &Block| if block.is_running() { block.words().len() } else { 0 };
    let total: usize = blocks.iter().skip(top).map(weight).sum();
    let mut before = 0;
    let mut end = blocks.len();
    for (at, block) in blocks.iter().enumerate().skip(top) {
        // a label at the head of more text than came before it is a section of the report
        let least = if matches!(block.kind, Kind::Heading(_)) { 1 } else { 2 };
        if at > top && before >= (total - before) * least && furniture::begins_tail(block) {
            end = at;
            break;
        }
        before += weight(block);
    }
    let closes = |block: &Block| {
        let listed = matches!(block.kind, Kind::Item | Kind::Row) && !block.is_links();
        (block.is_running() || listed || block.kind == Kind::Paragraph && block.ends_sentence() && !block.is_links())
            && !furniture::is_biography(block, &draft.authors)
            && !furniture::is_sign_off(block)
            && byline::read(block.words()).is_none()
    };
    let last = (top..end).rev().find(|&at| closes(&blocks[at]));
    last.map_or(end.min(blocks.len()), |last| last + 1).max((top + 1).min(blocks.len()))
}

/// Reads a list of topics or regions that block `at` is the label of, and languages anywhere outside the text.
fn read_list(blocks: &[Block], at: usize, draft: &mut Draft) {
    let block = &blocks[at];
    if block.is_links() {
        read_languages(block, false, draft);
    }
    if let Some(named) = furniture::offered(block) {
        read_offer(named, draft);
        blocks[at + 1..].iter().take_while(|next| next.is_links()).for_each(|next| read_languages(next, true, draft));
    }
    let Some(field) = furniture::files_under(block) else {
        if let Some((field @ (Field::Topics | Field::Regions), value)) = header::labelled(block.words())
            && !value.is_empty()
            && block.words().len() <= 400
        {
            header::take(draft, field, &[value], None);
        }
        return;
    };
    let listed = blocks[at + 1..].iter().take_while(|next| {
        !matches!(next.kind, Kind::Heading(_) | Kind::Rule) && furniture::files_under(next).is_none() && !next.ends_sentence()
    });
    for next in listed.filter(|next| next.words().len() <= 400) {
        let words: Vec<&str> = next.links.iter().map(|link| link.words.as_str()).collect();
        if words.is_empty() {
            header::take(draft, field, &[next.words()], None);
        }
        let list = if field == Field::Topics { &mut draft.topics } else { &mut draft.regions };
        words.iter().for_each(|word| Draft::add(list, word));
    }
}

/// Takes the languages that a block's links name, and, where languages are offered, those their paths begin with.
fn read_languages(block: &Block, offered: bool, draft: &mut Draft) {
    for link in &block.links {
        let tag = language::named(&link.words).map(str::to_owned);
        if let Some(tag) = tag.or_else(|| language::of_path(&link.target).filter(|_| offered)) {
            Draft::add(&mut draft.also_in, &tag);
        }
    }
}

/// Takes the languages of "Arabic, French and Spanish".
fn read_offer(named: &str, draft: &mut Draft) {
    for word in named.split([',', '|', '/', ';', ':']).flat_map(|part| part.split(" and ")) {
        if let Some(tag) = language::named(word) {
            Draft::add(&mut draft.also_in, tag);
        }
    }
}

/// Reads the dateline in one of the body's first blocks; gives where the report begins after it, and its place.
fn read_dateline(
    text: &str,
    (blocks, places): (&[Block], &[Range<usize>]),
    start: usize,
    draft: &mut Draft,
) -> (usize, Option<Range<usize>>) {
    let lines = places.iter().take(DATELINE_WITHIN).map(|place| dateline::find(&text[place.clone()]));
    let Some((at, line)) = lines.enumerate().find_map(|(at, line)| Some((at, line?))) else { return (start, None) };
    let place = &places[at];
    Draft::fill(&mut draft.source, line.agency.as_deref().unwrap_or_default());
    if let Some(parts) = line.date
        && draft.published.is_none()
    {
        let words = text[place.start..place.start + line.end].trim_end();
        match dates::of_parts(parts) {
            Dated::No => draft.notes.push(Note::new(format!(
                "reading the dateline: found {}, expected a date with its year; the date of publication was left empty, add a line \"Date: 2016-05-24\"",
                quote(words)
            ))),
            dated => draft.publish(dated, words, None),
        }
    }
    // what stands above a dateline is a letterhead, unless it is a standfirst in sentences
    let letterhead = blocks[..at].iter().all(|block| !block.ends_sentence());
    let after = if letterhead { place.start + line.end } else { start };
    (after, Some(place.start + line.place.start..place.start + line.place.end))
}
