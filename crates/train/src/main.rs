//! Trains the models that ship with Casus, from public data, seeded: the same bytes every time.
//!
//! ```text
//! casus-train language <data> <splitter> <model>  trains the tagger, the parser and the lemmatiser
//! casus-train score <data> <model>       prints their scores on the development sets
//! casus-train sentences <data> <model>   trains the splitter of sentences
//! casus-train score-tokens <data> <model>  prints its scores and the tokenizer's, from running text
//! casus-train differences <model> <treebank>...  prints where its cuts and a treebank's differ
//! casus-train cut <model>                cuts standard input into sentences and tokens
//! casus-train parse <model>              analyses standard input, one sentence of spaced words a line
//! casus-train coreference <data> <model>        trains the weights of coreference
//! casus-train score-coreference <data> <model>  prints their scores on the held-out documents
//! casus-train cross-coreference <data>          prints scores by folds over the training documents
//! casus-train chains <model>                    links the mentions of standard input, one report a line
//! casus-train names <data> <model>              trains the model of names and mentions
//! casus-train score-names <data> <model> <out>  prints its scores on UNER's development set, writes predictions
//! casus-train cross-names <data> <out>          prints scores by folds over the reports of re3d, writes predictions
//! casus-train muc4 <data> <own> <model>         trains the model of MUC-4's incidents, from its reports and ours in their manner
//! casus-train cross-muc4 <data> <own> <out>     prints how well roles of MUC-4 are filled, by folds, and writes predictions
//! casus-train plover <corpus> <data> <model>    trains the model of PLOVER's events
//! casus-train cross-plover <corpus> <data>      prints its scores by folds and on the sentences kept back
//! casus-train code-plover <model> <reports>     codes reports (JSON lines) with it, as the project's scorer reads them
//! casus-train gate <data> <corpus> <model>      trains the gate that stops reports which tell of nothing, and prints what folds stop
//! casus-train senses <wordnet> <table>          makes the table of senses from WordNet's database files
//! casus-train vectors <glove> <table>           makes the table of word vectors from GloVe's
//! casus-train factuality <data> <model>         trains how sure a writer is that something happened
//! casus-train score-factuality <data> <model>   prints its scores on the development sentences
//! casus-train statuses-factuality <corpus> <model>  prints how it tells the events of our own corpus, status by status
//! casus-train cross-factuality <data>           prints scores by folds over the training sentences, and what is told worst
//! casus-train tellings <corpus> [<more>] <model>  trains which words tell of events, from one corpus or two
//! casus-train cross-tellings <corpus> [<more>] <out> <folds>  codes the first corpus by folds, writes the codings
//! casus-train cross-words <corpus> [<more>] <folds>  prints how well words that tell are found, the first so many folds of five
//! casus-train cross-casts <corpus> [<more>] <folds>  prints how well fillers of roles are found, the first so many folds of five
//! casus-train tolls <corpus> [<more>] <model>   trains which figures are an event's own
//! casus-train cross-tolls <corpus> [<more>]     prints by folds how many tolls of the answers' events are right, and what is wrong
//! casus-train whereabouts <corpus> <more> <model>  trains which place of a report is an event's own
//! casus-train cross-whereabouts <corpus> <more>    prints by folds how many places of the answers' events are right, and how sure
//! casus-train score-ucdp <data> [<country>...]  prints how well UCDP's descriptions of places are found, by folds
//! casus-train errors-ucdp <data> <country> <name|description|both> <none|rows|names>  prints what is found wrong, the most frequent first
//! casus-train ucdp-told <data> <table>          writes how often events told by a settlement's name lie in it and around it (data/atlas/ucdp-told.tsv)
//! casus-train ucdp-places <data> <table>        writes the places UCDP's coders name that the atlas does not know (data/atlas/ucdp.tsv)
//! casus-train toponyms <data> <glove> <model>  trains the model that finds names of places
//! casus-train cross-toponyms <data> <glove> <out>  prints its scores by folds, writes predictions and what is wrong
//! casus-train places <tables> <data> <names> <corpus> <more> <model>  trains which place a name means; names: what cross-toponyms wrote
//! casus-train cross-places <tables> <data> <names> <corpus> <more> <out>  prints by folds how well names are placed, writes predictions
//! casus-train spot <model>               prints names of places in standard input, one report a line, and the time
//! casus-train mentions <model>                  prints mentions of standard input with their classes, one report a line
//! ```

mod coreference;
mod cuts;
mod factuality;
mod gate;
mod geo;
mod gum_entities;
mod learn;
mod lemmas;
mod muc4;
mod names;
mod neural;
mod places;
mod plain;
mod plover;
mod random;
mod raw;
mod render;
mod score;
mod senses;
mod sentences;
mod swaps;
mod tellings;
mod tolls;
mod toponyms;
mod treebank;
mod ucdp;
mod vectors;
mod whereabouts;

use std::error::Error;
use std::path::Path;

