//! A parsed report laid open for reading: its tree, its names, its sentences.

use crate::Reader;
use crate::class::Class;
use crate::tree::Tree;
use crate::words::Entry;
use casus_atlas::{ActorClass, ActorIdx, Case, Match};
use casus_text::parse::sentences::is_upper_case;
use casus_text::{Idx, Parse, Report, Span, Token};

/// A report, its parse, and what the atlas says of its names. Made once per report, then only read.
pub(crate) struct Page<'a> {
    pub report: &'a Report,
    pub parse: &'a Parse,
    pub reader: &'a Reader,
    pub tree: Tree<'a>,
    pub names: Vec<Named>,
    name_at: Vec<Option<u32>>,
    sentence_at: Vec<u32>,
    /// For each token what the word lists say of its lemma, and of the hyphenated word it stands in.
    listed: Vec<Listed<'a>>,
}

#[derive(Clone, Copy)]
struct Listed<'a> {
    own: &'a Entry,
    whole: Option<&'a Entry>,
}

/// A name that the atlas knows, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub tokens: Span<Token>,
    pub found: Match,
}

impl<'a> Page<'a> {
    pub fn open(reader: &'a Reader, report: &'a Report, parse: &'a Parse) -> Self {
        let mut page = Page {
            report,
            parse,
            reader,
            tree: Tree::of(&report.text, parse),
            names: Vec::new(),
            name_at: vec![None; parse.tokens.len()],
            sentence_at: vec![0; parse.tokens.len()],
            listed: Vec::with_capacity(parse.tokens.len()),
        };
        for at in 0..parse.tokens.len() {
            let written = parse.written(at);
            let whole = (written.len() > 1).then(|| reader.words.entry(&page.lemmas(written)));
            page.listed.push(Listed { own: reader.words.entry(page.tree.lemma(at)), whole });
        }
        for at in 0..parse.sentences.len() {
            page.find_names(at);
        }
        page
    }

    fn find_names(&mut self, sentence: usize) {
        let tokens = self.parse.sentences[sentence].tokens;
        let upper = is_upper_case(&self.report.text, &self.parse.tokens[tokens.range()]);
        let case = if upper { Case::Upper } else { Case::Mixed };
        let words: Vec<&str> = self.parse.tokens[tokens.range()].iter().map(|token| self.report.words(token.span)).collect();
        let start = tokens.start as usize;
        self.sentence_at[tokens.range()].fill(sentence as u32);
        let mut at = 0;
        while at < words.len() {
            match self.reader.atlas.longest(&words[at..], case) {
                Some(found) if found.words > 0 && (upper || !self.is_surname(start + at, start + at + found.words, &found)) => {
                    let span = Span::of(start + at..start + at + found.words);
                    // a day of the week or a month is no town, whatever towns are called
                    if self.parse.dates.iter().any(|when| when.tokens.covers(span)) {
                        at += 1;
                        continue;
                    }
                    at += found.words;
                    self.name_at[span.range()].fill(Some(self.names.len() as u32));
                    self.names.push(Named { tokens: span, found });
                }
                _ => at += 1,
            }
        }
    }

    /// "Maria Lopez": a town's name within a run of names is a person's. "Goma Airport" is not: there the town qualifies a thing.
    fn is_surname(&self, first: usize, end: usize, found: &Match) -> bool {
        let places_only = found.actors.is_empty() && found.demonym.is_none() && !found.places.is_empty();
        let capital = |at: usize| {
            let token = self.parse.tokens.get(at);
            token.is_some_and(|token| token.tag == casus_text::Tag::Propn) && self.word(at).starts_with(char::is_uppercase)
        };
        let flat = |x: usize, y: usize| self.tree.relation(x) == casus_text::Relation::Flat && self.tree.head(x) == Some(y);
        let dated = |at: usize| self.parse.dates.iter().any(|when| when.tokens.contains(at as u32));
        let beside = |other: usize| capital(other) && !dated(other) && (flat(other, first) || flat(first, other));
        places_only && end == first + 1 && capital(first) && (first > 0 && beside(first - 1) || beside(end))
    }

