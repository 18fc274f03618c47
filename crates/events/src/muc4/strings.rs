//! How strings are compared: as the field's scorers do.

use std::borrow::Cow;

/// Lower case without punctuation, articles and double spaces.
pub fn norm(text: &str) -> String {
    let bare: String = text.to_lowercase().chars().filter(|c| !c.is_ascii_punctuation()).collect();
    let mut kept = String::with_capacity(bare.len());
    for part in bare.split_whitespace().map(without_articles) {
        for word in part.split_whitespace() {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(word);
        }
    }
    kept
}

/// Articles end where letters do: "the–" loses its article and keeps its dash.
fn without_articles(word: &str) -> Cow<'_, str> {
    let is_article = |piece: &str| matches!(piece, "a" | "an" | "the");
    if word.chars().all(char::is_alphanumeric) {
        return Cow::Borrowed(if is_article(word) { "" } else { word });
    }
    let mut kept = String::with_capacity(word.len());
    let mut piece = String::new();
    for c in word.chars() {
        if c.is_alphanumeric() {
            piece.push(c);
            continue;
        }
        kept.push_str(if is_article(&piece) { " " } else { &piece });
        piece.clear();
        kept.push(c);
    }
    kept.push_str(if is_article(&piece) { " " } else { &piece });
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::norm;

    #[test]
    fn strings_are_compared_without_articles_and_marks() {
        for (text, expected) in
            [("The U.S. Embassy", "us embassy"), ("a  car-bomb", "carbomb"), ("\"FMLN\"", "fmln"), ("the–army", "–army"), ("a’n", "’n")]
        {
            assert_eq!(norm(text), expected);
        }
    }
}
