//! Who is meant by names or phrases: `cargo run --release -p casus-atlas --example who < LINES`, each line words, day and country with tabs
//! between; prints each with the actor's id and what it was.

use std::io::{BufRead, stdin};

use casus_atlas::{Atlas, Iso3, Setting, Tables};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let atlas = Atlas::from_tables(&Tables {
        countries: include_str!("../../../data/atlas/countries.tsv"),
        places: include_bytes!("../../../data/atlas/places.bin"),
        sites: include_str!("../../../data/atlas/sites.tsv"),
        regions: include_str!("../../../data/atlas/regions.tsv"),
        actors: include_str!("../../../data/atlas/actors.tsv"),
        version: include_str!("../../../data/atlas/VERSION"),
    })?;
    for line in stdin().lock().lines() {
        let line = line?;
        let mut cells = line.split('\t');
        let (words, date, country) = (cells.next().unwrap_or_default(), cells.next(), cells.next());
        let countries: Vec<Iso3> = country.and_then(Iso3::new).into_iter().collect();
        let setting = Setting { date: date.filter(|date| !date.is_empty()), countries: &countries };
        let who = atlas.who(words, &setting).unwrap_or_default();
        let id = |actor| atlas.actor(actor).id.clone();
        let holder =
            who.holder.as_ref().map_or_else(String::new, |holder| format!("{} {} {:?}", id(holder.actor), holder.class.word(), holder.age));
        let parts = [who.country.map(|code| code.to_string()), who.community.map(id), who.people.map(|people| people.word().to_owned())];
        println!("{line}\t{holder}\t{}", parts.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    Ok(())
}
