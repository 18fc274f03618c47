//! The layout of a compiled atlas, the same inside the program and in a user's file: header, table of sections, sections.
//!
//! Little endian throughout: [`MAGIC`]; the checksum (CRC-32 of every byte behind itself); the number of sections; the length of the
//! whole; for each section its number, the width of its values, where it begins and how long it is; then the sections.
//! `docs/atlas.md` describes what each section holds.

mod column;
mod pack;

use std::ops::Range;
use std::sync::Arc;

pub(crate) use column::{BLOCK, Column};
pub use column::{block_sums, planes};
pub use pack::pack;

use crate::error::AtlasError;

/// The first bytes of a compiled atlas; the number rises with every change of the layout.
pub const MAGIC: &[u8; 16] = b"casus-atlas 2\n\0\0";
/// What every layout's magic begins with.
const KIN: &[u8] = b"casus-atlas ";
/// So many bytes are enough for [`checksum`].
pub const HEAD: usize = 32;
const ENTRY: usize = 24;
/// A table has no more sections than this.
const MOST: usize = 64;

/// What a section holds; the numbers stand in files and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Section {
    /// Lines of `key TAB value`: what the atlas was made of.
    Meta = 1,
    /// Codes of three letters, one behind the other.
    Countries = 2,
    /// One value: how many steps of latitude and longitude make a degree.
    Steps = 5,
    /// Where each name of a division begins, and where the last ends.
    DivisionStarts = 3,
    /// Their letters.
    DivisionText = 4,
    /// Of each area: the number of its country, from one; zero for none.
    Country = 6,
    /// The number of its first-order division's name, from one.
    Admin1 = 7,
    /// The number of its second-order division's name, from one.
    Admin2 = 8,
    /// Of each place: the number of the area it lies in.
    Area = 10,
    /// Its feature's number in [`Feature::ALL`](crate::Feature::ALL).
    Feature = 13,
    /// [`WEAK`](crate::gazetteer::WEAK) and [`PRESENT`](crate::gazetteer::PRESENT), and the source's number; there is one for every place.
    Flags = 14,
    /// Latitude from the south pole, in [`Section::Steps`].
    Lat = 15,
    /// Longitude from the date line, in the same steps.
    Lon = 16,
    /// Inhabitants.
    Population = 17,
    /// Its number in its source.
    Number = 18,
    /// GeoNames' number, where that is not [`Section::Number`].
    GeoNames = 19,
    /// How many other names the sources give it.
    OtherNames = 20,
    /// How long the name to show is; zero where it is the key in title case.
    ShownLength = 21,
    /// Where the names to show begin, for every 64th place.
    ShownStarts = 22,
    /// Their letters.
    ShownText = 23,
    /// The finite-state map from keys to their numbers.
    Names = 30,
    /// How many places are shown by each key.
    Own = 31,
    /// How many other places bear it.
    Others = 32,
    /// How many places are shown by all keys before, for every 64th key.
    OwnStarts = 33,
    /// How many references stand before, for every 64th key.
    OtherStarts = 34,
    /// The other places of all keys.
    References = 35,
}

/// Bytes that somebody keeps: a vector, or a map of a file.
#[derive(Clone)]
pub struct Bytes(Arc<dyn AsRef<[u8]> + Send + Sync>);

impl Bytes {
    /// Bytes with their keeper, which must give the same bytes every time.
    ///
    /// ```
    /// let bytes = casus_atlas::Bytes::new(vec![1, 2, 3]);
    /// assert_eq!(bytes.as_slice(), [1, 2, 3]);
    /// ```
    pub fn new(keeper: impl AsRef<[u8]> + Send + Sync + 'static) -> Bytes {
        Bytes(Arc::new(keeper))
    }

    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        (*self.0).as_ref()
    }
}

impl Default for Bytes {
    fn default() -> Self {
        Bytes::new(Vec::new())
    }
}

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bytes({})", self.as_slice().len())
    }
}

/// The table of sections of bytes that were checked.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    sections: Vec<(u32, usize, Range<usize>)>,
}

