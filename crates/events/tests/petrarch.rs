//! Who did what to whom by dictionaries in PETRARCH's format; dictionaries and sentences are invented.

mod knowledge;

use casus_atlas::petrarch::Day;
use casus_events::petrarch::{Coder, Dictionaries, Settings};
use knowledge::{parsed, report};
use proptest::prelude::*;
use std::sync::LazyLock;

const ACTORS: &str = "\
ARDEN [ARD]
+ARDENNER
LOW_ARDEN [LOW]
THE_FEN [FEN]
MARKLAND [MRK]
TWIN_TOWNS [EST/WST]
LAKE_CAPITAL [ARDGOV]
ILSE_VARN [ARDELI]
\t[ARDGOV 900101-941231]
\t[ARDOPP >950101]
";
const AGENTS: &str = "\
POLICE {} [~COP]
MINISTER [~GOV]
PRIME_MINISTER [~GOV]
MINISTRY_OF_RAIN [~GOV]
SOLDIER [~MIL]
FARMER [~AGR]
RELIEF_BODY [NGO~]
";
const VERBS: &str = "\
&AID
+BREAD
+GRAIN_SHIP

--- PRAISE [041] ---
PRAISE
WELCOME
- * &AID FROM + [043]
- REFUSED * [112]
- * WEATHER [---]

--- ARREST [173] ---
ARREST

--- FREE [084] ---
FREE
- + * FROM $ [085]

--- VISIT [032:033] ---
VISIT

--- MEET [---] ---
MEET {MEETS MET MEETING}
- % * [036]
- * WITH % [037]

--- CUT [100] ---
CUT {CUTS CUTTING}
+CUT_OFF {+CUTS_OFF +CUTTING_OFF} [190]

--- SAY [010] ---
SAY {SAYS SAID}
";

static CODER: LazyLock<Coder> = LazyLock::new(|| {
    let mut all = Dictionaries::default();
    let mut faults = all.actors.add("actors", ACTORS);
    faults.extend(all.agents.add("agents", AGENTS));
    faults.extend(all.verbs.add("verbs", VERBS));
    faults.extend(all.discards.add("discards", "CHESS CUP\n+STORM"));
    assert_eq!(faults, []);
    Coder::new(all)
});

fn coded(text: &str, day: &str, settings: &Settings) -> Vec<String> {
    let report = report(text);
    let coding = CODER.code(&report.text, &parsed(&report), Day::read(day).expect("a day"), settings);
    coding.events.iter().map(|event| format!("{} {} {}", event.source, event.target, event.code)).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(coded(text, "19920101", &Settings::default()), expected, "{text}");
}

#[test]
fn source_verb_target() {
    check("Arden praised Markland on Monday.", &["ARD MRK 041"]);
    check("Arden praised Arden.", &[]);
    check("The river praised Markland.", &[]);
}

#[test]
fn actors_with_their_people() {
    check("Arden police arrested two farmers of Markland.", &["ARDCOP MRKAGR 173"]);
    check("The prime minister of Arden praised soldiers of Low Arden.", &["ARDGOV LOWMIL 041"]);
    check("Arden's Ministry of Rain praised a Markland relief body.", &["ARDGOV NGOMRK 041"]);
    check("Police arrested farmers.", &["---COP ---AGR 173"]);
    check("A former minister of Arden praised Markland.", &["ARDELI MRK 041"]);
}

#[test]
fn actors_on_their_day() {
    let on = |day| coded("Ilse Varn praised Markland on Monday.", day, &Settings::default());
    assert_eq!(on("19891231"), ["ARDELI MRK 041"]);
    assert_eq!(on("19920101"), ["ARDGOV MRK 041"]);
    assert_eq!(on("20010101"), ["ARDOPP MRK 041"]);
}

#[test]
fn joined_parties_are_several() {
    check("Arden, Markland and the Fen praised Low Arden.", &["ARD LOW 041", "MRK LOW 041", "FEN LOW 041"]);
    check("Ministers of Arden and Markland praised Low Arden.", &["ARDGOV LOW 041", "MRKGOV LOW 041"]);
    check("Twin Towns praised Arden.", &["EST ARD 041", "WST ARD 041"]);
}

