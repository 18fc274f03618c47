//! Addresses of pages, of mail, and names of hosts and files, which stay whole.

use super::letters::Small;
use super::lists::{ENDINGS, NEWSGROUPS};

/// How far an address of mail or a name of a host is looked for.
const FAR: usize = 80;

/// Where the address that begins `chunk` ends, if one does.
pub(super) fn end(chunk: &str) -> Option<usize> {
    let bytes = chunk.as_bytes();
    let page = ["http://", "https://", "ftp://", "mailto:", "www."]
        .iter()
        .any(|opening| bytes.len() > opening.len() + 2 && bytes[..opening.len()].eq_ignore_ascii_case(opening.as_bytes()));
    if page {
        return Some(page_end(chunk));
    }
    let window = &bytes[..bytes.len().min(FAR)];
    let name = window.iter().take_while(|byte| is_name(**byte)).count();
    if window.get(name) == Some(&b'@') {
        let host = bytes[name + 1..].iter().take(FAR).take_while(|byte| is_name(**byte)).count();
        if host > 0 && name > 0 {
            return Some(without_stop(chunk, name + 1 + host));
        }
    }
    newsgroup_end(chunk, name).or_else(|| host_end(chunk, name))
}

/// "comp.lang.rust"
fn newsgroup_end(chunk: &str, name: usize) -> Option<usize> {
    let stop = chunk
        .bytes()
        .take(5)
        .position(|byte| byte == b'.')
        .filter(|stop| stop + 1 < name && chunk.as_bytes()[stop + 1].is_ascii_lowercase())?;
    Small::of(&chunk[..stop])?.is_in(NEWSGROUPS).then(|| without_stop(chunk, name))
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'%' | b'#' | b'~')
}

/// Up to a quotation mark or a pointed bracket, without the marks of the sentence.
fn page_end(chunk: &str) -> usize {
    let end = chunk.find(['<', '>', '"', '”', '“', '\'', '’', '|']).unwrap_or(chunk.len());
    let mut end = without_stop(chunk, end);
    // a bracket that the address did not open belongs to the sentence
    let open = chunk.as_bytes()[..end].contains(&b'(');
    while end > 1 && matches!(chunk.as_bytes()[end - 1], b')' | b']' | b'}') && !open {
        end = without_stop(chunk, end - 1);
    }
    end
}

fn without_stop(chunk: &str, end: usize) -> usize {
    chunk[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '-']).len()
}

/// "example.org", "report.pdf", "news.example.co.uk", "example.org/page": letters, full stops, and a known ending.
fn host_end(chunk: &str, name: usize) -> Option<usize> {
    let bytes = chunk.as_bytes();
    let name = without_stop(chunk, name.min(bytes.len()));
    let stop = bytes[..name].iter().rposition(|byte| *byte == b'.')?;
    let ending = Small::of(&chunk[stop + 1..name])?;
    let first = bytes[..stop].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    // "fled.In": a sentence ends here, and no address; "U.S", "U.K" are no hosts
    let one_case = |part: &[u8]| !part[0].is_ascii_uppercase() || part.iter().all(u8::is_ascii_uppercase);
    if !ending.is_in(ENDINGS) || first < 2 || !one_case(&bytes[stop + 1..name]) {
        return None;
    }
    let doubtful = matches!(ending.bytes(), b"in" | b"us" | b"de" | b"co" | b"ca" | b"il" | b"int" | b"ml" | b"fr" | b"info");
    if doubtful && !bytes[..stop].contains(&b'.') {
        return None;
    }
    if bytes.get(name) == Some(&b'/') && bytes.get(name + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return Some(page_end(chunk));
    }
    Some(name)
}
