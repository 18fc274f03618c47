//! Words, numbers and marks of a stretch of text.
//!
//! Splits at white space and punctuation; keeps hyphenated words, numbers with separators, initials and known abbreviations
//! whole; sets "'s" and "n't" apart, as Universal Dependencies does.

use crate::Span;

/// Longest word that is read as one; what is longer is cut at this many bytes.
const LONGEST: usize = 400;

/// Abbreviations that keep their full stop. Those that also end sentences are in [`ends_sentences`].
const ABBREVIATIONS: &[&str] = &[
    "adm", "amb", "approx", "apr", "art", "assn", "aug", "ave", "brig", "bros", "capt", "cmdr", "co", "col", "comdr", "corp", "cpl", "dec",
    "dept", "det", "dist", "dr", "eg", "est", "etc", "feb", "fr", "ft", "gen", "gov", "hon", "inc", "insp", "jan", "jr", "jul", "jun",
    "km", "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs", "ms", "mt", "nov", "oct", "pfc", "pres", "prof", "pvt", "rep", "rev", "sen",
    "sep", "sept", "sgt", "sr", "st", "supt", "vs", "wg",
];

/// Whether a kept full stop may also end a sentence after this abbreviation.
pub(super) fn ends_sentences(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    matches!(lower.as_str(), "co" | "corp" | "inc" | "ltd" | "etc" | "jr" | "sr" | "a.m" | "p.m" | "u.s" | "u.n" | "d.c" | "km")
}

/// The spans of all tokens of `text[within]`, in bytes of `text`.
///
/// ```
/// use casus_text::{Span, parse::tokens};
/// let text = "Gen. Diaz's men didn't fire at the U.S. base.";
/// let words: Vec<_> = tokens::split(text, Span::of(0..text.len())).iter().map(|s| &text[s.range()]).collect();
/// assert_eq!(words, ["Gen.", "Diaz", "'s", "men", "did", "n't", "fire", "at", "the", "U.S.", "base", "."]);
/// ```
pub fn split(text: &str, within: Span<u8>) -> Vec<Span<u8>> {
    let mut spans = Vec::with_capacity(within.len() as usize / 5);
    let mut at = within.start as usize;
    let end = within.end as usize;
    while at < end {
        let rest = &text[at..end];
        let space = rest.len() - rest.trim_start().len();
        if space > 0 {
            at += space;
            continue;
        }
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        chunk(text, at, at + length, &mut spans);
        at += length;
    }
    spans
}

/// Splits what stands between two spaces.
fn chunk(text: &str, mut start: usize, mut end: usize, spans: &mut Vec<Span<u8>>) {
    while start < end {
        let mark = leading_mark(&text[start..end]);
        if mark == 0 {
            break;
        }
        spans.push(Span::of(start..start + mark));
        start += mark;
    }
    let mut after = Vec::new();
    while start < end {
        let mark = trailing_mark(&text[start..end]);
        if mark == 0 {
            break;
        }
        after.push(Span::of(end - mark..end));
        end -= mark;
    }
    word(text, start, end, spans);
    spans.extend(after.into_iter().rev());
}

/// Bytes of the mark that a chunk begins with, 0 for a word.
fn leading_mark(piece: &str) -> usize {
    let Some(first) = piece.chars().next() else { return 0 };
    if matches!(first, '-' | '—' | '–' | '.') {
        let run = piece.len() - piece.trim_start_matches(first).len();
        // "-5" and ".50" are numbers, "--" and "..." are marks
        return if run == first.len_utf8() && first != '—' && piece[run..].starts_with(|c: char| c.is_ascii_digit()) { 0 } else { run };
    }
    let clitic = matches!(first, '\'' | '’') && clitic_length(piece) == piece.len() && piece.len() > first.len_utf8();
    if first.is_alphanumeric() || matches!(first, '@' | '_') || clitic { 0 } else { first.len_utf8() }
}

/// Bytes of the mark that a chunk ends with, 0 if its end belongs to the word.
fn trailing_mark(piece: &str) -> usize {
    let Some(last) = piece.chars().next_back() else { return 0 };
    let size = last.len_utf8();
    if last.is_alphanumeric() || matches!(last, '_' | '%' | '$') {
        return if matches!(last, '%' | '$') && piece.len() > size { size } else { 0 };
    }
    if last != '.' {
        let run = piece.len() - piece.trim_end_matches(last).len();
        return if matches!(last, '-' | '—' | '–') { run } else { size };
    }
    let run = piece.len() - piece.trim_end_matches('.').len();
    if run > 1 {
        return run;
    }
    let stem = &piece[..piece.len() - 1];
    if keeps_full_stop(stem) { 0 } else { 1 }
}

/// Whether `stem` followed by a full stop is an initial or an abbreviation.
fn keeps_full_stop(stem: &str) -> bool {
    let mut letters = stem.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => only.is_uppercase(),
        _ => {
            let dotted = stem.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
            let lower = stem.to_lowercase();
            (dotted && stem.contains('.')) || ABBREVIATIONS.binary_search(&lower.as_str()).is_ok() || (lower == "no" && stem != "no")
        }
    }
}

