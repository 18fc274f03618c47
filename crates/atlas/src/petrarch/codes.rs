//! What a code of an actor says of its class.

use crate::actor::ActorClass;

/// The class that the sectors of a code stand for, for example [`ActorClass::Military`] for `SYRMIL`: the first of its blocks of three letters
/// that says one, its country apart. `None` where it says nothing that we have a class for.
pub fn class_of_code(code: &str) -> Option<ActorClass> {
    let blocks = code.as_bytes().chunks(3).filter_map(|block| std::str::from_utf8(block).ok());
    blocks.into_iter().find_map(|block| {
        Some(match block {
            "GOV" | "LEG" => ActorClass::Government,
            "MIL" => ActorClass::Military,
            "COP" => ActorClass::Police,
            "SPY" => ActorClass::Intelligence,
            "REB" | "UAF" | "IMG" | "SEP" | "INS" => ActorClass::RebelGroup,
            "CRM" => ActorClass::Gang,
            "OPP" | "PTY" => ActorClass::Party,
            "REL" => ActorClass::ReligiousGroup,
            "IGO" => ActorClass::InternationalOrganisation,
            "NGO" | "NGM" | "HRI" => ActorClass::Ngo,
            "MED" => ActorClass::Media,
            "JUD" => ActorClass::Court,
            _ => return None,
        })
    })
}
