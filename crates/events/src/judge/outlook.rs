//! A page as the judges see it: the numbers of its words, looked up once, and what the rules make of it.

use rustc_hash::FxHashMap;

use casus_text::{Idx, MentionKind, NameKind, Quantity, Relation, Tag, When};

use super::keys;
use crate::class::Class;
use crate::code::frames::Frame;
use crate::code::speech::{self, Speech};
use crate::code::stance::{self, Stance};
use crate::code::tolls;
use crate::page::Page;
use crate::tree::Tree;

/// A page with the numbers of its words and the rules' frames.
pub(crate) struct Outlook<'p, 'a> {
    pub page: &'p Page<'a>,
    pub frames: Vec<Frame<'a>>,
    pub speeches: Vec<Speech>,
    /// For each token its lemma.
    pub lemmas: Vec<u32>,
    /// For each token how many before it have its lemma.
    pub repeats: Vec<u32>,
    /// For each token its words in small letters.
    pub words: Vec<u32>,
    /// For each token its relation to its head, with its preposition where it has one.
    pub relations: Vec<u32>,
    /// For each token its part of speech.
    pub tags: Vec<u32>,
    /// For each token what sort of thing it is: named or described, its classes.
    pub sorts: Vec<u32>,
    /// For each token the quantity that counts it, or, where that counts no noun, that it stands in.
    pub counts: Vec<Option<u32>>,
    /// For each token whether somebody's words are told as its.
    pub speaks: Vec<bool>,
    /// For each token whether it stands in an expression of time.
    pub dated: Vec<bool>,
    /// For each token the frame whose trigger it stands in.
    pub framed: Vec<Option<u32>>,
    /// For each token the fate that the rules read for those it counts: 1 killed, 2 injured, 3 taken, 0 none.
    pub fates: Vec<u8>,
    /// For each sentence the frames in it.
    pub in_sentence: Vec<Vec<usize>>,
    /// For each frame's head how it is said to be.
    pub stances: Vec<Stance>,
}

impl<'p, 'a> Outlook<'p, 'a> {
    pub fn of(page: &'p Page<'a>, frames: Vec<Frame<'a>>) -> Self {
        let tokens = &page.parse.tokens;
        let mut dated = vec![false; tokens.len()];
        for when in &page.parse.dates {
            dated[when.tokens.range()].fill(true);
        }
        let mut framed = vec![None; tokens.len()];
        let mut in_sentence = vec![Vec::new(); page.parse.sentences.len()];
        for (number, frame) in frames.iter().enumerate() {
            framed[frame.trigger.range()].fill(Some(number as u32));
            in_sentence[page.sentence(frame.head)].push(number);
        }
        let mut counts = vec![None; tokens.len()];
        for (number, quantity) in page.parse.quantities.iter().enumerate().rev() {
            let counted = quantity.noun.map_or(quantity.tokens.range(), |noun| noun.at()..noun.at() + 1);
            counts[counted].fill(Some(number as u32));
        }
        let speeches = speech::find(page);
        let mut speaks = vec![false; tokens.len()];
        speeches.iter().for_each(|speech| speaks[speech.speaker] = true);
        let mut fates = vec![0; tokens.len()];
        for toll in tolls::find(page) {
            fates[toll.people] = toll.fate as u8 + 1;
        }
        let lemmas: Vec<u32> = tokens.iter().map(|token| keys::word(&token.lemma)).collect();
        let mut told: FxHashMap<u32, u32> = FxHashMap::default();
        let repeat = |lemma: &u32| {
            let before = told.entry(*lemma).or_default();
            *before += 1;
            *before - 1
        };
        let all = 0..tokens.len();
        Outlook {
            repeats: lemmas.iter().map(repeat).collect(),
            fates,
            lemmas,
            words: all.clone().map(|at| keys::lower(page.word(at))).collect(),
            relations: all.clone().map(|at| relation(page, at)).collect(),
            tags: tokens.iter().map(|token| token.tag as u32).collect(),
            sorts: all.map(|at| sort(page, at)).collect(),
            stances: frames.iter().map(|frame| stance::of(page, frame.head)).collect(),
            speeches,
            counts,
            speaks,
            page,
            frames,
            dated,
            framed,
            in_sentence,
        }
    }

    /// The kind of a frame, by its short name: other kinds in the codebook change nothing.
    pub fn kind(&self, frame: &Frame<'a>) -> u32 {
        keys::word(&self.page.reader.codebook.kind(frame.kind).slug)
    }

