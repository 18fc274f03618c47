use super::find_dates;
use super::line::sample;
use crate::{Days, When};
use jiff::civil::date;

/// Reads `input` as published on Wednesday, 25 May 2016; each date is told as `words: days grain`, with `*` if relative.
#[track_caller]
fn check(input: &str, expected: &[&str]) {
    assert_eq!(told(input, Some(Days::on(date(2016, 5, 25)))), expected, "{input}");
}

/// The same with another day of publication, or none.
#[track_caller]
fn check_published(published: Option<Days>, input: &str, expected: &[&str]) {
    assert_eq!(told(input, published), expected, "{input}");
}

fn told(input: &str, published: Option<Days>) -> Vec<String> {
    let (tokens, sentences) = sample::split(input);
    let tell = |when: &When| {
        let span = &tokens[when.tokens.range()];
        let words = &input[span[0].span.join(span[span.len() - 1].span).range()];
        let days = when.days.map_or_else(|| "?".to_owned(), |days| days.to_string());
        format!("{words}: {days} {:?}{}", when.grain, if when.relative { "*" } else { "" })
    };
    find_dates(input, &tokens, &sentences, published).iter().map(tell).collect()
}

#[test]
fn full_dates() {
    check("It blew up on May 23, 2016.", &["May 23, 2016: 2016-05-23 Day"]);
    check("On 23 May 2016 it blew up.", &["23 May 2016: 2016-05-23 Day"]);
    check("the attack of May 23rd, 2016,", &["May 23rd, 2016: 2016-05-23 Day"]);
    check("on the 23rd of May, 2015", &["the 23rd of May, 2015: 2015-05-23 Day"]);
    check("the second of June 2014", &["the second of June 2014: 2014-06-02 Day"]);
    check("ON 23 MAY 89 GUERRILLAS ATTACKED", &["23 MAY: 2016-05-23 Day*"]);
    check("SAN SALVADOR, 3 JAN 90 (ACAN-EFE) --", &["3 JAN 90: 1990-01-03 Day"]);
    check("Dec. 5, 2015", &["Dec. 5, 2015: 2015-12-05 Day"]);
    check("on Monday, May 23, 2016, in Kano", &["Monday, May 23, 2016: 2016-05-23 Day"]);
    check("on Monday (May 23) in Kano", &["Monday (May 23): 2016-05-23 Day*"]);
    check("Wed, 25 May 2016", &["Wed, 25 May 2016: 2016-05-25 Day"]);
    check("31 February 2020", &["31 February 2020: ? Day"]);
    check("29 February 2016 and 29 February", &["29 February 2016: 2016-02-29 Day", "29 February: 2016-02-29 Day*"]);
}

#[test]
fn dates_in_digits() {
    check("on 2016-05-23 at 10:30", &["2016-05-23: 2016-05-23 Day"]);
    check("2016 - 05 - 23", &["2016 - 05 - 23: 2016-05-23 Day"]);
    check("2016-05-23T10:00:00Z", &["2016-05-23T10:00:00Z: 2016-05-23 Day"]);
    check("on 05/06/2016", &["05/06/2016: 2016-06-05 Day"]);
    check("on 05/23/2016", &["05/23/2016: 2016-05-23 Day"]);
    check("on 23.05.2016", &["23.05.2016: 2016-05-23 Day"]);
    check("on 23/05/16", &["23/05/16: 2016-05-23 Day"]);
    check("31/02/2020", &["31/02/2020: ? Day"]);
    check("2016-05", &["2016-05: 2016-05-01/2016-05-31 Month"]);
    check("since 9/11", &["9/11: 2001-09-11/2016-05-25 Stretch*"]);
    check("on 1/2 of the road, version 1.2.16", &[]);
}

#[test]
fn days_without_a_year() {
    check("on May 23 in Kano", &["May 23: 2016-05-23 Day*"]);
    check("on 23 May", &["23 May: 2016-05-23 Day*"]);
    check("on 25 May", &["25 May: 2016-05-25 Day*"]);
    check("on May 28", &["May 28: 2015-05-28 Day*"]);
    check("on December 5", &["December 5: 2015-12-05 Day*"]);
    check("on May 23 last year", &["May 23 last year: 2015-05-23 Day*"]);
    check("in March of this year", &["March of this year: 2016-03-01/2016-03-31 Month*"]);
    check("LAST 19 JANUARY THE ELN", &["LAST 19 JANUARY: 2016-01-19 Day*"]);
    check_published(None, "on May 23, and on May 24, 2015", &["May 23: ? Day*", "May 24, 2015: 2015-05-24 Day"]);
    let may = Days::between(date(2016, 5, 1), date(2016, 5, 31));
    check_published(
        Some(may),
        "on May 23, on Monday, this month",
        &["May 23: 2016-05-23 Day*", "Monday: ? Day*", "this month: 2016-05-01/2016-05-31 Month*"],
    );
}

