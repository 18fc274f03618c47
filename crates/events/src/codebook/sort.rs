//! What sort of happening a kind is: which rules of tolls and links apply to it, so that code need not know kinds by name.

/// The sort of a kind. A codebook file names it: `sort = "explosion"`.
///
/// It is coarser than ACLED's event types and not meant for tables: it says how events of the kind behave in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Violence that a report names by the general word only; another violent kind may be meant.
    Attack,
    /// Explosions and remote violence: a later mention may name another kind of them ("the bombing").
    Explosion,
    /// Other violence against people, which a report may also call an attack.
    Violence,
    /// A contest of ground or opinion that people may die in, and that is never called an attack: territory taken, protests.
    Contest,
    /// Damage to things; part of an attack told beside it.
    Damage,
    /// Force against people short of killing: abduction, arrest, rape, robbery. A killing beside it is an event of its own.
    Coercion,
    /// Words, deals and movements of troops: no tolls belong to them.
    Other,
}

impl Sort {
    const ALL: [(Sort, &'static str); 7] = [
        (Sort::Attack, "attack"),
        (Sort::Explosion, "explosion"),
        (Sort::Violence, "violence"),
        (Sort::Contest, "contest"),
        (Sort::Damage, "damage"),
        (Sort::Coercion, "coercion"),
        (Sort::Other, "other"),
    ];

    /// The sort of a word in a codebook file.
    ///
    /// ```
    /// use casus_events::codebook::Sort;
    /// assert_eq!(Sort::of_word("damage"), Ok(Sort::Damage));
    /// assert!(Sort::of_word("war").unwrap_err().starts_with("found sort \"war\", expected one of attack, explosion"));
    /// ```
    ///
    /// # Errors
    /// What was found and which words are known.
    pub fn of_word(word: &str) -> Result<Self, String> {
        Sort::ALL.iter().find(|(_, name)| *name == word).map(|(sort, _)| *sort).ok_or_else(|| {
            let known: Vec<_> = Sort::ALL.iter().map(|(_, name)| *name).collect();
            format!("found sort {word:?}, expected one of {}", known.join(", "))
        })
    }

    /// Whether a report may also call it an attack.
    pub fn is_act(self) -> bool {
        matches!(self, Sort::Attack | Sort::Explosion | Sort::Violence | Sort::Damage)
    }

    /// Whether a killing told beside it is part of it.
    pub fn takes_killings(self) -> bool {
        matches!(self, Sort::Attack | Sort::Explosion | Sort::Violence | Sort::Contest)
    }

    /// Whether tolls of killed and injured may belong to it.
    pub fn bears_tolls(self) -> bool {
        self != Sort::Other
    }
}
