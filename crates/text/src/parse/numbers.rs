//! The value of number words: "1,200", "twenty-three", "two hundred and fifty", "half a million".

/// What one word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// One to nineteen.
    Small(u64),
    /// Twenty to ninety.
    Tens(u64),
    Hundred,
    Dozen,
    /// Thousand, million, billion.
    Power(u64),
}

/// The value at the start of `words` (in lower case) and how many of them say it; `None` where no number starts.
///
/// It reads digits with commas in threes, cardinal words with or without hyphens (one token or three), decimals before
/// a power of ten, "a dozen", "half a dozen", "a hundred", "half a million". It is not a reader of ordinals ("third"),
/// plain decimals ("3.5"), fractions ("two-thirds"), or vague words ("dozens", "several"). Values beyond `u64` saturate.
///
/// ```
/// use casus_text::parse::numbers::number_value;
/// assert_eq!(number_value(&["two", "hundred", "and", "fifty", "people"]), Some((250, 4)));
/// assert_eq!(number_value(&["1.5", "million"]), Some((1_500_000, 2)));
/// assert_eq!(number_value(&["people"]), None);
/// ```
pub fn number_value(words: &[&str]) -> Option<(u64, usize)> {
    let first = *words.first()?;
    match first.as_bytes().first()? {
        b'0'..=b'9' => numeral_value(first, words),
        b'a' if first == "a" || first == "an" => article_value(words),
        b'h' if first == "half" => half_value(words, 1),
        b'h' if first.starts_with("half-") => half_unit(&first[5..]).map(|value| (value, 1)),
        b'z' if first == "zero" => Some((0, 1)),
        b'b' | b'e' | b'f' | b'n' | b'o' | b's' | b't' => worded_value(words),
        _ => None,
    }
}

/// Whether `word` is written in digits alone, commas in threes allowed.
pub(crate) fn digits(word: &str) -> Option<u64> {
    let mut value = 0_u64;
    let mut since_comma = None;
    for byte in word.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                since_comma = since_comma.map(|count| count + 1);
            }
            b',' if value > 0 && matches!(since_comma, None | Some(3)) => since_comma = Some(0),
            _ => return None,
        }
    }
    let whole = !word.is_empty() && matches!(since_comma, None | Some(3));
    whole.then_some(value)
}

fn numeral_value(first: &str, words: &[&str]) -> Option<(u64, usize)> {
    let scale = words.get(1).and_then(|word| scale(word));
    if let Some(value) = digits(first) {
        let Some(scale) = scale else { return Some((value, 1)) };
        // "12 dozen" and "5 hundred thousand" end here; a count of more words in digits is not written
        let next = words.get(2).and_then(|word| self::scale(word)).filter(|next| *next > scale && scale == 100);
        return Some((value.saturating_mul(scale).saturating_mul(next.unwrap_or(1)), if next.is_some() { 3 } else { 2 }));
    }
    let (whole, part) = first.split_once('.')?;
    let scale = scale.filter(|scale| *scale >= 1_000)?;
    if part.is_empty() || part.len() > 9 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tenths = 10_u64.pow(u32::try_from(part.len()).ok()?);
    let rest = part.parse::<u64>().ok()?.saturating_mul(scale) / tenths;
    Some((digits(whole)?.saturating_mul(scale).saturating_add(rest), 2))
}

/// "a hundred", "a dozen", "a million", "a hundred and fifty", "a half-dozen", "a half million".
fn article_value(words: &[&str]) -> Option<(u64, usize)> {
    match *words.get(1)? {
        "half" => Some((half_unit(words.get(2)?)?, 3)),
        word if word.starts_with("half-") => Some((half_unit(&word[5..])?, 2)),
        word => {
            let first = piece(word).filter(|piece| matches!(piece, Piece::Hundred | Piece::Dozen | Piece::Power(_)))?;
            let mut tally = Tally::default();
            tally.take(Piece::Small(1));
            tally.take(first);
            Some(follow(tally, words, 2))
        }
    }
}

/// "half a million", "half a dozen", "half million".
fn half_value(words: &[&str], at: usize) -> Option<(u64, usize)> {
    let at = if words.get(at) == Some(&"a") { at + 1 } else { at };
    Some((half_unit(words.get(at)?)?, at + 1))
}

fn half_unit(word: &str) -> Option<u64> {
    scale(word).map(|scale| scale / 2)
}

fn worded_value(words: &[&str]) -> Option<(u64, usize)> {
    let mut tally = Tally::default();
    if !tally.take_word(words.first()?) || tally.total == 0 && tally.group == 0 {
        return None;
    }
    Some(follow(tally, words, 1))
}

/// Goes on reading from `at` as long as the words make one number.
fn follow(mut tally: Tally, words: &[&str], mut at: usize) -> (u64, usize) {
    while let Some(word) = words.get(at) {
        let joined = match *word {
            "and" if tally.may_take_and() => 1,
            // "twenty" "-" "three" as three tokens
            "-" if tally.tens_open() => 1,
            _ => 0,
        };
        let Some(word) = words.get(at + joined) else { break };
        if !tally.take_word(word) {
            break;
        }
        at += joined + 1;
    }
    (tally.total.saturating_add(tally.group), at)
}

/// A number being read, word by word.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// What powers of ten have closed.
    total: u64,
    /// What is read since the last power.
    group: u64,
    last: Option<Piece>,
    /// The last power; the next must be smaller.
    power: Option<u64>,
}

impl Tally {
    /// Takes the pieces of one word, all or none.
    fn take_word(&mut self, word: &str) -> bool {
        if let Some(piece) = piece(word) {
            return self.take(piece);
        }
        if !word.contains('-') {
            return false;
        }
        let before = *self;
        for part in word.split('-') {
            if part != "and" && !piece(part).is_some_and(|piece| self.take(piece)) {
                *self = before;
                return false;
            }
        }
        true
    }