#[test]
fn events_from_both_sides() {
    check("Arden police visited Markland.", &["ARDCOP MRK 032", "MRK ARDCOP 033"]);
    check("Arden and Markland met on Monday.", &["ARD MRK 036", "MRK ARD 036"]);
    check("Arden met with Markland and Low Arden.", &["ARD MRK 037", "ARD LOW 037"]);
}

#[test]
fn passive_voice() {
    check("Two soldiers from Markland were arrested by Arden police.", &["ARDCOP MRKMIL 173"]);
}

#[test]
fn patterns_name_source_and_target() {
    check("A Markland farmer was freed from Low Arden.", &["LOW MRKAGR 085"]);
    check("Arden welcomed bread from Markland.", &["ARD MRK 043"]);
    check("Arden welcomed a grain ship from Markland.", &["ARD MRK 043"]);
    check("Arden refused to praise Markland.", &["ARD MRK 112"]);
}

#[test]
fn a_pattern_may_say_that_there_is_no_event() {
    check("Arden praised the weather in Markland.", &[]);
    check("Arden praised the weather. Low Arden praised Markland.", &["LOW MRK 041"]);
}

/// Each word of the pattern stands in many places, and the last in none.
#[test]
fn words_that_stand_often_are_not_tried_in_every_choice() {
    let mut all = Dictionaries::default();
    let mut faults = all.actors.add("actors", ACTORS);
    faults.extend(all.verbs.add("verbs", "--- PRAISE [041] ---\nPRAISE\n- * BREAD BREAD BREAD BREAD BREAD BREAD BREAD BREAD TEA [042]"));
    assert_eq!(faults, []);
    let report = report(&format!("Arden praised {} of Markland.", "bread and bread ".repeat(30)));
    let coding = Coder::new(all).code(&report.text, &parsed(&report), Day::read("19920101").expect("a day"), &Settings::default());
    assert_eq!(coding.events.len(), 1);
}

#[test]
fn verbs_of_more_words() {
    check("Arden cut off Markland.", &["ARD MRK 190"]);
    check("Arden cut Markland.", &["ARD MRK 100"]);
}

#[test]
fn what_stands_behind_a_comma_is_left_out_or_told_apart() {
    check("Arden praised Markland, a Fen minister said.", &["ARD MRK 041"]);
    let settings = Settings { both_known: false, last_clause: (0, 0), ..Settings::default() };
    let found = coded("Arden praised Markland, a Low Arden minister said on Monday.", "19920101", &settings);
    assert_eq!(found, ["ARD MRK 041", "LOWGOV --- 010"]);
}

#[test]
fn unknown_parties_stand_in_quotes_where_asked_for() {
    let settings = Settings { new_actor_words: 3, ..Settings::default() };
    assert_eq!(coded("The old king praised Markland.", "19920101", &settings), ["\"THE OLD KING\" MRK 041"]);
    assert_eq!(coded("The very old king praised Markland.", "19920101", &settings), [""; 0]);
}

#[test]
fn discards() {
    check("Arden praised Markland at the chess cup.", &[]);
    check("Arden praised Markland at the chess cup. Arden praised the Fen.", &["ARD FEN 041"]);
    check("Arden praised Markland. A storm came.", &[]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_words_are_coded_without_a_panic(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..40)) {
        let settings = Settings { both_known: false, new_actor_words: 2, first_clause: (1, 4), ..Settings::default() };
        for event in coded(&words.join(" "), "19920101", &settings) {
            prop_assert!(event.split(' ').all(|part| !part.is_empty()), "{event:?}");
        }
    }
}

const WORDS: [&str; 36] = [
    "Arden",
    "Markland",
    "Low",
    "Twin Towns",
    "the",
    "Fen",
    "and",
    "or",
    ",",
    "of",
    "in",
    "from",
    "by",
    "was",
    "were",
    "has",
    "to",
    "police",
    "ministers",
    "former",
    "praised",
    "welcomed",
    "arrested",
    "freed",
    "met",
    "cut",
    "off",
    "bread",
    "said",
    "who",
    "which",
    "'s",
    "-",
    "not",
    "king",
    ".",
];
