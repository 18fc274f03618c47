//! What an output got wrong, with its words.

use std::fmt::Write;

/// One thing that an output got wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What sort of mistake it is.
    pub sort: Sort,
    /// The report.
    pub doc: String,
    /// What was expected or found, in words.
    pub said: String,
}

/// What sort of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The answers have it, the output has not.
    Missed,
    /// The output has it, the answers have not.
    MadeUp,
    /// Both have it; a field differs.
    Wrong,
}

impl Mistake {
    /// A field that differs.
    pub(super) fn wrong(doc: &str, of: &str, field: &str, expected: &str, found: &str) -> Mistake {
        Mistake { sort: Sort::Wrong, doc: doc.to_owned(), said: format!("{field}: expected {expected}, found {found}, in {of}") }
    }
}

/// The first `most` mistakes of each sort, as a block of text; nothing for none.
pub(super) fn list(mistakes: &[Mistake], most: usize) -> String {
    let mut block = String::new();
    for (sort, title) in [(Sort::Missed, "Missed"), (Sort::MadeUp, "Made up"), (Sort::Wrong, "Wrong in a field")] {
        let of_sort: Vec<&Mistake> = mistakes.iter().filter(|mistake| mistake.sort == sort).collect();
        if most == 0 || of_sort.is_empty() {
            continue;
        }
        // writing to a string cannot fail
        let _ = writeln!(block, "{title}: {} of {}", of_sort.len().min(most), of_sort.len());
        for Mistake { doc, said, .. } in of_sort.into_iter().take(most) {
            let _ = writeln!(block, "  {doc}: {said}");
        }
        block.push('\n');
    }
    block
}

/// Words on one line, shortened in the middle of a long text.
pub(super) fn shown(words: &str) -> String {
    const MOST: usize = 160;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}

/// Several words, or a dash for none.
pub(super) fn joined<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let all: Vec<String> = words.into_iter().map(|words| format!("{words:?}")).collect();
    if all.is_empty() { "–".to_owned() } else { all.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_of_each_sort_are_listed() {
        let mistake = |sort, said: &str| Mistake { sort, doc: "a".to_owned(), said: said.to_owned() };
        let all = [
            mistake(Sort::MadeUp, "Attack"),
            mistake(Sort::Missed, "Grenade"),
            mistake(Sort::Missed, "Arrests"),
            Mistake::wrong("b", "Grenade", "killed", "3", "–"),
        ];
        assert_eq!(
            list(&all, 1),
            "Missed: 1 of 2\n  a: Grenade\n\nMade up: 1 of 1\n  a: Attack\n\nWrong in a field: 1 of 1\n  b: killed: expected 3, found –, in Grenade\n\n"
        );
        assert_eq!(list(&all, 0), "");
        assert_eq!(shown("two\n men"), "two men");
        assert!(shown(&"man ".repeat(100)).ends_with("man …"));
    }
}
