//! Files of models: how each begins, and what can be wrong with one.

use std::fmt;

/// A kind of model file: eight bytes of magic and a version stand before all else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelKind {
    /// What the file is, as messages say it.
    pub name: &'static str,
    /// Its first bytes.
    pub magic: &'static [u8; 8],
    /// Version of the format and of what is learned.
    pub version: u32,
    /// What is said to `casus-train` to make it.
    pub command: &'static str,
}

/// Why bytes are none of our models; the message says which model, what was found, what was expected and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    kind: ModelKind,
    found: String,
    expected: String,
}

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind: ModelKind { name, command, .. }, found, expected } = self;
        write!(
            out,
            "reading the {name}: found {found}, expected {expected}; rebuild it with `cargo run --release -p casus-train -- {command}`"
        )
    }
}

impl std::error::Error for ModelError {}

impl ModelKind {
    /// The start of a file of this kind.
    pub fn begin(&self) -> Vec<u8> {
        let mut bytes = self.magic.to_vec();
        bytes.extend(self.version.to_le_bytes());
        bytes
    }

    /// What follows the magic and the version.
    ///
    /// # Errors
    ///
    /// When the bytes are no file of this kind, or one of another version.
    pub fn open<'b>(&self, bytes: &'b [u8]) -> Result<&'b [u8], ModelError> {
        let start = format!("a file that starts with \"{}\"", self.magic.escape_ascii());
        let Some((magic, rest)) = bytes.split_first_chunk::<8>() else {
            return Err(self.wrong(format!("{} bytes", bytes.len()), start));
        };
        if magic != self.magic {
            return Err(self.wrong(format!("\"{}\"", magic.escape_ascii()), start));
        }
        let Some((version, rest)) = rest.split_first_chunk::<4>() else {
            return Err(self.wrong("the end of the file", "a version"));
        };
        match u32::from_le_bytes(*version) {
            version if version == self.version => Ok(rest),
            version => Err(self.wrong(format!("version {version}"), format!("version {}", self.version))),
        }
    }

    /// What deflated bytes unpack to, which must be no more than `most` bytes.
    ///
    /// # Errors
    ///
    /// When they break off, are damaged or unpack to more.
    pub fn inflate(&self, packed: &[u8], most: usize) -> Result<Vec<u8>, ModelError> {
        miniz_oxide::inflate::decompress_to_vec_with_limit(packed, most).map_err(|failure| {
            let found = format!("packed bytes that break off or are damaged ({})", failure.status as i8);
            self.wrong(found, format!("at most {most} deflated bytes"))
        })
    }

    /// A file of this kind: its start, and `plain` deflated.
    pub fn deflate(&self, plain: &[u8]) -> Vec<u8> {
        let mut bytes = self.begin();
        bytes.extend(miniz_oxide::deflate::compress_to_vec(plain, 9));
        bytes
    }

    /// The error that `found` stood where `expected` was expected.
    pub fn wrong(&self, found: impl Into<String>, expected: impl Into<String>) -> ModelError {
        ModelError { kind: *self, found: found.into(), expected: expected.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: ModelKind = ModelKind { name: "model of examples", magic: b"casusexa", version: 3, command: "examples DATA MODEL" };

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&[u8], &str>) {
        let advice = "; rebuild it with `cargo run --release -p casus-train -- examples DATA MODEL`";
        let expected = expected.map_err(|what| format!("reading the model of examples: {what}{advice}"));
        assert_eq!(KIND.open(bytes).map_err(|error| error.to_string()), expected);
    }

    #[test]
    fn only_files_of_the_kind_are_opened() {
        check(b"casusexa\x03\0\0\0rest", Ok(b"rest"));
        check(&KIND.begin(), Ok(b""));
        check(b"abc", Err("found 3 bytes, expected a file that starts with \"casusexa\""));
        check(b"casus\xff\0\n....", Err("found \"casus\\xff\\x00\\n\", expected a file that starts with \"casusexa\""));
        check(b"casusexa\x03\0", Err("found the end of the file, expected a version"));
        check(b"casusexa\x04\0\0\0", Err("found version 4, expected version 3"));
    }

    #[test]
    fn damaged_packed_bytes_are_told() {
        let packed = miniz_oxide::deflate::compress_to_vec(b"aaaaaaaaaa", 9);
        assert_eq!(KIND.inflate(&packed, 10).expect("whole"), b"aaaaaaaaaa");
        for (bytes, most) in [(&packed[..2], 10), (&packed[..], 9)] {
            let told = KIND.inflate(bytes, most).expect_err("damaged").to_string();
            assert!(told.contains("found packed bytes that break off or are damaged") && told.contains("at most"), "{told}");
        }
    }
}
