//! What an actor was on the day of the event: which of several bearers of a name is meant, which force of which state, and how other
//! people's schemes type it. It comes last, since only then days and places are known.

use super::draft::{self, Desk, Draft};
use crate::class::Class;
use crate::page::Page;
use crate::{ActorRef, Claim, Standing};
use casus_atlas::{ActorClass, ActorIdx, Age, Atlas, Holder, Iso3, People, Setting, Who};
use casus_text::{Note, Span};

/// A force of the state is meant by "the army" alone where the report speaks of one country at least so much.
const MOSTLY: f32 = 0.6;
/// Words for the forces and offices of the state that the report is about; "soldiers" and "troops" may be another's.
const THE_STATES: [&str; 14] = [
    "army",
    "military",
    "air force",
    "navy",
    "police",
    "national police",
    "national army",
    "armed forces",
    "security forces",
    "government forces",
    "government troops",
    "government soldiers",
    "gendarmerie",
    "gendarmes",
];

/// Settles the actors of all drafts. Names that nobody bore on the day are told in the notes.
pub(crate) fn settle(desk: &Desk<'_, '_>, drafts: &mut [Draft<'_>], notes: &mut Vec<Note>) {
    let mut told: Vec<String> = Vec::new();
    for draft in drafts {
        let (day, countries) = (day_of(desk.page, draft), countries_of(desk, draft));
        let setting = Setting { date: day.as_deref(), countries: &countries };
        for claim in draft.perpetrators.iter_mut().chain(&mut draft.targets) {
            if let Some(remark) = stand(desk, claim, &setting).filter(|remark| !told.contains(remark)) {
                notes.push(Note::new(format!("coding actors: found {remark}; the bearer on the event's day was taken")));
                told.push(remark);
            }
        }
        draft.perpetrators = draft::distinct(std::mem::take(&mut draft.perpetrators));
        draft.targets = draft::distinct(std::mem::take(&mut draft.targets));
    }
}

/// The event's last day, else the report's.
fn day_of(page: &Page<'_>, draft: &Draft<'_>) -> Option<String> {
    let published = page.report.published.and_then(|days| days.last.or(days.first));
    let day = draft.date.as_ref().and_then(|date| date.value.days.last.or(date.value.days.first));
    day.or(published).map(|day| day.to_string())
}

/// The countries of its places, then those of the report.
fn countries_of(desk: &Desk<'_, '_>, draft: &Draft<'_>) -> Vec<Iso3> {
    let own = draft.places.iter().filter_map(|place| Iso3::new(place.value.country.as_deref()?));
    let mut countries: Vec<Iso3> = Vec::new();
    for country in own.chain(desk.gazetteer.countries()) {
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    countries
}

/// Gives one claim its actor and standing; says so where the name is of another time.
fn stand(desk: &Desk<'_, '_>, claim: &mut Claim<ActorRef>, setting: &Setting<'_>) -> Option<String> {
    let atlas = &desk.page.reader.atlas;
    if !claim.value.class.is_none_or(is_people) {
        return None;
    }
    let who = atlas.who(&claim.value.text, setting).unwrap_or_default();
    let holder = match claim.value.actor {
        Some(actor) => Some(bearer(desk.page, claim, actor, &who, setting)),
        None => who.holder.clone().filter(|holder| is_said(desk, claim, &who, holder)),
    };
    let mut remark = None;
    if let Some(holder) = &holder
        && claim.value.actor != Some(holder.actor)
    {
        let name = &atlas.actor(holder.actor).name;
        claim.value.actor = Some(holder.actor);
        claim.value.canonical = Some(name.clone());
        if holder.age != Age::Current {
            let text = &claim.value.text;
            remark = atlas.remark(holder, setting.date).map(|remark| format!("{text:?}, {remark}"));
        }
    }
    claim.value.standing = standing(atlas, &claim.value, holder.as_ref(), &who, setting);
    remark
}

/// Who bears the name that the claim's words hold; peace-keepers and those who broke away as the atlas reads the phrase.
fn bearer(page: &Page<'_>, claim: &Claim<ActorRef>, actor: ActorIdx, who: &Who, setting: &Setting<'_>) -> Holder {
    let atlas = &page.reader.atlas;
    let class = setting.date.map_or(atlas.actor(actor).class, |date| atlas.actor(actor).class_on(date));
    let itself = Holder { actor, class, named: actor, age: Age::Current };
    if matches!(class, ActorClass::InternationalOrganisation | ActorClass::Party)
        && let Some(holder) = who.holder.clone().filter(|holder| holder.actor != actor && holder.age == Age::Current)
    {
        return holder;
    }
    let named = page.names.iter().find(|name| {
        let words: Span<u8> = page.bytes(name.tokens);
        words.overlaps(claim.words) && !name.found.metonym && name.found.actors.contains(&actor)
    });
    let bearers: &[ActorIdx] = named.map_or(&[], |named| &named.found.actors);
    let known = atlas.settle_actor(if bearers.is_empty() { std::slice::from_ref(&actor) } else { bearers }, setting);
    known.filter(|known| known.age != Age::Unborne && !is_community(atlas, actor)).unwrap_or(itself)
}

/// Whether words without a name mean this force of a state: by a country they name, or since the report is about one country.
fn is_said(desk: &Desk<'_, '_>, claim: &Claim<ActorRef>, who: &Who, holder: &Holder) -> bool {
    let atlas = &desk.page.reader.atlas;
    let state = atlas.actor(holder.actor).class.is_state();
    let the_states = THE_STATES.contains(&claim.value.text.to_lowercase().as_str());
    state && (who.country.is_some() || the_states && desk.gazetteer.share(atlas.actor(holder.actor).country) >= MOSTLY)
}

fn is_community(atlas: &Atlas, actor: ActorIdx) -> bool {
    matches!(atlas.actor(actor).class, ActorClass::Community | ActorClass::ReligiousGroup)
}

/// Whether such a filler is people, not a thing or a place.
fn is_people(class: Class) -> bool {
    !matches!(
        class,
        Class::Property | Class::Military | Class::Infrastructure | Class::Vehicle | Class::Weapon | Class::Explosive | Class::Place
    )
}

/// What people a class of the word lists is.
fn people_of(class: Class) -> Option<People> {
    Some(match class {
        Class::Armed => People::Armed,
        Class::Soldiers => People::Soldiers,
        Class::Police => People::Police,
        Class::Crowd => People::Mob,
        Class::Protesters => People::Protesters,
        Class::Civilians | Class::Community | Class::Captives | Class::Media => People::Civilians,
        Class::Officials | Class::Government => People::Officials,
        Class::Party => People::Supporters,
        _ => return None,
    })
}

fn standing(atlas: &Atlas, value: &ActorRef, holder: Option<&Holder>, who: &Who, setting: &Setting<'_>) -> Option<Standing> {
    let at = setting.countries.first().copied();
    let community = |actor: ActorIdx| atlas.actor(actor).name.clone();
    let people = who.people.or_else(|| value.class.and_then(people_of));
    if let Some(holder) = holder.filter(|holder| !(is_community(atlas, holder.actor) && people.is_some())) {
        let actor = atlas.actor(holder.actor);
        return Some(Standing {
            id: Some(actor.id.clone()),
            class: Some(holder.class),
            country: actor.country,
            community: who.community.map(community),
            operation: who.operation.map(community),
            acled: actor.acled(setting.date, at),
            sector: actor.sector(setting.date),
        });
    }
    let people = people?;
    let of_community = who.community.or(holder.map(|holder| holder.actor));
    Some(Standing {
        id: None,
        class: who.class,
        country: who.country,
        community: of_community.map(community),
        operation: None,
        acled: people.acled(who.class, of_community.is_some()),
        sector: people.sector(),
    })
}