    /// Takes a piece where the grammar of cardinals allows one.
    fn take(&mut self, piece: Piece) -> bool {
        let fits = match piece {
            Piece::Small(value) => match self.last {
                None | Some(Piece::Hundred | Piece::Power(_)) => true,
                Some(Piece::Tens(_)) => value < 10,
                _ => false,
            },
            Piece::Tens(_) => matches!(self.last, None | Some(Piece::Hundred | Piece::Power(_))),
            Piece::Hundred => matches!(self.last, Some(Piece::Small(_) | Piece::Tens(_))) && self.group < 100,
            Piece::Dozen => self.total == 0 && matches!(self.last, Some(Piece::Small(_) | Piece::Tens(_))),
            Piece::Power(power) => {
                let smaller = self.power.is_none_or(|last| power < last);
                smaller && self.group > 0 && !matches!(self.last, Some(Piece::Dozen))
            }
        };
        if fits {
            match piece {
                Piece::Small(value) | Piece::Tens(value) => self.group += value,
                Piece::Hundred => self.group *= 100,
                Piece::Dozen => self.group *= 12,
                Piece::Power(power) => {
                    self.total = self.total.saturating_add(self.group.saturating_mul(power));
                    self.group = 0;
                    self.power = Some(power);
                }
            }
            self.last = Some(piece);
        }
        fits
    }

    /// "and" goes on with a number after a hundred or a power: "two hundred and fifty".
    fn may_take_and(&self) -> bool {
        matches!(self.last, Some(Piece::Hundred | Piece::Power(_)))
    }

    fn tens_open(&self) -> bool {
        matches!(self.last, Some(Piece::Tens(_)))
    }
}

/// What a hundred, a dozen, a thousand, a million or a billion multiplies by.
pub(crate) fn scale(word: &str) -> Option<u64> {
    match piece(word)? {
        Piece::Hundred => Some(100),
        Piece::Dozen => Some(12),
        Piece::Power(power) => Some(power),
        Piece::Small(_) | Piece::Tens(_) => None,
    }
}

fn piece(word: &str) -> Option<Piece> {
    use Piece::{Dozen, Hundred, Power, Small, Tens};
    Some(match word {
        "one" => Small(1),
        "two" => Small(2),
        "three" => Small(3),
        "four" => Small(4),
        "five" => Small(5),
        "six" => Small(6),
        "seven" => Small(7),
        "eight" => Small(8),
        "nine" => Small(9),
        "ten" => Small(10),
        "eleven" => Small(11),
        "twelve" => Small(12),
        "thirteen" => Small(13),
        "fourteen" => Small(14),
        "fifteen" => Small(15),
        "sixteen" => Small(16),
        "seventeen" => Small(17),
        "eighteen" => Small(18),
        "nineteen" => Small(19),
        "twenty" => Tens(20),
        "thirty" => Tens(30),
        "forty" | "fourty" => Tens(40),
        "fifty" => Tens(50),
        "sixty" => Tens(60),
        "seventy" => Tens(70),
        "eighty" => Tens(80),
        "ninety" => Tens(90),
        "hundred" => Hundred,
        "dozen" => Dozen,
        "thousand" => Power(1_000),
        "million" => Power(1_000_000),
        "billion" => Power(1_000_000_000),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::number_value;

    fn check(words: &str, expected: Option<(u64, usize)>) {
        assert_eq!(number_value(&words.split(' ').collect::<Vec<_>>()), expected, "{words}");
    }

    #[test]
    fn reads_digits() {
        check("141 people", Some((141, 1)));
        check("1,200 people", Some((1_200, 1)));
        check("12,345,678", Some((12_345_678, 1)));
        check("12,34", None);
        check(",123", None);
        check("1.5 million people", Some((1_500_000, 2)));
        check("2.25 thousand", Some((2_250, 2)));
        check("5 million", Some((5_000_000, 2)));
        check("5 hundred thousand", Some((500_000, 3)));
        check("12 dozen", Some((144, 2)));
        check("3.5 metres", None);
        check("7.62", None);
        check("5th", None);
        check("5 twenty", Some((5, 1)));
        check("99999999999999999999999", Some((u64::MAX, 1)));
    }

    #[test]
    fn reads_words() {
        check("twenty-three", Some((23, 1)));
        check("twenty - three", Some((23, 3)));
        check("twenty three dead", Some((23, 2)));
        check("twenty - year", Some((20, 1)));
        check("two hundred and fifty", Some((250, 4)));
        check("two hundred and others", Some((200, 2)));
        check("one hundred twenty-three", Some((123, 3)));
        check("three thousand four hundred and two", Some((3_402, 6)));
        check("two million", Some((2_000_000, 2)));
        check("twelve hundred", Some((1_200, 2)));
        check("two-hundred", Some((200, 1)));
        check("zero", Some((0, 1)));
        check("one two", Some((1, 1)));
        check("five and six", Some((5, 1)));
        check("third", None);
        check("two-thirds", None);
        check("two-year-old", None);
        check("twenty-third", None);
        check("hundred people", None);
        check("", None);
    }

    #[test]
    fn reads_dozens_halves_and_articles() {
        check("a dozen", Some((12, 2)));
        check("two dozen", Some((24, 2)));
        check("half a dozen", Some((6, 3)));
        check("a half-dozen", Some((6, 2)));
        check("half a million", Some((500_000, 3)));
        check("a hundred and ten", Some((110, 4)));
        check("a thousand", Some((1_000, 2)));
        check("a soldier", None);
        check("an hour", None);
        check("half the people", None);
    }
}