impl Layout {
    /// Checks header, length and checksum.
    ///
    /// `table` is the name in messages.
    pub(crate) fn read(table: &'static str, bytes: &[u8]) -> Result<Layout, AtlasError> {
        let wrong = |found: &str, expected: String| Err(AtlasError::new(table, 0, found, expected));
        if !bytes.starts_with(MAGIC) {
            let (found, expected) = other_magic(bytes);
            return wrong(&found, expected);
        }
        if bytes.len() < HEAD {
            return wrong(&format!("{} bytes", bytes.len()), "a whole file".to_owned());
        }
        let length = number(bytes, 24, 8);
        if length != bytes.len() as u64 {
            let expected = format!("{length} bytes, as its header says; the file was cut short or something was appended");
            return wrong(&format!("{} bytes", bytes.len()), expected);
        }
        let (kept, computed) = (number(bytes, 16, 4), crc32fast::hash(&bytes[20..]));
        if kept != u64::from(computed) {
            let expected = format!("{kept:08x}, as its header says; the file was damaged");
            return wrong(&format!("the checksum {computed:08x}"), expected);
        }
        let count = number(bytes, 20, 4) as usize;
        if count > MOST || HEAD + count * ENTRY > bytes.len() {
            return wrong(&format!("{count} sections"), format!("at most {MOST}, with their table in the file"));
        }
        let mut sections = Vec::with_capacity(count);
        for at in (0..count).map(|section| HEAD + section * ENTRY) {
            let (id, width) = (number(bytes, at, 4) as u32, number(bytes, at + 4, 4) as usize);
            let (start, size) = (number(bytes, at + 8, 8), number(bytes, at + 16, 8));
            let end = start.checked_add(size).filter(|end| *end <= bytes.len() as u64);
            let Some(end) = end else { return wrong(&format!("section {id} at {start}"), "sections within the file".to_owned()) };
            if width > 4 {
                return wrong(&format!("values of {width} bytes in section {id}"), "values of at most 4 bytes".to_owned());
            }
            sections.push((id, width, start as usize..end as usize));
        }
        Ok(Layout { sections })
    }

    /// Where a section stands; empty if there is none.
    pub(crate) fn section(&self, section: Section) -> Range<usize> {
        self.find(section).map_or(0..0, |(_, _, range)| range.clone())
    }

    /// A section of numbers, which must be `count` if that is given.
    pub(crate) fn column(&self, table: &'static str, section: Section, count: Option<usize>) -> Result<Column, AtlasError> {
        let Some((_, width, range)) = self.find(section) else { return Ok(Column::default()) };
        let column = Column::new(range.clone(), *width);
        match count {
            Some(count) if *width > 0 && column.len() != count => {
                let found = format!("{} values in section {}", column.len(), section as u32);
                Err(AtlasError::new(table, 0, &found, count.to_string()))
            }
            _ => Ok(column),
        }
    }

    fn find(&self, section: Section) -> Option<&(u32, usize, Range<usize>)> {
        self.sections.iter().find(|(id, _, _)| *id == section as u32)
    }
}

/// The checksum that the header of a compiled atlas names, from its first bytes; it tells atlases apart.
pub fn checksum(bytes: &[u8]) -> Option<u32> {
    (bytes.starts_with(MAGIC) && bytes.len() >= HEAD).then(|| number(bytes, 16, 4) as u32)
}

fn other_magic(bytes: &[u8]) -> (String, String) {
    let current = "an atlas of layout 2";
    if bytes.is_empty() {
        return ("an empty file".to_owned(), current.to_owned());
    }
    let rest = bytes.strip_prefix(KIN).and_then(|rest| rest.split(|byte| *byte == b'\n').next()).filter(|rest| rest.len() < 8);
    if let Some(layout) = rest.and_then(|rest| std::str::from_utf8(rest).ok()).filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return (format!("an atlas of layout {layout}"), format!("{current}, which this program reads"));
    }
    let start: String =
        String::from_utf8_lossy(&bytes[..bytes.len().min(16)]).chars().map(|c| if c.is_control() { '.' } else { c }).collect();
    (start, format!("{current}, which begins \"casus-atlas 2\""))
}

fn number(bytes: &[u8], at: usize, width: usize) -> u64 {
    bytes.get(at..at + width).unwrap_or_default().iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
