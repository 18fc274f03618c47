use super::*;
use crate::parse::tokens;
use std::sync::LazyLock;

static SPLITTER: LazyLock<Splitter> =
    LazyLock::new(|| Splitter::from_bytes(include_bytes!("../../../../../data/models/sentences.bin")).expect("the shipped model is whole"));

fn sentences(text: &str) -> Vec<String> {
    let spans = tokens::split(text, Span::of(0..text.len()));
    let (sentences, _) = cut(&SPLITTER, text, &spans);
    let tell = |sentence: &Sentence| {
        let words = &spans[sentence.tokens.range()];
        let head = if sentence.heading { "# " } else { "" };
        format!("{head}{}", &text[words[0].start as usize..words[words.len() - 1].end as usize])
    };
    sentences.iter().map(tell).collect()
}

/// Checks texts whose sentences are parted by " | "; the text itself has a space there.
#[track_caller]
fn check(cases: &[&str]) {
    let found = |marked: &&str| sentences(&marked.replace(" | ", " ")).join(" | ");
    let wrong: Vec<(String, &str)> =
        cases.iter().map(|marked| (found(marked), *marked)).filter(|(found, marked)| found != marked).collect();
    assert!(wrong.is_empty(), "found and expected: {wrong:#?}");
}

#[test]
fn full_stops() {
    check(&[
        "He fled. | She stayed.",
        "The rebels left at 5 p.m. | Police came an hour later.",
        "It cost 3.5 million. | Why? | No one knows!",
        "The men fled... | Nobody followed them.",
        "Two soldiers died in the blast. | 12 others were hurt.",
        "He was shot twice. | al-Shabab said it had killed him.",
        "The army lost the town in May. | It took it back in June.",
        "The convoy left Kidal on Friday. | A day later it was attacked near Gao.",
        "Shells fell on the market. | “We ran,” a trader said.",
        "They asked: who fired? | Nobody would say.",
    ]);
}

#[test]
fn abbreviations_and_initials() {
    check(&[
        "Gen. Diaz met Mr. Ruiz in the U.S. on Monday.",
        "U.S. forces and U.N. troops left the base.",
        "Police in St. Louis shot Lt. Col. J. P. Moreno on Jan. 5, officials said.",
        "The bomb went off at 10:30 a.m. on Saturday near No. 4 Market Street.",
        "Rep. J. R. Harlow, Jr., of Ohio, spoke to reporters.",
        "Vehicles, arms, etc. were found in the house.",
        "The firm, Nordic Oil Co. of Bergen, closed its office.",
        "He was flown to Ft. Hood, Tex., on Tuesday.",
        "Police shot Jose Ruiz, a.k.a. \"Rambo\", in Lima.",
        "Dr. A. B. Okoro vs. the State, vol. 3, p. 12, was cited.",
        "About 4 p.m. Tuesday gunmen stopped the bus.",
        "He moved to Washington, D.C. | The embassy paid.",
        "They met in the U.S. | The talks failed.",
        "The bus was owned by Trans-Sahel Inc. | Its driver was killed.",
        "Sgt. Abu Kamara died at 4 a.m. | His unit was ambushed by about 20 men, Maj. Sesay said.",
    ]);
}

#[test]
fn quotes_and_brackets() {
    check(&[
        "\"We won.\" | He left.",
        "\"They came at night,\" she said. | \"They burned everything.\"",
        "“Nobody helped us,” said Omar, 40. | “We buried them ourselves.”",
        "A raid was reported (in May.) | Then calm returned.",
        "He died on Monday. | (He was 43.) | The army denied it.",
        "\"Stop!\" he shouted at the soldiers.",
        "The group (known as the M-9) said it would fight.",
        "The minister [words indistinct] left for Goma on Friday.",
        "He asked \"Why?\" and was told nothing.",
        "The colonel said: \"We will stay. | We will fight.\"",
    ]);
}

#[test]
fn datelines() {
    check(&[
        "GOMA, Congo (AP) -- Rebels attacked a village on Monday.",
        "KABUL (Reuters) - A bomb killed six people in Kandahar, police said.",
        "BOGOTA, 3 JAN 90 (EFE) -- [TEXT] GUERRILLAS ATTACKED A POLICE POST IN ARAUCA.",
        "MOGADISHU, Somalia — At least ten people died when a car bomb exploded.",
        "Baghdad, Jan. 12 (Xinhua) -- Gunmen killed two policemen in western Iraq on Thursday.",
        "TRIPOLI (AFP) - Two men were shot dead. | No group claimed the attack.",
        "LIMA, 5 MAR 89 (AFP) -- [TEXT] A BOMB EXPLODED. | NO ONE WAS HURT. | POLICE ARE INVESTIGATING.",
    ]);
}

