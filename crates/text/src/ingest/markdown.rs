//! Markdown, as people write it and as programs print pages to it.

mod front;
mod render;

use super::block::Kind;
use super::draft::Draft;
use super::layout;
use super::normalise::normalise;
use crate::{Note, Report};

/// The report of a Markdown text.
///
/// # Errors
/// One note when there is nothing to read in it.
pub(crate) fn read(doc: &str, text: &str, mut draft: Draft) -> Result<Report, Note> {
    let (text, cut) = normalise(text);
    draft.notes.extend(cut);
    let text = front::read(&text, &mut draft);
    let blocks = render::blocks(text, &mut draft);
    if blocks.iter().all(|block| block.text.trim().is_empty()) {
        return Err(Note::new(format!(
            "reading {doc:?}: found Markdown without any words, expected a report; leave it out or save it again"
        )));
    }
    if let Some(title) = blocks.iter().find(|block| block.kind == Kind::Heading(1)) {
        Draft::fill(&mut draft.title, title.words());
    }
    Ok(layout::assemble(doc, &blocks, 0, draft))
}

/// Whether a text without a telling name is evidently Markdown: a heading line, front matter, or links in brackets.
pub(crate) fn is_evident(head: &str) -> bool {
    let heading = |line: &str| {
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
    };
    (head.starts_with("---\n") && head[4..].contains("\n---"))
        || head.lines().any(heading)
        || head.contains("](http")
        || head.contains("](#")
        || head.contains("](/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A brief in the shape that policy institutes print, with words of our own.
    const BRIEF: &str = "# A Blast in the Harbour -- and What It Says\n\nby [Jane Doe \\(/experts/jane-doe\\)](#)\n\nMay 3, 2017\n\nAlso available in\n\n\
        [Français \\(/fr/analysis/port\\)](#)\n\n[العربية \\(/ar/analysis/port\\)](#)\n\n## ABOUT THE AUTHORS\n\n[Jane Doe \\(/experts/jane-doe\\)](#)\n\n\
        Jane Doe, a lecturer at the University of Examples, is an adjunct fellow at the Example Institute.\n\nShort Analysis\n\n---\n\n\
        **The choice of the harbour shows that the group wants to be seen.**\n\n**O**n May 1, a group attacked the harbour, killing two\nsailors -- and \
        one *guard*.\n\n- A third man fled.\n- A fourth [was hurt](https://e.org/x).\n\n*Jane Doe, a lecturer at the University of Examples, is a \
        visiting fellow at the Example Institute.*\n\n---\n\n## RECOMMENDED\n\n### [Another Brief: What Ships Carry](#)\n\nFeb 15, 2022\n\n\
        John Roe wrote that ships carry much more than people think they do.\n\n### TOPICS\n\n[Ships & Sailors \\(/analysis/ships\\)](#)\n\n\
        [Harbours \\(/analysis/harbours\\)](#)\n\n### REGIONS & COUNTRIES\n\n[Examplia \\(/analysis/examplia\\)](#)\n";

    fn report(text: &str) -> Report {
        read("brief", text, Draft::default()).unwrap()
    }

    fn check(text: &str, expected: &str) {
        let report = report(text);
        assert_eq!(report.words(report.body), expected);
    }

    #[test]
    fn a_printed_brief() {
        let report = report(BRIEF);
        assert_eq!(report.title.as_deref(), Some("A Blast in the Harbour -- and What It Says"));
        assert_eq!(report.authors, ["Jane Doe"]);
        assert_eq!(report.published.unwrap().to_string(), "2017-05-03");
        assert_eq!(report.also_in, ["fr", "ar"]);
        assert_eq!(report.topics, ["Ships & Sailors", "Harbours"]);
        assert_eq!(report.regions, ["Examplia"]);
        assert_eq!(report.language.as_deref(), Some("en"));
        assert_eq!(
            report.words(report.body),
            "The choice of the harbour shows that the group wants to be seen.\n\nOn May 1, a group attacked the harbour, killing two sailors -- and one \
             guard.\n\n- A third man fled.\n- A fourth was hurt."
        );
        assert_eq!(report.notes, []);
    }

    #[test]
    fn front_matter() {
        let report = report(
            "---\ntitle: \"Two die\"\nauthor: [Jane Doe, Omar Ali]\ndate: 2020-01-31T10:00\ntags:\n  - war\n  - \"sea, land\"\ncountries: Mali\nlang: en_GB\n---\n\n\
             Two men died on the road to the north.\n",
        );
        assert_eq!(report.title.as_deref(), Some("Two die"));
        assert_eq!(report.authors, ["Jane Doe", "Omar Ali"]);
        assert_eq!(report.published.unwrap().to_string(), "2020-01-31");
        assert_eq!(report.topics, ["war", "sea, land"]);
        assert_eq!(report.regions, ["Mali"]);
        assert_eq!(report.language.as_deref(), Some("en-GB"));
        assert_eq!(report.text, "Two men died on the road to the north.");
    }

    #[test]
    fn bodies() {
        check(
            "# T\n\nTwo men died in Homs.\n\n## Related attacks\n\nThree more died in Idlib on Monday.\n",
            "Two men died in Homs.\n\nRelated attacks\n\nThree more died in Idlib on Monday.",
        );
        check("Two men died in Homs.\n\n![map](m.png)\n\n(Reporting by Jane Doe)\n", "Two men died in Homs.");
        check("| Town | Dead |\n|---|---|\n| Homs | 3 |\n| Idlib | 4 |\n", "Town | Dead\nHoms | 3\nIdlib | 4");
        check("Two men<br>died &amp; one was hurt.\n", "Two men\ndied & one was hurt.");
        check("<div>\n<p>Two men died in Homs.</p>\n</div>\n", "Two men died in Homs.");
        check("# Only a title\n", "Only a title");
        check(
            "HOMS, May 3 (AFP) -- Two men died.\n\nOne was hurt.[^1]\n\n[^1]: A note that says more of it.\n",
            "Two men died.\n\nOne was hurt.",
        );
        check("    two typed lines\n    of code\n", "two typed lines\nof code");
    }
}
