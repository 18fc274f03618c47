//! How strings are compared: as the field's scorers do.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use casus_events::muc4::strings::norm;

/// [`norm`] without accents and other marks: for names of places and people.
pub fn fold(text: &str) -> String {
    norm(&text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_folded() {
        assert_eq!(fold("the Bogotá"), "bogota");
    }
}
