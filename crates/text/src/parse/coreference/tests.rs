//! Chains of one-line reports of our own, on the trees of the shipped language model.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::english::{English, Models};
use crate::parse::{Parse, parse};
use crate::{Class, Idx, Mention, MentionKind, Relation, Report, Span, Tag};

static ENGLISH: LazyLock<English> = LazyLock::new(|| {
    English::new(&Models {
        sentences: include_bytes!("../../../../../data/models/sentences.bin"),
        language: include_bytes!("../../../../../data/models/language.bin"),
        coreference: include_bytes!("../../../../../data/models/coreference.bin"),
        names: include_bytes!("../../../../../data/models/names.bin"),
    })
    .expect("the shipped models are whole")
});

fn read(text: &str) -> (Report, Parse) {
    let report = Report::of_text("note", text);
    let parsed = parse(&ENGLISH, &report);
    (report, parsed)
}

/// The chains as text ("Boko Haram = The group | Baga = the town").
fn written(text: &str) -> String {
    let (report, parsed) = read(text);
    let chain = |chain: &Chain| {
        let words = |mention: &Idx<Mention>| parsed.words(&report, parsed.mentions[mention.at()].tokens).to_owned();
        chain.mentions.iter().map(words).collect::<Vec<_>>().join(" = ")
    };
    parsed.chains.all.iter().map(chain).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(written(text), expected, "{text}");
}

#[test]
fn pronouns() {
    check("Gunmen attacked the village of Dan Kurmi. They killed five people.", "Gunmen = They");
    check("The mayor was shot dead on Friday. She had received threats.", "The mayor = She");
    check("The governor said his convoy was ambushed. He was not hurt.", "The governor = his = He");
    check("The soldiers killed themselves.", "The soldiers = themselves");
    check("The explosion killed six people. It damaged a school.", "The explosion = It");
    check("Soldiers entered the mosque. They arrested the imam.", "Soldiers = They");
    check("The imam was arrested by soldiers. He was beaten.", "The imam = He");
    check("Boko Haram killed ten people in Maiduguri on Monday. On Tuesday it attacked a barracks.", "Boko Haram = it");
    check("The ceasefire collapsed on Monday. It had lasted two days.", "The ceasefire = It");
    check("A judge was murdered in Palermo. The Mafia had threatened her.", "A judge = her");
    check("A suicide bomber blew himself up in a market in Kabul.", "A suicide bomber = himself");
    check("The warlord and his fighters fled.", "The warlord = his");
    check("The soldiers of the brigade killed their commander.", "The soldiers = their");
}

#[test]
fn descriptions_of_names() {
    check("Boko Haram attacked Baga. The group burned the town.", "Boko Haram = The group | Baga = the town");
    check(
        "Al-Shabaab claimed responsibility. The Islamist group said its men had killed ten soldiers.",
        "Al-Shabaab = The Islamist group = its",
    );
    check("The United Nations condemned the attack. The organisation called for calm.", "The United Nations = The organisation");
    check("The Taliban attacked Ghazni. The movement said it had killed forty soldiers.", "The Taliban = The movement = it");
    check("The Syrian army bombed Douma. Government forces later entered the town.", "Douma = the town");
    check("Renamo gunmen attacked a bus. The party denied involvement.", "Renamo = The party");
    check("Jaysh al-Islam shelled Damascus. The rebel group denied that it had used gas.", "Jaysh al-Islam = The rebel group = it");
}

#[test]
fn descriptions_again() {
    check("Militants attacked a police station. The militants then burned it.", "Militants = The militants | a police station = it");
    check("Rebels captured the city of Bria. The rebels looted the hospital.", "Rebels = The rebels");
    check("Suicide bombers attacked a mosque in Kano. The bombers killed twelve worshippers.", "Suicide bombers = The bombers");
    check("Herders attacked a village. Farmers later attacked the herders.", "Herders = the herders");
    check("An aircraft bombed a market. The aircraft was Russian.", "An aircraft = The aircraft");
    check("The police arrested three students. The students were released on Sunday.", "three students = The students");
    check("A car bomb killed nine people in Kabul. The bomb was hidden in a taxi.", "A car bomb = The bomb");
    check(
        "The minister accused the opposition. The opposition accused the minister.",
        "The minister = the minister | the opposition = The opposition",
    );
    check("The rebels attacked the soldiers. The soldiers returned fire.", "the soldiers = The soldiers");
    check(
        "Mali's government signed a peace deal. The government said it would release prisoners.",
        "Mali's government = The government = it",
    );
    check("Gunmen kidnapped a priest in Jos. The priest was freed on Sunday.", "a priest = The priest");
    check("The attackers blew up a bridge. The bridge linked two districts.", "a bridge = The bridge");
    check("Abu Sayyaf took three hostages. The hostages were taken to Jolo.", "three hostages = The hostages");
    check("The drone struck a house. The house belonged to a commander.", "a house = The house");
    check("A teacher was shot in Yala. The teacher died in hospital.", "A teacher = The teacher");
    check("The hospital was hit by a missile. The missile killed two doctors.", "a missile = The missile");
    check("Rebels ambushed an army convoy. The convoy was carrying food.", "an army convoy = The convoy");
    check("The attackers wore uniforms. Witnesses said the attackers spoke Arabic.", "The attackers = the attackers");
    check("Terrorists attacked a hotel in Bamako. The hotel was full of guests.", "a hotel = The hotel");
    check("Mortar shells hit the town of Avdiivka. The town has no water.", "the town = The town");
    check("Kurdish fighters took Tal Abyad. The fighters are backed by Washington.", "Kurdish fighters = The fighters");
    check("Police found a body near the river. The body was that of a student.", "a body = The body");
}