/// Any failure of the command.
type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["language", data, splitter, model] => neural::recipe::language(Path::new(data), Path::new(splitter), Path::new(model)),
        ["score", data, model] => score::print(Path::new(data), Path::new(model)),
        ["sentences", data, model] => sentences::train(Path::new(data), Path::new(model)),
        ["score-tokens", data, model] => cuts::print(Path::new(data), Path::new(model)),
        ["differences", model, paths @ ..] => cuts::differences(paths, Path::new(model)),
        ["cut", model] => cuts::cut_text(Path::new(model)),
        ["parse", model] => score::parse_lines(Path::new(model)),
        ["coreference", data, model] => coreference::train(Path::new(data), Path::new(model)),
        ["score-coreference", data, model] => coreference::score(Path::new(data), Path::new(model)),
        ["cross-coreference", data] => coreference::cross(Path::new(data)),
        ["chains", model] => coreference::chain_lines(Path::new(model)),
        ["names", data, model] => names::train(Path::new(data), Path::new(model)),
        ["score-names", data, model, out] => names::score(Path::new(data), Path::new(model), Path::new(out)),
        ["cross-names", data, out] => names::cross(Path::new(data), Path::new(out)),
        ["muc4", data, own, model] => muc4::train(Path::new(data), Path::new(own), Path::new(model)),
        ["cross-muc4", data, own, out] => muc4::cross(Path::new(data), Path::new(own), Path::new(out)).map(|_| ()),
        ["places", tables, data, names, corpus, more, model] => {
            places::train([tables, data, names].map(Path::new), &[corpus, more].map(Path::new), Path::new(model))
        }
        ["cross-places", tables, data, names, corpus, more, out] => {
            places::cross([tables, data, names].map(Path::new), &[corpus, more].map(Path::new), Path::new(out))
        }
        ["plover", corpus, data, model] => plover::train(Path::new(corpus), Path::new(data), Path::new(model)),
        ["cross-plover", corpus, data] => plover::cross(Path::new(corpus), Path::new(data)),
        ["code-plover", model, reports] => plover::code(Path::new(model), Path::new(reports)),
        ["gate", data, corpus, model] => gate::train(Path::new(data), Path::new(corpus), Path::new(model)),
        ["senses", folder, table] => senses::write(Path::new(folder), Path::new(table)),
        ["vectors", json, table] => vectors::write(Path::new(json), Path::new(table)),
        ["factuality", data, model] => factuality::train(Path::new(data), Path::new(model)),
        ["score-factuality", data, model] => factuality::score(Path::new(data), Path::new(model)),
        ["statuses-factuality", corpus, model] => factuality::statuses(Path::new(corpus), Path::new(model)),
        ["cross-factuality", data] => factuality::cross(Path::new(data)),
        ["tellings", folder, model] => tellings::train(corpora(folder, None), Path::new(model)),
        ["tellings", folder, more, model] => tellings::train(corpora(folder, Some(more)), Path::new(model)),
        ["cross-tellings", folder, out, folds] => tellings::cross(corpora(folder, None), Path::new(out), folds.parse()?),
        ["cross-tellings", folder, more, out, folds] => tellings::cross(corpora(folder, Some(more)), Path::new(out), folds.parse()?),
        ["cross-words", folder, folds] => tellings::cross_words(corpora(folder, None), folds.parse()?),
        ["cross-words", folder, more, folds] => tellings::cross_words(corpora(folder, Some(more)), folds.parse()?),
        ["cross-casts", folder, folds] => tellings::cross_roles(corpora(folder, None), folds.parse()?),
        ["cross-casts", folder, more, folds] => tellings::cross_roles(corpora(folder, Some(more)), folds.parse()?),
        ["whereabouts", folder, more, model] => whereabouts::train(corpora(folder, Some(more)), Path::new(model)),
        ["cross-whereabouts", folder, more] => whereabouts::cross(corpora(folder, Some(more))),
        ["tolls", folder, model] => tolls::train(corpora(folder, None), Path::new(model)),
        ["tolls", folder, more, model] => tolls::train(corpora(folder, Some(more)), Path::new(model)),
        ["cross-tolls", folder] => tolls::cross(corpora(folder, None)),
        ["cross-tolls", folder, more] => tolls::cross(corpora(folder, Some(more))),
        ["score-ucdp", data, only @ ..] => ucdp::print(Path::new(data), only),
        ["errors-ucdp", data, country, task, folds] => ucdp::errors(Path::new(data), country, task, folds),
        ["ucdp-told", data, table] => ucdp::write_told(Path::new(data), Path::new(table)),
        ["ucdp-places", data, table] => ucdp::write(Path::new(data), Path::new(table)),
        ["toponyms", data, glove, model] => toponyms::train(Path::new(data), Path::new(glove), Path::new(model)),
        ["cross-toponyms", data, glove, out] => toponyms::cross(Path::new(data), Path::new(glove), Path::new(out)),
        ["spot", model] => toponyms::lines(Path::new(model)),
        ["mentions", model] => names::mention_lines(Path::new(model)),
        _ => Err(usage().into()),
    }
}

/// The commands, as the head of this file lists them.
fn usage() -> String {
    let commands = include_str!("main.rs").lines().filter_map(|line| line.strip_prefix("//! casus-train "));
    commands.fold("usage: casus-train, and one of".to_owned(), |all, command| format!("{all}\n  {command}"))
}

fn corpora<'p>(folder: &'p str, more: Option<&'p str>) -> tellings::Corpora<'p> {
    tellings::Corpora { folder: Path::new(folder), more: more.map(Path::new) }
}
