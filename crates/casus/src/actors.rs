//! What the registry says of an actor: who is meant by a name or a phrase on a day in a country, and what they were.

use casus_atlas::{Actor, ActorIdx, Age, Atlas, Iso3, Setting, Who};

use crate::Error;

/// What the embedded registry says of `words` on a day (`2014`, `2014-06`, `2014-06-29`) in a country (ISO code of three letters).
///
/// ```
/// let card = casus::actors::card("Nusra", Some("2018-03"), Some("SYR"))?;
/// assert!(card.starts_with("Hay'at Tahrir al-Sham (casus:hts)\n  \"Nusra\"      Jabhat al-Nusra until 2016-07-28"), "{card}");
/// let error = casus::actors::card("Nusra", Some("March 2018"), None).unwrap_err().to_string();
/// assert_eq!(error, "looking for an actor: found \"March 2018\", expected a day, month or year such as 2014-06-29, 2014-06 or 2014; check --on");
/// # Ok::<(), casus::Error>(())
/// ```
///
/// # Errors
/// A day or a country that is none; words that name nobody.
pub fn card(words: &str, on: Option<&str>, country: Option<&str>) -> Result<String, Error> {
    card_of(&crate::atlas::open(None)?, words, on, country)
}

/// The same, asked of an atlas of the caller's.
///
/// # Errors
/// A day or a country that is none; words that name nobody.
pub fn card_of(atlas: &Atlas, words: &str, on: Option<&str>, country: Option<&str>) -> Result<String, Error> {
    let wrong = |found: &str, expected: &str| Err(Error::ActorQuestion { found: found.to_owned(), expected: expected.to_owned() });
    if let Some(day) = on.filter(|day| !is_day(day)) {
        return wrong(day, "a day, month or year such as 2014-06-29, 2014-06 or 2014; check --on");
    }
    let code = country.map(str::to_uppercase);
    let iso = code.as_deref().and_then(Iso3::new).filter(|iso| atlas.country(iso).is_some());
    if let (Some(country), None) = (country, iso) {
        return wrong(country, "a country's code of three letters such as SYR; check --country");
    }
    let countries: Vec<Iso3> = iso.into_iter().collect();
    let setting = Setting { date: on, countries: &countries };
    let Some(who) = atlas.who(words, &setting) else {
        return wrong(
            words,
            "a name of the registry or a phrase such as \"Kurdish fighters\"; look through data/atlas/actors.tsv for its spelling",
        );
    };
    Ok(written(atlas, words, &who, &setting))
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let fits = |(part, (width, top)): (&&str, (usize, u32))| part.len() == width && part.parse().is_ok_and(|n: u32| (1..=top).contains(&n));
    parts.len() <= 3 && parts.iter().zip([(4, 9999), (2, 12), (2, 31)]).all(fits)
}

fn written(atlas: &Atlas, words: &str, who: &Who, setting: &Setting<'_>) -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    let name = |actor: ActorIdx| atlas.actor(actor).name.clone();
    let head = match &who.holder {
        Some(holder) => {
            let actor = atlas.actor(holder.actor);
            if holder.age != Age::Current {
                lines.extend(atlas.remark(holder, setting.date).map(|remark| (format!("{words:?}"), remark)));
            }
            lines.push(("class".to_owned(), holder.class.word().to_owned()));
            lines.extend(who.operation.map(|operation| ("operation".to_owned(), name(operation))));
            lines.extend(of_actor(atlas, holder.actor, setting));
            format!("{} ({})", actor.name, actor.id)
        }
        None => {
            let people = who.people.map_or("people", |people| people.word());
            lines.extend(who.country.map(|country| ("country".to_owned(), country.to_string())));
            lines.extend(who.community.map(|community| ("community".to_owned(), name(community))));
            lines.extend(who.class.map(|class| ("class".to_owned(), class.word().to_owned())));
            if let Some(people) = who.people {
                let acled = people.acled(who.class, who.community.is_some());
                lines.push(("types".to_owned(), format!("ACLED {} {}; PLOVER {}", acled.code(), acled.label(), people.sector())));
            }
            format!("{words}: {people}, no organisation of the registry")
        }
    };
    let lines: Vec<String> = lines.into_iter().map(|(key, value)| format!("  {key:<12} {value}\n")).collect();
    format!("{head}\n{}", lines.concat())
}

/// What the registry says of one actor.
fn of_actor(atlas: &Atlas, idx: ActorIdx, setting: &Setting<'_>) -> Vec<(String, String)> {
    let actor: &Actor = atlas.actor(idx);
    let span = |from: &Option<String>, to: &Option<String>| match (from, to) {
        (None, None) => "at all times known".to_owned(),
        (from, to) => format!("{} to {}", from.as_deref().unwrap_or("?"), to.as_deref().unwrap_or("today")),
    };
    let countries: Vec<String> = actor.country.iter().chain(&actor.also_in).map(ToString::to_string).collect();
    let roles: Vec<String> = actor.roles.iter().map(|role| format!("{} {}", role.class.word(), span(&role.from, &role.to))).collect();
    let ties: Vec<String> = actor
        .ties
        .iter()
        .map(|tie| {
            let other = atlas.actor_by_id(&tie.actor).map_or(tie.actor.clone(), |other| atlas.actor(other).name.clone());
            format!("{} {other} ({})", tie.relation.word().replace('_', " "), span(&tie.from, &tie.to))
        })
        .collect();
    let aliases: Vec<&str> = actor.aliases.iter().map(|alias| alias.name.as_str()).collect();
    let acled = actor.acled(setting.date, setting.countries.first().copied());
    let ucdp = actor.ucdp_kind(setting.date).map(|kind| format!("; UCDP {} ({})", atlas.ucdp_name(idx, setting.date), kind.word()));
    let types = format!("ACLED {} {}{}; PLOVER {}", acled.code(), acled.label(), ucdp.unwrap_or_default(), actor.sector(setting.date));
    let rows = [
        ("country", countries.join(", ")),
        ("existed", span(&actor.founded, &actor.defunct)),
        ("was", roles.join("; ")),
        ("ties", ties.join("; ")),
        ("types", types),
        ("also called", aliases.join("; ")),
        ("source", actor.source.clone()),
    ];
    rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value)).collect()
}
