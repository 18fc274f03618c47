//! What deciding where sentences end sees of a token.

/// A token as the splitter sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Hash of its letters in lower case, digits made equal.
    pub word: u32,
    /// What it is made of.
    pub kind: Kind,
    /// What it is to an abbreviation before it; told of no other word.
    pub role: Role,
    /// What stands between it and the next.
    pub gap: Gap,
}

/// What a word is to an abbreviation before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// No help.
    #[default]
    None,
    /// A day, a month or a zone of time, as after "p.m.".
    Time,
    /// A word that begins sentences and no names.
    Opener,
}

impl Role {
    /// The role of `word`.
    pub(super) fn of(word: &str) -> Role {
        let is_in = |list: &[&str]| list.iter().any(|entry| entry.eq_ignore_ascii_case(word));
        if is_in(&TIMES) {
            Role::Time
        } else if is_in(&OPENERS) {
            Role::Opener
        } else {
            Role::None
        }
    }
}

#[rustfmt::skip] // one word to a line would hide the list
const TIMES: [&str; 25] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "gmt", "est", "edt", "utc", "local", "pst",
];
#[rustfmt::skip] // one word to a line would hide the list
const OPENERS: [&str; 58] = [
    "a", "about", "according", "after", "all", "also", "although", "an", "another", "as", "at", "before", "both", "but", "by", "each",
    "few", "for", "he", "her", "his", "how", "however", "i", "if", "in", "it", "its", "local", "many", "meanwhile", "most", "no", "nobody",
    "one", "other", "our", "several", "she", "since", "some", "that", "the", "their", "then", "there", "these", "they", "this", "those",
    "two", "under", "we", "what", "when", "where", "while", "who",
];

/// What a token is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// No token: before the first or after the last of a paragraph.
    #[default]
    None,
    /// A word, where capitals say nothing.
    Word,
    /// "town"
    Lower,
    /// "Town"
    Capital,
    /// "TOWN"
    Upper,
    /// "T"
    Letter,
    /// "12", "3.5"
    Number,
    /// "5th", "T55"
    Mixed,
    /// "Gen."
    Abbreviation,
    /// "T."
    Initial,
    /// "U.S.", "p.m."
    Initials,
    /// "'s"
    Clitic,
    /// A full stop.
    Stop,
    /// "!", "?", and runs of them.
    Cry,
    /// "..."
    Dots,
    /// ","
    Comma,
    /// ";"
    Semicolon,
    /// ":"
    Colon,
    /// "-", "--", "—"
    Dash,
    /// "("
    Open,
    /// ")"
    Close,
    /// A quotation mark that may open or close.
    Quote,
    /// "“"
    QuoteOpen,
    /// "”"
    QuoteClose,
    /// "*", "•"
    Bullet,
    /// ">>", "===", "____"
    Rule,
    /// ":)"
    Face,
    /// An address.
    Address,
    /// Any other mark.
    Mark,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Gap {
    /// Nothing.
    None,
    /// Spaces on one line.
    #[default]
    Space,
    /// A line break where the line was full.
    Full,
    /// A line break where the next word would have had room.
    Short,
    /// The end of a paragraph.
    Paragraph,
}

/// How many letters of each case there are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cases {
    upper: u32,
    lower: u32,
}

impl Cases {
    /// Whether capitals say nothing, since there are none or hardly anything else.
    pub(super) fn say_nothing(self) -> bool {
        let letters = self.upper + self.lower;
        letters > 8 && (self.upper == 0 || u64::from(self.upper) * 10 > u64::from(letters) * 7)
    }
}

impl Look {
    /// The look of `word`, with what follows it still unknown; counts its letters.
    pub(super) fn of(word: &str, cases: &mut Cases) -> Look {
        let (mut hash, mut upper, mut lower, mut digits) = (0x811c_9dc5_u32, 0, 0, 0);
        let mut put = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        for byte in word.bytes() {
            match byte {
                b'a'..=b'z' => {
                    lower += 1;
                    put(byte);
                }
                b'A'..=b'Z' => {
                    upper += 1;
                    put(byte | 0x20);
                }
                b'0'..=b'9' => {
                    digits += 1;
                    put(b'0');
                }
                _ => put(byte),
            }
        }
        let first = word.chars().next().unwrap_or(' ');
        if !word.is_ascii() {
            hash = 0x811c_9dc5;
            for letter in word.chars() {
                let mut buffer = [0; 4];
                upper += u32::from(!letter.is_ascii() && letter.is_uppercase());
                lower += u32::from(!letter.is_ascii() && letter.is_alphabetic() && !letter.is_uppercase());
                let letter = match letter {
                    '’' | '‘' => '\'',
                    '0'..='9' => '0',
                    other => other.to_lowercase().next().unwrap_or(other),
                };
                letter.encode_utf8(&mut buffer).bytes().for_each(|byte| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
            }
        }
        cases.upper += upper;
        cases.lower += lower;
        Look { word: hash, kind: kind_of(word, first, upper, lower, digits), role: Role::None, gap: Gap::Space }
    }

    /// Forgets its capitals.
    pub(super) fn flatten(&mut self) {
        if matches!(self.kind, Kind::Lower | Kind::Capital | Kind::Upper | Kind::Letter) {
            self.kind = Kind::Word;
        }
    }
}

fn kind_of(word: &str, first: char, upper: u32, lower: u32, digits: u32) -> Kind {
    let bytes = word.as_bytes();
    if upper + lower + digits == 0 {
        return mark_of(word, first);
    }
    if digits > 0 {
        return if upper + lower == 0 {
            Kind::Number
        } else if word.contains('@') || word.contains("://") {
            Kind::Address
        } else {
            Kind::Mixed
        };
    }
    if matches!(first, '\'' | '’' | '`') {
        return Kind::Clitic;
    }
    if bytes.ends_with(b".") {
        return match bytes {
            [_, _] => Kind::Initial,
            [_, b'.', ..] => Kind::Initials,
            _ => Kind::Abbreviation,
        };
    }
    match (upper, lower) {
        (0, _) if bytes.contains(&b'@') || word.contains("://") || word.starts_with("www.") => Kind::Address,
        (0, _) if matches!(word, "n't" | "n’t") => Kind::Clitic,
        (0, _) => Kind::Lower,
        (1, 0) => Kind::Letter,
        (_, 0) => Kind::Upper,
        _ if first.is_uppercase() => Kind::Capital,
        _ => Kind::Mixed,
    }
}

fn mark_of(word: &str, first: char) -> Kind {
    let one = word.len() == first.len_utf8();
    match first {
        '.' if one => Kind::Stop,
        '.' | '!' | '?' if word.bytes().all(|byte| byte == b'.') => Kind::Dots,
        '…' => Kind::Dots,
        '.' | '!' | '?' => Kind::Cry,
        ',' => Kind::Comma,
        ':' | ';' | '=' if !one && word.ends_with([')', '(', 'D', 'P', 'p', '/']) => Kind::Face,
        ';' => Kind::Semicolon,
        ':' => Kind::Colon,
        '-' | '—' | '–' if word.chars().count() < 4 => Kind::Dash,
        '(' | '[' | '{' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        '"' | '\'' | '’' => Kind::Quote,
        '“' | '‘' | '`' | '«' => Kind::QuoteOpen,
        '”' | '»' => Kind::QuoteClose,
        '•' | '●' | '▪' | '·' => Kind::Bullet,
        '*' if one => Kind::Bullet,
        '-' | '—' | '–' | '_' | '=' | '*' | '<' | '>' | '~' | '+' | '#' | '|' if !one => Kind::Rule,
        _ => Kind::Mark,
    }
}
