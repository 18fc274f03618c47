//! The atlas itself: made once from its tables, then only read.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use crate::actor::{self, Actor, ActorClass, ActorIdx};
use crate::country::{self, Country, CountryIdx};
use crate::error::AtlasError;
use crate::gazetteer::Gazetteer;
use crate::layout::Bytes;
use crate::lookup::Match;
use crate::names::{Entry, Names, Sense, Told};
use crate::near::Grid;
use crate::place::{Feature, Iso3, Place, PlaceIdx, Source, distance_km};
use crate::spelling::BySound;
use crate::who::Heirs;
use crate::{areas, fold, gazetteer, layout, states};

/// The tables an atlas is made of, as bytes and text; an empty table has no rows.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    /// `countries.tsv`.
    pub countries: &'a str,
    /// `places.bin`, the generated and deflated table of places.
    pub places: &'a [u8],
    /// `sites.tsv`: bases, camps, crossings and other places without inhabitants of their own. Rows of other tables of the same columns
    /// may follow, such as those of `ucdp.tsv`.
    pub sites: &'a str,
    /// `regions.tsv`: continents, regions and divisions; a division that is also in `places` corrects it.
    pub regions: &'a str,
    /// `actors.tsv`.
    pub actors: &'a str,
    /// `VERSION`, for example `2026.11.0`.
    pub version: &'a str,
}

/// Places, countries and actors with all their names: prepared once, then read by any number of threads.
///
/// It knows no report: which of several places of one name is meant is for the caller to weigh.
#[derive(Debug)]
pub struct Atlas {
    version: String,
    countries: Vec<Country>,
    pub(crate) gazetteer: Gazetteer,
    /// Countries, sites and regions, numbered behind the generated places.
    pub(crate) areas: Vec<Place>,
    actors: Vec<Actor>,
    pub(crate) names: Names,
    by_iso3: HashMap<Iso3, CountryIdx>,
    by_place_id: HashMap<Box<str>, PlaceIdx>,
    by_actor_id: HashMap<Box<str>, ActorIdx>,
    pub(crate) heirs: Heirs,
    pub(crate) by_sound: OnceLock<BySound>,
    pub(crate) grid: OnceLock<Grid>,
}

impl Atlas {
    /// Prepares the atlas: less than 0.1 s and about 40 MB for the tables of this repository; places are made when first asked for.
    ///
    /// ```
    /// use casus_atlas::{Atlas, Tables};
    /// let empty = Tables { countries: "", places: b"", sites: "", regions: "", actors: "", version: "2026.11.0\n" };
    /// assert_eq!(Atlas::from_tables(&empty)?.version(), "2026.11.0");
    /// # Ok::<(), casus_atlas::AtlasError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A row that cannot be read, has no source, or repeats an id; a table of places that is cut short or of another layout; actors whose
    /// periods run backwards or overlap, whose ties lead nowhere, or of whom two bear one name at one time in one country.
    pub fn from_tables(tables: &Tables<'_>) -> Result<Atlas, AtlasError> {
        let gazetteer = gazetteer::read_table(tables.places)?;
        Atlas::of(tables, gazetteer, tables.version.trim().to_owned())
    }

    /// The same with a compiled atlas of the user's own in the place of `places.bin`; its checksum joins the version.
    ///
    /// The bytes are kept and read where they lie, so they may be the map of a file. Opening reads them once, for their checksum.
    ///
    /// # Errors
    ///
    /// As [`Atlas::from_tables`]; bytes that are no compiled atlas, one of another layout, cut short or damaged.
    pub fn with_places(tables: &Tables<'_>, places: Bytes) -> Result<Atlas, AtlasError> {
        let checksum = layout::checksum(places.as_slice()).unwrap_or_default();
        if places.as_slice().is_empty() {
            return Err(AtlasError::new("the atlas", 0, "an empty file", "an atlas of layout 2"));
        }
        let gazetteer = gazetteer::read("the atlas", places)?;
        Atlas::of(tables, gazetteer, format!("{}+{checksum:08x}", tables.version.trim()))
    }