    /// The frame whose head `at` is.
    pub fn frame_headed(&self, at: usize) -> Option<&Frame<'a>> {
        self.framed[at].map(|number| &self.frames[number as usize]).filter(|frame| frame.head == at)
    }

    /// How long before the report was published an expression of time lies, in six steps; 9 where that is not known.
    pub fn age(&self, when: &When) -> u32 {
        let published = self.page.report.published.and_then(|days| days.first);
        let days = published.zip(when.days.and_then(|days| days.last)).and_then(|(published, last)| published.since(last).ok());
        days.map_or(9, |age| match age.get_days() {
            ..0 => 0,
            0..4 => 1,
            4..10 => 2,
            10..35 => 3,
            35..400 => 4,
            _ => 5,
        })
    }

    /// The expressions of time of a sentence.
    pub fn dates(&self, sentence: usize) -> &'a [When] {
        let (dates, tokens) = (&self.page.parse.dates, self.page.parse.sentences[sentence].tokens);
        let from = dates.partition_point(|when| when.tokens.start < tokens.start);
        let count = dates[from..].iter().take_while(|when| when.tokens.end <= tokens.end).count();
        &dates[from..from + count]
    }

    /// The quantities of a sentence.
    pub fn quantities(&self, sentence: usize) -> &'a [Quantity] {
        tolls::numbers(self.page, sentence)
    }

    /// The words of a token's sentence that say what it is about.
    pub fn words_of_weight(&self, sentence: usize) -> impl Iterator<Item = usize> {
        let page = self.page;
        page.parse.sentences[sentence].tokens.range().filter(move |at| {
            matches!(page.parse.tokens[*at].tag, Tag::Noun | Tag::Verb | Tag::Adj | Tag::Propn) && page.tree.lemma(*at).len() > 1
        })
    }

    /// The way through the tree from one word to another of its sentence, and its steps, if there are no more than `most`.
    pub fn path(&self, from: usize, to: usize, most: usize) -> Option<(u32, usize)> {
        path(&self.page.tree, &self.relations, from, to, most)
    }

    /// Whether `at` heads a phrase that may fill a role: a noun, a name or a pronoun, no date.
    pub fn is_phrase(&self, at: usize) -> bool {
        let token = &self.page.parse.tokens[at];
        let nominal = match token.tag {
            Tag::Noun => !matches!(token.relation, Relation::Flat | Relation::Fixed | Relation::Compound),
            Tag::Propn => !matches!(token.relation, Relation::Flat | Relation::Fixed),
            Tag::Pron | Tag::Num | Tag::Adj | Tag::Det => matches!(
                token.relation,
                Relation::Nsubj
                    | Relation::NsubjPass
                    | Relation::Obj
                    | Relation::Iobj
                    | Relation::OblAgent
                    | Relation::Obl
                    | Relation::NmodPoss
            ),
            _ => false,
        };
        nominal && !self.dated[at]
    }
}

/// The way through the tree from one word to another of its sentence, by the relations of all words, and its steps, if there are no more than
/// `most`.
pub(crate) fn path(tree: &Tree<'_>, relations: &[u32], from: usize, to: usize, most: usize) -> Option<(u32, usize)> {
    let (mut ups, mut downs) = ([0; 12], [0; 12]);
    let mut up = 0;
    let mut at = from;
    loop {
        // whether `at` is above `to`
        let mut down = 0;
        let mut below = to;
        while below != at && up + down <= most && down < 12 {
            downs[down] = relations[below];
            down += 1;
            match tree.head(below) {
                Some(head) => below = head,
                None => break,
            }
        }
        if below == at && up + down <= most {
            let climbed = keys::together(7, &ups[..up]);
            downs[..down].reverse();
            return Some((keys::together(climbed.rotate_left(9), &downs[..down]), up + down));
        }
        if up == most || up == 12 {
            return None;
        }
        ups[up] = relations[at];
        up += 1;
        at = tree.head(at)?;
    }
}

/// The relation of a word, with the preposition before it where that says more.
pub(crate) fn relation(page: &Page<'_>, at: usize) -> u32 {
    let relation = page.tree.relation(at);
    let case = match relation {
        Relation::Obl | Relation::Nmod | Relation::Advcl | Relation::Acl => page.tree.case(at).map_or(0, keys::word),
        _ => 0,
    };
    keys::together(relation as u32 + 1, &[case])
}

/// What sort of thing a word is.
fn sort(page: &Page<'_>, at: usize) -> u32 {
    let token = &page.parse.tokens[at];
    if !matches!(token.tag, Tag::Noun | Tag::Propn | Tag::Pron | Tag::Adj | Tag::Num) {
        return token.tag as u32;
    }
    let mention = page.parse.mention_at(Idx::new(at)).map(|idx| &page.parse.mentions[idx.at()]);
    let named = match token.name {
        Some(NameKind::Person) => 40,
        _ if token.tag == Tag::Pron => 41,
        _ if token.tag == Tag::Propn || mention.is_some_and(|mention| mention.kind == MentionKind::Name) => 42,
        _ => 43,
    };
    let class = mention.map_or(0, |mention| mention.class as u32 + 1);
    let classes = page.classes(at);
    keys::together(named, &[class, classes.iter().fold(0, |all, class: &Class| all | 1 << *class as u32)])
}
