//! The names of places in a report, from the country inwards.

use casus_atlas::{Feature, Iso3};
use casus_text::{NameKind, Parse, Report, Span};

use crate::Reader;
use crate::page::{Named, Page};
use crate::resolve::gazetteer::Gazetteer;

/// The countries that MUC-4 was about, as its task documentation names them.
const OF_INTEREST: [&str; 9] = ["ARG", "BOL", "CHL", "COL", "ECU", "SLV", "GTM", "HND", "PER"];

/// The places of a report.
#[derive(Clone, Debug, Default)]
pub struct Map {
    pub(super) places: Vec<Spot>,
}

/// A place by its name, where the report names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    /// From the country inwards.
    pub levels: Vec<String>,
    /// The last word of the name.
    pub word: usize,
    pub sentence: usize,
    /// How fine: 0 a country, 1 a region, 2 a town, 3 a place that the atlas does not know.
    pub grain: usize,
    /// Whether it stands behind "in", "at" or the like.
    pub said_in: bool,
    /// How often the report names it.
    pub times: usize,
    /// What is known of its country: how much of the report speaks of it, whether most does, whether the report was written there,
    /// whether MUC-4 was about it.
    pub country: [f32; 4],
}

/// What is asked of countries while a map is drawn.
struct Countries<'p, 'a> {
    page: &'p Page<'a>,
    gazetteer: Gazetteer,
    dateline: Option<Iso3>,
}

impl Countries<'_, '_> {
    fn name(&self, iso: Iso3) -> Option<String> {
        self.page.reader.atlas.country(iso.as_str()).map(|country| country.name.clone())
    }

    fn known(&self, iso: Iso3) -> [f32; 4] {
        let yes = |right: bool| f32::from(u8::from(right));
        let of_interest = OF_INTEREST.contains(&iso.as_str());
        [self.gazetteer.share(Some(iso)), yes(self.gazetteer.main == Some(iso)), yes(self.dateline == Some(iso)), yes(of_interest)]
    }

    /// The country that a report is about, of those that MUC-4 was about if it names one.
    fn home(&self) -> Option<Iso3> {
        let named = self.page.names.iter().filter_map(|named| self.of(named));
        let mut all: Vec<Iso3> = named.chain(self.dateline).filter(|iso| OF_INTEREST.contains(&iso.as_str())).collect();
        all.sort_unstable();
        all.dedup();
        let best = all.into_iter().max_by(|a, b| self.gazetteer.share(Some(*a)).total_cmp(&self.gazetteer.share(Some(*b))));
        best.or(self.gazetteer.main)
    }

    /// The country of a name.
    fn of(&self, named: &Named) -> Option<Iso3> {
        let atlas = &self.page.reader.atlas;
        let people = named.found.demonym.map(|country| atlas.country_at(country).iso3);
        people.or_else(|| atlas.place(self.gazetteer.settle(self.page, named)?).country)
    }
}

impl Map {
    /// The places of a report.
    pub fn read(reader: &Reader, report: &Report, parse: &Parse) -> Map {
        Map::of(&Page::open(reader, report, parse))
    }

    pub(crate) fn of(page: &Page<'_>) -> Map {
        let countries = Countries { page, gazetteer: Gazetteer::of(page), dateline: written_in(page) };
        let home = countries.home();
        let mut places: Vec<Spot> = Vec::new();
        for named in &page.names {
            let word = named.tokens.end as usize - 1;
            let words = || page.parse.words(page.report, named.tokens).to_owned();
            let idx = countries.gazetteer.settle(page, named).filter(|_| named.found.demonym.is_none());
            let feature = idx.map(|idx| page.reader.atlas.place(idx).feature);
            if let Some(iso) = countries.of(named) {
                let names = countries.name(iso);
                let (inner, grain) = match feature {
                    None | Some(Feature::Country) => (None, 0),
                    Some(Feature::Admin1 | Feature::Admin2) => (Some(words()), 1),
                    Some(_) => (Some(words()), 2),
                };
                places.push(spot(&countries, iso, names.into_iter().chain(inner).collect(), word, grain));
            }
            // a name that lies in many countries may lie at home
            let far = feature.is_some_and(|feature| feature != Feature::Country) && countries.of(named) != home;
            if let Some(home) = home.filter(|_| far || idx.is_none() && named.found.demonym.is_none()) {
                places.push(spot(&countries, home, countries.name(home).into_iter().chain([words()]).collect(), word, 3));
            }
        }
        let unknown = |at: usize| page.parse.tokens[at].name == Some(NameKind::Place) && page.name(at).is_none();
        for at in (0..page.parse.tokens.len()).filter(|at| unknown(*at) && (*at == 0 || !unknown(at - 1))) {
            let end = (at..page.parse.tokens.len()).find(|at| !unknown(*at)).unwrap_or(page.parse.tokens.len());
            let words = page.parse.words(page.report, Span::of(at..end)).to_owned();
            if let Some(home) = home {
                places.push(spot(&countries, home, countries.name(home).into_iter().chain([words]).collect(), end - 1, 3));
            }
        }
        if let Some(home) = home {
            places.push(Spot { said_in: false, ..spot(&countries, home, countries.name(home).into_iter().collect(), 0, 0) });
        }
        let times: Vec<usize> = places.iter().map(|place| places.iter().filter(|other| other.levels == place.levels).count()).collect();
        places.iter_mut().zip(times).for_each(|(place, times)| place.times = times);
        Map { places }
    }
}

fn spot(countries: &Countries<'_, '_>, iso: Iso3, levels: Vec<String>, word: usize, grain: usize) -> Spot {
    let page = countries.page;
    let within = |word: usize| {
        let case = page.tree.case(page.tree.first_conjunct(word));
        matches!(case, Some("in" | "at" | "near" | "on" | "outside" | "inside"))
    };
    let there = word < page.parse.tokens.len();
    Spot {
        levels,
        word,
        sentence: if there { page.sentence(word) } else { 0 },
        grain,
        said_in: there && within(word),
        times: 1,
        country: countries.known(iso),
    }
}

/// The country that the report was written in, by its dateline.
fn written_in(page: &Page<'_>) -> Option<Iso3> {
    let atlas = &page.reader.atlas;
    let found = atlas.named(page.report.words(page.report.dateline?))?;
    let largest = found.places.iter().max_by_key(|place| atlas.place(**place).population)?;
    atlas.place(*largest).country
}