#[test]
fn months_and_years() {
    check("in May 2016", &["May 2016: 2016-05-01/2016-05-31 Month"]);
    check("in March", &["March: 2016-03-01/2016-03-31 Month*"]);
    check("in June", &["June: 2015-06-01/2015-06-30 Month*"]);
    check("In 2011, war", &["2011: 2011-01-01/2011-12-31 Year"]);
    check("(2014)", &["2014: 2014-01-01/2014-12-31 Year"]);
    check(
        "in 2013, 2014 and 2015",
        &["2013: 2013-01-01/2013-12-31 Year", "2014: 2014-01-01/2014-12-31 Year", "2015: 2015-01-01/2015-12-31 Year"],
    );
    check("in the 1990s", &["the 1990s: 1990-01-01/1999-12-31 Stretch"]);
    check("in the late 1990s", &["the late 1990s: 1997-01-01/1999-12-31 Stretch"]);
    check("in the early 1980's", &["the early 1980's: 1980-01-01/1983-12-31 Stretch"]);
    check("in 2000 people were, of 2014 soldiers", &[]);
    check("at 2000 hours until 2100 hours", &[]);
    check("In May 12 rebels died", &["May: 2016-05-01/2016-05-31 Month*"]);
    check("on March 5, 2000 people marched", &["March 5: 2016-03-05 Day*"]);
}

#[test]
fn may_and_march_are_words_too() {
    check("They may 23 times march on the capital", &[]);
    check("This may be so, and the march in may", &[]);
    check("THE REBELS MAY HAVE FLED IN MARCH", &["MARCH: 2016-03-01/2016-03-31 Month*"]);
    check("THE MARCH ON THE CAPITAL; THIS MAY BE", &[]);
    check("in May Day protests, the march of 5,000 people", &[]);
    check("an august body", &[]);
    check("a second march, and the second attack", &[]);
    check("last May", &["last May: 2015-05-01/2015-05-31 Month*"]);
    check("last March", &["last March: 2016-03-01/2016-03-31 Month*"]);
    check("Prime Minister May said", &[]);
}

#[test]
fn ranges() {
    check("in 2011-2012", &["2011-2012: 2011-01-01/2012-12-31 Stretch"]);
    check("in 2011-12", &["2011-12: 2011-01-01/2012-12-31 Stretch"]);
    check("from 2011 to 2013", &["2011 to 2013: 2011-01-01/2013-12-31 Stretch"]);
    check("in 2011 - 2012", &["2011 - 2012: 2011-01-01/2012-12-31 Stretch"]);
    check("between 2011 and 2013", &["2011 and 2013: 2011-01-01/2013-12-31 Stretch"]);
    check("between 3 and 5 May", &["3 and 5 May: 2016-05-03/2016-05-05 Stretch*"]);
    check("3-5 May 2020", &["3-5 May 2020: 2020-05-03/2020-05-05 Stretch"]);
    check("May 3-5, 2020", &["May 3-5, 2020: 2020-05-03/2020-05-05 Stretch"]);
    check("from March 3 to March 7", &["March 3 to March 7: 2016-03-03/2016-03-07 Stretch*"]);
    check("from March 3 to 7", &["March 3 to 7: 2016-03-03/2016-03-07 Stretch*"]);
    check("29 April - 2 May 2014", &["29 April - 2 May 2014: 2014-04-29/2014-05-02 Stretch"]);
    check("between January and March 2015", &["January and March 2015: 2015-01-01/2015-03-31 Stretch"]);
    check("from December to February", &["December to February: 2015-12-01/2016-02-29 Stretch*"]);
    check("from Monday to Wednesday", &["Monday to Wednesday: 2016-05-23/2016-05-25 Stretch*"]);
    check("from May 2014 to the present", &["May 2014 to the present: 2014-05-01/2016-05-25 Stretch*"]);
    check("from January to May", &["January to May: 2016-01-01/2016-05-31 Stretch*"]);
}

