//! What a word and those around it are used like, as numbers: vectors of words, and a few facts that a network needs beside them.

use casus_text::{Idx, Relation, Tag};

use crate::Status;
use crate::class::Class;
use crate::code::{frames, retold, speech, stance};
use crate::judge::outlook::Outlook;
use crate::vectors::WIDTH;

/// Stretches of words that each have a vector: the word, what it hangs on, what that hangs on, its subject, its object, its other phrases, its
/// small words, its sentence, the sentence before, the beginning of the report.
const SLOTS: usize = 10;
/// How long a vector is made, so that its numbers are about as large as the facts'.
const LENGTH: f32 = 4.0;

/// The vectors of the words of a page, looked up once.
pub(super) struct Usage {
    words: Vec<Option<[f32; WIDTH]>>,
    /// For each sentence the vector of its words of weight.
    sentences: Vec<[f32; WIDTH]>,
    begins: [f32; WIDTH],
}

impl Usage {
    pub fn of(outlook: &Outlook<'_, '_>) -> Usage {
        let page = outlook.page;
        let vectors = page.reader.words.vectors();
        let vector = |at: usize| {
            let word = page.word(at);
            // names are no words
            let known = page.parse.tokens[at].tag != Tag::Propn || word.bytes().all(|byte| byte.is_ascii_uppercase());
            known.then(|| vectors.vector(page.tree.lemma(at)).or_else(|| vectors.vector(&word.to_lowercase()))).flatten()
        };
        let words: Vec<Option<[f32; WIDTH]>> = (0..page.parse.tokens.len()).map(vector).collect();
        let mean = |tokens: &mut dyn Iterator<Item = usize>| together(tokens.filter_map(|at| words[at].as_ref()));
        let count = page.parse.sentences.len();
        Usage {
            sentences: (0..count).map(|sentence| mean(&mut outlook.words_of_weight(sentence))).collect(),
            begins: mean(&mut (0..count.min(3)).flat_map(|sentence| outlook.words_of_weight(sentence))),
            words,
        }
    }

    /// The numbers of the word at `at`.
    pub fn numbers(&self, outlook: &Outlook<'_, '_>, at: usize) -> Vec<f32> {
        let (page, tree) = (outlook.page, &outlook.page.tree);
        let mut ups = tree.ancestors(at).skip(1);
        let (up, over) = (ups.next(), ups.next());
        let verb = tree.is_verb(at);
        let subject = verb.then(|| tree.subject(at)).flatten().filter(|_| !tree.is_passive(at));
        let object = verb.then(|| tree.object(at)).flatten();
        let phrases = || tree.children(at).filter(|child| outlook.is_phrase(*child) && Some(*child) != subject && Some(*child) != object);
        let small = tree.children(at).filter(|child| {
            matches!(tree.relation(*child), Relation::Aux | Relation::Neg | Relation::Mark | Relation::Case | Relation::Advmod)
        });
        let number = page.sentence(at);
        let mut numbers = Vec::with_capacity(SLOTS * WIDTH + 200);
        let slots: [&mut dyn Iterator<Item = usize>; 7] = [
            &mut std::iter::once(at),
            &mut up.into_iter(),
            &mut over.into_iter(),
            &mut subject.into_iter(),
            &mut object.into_iter(),
            &mut phrases(),
            &mut small.into_iter(),
        ];
        for slot in slots {
            numbers.extend(together(slot.filter_map(|at| self.words[at].as_ref())));
        }
        numbers.extend(self.sentences[number]);
        numbers.extend(number.checked_sub(1).map_or([0.0; WIDTH], |before| self.sentences[before]));
        numbers.extend(self.begins);
        for fillers in [subject.into_iter().collect::<Vec<_>>(), object.into_iter().collect(), phrases().collect()] {
            let classes: Vec<Class> = fillers.iter().flat_map(|at| page.classes(*at)).collect();
            numbers.extend(Class::ALL.map(|(class, _)| yes(classes.contains(&class))));
            numbers.push(yes(!fillers.is_empty()));
            numbers.push(yes(fillers.iter().any(|at| tree.token(*at).tag == Tag::Propn)));
            numbers.push(yes(fillers.iter().any(|at| tree.token(*at).tag == Tag::Pron)));
        }
        facts(outlook, at, up, &mut numbers);
        numbers
    }
}