#[test]
fn names_and_short_names() {
    check("President Bashar al-Assad visited Homs. Assad said he would retake the city.", "Bashar al-Assad = Assad = he | Homs = the city");
    check("The Islamic State (IS) attacked Kobani. IS said it had seized the town.", "The Islamic State = IS = it | Kobani = the town");
    check(
        "The Revolutionary Armed Forces of Colombia (FARC) released a soldier. FARC had held him for two years.",
        "The Revolutionary Armed Forces = FARC = FARC | a soldier = him",
    );
    check(
        "The Free Idlib Army advanced on Sunday. The army said its fighters had taken a village.",
        "The Free Idlib Army = The army = its",
    );
    check("Israel bombed Gaza. Israel said it had hit a rocket factory.", "Israel = Israel = it");
    check("Mr. Mugabe met Mr. Tsvangirai. Mugabe said he was pleased.", "Mugabe = Mugabe = he");
    check(
        "The Lord's Resistance Army (LRA) killed six villagers. The LRA has killed thousands.",
        "The Lord's Resistance Army = LRA = The LRA",
    );
    check(
        "The Syrian Democratic Forces entered Manbij. The SDF said the city was free.",
        "The Syrian Democratic Forces = The SDF | Manbij = the city",
    );
    check("Omar al-Bashir was ousted in April. Bashir had ruled for thirty years.", "Omar al-Bashir = Bashir");
    check("Joseph Kony leads the rebels. His men have abducted children. Kony is wanted in The Hague.", "Joseph Kony = His = Kony");
    check("Hamas fired rockets at Israel. Israel bombed Gaza in response.", "Israel = Israel");
    check("The Colombian government and the FARC signed an agreement. The FARC agreed to disarm.", "the FARC = The FARC");
}

#[test]
fn said_to_be() {
    check("The army shelled Binnish. It said the town was a rebel base.", "The army = It | Binnish = the town = a rebel base");
    check("Ahmed Shah, the leader of the group, was arrested. He was taken to Kabul.", "Ahmed Shah = the leader = He");
    check("Goma, the regional capital, fell on Tuesday. The city has an airport.", "Goma = the regional capital = The city");
    check(
        "Maria Lopez was abducted in Bogota. Lopez is a journalist. Her family has not heard from her.",
        "Maria Lopez = Lopez = a journalist = Her = her",
    );
}

#[test]
fn what_is_told_apart_is_not_linked() {
    check("The general and his wife were shot. They died in hospital.", "The general = his");
    check("The president condemned the attack. The president of Chad sent his condolences.", "The president = his");
    check("Two men died in Homs. Three men were wounded in Hama.", "");
    check("A bomb exploded in Baghdad. A bomb exploded in Mosul.", "");
    check("A bomb exploded in Baghdad. Another bomb exploded in Mosul.", "");
    check("The northern town was quiet. The southern town was shelled.", "");
    check("It was raining when the army attacked the village.", "");
    check("Gunmen kidnapped a priest in Jos. Another priest was killed in Kano.", "");
    check("Five people were killed in Aleppo. Seven people were killed in Idlib.", "");
    check("The convoy was attacked near Gao. The attack killed six peacekeepers.", "");
    check("Some protesters threw stones. Other protesters burned tyres.", "");
    check("Five soldiers and two civilians were killed.", "");
    check("The young man was arrested. The old man was released.", "");
    check("The wounded man was flown to Nairobi. The dead man was buried.", "");
    check("The first bomb exploded at noon. The second bomb did not explode.", "");
    check("Gunmen attacked a bus in Mandera. Gunmen attacked a hotel in Lamu.", "");
    check("One man was killed. Another man was wounded.", "");
    check("Four policemen were killed in Ibb. Five policemen were killed in Aden.", "");
}

