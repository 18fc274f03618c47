//! What is known of one mention by itself: how it refers, its number and gender, what sort of thing it is, the words of its name.

use std::collections::HashSet;

use super::model::GuessSort;
use super::words::{self, Opening};
use super::{row, spans};
use crate::{Mention, MentionKind, Relation, Sentence, Span, Tag, Token};

/// How a mention refers, as finely as linking needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the names say it
pub enum Kind {
    He,
    She,
    It,
    They,
    I,
    We,
    You,
    /// "this", "those" without a noun.
    This,
    /// Pronouns that stand for nothing said before ("someone", "nothing").
    Someone,
    Name,
    Noun,
}

impl Kind {
    /// Whether it is a pronoun that may point back.
    pub fn is_pronoun(self) -> bool {
        !matches!(self, Kind::Someone | Kind::Name | Kind::Noun)
    }
}

/// What sort of thing a mention stands for. Coarser than the classes of a coder: only what linking must keep apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// One person or people, communities too.
    Person,
    /// An organisation, an armed group, a body of government, a company.
    Organisation,
    /// A place, facilities too.
    Place,
    /// A thing that can be held, a weapon, a vehicle, an animal, a substance.
    Thing,
    /// Something that happens.
    Event,
    /// A time or a date.
    Time,
    /// Anything else: ideas, amounts, texts.
    Abstract,
}

/// How many sorts there are.
pub const SORTS: usize = 7;

impl Sort {
    /// All sorts in order.
    pub const ALL: [Sort; SORTS] = [Sort::Person, Sort::Organisation, Sort::Place, Sort::Thing, Sort::Event, Sort::Time, Sort::Abstract];
}

/// One or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Number {
    One,
    Many,
    Unknown,
}

/// Where a mention stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Subject,
    Passive,
    Object,
    Oblique,
    Owner,
    Of,
    Appos,
    Conj,
    Part,
    Predicate,
    Other,
}

/// What is known of one mention by itself. Strings are kept as hashes: only equality is asked of them.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub head: usize,
    pub sentence: u32,
    pub paragraph: u32,
    pub heading: bool,
    /// With relative clauses and everything below the head.
    pub phrase: Span<Token>,
    pub kind: Kind,
    pub number: Number,
    /// Yes: a man; no: a woman.
    pub man: Option<bool>,
    pub sorts: [f32; SORTS],
    pub opening: Opening,
    /// The number word that counts it ("two men").
    pub counted: Option<u32>,
    pub role: Role,
    pub lemma: u32,
    /// The words of the name without titles, in order; of a description the head only.
    pub name: Vec<u32>,
    /// The initials of the name with what follows "of", small words left out; nothing where shorter than two letters.
    pub initials: u32,
    /// The head as letters, where it could be an acronym.
    pub letters: u32,
    /// Adjectives and nouns that narrow it down, sorted.
    pub modifiers: Vec<u32>,
    /// Modifiers that rule out others ("northern", "first"), as the number of their kind and themselves.
    pub contrasts: Vec<(u8, u32)>,
    /// Whether a prepositional phrase or a clause narrows it down.
    pub narrowed: bool,
    /// The word it depends on.
    pub governor: Option<usize>,
    /// The head of the mention it is said to be ("X is the leader", "X, the leader").
    pub said_of: Option<usize>,
    /// The head of the name right before the bracket that this short name fills ("Islamic State (IS)").
    pub short_for: Option<usize>,
    pub reflexive: bool,
    /// The first of the coordinated words it is one of, and whether it is all of them together.
    pub joined: Option<usize>,
    pub whole: bool,
    /// Part of a longer name, and no candidate of its own unless its name stands elsewhere.
    pub inside_name: bool,
    /// Rows of the mention alone for the guess of its sort.
    pub sort_rows: Vec<u32>,
    pub form: u32,
    pub expletive: bool,
}

impl Profile {
    /// "gunmen", "ten rebels": others than those before, where nothing says that they are the same.
    pub fn is_some_people(&self) -> bool {
        let bare = self.kind == Kind::Noun && self.opening == Opening::Bare && self.number == Number::Many;
        bare && self.form != self.lemma && self.sorts[Sort::Person as usize] > 0.5
    }
}