    fn of(tables: &Tables<'_>, gazetteer: Gazetteer, version: String) -> Result<Atlas, AtlasError> {
        let mut atlas = Atlas {
            version,
            countries: country::read(tables.countries)?,
            gazetteer,
            areas: Vec::new(),
            actors: Vec::new(),
            names: Names::default(),
            by_iso3: HashMap::new(),
            by_place_id: HashMap::new(),
            by_actor_id: HashMap::new(),
            heirs: Heirs::default(),
            by_sound: OnceLock::new(),
            grid: OnceLock::new(),
        };
        let mut told = Told::default();
        atlas.add_countries(&mut told)?;
        for area in areas::read("sites.tsv", tables.sites)?.chain(areas::read("regions.tsv", tables.regions)?) {
            atlas.add_place(area?, &mut told)?;
        }
        let lines = atlas.add_actors(actor::read(tables.actors)?, &mut told)?;
        atlas.add_metonyms(&mut told);
        atlas.names = told.sorted();
        atlas.check_bearers(&lines)?;
        atlas.heirs = Heirs::of(&atlas);
        Ok(atlas)
    }

    /// What the compiled places were made of: keys and values, as they stand in the file.
    pub fn made_of(&self) -> impl Iterator<Item = (&str, &str)> {
        self.gazetteer.meta().lines().filter_map(|line| line.split_once('\t'))
    }

    /// How many compiled places there are of each source and feature.
    pub fn counts(&self) -> BTreeMap<(Source, Feature), usize> {
        let mut counts = BTreeMap::new();
        for at in 0..self.gazetteer.len() {
            *counts.entry(self.gazetteer.source_and_feature(at)).or_insert(0) += 1;
        }
        counts
    }

    /// Reads every key and every column of the compiled places, and says what does not fit together, beyond what opening sees.
    ///
    /// # Errors
    ///
    /// A key out of order, a number that leads nowhere, a point that is not on earth.
    pub fn verify(&self) -> Result<(), AtlasError> {
        self.gazetteer.verify()
    }

    /// The release of the tables, printed in every output.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The place with this number; numbers come from this atlas's own look-ups.
    ///
    /// # Panics
    ///
    /// If the number is of another, larger atlas.
    pub fn place(&self, place: PlaceIdx) -> &Place {
        let at = place.0 as usize;
        let generated = self.gazetteer.len();
        if at < generated { self.gazetteer.place(at) } else { &self.areas[at - generated] }
    }

    /// The actor with this number; numbers come from this atlas's own look-ups.
    ///
    /// # Panics
    ///
    /// If the number is of another, larger atlas.
    pub fn actor(&self, actor: ActorIdx) -> &Actor {
        &self.actors[actor.0 as usize]
    }

    /// The country with this number, as [`Match::demonym`](crate::Match::demonym) gives it.
    ///
    /// # Panics
    ///
    /// If the number is of another, larger atlas.
    pub fn country_at(&self, country: CountryIdx) -> &Country {
        &self.countries[country.0 as usize]
    }

    /// The country with this ISO code of three letters.
    pub fn country(&self, iso3: &str) -> Option<&Country> {
        Some(self.country_at(self.country_idx(iso3)?))
    }

    pub(crate) fn country_idx(&self, iso3: &str) -> Option<CountryIdx> {
        self.by_iso3.get(&Iso3::new(iso3)?).copied()
    }

    /// The place of a country, site or region by its id; generated places are found by a search through all of them.
    pub fn place_by_id(&self, id: &str) -> Option<PlaceIdx> {
        self.by_place_id.get(id).copied().or_else(|| {
            // only Who's On First and GeoNames have numbers that stand in their ids as they are
            let numbered = ["geonames:", "wof:"].iter().find_map(|prefix| id.strip_prefix(prefix)?.parse::<u32>().ok());
            let may_be = |at: &usize| numbered.is_none_or(|number| self.gazetteer.number(*at) == number);
            let at = (0..self.gazetteer.len()).filter(may_be).find(|at| self.gazetteer.place(*at).id == id)?;
            Some(PlaceIdx(at as u32))
        })
    }

    /// The actor with this id, for example the one a [`Tie`](crate::Tie) names.
    pub fn actor_by_id(&self, id: &str) -> Option<ActorIdx> {
        self.by_actor_id.get(id).copied()
    }

    /// The government of a country.
    pub fn government_of(&self, iso3: &str) -> Option<ActorIdx> {
        self.office_of(self.country_idx(iso3)?, ActorClass::Government)
    }

    /// The armed forces of a country.
    pub fn military_of(&self, iso3: &str) -> Option<ActorIdx> {
        self.office_of(self.country_idx(iso3)?, ActorClass::Military)
    }

    /// The police of a country.
    pub fn police_of(&self, iso3: &str) -> Option<ActorIdx> {
        self.office_of(self.country_idx(iso3)?, ActorClass::Police)
    }

    /// The country that a place is, if it is one.
    pub fn country_of_place(&self, place: PlaceIdx) -> Option<CountryIdx> {
        let place = self.place(place);
        (place.feature == Feature::Country).then(|| self.country_idx(place.country.as_ref()?.as_str()))?
    }

