//! Classes of people and things that rules ask for: who is armed, who is a civilian, what is property.

use std::fmt;

/// What sort of person or thing a role filler is.
///
/// It is the class of the words, not a judgement: "militants" are [`Class::Armed`] because the report calls them so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Fighters outside a state's forces: rebels, militants, gunmen.
    Armed,
    /// A state's soldiers and their units.
    Soldiers,
    /// Police and other security services.
    Police,
    /// People acting together without being an armed group: mob, crowd, youths.
    Crowd,
    /// People who demonstrate.
    Protesters,
    /// Unarmed people: villagers, women, journalists, farmers.
    Civilians,
    /// An ethnic, religious or regional community by its name.
    Community,
    /// Holders of public office, candidates, judges.
    Officials,
    /// A government or a state as an actor.
    Government,
    /// A party or a political movement.
    Party,
    /// An international or aid organisation, peacekeepers.
    Organisation,
    /// News media and monitors.
    Media,
    /// People held: prisoners, detainees, hostages.
    Captives,
    /// Houses, shops, villages as built things, crops, cattle.
    Property,
    /// Bases, posts, checkpoints, airfields.
    Military,
    /// Roads, bridges, power lines, pipelines, hospitals, schools.
    Infrastructure,
    /// Cars, buses, convoys, ships, aircraft.
    Vehicle,
    /// Guns, missiles, drones.
    Weapon,
    /// Bombs, mines, shells as things that go off.
    Explosive,
    /// A place by its name or its sort.
    Place,
    /// A person by name of whom no more is known.
    Person,
}

impl Class {
    /// Every class with its word in codebook and word files.
    pub const ALL: [(Class, &'static str); 21] = [
        (Class::Armed, "armed"),
        (Class::Soldiers, "soldiers"),
        (Class::Police, "police"),
        (Class::Crowd, "crowd"),
        (Class::Protesters, "protesters"),
        (Class::Civilians, "civilians"),
        (Class::Community, "community"),
        (Class::Officials, "officials"),
        (Class::Government, "government"),
        (Class::Party, "party"),
        (Class::Organisation, "organisation"),
        (Class::Media, "media"),
        (Class::Captives, "captives"),
        (Class::Property, "property"),
        (Class::Military, "military"),
        (Class::Infrastructure, "infrastructure"),
        (Class::Vehicle, "vehicle"),
        (Class::Weapon, "weapon"),
        (Class::Explosive, "explosive"),
        (Class::Place, "place"),
        (Class::Person, "person"),
    ];

    /// The class of a word in a file.
    ///
    /// # Errors
    /// What was found and which words are known.
    pub fn of_word(word: &str) -> Result<Self, String> {
        Class::ALL.iter().find(|(_, name)| *name == word.trim()).map(|(class, _)| *class).ok_or_else(|| {
            let known: Vec<_> = Class::ALL.iter().map(|(_, name)| *name).collect();
            format!("found class {word:?}, expected one of {}", known.join(", "))
        })
    }

    /// Its word in files and outputs.
    pub fn word(self) -> &'static str {
        Class::ALL.iter().find(|(class, _)| *class == self).map_or("", |(_, name)| name)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
