//! The original answer keys of the fourth Message Understanding Conference: 25 slots to a template, alternatives between slashes.
//!
//! The grammar is that of the keys' own template documentation; where their writers left it, what they plainly meant is read.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::strings::{fold, norm};

/// What the keys say of one document: no template where it is irrelevant.
pub type Keys = BTreeMap<String, Vec<Key>>;

/// One template of the keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// Whether a system may leave it out.
    pub optional: bool,
    /// Types that are accepted (slot 4), in lower case.
    pub kinds: Vec<String>,
    /// Dates that are accepted (slot 2): first day and last; no first day for "on or before".
    pub dates: Vec<(Option<Date>, Date)>,
    /// Places that are accepted (slot 3): levels from the country down, each with the names it goes by.
    pub places: Vec<Vec<BTreeSet<String>>>,
    /// Stages of execution that are accepted (slot 5).
    pub stages: Vec<String>,
    /// Instruments (slot 6).
    pub weapons: Vec<Fill>,
    /// Perpetrators by themselves (slot 9).
    pub individuals: Vec<Fill>,
    /// Organisations of perpetrators (slot 10).
    pub organisations: Vec<Fill>,
    /// How sure the report is of each organisation (slot 11).
    pub claims: Vec<OrgClaim>,
    /// Physical targets (slot 12).
    pub things: Vec<Fill>,
    /// Human targets by name (slot 18).
    pub names: Vec<Fill>,
    /// Human targets by description (slot 19).
    pub descriptions: Vec<Fill>,
    /// Those killed (slots 21 and 23), if anybody was.
    pub dead: Option<Tally>,
    /// Those injured, if anybody was.
    pub hurt: Option<Tally>,
    /// What happened to people (slot 23): the strings they go by, and the effects that are accepted, in lower case.
    pub suffered: Vec<(BTreeSet<String>, Vec<String>)>,
}

/// One filler: the strings that are accepted for it, as [`norm`] writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fill {
    /// The strings.
    pub strings: BTreeSet<String>,
    /// Whether a system may leave it out.
    pub optional: bool,
}

/// How sure the report is of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrgClaim {
    /// Confidences that are accepted.
    pub values: Vec<String>,
    /// The organisation.
    pub organisation: Fill,
}

/// How many people suffered an effect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Whether the key leaves no doubt that somebody did.
    pub certain: bool,
    /// Sums that are accepted, as ranges; none where the key gives no number.
    pub totals: BTreeSet<(u32, u32)>,
}

/// What is wrong in a file of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What was found and what was expected.
    pub found: String,
}

/// The slots without which a template cannot be scored.
const NEEDED: [u8; 8] = [2, 3, 4, 5, 11, 19, 21, 23];

/// Reads a file of keys into `keys`. Lines that begin with a semicolon are remarks.
///
/// # Errors
///
/// A line that is neither a slot nor the continuation of one; a template that lacks a slot that is scored.
pub fn read(text: &str, keys: &mut Keys) -> Result<(), Fault> {
    let mut open: Option<Open> = None;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with(';') {
            continue;
        }
        match slot(line) {
            Some((0, words)) => {
                if let Some(open) = open.take() {
                    open.close(keys)?;
                }
                let document = words.split_whitespace().next().unwrap_or_default().to_owned();
                open = Some(Open { document, line: number, at: 0, slots: BTreeMap::new() });
            }
            found => {
                let fault = |found: &str| Fault { line: number, found: found.to_owned() };
                let open = open.as_mut().ok_or_else(|| fault("found text before the first MESSAGE: ID, expected slot 0"))?;
                match found {
                    Some((at, words)) => {
                        open.at = at;
                        open.slots.insert(at, vec![words.trim().to_owned()]);
                    }
                    None if line.starts_with(char::is_whitespace) => {
                        open.slots.entry(open.at).or_default().push(line.trim().to_owned());
                    }
                    None => return Err(fault("found neither a slot nor the continuation of one, expected one of them")),
                }
            }
        }
    }
    open.map_or(Ok(()), |open| open.close(keys))
}