/// Bytes of the clitic that begins here ("'s", "n't" …), 0 for none.
fn clitic_length(piece: &str) -> usize {
    const CLITICS: [&str; 7] = ["'s", "'re", "'ve", "'ll", "'d", "'m", "n't"];
    let lower = piece.to_lowercase().replace('’', "'");
    if lower.len() > 8 || !CLITICS.contains(&lower.as_str()) { 0 } else { piece.len() }
}

/// Splits a word without outer marks at inner ones: clitics, dashes, slashes, brackets.
fn word(text: &str, start: usize, end: usize, spans: &mut Vec<Span<u8>>) {
    let piece = &text[start..end];
    if piece.is_empty() {
        return;
    }
    if is_address(piece) {
        return push(text, start, end, spans);
    }
    for inner in ["--", "—", "–", "…", "...", "/", "[", "]", "(", ")", "\"", "“", "”", ";", "!", "?"] {
        if let Some(cut) = piece.find(inner) {
            let run = inner.len();
            let fraction = matches!(inner, "/" | "–") && piece.chars().all(|c| c.is_ascii_digit() || c == '/' || c == '–');
            if fraction {
                continue;
            }
            chunk(text, start, start + cut, spans);
            spans.push(Span::of(start + cut..start + cut + run));
            return chunk(text, start + cut + run, end, spans);
        }
    }
    if let Some(cut) = inner_comma(piece) {
        chunk(text, start, start + cut, spans);
        spans.push(Span::of(start + cut..start + cut + 1));
        return chunk(text, start + cut + 1, end, spans);
    }
    for (cut, _) in piece.char_indices().rev().take(4) {
        if cut > 0 && clitic_length(&piece[cut..]) > 0 {
            push(text, start, start + cut, spans);
            return spans.push(Span::of(start + cut..end));
        }
    }
    push(text, start, end, spans);
}

/// A comma, colon or full stop between letters ("Homs,Hama"), not within a number or an abbreviation.
fn inner_comma(piece: &str) -> Option<usize> {
    let bytes = piece.as_bytes();
    (1..bytes.len().saturating_sub(1)).find(|&i| {
        let (before, after) = (bytes[i - 1], bytes[i + 1]);
        match bytes[i] {
            b',' | b':' => !(before.is_ascii_digit() && after.is_ascii_digit()),
            // a sentence end without a space after it: "fled.Police"
            b'.' => before.is_ascii_lowercase() && after.is_ascii_uppercase(),
            _ => false,
        }
    })
}

fn is_address(piece: &str) -> bool {
    piece.contains("://") || piece.starts_with("www.") || (piece.contains('@') && piece.contains('.'))
}

fn push(text: &str, mut start: usize, end: usize, spans: &mut Vec<Span<u8>>) {
    while end - start > LONGEST {
        let mut cut = start + LONGEST;
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        spans.push(Span::of(start..cut));
        start = cut;
    }
    if start < end {
        spans.push(Span::of(start..end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words: Vec<_> = split(text, Span::of(0..text.len())).iter().map(|s| &text[s.range()]).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn abbreviations_are_sorted_for_the_binary_search() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn words_and_marks() {
        check("Two men died.", "Two men died .");
        check("(IS)", "( IS )");
        check("\"No,\" he said", "\" No , \" he said");
        check("al-Nusra's men", "al-Nusra 's men");
        check("the soldiers’ camp", "the soldiers ’ camp");
        check("cannot can't won't", "cannot ca n't wo n't");
        check("O'Neill", "O'Neill");
        check("U.S.-backed rebels", "U.S.-backed rebels");
        check("J. P. Ruiz, Jr., spoke", "J. P. Ruiz , Jr. , spoke");
        check("at 5 p.m. on", "at 5 p.m. on");
        check("It was No. 4.", "It was No. 4 .");
        check("He said no.", "He said no .");
    }

    #[test]
    fn numbers() {
        check("1,200 people, 3.5 km", "1,200 people , 3.5 km");
        check("10-20 cents", "10-20 cents");
        check("50% of", "50 % of");
        check("$5 million", "$ 5 million");
        check("2016/05/23", "2016/05/23");
        check("at 10:30 am", "at 10:30 am");
    }

    #[test]
    fn dashes_and_wire_copy() {
        check("PERU, 3 JAN 90 -- [TEXT] FIVE", "PERU , 3 JAN 90 -- [ TEXT ] FIVE");
        check("left--and", "left -- and");
        check("the town—held", "the town — held");
        check("Hutu/Tutsi", "Hutu / Tutsi");
        check("Homs,Hama", "Homs , Hama");
        check("they fled.Police came", "they fled . Police came");
        check("see https://example.org/a,b.html.", "see https://example.org/a,b.html .");
        check("wait... what", "wait ... what");
    }

    #[test]
    fn a_word_of_a_million_letters_is_cut() {
        let text = "é".repeat(500_000);
        let spans = split(&text, Span::of(0..text.len()));
        assert_eq!(spans.len(), 2500);
        assert!(spans.iter().all(|s| s.len() == 400));
    }
}
