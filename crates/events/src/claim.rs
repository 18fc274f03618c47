//! A value, the words that say it, and whose words they are.

use casus_text::Span;

/// One value with its words, its speaker and its stance. Every field of an event is a claim; there is no value without words.
///
/// ```
/// use casus_events::{Claim, Status, Confidence};
/// use casus_text::Span;
/// let claim = Claim::told(12_u32, Span::new(4, 20), "toll/verb");
/// assert_eq!((claim.value, claim.status, claim.said_by), (12, Status::Happened, None));
/// assert_eq!(claim.confidence, Confidence::Fact);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Claim<T> {
    /// What is said.
    pub value: T,
    /// Whether it is said to have happened.
    pub status: Status,
    /// How sure the report is of it; for a perpetrator, of who did it.
    pub confidence: Confidence,
    /// Whose words they are; `None` where the report speaks for itself.
    pub said_by: Option<Speaker>,
    /// The words that say it.
    pub words: Span<u8>,
    /// The rule that read it, to explain and to mend.
    pub rule: &'static str,
}

impl<T> Claim<T> {
    /// A claim that the report itself makes as a fact.
    pub fn told(value: T, words: Span<u8>, rule: &'static str) -> Self {
        Claim { value, status: Status::Happened, confidence: Confidence::Fact, said_by: None, words, rule }
    }
}

/// Whose words something is: a named or unnamed source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The source as the report calls it ("local elders", "the radio"). Private people stand here by their role only.
    pub name: String,
    /// Where the report names it.
    pub words: Span<u8>,
}

/// Whether something is said to have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It took place and is over, or its end is not told.
    Happened,
    /// It was still going on when the report was written.
    Ongoing,
    /// It was tried and failed, or was foiled.
    Attempted,
    /// Somebody said they would do it.
    Threatened,
    /// Somebody wants or plans it.
    Intended,
    /// It may happen or may have happened.
    Possible,
    /// It is said not to have happened.
    Denied,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 7] =
        [Status::Happened, Status::Ongoing, Status::Attempted, Status::Threatened, Status::Intended, Status::Possible, Status::Denied];

    /// The word for it in every output.
    pub fn word(self) -> &'static str {
        match self {
            Status::Happened => "happened",
            Status::Ongoing => "ongoing",
            Status::Attempted => "attempted",
            Status::Threatened => "threatened",
            Status::Intended => "intended",
            Status::Possible => "possible",
            Status::Denied => "denied",
        }
    }

    /// The status of a word in a codebook file.
    ///
    /// # Errors
    /// What was found and which words are known.
    pub fn of_word(word: &str) -> Result<Self, String> {
        Status::ALL.into_iter().find(|status| status.word() == word).ok_or_else(|| {
            let known: Vec<_> = Status::ALL.iter().map(|status| status.word()).collect();
            format!("found status {word:?}, expected one of {}", known.join(", "))
        })
    }

    /// Whether it counts as something that took place.
    pub fn is_real(self) -> bool {
        matches!(self, Status::Happened | Status::Ongoing)
    }
}

/// How sure a report is of a value; for a perpetrator, of who did it (the levels of MUC-4's keys).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Told as a fact.
    Fact,
    /// They claimed it or admitted it.
    Claimed,
    /// Somebody accuses or suspects them.
    Accused,
    /// Authorities accuse or suspect them.
    AccusedByAuthorities,
    /// The report thinks it possible.
    Possible,
}

impl Confidence {
    /// All of them.
    pub const ALL: [Confidence; 5] =
        [Confidence::Fact, Confidence::Claimed, Confidence::Accused, Confidence::AccusedByAuthorities, Confidence::Possible];

    /// The word for it in every output.
    pub fn word(self) -> &'static str {
        match self {
            Confidence::Fact => "fact",
            Confidence::Claimed => "claimed",
            Confidence::Accused => "accused",
            Confidence::AccusedByAuthorities => "accused by authorities",
            Confidence::Possible => "possible",
        }
    }
}

/// How many, as words allow it: at least, best and at most.
///
/// `high` is `None` where the words set no bound ("more than 250"). It is not a statistical interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// At least this many.
    pub low: u32,
    /// The figure a coder writes down.
    pub best: u32,
    /// At most this many.
    pub high: Option<u32>,
}

impl Count {
    /// Both together: "two soldiers and five villagers". Without a bound on either there is none on both; beyond `u32` it stays at its most.
    ///
    /// ```
    /// use casus_events::Count;
    /// let exactly = |n| Count { low: n, best: n, high: Some(n) };
    /// assert_eq!(exactly(2).plus(exactly(5)), exactly(7));
    /// ```
    pub fn plus(self, other: Count) -> Count {
        Count {
            low: self.low.saturating_add(other.low),
            best: self.best.saturating_add(other.best),
            high: self.high.zip(other.high).map(|(a, b)| a.saturating_add(b)),
        }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.high {
            Some(high) if high == self.low => write!(f, "{}", self.best),
            Some(high) => write!(f, "{} ({}–{high})", self.best, self.low),
            None => write!(f, "{}+", self.best),
        }
    }
}
