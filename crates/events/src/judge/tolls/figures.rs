//! Words of a report that may count people: numbers, single persons, and words that say nobody was hurt.

use casus_text::parse::names::Class as Sort;
use casus_text::{Idx, NameKind, Relation, Span, Tag, Token};

use crate::Count;
use crate::class::Class;
use crate::code::tolls;
use crate::judge::outlook::Outlook;
use crate::judge::tellings::pairs;
use crate::page::Page;

/// How a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// It says that there was nobody.
    Nothing,
    /// A number stands there.
    Number,
    /// One person, without a number.
    One,
}

/// Words that may count people.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The word: the noun that is counted, the number where there is none, or the word that says that nobody was hurt.
    pub at: usize,
    /// How many.
    pub count: Count,
    /// How that is said.
    pub by: By,
    /// The number with what it counts, or the phrase.
    pub words: Span<Token>,
    /// Whether it stands for people, as far as mentions and word lists tell.
    pub person: bool,
    /// Whether it is said to be a part of a number told before.
    pub part: bool,
    /// The first of the words it is joined to by "and" or commas.
    pub first: usize,
    /// The first figure before it in its sentence with no verb between them: "the cook at the stove and two guards".
    pub row: usize,
    /// The first figure that stands for the same people: "one soldier, Private Cruz, died".
    pub twin: usize,
    /// Whether it says that nobody was hurt at all, and so that nobody died.
    pub whole: bool,
}

/// All figures of a page, in order.
pub(crate) fn of(outlook: &Outlook<'_, '_>) -> Vec<Figure> {
    let page = outlook.page;
    let mut heads = pairs::items(outlook);
    heads.extend((0..page.parse.tokens.len()).filter(|at| is_unharmed(page, *at) || is_ordinal(page, *at) || is_averted(page, *at)));
    heads.sort_unstable();
    heads.dedup();
    heads.retain(|at| !outlook.dated[*at]);
    let mut figures: Vec<Figure> = heads.into_iter().filter_map(|at| figure(page, at)).collect();
    for number in 1..figures.len() {
        let (last, figure) = (&figures[number - 1], &figures[number]);
        let between = (last.words.end as usize).min(figure.words.start as usize)..figure.words.start as usize;
        let parts = |at: usize| matches!(page.tree.token(at).tag, Tag::Verb | Tag::Aux) || page.tree.lemma(at) == ";";
        if page.sentence(last.at) == page.sentence(figure.at) && !between.into_iter().any(parts) {
            figures[number].row = last.row;
        }
        if let Some(twin) = (0..number).rev().take(NEAR).find(|other| are_twins(page, &figures[*other], &figures[number])) {
            figures[number].twin = figures[twin].twin;
        }
    }
    figures
}

/// How many figures back one for the same people is looked for.
const NEAR: usize = 12;

/// Whether two figures stand for the same people: by their chain, or since one names whom the other describes.
fn are_twins(page: &Page<'_>, one: &Figure, other: &Figure) -> bool {
    let tree = &page.tree;
    let chain = |figure: &Figure| {
        let mention = page.parse.mention_at(Idx::new(figure.at))?;
        page.parse.chains.of(mention).map(|chain| chain.mentions.first().copied())
    };
    if one.by == By::Nothing || other.by == By::Nothing {
        return false;
    }
    if one.count.best == other.count.best && chain(one).is_some() && chain(one) == chain(other) {
        return true;
    }
    if page.sentence(one.at) != page.sentence(other.at) {
        return false;
    }
    let names = matches!(tree.relation(other.at), Relation::Appos | Relation::Flat | Relation::Compound);
    if names && tree.head(other.at) == Some(one.at) {
        return true;
    }
    let (end, start) = (one.words.end as usize, other.words.start as usize);
    let single = one.count.best == 1 && other.count.best == 1;
    let comma = start == end + 1 && tree.lemma(end) == "," && page.is_name(other.at) && tree.relation(other.at) != Relation::Conj;
    single && (start == end && one.at != other.at || comma)
}

/// Whether a figure that says there was nobody says so of all who might be hurt: "nobody was hurt", "no casualties", "the crew were unharmed".
fn is_whole(page: &Page<'_>, at: usize) -> bool {
    let bounds = page.sentence_tokens(at);
    let (from, to) = (at.saturating_sub(3).max(bounds.start as usize), (at + 6).min(bounds.end as usize));
    (from..to).any(|near| page.has("tolls.befalls", near))
}

