//! Arguments. What stands here is `--help` and `docs/cli.md`.

use casus::places::Format as PlacesFormat;
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::path::PathBuf;

/// Reads reports of political violence and turns them into sourced, dated, located incident data.
///
/// Exit codes: 0 done; 1 some reports could not be read or coded, each named on standard error, the others coded;
/// 2 the call itself was wrong.
#[derive(Debug, Parser)]
#[command(name = "casus", arg_required_else_help = true)]
pub struct Casus {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Code(Code),
    Atlas(Atlas),
    Codebook(Codebook),
    Evaluate(Evaluate),
    Places(Places),
    /// Print this reference as Markdown
    #[command(hide = true)]
    HelpMarkdown,
}

/// Code reports: what happened, when, where, who did it to whom, how many died, and who says so
#[derive(Debug, Args)]
pub struct Code {
    #[command(flatten)]
    pub input: Input,
    /// Output: table, jsonl, json, csv or geojson; by default by the ending of --out, else a table
    #[arg(long, short, value_name = "FORMAT")]
    pub format: Option<casus::Format>,
    /// Write the events as others do, one JSON object per report and line: muc4 (templates of MUC-4, see docs/muc4.md), plover (events of PLOVER, see docs/plover.md), isaf (one operation per press release, see docs/isaf.md)
    #[arg(long = "as", value_name = "SCHEME", conflicts_with_all = ["format", "kinds"])]
    pub scheme: Option<casus::Scheme>,
    /// Keep only events of these kinds, by short name or title, separated by commas (see `casus codebook`)
    #[arg(long, value_delimiter = ',', value_name = "LIST")]
    pub kinds: Option<Vec<String>>,
    /// Pass over reports whose bare words tell of no conflict, with a note: for streams in which most is about something else
    #[arg(long)]
    pub gate: bool,
    /// Show names of private people in quotes beside their roles; without it they are left out
    #[arg(long)]
    pub names: bool,
    #[command(flatten)]
    pub knowledge: Knowledge,
    #[command(flatten)]
    pub atlas: OwnAtlas,
    #[command(flatten)]
    pub actors: OwnActors,
    #[command(flatten)]
    pub output: Output,
}

/// Find the names of places in reports and say where they lie; nothing else is read (see docs/places.md)
#[derive(Debug, Args)]
pub struct Places {
    #[command(flatten)]
    pub input: Input,
    /// Output: jsonl or table
    #[arg(long, short, value_name = "FORMAT", default_value = "table")]
    pub format: PlacesFormat,
    /// Place these names instead of those that are found: JSON lines {"doc", "toponyms": [{"start", "end", "text"}]}, offsets in bytes of the text
    #[arg(long, value_name = "JSONL")]
    pub given: Option<PathBuf>,
    /// Tell only of names in these roles, separated by commas: place, building, modifier, demonym, metonym, in-name, language, homonym
    #[arg(long, value_delimiter = ',', value_name = "LIST", conflicts_with = "given")]
    pub roles: Option<Vec<String>>,
    #[command(flatten)]
    pub atlas: OwnAtlas,
    #[command(flatten)]
    pub output: Output,
}

// what is read, the same for all commands that read reports; a doc comment would stand in their help
#[derive(Debug, Args)]
pub struct Input {
    /// Files, folders (all files of known endings below them; with --reader all files) or - for standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub inputs: Vec<String>,
    /// Read every input as text, markdown, html, jsonl or muc; by default by file ending, else by its first bytes
    #[arg(long, value_name = "READER", value_parser = reader)]
    pub reader: Option<casus::Reader>,
}

// where the output goes, and what is said of the work
#[derive(Debug, Args)]
pub struct Output {
    /// Write the output to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Threads; 0 takes one per core. The output is the same on any number
    #[arg(long, short, default_value_t = 0, value_name = "N")]
    pub threads: usize,
    /// Say on standard error how much was read, how fast and in how much memory
    #[arg(long)]
    pub stats: bool,
    /// Say nothing on standard error but what could not be read or coded
    #[arg(long, short)]
    pub quiet: bool,
}

/// What kinds of events are coded, and what other codebooks call them; by itself prints all kinds, or one
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Codebook {
    #[command(subcommand)]
    pub action: Option<Action>,
    #[command(flatten)]
    pub show: Show,
}

