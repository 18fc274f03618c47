use super::find_quantities;
use crate::Quantity;
use crate::parse::dates::find_dates;
use crate::parse::dates::line::sample;

/// Reads `input`; each count is told as `words: low/best/high noun`, with `-` for no bound and no noun.
#[track_caller]
fn check(input: &str, expected: &[&str]) {
    let (tokens, sentences) = sample::split(input);
    let dates = find_dates(input, &tokens, &sentences, None);
    let tell = |quantity: &Quantity| {
        let span = &tokens[quantity.tokens.range()];
        let words = &input[span[0].span.join(span[span.len() - 1].span).range()];
        let high = quantity.high.map_or_else(|| "-".to_owned(), |high| high.to_string());
        let noun = quantity.noun.map_or("-", |noun| &input[tokens[noun.at()].span.range()]);
        format!("{words}: {}/{}/{high} {noun}", quantity.low, quantity.best)
    };
    let told: Vec<String> = find_quantities(input, &tokens, &sentences, &dates).iter().map(tell).collect();
    assert_eq!(told, expected, "{input}");
}

#[test]
fn exact_numbers() {
    check("killed 141 people", &["141: 141/141/141 people"]);
    check("1,200 soldiers were killed", &["1,200: 1200/1200/1200 soldiers"]);
    check("twenty-three men and two women", &["twenty-three: 23/23/23 men", "two: 2/2/2 women"]);
    check("two hundred and fifty people", &["two hundred and fifty: 250/250/250 people"]);
    check("a dozen gunmen, two dozen rebels", &["a dozen: 12/12/12 gunmen", "two dozen: 24/24/24 rebels"]);
    check("half a million refugees", &["half a million: 500000/500000/500000 refugees"]);
    check("1.5 million people", &["1.5 million: 1500000/1500000/1500000 people"]);
    check("99999999999 people", &["99999999999: 4294967295/4294967295/4294967295 people"]);
    check("FIVE SOLDIERS AND 3 PEASANTS DIED", &["FIVE: 5/5/5 SOLDIERS", "3: 3/3/3 PEASANTS"]);
    check("killing 12, wounding 30.", &["12: 12/12/12 -", "30: 30/30/30 -"]);
    check("killing one and wounding two", &["one: 1/1/1 -", "two: 2/2/2 -"]);
    check("zero casualties", &["zero: 0/0/0 casualties"]);
}

#[test]
fn bounds() {
    check("wounding more than 250", &["more than 250: 250/250/- -"]);
    check("over 50 civilians", &["over 50: 50/50/- civilians"]);
    check("at least five people", &["at least five: 5/5/- people"]);
    check("no fewer than 20 people", &["no fewer than 20: 20/20/- people"]);
    check("20 or more people", &["20 or more: 20/20/- people"]);
    check("50+ fighters", &["50+: 50/50/- fighters"]);
    check("up to 40 people", &["up to 40: 1/40/40 people"]);
    check("as many as 40 died", &["as many as 40: 1/40/40 -"]);
    check("no more than 40 people", &["no more than 40: 1/40/40 people"]);
    check("fewer than 10 people", &["fewer than 10: 1/9/9 people"]);
    check("about 50 people", &["about 50: 45/50/55 people"]);
    check("some 50 people", &["some 50: 45/50/55 people"]);
    check("an estimated 1,000 fighters", &["an estimated 1,000: 900/1000/1100 fighters"]);
    check("nearly 50 people", &["nearly 50: 45/50/50 people"]);
    check("roughly 20 to 30 people", &["roughly 20 to 30: 20/25/30 people"]);
    check("more than a dozen people", &["more than a dozen: 12/12/- people"]);
}

#[test]
fn ranges() {
    check("between 20 and 30 people", &["between 20 and 30: 20/25/30 people"]);
    check("20 to 30 people", &["20 to 30: 20/25/30 people"]);
    check("20-30 people", &["20-30: 20/25/30 people"]);
    check("20 - 30 people", &["20 - 30: 20/25/30 people"]);
    check("two or three men", &["two or three: 2/3/3 men"]);
    check("two to three hundred people", &["two to three hundred: 200/250/300 people"]);
    check("from 5 to 10 soldiers", &["5 to 10: 5/8/10 soldiers"]);
}

