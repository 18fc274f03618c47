//! Figures of a report and what they come to, by the committed model, beside words that are known to tell of events.

use std::sync::LazyLock;

use casus::{Casus, Report};
use casus_events::judge::tellings::{self, Told};
use casus_events::judge::tolls::{self, Asked, By};
use casus_events::{Confidence, Status};

static CASUS: LazyLock<Casus> = LazyLock::new(|| Casus::new().expect("the committed knowledge"));

fn model(name: &str) -> Vec<u8> {
    let path = format!("{}/../../data/models/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The figures of a text beside the words `triggers`, of which each stands in it once.
fn ask(text: &str, kind: &str, triggers: &[&str]) -> (Report, Asked) {
    let learned = tellings::Learned::from_bytes(&model("tellings.bin")).expect("a model of tellings");
    let class = learned.classes.iter().position(|class| class == kind).expect("a kind that is told apart");
    let report = Report::of_text("note", text);
    let parse = CASUS.parse(&report);
    let told: Vec<Told> = triggers
        .iter()
        .map(|trigger| {
            let at = parse.tokens.iter().position(|token| report.words(token.span) == *trigger);
            let at = at.unwrap_or_else(|| panic!("no {trigger:?} in {text:?}"));
            Told { at, chance: 1.0, class, status: Status::Happened, retold: false, confidence: Confidence::Fact }
        })
        .collect();
    let asked = tolls::ask(CASUS.reader(), &report, &parse, &told);
    (report, asked)
}

/// Words that count people, and how many.
#[track_caller]
fn check_figures(text: &str, expected: &[(&str, u32)]) {
    let (report, asked) = ask(text, "Attack", &[]);
    let parse = CASUS.parse(&report);
    let told: Vec<(&str, u32)> =
        asked.figures.iter().map(|figure| (report.words(parse.tokens[figure.at].span), figure.count.best)).collect();
    for figure in expected {
        assert!(told.contains(figure), "{figure:?} is not among {told:?}");
    }
}

#[test]
fn figures_are_numbers_single_people_and_words_for_nobody() {
    check_figures("Gunmen killed the mayor and two guards.", &[("mayor", 1), ("guards", 2)]);
    check_figures("Three soldiers fell; a fourth died in hospital.", &[("soldiers", 3), ("fourth", 1)]);
    check_figures("The shell hit a barn, but nobody was hurt.", &[("nobody", 0)]);
    check_figures("The crew were unharmed.", &[("unharmed", 0)]);
    check_figures("The town was taken without loss of life.", &[("loss", 0)]);
    check_figures("The night watchman was not hurt.", &[("hurt", 0)]);
    check_figures("The bomb did not kill anybody.", &[("anybody", 0)]);
}

#[test]
fn groups_are_not_one_person() {
    let (_, asked) = ask("A patrol met a family on the road.", "Attack", &[]);
    assert!(asked.figures.iter().all(|figure| figure.by != By::One || !figure.person), "{:?}", asked.figures);
}

#[test]
fn two_names_for_one_are_twins_and_conjuncts_are_not() {
    let twins = |text: &str| {
        let (_, asked) = ask(text, "Attack", &[]);
        let people: Vec<usize> = asked.figures.iter().filter(|figure| figure.person).map(|figure| figure.twin).collect();
        people.windows(2).any(|pair| pair[0] == pair[1])
    };
    assert!(twins("One soldier, Private Juan Cruz, was killed."));
    assert!(!twins("A teacher and a nurse were killed."));
}

/// How many each event killed and hurt.
#[track_caller]
fn check(text: &str, kind: &str, triggers: &[&str], expected: &[(Option<u32>, Option<u32>)]) {
    let (_, asked) = ask(text, kind, triggers);
    let learned = tolls::Learned::from_bytes(&model("tolls.bin")).expect("a model of tolls");
    let settled = tolls::settle(&learned, &asked, triggers.len());
    let best = |found: &Option<(tolls::Sum, f32)>| found.as_ref().map(|(sum, _)| sum.count.best);
    let found: Vec<_> = settled.iter().map(|fates| (best(&fates[tolls::KILLED]), best(&fates[tolls::INJURED]))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn those_who_are_named_and_counted_add_up() {
    check("Gunmen shot dead the mayor and two guards in Tarma on Monday.", "Attack", &["shot"], &[(Some(3), None)]);
    check("Rebels ambushed a patrol near Tarma, killing a captain and four soldiers.", "Armed clash", &["ambushed"], &[(Some(5), None)]);
}

#[test]
fn a_single_person_is_one() {
    check("Gunmen on a motorcycle shot dead a journalist in Tarma on Monday.", "Attack", &["shot"], &[(Some(1), None)]);
}

#[test]
fn the_dead_and_the_hurt_are_told_apart() {
    check(
        "A car bomb exploded at the market in Tarma. Twelve people were killed and 30 wounded.",
        "Remote explosive/landmine/IED",
        &["exploded"],
        &[(Some(12), Some(30))],
    );
}

#[test]
fn where_nobody_was_hurt_nobody_died() {
    check("A grenade exploded beside the town hall of Tarma on Monday. Nobody was hurt.", "Grenade", &["exploded"], &[(Some(0), Some(0))]);
}

#[test]
fn each_event_has_its_own() {
    check(
        "Gunmen attacked a bus near Tarma on Monday, killing six passengers. On Tuesday a mine blew up a lorry near Junin and killed its driver.",
        "Attack",
        &["attacked", "blew"],
        &[(Some(6), None), (Some(1), None)],
    );
}

#[test]
fn thousands_who_were_there_are_not_dead() {
    check(
        "A bomb exploded at a bus stop in Tarma on Monday. About 1,200 people had marched there on Sunday.",
        "Remote explosive/landmine/IED",
        &["exploded"],
        &[(None, None)],
    );
}

#[test]
fn silence_is_no_figure() {
    check("Rebels fired on the barracks of Tarma before dawn on Monday and withdrew.", "Armed clash", &["fired"], &[(None, None)]);
}
