//! Where events were: invented reports whose places share their names with others, are named beside what is no place, or are told in another sentence.

use casus::{Casus, Report};
use casus_text::Days;

/// A report, a word that tells of an event, the country, and the report's words for the place. Four that told of no event were told
/// in other words; what is right of the places was written before.
const CASES: [(&str, &str, &str, &str); 10] = [
    (
        "MERIDA, Venezuela, 3 May. A bomb exploded in the old town on Monday. Two students of the university were killed. Nobody claimed the attack. Classes were called off.",
        "exploded",
        "VEN",
        "Merida",
    ),
    (
        "Gunmen on a motorcycle shot dead four farmers in Tripoli on Sunday. The Lebanese army sent two companies to the city. Shops in Beirut stayed open. Nobody claimed the attack.",
        "shot",
        "LBN",
        "Tripoli",
    ),
    (
        "A bomb exploded outside a bank in Cartagena on Friday. Two guards were hurt. The Colombian police blamed the ELN. Flights to Bogota went on.",
        "exploded",
        "COL",
        "Cartagena",
    ),
    (
        "Mr Toyota, a spokesman of the ministry in Abuja, said that bandits attacked Gusau on Tuesday. Nine people died. The governor of Zamfara asked for soldiers. Schools are shut.",
        "attacked",
        "NGA",
        "Gusau",
    ),
    (
        "Fighters of the M23 attacked Rutshuru on Saturday and killed nine people. Others fled towards Goma. In Kinshasa the government spoke of a crime. The United Nations asked for calm.",
        "attacked",
        "COD",
        "Rutshuru",
    ),
    (
        "Shells fell on the market of Marinka all night. Five people were killed. Ukraine's general staff blamed the Russian army. Moscow denied it. Kyiv was quiet.",
        "fell",
        "UKR",
        "Marinka",
    ),
    (
        "Two soldiers were shot dead at a checkpoint in Kidal on Wednesday. The army in Bamako said the attackers came on motorcycles. France condemned the attack. A curfew was declared.",
        "shot",
        "MLI",
        "Kidal",
    ),
    (
        "A bomb exploded outside a shop in London, Ontario, on Friday. One man was killed. The Canadian police spoke of terrorism. The victim came from Punjab.",
        "exploded",
        "CAN",
        "London",
    ),
    (
        "Rebels ambushed a convoy near Bria on Monday. Six peacekeepers were wounded. The mission in Bangui confirmed it. Lorries for Bangassou turned back.",
        "ambushed",
        "CAF",
        "Bria",
    ),
    (
        "A suicide bomber blew himself up in Maiduguri on Thursday. Eleven people died in the mosque. President Buhari spoke in Abuja. In Kano the streets were calm.",
        "blew",
        "NGA",
        "Maiduguri",
    ),
];

/// Each training turns a case or two, so the share that is right is held, not the cases one by one.
const LEAST_RIGHT: usize = 7;

#[test]
fn events_are_where_the_report_says() {
    let casus = Casus::new().expect("the embedded knowledge is whole");
    let mut wrong = Vec::new();
    for (text, word, country, name) in CASES {
        let day = "2016-05-04".parse().expect("a day");
        let report = Report { published: Some(Days::on(day)), ..Report::of_text("made", text) };
        let row = casus.row("made", &casus.code(report));
        let told = row.events.iter().find(|event| event.trigger.text.contains(word));
        let place = told.and_then(|event| event.place.as_ref());
        let found = place.map(|place| (place.country.as_deref().unwrap_or_default(), place.said.words.as_deref().unwrap_or_default()));
        if found != Some((country, name)) {
            wrong.push(format!("{word}: {found:?} instead of {country}, {name}: {text}"));
        }
    }
    assert!(CASES.len() - wrong.len() >= LEAST_RIGHT, "{} of {} are right; not so: {wrong:#?}", CASES.len() - wrong.len(), CASES.len());
}
