//! Compiling lists of names from public data: places, countries, organisations, armed groups, persons. Only hashes leave this file.

use std::collections::HashMap;
use std::path::Path;

use casus_text::parse::names::List;
use casus_text::parse::names::lists::{LONGEST, Lists};

use crate::Failure;

/// Entries while they are gathered.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// By key, with the set of lists.
    pub entries: HashMap<u32, u16>,
}

impl Gathered {
    /// Adds words to a list.
    pub fn add_words(&mut self, words: &[String], list: List) {
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let count = lower.iter().filter(|word| *word != "-").count();
        let letters: usize = lower.iter().map(|word| word.chars().count()).sum();
        if (1..=LONGEST).contains(&count) && letters > 1 {
            *self.entries.entry(Lists::key(lower.iter().map(String::as_str))).or_default() |= 1 << list as u16;
        }
    }

    fn add(&mut self, cut: &dyn Fn(&str) -> Vec<String>, name: &str, list: List) {
        let name = name.trim();
        if name.chars().all(|letter| letter < '\u{250}' || "ʿʼ’‘ʻ".contains(letter)) && name.chars().any(char::is_alphabetic) {
            self.add_words(&cut(name), list);
            let plain: String = name.chars().filter_map(plain).collect();
            if plain != name {
                self.add_words(&cut(&plain), list);
            }
        }
    }

    /// Gathers all lists from the sets under `data`; `cut` cuts a name into tokens.
    pub fn read(data: &Path, cut: &dyn Fn(&str) -> Vec<String>) -> Result<Gathered, Failure> {
        let mut all = Gathered::default();
        let open = |path: &str| {
            let path = data.join(path);
            std::fs::read_to_string(&path).map_err(|error| format!("reading {}: {error}", path.display()))
        };
        for line in open("atlas/geonames/countryInfo.txt")?.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.split('\t').nth(4) {
                all.add(cut, name, List::Country);
            }
        }
        let short = [
            "U.S.",
            "US",
            "U.S.A.",
            "USA",
            "UK",
            "U.K.",
            "UAE",
            "America",
            "Britain",
            "England",
            "Scotland",
            "Wales",
            "Russia",
            "Syria",
            "Iran",
            "Burma",
            "Ivory Coast",
            "Palestine",
            "Korea",
            "DRC",
            "Congo",
            "USSR",
            "Soviet Union",
            "Holland",
            "Czech Republic",
        ];
        short.iter().for_each(|name| all.add(cut, name, List::Country));
        for line in open("atlas/geonames/cities15000.txt")?.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let people: u32 = fields.get(14).and_then(|people| people.parse().ok()).unwrap_or(0);
            let list = if people >= 200_000 { List::City } else { List::Town };
            fields[1..3].iter().for_each(|name| all.add(cut, name, list));
            if people >= 2_000_000 {
                fields[3].split(',').filter(|name| name.len() > 3).for_each(|name| all.add(cut, name, List::Town));
            }
            if fields[7] == "PPLC" {
                all.add(cut, fields[2], List::Capital);
            }
        }
        for path in ["atlas/geonames/admin1CodesASCII.txt", "atlas/geonames/admin2Codes.txt"] {
            for line in open(path)?.lines() {
                for name in line.split('\t').skip(1).take(2) {
                    all.add(cut, name, List::Region);
                    let bare = name.trim_end_matches(" County").trim_end_matches(" Province").trim_end_matches(" District");
                    all.add(cut, bare, List::Region);
                }
            }
        }
        for country in ["af", "iq", "lb", "ly", "ps", "sd", "sy", "ua", "ye"] {
            for line in open(&format!("atlas/whosonfirst/{country}.jsonl"))?.lines() {
                let place: serde_json::Value = serde_json::from_str(line)?;
                let list = if place["placetype"] == "locality" { List::Town } else { List::Region };
                all.add(cut, place["name"].as_str().unwrap_or_default(), list);
                for key in ["eng_x_preferred", "eng_x_variant"] {
                    let names = place["names"][key].as_array().into_iter().flatten();
                    names.filter_map(serde_json::Value::as_str).for_each(|name| all.add(cut, name, list));
                }
            }
        }
        for (path, list) in [
            ("Phoenix.Countries.actors.txt", List::Person),
            ("Phoenix.International.actors.txt", List::Organisation),
            ("Phoenix.MilNonState.actors.txt", List::Armed),
        ] {
            all.read_actors(&open(&format!("petrarch/dictionaries/{path}"))?, cut, list);
        }
        for line in open("ucdp/ged_mexico_1989_2023.csv")?.lines().chain(open("ucdp/ged_syria_2016_2019.csv")?.lines()).skip(1) {
            let fields = fields(line);
            for at in [14, 17] {
                let named = |name: &&String| !name.contains('(') && !name.starts_with("Government") && name.as_str() != "Civilians";
                if let Some(name) = fields.get(at).filter(|_| fields.len() > 40).filter(named) {
                    all.add(cut, name, List::Side);
                }
            }
        }
        Ok(all)
    }

    /// Reads a dictionary of actors: names with underscores, each followed by codes; persons hold office with dates.
    fn read_actors(&mut self, text: &str, cut: &dyn Fn(&str) -> Vec<String>, list: List) {
        // only some of the groups fight: their codes say which
        let fights = |line: &str| ["REB", "UAF", "INS", "SEP"].iter().any(|code| line.contains(code));
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let code = lines[at..].iter().take(12).find(|line| line.contains('['));
            let list = if list == List::Armed && !code.is_some_and(|line| fights(line)) { List::Organisation } else { list };
            let line = line.split('#').next().unwrap_or_default().trim();
            let name = line.split('[').next().unwrap_or_default().trim().trim_start_matches('+').trim_end_matches('_');
            if name.is_empty() || name.contains(['!', '{', '}', '=', ':']) {
                continue;
            }
            let words: Vec<String> = cut(&name.replace('_', " ").to_lowercase());
            let titled = words.iter().any(|word| TITLES.contains(&word.as_str()));
            let ends = words.last().map_or("", String::as_str);
            match list {
                List::Person if words.len() == 1 => {
                    // countries, capitals, and those who live there
                    let people = ["an", "ese", "ish", "i", "ans", "is", "ic", "ian", "ians"].iter().any(|end| ends.ends_with(end));
                    self.add_words(&words, if people { List::Nationality } else { List::Region });
                }
                List::Person if !titled && (2..=4).contains(&words.len()) => {
                    self.add_words(&words, List::Person);
                    self.add_words(&words[..1], List::First);
                    self.add_words(&words[words.len() - 1..], List::Last);
                }
                List::Organisation | List::Armed if titled => {}
                List::Organisation | List::Armed => self.add_words(&words, list),
                _ => {}
            }
        }
    }
}