#[test]
fn other_cases() {
    check(&[
        "THE TOWN FELL ON MONDAY. | THE ARMY FLED.",
        "GUERRILLAS BLEW UP A BRIDGE NEAR SAN VICENTE. | GEN. RUIZ SAID THAT THE U.S. EMBASSY WAS WARNED.",
        "THE ATTACK TOOK PLACE AT 0830. | TWO SOLDIERS, SGT. R. LOPEZ AND CPL. M. DIAZ, WERE KILLED.",
        "\"WE WILL NOT TALK,\" HE SAID. | THE GOVERNMENT HAS NOT ANSWERED.",
        "gunmen shot a teacher in yala on tuesday. | he died in hospital. | police blamed separatists.",
        "the army said it had lost no. 4 post. | it gave no numbers.",
        "THE ATTORNEY GENERAL, DR. ENRIQUE PARDO, LIVES IN ST. ANDREW NO. 12.",
    ]);
}

#[test]
fn marks_inside_sentences() {
    check(&[
        "Three towns -- Beni, Butembo and Goma -- were attacked.",
        "The dead: two soldiers, one trader and a child.",
        "He fired; nobody was hit.",
        "The rebels hold 20 km. of road and 3.5 tons of food.",
        "See http://www.example.org/news.html for the list of names.",
        "Write to press@example.org or call 713-555-0199.",
        "Militants in the Al-Qaeda-linked group fired 107mm rockets at an 82-mm. mortar position.",
        "The agency reported that 10-20 people had died.",
        "Between 1.5 and 2.5 million people fled, according to U.N. figures.",
        "The A-10s, F-16s and Mi-24s flew at 11.40 GMT.",
    ]);
}

#[test]
fn paragraphs_headings_bullets() {
    let split = |text: &str, expected: &[&str]| assert_eq!(sentences(text), expected);
    split("Lake Chad\n\nTwo died.\n\n- Goma: calm.\n- Beni: a raid", &["# Lake Chad", "Two died.", "- Goma: calm.", "- Beni: a raid"]);
    split("Clashes in Homs\n\nA man died.", &["# Clashes in Homs", "A man died."]);
    split("• Two shells hit Aden\n• A bridge was cut", &["• Two shells hit Aden", "• A bridge was cut"]);
}

#[test]
fn lines() {
    let split = |text: &str, expected: &[&str]| assert_eq!(sentences(text), expected);
    // hard-wrapped: a line break says nothing
    split(
        "Gunmen attacked a police post in the northern town\nof Maiduguri on Friday night, killing at least four\nofficers. The attack was the third in a week, said\nGen. Musa Bello.",
        &[
            "Gunmen attacked a police post in the northern town\nof Maiduguri on Friday night, killing at least four\nofficers.",
            "The attack was the third in a week, said\nGen. Musa Bello.",
        ],
    );
    // one sentence on a line
    split(
        "Gunmen attacked a police post in Maiduguri.\nFour officers died.\nThe army blamed Boko Haram.",
        &["Gunmen attacked a police post in Maiduguri.", "Four officers died.", "The army blamed Boko Haram."],
    );
    split(
        "A BOMB EXPLODED OUTSIDE THE EMBASSY IN LIMA ON\nTUESDAY NIGHT. POLICE SAID NOBODY HAD BEEN HURT AND\nTHAT NO GROUP HAD CLAIMED THE ATTACK.",
        &[
            "A BOMB EXPLODED OUTSIDE THE EMBASSY IN LIMA ON\nTUESDAY NIGHT.",
            "POLICE SAID NOBODY HAD BEEN HURT AND\nTHAT NO GROUP HAD CLAIMED THE ATTACK.",
        ],
    );
}

#[test]
fn a_sentence_without_end_is_cut() {
    let text = "word ".repeat(1000);
    let spans = tokens::split(&text, Span::of(0..text.len()));
    let (sentences, cut) = cut(&SPLITTER, &text, &spans);
    assert_eq!((sentences.len(), cut), (3, 2));
}
