//! Trains the models that ship with Casus, from public data, seeded: the same bytes every time.
//!
//! ```text
//! casus-train language <data> <model>    trains the tagger, the parser and the lemmatiser
//! casus-train score <data> <model>       prints their scores on the development sets
//! casus-train parse <model>              analyses standard input, one sentence of spaced words a line
//! ```

mod lemmas;
mod neural;
mod random;
mod render;
mod score;
mod treebank;

use std::error::Error;
use std::path::Path;

/// Any failure of the command.
type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["net", data, settings @ ..] => {
            neural::fit::run(Path::new(data), &settings.iter().map(|setting| (*setting).to_owned()).collect::<Vec<_>>())
        }
        ["score", data, model] => score::print(Path::new(data), Path::new(model)),
        ["parse", model] => score::parse_lines(Path::new(model)),
        _ => Err("usage: casus-train language <data> <model> | score <data> <model> | parse <model>".into()),
    }
}