fn figure(page: &Page<'_>, at: usize) -> Option<Figure> {
    let tree = &page.tree;
    let numbers = tolls::numbers(page, page.sentence(at));
    let quantity = numbers.iter().find(|quantity| quantity.noun.is_some_and(|noun| noun.at() == at));
    let (count, by) = match () {
        () if says_nobody(page, at) => (exactly(0), By::Nothing),
        () if is_ordinal(page, at) => (exactly(1), By::One),
        () => {
            let count = tolls::counted(page, at)?;
            let number = quantity.is_some() || numbers.iter().any(|quantity| quantity.tokens.contains(at as u32));
            (
                count,
                if count.best == 0 {
                    By::Nothing
                } else if number {
                    By::Number
                } else {
                    By::One
                },
            )
        }
    };
    if by == By::One && page.has("tolls.group", at) {
        return None;
    }
    let words = quantity.map_or(page.phrase(at), |quantity| quantity.tokens.join(Span::of(at..at + 1)));
    let next = |steps: usize| page.parse.tokens.get(at + steps).map_or("", |token| &token.lemma);
    let of_them = matches!(tree.lemma(at), "they" | "them" | "whom" | "who")
        || next(1) == "of" && matches!(next(2), "they" | "them" | "whom" | "who");
    let part = tolls::is_part(page, words.start as usize) || by == By::Number && of_them;
    Some(Figure {
        at,
        count,
        by,
        words,
        person: is_person(page, at),
        part,
        first: tree.first_conjunct(at),
        row: at,
        twin: at,
        whole: by == By::Nothing && is_whole(page, at),
    })
}

fn exactly(number: u32) -> Count {
    Count { low: number, best: number, high: Some(number) }
}

/// "unhurt", "without loss of life", "not a soldier was scratched", "the crew is safe".
fn says_nobody(page: &Page<'_>, at: usize) -> bool {
    let tree = &page.tree;
    let before = |at: usize, back: usize| at.checked_sub(back).map_or("", |at| tree.lemma(at));
    let start = page.phrase(at).start as usize;
    is_unharmed(page, at)
        || is_averted(page, at)
        || tree.lemma(at) == "nothing"
        || page.has("tolls.anybody", at)
            && tree.head(at).is_some_and(|up| tree.is_negated(up) || tree.mark(up) == Some("without") || tree.case(up) == Some("without"))
        || tree.case(at) == Some("without") && tree.token(at).tag != Tag::Num
        || before(start, 1) == "not" && matches!(tree.lemma(start), "a" | "one")
        || before(at, 2) == "not" && matches!(before(at, 1), "a" | "one")
}

/// "was not hurt", "did not die".
fn is_averted(page: &Page<'_>, at: usize) -> bool {
    let verb = matches!(page.tree.lemma(at), "kill" | "hurt" | "injure" | "wound" | "harm" | "die" | "hit");
    verb && page.tree.is_verb(at) && page.tree.is_negated(at)
}

fn is_unharmed(page: &Page<'_>, at: usize) -> bool {
    page.has("tolls.unharmed", at)
}

/// "a fourth", "the sixth", "another": one more person, told by a number in a row.
fn is_ordinal(page: &Page<'_>, at: usize) -> bool {
    let tree = &page.tree;
    let stands_alone = matches!(
        tree.relation(at),
        Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Conj | Relation::OblAgent | Relation::Root
    );
    stands_alone && page.has("tolls.one_more", at)
}

/// Whether `at` stands for people, by what it is called or by its mention.
fn is_person(page: &Page<'_>, at: usize) -> bool {
    let token = page.tree.token(at);
    if token.name == Some(NameKind::Person) {
        return true;
    }
    if token.tag == Tag::Pron {
        return page.tree.relation(at) != Relation::NmodPoss
            && matches!(page.tree.lemma(at), "he" | "she" | "they" | "him" | "her" | "them" | "who" | "i" | "we" | "his");
    }
    let mention = page.parse.mention_at(Idx::new(at)).map(|idx| page.parse.mentions[idx.at()].class);
    let people = [
        Class::Armed,
        Class::Soldiers,
        Class::Police,
        Class::Protesters,
        Class::Civilians,
        Class::Officials,
        Class::Captives,
        Class::Community,
        Class::Person,
    ];
    let noun = token.tag == Tag::Noun && page.reader.words.senses().is_a(page.tree.lemma(at), "person");
    noun || mention == Some(Sort::Person) || page.classes(at).iter().any(|class| people.contains(class))
}