#[test]
fn parts_of_periods() {
    check("in early May 2016", &["early May 2016: 2016-05-01/2016-05-10 Stretch"]);
    check("in mid-May 2016", &["mid-May 2016: 2016-05-11/2016-05-20 Stretch"]);
    check("late February", &["late February: 2016-02-21/2016-02-29 Stretch*"]);
    check("since mid-2014", &["mid-2014: 2014-05-01/2016-05-25 Stretch*"]);
    check("in late 2015", &["late 2015: 2015-09-01/2015-12-31 Stretch"]);
    check("at the end of May 2015", &["the end of May 2015: 2015-05-21/2015-05-31 Stretch"]);
    check("in the summer of 2014", &["the summer of 2014: 2014-06-01/2014-08-31 Season"]);
    check("in winter 2014", &["winter 2014: 2014-12-01/2015-02-28 Season"]);
    check("the winter of 2013-14", &["the winter of 2013-14: 2013-12-01/2014-02-28 Season"]);
    check("last summer", &["last summer: 2015-06-01/2015-08-31 Season*"]);
    check("the fall of Aleppo, the Arab Spring", &[]);
    check("in the first week of June 2015", &["the first week of June 2015: 2015-06-01/2015-06-07 Week"]);
    check("the last week of June 2015", &["the last week of June 2015: 2015-06-24/2015-06-30 Week"]);
    check("the first quarter of 2020", &["the first quarter of 2020: 2020-01-01/2020-03-31 Season"]);
    check("in Q2 2015", &["Q2 2015: 2015-04-01/2015-06-30 Season"]);
    check("the second half of 2015", &["the second half of 2015: 2015-07-01/2015-12-31 Stretch"]);
    check("the first three months of 2016", &["the first three months of 2016: 2016-01-01/2016-03-31 Stretch"]);
    check("the last day of April", &["the last day of April: 2016-04-30 Day*"]);
    check("late last year", &["late last year: 2015-09-01/2015-12-31 Stretch*"]);
    check("earlier this month", &["earlier this month: 2016-05-01/2016-05-25 Stretch*"]);
}

#[test]
fn weekdays() {
    check("on Monday", &["Monday: 2016-05-23 Day*"]);
    check("on Wednesday", &["Wednesday: 2016-05-25 Day*"]);
    check("on Thursday", &["Thursday: 2016-05-19 Day*"]);
    check("late Monday night", &["Monday night: 2016-05-23 Day*"]);
    check("last Wednesday", &["last Wednesday: 2016-05-18 Day*"]);
    check("last Monday", &["last Monday: 2016-05-23 Day*"]);
    check("next Wednesday", &["next Wednesday: 2016-06-01 Day*"]);
    check("next Friday", &["next Friday: 2016-05-27 Day*"]);
    check("on Friday last week", &["Friday last week: 2016-05-20 Day*"]);
    check("on Tuesday of last week", &["Tuesday of last week: 2016-05-17 Day*"]);
    check("Monday's attack", &["Monday: 2016-05-23 Day*"]);
    check("every Friday, on Black Sunday, the Sunday Times", &[]);
    check("LAST SUNDAY, 22 MAY", &["LAST SUNDAY, 22 MAY: 2016-05-22 Day*"]);
    check_published(None, "on Monday and yesterday", &["Monday: ? Day*", "yesterday: ? Day*"]);
}

#[test]
fn days_of_the_month_alone() {
    check("It blew up on the 12th, and again on the 27th.", &["the 12th: 2016-05-12 Day*", "the 27th: 2016-04-27 Day*"]);
    check("on the night of the 22nd", &["the 22nd: 2016-05-22 Day*"]);
    check(
        "the 12th of last month; the 3rd of this month",
        &["the 12th of last month: 2016-04-12 Day*", "the 3rd of this month: 2016-05-03 Day*"],
    );
    check("on Thursday 19, in Kano", &["Thursday 19: 2016-05-19 Day*"]);
    check("Fri 13, Kano", &["Fri 13: 2016-05-13 Day*"]);
    check("on Friday the 13th", &["Friday the 13th: 2016-05-13 Day*"]);
    check("on Sunday (22) in Kano", &["Sunday (22): 2016-05-22 Day*"]);
    check("on Thursday 19 soldiers died", &["Thursday: 2016-05-19 Day*"]);
    check("on Monday 19, in Kano", &["Monday: 2016-05-23 Day*"]);
    check("on the 31st", &["the 31st: 2016-03-31 Day*"]);
    check("the 12th attack, on the 12th floor, his 30th birthday, the 4th and the 5th battalion", &[]);
    check_published(None, "on the 12th", &["the 12th: ? Day*"]);
}

#[test]
fn days_around_publication() {
    check("today, tonight, this morning", &["today: 2016-05-25 Day*", "tonight: 2016-05-25 Day*", "this morning: 2016-05-25 Day*"]);
    check("YESTERDAY MORNING", &["YESTERDAY MORNING: 2016-05-24 Day*"]);
    check("last night", &["last night: 2016-05-24 Day*"]);
    check("the day before yesterday", &["the day before yesterday: 2016-05-23 Day*"]);
    check("tomorrow", &["tomorrow: 2016-05-26 Day*"]);
    check("two days ago", &["two days ago: 2016-05-23 Day*"]);
    check("three weeks ago", &["three weeks ago: 2016-05-02/2016-05-08 Week*"]);
    check("a month ago", &["a month ago: 2016-04-01/2016-04-30 Month*"]);
    check("25 years ago", &["25 years ago: 1991-01-01/1991-12-31 Year*"]);
    check("a few days ago", &["a few days ago: 2016-05-18/2016-05-23 Stretch*"]);
    check("two hours ago", &["two hours ago: 2016-05-25 Day*"]);
    check("overnight, an overnight raid", &["overnight: 2016-05-24/2016-05-25 Stretch*"]);
}