/// A text as linking sees it.
pub struct Scene {
    pub(super) profiles: Vec<Profile>,
}

impl Scene {
    /// Looks at every mention by itself. `text` is what the spans of `tokens` count in; `sorts` has an entry per mention where
    /// something better than `guess` knows what it is, and may be shorter.
    pub fn new(
        text: &str,
        tokens: &[Token],
        sentences: &[Sentence],
        mentions: &[Mention],
        sorts: &[Option<Sort>],
        guess: &impl GuessSort,
    ) -> Scene {
        let page = Page::new(text, tokens, sentences);
        let mut profiles: Vec<Profile> = mentions.iter().map(|mention| page.profile(mention)).collect();
        set_parts_of_names_aside(&mut profiles);
        for at in 0..profiles.len() {
            profiles[at].short_for = page.short_for(&profiles[..at], &profiles[at]);
        }
        for (at, profile) in profiles.iter_mut().enumerate() {
            profile.sorts = match sorts.get(at).copied().flatten() {
                Some(sort) => std::array::from_fn(|lane| if lane == sort as usize { 1.0 } else { 0.0 }),
                None => pronoun_sorts(profile.kind).unwrap_or_else(|| guess.guess(&profile.sort_rows)),
            };
        }
        Scene { profiles }
    }

    /// How many mentions there are.
    pub fn len(&self) -> usize {
        self.profiles.len()
    }

    /// Whether there is no mention.
    pub fn is_empty(&self) -> bool {
        self.profiles.is_empty()
    }

    /// How the mention at `at` refers.
    pub fn kind(&self, at: usize) -> Kind {
        self.profiles[at].kind
    }

    /// Whether the mention at `at` is told apart as known ("the", "that").
    pub fn is_definite(&self, at: usize) -> bool {
        matches!(self.profiles[at].opening, Opening::The | Opening::That)
    }

    /// The longest phrase of the mention at `at`, with all that hangs below its head.
    pub fn phrase(&self, at: usize) -> Span<Token> {
        self.profiles[at].phrase
    }

    /// Shares of the sorts of the mention at `at`, in the order of [`Sort::ALL`].
    pub fn sorts(&self, at: usize) -> [f32; SORTS] {
        self.profiles[at].sorts
    }

    /// Rows for the guess of the sort of the mention at `at`.
    pub fn sort_rows(&self, at: usize) -> &[u32] {
        &self.profiles[at].sort_rows
    }
}

/// "Idlib" in "Free Idlib Army" is a mention where Idlib is named by itself too; "Free" is none.
fn set_parts_of_names_aside(profiles: &mut [Profile]) {
    let own: HashSet<u32> =
        profiles.iter().filter(|one| one.kind == Kind::Name && !one.inside_name && one.name.len() == 1).map(|one| one.name[0]).collect();
    for profile in profiles.iter_mut().filter(|one| one.inside_name) {
        if !profile.name.iter().all(|word| own.contains(word)) {
            profile.kind = Kind::Someone;
        }
    }
}