#[test]
fn capitals_and_small_letters() {
    check("BOKO HARAM ATTACKED BAGA. THE GROUP BURNED THE TOWN.", "BOKO HARAM = THE GROUP | BAGA = THE TOWN");
    check("GUERRILLAS ATTACKED A PATROL. THEY KILLED THREE SOLDIERS.", "GUERRILLAS = THEY");
    check("THE MAYOR WAS KILLED IN HIS HOUSE. HE WAS 45 YEARS OLD.", "THE MAYOR = HIS = HE");
    check(
        "THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) ATTACKED THE BARRACKS. THE FMLN SAID IT HAD KILLED 20 SOLDIERS.",
        "THE FARABUNDO MARTI NATIONAL LIBERATION FRONT = FMLN = THE FMLN = IT",
    );
    check("THE ARMY SAID THAT IT HAD KILLED SIX GUERRILLAS.", "THE ARMY = IT");
    check("THE BISHOP WAS SHOT IN HIS CAR. THE PRIEST DIED IN HOSPITAL.", "THE BISHOP = HIS = THE PRIEST");
    check("TWO SOLDIERS WERE KILLED IN LIMA. THREE SOLDIERS WERE WOUNDED IN CUZCO.", "");
    check("THE ELN KIDNAPPED A MAYOR. THE GROUP RELEASED HIM ON FRIDAY.", "THE ELN = THE GROUP | A MAYOR = HIM");
    check("the rebels attacked a convoy. they burned two trucks.", "the rebels = they");
}

#[test]
fn capitals_read_as_small_letters_do() {
    let text = "The army shelled Binnish. It said the town was a rebel base.";
    assert_eq!(written(text).to_uppercase(), written(&text.to_uppercase()));
}

#[test]
fn the_best_mention_is_a_name_and_pronouns_come_last() {
    let (report, parsed) = read("The mayor was shot. He had led the city for years. Boko Haram attacked Baga. The group burned the town.");
    let stands_for = |word: &str| {
        let at = parsed.tokens.iter().position(|token| report.words(token.span) == word).expect("the word is in the text");
        let mention = parsed.mention_at(parsed.stands_for(Idx::new(at))).expect("a mention stands there");
        parsed.words(&report, parsed.mentions[mention.at()].tokens).to_owned()
    };
    assert_eq!(stands_for("He"), "The mayor");
    assert_eq!(stands_for("group"), "Boko Haram");
    assert_eq!(stands_for("town"), "Baga");
    assert_eq!(stands_for("years"), "years");
}

#[test]
fn a_sort_from_outside_counts() {
    let report = Report::of_text("note", "Zaba attacked Koro. The town was burned.");
    let parsed = parse(&ENGLISH, &report);
    let find =
        |sorts: &[Option<Sort>]| find(&ENGLISH.coreference, &report.text, &parsed.tokens, &parsed.sentences, &parsed.mentions, sorts);
    let chains = find(&[Some(Sort::Organisation), Some(Sort::Place)]);
    assert_eq!(chains.link(Idx::new(2)).map(|link| link.to), Some(Idx::new(1)), "{chains:?}");
    let chains = find(&[Some(Sort::Place), Some(Sort::Person)]);
    assert_eq!(chains.link(Idx::new(2)).map(|link| link.to), Some(Idx::new(0)), "{chains:?}");
}

#[test]
fn a_hundred_thousand_mentions_are_read_in_one_go() {
    let (report, once) = read("Gunmen attacked Baga. They burned the town, and the group said it had killed ten soldiers of the army. ");
    let (text, tokens, words) = (report.text.as_str(), once.tokens.len(), 16_000);
    let mut long = Parse::default();
    for copy in 0..words {
        let shift = |at: Idx<crate::Token>| Idx::new(at.at() + copy * tokens);
        long.tokens.extend(once.tokens.iter().map(|token| crate::Token { head: token.head.map(shift), ..token.clone() }));
        long.sentences.extend(once.sentences.iter().map(|sentence| {
            let (start, end) = (sentence.tokens.start as usize + copy * tokens, sentence.tokens.end as usize + copy * tokens);
            crate::Sentence { tokens: Span::of(start..end), ..sentence.clone() }
        }));
        long.mentions.extend(once.mentions.iter().map(|mention| {
            let (start, end) = (mention.tokens.start as usize + copy * tokens, mention.tokens.end as usize + copy * tokens);
            Mention { tokens: Span::of(start..end), head: shift(mention.head), ..mention.clone() }
        }));
    }
    assert!(long.mentions.len() > 100_000);
    let chains = find(&ENGLISH.coreference, text, &long.tokens, &long.sentences, &long.mentions, &[]);
    assert!(!chains.all.is_empty());
}