#[derive(Debug, Subcommand)]
pub enum Action {
    Show(Show),
    /// Read the examples of all files and look for names that lead nowhere; exit code 1 if anything is to be mended
    Check(Knowledge),
    New(New),
    /// Print which kinds cover ACLED's sub-event types, PLOVER's types and modes, and MUC-4's types, as docs/codebook.md
    Table(Knowledge),
}

/// Print what each kind means, what it is not, and what other codebooks call it
#[derive(Debug, Args)]
pub struct Show {
    /// One kind, by short name or title; by default all
    pub kind: Option<String>,
    #[command(flatten)]
    pub knowledge: Knowledge,
}

/// Write a commented codebook file to start from, named NAME.toml; see `casus codebook check`
#[derive(Debug, Args)]
pub struct New {
    /// The kind's short name: lower-case letters, digits and hyphens
    pub name: String,
    /// The folder to write it to, made if it is not there; by default the current one
    #[arg(long, value_name = "DIR")]
    pub codebook: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Knowledge {
    /// A folder of codebook files (*.toml) that are added to the codebook, or replace those of the same name
    #[arg(long, value_name = "DIR")]
    pub codebook: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct OwnAtlas {
    /// An atlas of your own (see `casus atlas build`) in the place of the embedded places
    #[arg(long, value_name = "FILE")]
    pub atlas: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct OwnActors {
    /// A table of actors of your own (see docs/actors.md): its rows are added to the embedded ones, or replace those of the same id
    #[arg(long, value_name = "FILE")]
    pub actors: Option<PathBuf>,
}

/// Places and actors with their names: ask for one, or compile an atlas of your own; see docs/atlas.md
#[derive(Debug, Args)]
pub struct Atlas {
    #[command(subcommand)]
    pub action: AtlasAction,
}

#[derive(Debug, Subcommand)]
pub enum AtlasAction {
    Find(Find),
    Build(Build),
    Actor(Actor),
    ImportPetrarch(crate::petrarch::Import),
    /// Print what is in an atlas, and check all of it
    Info {
        /// The file; by default the embedded atlas
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

/// Print who bears a name or is meant by a phrase on a day, and what they were then; see docs/actors.md
#[derive(Debug, Args)]
pub struct Actor {
    /// The name or phrase: "JFS", "Kurdish fighters"
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// The day, month or year it is said of, as 2016-09-01, 2016-09 or 2016
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// The country it is said of, by its ISO code of three letters
    #[arg(long, value_name = "ISO3")]
    pub country: Option<String>,
    #[command(flatten)]
    pub actors: OwnActors,
}

/// Print the places that a name may stand for, however it is spelled, the likeliest first, and why; exit code 1 if there is none
#[derive(Debug, Args)]
pub struct Find {
    /// The name, in Latin, Arabic or Cyrillic letters
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// Only places in this country, by its ISO code of three letters
    #[arg(long, value_name = "ISO3")]
    pub country: Option<String>,
    /// Output: table, or json, one object a line
    #[arg(long, short, default_value = "table", value_name = "FORMAT", value_parser = ["table", "json"])]
    pub format: String,
    /// Rows of the table
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub most: usize,
    #[command(flatten)]
    pub atlas: OwnAtlas,
}

/// Compile dumps of places into one file for `--atlas`; a file that is there is replaced when the new one is whole
#[derive(Debug, Args)]
pub struct Build {
    /// GeoNames' dumps: allCountries.txt, cities15000.txt, SY.txt, …
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub geonames: Vec<PathBuf>,
    /// GeoNames' alternateNamesV2.txt
    #[arg(long, value_name = "FILE")]
    pub alternate_names: Option<PathBuf>,
    /// GeoNames' admin1CodesASCII.txt and admin2Codes.txt: names of divisions by code, each placed in the middle of its members
    #[arg(long, num_args = 1.., visible_aliases = ["admin1", "admin2"], value_name = "FILE")]
    pub admin: Vec<PathBuf>,
    /// GeoNames' countryInfo.txt, for countries that the embedded table lacks
    #[arg(long, value_name = "FILE")]
    pub countries: Option<PathBuf>,
    /// Who's On First as JSON Lines, or folders of such files (*.jsonl)
    #[arg(long, num_args = 1.., value_name = "FILE|DIR")]
    pub whosonfirst: Vec<PathBuf>,
    /// OCHA's P-codes as CSV: names and codes for divisions that are known
    #[arg(long, value_name = "FILE")]
    pub pcodes: Option<PathBuf>,
    /// Airports as CSV: icao, iata, name, city, subd, country, elevation, lat, lon, tz, lid
    #[arg(long, value_name = "FILE")]
    pub airports: Option<PathBuf>,
    /// What the dumps are added to: embedded, so that the new atlas never knows less, or none
    #[arg(long, default_value = "embedded", value_name = "BASE", value_parser = ["embedded", "none"])]
    pub base: String,
    /// The file to write
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
    /// Say nothing on standard error of lines that were left out
    #[arg(long, short)]
    pub quiet: bool,
}

/// Check an output against what people coded
#[derive(Debug, Args)]
pub struct Evaluate {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Debug, Subcommand)]
pub enum What {
    Events(Events),
    Muc4(Muc4),
    Plover(Plover),
    Petrarch(crate::petrarch::Records),
    Readings(Readings),
}

/// Events of reports: found, kind by kind and field by field, false alarms, certainty; the last line is JSON
#[derive(Debug, Args)]
pub struct Events {
    /// What people coded: a JSON list of documents, each with doc, file and events
    #[arg(long, value_name = "FILE")]
    pub gold: PathBuf,
    /// The folder of the reports that the gold names; by default the gold's own
    #[arg(long, value_name = "DIR")]
    pub texts: Option<PathBuf>,
    /// The output of `casus code --format jsonl`
    #[arg(long, value_name = "JSONL")]
    pub pred: PathBuf,
    #[command(flatten)]
    pub errors: Errors,
}

/// MUC-4: roles, templates and slots against the original keys; the last line is JSON
#[derive(Debug, Args)]
pub struct Muc4 {
    /// Roles by document (roles_*.jsonl)
    #[arg(long, value_name = "JSONL")]
    pub gold_roles: PathBuf,
    /// Templates by incident of the same documents (templates_*.jsonl)
    #[arg(long, value_name = "JSONL")]
    pub gold_templates: PathBuf,
    /// The original answer keys of the same documents
    #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
    pub keys: Vec<PathBuf>,
    /// Templates, one document a line: {"docid", "templates": [{"incident_type", "PerpInd", …}]}
    #[arg(long, value_name = "JSONL")]
    pub pred: PathBuf,
    #[command(flatten)]
    pub errors: Errors,
}

/// PLOVER: types and actors of events in single sentences; the last line is JSON
#[derive(Debug, Args)]
pub struct Plover {
    /// Gold records (gsr_*.json)
    #[arg(long, value_name = "FILE")]
    pub gold: PathBuf,
    /// Events, one record a line: {"id", "events": [{"type", "source", "target", "text"}]}
    #[arg(long, value_name = "JSONL")]
    pub pred: PathBuf,
    #[command(flatten)]
    pub errors: Errors,
}

#[derive(Debug, Args)]
pub struct Errors {
    /// Also list the first N errors of each sort with their words: missed, made up, wrong in a field
    #[arg(long = "errors", default_value_t = 0, value_name = "N")]
    pub most: usize,
}

/// Assessments and conditions: found, kind, audience, hedge, attribute and about; the last line is JSON
#[derive(Debug, Args)]
pub struct Readings {
    /// What people coded: one JSON object or a list of them, with doc, assessments and conditions
    #[arg(long, value_name = "FILE")]
    pub gold: PathBuf,
    /// The output of `casus code --format jsonl`
    #[arg(long, value_name = "JSONL")]
    pub pred: PathBuf,
}

fn reader(word: &str) -> Result<casus::Reader, String> {
    word.parse().map_err(|note: casus::Note| note.message)
}

/// The reference of all commands and options, as `docs/cli.md` holds it.
pub fn markdown() -> String {
    let options = clap_markdown::MarkdownOptions::new().title("The casus command".to_owned()).show_footer(false);
    let printed = clap_markdown::help_markdown_command_custom(&Casus::command(), &options);
    format!("{}\n", printed.trim_end())
}