#[test]
fn vague_words() {
    check("dozens of people", &["dozens: 12/12/- people"]);
    check("Scores of Fulani families", &["Scores: 40/40/- families"]);
    check("hundreds were arrested", &["hundreds: 100/100/- -"]);
    check("thousands fled", &["thousands: 1000/1000/- -"]);
    check("tens of thousands of people", &["tens of thousands: 10000/10000/- people"]);
    check("hundreds of thousands of refugees", &["hundreds of thousands: 100000/100000/- refugees"]);
    check("several people died", &["several: 2/3/- people"]);
    check("wounding several.", &["several: 2/3/- -"]);
    check("a few soldiers", &["a few: 2/3/- soldiers"]);
    check("a number of civilians", &["a number: 2/3/- civilians"]);
    check("many villagers", &["many: 2/3/- villagers"]);
    check("some protesters", &["some: 2/3/- protesters"]);
    check("several dozen people", &["several dozen: 24/36/- people"]);
    check("a few hundred people", &["a few hundred: 200/300/- people"]);
    check("a couple of soldiers", &["a couple: 2/2/2 soldiers"]);
    check("at least dozens of people", &["at least dozens: 12/12/- people"]);
    check("some of the soldiers, many of them", &["some: 2/3/- soldiers", "many: 2/3/- them"]);
    check("some say, many have gone, some time, he scores twice", &[]);
}

#[test]
fn one_none_and_both() {
    check("a soldier and a Palestinian woman", &["a: 1/1/1 soldier", "a: 1/1/1 woman"]);
    check("another police officer died", &["another: 1/1/1 officer"]);
    check("A 23-YEAR-OLD ISRAELI SOLDIER", &["A: 1/1/1 SOLDIER"]);
    check("one person, one suicide bomber", &["one: 1/1/1 person", "one: 1/1/1 bomber"]);
    check("one of the attackers", &["one: 1/1/1 attackers"]);
    check("said that one soldier was killed", &["one: 1/1/1 soldier"]);
    check("one car exploded", &["one: 1/1/1 car"]);
    check("no one was hurt", &["no one: 0/0/0 -"]);
    check("there were no casualties", &["no: 0/0/0 casualties"]);
    check("none of the soldiers died", &["none: 0/0/0 soldiers"]);
    check("An army office spokesman", &["An: 1/1/1 spokesman"]);
    check("in Homs 12 died", &["12: 12/12/12 -"]);
    check("both men, both were shot", &["both: 2/2/2 men", "both: 2/2/2 -"]);
    check("a rebel attack, a soldier's wife, as a student, a bomb", &[]);
    check("one another, this one, one must go, both Hamas and Fatah", &[]);
}

#[test]
fn counts_that_go_on() {
    check("two more soldiers", &["two more: 2/2/2 soldiers"]);
    check("another five died", &["another five: 5/5/5 -"]);
    check("a further six people", &["a further six: 6/6/6 people"]);
    check("the two men", &["two: 2/2/2 men"]);
    check("three of them", &["three: 3/3/3 them"]);
    check("seven others", &["seven: 7/7/7 others"]);
    check("three of the 12 hostages", &["three: 3/3/3 hostages", "12: 12/12/12 hostages"]);
    check("dozens more were injured", &["dozens more: 12/12/- -"]);
}

#[test]
fn what_is_left_and_what_was_before() {
    check("all but three of the 12 passengers died", &["all but three of the 12: 9/9/9 passengers"]);
    check("all but three survived", &[]);
    check("the toll rose to 41 from 33", &["41: 41/41/41 -"]);
    check("the toll rose from 33 to 41 on Monday", &["33 to 41: 41/41/41 -"]);
    check("the toll was revised down to 19 from 22", &["19: 19/19/19 -"]);
    check("from 5 to 10 soldiers left", &["5 to 10: 5/8/10 soldiers"]);
}