/// The slot that begins on `line`: `4.  INCIDENT: TYPE   KIDNAPPING`.
fn slot(line: &str) -> Option<(u8, &str)> {
    let (number, rest) = line.split_once('.')?;
    let number = number.parse().ok().filter(|number| *number <= 24)?;
    let rest = rest.trim_start();
    let named = rest.split_once(": ")?.0.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ');
    let name = rest.find("  ").filter(|_| named)?;
    Some((number, rest[name..].trim())).filter(|(_, words)| !words.is_empty())
}

/// A template whose slots are being read.
struct Open {
    document: String,
    line: usize,
    at: u8,
    slots: BTreeMap<u8, Vec<String>>,
}

impl Open {
    fn close(self, keys: &mut Keys) -> Result<(), Fault> {
        let templates = keys.entry(self.document.clone()).or_default();
        let first = self.slots.get(&1).and_then(|values| values.first()).map_or("*", String::as_str);
        if first == "*" {
            return Ok(());
        }
        if let Some(missing) = NEEDED.into_iter().find(|slot| !self.slots.contains_key(slot)) {
            let found = format!("found a template of {} without slot {missing}, expected all that are scored", self.document);
            return Err(Fault { line: self.line, found });
        }
        let (numbers, effects) = (self.fills(21), self.fills(23));
        templates.push(Key {
            optional: first.contains("OPTIONAL"),
            kinds: self.choices(4),
            dates: self.fills(2).into_iter().flat_map(dates).collect(),
            places: self.fills(3).into_iter().flat_map(places).collect(),
            stages: self.choices(5),
            weapons: self.strings(6),
            individuals: self.strings(9),
            organisations: self.strings(10),
            claims: self.fills(11).into_iter().map(claim).collect(),
            things: self.strings(12),
            names: self.strings(18),
            descriptions: self.strings(19),
            dead: tally("death", &numbers, &effects),
            hurt: tally("injury", &numbers, &effects),
            suffered: effects.iter().map(|line| suffered(line)).collect(),
        });
        Ok(())
    }

    fn fills(&self, slot: u8) -> Vec<&str> {
        let lines = self.slots.get(&slot).into_iter().flatten();
        lines.map(String::as_str).filter(|value| !matches!(*value, "-" | "*")).collect()
    }

    fn choices(&self, slot: u8) -> Vec<String> {
        self.fills(slot).into_iter().flat_map(choices).collect()
    }

    fn strings(&self, slot: u8) -> Vec<Fill> {
        self.fills(slot).into_iter().map(fill).filter(|fill| !fill.strings.is_empty()).collect()
    }
}

fn choices(text: &str) -> Vec<String> {
    text.split('/').map(|choice| choice.trim_matches([' ', '(', ')', '?']).to_lowercase()).collect()
}