#[test]
fn the_shipped_weights_are_whole_and_others_are_refused() {
    let whole = include_bytes!("../../../../../data/models/coreference.bin");
    let weights = Weights::from_bytes(whole).expect("the shipped weights are whole");
    assert_eq!(Weights::from_bytes(&weights.bytes()), Ok(weights));
    let advice = "; rebuild it with `cargo run --release -p casus-train -- coreference ../shared/data data/models/coreference.bin`";
    let says = |bytes: &[u8]| Weights::from_bytes(bytes).map(|_| ()).expect_err("no weights").to_string().replace(advice, "");
    assert_eq!(says(b"PK"), "reading the model of coreference: found 2 bytes, expected a file that starts with \"casuscrf\"");
    assert_eq!(says(b"casuscrf"), "reading the model of coreference: found the end of the file, expected a version");
    assert_eq!(says(b"casuscrf\x09\0\0\0"), "reading the model of coreference: found version 9, expected version 1");
    assert!(says(&whole[..whole.len() / 2]).contains("packed bytes that break off or are damaged"));
}

const WORDS: [&str; 24] = [
    "he",
    "she",
    "it",
    "they",
    "themselves",
    "we",
    "you",
    "this",
    "The",
    "a",
    "another",
    "two",
    "group",
    "Boko",
    "Haram",
    "IS",
    "(",
    ")",
    "of",
    "army",
    "al-Assad",
    "northern",
    "is",
    "Ünal",
];
const TAGS: [Tag; 8] = [Tag::Noun, Tag::Propn, Tag::Pron, Tag::Det, Tag::Verb, Tag::Adj, Tag::Num, Tag::Punct];
const RELATIONS: [Relation; 14] = [
    Relation::Nsubj,
    Relation::Obj,
    Relation::Nmod,
    Relation::NmodPoss,
    Relation::Appos,
    Relation::Conj,
    Relation::Cop,
    Relation::Flat,
    Relation::Compound,
    Relation::Amod,
    Relation::Nummod,
    Relation::Det,
    Relation::Root,
    Relation::Case,
];

proptest! {
    /// Trees of chance, circles included, with mentions anywhere.
    #[test]
    fn any_trees_give_chains_within_bounds(
        words in prop::collection::vec((0..24_usize, 0..8_usize, 0..14_usize, prop::option::of(0..200_usize)), 1..60),
        cuts in prop::collection::vec(0..60_usize, 0..4),
        spans in prop::collection::vec((0..60_usize, 0..4_usize, 0..3_usize), 0..40),
    ) {
        let mut text = String::new();
        let mut tokens = Vec::new();
        for &(word, tag, relation, head) in &words {
            let start = text.len();
            text.push_str(WORDS[word]);
            tokens.push(crate::Token {
                span: Span::of(start..text.len()),
                lemma: WORDS[word].to_lowercase().into(),
                tag: TAGS[tag],
                head: head.map(|head| Idx::new(head % words.len())),
                relation: RELATIONS[relation],
                name: None,
            });
        }
        let edges: BTreeSet<usize> = cuts.iter().map(|cut| cut % words.len()).chain([0, words.len()]).collect();
        let edges: Vec<usize> = edges.into_iter().collect();
        let sentences: Vec<crate::Sentence> = edges
            .windows(2)
            .map(|edge| crate::Sentence { tokens: Span::of(edge[0]..edge[1]), paragraph: 0, heading: false })
            .collect();
        let kinds = [MentionKind::Name, MentionKind::Noun, MentionKind::Pronoun];
        let mut mentions: Vec<Mention> = spans
            .iter()
            .map(|&(head, before, kind)| {
                let head = head % words.len();
                Mention { tokens: Span::of(head.saturating_sub(before)..head + 1), head: Idx::new(head), kind: kinds[kind], class: Class::Other }
            })
            .collect();
        mentions.sort_by_key(|mention| mention.head);
        let chains = find(&ENGLISH.coreference, &text, &tokens, &sentences, &mentions, &[]);
        prop_assert_eq!(&chains, &find(&ENGLISH.coreference, &text, &tokens, &sentences, &mentions, &[]));
        let mut seen = BTreeSet::new();
        for chain in &chains.all {
            prop_assert!(chain.mentions.len() > 1);
            prop_assert!(chain.mentions.is_sorted());
            prop_assert!(chain.mentions.contains(&chain.best));
            for mention in &chain.mentions {
                prop_assert!(mention.at() < mentions.len());
                prop_assert!(seen.insert(*mention));
                prop_assert_eq!(chains.of(*mention), Some(chain));
            }
        }
        for at in 0..mentions.len() {
            if let Some(link) = chains.link(Idx::new(at)) {
                prop_assert!(link.to.at() < at);
                prop_assert_eq!(chains.of(link.to), chains.of(Idx::new(at)));
            }
        }
    }
}
