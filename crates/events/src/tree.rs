//! Questions to the tree of a sentence: who is the subject, what is the object, what stands after "in".

use casus_text::{Parse, Relation, Span, Tag, Token};

/// A parse with the children of every word, to ask questions of.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    pub parse: &'a Parse,
    text: &'a str,
    first_child: Vec<u32>,
    children: Vec<u32>,
}

/// How far a chain of heads is followed; real sentences stay well below.
const DEEP: usize = 40;

impl<'a> Tree<'a> {
    pub fn of(text: &'a str, parse: &'a Parse) -> Self {
        let mut count = vec![0_u32; parse.tokens.len() + 1];
        for head in parse.tokens.iter().filter_map(|token| token.head) {
            count[head.at() + 1] += 1;
        }
        for i in 1..count.len() {
            count[i] += count[i - 1];
        }
        let mut next = count.clone();
        let mut children = vec![0_u32; *count.last().unwrap_or(&0) as usize];
        for (at, token) in parse.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[next[head.at()] as usize] = at as u32;
                next[head.at()] += 1;
            }
        }
        Tree { parse, text, first_child: count, children }
    }

    pub fn token(&self, at: usize) -> &'a Token {
        &self.parse.tokens[at]
    }

    pub fn lemma(&self, at: usize) -> &'a str {
        &self.parse.tokens[at].lemma
    }

    pub fn relation(&self, at: usize) -> Relation {
        self.parse.tokens[at].relation
    }

    pub fn head(&self, at: usize) -> Option<usize> {
        self.parse.tokens[at].head.map(|head| head.at())
    }

    /// The words that depend on `at`, in order.
    pub fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + Clone {
        let range = self.first_child[at] as usize..self.first_child[at + 1] as usize;
        self.children[range].iter().map(|child| *child as usize)
    }

    pub fn child(&self, at: usize, relation: Relation) -> Option<usize> {
        self.children(at).find(|child| self.relation(*child) == relation)
    }

    /// Heads from `at` upwards, `at` first.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |at| self.head(*at)).take(DEEP)
    }

    pub fn is_under(&self, at: usize, top: usize) -> bool {
        self.ancestors(at).any(|up| up == top)
    }

    /// `at` and the words joined to it by "and", "or" or commas.
    pub fn with_conjuncts(&self, at: usize) -> Vec<usize> {
        let mut all = vec![at];
        let mut next = 0;
        while next < all.len() && all.len() < 30 {
            let joined = self.children(all[next]).filter(|child| self.relation(*child) == Relation::Conj);
            all.extend(joined);
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The first of the words that `at` is joined to.
    pub fn first_conjunct(&self, at: usize) -> usize {
        let mut at = at;
        for _ in 0..DEEP {
            match self.head(at) {
                Some(head) if self.relation(at) == Relation::Conj => at = head,
                _ => break,
            }
        }
        at
    }

    pub fn is_verb(&self, at: usize) -> bool {
        self.token(at).tag == Tag::Verb
    }

    pub fn is_noun(&self, at: usize) -> bool {
        matches!(self.token(at).tag, Tag::Noun | Tag::Propn | Tag::Num | Tag::Pron | Tag::Adj)
    }

    /// Whether the verb is passive: "were killed", or a bare participle after its noun ("men killed in the raid").
    pub fn is_passive(&self, verb: usize) -> bool {
        let marked = self.children(verb).any(|c| matches!(self.relation(c), Relation::AuxPass | Relation::NsubjPass | Relation::OblAgent));
        if marked || self.relation(verb) != Relation::Conj {
            let bare = self.relation(verb) == Relation::Acl && !self.has_mark_to(verb) && self.child(verb, Relation::Obj).is_none();
            return marked || (bare && !self.is_ing(verb));
        }
        // "were killed or wounded": the second verb shares the auxiliary
        let own = self.children(verb).any(|c| matches!(self.relation(c), Relation::Nsubj | Relation::Aux | Relation::Obj));
        !own && self.head(verb).is_some_and(|head| self.is_verb(head) && self.is_passive(head))
    }

    /// Whether "to" stands before the verb.
    pub fn has_mark_to(&self, verb: usize) -> bool {
        self.children(verb).any(|c| self.relation(c) == Relation::Mark && self.lemma(c) == "to")
    }

    /// The word before `verb` that opens its clause ("if", "that", "because").
    pub fn mark(&self, verb: usize) -> Option<&'a str> {
        self.children(verb).find(|c| matches!(self.relation(*c), Relation::Mark)).map(|c| self.lemma(c))
    }

    /// Whether the word is written with "-ing".
    pub fn is_ing(&self, verb: usize) -> bool {
        let word = &self.text[self.token(verb).span.range()];
        word.len() > 4 && (word.ends_with("ing") || word.ends_with("ING"))
    }

    pub fn is_negated(&self, at: usize) -> bool {
        self.children(at).any(|c| {
            self.relation(c) == Relation::Neg
                || (matches!(self.relation(c), Relation::Det | Relation::Advmod)
                    && matches!(self.lemma(c), "no" | "never" | "neither" | "not"))
        })
    }

    /// The subject of a verb: its own, or the one it shares with the verb it hangs on.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        self.subject_within(verb, 6)
    }

    fn subject_within(&self, verb: usize, depth: usize) -> Option<usize> {
        let own = self.children(verb).find(|c| matches!(self.relation(*c), Relation::Nsubj | Relation::NsubjPass));
        if let Some(own) = own {
            return Some(self.antecedent(own, verb));
        }
        let head = self.head(verb).filter(|_| depth > 0)?;
        match self.relation(verb) {
            Relation::Conj | Relation::Parataxis if self.is_verb(head) => self.subject_within(head, depth - 1),
            // "helped the army to hold": the object of the upper verb acts
            Relation::Xcomp | Relation::Ccomp | Relation::Advcl if self.is_verb(head) && self.has_mark_to(verb) => {
                self.child(head, Relation::Obj).or_else(|| self.subject_within(head, depth - 1))
            }
            Relation::Xcomp | Relation::Advcl if self.is_verb(head) => self.subject_within(head, depth - 1),
            // "a habit of burning", "their plan to divide": the owner, or the subject of the verb above
            Relation::Acl | Relation::Advcl if self.is_noun(head) => {
                if self.has_mark_to(verb) || self.mark(verb).is_some() {
                    let owner = self.child(head, Relation::NmodPoss);
                    owner.or_else(|| {
                        self.ancestors(head).skip(1).find(|up| self.is_verb(*up)).and_then(|up| self.subject_within(up, depth - 1))
                    })
                } else {
                    Some(head)
                }
            }
            Relation::AclRelcl => None,
            _ => None,
        }
    }

    /// A relative pronoun stands for the noun its clause hangs on.
    fn antecedent(&self, subject: usize, verb: usize) -> usize {
        if !matches!(self.lemma(subject), "who" | "which" | "that") {
            return subject;
        }
        let clause = self.ancestors(verb).find(|up| self.relation(*up) == Relation::AclRelcl);
        clause.and_then(|clause| self.head(clause)).unwrap_or(subject)
    }

    /// The object of an active verb, or the subject of a passive one.
    pub fn object(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            if let Some(subject) = self.child(verb, Relation::NsubjPass).or_else(|| self.child(verb, Relation::Nsubj)) {
                return Some(self.antecedent(subject, verb));
            }
            return match (self.relation(verb), self.head(verb)) {
                (Relation::Acl, Some(noun)) => Some(noun),
                (Relation::Conj, Some(head)) if self.is_verb(head) => self.object(head),
                (Relation::Xcomp, Some(head)) => self.subject(head),
                _ => None,
            };
        }
        self.child(verb, Relation::Obj).or_else(|| self.child(verb, Relation::Iobj)).or_else(|| {
            // "bombed and shelled the town": the object stands after the last verb
            self.children(verb).filter(|c| self.relation(*c) == Relation::Conj && self.is_verb(*c)).find_map(|c| {
                let shares = self.child(c, Relation::Nsubj).is_none() && !self.is_passive(c);
                if shares { self.child(c, Relation::Obj) } else { None }
            })
        })
    }

    /// The noun phrases after `preposition` that hang on `at`.
    pub fn after(&self, at: usize, preposition: &str) -> Vec<usize> {
        self.children(at)
            .filter(|c| {
                matches!(
                    self.relation(*c),
                    Relation::Obl | Relation::Nmod | Relation::OblAgent | Relation::Obj | Relation::Acl | Relation::Advcl
                )
            })
            .filter(|c| self.case(*c).is_some_and(|case| case == preposition))
            .collect()
    }

    /// The preposition before a noun phrase.
    pub fn case(&self, noun: usize) -> Option<&'a str> {
        let own = self.children(noun).find(|c| matches!(self.relation(*c), Relation::Case | Relation::Mark) && self.lemma(*c) != "'s");
        match own {
            Some(own) => Some(self.lemma(own)),
            None if self.relation(noun) == Relation::Conj => self.head(noun).and_then(|head| self.case_of_first(head)),
            None => None,
        }
    }

    fn case_of_first(&self, noun: usize) -> Option<&'a str> {
        let first = self.first_conjunct(noun);
        self.children(first).find(|c| self.relation(*c) == Relation::Case && self.lemma(*c) != "'s").map(|c| self.lemma(c))
    }

    /// The nearest verb at or above `at`.
    pub fn clause(&self, at: usize) -> Option<usize> {
        self.ancestors(at).find(|up| self.is_verb(*up) || self.child(*up, Relation::Cop).is_some())
    }

    /// The tokens of the subtree below `top`, as the smallest span that holds them.
    pub fn reach(&self, top: usize) -> Span<Token> {
        let mut reach: Span<Token> = Span::of(top..top + 1);
        let mut open = vec![top];
        while let Some(at) = open.pop() {
            reach = reach.join(Span::of(at..at + 1));
            open.extend(self.children(at));
        }
        reach
    }

    /// How many steps of the tree lie between two words of one sentence.
    pub fn distance(&self, a: usize, b: usize) -> Option<usize> {
        self.ancestors(b).enumerate().find_map(|(steps, at)| self.ancestors(a).position(|x| x == at).map(|other| steps + other))
    }
}