#[test]
fn couples() {
    check("a couple and their two children", &["a: 2/2/2 couple", "two: 2/2/2 children"]);
    check("killed an elderly couple.", &["an: 2/2/2 couple"]);
    check("a couple of soldiers, a couple hundred people", &["a couple: 2/2/2 soldiers", "a couple hundred: 200/200/200 people"]);
    check("multiple insurgents, a large number of villagers", &["multiple: 2/3/- insurgents", "a large number: 2/3/- villagers"]);
}

#[test]
fn nouns() {
    check("seven Fulani families", &["seven: 7/7/7 families"]);
    check("250 displaced Fulani families", &["250: 250/250/250 families"]);
    check("five of the soldiers", &["five: 5/5/5 soldiers"]);
    check("seven Sunnis", &["seven: 7/7/7 Sunnis"]);
    check("two Hamas members", &["two: 2/2/2 members"]);
    check("14 United States soldiers", &["14: 14/14/14 soldiers"]);
    check("three Philippines army soldiers", &["three: 3/3/3 soldiers"]);
    check("two suicide bombers", &["two: 2/2/2 bombers"]);
    check("12 Taliban were killed", &["12: 12/12/12 Taliban"]);
    check("five wounded and 20 dead", &["five: 5/5/5 -", "20: 20/20/20 -"]);
    check("two of Hamas's fighters", &["two: 2/2/2 fighters"]);
}

#[test]
fn no_counts() {
    check("$5 million, 200 pounds, 10 percent, 5 million dollars", &[]);
    check("$ 5 million and US$ 300", &[]);
    check("a 23-year-old, aged 23, Ahmed, 23, said", &[]);
    check("on 23 May 2016 and in 2011 and in the 2014 war", &[]);
    check("at 5 p.m., at 0830, 1500 GMT, 2000 hours", &[]);
    check("the 23rd battalion, the second attack, one third", &[]);
    check("5 km, 20 kilometers, two long years, five days, 3 tons, 7.62 mm", &[]);
    check("AK-47, T-55, AK 47, 107 mm rockets", &[]);
    check("Resolution 1701, Article 5, Highway 7, Battalion 316, No. 4, Unit 8200", &[]);
    check("Articles 5 and 6, Gate 4, the 316 Battalion", &[]);
    check("won 2-1, two days ago, for three weeks", &[]);
    check("1. The army said", &[]);
    check("in Exercise Bright Heron 16, at 2330, the fifth one", &[]);
    check("both men and women", &[]);
    check("15 square kilometers and three consecutive days", &[]);
}

proptest::proptest! {
    #[test]
    fn any_text_gives_ordered_spans(words in proptest::collection::vec(word(), 0..40), rest in ".{0,40}") {
        let text = format!("{} {rest}", words.join(" "));
        let (tokens, sentences) = sample::split(&text);
        let mut end = 0;
        for quantity in find_quantities(&text, &tokens, &sentences, &[]) {
            proptest::prop_assert!(end <= quantity.tokens.start && !quantity.tokens.is_empty());
            proptest::prop_assert!(quantity.tokens.end as usize <= tokens.len());
            proptest::prop_assert!(quantity.low <= quantity.best && quantity.high.is_none_or(|high| quantity.best <= high));
            proptest::prop_assert!(quantity.noun.is_none_or(|noun| noun.at() < tokens.len()));
            end = quantity.tokens.end;
        }
    }
}

/// Words counts are made of, in any order, with odd ones among them.
fn word() -> impl proptest::strategy::Strategy<Value = String> {
    let words = "more than at least up to as many as some about nearly fewer between and or - -- two three 12 1,200 99999999999999999999 \
        hundred thousand million billion dozen dozens tens of thousands a an another one no none both several few couple people soldiers \
        soldier man attack km $ 5 % ' 's \" 20-30 30-20 50+ 5- İ the them others other , . ( ) 2014 0";
    proptest::sample::select(words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
}
