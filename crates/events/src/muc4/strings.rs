//! How strings are compared: as the field's scorers of MUC-4 do.

/// Lower case without punctuation, articles and double spaces.
pub fn norm(text: &str) -> String {
    let bare: String = text.to_lowercase().chars().filter(|c| !c.is_ascii_punctuation()).collect();
    let mut kept = String::with_capacity(bare.len());
    for word in bare.split_whitespace().filter(|word| !matches!(*word, "a" | "an" | "the")) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::norm;

    #[test]
    fn strings_are_compared_without_articles_and_marks() {
        for (text, expected) in [("The U.S. Embassy", "us embassy"), ("a  car-bomb", "carbomb"), ("\"FMLN\"", "fmln")] {
            assert_eq!(norm(text), expected);
        }
    }
}