    /// Heads of the mentions before `head` in its chain, the nearest first, if it is linked by at least `margin` (thousandths of a nat).
    pub fn linked_before(&self, head: usize, margin: u32) -> Vec<usize> {
        let chains = &self.parse.chains;
        let linked =
            self.parse.mention_at(Idx::new(head)).filter(|mention| chains.link(*mention).is_some_and(|link| link.margin >= margin));
        let chain = linked.and_then(|mention| chains.of(mention));
        let heads = chain.into_iter().flat_map(|chain| &chain.mentions).map(|mention| self.parse.mentions[mention.at()].head.at());
        let mut before: Vec<usize> = heads.filter(|at| *at < head).collect();
        before.reverse();
        before
    }

    /// The name that covers `at`.
    pub fn name(&self, at: usize) -> Option<&Named> {
        self.name_at[at].map(|name| &self.names[name as usize])
    }

    pub fn sentence(&self, at: usize) -> usize {
        self.sentence_at[at] as usize
    }

    pub fn sentence_tokens(&self, at: usize) -> Span<Token> {
        self.parse.sentences[self.sentence(at)].tokens
    }

    pub fn paragraph(&self, at: usize) -> u32 {
        self.parse.sentences[self.sentence(at)].paragraph
    }

    pub fn word(&self, at: usize) -> &'a str {
        self.report.words(self.parse.tokens[at].span)
    }

    pub fn lower(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    pub fn bytes(&self, tokens: Span<Token>) -> Span<u8> {
        self.parse.bytes(tokens)
    }

    /// The tokens that share a byte with `words`.
    pub fn tokens(&self, words: Span<u8>) -> Span<Token> {
        let tokens = &self.parse.tokens;
        let from = tokens.partition_point(|token| token.span.end <= words.start);
        let count = tokens[from..].iter().take_while(|token| token.span.start < words.end).count();
        Span::of(from..from + count)
    }

    pub fn words(&self, tokens: Span<Token>) -> &'a str {
        self.parse.words(self.report, tokens)
    }

    pub fn has(&self, list: &str, at: usize) -> bool {
        let Listed { own, whole } = self.listed[at];
        own.is_on(list) || whole.is_some_and(|whole| whole.is_on(list))
    }

    /// What the word lists say of the lemma at `at`.
    pub fn listed(&self, at: usize) -> &'a Entry {
        self.listed[at].own
    }

    /// The lemmas of `tokens` with spaces between, as entries of word lists have them ("car - bomb").
    fn lemmas(&self, tokens: Span<Token>) -> String {
        tokens.range().map(|at| self.tree.lemma(at)).collect::<Vec<_>>().join(" ")
    }

    /// The noun phrase around `head`: the longest mention with this head, or the word itself.
    pub fn phrase(&self, head: usize) -> Span<Token> {
        let mut phrase: Span<Token> = Span::of(head..head + 1);
        let from = self.parse.mentions.partition_point(|m| m.head.at() < head);
        for mention in self.parse.mentions[from..].iter().take_while(|m| m.head.at() == head) {
            phrase = phrase.join(mention.tokens);
        }
        match self.name(head) {
            Some(named) => phrase.join(named.tokens),
            None => phrase,
        }
    }

    /// The piece of the sentence around `at` between semicolons.
    pub fn segment(&self, at: usize) -> Span<Token> {
        let sentence = self.sentence_tokens(at);
        let breaks = |i: &usize| self.tree.lemma(*i) == ";";
        let start = (sentence.start as usize..at).rev().find(breaks).map_or(sentence.start as usize, |i| i + 1);
        let end = (at..sentence.end as usize).find(breaks).unwrap_or(sentence.end as usize);
        Span::of(start..end)
    }

    /// The classes of what `head` stands for, by the atlas and the word lists.
    pub fn classes(&self, head: usize) -> Vec<Class> {
        let mut classes = Vec::new();
        if let Some(named) = self.name(head) {
            for actor in &named.found.actors {
                if !named.found.metonym || named.found.places.is_empty() {
                    classes.extend(class_of(self.reader.atlas.actor(*actor).class));
                } else {
                    classes.push(Class::Government);
                }
            }
            if named.found.actors.is_empty() && !named.found.places.is_empty() {
                classes.push(Class::Place);
            }
            // "Turkey accuses": a country that acts is its government
            if self.country_that_acts(head).is_some() {
                classes.push(Class::Government);
            }
            if let Some(_country) = named.found.demonym
                && named.tokens.len() == 1
                && named.found.actors.is_empty()
            {
                classes.push(Class::Community);
            }
        }
        classes.extend(self.noun_classes(head));
        if classes.is_empty() && self.is_name(head) && self.name(head).is_none() {
            classes.push(Class::Person);
        }
        classes.sort_unstable();
        classes.dedup();
        classes
    }

    /// The country at `head`, where it stands as a doer.
    pub fn country_that_acts(&self, head: usize) -> Option<casus_atlas::Iso3> {
        use casus_text::Relation;
        let does = matches!(self.tree.relation(head), Relation::Nsubj | Relation::OblAgent | Relation::NmodPoss | Relation::Conj)
            || self.tree.case(head) == Some("by");
        let named = self.name(head).filter(|named| does && named.found.actors.is_empty() && named.found.demonym.is_none())?;
        let place = self.reader.atlas.place(*named.found.places.first()?);
        place.country.filter(|_| place.feature == casus_atlas::Feature::Country)
    }

    /// The classes of the noun at `head`, the words before it taken along ("security forces", "power line").
    fn noun_classes(&self, head: usize) -> &'a [Class] {
        let lists = &self.reader.words;
        let Listed { own, whole } = self.listed[head];
        let (mut best, mut entry) = (&own.classes, own);
        // "passer-by" and "AK-47" go on behind their head
        let end = if whole.is_some() { self.parse.written(head).end as usize } else { head + 1 };
        if end > head + 1 {
            entry = lists.entry(&self.lemmas(Span::of(head..end)));
            if !entry.classes.is_empty() {
                best = &entry.classes;
            }
        }
        let start = self.sentence_tokens(head).start as usize;
        for at in (start..head).rev().take(lists.longest_noun().saturating_sub(1)) {
            // most nouns end no longer one
            if !entry.ends {
                break;
            }
            entry = lists.entry(&self.lemmas(Span::of(at..end)));
            if !entry.classes.is_empty() {
                best = &entry.classes;
            }
        }
        best
    }

    /// Whether `at` is written as a name (in upper-case text, whether the tagger calls it one).
    pub fn is_name(&self, at: usize) -> bool {
        let token = &self.parse.tokens[at];
        let capital = self.word(at).starts_with(char::is_uppercase);
        token.tag == casus_text::Tag::Propn && capital
    }

    pub fn actor(&self, at: usize) -> Option<ActorIdx> {
        self.name(at).and_then(|named| named.found.actors.first().copied())
    }
}

/// The class of an actor of the atlas.
pub(crate) fn class_of(class: ActorClass) -> &'static [Class] {
    match class {
        ActorClass::Government | ActorClass::Court => &[Class::Government],
        ActorClass::Military => &[Class::Soldiers],
        ActorClass::Police | ActorClass::Intelligence => &[Class::Police],
        ActorClass::RebelGroup | ActorClass::Militia | ActorClass::Gang | ActorClass::PrivateMilitary => &[Class::Armed],
        ActorClass::Party => &[Class::Party],
        ActorClass::Community | ActorClass::ReligiousGroup => &[Class::Community],
        ActorClass::InternationalOrganisation | ActorClass::Ngo => &[Class::Organisation],
        ActorClass::PeacekeepingForce => &[Class::Organisation, Class::Soldiers],
        ActorClass::Media => &[Class::Media],
        ActorClass::Person => &[Class::Officials],
    }
}
