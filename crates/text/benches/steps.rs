//! How many tokens a second each step of parsing reads on one core: `cargo bench -p casus-text`.
//!
//! The texts are our own corpus, many times over. The best of some passes counts, as other programs may be running. The limit of the
//! project stands below and nothing is asserted: a machine with other work to do must not fail a build.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use casus_text::english::{English, Models};
use casus_text::ingest::{self, Format};
use casus_text::parse::names::Around;
use casus_text::parse::{coreference, dates, mentions, parse, quantities, sentences, tokens};
use casus_text::{Parse, Report, Span};

fn main() {
    // `cargo bench` says --bench; `cargo test --benches` does not, and then one pass shows that it works
    let passes = if std::env::args().any(|argument| argument == "--bench") { 20 } else { 1 };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let model = |name: &str| std::fs::read(root.join("data/models").join(name)).expect("the models are committed");
    let (sentences_model, language) = (model("sentences.bin"), model("language.bin"));
    let (names, chains) = (model("names.bin"), model("coreference.bin"));
    let models = Models { sentences: &sentences_model, language: &language, names: &names, coreference: &chains };
    let loading = best(passes, || English::new(&models));
    let english = English::new(&models).expect("the committed models are sound");
    let reports = reports(&root);
    let parses: Vec<Parse> = reports.iter().map(|report| parse(&english, report)).collect();
    let count: usize = parses.iter().map(|parse| parse.tokens.len()).sum();
    println!("models loaded in {:.1} ms; {} reports, {count} tokens", loading.as_secs_f64() * 1e3, reports.len());
    println!("{:<24}{:>14}{:>16}", "step", "tokens/s", "µs a token");
    let show = |step: &str, took: Duration| {
        let seconds = took.as_secs_f64();
        println!("{step:<24}{:>14.0}{:>16.3}", count as f64 / seconds, seconds * 1e6 / count as f64);
    };
    let each =
        |work: &dyn Fn(&Report, &Parse)| best(passes, || reports.iter().zip(&parses).for_each(|(report, parse)| work(report, parse)));
    show("tokens", each(&|report, _| drop(black_box(tokens::split(&report.text, report.body)))));
    show(
        "sentences",
        each(&|report, parse| {
            let spans: Vec<Span<u8>> = parse.tokens.iter().map(|token| token.span).collect();
            drop(black_box(sentences::cut(&english.splitter, &report.text, &spans)));
        }),
    );
    show(
        "tags, trees, lemmas",
        each(&|report, parse| {
            let words: Vec<&str> = parse.tokens.iter().map(|token| report.words(token.span)).collect();
            let cut: Vec<&[&str]> = parse.sentences.iter().map(|sentence| &words[sentence.tokens.range()]).collect();
            drop(black_box(english.language.analyse_all(&cut)));
        }),
    );
    show(
        "dates",
        each(&|report, parse| drop(black_box(dates::find_dates(&report.text, &parse.tokens, &parse.sentences, report.published)))),
    );
    show(
        "counts",
        each(&|report, parse| {
            drop(black_box(quantities::find_quantities(&report.text, &parse.tokens, &parse.sentences, &parse.dates)));
        }),
    );
    show("mentions", each(&|_, parse| drop(black_box(mentions::find(&parse.tokens, &parse.sentences)))));
    show(
        "classes and names",
        each(&|report, parse| {
            let Parse { tokens, sentences, mentions, dates, quantities, .. } = parse;
            drop(black_box(english.names.classes(&report.text, &Around { tokens, sentences, mentions, dates, quantities })));
        }),
    );
    show(
        "coreference",
        each(&|report, parse| {
            let found = coreference::find(&english.coreference, &report.text, &parse.tokens, &parse.sentences, &parse.mentions, &[]);
            drop(black_box(found));
        }),
    );
    show("all of it (limit 100,000)", each(&|report, _| drop(black_box(parse(&english, report)))));
}

fn best<T>(passes: usize, work: impl Fn() -> T) -> Duration {
    let pass = || {
        let began = Instant::now();
        black_box(work());
        began.elapsed()
    };
    (0..passes).map(|_| pass()).min().unwrap_or_default()
}

/// The reports of our corpus.
fn reports(root: &Path) -> Vec<Report> {
    let mut paths: Vec<_> = std::fs::read_dir(root.join("corpus"))
        .expect("the corpus is committed")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_file() && path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['0', '1'])))
        .collect();
    paths.sort();
    let mut reports = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path).expect("readable");
        let name = path.to_string_lossy();
        let format = Format::of_name(&name).unwrap_or_else(|| Format::sniff(&bytes));
        reports.extend(ingest::read(&name, &bytes, format).reports.into_iter().flatten());
    }
    reports
}