fn pronoun_sorts(kind: Kind) -> Option<[f32; SORTS]> {
    match kind {
        Kind::He | Kind::She | Kind::I | Kind::We | Kind::You => Some([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        Kind::It | Kind::This => Some([0.0, 0.2, 0.1, 0.2, 0.2, 0.0, 0.3]),
        Kind::They => Some([0.6, 0.15, 0.0, 0.1, 0.05, 0.0, 0.1]),
        Kind::Someone | Kind::Name | Kind::Noun => None,
    }
}

/// Tokens with their lower case, children and phrases.
struct Page<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: &'a [Sentence],
    lower: String,
    starts: Vec<usize>,
    phrases: Vec<Span<Token>>,
    /// First child of each token and next child of the same head, in order of the text.
    first: Vec<u32>,
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl<'a> Page<'a> {
    fn new(text: &'a str, tokens: &'a [Token], sentences: &'a [Sentence]) -> Self {
        let mut lower = String::with_capacity(text.len());
        let mut starts = Vec::with_capacity(tokens.len() + 1);
        let (mut first, mut next) = (vec![NONE; tokens.len()], vec![NONE; tokens.len()]);
        for token in tokens {
            starts.push(lower.len());
            let written = text.get(token.span.range()).unwrap_or_default();
            if written.is_ascii() {
                lower.extend(written.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            } else {
                lower.extend(written.chars().flat_map(char::to_lowercase));
            }
        }
        starts.push(lower.len());
        for at in (0..tokens.len()).rev() {
            if let Some(head) = tokens[at].head.map(|head| head.at()).filter(|&head| head < tokens.len() && head != at) {
                next[at] = first[head];
                first[head] = at as u32;
            }
        }
        Page { text, tokens, sentences, lower, starts, phrases: spans::phrases(tokens, sentences), first, next }
    }

    fn is_capital(&self, at: usize) -> bool {
        self.text.get(self.tokens[at].span.range()).is_some_and(|written| written.starts_with(char::is_uppercase))
    }

    /// Whether a word is written with a capital and both a word near before it and one after it are not.
    fn is_capital_amid_small(&self, at: usize) -> bool {
        let small = |at: usize| self.text.get(self.tokens[at].span.range()).is_some_and(|written| written.starts_with(char::is_lowercase));
        let (before, after) = (at.saturating_sub(12)..at, at + 1..(at + 13).min(self.tokens.len()));
        self.is_capital(at) && before.chain(after).filter(|&at| small(at)).count() >= 4
    }

    fn lower(&self, at: usize) -> &str {
        &self.lower[self.starts[at]..self.starts[at + 1]]
    }

    fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let start = self.first[at];
        std::iter::successors((start != NONE).then_some(start as usize), |&child| {
            let next = self.next[child];
            (next != NONE).then_some(next as usize)
        })
    }

    fn profile(&self, mention: &Mention) -> Profile {
        let head = mention.head.at();
        let token = &self.tokens[head];
        let lower = self.lower(head);
        let at = self.sentences.partition_point(|sentence| sentence.tokens.start <= mention.head.position()).saturating_sub(1);
        let nowhere = Sentence { tokens: Span::new(0, 0), paragraph: 0, heading: false };
        let sentence = self.sentences.get(at).unwrap_or(&nowhere);
        let kind = match mention.kind {
            MentionKind::Pronoun => words::pronoun(lower).unwrap_or(Kind::Someone),
            _ if token.tag == Tag::Det => words::pronoun(lower).unwrap_or(Kind::Noun),
            MentionKind::Name => Kind::Name,
            // "the Syrian Democratic Forces"
            MentionKind::Noun
                if token.tag == Tag::Noun && mention.head.position() > sentence.tokens.start && self.is_capital_amid_small(head) =>
            {
                Kind::Name
            }
            MentionKind::Noun => Kind::Noun,
        };
        let whole = self.children(head).any(|child| self.tokens[child].relation == Relation::Conj && mention.tokens.contains(child as u32));
        let mut profile = Profile {
            head,
            sentence: at as u32,
            paragraph: sentence.paragraph,
            heading: sentence.heading,
            phrase: self.phrases[head].join(mention.tokens),
            kind,
            number: self.number(head, kind, whole),
            man: match kind {
                Kind::He => Some(true),
                Kind::She => Some(false),
                _ => words::is_man(&token.lemma),
            },
            sorts: [0.0; SORTS],
            opening: Opening::Bare,
            counted: None,
            role: self.role(head),
            lemma: hash(&token.lemma),
            name: Vec::new(),
            initials: 0,
            letters: 0,
            modifiers: Vec::new(),
            contrasts: Vec::new(),
            narrowed: false,
            governor: token.head.map(|head| head.at()),
            said_of: self.said_of(head),
            short_for: None,
            reflexive: words::is_reflexive(lower),
            joined: self.joined(head),
            whole,
            inside_name: false,
            sort_rows: Vec::new(),
            form: hash(lower),
            expletive: token.relation == Relation::Dep,
        };
        self.look_around(&mut profile);
        if kind == Kind::Name {
            self.read_name(&mut profile);
        }
        if !kind.is_pronoun() {
            profile.sort_rows = self.sort_rows(&profile);
        }
        profile
    }

    fn number(&self, head: usize, kind: Kind, whole: bool) -> Number {
        let token = &self.tokens[head];
        let lower = self.lower(head);
        match kind {
            Kind::He | Kind::She | Kind::It | Kind::I => Number::One,
            Kind::They | Kind::We => Number::Many,
            Kind::This if matches!(lower, "these" | "those") => Number::Many,
            Kind::This => Number::One,
            Kind::You | Kind::Someone => Number::Unknown,
            _ if whole || words::is_many(lower) => Number::Many,
            Kind::Name if *token.lemma != *lower && lower.ends_with('s') && token.tag == Tag::Propn => Number::Many,
            Kind::Name => Number::One,
            _ if token.tag == Tag::Num => Number::Unknown,
            _ if *token.lemma != *lower && token.tag == Tag::Noun => Number::Many,
            _ => Number::One,
        }
    }

    fn role(&self, head: usize) -> Role {
        if self.is_said_to_be(head) {
            return Role::Predicate;
        }
        match self.tokens[head].relation {
            Relation::Nsubj | Relation::Csubj => Role::Subject,
            Relation::NsubjPass => Role::Passive,
            Relation::Obj | Relation::Iobj => Role::Object,
            Relation::Obl | Relation::OblAgent => Role::Oblique,
            Relation::NmodPoss => Role::Owner,
            Relation::Nmod => Role::Of,
            Relation::Appos => Role::Appos,
            Relation::Conj => Role::Conj,
            Relation::Compound | Relation::Flat | Relation::Amod | Relation::Nummod | Relation::Det => Role::Part,
            _ => Role::Other,
        }
    }

    /// "X, the leader" and "X is the leader": the head of X.
    fn said_of(&self, head: usize) -> Option<usize> {
        let token = &self.tokens[head];
        if token.relation == Relation::Appos {
            return token.head.map(|head| head.at());
        }
        let is = self.is_said_to_be(head);
        let denied = self.children(head).any(|child| self.tokens[child].relation == Relation::Neg);
        is.then(|| self.children(head).find(|&child| self.tokens[child].relation == Relation::Nsubj)).flatten().filter(|_| !denied)
    }

    /// "is a town", but not "is in a town".
    fn is_said_to_be(&self, head: usize) -> bool {
        let has = |relation| self.children(head).any(|child| self.tokens[child].relation == relation);
        has(Relation::Cop) && !has(Relation::Case)
    }

    fn joined(&self, head: usize) -> Option<usize> {
        let mut first = head;
        for _ in 0..16 {
            match self.tokens[first].head {
                Some(up) if self.tokens[first].relation == Relation::Conj => first = up.at(),
                _ => break,
            }
        }
        let is_first = self.children(head).any(|child| self.tokens[child].relation == Relation::Conj);
        (first != head || is_first).then_some(first)
    }

    /// Determiners, modifiers and counts around the head.
    fn look_around(&self, profile: &mut Profile) {
        for child in self.children(profile.head) {
            let token = &self.tokens[child];
            let lower = self.lower(child);
            match token.relation {
                Relation::Det | Relation::Amod if words::opening(lower).is_some() => {
                    profile.opening = profile.opening.max(words::opening(lower).unwrap_or(Opening::Bare));
                }
                Relation::Det => profile.opening = profile.opening.max(Opening::A),
                Relation::NmodPoss => {
                    profile.opening = profile.opening.max(Opening::Owner);
                    if token.tag != Tag::Pron {
                        profile.modifiers.push(hash(&token.lemma));
                    }
                }
                Relation::Nummod => {
                    profile.counted = Some(hash(lower));
                    profile.opening = profile.opening.max(if profile.opening == Opening::Bare { Opening::Number } else { Opening::The });
                    if profile.kind == Kind::Noun && !matches!(lower, "one" | "1") {
                        profile.number = Number::Many;
                    }
                }
                Relation::Amod | Relation::Compound => {
                    profile.modifiers.push(hash(&token.lemma));
                    profile.contrasts.extend(words::contrast(lower));
                    if profile.man.is_none() {
                        profile.man = words::is_man(lower);
                    }
                }
                Relation::Nmod | Relation::Acl | Relation::AclRelcl => {
                    profile.narrowed = true;
                    if token.relation == Relation::Nmod && token.tag == Tag::Propn {
                        profile.modifiers.push(hash(&token.lemma));
                    }
                }
                _ => {}
            }
        }
        // "the two men" is known, whatever comes last
        if profile.counted.is_some()
            && self.children(profile.head).any(|child| matches!(self.lower(child), "the" | "these" | "those" | "both"))
        {
            profile.opening = Opening::The;
        }
        profile.modifiers.sort_unstable();
        profile.modifiers.dedup();
    }

    /// The words of the name, its initials, and the gender that a title or a given name shows.
    fn read_name(&self, profile: &mut Profile) {
        let head = profile.head;
        let mut inside = Vec::new();
        self.collect_name(head, &mut inside, 0);
        inside.sort_unstable();
        inside.dedup();
        let mut initials = String::new();
        for &at in &inside {
            let lower = self.lower(at);
            if profile.man.is_none() {
                profile.man = words::is_man(lower);
            }
            let last = Some(&at) == inside.last();
            if words::is_small(lower) || words::is_title(lower) && !last {
                continue;
            }
            profile.name.push(hash(words::without_article(lower)));
        }
        if profile.name.is_empty() {
            profile.name.push(profile.form);
        }
        let first = inside.first().copied().unwrap_or(head);
        for at in first..profile.phrase.end as usize {
            let lower = self.lower(at);
            let outside = !inside.contains(&at) && !words::is_small(lower) && !self.hangs_in_name(at, head);
            if outside {
                break;
            }
            if !words::is_small(lower) {
                initials.extend(lower.chars().next());
            }
        }
        if initials.chars().count() >= 2 {
            profile.initials = hash(&initials);
        }
        let letters: String = self.lower(head).chars().filter(|&letter| letter != '.').collect();
        if profile.name.len() == 1 && (2..=8).contains(&letters.len()) {
            profile.letters = hash(&letters);
        }
        let token = &self.tokens[head];
        profile.inside_name = matches!(token.relation, Relation::Compound | Relation::Flat | Relation::Amod)
            && token.head.is_some_and(|up| self.tokens[up.at()].tag == Tag::Propn);
    }

    /// The longest name that ends right before a bracket in which the short name stands alone, where at least half of the letters of
    /// the short one are initials of the long one, in any order: they may come from another language ("FARC", "PKK").
    fn short_for(&self, before: &[Profile], profile: &Profile) -> Option<usize> {
        let head = profile.head;
        if profile.letters == 0 || head < 2 || self.lower(head - 1) != "(" || head + 1 >= self.tokens.len() || self.lower(head + 1) != ")" {
            return None;
        }
        let mut words: Vec<&str> = Vec::new();
        let mut found = None;
        let mut at = head - 1;
        while at > 0 && words.len() < 10 {
            at -= 1;
            if self.tokens[at].tag == Tag::Punct && !matches!(self.lower(at), "-" | "'" | "’") {
                break;
            }
            if !words::is_small(self.lower(at)) {
                words.push(self.lower(at));
            }
            let letters = self.lower(head).chars().filter(|letter| letter.is_alphabetic());
            let mut initials: Vec<char> = words.iter().filter_map(|word| word.chars().next()).collect();
            let (mut all, mut fit) = (0, 0);
            for letter in letters {
                all += 1;
                if let Some(known) = initials.iter().position(|&initial| initial == letter) {
                    initials.swap_remove(known);
                    fit += 1;
                }
            }
            let starts = before.iter().rev().take(16).filter(|one| matches!(one.kind, Kind::Name | Kind::Noun) && !one.inside_name);
            if words.len() > 1
                && fit * 2 > all
                && let Some(long) = starts.filter(|one| (at..head).contains(&one.head)).min_by_key(|one| one.phrase.start)
                && found.is_none_or(|(best, _)| fit > best)
            {
                found = Some((fit, long.head));
            }
        }
        found.map(|(_, head)| head)
    }

    fn collect_name(&self, at: usize, inside: &mut Vec<usize>, depth: u8) {
        inside.push(at);
        if depth > 3 || inside.len() > 12 {
            return;
        }
        for child in self.children(at) {
            let token = &self.tokens[child];
            let part = match token.relation {
                Relation::Flat | Relation::Compound => true,
                Relation::Amod => token.tag == Tag::Propn || self.is_capital(child),
                Relation::Nummod => token.tag == Tag::Propn,
                _ => false,
            };
            if part {
                self.collect_name(child, inside, depth + 1);
            }
        }
    }

    /// Whether a word is a name after "of" in the phrase of `head` ("Armed Forces of Colombia").
    fn hangs_in_name(&self, at: usize, head: usize) -> bool {
        let mut up = at;
        for _ in 0..6 {
            let token = &self.tokens[up];
            match token.head {
                _ if up == head => return true,
                Some(next)
                    if matches!(token.relation, Relation::Nmod | Relation::Compound | Relation::Flat | Relation::Amod | Relation::Conj) =>
                {
                    up = next.at();
                }
                _ => return false,
            }
        }
        false
    }

    fn sort_rows(&self, profile: &Profile) -> Vec<u32> {
        let head = profile.head;
        let token = &self.tokens[head];
        let name = u32::from(profile.kind == Kind::Name);
        let many = profile.number as u32;
        let lower = self.lower(head);
        let mut rows = Vec::with_capacity(24);
        rows.push(row(100, name, many));
        rows.push(row(101, profile.lemma, 0));
        rows.push(row(102, profile.lemma, 1 + name));
        for length in [2, 3, 4] {
            if let Some((start, _)) = lower.char_indices().rev().nth(length - 1) {
                rows.push(row(103, hash(&lower[start..]), name));
            }
        }
        rows.push(row(104, token.tag as u32, many));
        rows.push(row(105, profile.opening as u32, name));
        let case = self.children(head).find(|&child| self.tokens[child].relation == Relation::Case && child < head);
        let case = case.map_or(0, |at| hash(self.lower(at)));
        rows.push(row(106, case, name));
        let governor = profile.governor.map_or(0, |at| hash(&self.tokens[at].lemma));
        rows.push(row(107, governor, token.relation as u32));
        rows.push(row(108, token.relation as u32, name));
        rows.push(row(109, u32::from(profile.man.is_some()), name));
        for &modifier in &profile.modifiers {
            rows.push(row(110, modifier, name));
        }
        if let (Some(first), Some(last)) = (profile.name.first(), profile.name.last()) {
            rows.push(row(111, *first, 0));
            rows.push(row(112, *last, 0));
            rows.push(row(113, profile.name.len() as u32, many));
        }
        rows.push(row(114, u32::from(profile.counted.is_some()), name));
        for child in self.children(head) {
            let relation = self.tokens[child].relation;
            if relation != Relation::Punct {
                rows.push(row(115, relation as u32, name));
            }
            if matches!(relation, Relation::Compound | Relation::Amod | Relation::Flat) {
                rows.push(row(116, u32::from(words::is_title(self.lower(child))), name));
            }
            if relation == Relation::NmodPoss {
                rows.push(row(117, u32::from(self.tokens[child].tag == Tag::Pron), name));
            }
        }
        rows
    }
}

/// The rows by which a word alone shows its sort, as a noun and as a name; for the trainer, which has lists of words.
pub fn noun_rows(lemma: &str) -> [[u32; 2]; 2] {
    [1, 2].map(|kind| [row(101, hash(lemma), 0), row(102, hash(lemma), kind)])
}

/// FNV-1a; zero is kept for nothing.
pub(super) fn hash(text: &str) -> u32 {
    let hashed = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hashed.max(1)
}
