//! What the shipped model says of one sentence at a time, and what holds of any words.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

static LANGUAGE: LazyLock<Language> =
    LazyLock::new(|| Language::from_bytes(include_bytes!("../../../../data/models/language.bin")).expect("the shipped model is whole"));

fn analyse(sentence: &str) -> Vec<Analysis> {
    LANGUAGE.analyse(&sentence.split(' ').collect::<Vec<_>>())
}

/// Relations by the names Universal Dependencies has for them.
fn name(relation: Relation) -> String {
    match relation {
        Relation::NsubjPass => "nsubj:pass".into(),
        Relation::OblAgent => "obl:agent".into(),
        Relation::NmodPoss => "nmod:poss".into(),
        Relation::AuxPass => "aux:pass".into(),
        Relation::AclRelcl => "acl:relcl".into(),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// Every line of `expected` ("killed <-nsubj:pass- civilians", "root killed") must be in the tree of `sentence`.
fn tree(sentence: &str, expected: &[&str]) {
    let words: Vec<&str> = sentence.split(' ').collect();
    let lines: Vec<String> = analyse(sentence)
        .iter()
        .zip(&words)
        .map(|(found, word)| match found.head {
            Some(head) => format!("{} <-{}- {word}", words[head as usize], name(found.relation)),
            None => format!("root {word}"),
        })
        .collect();
    for line in expected {
        assert!(lines.iter().any(|found| found == line), "{sentence}\nfound {lines:#?}\nexpected {line}");
    }
}

/// The word must have this tag and this dictionary form ("VERB kill").
fn word(sentence: &str, word: &str, expected: &str) {
    let at = sentence.split(' ').position(|other| other == word).expect("the word is in the sentence");
    let found = &analyse(sentence)[at];
    assert_eq!(format!("{} {}", format!("{:?}", found.tag).to_uppercase(), found.lemma), expected, "{word} in: {sentence}");
}

#[test]
fn words_get_tag_and_dictionary_form() {
    word("Gunmen killed 12 civilians .", "killed", "VERB kill");
    word("Gunmen killed 12 civilians .", "Gunmen", "NOUN gunman");
    word("The suicide bombings killed 150 people .", "bombings", "NOUN bombing");
    word("The army bombed the town .", "bombed", "VERB bomb");
    word("The rebels blew up a bridge .", "blew", "VERB blow");
    word("Hundreds of families have fled the fighting .", "fled", "VERB flee");
    word("Hundreds of families have fled the fighting .", "families", "NOUN family");
    word("Hundreds of families have fled the fighting .", "fighting", "NOUN fighting");
    word("Two rockets hit the city .", "hit", "VERB hit");
    word("He was shot by gunmen .", "shot", "VERB shoot");
    word("Warplanes struck the village .", "struck", "VERB strike");
    word("Police seized weapons and raided homes .", "seized", "VERB seize");
    word("Police seized weapons and raided homes .", "raided", "VERB raid");
    word("GUERRILLAS DYNAMITED TWO ELECTRIC TOWERS .", "DYNAMITED", "VERB dynamite");
    word("THE MAYOR WAS KIDNAPPED YESTERDAY .", "KIDNAPPED", "VERB kidnap");
    word("A convoy was ambushed by rebels .", "ambushed", "VERB ambush");
    word("Armed men attacked the village .", "men", "NOUN man");
    word("The blast killed ten people .", "people", "NOUN people");
    word("Government troops retook the town .", "troops", "NOUN troop");
    word("Security forces arrested ten men .", "forces", "NOUN force");
    word("Militiamen burned the houses .", "Militiamen", "NOUN militiaman");
    word("Militiamen burned the houses .", "burned", "VERB burn");
    word("Clashes erupted in two cities .", "cities", "NOUN city");
    word("Two soldiers died in clashes with rebels .", "clashes", "NOUN clash");
    word("Two soldiers died in clashes with rebels .", "died", "VERB die");
    word("The attack left five soldiers dead .", "left", "VERB leave");
    word("The shelling continued on Monday .", "shelling", "NOUN shelling");
    word("Government forces were shelling the town .", "shelling", "VERB shell");
    word("They were killed in the attack .", "were", "AUX be");
    word("The group has claimed responsibility .", "has", "AUX have");
    word("The hostages were taken to the mountains .", "taken", "VERB take");
    word("It 's a bomb .", "'s", "AUX be");
    word("He did n't die .", "n't", "PART not");
}

#[test]
fn dictionary_forms_follow_from_word_and_tag() {
    let cases = [
        (Tag::Verb, "killed kill, bombed bomb, blew blow, fled flee, hit hit, shot shoot, struck strike, seized seize, raided raid"),
        (Tag::Verb, "dynamited dynamite, kidnapped kidnap, ambushed ambush, died die, dying die, lies lie, wounded wound, wound wound"),
        (Tag::Verb, "left leave, set set, burnt burn, burned burn, shelling shell, taken take, planned plan, agreed agree, freed free"),
        (Tag::Verb, "besieged besiege, torched torch, massacred massacre, evacuated evacuate, hoping hope, hopping hop, carries carry"),
        (Tag::Verb, "clashes clash, causes cause, invading invade, looted loot, defeated defeat, retook retake, overran overrun"),
        (Tag::Verb, "petrol-bombed petrol-bomb, machine-gunned machine-gun, controlled control, occurred occur, visited visit"),
        (Tag::Noun, "bombings bombing, men man, people people, troops troop, forces force, militiamen militiaman, clashes clash"),
        (Tag::Noun, "cities city, families family, shelling shelling, lives life, knives knife, alawites alawite, crises crisis"),
        (Tag::Noun, "buses bus, churches church, bases base, houses house, police police, headquarters headquarters, wives wife"),
        (Tag::Noun, "policewomen policewoman, suicide-bombers suicide-bomber, gas gas, analyses analysis, human human, yemen yemen"),
        (Tag::Propn, "alawites alawites, homs homs"),
        (Tag::Aux, "were be, has have, 's be, wo will, ca can"),
        (Tag::Adj, "deadliest deadly, worst bad, heavier heavy"),
    ];
    for (tag, pairs) in cases {
        for (form, lemma) in pairs.split(", ").filter_map(|pair| pair.split_once(' ')) {
            assert_eq!(LANGUAGE.model.lemmas.lemma(form, tag), lemma, "{form} as {tag:?}");
        }
    }
}

#[test]
fn trees_say_who_did_what_to_whom() {
    tree(
        "Twelve civilians were killed by gunmen in Homs on Friday .",
        &[
            "root killed",
            "killed <-nsubj:pass- civilians",
            "killed <-aux:pass- were",
            "killed <-obl:agent- gunmen",
            "gunmen <-case- by",
            "killed <-obl- Friday",
        ],
    );
    tree(
        "A suicide bomber attacked a mosque , killing 12 people and wounding 30 others .",
        &[
            "attacked <-nsubj- bomber",
            "attacked <-obj- mosque",
            "attacked <-advcl- killing",
            "killing <-obj- people",
            "killing <-conj- wounding",
            "wounding <-obj- others",
            "people <-nummod- 12",
        ],
    );
    tree(
        "The group carried out suicide bombings in Kano , Jos and Yola .",
        &["carried <-nsubj- group", "carried <-compound- out", "carried <-obj- bombings", "Kano <-conj- Jos", "Kano <-conj- Yola"],
    );
    tree(
        "Boko Haram claimed responsibility for the attack .",
        &["claimed <-nsubj- Boko", "claimed <-obj- responsibility", "responsibility <-nmod- attack"],
    );
    tree(
        "The rebels , who control the province , shelled the airport .",
        &["root shelled", "shelled <-nsubj- rebels", "rebels <-acl:relcl- control", "control <-nsubj- who", "control <-obj- province"],
    );
    tree(
        "THE PRIESTS WERE MURDERED BY MEMBERS OF THE ARMY .",
        &["root MURDERED", "MURDERED <-nsubj:pass- PRIESTS", "MURDERED <-obl:agent- MEMBERS", "MEMBERS <-nmod- ARMY"],
    );
    tree(
        "The army denied that its forces had bombed the school .",
        &["root denied", "denied <-ccomp- bombed", "bombed <-nsubj- forces", "bombed <-obj- school", "forces <-nmod:poss- its"],
    );
    tree("Troops shelled the town and raided homes .", &["shelled <-conj- raided", "raided <-obj- homes", "shelled <-obj- town"]);
    tree("The rebels did not kill the hostages .", &["kill <-neg- not", "kill <-aux- did", "kill <-obj- hostages"]);
}

#[test]
fn capitals_do_not_change_the_tree() {
    let sentences = [
        "Two soldiers were killed and five others were wounded during the clash .",
        "A bomb exploded near a police station , causing damage .",
        "Gunmen kidnapped the mayor of a town and burned four buses .",
    ];
    for sentence in sentences {
        let heads = |text: &str| analyse(text).iter().map(|word| (word.head, word.relation)).collect::<Vec<_>>();
        assert_eq!(heads(sentence), heads(&sentence.to_uppercase()), "{sentence}");
    }
}

#[test]
fn the_same_words_get_the_same_answer() {
    let sentence = "Gunmen opened fire on a bus near the border , killing 12 people .";
    let again = Language::from_bytes(include_bytes!("../../../../data/models/language.bin")).expect("the shipped model is whole");
    assert_eq!(analyse(sentence), again.analyse(&sentence.split(' ').collect::<Vec<_>>()));
}

#[test]
fn long_sentences_are_read_in_pieces() {
    let words: Vec<&str> = "The army bombed the town and killed ten men , ".split_whitespace().cycle().take(5_000).collect();
    assert_tree(&LANGUAGE.analyse(&words), words.len());
    let without_marks = vec!["bombs"; 1_001];
    assert_tree(&LANGUAGE.analyse(&without_marks), without_marks.len());
}

#[test]
fn errors_say_what_was_found() {
    let message = |bytes: &[u8]| Language::from_bytes(bytes).expect_err("no model").to_string();
    let advice = "; rebuild it with `cargo run --release -p casus-train -- language ../shared/data data/models/sentences.bin data/models/language.bin`";
    let start = "reading the language model: found ";
    assert_eq!(message(b"PK"), format!("{start}2 bytes, expected a file that starts with \"casuslng\"{advice}"));
    assert_eq!(message(b"PK\x03\x04 a zip"), format!("{start}\"PK\\x03\\x04 a z\", expected a file that starts with \"casuslng\"{advice}"));
    assert_eq!(message(b"casuslng\xff\0\0\0"), format!("{start}version 255, expected version {}{advice}", model::KIND.version));
    let whole = include_bytes!("../../../../data/models/language.bin");
    assert_eq!(
        message(&whole[..whole.len() / 2]),
        format!("{start}sections of other sizes, expected the table, the layers and the lists of a model{advice}")
    );
    let more = [&whole[..], b"?"].concat();
    assert_eq!(message(&more), format!("{start}1 bytes behind the last section, expected the end of the file{advice}"));
}

/// One root, every head in the sentence, no way round in circles.
fn assert_tree(found: &[Analysis], words: usize) {
    assert_eq!(found.len(), words);
    assert_eq!(found.iter().filter(|word| word.head.is_none()).count(), usize::from(words > 0));
    for word in found {
        assert_eq!(word.head.is_none(), word.relation == Relation::Root);
        let (mut at, mut steps) = (word.head, 0);
        while let Some(head) = at {
            at = found[head as usize].head;
            steps += 1;
            assert!(steps <= words, "a circle");
        }
    }
}

#[test]
fn one_by_one_or_all_at_once() {
    let sentences = ["Gunmen fled .", "", "A bomb killed two soldiers near the border on Monday .", "Why ?"];
    let words: Vec<Vec<&str>> = sentences.iter().map(|sentence| sentence.split_whitespace().collect()).collect();
    let all = LANGUAGE.analyse_all(&words.iter().map(Vec::as_slice).collect::<Vec<_>>());
    for (words, found) in words.iter().zip(all) {
        assert_eq!(LANGUAGE.analyse(words), found);
    }
}

proptest! {
    #[test]
    fn any_words_give_a_tree(words in prop::collection::vec("\\PC{0,12}|[a-z]{1,8}(ed|ing|s|ies)|[A-Z]{2,9}|[.,;:-]", 0..300)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_tree(&LANGUAGE.analyse(&words), words.len());
    }

    #[test]
    fn any_word_has_a_dictionary_form(word in "\\PC{0,14}", tag in prop::sample::select(vec![Tag::Adj, Tag::Adv, Tag::Aux, Tag::Noun, Tag::Pron, Tag::Propn, Tag::Verb, Tag::X])) {
        let mut lower = String::new();
        words::lower_onto(&word, &mut lower);
        LANGUAGE.model.lemmas.lemma(&lower, tag);
    }

    #[test]
    fn any_bytes_give_a_model_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut made_up = b"casuslng\x03\0\0\0\x40\0\0\0".to_vec();
        made_up.extend(&bytes);
        Language::from_bytes(&bytes).ok();
        Language::from_bytes(&made_up).ok();
    }
}
