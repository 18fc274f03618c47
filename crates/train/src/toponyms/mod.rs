//! Training and scoring of the model that finds names of places.

mod alike;
mod corpora;
mod folds;
mod pages;

use std::path::Path;
use std::time::Instant;

use casus_atlas::{Atlas, Tables};
use casus_events::places::spot::{LABELS, LINE, Scale, Spotter, spot};
use casus_text::Span;
use casus_text::parse::names::tagger::Tagger;
use casus_text::parse::sentences::{self, Splitter};
use casus_text::parse::tokens;

use self::folds::Guess;
use self::pages::{Known, Sheet};
use crate::names::crf::{Lesson, Settings, learn as learn_field};
use crate::{Failure, geo};

pub use self::pages::is_toponym;

const SEED: u64 = 20_261_130;
/// Articles are dealt into so many folds by their order.
const FOLDS: usize = 10;
/// Every so many articles are learned in capitals too.
const CAPITALS: usize = 3;
/// Chosen by folds. The bias leans towards finding more than the line keeps.
const SETTINGS: Settings = Settings { passes: 20, rate: 0.05, left_out: 50, least: 2, bias: 1.0, bits: 16 };

/// How sums become chances, as [`cross`] prints it.
const SCALE: Scale = Scale { unit: 0.0, slope: 0.579, shift: -0.320 };

/// What is learned from.
pub struct Corpora {
    /// GeoWebNews: names with roles.
    pub gwn: Vec<Sheet>,
    /// GeoVirus: names of where something is.
    pub virus: Vec<Sheet>,
    /// GeoWebNews in capitals.
    pub capitals: Vec<Sheet>,
    /// Our own sentences, which all folds learn from.
    pub own: Vec<Sheet>,
}

fn shipped(path: &str) -> Result<Vec<u8>, Failure> {
    let path = format!("{}/../../data/{path}", env!("CARGO_MANIFEST_DIR"));
    Ok(std::fs::read(&path).map_err(|error| format!("reading {path}: {error}"))?)
}

fn atlas() -> Result<Atlas, Failure> {
    let text = |path: &str| -> Result<String, Failure> { Ok(String::from_utf8(shipped(path)?)?) };
    let (countries, sites, regions) =
        (text("atlas/countries.tsv")?, text("atlas/sites.tsv")?, text("atlas/regions.tsv")? + &text("atlas/ucdp.tsv")?);
    let (actors, places, version) = (text("atlas/actors.tsv")?, shipped("atlas/places.bin")?, text("atlas/VERSION")?);
    let (countries, sites, regions, actors, version) = (&*countries, &*sites, &*regions, &*actors, &*version);
    Ok(Atlas::from_tables(&Tables { countries, places: &places, sites, regions, actors, version })?)
}

fn read(data: &Path, glove: &Path) -> Result<(Known, Corpora), Failure> {
    let known = Known { words: alike::read(glove)?, atlas: atlas()?, splitter: Splitter::from_bytes(&shipped("models/sentences.bin")?)? };
    let sheets = |corpus: &geo::Corpus| -> Result<Vec<Sheet>, Failure> {
        Ok(geo::read(data, corpus)?.into_iter().map(|article| Sheet::new(&known, article.into())).collect())
    };
    let (gwn, virus) = (sheets(&geo::GWN)?, sheets(&geo::VIRUS)?);
    let capitals = gwn.iter().map(|sheet| sheet.in_capitals(&known)).collect();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/places/sentences.txt");
    let own = corpora::sentences(&own)?.into_iter().map(|article| Sheet::new(&known, article)).collect();
    Ok((known, Corpora { gwn, virus, capitals, own }))
}

/// Learns from the articles that `which` picks: first from those whose marks have roles, then from those too whose roles that guesses.
fn learn(corpora: &Corpora, which: impl Fn(usize) -> bool) -> (Tagger, f32) {
    let picked = |sheets: &'_ [Sheet], every: usize, lessons: &dyn Fn(&Sheet) -> Vec<Lesson>| -> Vec<Lesson> {
        let picked = sheets.iter().enumerate().filter(|(at, _)| which(*at) && at % every == 0);
        picked.flat_map(|(_, sheet)| lessons(sheet)).collect()
    };
    let mut lessons = picked(&corpora.gwn, 1, &Sheet::lessons);
    lessons.extend(picked(&corpora.capitals, CAPITALS, &Sheet::lessons));
    lessons.extend(corpora.own.iter().flat_map(Sheet::lessons));
    let field = |lessons: &[Lesson]| learn_field(&lessons.iter().collect::<Vec<_>>(), &LABELS, &SETTINGS, SEED);
    let first = field(&lessons).tagger(&SETTINGS);
    lessons.extend(picked(&corpora.virus, 1, &|sheet| sheet.guessed(&first)));
    let learned = field(&lessons);
    (learned.tagger(&SETTINGS), learned.unit())
}

/// Trains the model and writes it.
pub fn train(data: &Path, glove: &Path, out: &Path) -> Result<(), Failure> {
    let (known, corpora) = read(data, glove)?;
    let (tagger, unit) = learn(&corpora, |_| true);
    let spotter = Spotter::new(known.words.clone(), tagger, Scale { unit, ..SCALE });
    let bytes = spotter.bytes();
    std::fs::write(out, &bytes).map_err(|error| format!("writing {}: {error}", out.display()))?;
    println!("{} bytes written to {}", bytes.len(), out.display());
    Ok(())
}

/// Prints scores by folds over both corpora, and writes predictions and what is wrong to the folder `out`.
pub fn cross(data: &Path, glove: &Path, out: &Path) -> Result<(), Failure> {
    let (known, corpora) = read(data, glove)?;
    let guesses = folds::guesses(&known, &corpora);
    let scale = folds::scale(&guesses);
    let with_chances: Vec<(f32, Guess)> = guesses.into_iter().map(|guess| (scale.chance(guess.margin), guess)).collect();
    println!("a chance is {:.3} log-odds {:+.3}\n", scale.slope, scale.shift);
    folds::print(&corpora, &with_chances);
    let likely: Vec<Guess> = with_chances.into_iter().filter(|(chance, _)| *chance >= LINE).map(|(_, guess)| guess).collect();
    folds::print_roles(&corpora, &likely);
    folds::write(out, &corpora, &likely)
}

/// Prints the names in standard input, a report a line, and how long one took.
pub fn lines(model: &Path) -> Result<(), Failure> {
    let spotter = Spotter::read(&std::fs::read(model)?)?;
    let (atlas, splitter) = (atlas()?, Splitter::from_bytes(&shipped("models/sentences.bin")?)?);
    let (mut words, mut cutting, mut spotting) = (0, 0.0, 0.0);
    for line in std::io::stdin().lines() {
        let text = line?.replace("\\n", "\n");
        let start = Instant::now();
        let tokens = tokens::split(&text, Span::of(0..text.len()));
        let (sentences, _) = sentences::cut(&splitter, &text, &tokens);
        let cut = Instant::now();
        let found = spot(&spotter, &atlas, &text, &tokens, &sentences);
        spotting += cut.elapsed().as_secs_f64();
        cutting += (cut - start).as_secs_f64();
        words += tokens.len();
        let told: Vec<String> =
            found.iter().map(|name| format!("{}/{} {:.2}", &text[name.words.range()], name.role.word(), name.chance)).collect();
        println!("{}", told.join("; "));
    }
    let each = 1e9 / words.max(1) as f64;
    eprintln!("{words} tokens; cutting {:.0} ns a token, spotting {:.0} ns a token", cutting * each, spotting * each);
    Ok(())
}