    /// The place whose people a name is: the country of `Syrian`, the continent of `African`, the state of `Texan`; the narrower where a
    /// word is both (`Scottish`).
    pub fn home_of(&self, found: &Match) -> Option<PlaceIdx> {
        let country = found.demonym.map(|country| self.country_at(country).place);
        let within = found.people.filter(|people| country.is_none() || self.place(*people).country.is_some());
        within.or(country)
    }

    /// All countries.
    pub fn countries(&self) -> impl Iterator<Item = &Country> {
        self.countries.iter()
    }

    /// All places with their numbers; making the generated ones takes a tenth of a second and 40 MB, once.
    pub fn places(&self) -> impl Iterator<Item = (PlaceIdx, &Place)> {
        (0..self.gazetteer.len() + self.areas.len()).map(|at| PlaceIdx(at as u32)).map(|place| (place, self.place(place)))
    }

    /// All actors with their numbers.
    pub fn actors(&self) -> impl Iterator<Item = (ActorIdx, &Actor)> {
        self.actors.iter().enumerate().map(|(at, actor)| (ActorIdx(at as u32), actor))
    }

    /// The derived actors of countries come first and in the order of the countries.
    pub(crate) fn office_of(&self, country: CountryIdx, class: ActorClass) -> Option<ActorIdx> {
        let office = states::OFFICES.iter().position(|(office, _)| *office == class)?;
        Some(ActorIdx(country.0 * states::OFFICES.len() as u32 + office as u32))
    }

    /// The country whose office an actor is, if it is one of those.
    pub(crate) fn country_of_office(&self, actor: ActorIdx) -> Option<CountryIdx> {
        let country = actor.0 / states::OFFICES.len() as u32;
        ((country as usize) < self.countries.len()).then_some(CountryIdx(country))
    }

    fn add_countries(&mut self, told: &mut Told) -> Result<(), AtlasError> {
        let mut countries = std::mem::take(&mut self.countries);
        for (at, country) in countries.iter_mut().enumerate() {
            let idx = CountryIdx(at as u32);
            if self.by_iso3.insert(country.iso3, idx).is_some() {
                return Err(AtlasError::new(country::TABLE, 0, &country.iso3, "every code once"));
            }
            country.place = self.add_place(areas::Area::of_country(country), told)?;
            for demonym in &country.demonyms {
                told.add(&fold(demonym), Entry::new(Sense::Demonym(idx)));
            }
            for actor in states::made_for(country) {
                self.add_actor(0, actor, told)?;
            }
        }
        self.countries = countries;
        Ok(())
    }

    /// Gives the actors with the lines of their rows.
    fn add_actors(&mut self, rows: Vec<(usize, Actor)>, told: &mut Told) -> Result<Vec<(ActorIdx, usize)>, AtlasError> {
        let own: HashSet<&str> = rows.iter().map(|(_, actor)| actor.id.as_str()).collect();
        actor::check(&rows, |id| own.contains(id) || self.by_actor_id.contains_key(id))?;
        let mut lines = Vec::with_capacity(rows.len());
        for (line, actor) in rows {
            lines.push((self.add_actor(line, actor, told)?, line));
        }
        // who yields a name stands behind those who bear it
        for (idx, _) in &lines {
            for alias in self.actor(*idx).aliases.iter().filter(|alias| alias.yields) {
                told.add(&fold(&alias.name), Entry::written(Sense::Actor(*idx), &alias.into()));
            }
        }
        Ok(lines)
    }

    /// A name has one holder at a time in a country.
    fn check_bearers(&self, lines: &[(ActorIdx, usize)]) -> Result<(), AtlasError> {
        let lines: HashMap<ActorIdx, usize> = lines.iter().copied().collect();
        for (key, bearers) in self.names.shared() {
            let rows = bearers.iter().filter_map(|(idx, exact)| Some((*lines.get(idx)?, self.actor(*idx), *exact)));
            let mut rows: Vec<actor::Bearer<'_>> = rows.collect();
            rows.sort_by_key(|(line, ..)| *line);
            actor::check_bearers(key, &rows)?;
        }
        Ok(())
    }

