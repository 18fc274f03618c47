//! What is seen of phrases: which there are, how each may be written down, and that equal phrases are seen alike.

mod knowledge;

use casus_events::judge::phrases::{self, Phrase};
use casus_events::judge::tellings;
use casus_events::judge::whole::whole;
use casus_text::{Parse, Report};

fn read(text: &str) -> (Report, Parse, Vec<Phrase>) {
    let report = Report::of_text("note", text);
    let parse = knowledge::parsed(&report);
    let phrases = phrases::of(knowledge::reader(), &report, &parse, |_| true);
    (report, parse, phrases)
}

/// The forms of the phrase at `head`, joined by bars.
#[track_caller]
fn check_forms(text: &str, head: &str, expected: &[&str]) {
    let (report, parse, phrases) = read(text);
    let at = phrases.iter().find(|phrase| report.words(parse.tokens[phrase.head].span) == head);
    let phrase = at.unwrap_or_else(|| panic!("no phrase at {head:?} in {text:?}"));
    let forms: Vec<&str> = phrase.forms.iter().map(|form| parse.words(&report, form.tokens)).collect();
    for form in expected {
        assert!(forms.contains(form), "{form:?} is not among {forms:?}");
    }
}

#[test]
fn phrases_can_be_written_down_in_several_ways() {
    check_forms("Two armed men attacked the town hall.", "men", &["Two armed men", "armed men", "men"]);
    check_forms("A group of armed men attacked the town hall.", "group", &["group of armed men", "group"]);
    check_forms("A bomb went off near the town hall.", "hall", &["town hall", "hall"]);
    check_forms("Gunmen killed labor leader Ana Ruiz.", "Ana", &["Ana Ruiz"]);
    check_forms("THE REBELS KILLED DR. ANA RUIZ YESTERDAY.", "ANA", &["ANA RUIZ"]);
}

#[track_caller]
fn check_phrases(text: &str, expected: &[&str]) {
    let (report, parse, phrases) = read(text);
    let heads: Vec<&str> = phrases.iter().map(|phrase| report.words(parse.tokens[phrase.head].span)).collect();
    assert_eq!(heads, expected, "{text}");
}

#[test]
fn days_are_no_phrases_and_a_name_is_one() {
    check_phrases("Gunmen killed Ana Ruiz on Monday.", &["Gunmen", "Ana"]);
    check_phrases("They fled.", &[]);
}

#[test]
fn a_gloss_knows_what_it_stands_behind() {
    let (report, parse, phrases) = read("Rebels of the Farabundo Marti National Liberation Front (FMLN) burned a bus.");
    let acronym = phrases.iter().find(|phrase| report.words(parse.tokens[phrase.head].span) == "FMLN").expect("the acronym");
    let before = acronym.glosses.map(|head| report.words(parse.tokens[head].span));
    assert!(before.is_some_and(|before| "Farabundo Marti National Liberation Front".contains(before)), "{before:?}");
}

#[test]
fn groups_cover_all_features() {
    let (report, parse, phrases) = read("Gunmen opened fire on a bus near Tarma, killing the driver. The police blamed the Shining Path.");
    for phrase in &phrases {
        assert!(phrase.groups.is_sorted(), "{:?}", phrase.groups);
        assert_eq!(phrase.groups.last(), Some(&phrase.features.len()));
        assert!(!phrase.bag.is_empty() && phrase.forms.iter().all(|form| !form.features.is_empty()));
    }
    let again = whole(knowledge::reader(), &report, &parse);
    assert!(again.is_sorted() && !again.is_empty());
}

#[test]
fn the_same_words_are_seen_alike_and_others_not() {
    let features = |text: &str| read(text).2.into_iter().next().expect("a phrase").features;
    assert_eq!(features("Gunmen burned a bus."), features("Gunmen burned a bus."));
    assert_ne!(features("Gunmen burned a bus."), features("Pilgrims boarded a bus."));
}

#[track_caller]
fn check_tellers(text: &str, expected: &[&str]) {
    let report = knowledge::report(text);
    let parse = knowledge::parsed(&report);
    let tellers = tellings::tellers(knowledge::reader(), &report, &parse);
    let words: Vec<&str> = tellers.words.iter().map(|teller| report.words(parse.tokens[teller.at].span)).collect();
    assert_eq!(words, expected, "{text}");
    assert!(tellers.words.iter().all(|teller| !teller.features.is_empty()));
}

#[test]
fn verbs_and_nouns_may_tell_of_events() {
    check_tellers("Gunmen killed Ana Ruiz on Monday.", &["Gunmen", "killed"]);
    check_tellers("The device was made safe by sappers.", &["device", "made", "safe", "sappers"]);
    check_tellers("Oh, and so on.", &[]);
}
