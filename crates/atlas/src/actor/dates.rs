//! Days as precise as they are known: `2012`, `2012-01`, `2012-01-23`. Two are compared only as far as both are precise.

use std::cmp::Ordering;

/// How two dates stand to one another, as far as both are precise: `2012` and `2012-05` are equal.
fn compare(a: &str, b: &str) -> Ordering {
    let width = a.len().min(b.len());
    a.get(..width).cmp(&b.get(..width))
}

/// Whether `date` lies in the range, both ends included; an open end reaches for ever.
pub(crate) fn within(date: &str, from: Option<&str>, to: Option<&str>) -> bool {
    !is_before(date, from) && !is_after(date, to)
}

/// Whether `date` surely lies before `day`; no day is before nothing.
pub(crate) fn is_before(date: &str, day: Option<&str>) -> bool {
    day.is_some_and(|day| compare(date, day).is_lt())
}

/// Whether `date` surely lies after `day`; no day is after nothing.
pub(crate) fn is_after(date: &str, day: Option<&str>) -> bool {
    day.is_some_and(|day| compare(date, day).is_gt())
}

/// A time from one date to another; none is open.
pub(crate) type Period<'a> = (Option<&'a str>, Option<&'a str>);

/// Whether the period ends before it begins.
pub(crate) fn runs_backwards((from, to): Period<'_>) -> bool {
    from.is_some_and(|from| is_after(from, to))
}

/// Whether two periods surely share a time; that one ends in the month or on the day in which the other begins is no overlap.
pub(crate) fn overlap(a: Period<'_>, b: Period<'_>) -> bool {
    let begins_before_end = |from: Option<&str>, to: Option<&str>| from.is_none_or(|from| to.is_none_or(|to| compare(from, to).is_lt()));
    begins_before_end(a.0, b.1) && begins_before_end(b.0, a.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(date: &str, from: &str, to: &str, expect: bool) {
        let open = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let (from, to) = (open(from.to_owned().leak()), open(to.to_owned().leak()));
        assert_eq!(within(date, from, to), expect, "{date} in {from:?}..{to:?}");
    }

    #[test]
    fn dates_are_compared_as_far_as_both_are_precise() {
        check("2012", "2012-05", "2013", true);
        check("2012-04-30", "2012-05", "2013", false);
        check("2013-12-31", "2012-05", "2013", true);
        check("2014", "2012-05", "2013", false);
        check("2014", "2012-05", "", true);
        check("1990", "", "", true);
    }

    #[track_caller]
    fn check_overlap(a: Period<'_>, b: Period<'_>, expect: bool) {
        assert_eq!(overlap(a, b), expect, "{a:?} and {b:?}");
        assert_eq!(overlap(b, a), expect, "{b:?} and {a:?}");
    }

    #[test]
    fn periods_that_touch_do_not_overlap() {
        check_overlap((Some("1990"), Some("1994-07")), (Some("1994-07"), None), false);
        check_overlap((Some("1990"), Some("2000")), (Some("1995"), None), true);
        check_overlap((None, None), (Some("1995"), Some("1996")), true);
        check_overlap((None, Some("1991-12-26")), (Some("1991-12-26"), None), false);
    }
}