/// The fields of a line with commas between them; a comma in quotation marks is none.
fn fields(line: &str) -> Vec<String> {
    let mut quoted = false;
    let split = line.split(|letter| {
        quoted ^= letter == '"';
        letter == ',' && !quoted
    });
    split.map(|field| field.trim_matches('"').to_owned()).collect()
}

/// Words that mark an entry as an office rather than a name.
const TITLES: [&str; 22] = [
    "president",
    "minister",
    "prime",
    "secretary",
    "general",
    "king",
    "queen",
    "chief",
    "chairman",
    "director",
    "the",
    "of",
    "government",
    "mr",
    "ambassador",
    "leader",
    "premier",
    "emir",
    "sultan",
    "prince",
    "spokesman",
    "head",
];

/// A letter without its marks, nothing for marks of their own.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ả' => 'a',
        'À'..='Å' | 'Ā' => 'A',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'É' => 'E',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'İ' | 'Ī' => 'I',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'Ö' | 'Ó' | 'Ø' => 'O',
        'ù'..='ü' | 'ū' | 'ů' => 'u',
        'Ü' | 'Ú' | 'Ū' => 'U',
        'š' | 'ś' | 'ş' => 's',
        'Š' | 'Ş' | 'Ś' => 'S',
        'ž' | 'ź' | 'ż' => 'z',
        'ţ' | 'ť' => 't',
        'ğ' => 'g',
        'ł' => 'l',
        'Ł' => 'L',
        'ý' | 'ÿ' => 'y',
        '\'' | '’' | '‘' | 'ʿ' | 'ʼ' | 'ʻ' => return None,
        other => other,
    })
}