/// Quoted strings of `text`, and where each ends. A quote between two letters is part of its string.
fn quoted(text: &str) -> Vec<(&str, usize)> {
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('"').map(|first| at + first + 1) {
        let mut end = start;
        while end < bytes.len() && (bytes[end] != b'"' || letter(end + 1) && end > start && letter(end - 1)) {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        if end >= bytes.len() {
            break;
        }
        at = end + 1;
        found.push((&text[start..end], at));
    }
    found
}

fn strings(text: &str) -> BTreeSet<String> {
    quoted(text).into_iter().map(|(words, _)| norm(&words.replace("\\\"", "\""))).collect()
}

/// The filler's own strings: those before a colon, which would lead to what it describes.
fn fill(text: &str) -> Fill {
    let optional = text.starts_with('?');
    let found = quoted(text);
    let mut end = 0;
    let mut own = BTreeSet::new();
    for (words, after) in found {
        // a remark before the first string, a colon or anything but a slash between two: another filler's strings
        let between = text[end..after - words.len() - 2].trim();
        let joined = if end == 0 { between.trim_matches(['?', ' ']).is_empty() } else { between == "/" };
        if !joined {
            break;
        }
        own.insert(norm(&words.replace("\\\"", "\"")));
        end = after;
    }
    own.remove("");
    Fill { strings: own, optional }
}

fn suffered(line: &str) -> (BTreeSet<String>, Vec<String>) {
    let (effects, names) = line.split_once(':').unwrap_or((line, ""));
    (strings(names), choices(effects))
}

fn claim(text: &str) -> OrgClaim {
    let (values, names) = text.split_once(':').unwrap_or((text, ""));
    let mut strings = strings(names);
    if strings.is_empty() {
        strings.insert(norm(names));
    }
    OrgClaim { values: choices(values), organisation: Fill { strings, optional: text.starts_with('?') } }
}

/// Alternatives as first and last day; "- 08 JAN 90" (on or before) has no first day.
fn dates(text: &str) -> Vec<(Option<Date>, Date)> {
    let mut found = Vec::new();
    for choice in text.split('/') {
        let days = days(choice);
        match days[..] {
            [a, b] => found.push((Some(a.min(b)), a.max(b))),
            [day] => {
                let before = choice.trim_start_matches([' ', '(', '?']).starts_with('-');
                found.push(((!before).then_some(day), day));
            }
            _ => {}
        }
    }
    found
}

/// Days as the keys write them: "30 DEC 89". What is no day of the calendar is left out.
fn days(text: &str) -> Vec<Date> {
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let words: Vec<&str> = text.split([' ', '-', '(', ')', '?']).filter(|word| !word.is_empty()).collect();
    let day = |three: &[&str]| {
        let month = MONTHS.iter().position(|month| three[1].to_uppercase().starts_with(month))? as i8 + 1;
        let (day, year) = (three[0].parse().ok()?, three[2].get(..2)?.parse::<i16>().ok()?);
        Date::new(1900 + year, month, day).ok()
    };
    words.windows(3).filter_map(day).collect()
}

/// Alternatives as levels from the country down; a level "A - B" (between two places) accepts A, B or both.
fn places(text: &str) -> Vec<Vec<BTreeSet<String>>> {
    let text = without_types(text.trim_start_matches(['?', ' ']));
    let mut found = Vec::new();
    let mut country = None;
    for choice in text.split(" / ") {
        let mut levels: Vec<&str> = choice.split(':').map(|level| level.trim_matches([' ', '(', ')'])).collect();
        // COUNTRY: (A) / (B)
        if let (Some(country), [_], true) = (country, &levels[..], choice.trim_start().starts_with('(') && text.contains(": (")) {
            levels.insert(0, country);
        }
        country = levels.first().copied();
        let names = |level: &&str| -> BTreeSet<String> {
            std::iter::once(*level).chain(level.split(" - ")).map(fold).filter(|name| !name.is_empty()).collect()
        };
        let levels: Vec<BTreeSet<String>> = levels.iter().filter(|level| !level.is_empty()).map(names).collect();
        if !levels.is_empty() {
            found.push(levels);
        }
    }
    found
}

/// Without the types of places, such as "(CITY)" behind a name.
fn without_types(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(" (") {
        let named = rest[..open].ends_with(|c: char| c.is_alphanumeric() || ".']-_)".contains(c));
        let inner = rest[open + 2..].split_once(')').map(|(inner, _)| inner);
        let is_type = |inner: &&str| !inner.is_empty() && inner.chars().all(|c| c.is_ascii_uppercase() || " ,/-".contains(c));
        match inner.filter(is_type).filter(|_| named) {
            Some(inner) => {
                kept.push_str(&rest[..open]);
                rest = &rest[open + 3 + inner.len()..];
            }
            None => {
                kept.push_str(&rest[..open + 2]);
                rest = &rest[open + 2..];
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// People that a number stands beside, and the ranges it accepts.
type Counted = (BTreeSet<String>, Vec<(u32, u32)>);

/// How many people suffered `effect`, if anybody did.
fn tally(effect: &str, numbers: &[&str], effects: &[&str]) -> Option<Tally> {
    let split = |line: &'_ str| line.split_once(':').map_or((line.to_owned(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
    let counts: Vec<Counted> = numbers
        .iter()
        .map(|line| {
            let (counts, who) = split(line);
            (strings(&who), ranges(&counts))
        })
        .collect();
    let mut totals = vec![(0, 0)];
    let (mut certain, mut any) = (false, false);
    for line in effects {
        let (values, who) = split(line);
        let (names, choices) = (strings(&who), choices(&values));
        if !choices.iter().any(|choice| choice == effect) {
            continue;
        }
        any = true;
        let doubtful = line.starts_with('?') || choices.len() > 1;
        certain |= !doubtful;
        let mut options =
            counts.iter().find(|(strings, _)| !strings.is_disjoint(&names)).map(|(_, options)| options.clone()).unwrap_or_default();
        if doubtful {
            options.push((0, 0));
        }
        totals = totals.iter().flat_map(|(a, b)| options.iter().map(move |(low, high)| (a + low, b + high))).take(64).collect();
    }
    any.then(|| Tally { certain, totals: totals.into_iter().filter(|(_, high)| *high > 0).collect() })
}

/// Numbers that slot 21 accepts: "6", "~6" and "6 -" (at least) count as 6, "5 - 7" as a range, "- 6" as up to 6.
fn ranges(text: &str) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for choice in text.split('/') {
        let choice = choice.trim_matches([' ', '?']);
        let (upto, choice) = choice.strip_prefix('-').map_or((false, choice), |rest| (true, rest));
        let mut parts = choice.trim_matches([' ', '~']).split('-').map(str::trim);
        let Some(Ok(first)) = parts.next().map(str::parse::<u32>) else { continue };
        let second = parts.next().filter(|second| !second.is_empty()).map(str::parse::<u32>);
        match second {
            _ if upto => found.push((1, first)),
            None => found.push((first, first)),
            Some(Ok(second)) => found.push((first, second)),
            Some(Err(_)) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(slots: &str) -> String {
        format!(
            "0.  MESSAGE: ID                     DOC-1 (X)\n1.  MESSAGE: TEMPLATE               1\n{slots}{}",
            NEEDED
                .iter()
                .filter(|slot| !slots.lines().any(|line| line.starts_with(&format!("{slot}. "))))
                .map(|slot| format!("{slot}.  A: B     -\n"))
                .collect::<String>()
        )
    }

    fn key(slots: &str) -> Key {
        let mut keys = Keys::new();
        read(&template(slots), &mut keys).expect("keys");
        keys.remove("DOC-1").expect("the document").remove(0)
    }

    #[track_caller]
    fn check_fill(value: &str, expected: &[&str], optional: bool) {
        let found = fill(value);
        assert_eq!(
            (found.strings.iter().map(String::as_str).collect::<Vec<_>>(), found.optional),
            (expected.to_vec(), optional),
            "{value}"
        );
    }

    #[test]
    fn fillers() {
        check_fill("\"FRONT\" / \"FLM\"", &["flm", "front"], false);
        check_fill("? \"THE MEN\"", &["men"], true);
        check_fill("\"MAYOR\": \"ANA RUIZ\"", &["mayor"], false);
        check_fill("\"A CLUB CALLED \\\"SUN\\\"\"", &["club called sun"], false);
        check_fill("-", &[], false);
    }

    #[track_caller]
    fn check_dates(value: &str, expected: &[(&str, &str)]) {
        let shown: Vec<(String, String)> =
            dates(value).into_iter().map(|(first, last)| (first.map_or(String::new(), |day| day.to_string()), last.to_string())).collect();
        assert_eq!(shown.iter().map(|(a, b)| (&**a, &**b)).collect::<Vec<_>>(), expected, "{value}");
    }

    #[test]
    fn days_of_templates() {
        check_dates("30 DEC 89", &[("1989-12-30", "1989-12-30")]);
        check_dates("- 08 JAN 90", &[("", "1990-01-08")]);
        check_dates("01 JAN 90 - 03 JAN 90", &[("1990-01-01", "1990-01-03")]);
        check_dates("31 JUN 90", &[]);
        check_dates("01 JAN 90 / 02 JAN 90", &[("1990-01-01", "1990-01-01"), ("1990-01-02", "1990-01-02")]);
    }

    #[track_caller]
    fn check_places(value: &str, expected: &[&str]) {
        let join = |levels: &Vec<BTreeSet<String>>| {
            levels.iter().map(|names| names.iter().cloned().collect::<Vec<_>>().join("|")).collect::<Vec<_>>().join(" > ")
        };
        assert_eq!(places(value).iter().map(join).collect::<Vec<_>>(), expected, "{value}");
    }

    #[test]
    fn places_of_templates() {
        check_places("EL SALVADOR: SAN MIGUEL (DEPARTMENT): SAN LUIS (TOWN)", &["el salvador > san miguel > san luis"]);
        check_places("PERU: LIMA (CITY) - CALLAO (CITY)", &["peru > callao|lima|lima callao"]);
        check_places("PERU: (LIMA) / (CALLAO)", &["peru > lima", "peru > callao"]);
        check_places("? CHILE", &["chile"]);
    }

    #[track_caller]
    fn check_dead(numbers: &str, effects: &str, expected: Option<(bool, &[(u32, u32)])>) {
        let found = key(&format!("21. HUM TGT: NUMBER     {numbers}\n23. HUM TGT: EFFECT OF INCIDENT     {effects}\n")).dead;
        let found = found.map(|tally| (tally.certain, tally.totals.into_iter().collect::<Vec<_>>()));
        assert_eq!(found, expected.map(|(certain, totals)| (certain, totals.to_vec())), "{numbers} {effects}");
    }

    #[test]
    fn tallies() {
        check_dead("3: \"MEN\"", "DEATH: \"MEN\"", Some((true, &[(3, 3)])));
        check_dead("5 - 7: \"MEN\"", "DEATH: \"MEN\"", Some((true, &[(5, 7)])));
        check_dead("3: \"MEN\"\n                1: \"X\"", "DEATH: \"MEN\"\n            DEATH: \"X\"", Some((true, &[(4, 4)])));
        check_dead("3: \"MEN\"", "DEATH / INJURY: \"MEN\"", Some((false, &[(3, 3)])));
        check_dead("3: \"MEN\"", "INJURY: \"MEN\"", None);
        check_dead("PLURAL: \"MEN\"", "DEATH: \"MEN\"", Some((true, &[])));
    }

    #[test]
    fn confidence_of_organisations() {
        let key = key("11. PERP: ORGANIZATION CONFIDENCE   SUSPECTED OR ACCUSED: \"FRONT\" / \"FLM\"\n");
        assert_eq!(key.claims[0].values, ["suspected or accused"]);
        assert!(key.claims[0].organisation.strings.contains("flm"));
    }

    #[test]
    fn irrelevant_documents_have_no_template() {
        let mut keys = Keys::new();
        read("0.  MESSAGE: ID                     DOC-2\n1.  MESSAGE: TEMPLATE               *\n", &mut keys).expect("keys");
        assert_eq!(keys["DOC-2"], []);
    }

    #[test]
    fn what_is_no_key_is_told() {
        let fault = |text: &str| read(text, &mut Keys::new()).expect_err(text);
        assert_eq!(fault("hello\n").line, 1);
        assert!(fault("0.  MESSAGE: ID        D\nhello\n").found.contains("neither a slot"));
        let lacking = fault("0.  MESSAGE: ID       D\n1.  MESSAGE: TEMPLATE      1\n2.  INCIDENT: DATE      -\n");
        assert_eq!(lacking.found, "found a template of D without slot 3, expected all that are scored");
    }
}
