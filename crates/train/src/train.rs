//! The whole training: data, tagger, tags by taggers that have not seen the sentence, parser, lemmatiser, model.

use std::path::{Path, PathBuf};
use std::time::Instant;

use casus_text::language::features::View;
use casus_text::language::lexicon::Lexicon;
use casus_text::language::model::{Parts, pack};
use casus_text::language::table::Rows;
use casus_text::language::tagger::{self as tags, TAG_ROWS};

use crate::conllu::{Sentence, read};
use crate::lexicon::{Classes, lower};
use crate::parser::Learner;
use crate::perceptron::Perceptron;
use crate::random::Random;
use crate::render::{Render, forms};
use crate::{Failure, clusters, lemmas, plain, projective, tagger};

/// Where all chance starts.
const SEED: u64 = 20_261_122;
/// Passes over the data.
const TAGGER_EPOCHS: usize = 8;
const PARSER_EPOCHS: usize = 12;
/// Parts of the data whose tags for the parser come from a tagger trained on the others.
const FOLDS: usize = 5;
/// How often our own sentences count.
const OWN_WEIGHT: usize = 5;

/// The files of GUM for training and for development: every tenth document is held out.
pub fn gum_files(data: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Failure> {
    let mut paths: Vec<_> =
        std::fs::read_dir(data.join("gum/dep"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let (mut train, mut dev) = (Vec::new(), Vec::new());
    for (number, path) in paths.into_iter().enumerate() {
        if number % 10 == 9 { &mut dev } else { &mut train }.push(path);
    }
    Ok((train, dev))
}

/// The training and the development sentences of GUM.
pub fn gum(data: &Path) -> Result<(Vec<Sentence>, Vec<Sentence>), Failure> {
    let read_all = |paths: Vec<PathBuf>| paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>().map(|files| files.concat());
    let (train, dev) = gum_files(data)?;
    Ok((read_all(train)?, read_all(dev)?))
}

/// Trains the language model on the sets under `data` and writes it to `out`.
pub fn language(data: &Path, out: &Path) -> Result<(), Failure> {
    let began = Instant::now();
    let say = |what: &str| println!("{:6.1} s  {what}", began.elapsed().as_secs_f64());
    let mut treebank = read(&data.join("ewt/train.conllu"))?;
    treebank.extend(gum(data)?.0);
    let own = read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/own.conllu")))?;
    say(&format!("{} sentences of treebanks, {} of our own", treebank.len(), own.len()));
    let (verbs, exceptions) = lemmas::learn(&treebank);
    let mut sentences = treebank;
    for _ in 0..OWN_WEIGHT {
        sentences.extend(own.iter().cloned());
    }
    let mut random = Random::new(SEED);
    random.shuffle(&mut sentences);

    let mut texts = plain::sentences(data)?;
    say(&format!("{} plain sentences", texts.len()));
    texts.extend(sentences.iter().map(|sentence| sentence.words.iter().map(|word| lower(word)).collect()));
    let clusters = clusters::learn(&texts);
    say(&format!("{} words in clusters", clusters.len()));
    let classes = Classes::new(&sentences);
    let lexicon = classes.lexicon(sentences.iter(), &clusters);
    let all: Vec<&Sentence> = sentences.iter().collect();
    let weights = tagger::train(&all, &lexicon, TAGGER_EPOCHS, SEED);
    let tagger = weights.levelled();
    say("tagger trained");

    let folds: Vec<(Lexicon, Perceptron<17>)> = (0..FOLDS)
        .map(|fold| {
            let others = || sentences.iter().enumerate().filter(move |(at, _)| at % FOLDS != fold).map(|(_, sentence)| sentence);
            let lexicon = classes.lexicon(others(), &clusters);
            let weights = tagger::train(&others().collect::<Vec<_>>(), &lexicon, TAGGER_EPOCHS / 2, SEED + fold as u64);
            (lexicon, weights)
        })
        .collect();
    say("taggers of the folds trained");

    let learner = train_parser(&sentences, &lexicon, &folds, &mut random, &say);
    let actions = learner.actions.relative();
    let labels = learner.labels.levelled();
    say("parser trained");

    let bytes = pack(&Parts { lexicon: lexicon.bytes(), tagger, actions, labels, verbs, exceptions });
    std::fs::write(out, &bytes).map_err(|error| format!("writing {}: {error}", out.display()))?;
    say(&format!("{} bytes written to {}", bytes.len(), out.display()));
    Ok(())
}

fn train_parser(
    sentences: &[Sentence],
    lexicon: &Lexicon,
    folds: &[(Lexicon, Perceptron<17>)],
    random: &mut Random,
    say: &impl Fn(&str),
) -> Learner {
    let mut learner = Learner::new(SEED);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut projected: Vec<Sentence> = sentences.to_vec();
    let lifted = projected.iter_mut().filter_map(|sentence| projective::lift(&mut sentence.heads).then_some(())).count();
    say(&format!("{lifted} sentences made projective"));
    let mut rows = Rows::<TAG_ROWS>::new(tagger::BITS);
    let mut guessed = Vec::new();
    for epoch in 0..PARSER_EPOCHS {
        random.shuffle(&mut order);
        let (mut right, mut words) = (0, 0);
        for &at in &order {
            let sentence = &projected[at];
            let (fold_lexicon, weights) = &folds[at % FOLDS];
            let rendered = Render::by_chance(random).write(&sentence.words);
            tags::tag(&forms(&rendered, fold_lexicon), weights, &mut rows, &mut guessed);
            let views: Vec<View> = forms(&rendered, lexicon).iter().zip(&guessed).map(|(form, &tag)| View::new(form, tag)).collect();
            right += learner.learn(sentence, &views, epoch > 0);
            words += views.len();
        }
        say(&format!("parser pass {}: {:.2} % of heads right in training", epoch + 1, right as f64 * 100.0 / words as f64));
    }
    learner.actions.average();
    learner.labels.average();
    learner
}
