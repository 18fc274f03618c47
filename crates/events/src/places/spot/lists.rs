//! Words that stand before, in and behind names of places, by what they tell.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::letters::hash;

/// Stands before a person's name.
pub(super) const TITLE: u32 = 1;
/// Ends or heads the name of an organisation.
pub(super) const BODY: u32 = 1 << 1;
/// Ends or heads the name of a building or site.
pub(super) const BUILDING: u32 = 1 << 2;
/// Ends the name of a street.
pub(super) const STREET: u32 = 1 << 3;
/// Is of land or water.
pub(super) const LAND: u32 = 1 << 4;
/// Is of a division or settlement.
pub(super) const DIVISION: u32 = 1 << 5;
/// Says which part.
pub(super) const SIDE: u32 = 1 << 6;
/// A preposition or conjunction.
pub(super) const INTO: u32 = 1 << 7;
/// A verb that people and governments do.
pub(super) const SAYS: u32 = 1 << 8;
/// A month or day.
pub(super) const TIME: u32 = 1 << 9;
/// What a state has or does.
pub(super) const OFFICE: u32 = 1 << 10;
/// Joins words of one name.
pub(super) const JOINT: u32 = 1 << 11;
/// People.
pub(super) const PEOPLE: u32 = 1 << 12;
/// A common first name.
pub(super) const FIRST: u32 = 1 << 13;
/// Ends the name of a paper or station.
pub(super) const PRESS: u32 = 1 << 14;
/// Ends the name of a team or a contest.
pub(super) const SPORT: u32 = 1 << 15;
/// Stands beside languages.
pub(super) const TONGUE: u32 = 1 << 16;

/// Short for a state or province, with a full stop.
pub(super) const SHORT: u32 = 1 << 17;
/// The same in two letters or so.
pub(super) const POSTAL: u32 = 1 << 18;

