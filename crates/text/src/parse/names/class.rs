//! What a mention stands for.

use crate::parse::coreference::Sort;

/// What a mention stands for, as finely as a coder of violence asks. One class each, the likeliest; "soldiers" are of the government's
/// bodies, "the rebels" an armed group, "Kurds" a community, "a farmer" a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// One person or people, by name, office, trade or state.
    Person,
    /// Companies, parties, charities, media, and bodies of several states.
    Organisation,
    /// Fighters outside a state's forces, and the groups they form.
    ArmedGroup,
    /// Governments, their offices, armies, police.
    Government,
    /// An ethnic, religious or national community.
    Community,
    /// A place, named or described.
    Location,
    /// What is built: houses, bases, roads, hospitals.
    Facility,
    /// What kills: guns, bombs, shells, missiles.
    Weapon,
    /// What carries people or weapons: cars, tanks, aircraft, ships.
    Vehicle,
    /// A date, a time, a stretch of time.
    Time,
    /// An amount that counts or measures.
    Quantity,
    /// Anything else, and what was not told.
    #[default]
    Other,
}

impl Class {
    /// All classes in order.
    pub const ALL: [Class; 12] = [
        Class::Person,
        Class::Organisation,
        Class::ArmedGroup,
        Class::Government,
        Class::Community,
        Class::Location,
        Class::Facility,
        Class::Weapon,
        Class::Vehicle,
        Class::Time,
        Class::Quantity,
        Class::Other,
    ];

    /// The coarser sort that coreference keeps apart; nothing where it had better guess.
    pub fn sort(self) -> Option<Sort> {
        match self {
            Class::Person | Class::Community => Some(Sort::Person),
            Class::Organisation | Class::Government => Some(Sort::Organisation),
            Class::Location | Class::Facility => Some(Sort::Place),
            Class::Weapon | Class::Vehicle => Some(Sort::Thing),
            Class::Time => Some(Sort::Time),
            // fighters are people or a group: the weights of coreference know which from the noun
            Class::ArmedGroup | Class::Quantity | Class::Other => None,
        }
    }
}
