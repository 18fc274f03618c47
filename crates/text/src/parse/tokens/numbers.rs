//! Numbers in digits: with separators, as dates, as numbers of telephones, with units written on them.

use super::letters::Small;
use super::lists::UNITS;

/// How many bytes the date or number of a telephone that begins `chunk` has, if one does: "2016-05-23", "9/11", "713/853-4743".
///
/// It is none where digits make a range ("10-20") or a fraction ("3/4").
pub(super) fn shape(chunk: &str) -> Option<usize> {
    const MOST: usize = 24;
    let bytes = chunk.as_bytes();
    let run = bytes.iter().take(MOST).take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/')).count();
    let run = bytes[..run].iter().rposition(u8::is_ascii_digit)? + 1;
    if bytes.get(run).is_some_and(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut sizes = [0_usize; 8];
    let mut parts = 0;
    let (mut dashes, mut slashes) = (0, 0);
    for byte in &bytes[..run] {
        match byte {
            b'-' => dashes += 1,
            b'/' => slashes += 1,
            _ => {
                *sizes.get_mut(parts)? += 1;
                continue;
            }
        }
        parts += 1;
    }
    let sizes = &sizes[..=parts.min(7)];
    let sound = sizes.iter().all(|size| *size > 0) && !bytes.get(run).is_some_and(u8::is_ascii_alphabetic);
    let moment = bytes.get(run) == Some(&b'T') && bytes.get(run + 1).is_some_and(u8::is_ascii_digit);
    match (sizes, dashes, slashes) {
        ([4, 2, 2], 2, 0) if moment => {
            let time = bytes[run..].iter().take(MOST).take_while(|byte| byte.is_ascii_digit() || b"T:.+-Z".contains(byte)).count();
            Some(run + time)
        }
        _ if !sound => None,
        ([_, _, ..] | [_], 0, 0) => None,
        ([3, 4] | [5, 4] | [1, 4], 1, 0) | ([3, 3, 4], 1, 1) => Some(run),
        ([_, _, _, ..], _, 0) | ([_, _, _], 0, 2) => Some(run),
        ([first, second], 0, 1) => {
            let number = |part: &str| part.parse::<u32>().ok();
            let (before, after) = (number(&chunk[..*first])?, number(&chunk[run - second..run])?);
            let day = *first <= 2 && *second <= 2 && before <= 31 && after <= 31 && before.min(after) <= 12;
            let fraction = *first == 1 && *second == 1 && before < after || before == after;
            (day && !fraction).then_some(run)
        }
        _ => None,
    }
}

/// Where the unit begins that is written on the digits of `word`: 2 for "5 km" without the space.
pub(super) fn unit(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    // "10:30a.m."
    let time = bytes.len() - bytes.iter().rev().take(4).take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'.').count();
    let before_noon = matches!(bytes.get(time), Some(b'a' | b'p' | b'A' | b'P')) && bytes.get(time + 1) == Some(&b'.');
    if before_noon && time > 0 && bytes[time - 1].is_ascii_digit() {
        return Some(time);
    }
    let letters = bytes.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let at = bytes.len() - letters;
    let number =
        at > 0 && bytes[at - 1].is_ascii_digit() && bytes[..at].iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b',' | b':'));
    (number && letters > 0 && Small::of(&word[at..])?.is_in(UNITS)).then_some(at)
}