const LISTS: [(u32, &str); 19] = [
    (
        TITLE,
        "mr mr. mrs mrs. ms ms. dr dr. miss president minister senator sen. sen gov. gov governor mayor prof prof. professor judge justice \
         general gen. col. colonel capt. captain major maj. lt. lieutenant sgt sgt. sergeant king queen prince princess pope sir lord lady \
         sheikh imam rev. reverend father bishop archbishop cardinal coach chairman chairwoman ceo secretary ambassador chief commissioner \
         representative rep. rep congressman congresswoman councillor director spokesman spokeswoman spokesperson chancellor premier emperor \
         sultan emir ayatollah mullah rabbi pastor inspector officer detective sheriff cpl. corporal private pte admiral deputy mp madam \
         saint actor actress singer author writer designer founder lawyer attorney",
    ),
    (
        BODY,
        "university college institute academy bank ministry department dept agency authority association society union council commission \
         committee company corp corp. corporation inc inc. ltd ltd. group foundation federation party congress parliament court police \
         force forces army navy airlines airways motors board bureau office service services administration organisation organization \
         alliance league network partners capital fund trust centre center government assembly senate house constabulary guard brigade \
         battalion regiment command front movement insurance holdings industries systems technologies energy power bank's chamber chambers \
         club team exchange museum project programme program campaign coalition observatory airport school schools",
    ),
    (
        BUILDING,
        "airport hospital church chapel cathedral mosque temple stadium arena center centre hall hotel museum theatre theater library \
         prison jail camp base station tower towers mall park square bridge dam school college university clinic court courthouse cemetery \
         palace castle market house inn restaurant bar cafe pub ground racecourse garden gardens farm mine plant campus barracks harbour \
         harbor port pier terminal complex building plaza zoo observatory lodge resort club shrine monastery abbey fort detention graveyard \
         academy institute gallery casino estate speedway field raceway",
    ),
    (
        STREET,
        "street st. avenue ave. ave road rd. rd boulevard blvd. blvd lane drive dr. highway hwy route way freeway interstate expressway \
         parkway turnpike crescent terrace alley block corner streets roads motorway junction roundabout",
    ),
    (
        LAND,
        "river lake mount mountain mountains mt. sea ocean bay gulf island islands isle isles valley desert strait straits cape peninsula \
         coast beach hills hill canal basin forest creek canyon falls plain plains delta reef lagoon ridge peak glacier volcano pass \
         channel shore rivers lakes woods swamp archipelago",
    ),
    (
        DIVISION,
        "county province state district region governorate republic kingdom city town township village borough parish prefecture territory \
         oblast emirate municipality suburb neighborhood neighbourhood quarter barangay commune canton department division area zone \
         counties provinces states districts regions cities towns villages metropolitan capital subdivision constituency ward",
    ),
    (
        SIDE,
        "north south east west northern southern eastern western central northeast northwest southeast southwest north-east north-west \
         south-east south-west northeastern northwestern southeastern southwestern upper lower new greater inner outer downtown mid far \
         near middle rural old",
    ),
    (
        INTO,
        "in at from near to into across outside inside throughout around toward towards via through off between within above under over \
         along beyond nearby against for by with on of and or about versus vs vs. like including",
    ),
    (
        SAYS,
        "said says say told added warned announced accused denied claimed insisted argued agreed rejected wants wanted has is was will \
         would had are were should must could can may did does expelled condemned beat won lost",
    ),
    (
        TIME,
        "january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. \
         sep. oct. nov. dec. jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday \
         mon tue wed thu fri sat sun",
    ),
    (
        OFFICE,
        "army police troops forces government president official officials minister authorities soldiers military navy ambassador embassy \
         prime foreign secretary senator leader leaders officer officers premier governor mayor parliament court courts judge judges law \
         company companies market markets economy border state media intelligence diplomat diplomats air special defense defence \
         lawmakers politicians regime rebels militants fighters embassy consulate sanctions-hit security federal parliamentary supreme \
         cabinet chancellor delegation firm firms businessman billionaire team players player coach striker goalkeeper midfielder",
    ),
    (
        JOINT,
        "of the and de del la le les du des da do dos el al - – ' ’ 's ’s & . / on upon for van von bin ibn e y di au aux es kwa sur + , in",
    ),
    (
        PEOPLE,
        "people man men woman women citizen citizens national nationals resident residents student students native natives refugees migrant \
         migrants immigrants tourists workers worker couple family families child children teenager journalist actor actress singer \
         musician artist scientist scientists researchers population community communities descent origin voters consumers investors",
    ),
    (
        FIRST,
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul \
         andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry \
         justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan \
         douglas peter kyle mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret \
         ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy \
         angela anna ruth brenda pamela nicole katherine virginia catherine christine samantha debra janet rachel maria heather diane \
         julie joyce victoria kelly christina joan evelyn lauren judith olivia martha cheryl megan andrea ann alice jean jacqueline \
         mohammed mohammad muhammad ahmed ahmad ali hassan hussein omar ibrahim abdullah khalid yusuf mustafa mahmoud fatima aisha juan \
         carlos luis jorge pedro miguel francisco antonio manuel vladimir sergei ivan dmitry boris igor olga natalia chen wang li zhang \
         liu kim lee park raj priya amit sanjay joe bob bill jim tom mike steve dave chris alex ben dan sam matt nick tony simon neil ian \
         graham colin alan stuart keith barry nigel emma charlotte sophie lucy kate claire fiona theresa angela",
    ),
    (
        PRESS,
        "times post news herald tribune journal gazette press daily sun telegraph guardian mail radio tv television magazine observer \
         chronicle star globe dispatch review broadcasting reuters ap afp cnn bbc",
    ),
    (
        SPORT,
        "fc united wanderers rovers albion athletic hotspur city town county cup championship league game match season team tournament \
         playoffs finals coach quarterback olympics olympic open derby stakes race grand prix bulls lions tigers bears eagles giants \
         cardinals warriors rangers kings blues reds sox yankees",
    ),
    (
        SHORT,
        "ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. kans. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev. n.h. \
         n.j. n.m. n.y. n.c. n.d. okla. ore. pa. penn. r.i. s.c. s.d. tenn. tex. vt. va. wash. w.va. wis. wyo. ont. que. b.c. alta. sask. \
         man. n.s. n.b. p.e.i. d.c. nfld.",
    ),
    (
        POSTAL,
        "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx \
         ut vt va wa wv wi wy dc bc ab sk mb on qc ns nb nsw vic qld uk us usa uae",
    ),
    (TONGUE, "language languages speak speaks speaking spoken fluent translation translated dialect words word translator mother tongue"),
];

static WORDS: LazyLock<FxHashMap<u32, u32>> = LazyLock::new(|| {
    let mut words: FxHashMap<u32, u32> = FxHashMap::default();
    for (bit, list) in LISTS {
        list.split_whitespace().for_each(|word| *words.entry(hash(word)).or_default() |= bit);
    }
    words
});

/// The lists in which the word of this hash stands.
pub(super) fn lists(lower: u32) -> u32 {
    WORDS.get(&lower).copied().unwrap_or(0)
}

/// Whether a word with a full stop behind it is short for a state.
pub(super) fn is_short(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.len() < 6 && lists(hash(&format!("{}.", word.to_lowercase()))) & SHORT > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_lists() {
        let check = |word: &str, list: u32, expected: bool| assert_eq!(lists(hash(word)) & list > 0, expected, "{word}");
        check("university", BODY, true);
        check("river", LAND, true);
        check("river", STREET, false);
        check("ala.", SHORT, true);
        check("zzz", u32::MAX, false);
        assert!(is_short("Ala") && !is_short("Homs") && !is_short("ala"));
    }
}