/// Vectors added up, and made as long as one word's.
fn together<'v>(vectors: impl Iterator<Item = &'v [f32; WIDTH]>) -> [f32; WIDTH] {
    let mut sum = [0.0; WIDTH];
    for vector in vectors {
        sum.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number);
    }
    let length = sum.iter().map(|number| number * number).sum::<f32>().sqrt();
    if length > 0.0 { sum.map(|number| number * LENGTH / length) } else { sum }
}

fn yes(so: bool) -> f32 {
    f32::from(u8::from(so))
}

/// How and where the word stands.
fn facts(outlook: &Outlook<'_, '_>, at: usize, up: Option<usize>, to: &mut Vec<f32>) {
    let (page, tree) = (outlook.page, &outlook.page.tree);
    let one_of = |place: usize, of: usize, to: &mut Vec<f32>| to.extend((0..of).map(|other| yes(other == place)));
    to.extend([Tag::Verb, Tag::Noun, Tag::Adj].map(|tag| yes(tree.token(at).tag == tag)));
    one_of(tree.relation(at) as usize, RELATIONS, to);
    one_of(up.map_or(RELATIONS, |up| tree.relation(up) as usize), RELATIONS, to);
    to.push(yes(up.is_some_and(|up| tree.is_verb(up))));
    to.push(yes(tree.is_verb(at) && tree.is_passive(at)));
    one_of(stance::of(page, at).status as usize, Status::ALL.len(), to);
    to.push(yes(retold::reason(page, at, None, false).is_some()));
    to.push(yes(speech::over(page, &outlook.speeches, at).is_some()));
    let number = page.sentence(at);
    let sentence = &page.parse.sentences[number];
    to.push(yes(sentence.heading));
    to.push(1.0 / (1.0 + number as f32));
    to.push(number as f32 / page.parse.sentences.len() as f32);
    to.push(1.0 / (1.0 + page.parse.sentences.len() as f32));
    let before = number.checked_sub(1).map(|before| &page.parse.sentences[before]);
    to.push(yes(before.is_none_or(|before| before.paragraph != sentence.paragraph)));
    let published = page.report.published.and_then(|days| days.first);
    let ages: Vec<i32> =
        outlook.dates(number).iter().filter_map(|when| published?.since(when.days?.last?).ok()).map(|age| age.get_days()).collect();
    let steps = [-100_000, 0, 4, 10, 35, 400, 1_000_000];
    to.extend(steps.windows(2).map(|step| yes(ages.iter().any(|age| (step[0]..step[1]).contains(age)))));
    to.push(yes(ages.is_empty()));
    let article = tree.child(at, Relation::Det).map_or("", |det| tree.lemma(det));
    to.extend([article == "the", matches!(article, "a" | "an" | "another"), article.is_empty()].map(yes));
    to.push(yes(!tree.is_verb(at) && frames::is_bare(page, at)));
    let chain = page.parse.mention_at(Idx::new(at)).and_then(|mention| page.parse.chains.of(mention));
    let first = chain.map(|chain| chain.mentions.first().is_some_and(|first| page.parse.mentions[first.at()].head.at() == at));
    to.extend([first == Some(true), first == Some(false)].map(yes));
    let placed = sentence.tokens.range().filter(|at| page.name(*at).is_some_and(|name| !name.found.places.is_empty())).count();
    to.push(placed.min(3) as f32 / 3.0);
    to.push(outlook.quantities(number).len().min(3) as f32 / 3.0);
    let frame = outlook.framed[at].map(|frame| &outlook.frames[frame as usize]);
    to.push(yes(frame.is_some_and(|frame| frame.head == at)));
    to.push(frame.map_or(0.0, |frame| frame.pattern.certainty));
    to.push(outlook.in_sentence[number].len().min(3) as f32 / 3.0);
    to.push(outlook.repeats[at].min(3) as f32 / 3.0);
}

/// More relations than there are.
const RELATIONS: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_together_are_as_long_as_one() {
        let along = |axis: usize| std::array::from_fn(|at| if at == axis { 0.5 } else { 0.0 });
        let (one, other) = (along(0), along(3));
        assert_eq!(together([&one].into_iter())[0], LENGTH);
        let both = together([&one, &other].into_iter());
        assert!((both[0] - LENGTH / 2.0_f32.sqrt()).abs() < 1e-5 && both[0] == both[3], "{both:?}");
        assert_eq!(together(std::iter::empty()), [0.0; WIDTH]);
    }
}
