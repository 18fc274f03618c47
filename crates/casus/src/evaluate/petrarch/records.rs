//! PETRARCH's unit records: sentences with the events that are to be coded.

use casus_atlas::petrarch::Day;
use casus_events::petrarch::Settings;

/// A sentence with its events.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its name, such as `DEMO-01`; two records may have the same.
    pub id: String,
    /// What it tests, such as `COMPOUND`.
    pub category: String,
    /// The day for which actors are looked up.
    pub day: Day,
    /// Its words as running text.
    pub text: String,
    /// The words of its phrase tree, with spaces between; in some records they differ from the text.
    pub parsed: String,
    /// Events as source, target, code.
    pub events: Vec<(String, String, String)>,
    /// The fault of the input that it tests (`storydiscard`, `bad_input_parse`), where it tests one.
    pub fault: Option<String>,
    /// How it is to be coded: settings change between records.
    pub settings: Settings,
}

/// Reads all records of a file; what is no record and no setting is passed over.
pub fn records(file: &str) -> Vec<Record> {
    let file = without_comments(file);
    let mut settings = Settings::default();
    let mut records = Vec::new();
    let mut rest = file.as_str();
    while let Some(open) = rest.find('<') {
        rest = &rest[open..];
        let head_end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let head = &rest[..head_end];
        if head.starts_with("<Config ") {
            set(&mut settings, &attribute(head, "option").unwrap_or_default(), &attribute(head, "value").unwrap_or_default());
        } else if head.starts_with("<Sentence ") {
            let end = rest.find("</Sentence>").unwrap_or(rest.len());
            // a head that is never closed reaches over the end: it has no body
            records.extend(record(head, rest.get(head_end..end).unwrap_or_default(), &settings));
            rest = &rest[end..];
            continue;
        }
        rest = &rest[head_end..];
    }
    records
}

fn record(head: &str, body: &str, settings: &Settings) -> Option<Record> {
    let codings = body.split("<EventCoding").skip(1).map(|coding| coding.split('>').next().unwrap_or_default());
    let codings: Vec<&str> = codings.collect();
    let event = |coding: &&str| Some((attribute(coding, "sourcecode")?, attribute(coding, "targetcode")?, attribute(coding, "eventcode")?));
    Some(Record {
        id: attribute(head, "id")?,
        category: attribute(head, "category")?,
        day: Day::read(&attribute(head, "date")?)?,
        text: element(body, "Text").map(words)?,
        parsed: element(body, "Parse").map(leaves).unwrap_or_default(),
        events: codings.iter().filter_map(event).collect(),
        fault: codings.iter().find_map(|coding| attribute(coding, "error")),
        settings: settings.clone(),
    })
}

fn set(settings: &mut Settings, option: &str, value: &str) {
    let number = value.parse().unwrap_or(0);
    match option {
        "require_dyad" => settings.both_known = !value.eq_ignore_ascii_case("false"),
        "new_actor_length" => settings.new_actor_words = number,
        "comma_min" => settings.inner_clause.0 = number,
        "comma_max" => settings.inner_clause.1 = number,
        "comma_bmin" => settings.first_clause.0 = number,
        "comma_bmax" => settings.first_clause.1 = number,
        "comma_emin" => settings.last_clause.0 = number,
        "comma_emax" => settings.last_clause.1 = number,
        _ => {}
    }
}

fn without_comments(file: &str) -> String {
    let mut kept = String::new();
    let mut rest = file;
    while let Some(start) = rest.find("<!--") {
        kept.push_str(&rest[..start]);
        rest = rest[start..].find("-->").map_or("", |end| &rest[start + end + 3..]);
    }
    kept + rest
}

/// The value of `name="…"` or `name='…'`, with or without spaces around the sign.
fn attribute(head: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = head[from..].find(name) {
        let at = from + found;
        let before = head[..at].chars().next_back();
        let rest = head[at + name.len()..].trim_start();
        if let (Some(value), true) = (rest.strip_prefix('='), before.is_none_or(char::is_whitespace)) {
            let value = value.trim_start();
            let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
            return value[1..].split(quote).next().map(str::to_owned);
        }
        from = at + name.len();
    }
    None
}

fn element<'a>(body: &'a str, name: &str) -> Option<&'a str> {
    let start = body.find(&format!("<{name}>"))? + name.len() + 2;
    Some(&body[start..start + body[start..].find(&format!("</{name}>"))?])
}

/// The text on one line; an underscore joins words, as in dictionaries.
fn words(text: &str) -> String {
    let text = text.replace("&amp;", "&").replace('_', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a phrase tree: all that no bracket stands before.
fn leaves(tree: &str) -> String {
    let spaced = tree.replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().filter(|word| !word.starts_with('(') && *word != ")").collect();
    words.join(" ").replace('_', " ").replace("-LRB-", "(").replace("-RRB-", ")")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"<Sentences><!-- <Sentence id="no"> -->
<Config option="require_dyad" value="false"></Config>
<Sentence date = "19950101" id ="OWN-1" category="DEMO" sentence="true">
<EventCoding sourcecode='"OLD MEN"' targetcode="LOW" eventcode="042"></EventCoding>
<!--EventCoding sourcecode="A" targetcode="B" eventcode="042"-->
<Text>
Old men praise
Low Arden. </Text>
<Parse>(ROOT (S (NP (JJ Old)(NNS men)) (VP (VBP praise) (NP (NNP Low) (NNP Arden)))(. .)))</Parse>
</Sentence>
<Sentence date="19950101" id="OWN-2" category="ERROR"><EventCoding error="storydiscard"></EventCoding><Text>Chess.</Text></Sentence>"#;

    #[test]
    fn broken_records_are_passed_over() {
        for file in ["<Sentence id=\"A\"</Sentence>", "<Sentence date=\"19950101\" id=", "<Sentence <", "<Sentence date=é>", "<!--"] {
            assert_eq!(records(file).len(), 0, "{file}");
        }
    }

    #[test]
    fn records_are_read_with_their_settings() {
        let records = records(FILE);
        assert_eq!(records.iter().map(|record| record.id.as_str()).collect::<Vec<_>>(), ["OWN-1", "OWN-2"]);
        let first = &records[0];
        assert_eq!((first.text.as_str(), first.parsed.as_str()), ("Old men praise Low Arden.", "Old men praise Low Arden ."));
        assert_eq!(first.events, [("\"OLD MEN\"".to_owned(), "LOW".to_owned(), "042".to_owned())]);
        assert!(!first.settings.both_known);
        assert_eq!(records[1].fault.as_deref(), Some("storydiscard"));
    }
}