    fn add_place(&mut self, area: areas::Area<'_>, told: &mut Told) -> Result<PlaceIdx, AtlasError> {
        let key = fold(&area.place.name);
        let aliases: Vec<String> = area.aliases.iter().map(|alias| fold(alias.name)).collect();
        let known = self.generated_twin(&area.place, &key, &aliases);
        let idx = known.unwrap_or(PlaceIdx((self.gazetteer.len() + self.areas.len()) as u32));
        // a common word that a written row has as the name of a town is no name for the town that is known without it
        let doubtful = area.place.weak && area.place.feature.is_settlement() && known.is_some();
        if !doubtful {
            told.add(&key, Entry::new(Sense::Place(idx)));
        }
        for (key, alias) in aliases.iter().zip(&area.aliases) {
            told.add(key, Entry::written(Sense::Place(idx), alias));
        }
        if self.by_place_id.insert(area.place.id.as_str().into(), idx).is_some() {
            return Err(AtlasError::new(area.table, area.line, &area.place.id, "every id once"));
        }
        for people in &area.people {
            told.add(&fold(people), Entry::new(Sense::People(idx)));
        }
        match known {
            Some(known) => self.gazetteer.correct(known.0 as usize, key, &area.place),
            None => self.areas.push(area.place),
        }
        Ok(idx)
    }

    /// The generated place that a written one is, by its sort, country, any of its names and nearness: a twin would split their votes.
    fn generated_twin(&self, written: &Place, key: &str, aliases: &[String]) -> Option<PlaceIdx> {
        let near_km = match written.feature {
            Feature::Admin1 => 600.0,
            Feature::Admin2 => 100.0,
            feature if feature.is_settlement() || is_air(feature) => 10.0,
            _ => return None,
        };
        // asked of thousands of places: none is made for it
        let gap = |idx: &PlaceIdx| {
            let at = idx.0 as usize;
            let feature = self.gazetteer.feature(at);
            let both = |is: fn(Feature) -> bool| is(feature) && is(written.feature);
            let same_sort = feature == written.feature || both(Feature::is_settlement) || both(is_air);
            if !same_sort || self.gazetteer.country(at) != written.country {
                return None;
            }
            // a country has one division of a name, and that its middle lies elsewhere is what the row corrects: Alaska's islands lie on both sides of 180
            let is_named_so = || feature == Feature::Admin1 && fold(&self.gazetteer.place(at).name) == fold(&written.name);
            Some(distance_km(self.gazetteer.point(at), written.point?)).filter(|apart| *apart < near_km || is_named_so())
        };
        let nearest = |key: &str| {
            let bearers = self.gazetteer.find(key).0;
            let places = self.gazetteer.bearers(&bearers).filter_map(|idx| Some((gap(&idx)?, idx)));
            places.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, idx)| idx)
        };
        let named = nearest(key).or_else(|| aliases.iter().find_map(|key| nearest(key)));
        // "Kidal Region" may be "Kidal" there
        named.or_else(|| nearest(&fold(written.name.rsplit_once(' ').filter(|_| written.feature == Feature::Admin1)?.0)))
    }

    /// A row whose id is that of a derived actor (`mil-SYR`) takes its place.
    fn add_actor(&mut self, line: usize, mut actor: Actor, told: &mut Told) -> Result<ActorIdx, AtlasError> {
        let known = self.by_actor_id.get(actor.id.as_str()).copied();
        let derived = known.filter(|known| self.actor(*known).source.starts_with("derived"));
        if known.is_some() && derived.is_none() {
            return Err(AtlasError::new(actor::TABLE, line, actor.id.trim_start_matches("casus:"), "every id once"));
        }
        let idx = derived.unwrap_or(ActorIdx(self.actors.len() as u32));
        let own = actor::Spelling { yields: false, ..actor::read_alias(&actor.name) };
        for name in std::iter::once(own).chain(actor.aliases.iter().map(Into::into)).filter(|name| !name.yields) {
            told.add(&fold(name.name), Entry::written(Sense::Actor(idx), &name));
        }
        self.by_actor_id.insert(actor.id.as_str().into(), idx);
        if derived.is_some() {
            let before = &mut self.actors[idx.0 as usize];
            actor.aliases.append(&mut before.aliases);
            *before = actor;
        } else {
            self.actors.push(actor);
        }
        Ok(idx)
    }

    fn add_metonyms(&self, told: &mut Told) {
        for (at, country) in self.countries.iter().enumerate().filter(|(_, country)| country.until.is_none()) {
            let government = ActorIdx((at * states::OFFICES.len()) as u32);
            for word in country.metonyms.iter().chain(Some(&country.capital)) {
                told.add(&fold(word), Entry::new(Sense::Metonym(government)));
            }
        }
    }
}

/// Airports and air bases share their runways.
fn is_air(feature: Feature) -> bool {
    matches!(feature, Feature::Airfield | Feature::Base)
}
