//! Labelled lines at the very top of a text: "Title: ...", "Date: ...", "Source: ...".

use super::draft::Draft;
use super::{byline, dates, language, normalise::on_one_line};

/// The labels that are understood, and what each fills.
const LABELS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("headline", Field::Title),
    ("subject", Field::Title),
    ("by", Field::Author),
    ("author", Field::Author),
    ("authors", Field::Author),
    ("byline", Field::Author),
    ("date", Field::Date),
    ("published", Field::Date),
    ("publication date", Field::Date),
    ("pubdate", Field::Date),
    ("source", Field::Source),
    ("publisher", Field::Source),
    ("publication", Field::Source),
    ("outlet", Field::Source),
    ("url", Field::Url),
    ("link", Field::Url),
    ("permalink", Field::Url),
    ("language", Field::Language),
    ("lang", Field::Language),
    ("topics", Field::Topics),
    ("topic", Field::Topics),
    ("tags", Field::Topics),
    ("keywords", Field::Topics),
    ("categories", Field::Topics),
    ("regions", Field::Regions),
    ("region", Field::Regions),
    ("countries", Field::Regions),
    ("country", Field::Regions),
    ("regions & countries", Field::Regions),
    ("regions and countries", Field::Regions),
];

/// What a label fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Author,
    Date,
    Source,
    Url,
    Language,
    Topics,
    Regions,
}

/// The field this label names, in whatever case.
pub(crate) fn field(label: &str) -> Option<Field> {
    let label = on_one_line(label.trim().trim_end_matches(':')).to_lowercase().replace(['_', '-'], " ");
    LABELS.iter().find(|(name, _)| *name == label).map(|&(_, field)| field)
}

/// The field and the value of a line such as "Date: 24 May 2016".
pub(crate) fn labelled(line: &str) -> Option<(Field, &str)> {
    let (label, value) = line.split_once(':')?;
    (label.len() <= 30).then_some(())?;
    Some((field(label)?, value.trim()))
}

/// Puts what a labelled line says into the draft; a list may be several values.
pub(crate) fn take(draft: &mut Draft, field: Field, values: &[&str], line: Option<u32>) {
    for value in values.iter().map(|value| on_one_line(value)).filter(|value| !value.is_empty()) {
        match field {
            Field::Title => Draft::fill(&mut draft.title, &value),
            Field::Source => Draft::fill(&mut draft.source, &value),
            Field::Url => Draft::fill(&mut draft.url, &value),
            Field::Language => {
                let tag = language::named(&value).map(str::to_owned).or_else(|| language::tidy(&value));
                Draft::fill(&mut draft.language, &tag.unwrap_or_default());
            }
            Field::Date => draft.publish(dates::read(&value), &value, line),
            Field::Author => take_authors(draft, &value),
            Field::Topics => value.split([',', ';']).for_each(|topic| Draft::add(&mut draft.topics, topic)),
            Field::Regions => value.split([',', ';']).for_each(|region| Draft::add(&mut draft.regions, region)),
        }
    }
}

/// The authors of a declared value; what is not shaped like names is kept whole, for the label says that it is one.
pub(crate) fn take_authors(draft: &mut Draft, value: &str) {
    let value =
        byline::read(value).map(|found| found.authors.join("; ")).filter(|names| !names.is_empty()).unwrap_or_else(|| value.to_owned());
    let names = byline::authors(&value);
    if names.is_empty() {
        Draft::add(&mut draft.authors, &value);
    }
    names.iter().for_each(|name| Draft::add(&mut draft.authors, name));
}
