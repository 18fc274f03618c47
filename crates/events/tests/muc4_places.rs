//! Which places of a report are asked for its incidents, and what is seen of them.

mod knowledge;

use casus_events::judge::phrases::{self, Phrase};
use casus_events::muc4::Sheet;
use casus_events::muc4::entities::Candidate;
use casus_events::muc4::grouping::Filler;
use casus_events::muc4::map::Map;
use casus_events::muc4::places::{Asked, ask};
use casus_text::ingest::{self, Format};
use casus_text::{Parse, Report};

const TARGET: usize = 2;

struct Read {
    report: Report,
    parse: Parse,
    phrases: Vec<Phrase>,
    map: Map,
}

fn read(text: &str) -> Read {
    let message = format!("OWN-MUC4-0001\n\n    {text}\n");
    let report = ingest::read("own", message.as_bytes(), Format::Muc).reports.remove(0).expect("a message");
    let parse = knowledge::parsed(&report);
    let phrases = phrases::of(knowledge::reader(), &report, &parse, |_| true);
    let map = Map::read(knowledge::reader(), &report, &parse);
    Read { report, parse, phrases, map }
}

impl Read {
    fn sheet(&self) -> Sheet<'_> {
        Sheet { report: &self.report, parse: &self.parse, phrases: &self.phrases, map: &self.map }
    }

    /// The places of the first of several bombings, each of one target.
    fn ask(&self, targets: &[&str]) -> Asked {
        let headed = |head: &str| self.phrases.iter().position(|phrase| self.report.words(self.parse.tokens[phrase.head].span) == head);
        let filler = |head: &&str| {
            let phrase = headed(head).unwrap_or_else(|| panic!("no phrase at {head:?} in {:?}", self.report.text));
            let what = Candidate { string: head.to_lowercase(), named_by: (phrase, 0), phrases: vec![phrase], row: Vec::new() };
            Filler { role: TARGET, what, chance: 1.0, types: vec![0.0; 6] }
        };
        let fillers: Vec<Filler> = targets.iter().map(filler).collect();
        let groups: Vec<Vec<usize>> = (0..fillers.len()).map(|at| vec![at]).collect();
        ask(&self.sheet(), &fillers, &groups, 0, 1)
    }
}

/// The places, levels joined.
fn places(asked: &Asked) -> Vec<String> {
    asked.options.iter().map(|option| option.levels.join(": ")).collect()
}

#[track_caller]
fn check(text: &str, target: &str, expected: &[&str], never: &[&str]) {
    let places = places(&read(text).ask(&[target]));
    for place in expected {
        assert!(places.iter().any(|other| other == place), "{place:?} is not among {places:?}");
    }
    for place in never {
        assert!(!places.iter().any(|other| other == place), "{place:?} is among {places:?}");
    }
}

#[test]
fn names_are_asked_for_with_their_country_and_without_the_word_for_their_sort() {
    let text = "BOGOTA, 10 JAN 90 (EFE) -- [TEXT] A BOMB EXPLODED NEAR A BRIDGE IN ANTIOQUIA DEPARTMENT, COLOMBIA.";
    check(text, "BRIDGE", &["Colombia", "Colombia: ANTIOQUIA"], &["Colombia: BRIDGE"]);
}

#[test]
fn the_town_of_the_dateline_is_asked_for_though_no_sentence_names_it() {
    let text = "LIMA, 10 JAN 90 (EFE) -- [TEXT] A BOMB EXPLODED NEAR A BRIDGE, THE PERUVIAN POLICE SAID.";
    check(text, "BRIDGE", &["Peru", "Peru: LIMA"], &[]);
    let text = "CLANDESTINE, 10 JAN 90 (EFE) -- [TEXT] A BOMB EXPLODED NEAR A BRIDGE, THE PERUVIAN POLICE SAID.";
    check(text, "BRIDGE", &["Peru"], &["Peru: LIMA", "Peru: CLANDESTINE"]);
}

#[test]
fn a_place_is_one_however_often_and_however_it_is_written() {
    let text = "BOGOTA, 10 JAN 90 (EFE) -- [TEXT] A BOMB EXPLODED NEAR A BRIDGE IN BOGOTA.  POLICE OF BOGOTA SAID SO.";
    let asked = read(text).ask(&["BRIDGE"]);
    let bogota: Vec<usize> = (0..asked.options.len()).filter(|at| asked.options[*at].levels == ["Colombia", "BOGOTA"]).collect();
    let [bogota] = bogota[..] else { panic!("{:?}", places(&asked)) };
    // the dateline and two sentences
    assert_eq!(asked.names.iter().filter(|name| name.option == bogota).count(), 3);
}

#[test]
fn what_is_seen_depends_on_where_the_fillers_stand() {
    let text = "BOGOTA, 10 JAN 90 (EFE) -- [TEXT] A BOMB DESTROYED A BRIDGE IN CALI.  A CHURCH BURNED IN MEDELLIN.";
    let read = read(text);
    let (bridge, church, both) = (read.ask(&["BRIDGE"]), read.ask(&["CHURCH"]), read.ask(&["BRIDGE", "CHURCH"]));
    let seen = |asked: &Asked, town: &str| {
        let option = asked.options.iter().position(|option| option.levels == ["Colombia", town]).expect("the town");
        asked.names.iter().find(|name| name.option == option).expect("its name").features.clone()
    };
    assert_eq!(seen(&bridge, "CALI"), seen(&read.ask(&["BRIDGE"]), "CALI"));
    assert_ne!(seen(&bridge, "CALI"), seen(&church, "CALI"), "its own sentence or another one");
    assert_ne!(seen(&bridge, "MEDELLIN"), seen(&both, "MEDELLIN"), "another incident stands nearer");
}
