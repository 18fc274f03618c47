//! Spans and indices typed by what they count.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// A half-open range, zero-based, typed by what it counts: `Span<u8>` counts bytes of a report's text,
/// `Span<Token>` tokens of its parse.
///
/// It is not a range of characters, and it holds no text: read it against the report it came from.
///
/// ```
/// use casus_text::Span;
/// let span: Span<u8> = Span::new(3, 9);
/// assert_eq!(&"on bombed Homs"[span.range()], "bombed");
/// ```
pub struct Span<T> {
    /// First position inside.
    pub start: u32,
    /// First position after.
    pub end: u32,
    counts: PhantomData<fn() -> T>,
}

impl<T> Span<T> {
    /// The span from `start` up to, not including, `end`; an `end` before `start` gives an empty span.
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Span { start, end, counts: PhantomData }
    }

    /// The span of a range of `usize`; positions beyond `u32::MAX` are held at that bound.
    pub fn of(range: Range<usize>) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span::new(narrow(range.start), narrow(range.end))
    }

    /// The same as a range that can index a slice.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many things it holds.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `position` lies inside.
    pub const fn contains(self, position: u32) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether both share at least one position.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl<T> Clone for Span<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Span<T> {}
impl<T> PartialEq for Span<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<T> Eq for Span<T> {}
impl<T> PartialOrd for Span<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Span<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<T> std::hash::Hash for Span<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<T> fmt::Debug for Span<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// The position of a `T` in the vector that owns it.
///
/// ```
/// use casus_text::Idx;
/// let idx: Idx<&str> = Idx::new(1);
/// assert_eq!(["a", "b"][idx.at()], "b");
/// ```
pub struct Idx<T> {
    at: u32,
    counts: PhantomData<fn() -> T>,
}

impl<T> Idx<T> {
    /// The index of position `at`; positions beyond `u32::MAX` are held at that bound.
    pub fn new(at: usize) -> Self {
        Idx { at: u32::try_from(at).unwrap_or(u32::MAX), counts: PhantomData }
    }

    /// The position, to index the owning vector with.
    pub const fn at(self) -> usize {
        self.at as usize
    }

    /// The position as spans count it.
    pub const fn position(self) -> u32 {
        self.at
    }

    /// The span of just this one.
    pub const fn span(self) -> Span<T> {
        Span::new(self.at, self.at + 1)
    }
}

impl<T> Clone for Idx<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Idx<T> {}
impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}
impl<T> Eq for Idx<T> {}
impl<T> PartialOrd for Idx<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Idx<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.at.cmp(&other.at)
    }
}
impl<T> std::hash::Hash for Idx<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.at.hash(state);
    }
}
impl<T> fmt::Debug for Idx<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.at)
    }
}
