//! A stretch of calendar days, and how finely words name it.

use jiff::civil::Date;

/// The days within which something lies, both included. A day known exactly has `first == last`.
///
/// It is not a duration: an event of one unknown day in May has the 31 days of May.
/// `None` is an open end: "on or before 5 May" is `{ first: None, last: 5 May }`.
///
/// ```
/// use casus_text::Days;
/// use jiff::civil::date;
/// let may = Days::between(date(2016, 5, 1), date(2016, 5, 31));
/// assert!(may.meets(Days::on(date(2016, 5, 23))));
/// assert_eq!(may.to_string(), "2016-05-01/2016-05-31");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    /// Earliest day, if bounded.
    pub first: Option<Date>,
    /// Latest day, if bounded.
    pub last: Option<Date>,
}

impl Days {
    /// One day.
    pub const fn on(day: Date) -> Self {
        Days { first: Some(day), last: Some(day) }
    }

    /// From `first` to `last`, both included, in whichever order they are given.
    pub fn between(first: Date, last: Date) -> Self {
        Days { first: Some(first.min(last)), last: Some(first.max(last)) }
    }

    /// On `last` or before it.
    pub const fn until(last: Date) -> Self {
        Days { first: None, last: Some(last) }
    }

    /// The one day, if it is known exactly.
    pub fn day(self) -> Option<Date> {
        if self.first == self.last { self.first } else { None }
    }

    /// Whether both share a day.
    pub fn meets(self, other: Self) -> bool {
        let after = |first: Option<Date>, last: Option<Date>| matches!((first, last), (Some(f), Some(l)) if f > l);
        !after(self.first, other.last) && !after(other.first, self.last)
    }
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => write!(f, "{first}"),
            (Some(first), Some(last)) => write!(f, "{first}/{last}"),
            (Some(first), None) => write!(f, "{first}/.."),
            (None, Some(last)) => write!(f, "../{last}"),
            (None, None) => f.write_str("unknown"),
        }
    }
}

/// How finely an expression names its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// "on May 23", "Monday", "yesterday".
    Day,
    /// "over the weekend", "last week".
    Week,
    /// "in March 2015", "last month".
    Month,
    /// "in the summer of 2014".
    Season,
    /// "in 2011".
    Year,
    /// "in 2011-2012", "since 2014", "in the 1990s", "from 3 to 5 May".
    Stretch,
}
