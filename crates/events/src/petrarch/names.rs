//! The code of some words: the first actor among them and all agents beside it.

use casus_atlas::ActorClass;
use casus_atlas::petrarch::{Actors, Agents, Day, Phrase, Side, class_of_code};
use rustc_hash::FxHashMap;

/// Names by their first word, those of more words first.
#[derive(Debug, Default)]
struct Index(FxHashMap<String, Vec<(Phrase, usize)>>);

impl Index {
    fn of<'a>(phrases: impl Iterator<Item = (&'a Phrase, usize)>) -> Index {
        let mut index = Index::default();
        for (phrase, entry) in phrases {
            let Some(first) = phrase.words.first() else { continue };
            index.0.entry(first.clone()).or_default().push((phrase.clone(), entry));
        }
        index.0.values_mut().for_each(|all| all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.words.len())));
        index
    }

    /// The longest name at the start of `words`: its entry and how many words it takes up.
    fn find(&self, words: &[&str]) -> Option<(usize, usize)> {
        let all = self.0.get(*words.first()?)?;
        all.iter().find_map(|(phrase, entry)| Some((*entry, phrase.matches(words.iter().copied())?)))
    }
}

/// Actors and agents, ready to be looked up.
#[derive(Debug)]
pub(super) struct Names {
    actors: Actors,
    agents: Agents,
    actor_names: Index,
    agent_names: Index,
}

/// What some words say of who it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The actor's code; empty where no actor is named.
    pub actor: String,
    /// Codes of agents in order, with their sides and their first words.
    pub agents: Vec<(String, Side, usize)>,
}

impl Names {
    pub fn new(actors: Actors, agents: Agents) -> Names {
        let named = actors.entries.iter().enumerate();
        let actor_names = Index::of(named.flat_map(|(at, entry)| entry.names.iter().map(move |name| (name, at))));
        let agent_names = Index::of(agents.entries.iter().enumerate().map(|(at, agent)| (&agent.phrase, at)));
        Names { actors, agents, actor_names, agent_names }
    }

    /// How many of the words at the start are an actor's name.
    pub fn actor_at(&self, words: &[&str]) -> Option<usize> {
        self.actor_names.find(words).map(|(_, taken)| taken)
    }

    /// The first actor with a code on `day`, and the agents among all other words.
    pub fn read(&self, words: &[&str], day: Day) -> Found {
        let mut found = Found::default();
        let mut taken = 0..0;
        for at in 0..words.len() {
            if let Some((entry, length)) = self.actor_names.find(&words[at..]) {
                found.actor = self.actors.entries[entry].code(day).to_owned();
                taken = at..at + length;
                break;
            }
        }
        let mut at = 0;
        while at < words.len() {
            let end = if at < taken.start { taken.start } else { words.len() };
            match self.agent_names.find(&words[at..end]).filter(|_| !taken.contains(&at)) {
                Some((entry, length)) => {
                    let agent = &self.agents.entries[entry];
                    // TABARI's rule: who held an office once is of the elite
                    let once = is_office(&agent.code) && words[..at].iter().any(|word| matches!(*word, "FORMER" | "EX"));
                    let code = if once { "ELI" } else { &agent.code };
                    found.agents.push((code.to_owned(), agent.side, at));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Whether a code is of an office of a state.
fn is_office(code: &str) -> bool {
    class_of_code(code).is_some_and(|class| class.is_state() || class == ActorClass::Court)
}

impl Found {
    /// The codes of all that is found: `---` where nothing is, two or more where an actor's code is one of several (`A/B`).
    pub fn codes(&self) -> Vec<String> {
        if self.actor.is_empty() && self.agents.is_empty() {
            return vec!["---".to_owned()];
        }
        let actor = if self.actor.is_empty() { "---" } else { &self.actor };
        actor.split('/').map(|one| self.with_agents(one)).collect()
    }

    /// Without agents that begin behind the first `words` words.
    pub fn up_to(mut self, words: usize) -> Found {
        self.agents.retain(|(_, _, at)| *at < words);
        self
    }

    fn with_agents(&self, actor: &str) -> String {
        let mut code = actor.to_owned();
        for (agent, side, _) in &self.agents {
            // codes come in blocks of three letters; what stands there already is not said twice
            let blocks = (0..code.len()).step_by(3);
            if !blocks.into_iter().any(|at| code.get(at..at + agent.len()) == Some(agent)) {
                code = if *side == Side::Behind { code + agent } else { format!("{agent}{code}") };
            }
        }
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut actors = Actors::default();
        let file = "ARDEN [ARD]\nLOW_ARDEN [LOW]\nTWIN_TOWNS [EST/WST]\nLAKE_CAPITAL [ARDGOV]\nOLD_MARK\n\t[MRK <911226]";
        assert_eq!(actors.add("own.txt", file), []);
        let mut agents = Agents::default();
        let file = "POLICE {} [~COP]\nMINISTER [~GOV]\nBORDER_POLICE {} [~MIL]\nCHARITY [NGO~]";
        assert_eq!(agents.add("own.txt", file), []);
        Names::new(actors, agents)
    }

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let words: Vec<&str> = words.split(' ').collect();
        assert_eq!(names().read(&words, Day::read("19950101").unwrap()).codes(), expected);
    }

    #[test]
    fn actors() {
        check("THE RIVER", &["---"]);
        check("LOW ARDEN", &["LOW"]);
        check("ARDEN AND LOW ARDEN", &["ARD"]);
        check("TWIN TOWNS", &["EST", "WST"]);
        check("OLD MARK", &["---"]);
    }

    #[test]
    fn agents_beside_actors() {
        check("ARDEN POLICE", &["ARDCOP"]);
        check("POLICE OF ARDEN", &["ARDCOP"]);
        check("ARDEN BORDER POLICE", &["ARDMIL"]);
        check("CHARITY IN ARDEN", &["NGOARD"]);
        check("MINISTERS OF TWIN TOWNS", &["ESTGOV", "WSTGOV"]);
        check("POLICE", &["---COP"]);
        check("FORMER ARDEN MINISTER", &["ARDELI"]);
    }

    #[test]
    fn no_code_is_said_twice() {
        check("LAKE CAPITAL MINISTER", &["ARDGOV"]);
        check("ARDEN POLICE AND POLICE", &["ARDCOP"]);
    }
}
