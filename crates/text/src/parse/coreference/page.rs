//! Looks at one mention in its tree: its openings, modifiers and counts, its role, its number, and what shows its sort.

use super::profile::{Kind, Number, Profile, Role, SORTS, hash};
use super::words::{self, Opening};
use super::{row, spans};
use crate::{Mention, MentionKind, Relation, Sentence, Span, Tag, Token};

/// Tokens with their lower case, children and phrases.
pub(super) struct Page<'a> {
    text: &'a str,
    pub tokens: &'a [Token],
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
    pub fn new(text: &'a str, tokens: &'a [Token], sentences: &'a [Sentence]) -> Self {
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

    pub fn is_capital(&self, at: usize) -> bool {
        self.text.get(self.tokens[at].span.range()).is_some_and(|written| written.starts_with(char::is_uppercase))
    }

    /// Whether a word is written with a capital and both a word near before it and one after it are not.
    fn is_capital_amid_small(&self, at: usize) -> bool {
        let small = |at: usize| self.text.get(self.tokens[at].span.range()).is_some_and(|written| written.starts_with(char::is_lowercase));
        let (before, after) = (at.saturating_sub(12)..at, at + 1..(at + 13).min(self.tokens.len()));
        self.is_capital(at) && before.chain(after).filter(|&at| small(at)).count() >= 4
    }

    pub fn lower(&self, at: usize) -> &str {
        &self.lower[self.starts[at]..self.starts[at + 1]]
    }

    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let start = self.first[at];
        std::iter::successors((start != NONE).then_some(start as usize), |&child| {
            let next = self.next[child];
            (next != NONE).then_some(next as usize)
        })
    }

    pub fn profile(&self, mention: &Mention) -> Profile {
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
            of: None,
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
                        profile.of = Some(hash(&token.lemma));
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