#[test]
fn periods_around_publication() {
    check("last week and this week", &["last week: 2016-05-16/2016-05-22 Week*", "this week: 2016-05-23/2016-05-29 Week*"]);
    check("last month", &["last month: 2016-04-01/2016-04-30 Month*"]);
    check("this year", &["this year: 2016-01-01/2016-12-31 Year*"]);
    check("last year", &["last year: 2015-01-01/2015-12-31 Year*"]);
    check("over the past two weeks", &["the past two weeks: 2016-05-12/2016-05-25 Stretch*"]);
    check("in the last 24 hours", &["the last 24 hours: 2016-05-24/2016-05-25 Stretch*"]);
    check("over the weekend", &["the weekend: 2016-05-21/2016-05-22 Week*"]);
    check("last weekend", &["last weekend: 2016-05-21/2016-05-22 Week*"]);
    check("in recent days", &["recent days: 2016-05-19/2016-05-25 Stretch*"]);
    check("in the past few months", &["the past few months: 2015-11-26/2016-05-25 Stretch*"]);
    check("since March", &["March: 2016-03-01/2016-05-25 Stretch*"]);
    check("since 2014", &["2014: 2014-01-01/2016-05-25 Stretch*"]);
    check("until May 2016", &["May 2016: ../2016-05-31 Stretch"]);
    check("by Monday", &["Monday: ../2016-05-23 Stretch*"]);
}

#[test]
fn back_references() {
    check("On 3 May 2015 he fled. The next day he died.", &["3 May 2015: 2015-05-03 Day", "The next day: 2015-05-04 Day*"]);
    check("On 3 May 2015 and the same day", &["3 May 2015: 2015-05-03 Day", "the same day: 2015-05-03 Day*"]);
    check("On 3 May 2015; two days later", &["3 May 2015: 2015-05-03 Day", "two days later: 2015-05-05 Day*"]);
    check("On 3 May 2015; a day earlier", &["3 May 2015: 2015-05-03 Day", "a day earlier: 2015-05-02 Day*"]);
    check("On 3 May 2015; the following Friday", &["3 May 2015: 2015-05-03 Day", "the following Friday: 2015-05-08 Day*"]);
    check("On 3 May 2015, the day before, and the day before the raid", &["3 May 2015: 2015-05-03 Day", "the day before: 2015-05-02 Day*"]);
    check("in 2011, and later that year", &["2011: 2011-01-01/2011-12-31 Year", "that year: 2011-01-01/2011-12-31 Year*"]);
    check("the same day", &["the same day: ? Day*"]);
}

#[test]
fn no_dates() {
    check("a 23-year-old, two-year-old, aged 23", &[]);
    check("at 5 p.m., at 0830, at 10:30", &[]);
    check("for two years, a two-day visit, every day, to last two weeks", &[]);
    check("2,000 people, 12 soldiers, Resolution 1701", &[]);
    check("the April 19 Movement and the 19TH OF APRIL MOVEMENT", &[]);
    check("the 14 March Alliance", &[]);
    check("one day, someday, the other day", &[]);
    check("he sat in the sun and got wed", &[]);
}

proptest::proptest! {
    #[test]
    fn any_text_gives_ordered_spans(words in proptest::collection::vec(word(), 0..40), rest in ".{0,40}") {
        let text = format!("{} {rest}", words.join(" "));
        let (tokens, sentences) = sample::split(&text);
        let dates = find_dates(&text, &tokens, &sentences, Some(Days::on(date(2016, 5, 25))));
        let mut end = 0;
        for when in dates {
            proptest::prop_assert!(end <= when.tokens.start && !when.tokens.is_empty() && when.tokens.end as usize <= tokens.len());
            if let Some(Days { first: Some(first), last: Some(last) }) = when.days {
                proptest::prop_assert!(first <= last);
            }
            end = when.tokens.end;
        }
    }
}

/// Words dates are made of, in any order, with odd ones among them.
fn word() -> impl proptest::strategy::Strategy<Value = String> {
    let words = "the last next this that same early late mid mid-May May march 31 February Monday , - to and of in since between first \
        week weeks days two 99999999 a few ago later year 2016 1990s 2011-12 2016-05-23 99/99/2016 summer half quarter weekend past \
        twenty hundred thousand million billion 99999999999999999999 decade Q1 yesterday ( ) . ' ' İ ß";
    proptest::sample::select(words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
}
