//! The names of places in a report, from the country inwards.

mod seen;

use casus_atlas::{Feature, Iso3, Place, fold};
use casus_text::{NameKind, Parse, Report, Span, Token};

use crate::Reader;
use crate::judge::{keys, outlook};
use crate::page::{Named, Page};
use crate::places::Role;
use crate::resolve::gazetteer::Gazetteer;

/// The countries that MUC-4 was about, as its task documentation names them.
const OF_INTEREST: [&str; 9] = ["ARG", "BOL", "CHL", "COL", "ECU", "SLV", "GTM", "HND", "PER"];
/// Words for what sort of place a name is of, which coders leave out of it.
const SORTS: &str = "airport area camp canton capital city department district farm hamlet jurisdiction municipality neighborhood port province \
                     region river sector suburb town township university village zone";

/// The places of a report.
#[derive(Clone, Debug, Default)]
pub struct Map {
    pub(super) spots: Vec<Spot>,
    /// For each token its lemma, as a number.
    pub(super) lemmas: Vec<u32>,
    /// For each token its relation to its head, with its preposition, as a number.
    pub(super) relations: Vec<u32>,
}

/// How a name came to be among the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The place of the atlas that it is held to mean.
    Settled,
    /// The country of a people.
    People,
    /// The atlas knows places of this name, of which none, or one far away, is held to be meant: it may lie at home.
    AtHome,
    /// The atlas knows the name, but no place of it.
    Other,
    /// Words that the language model holds for a place and the atlas does not know.
    Unknown,
    /// All words in a row that the language model holds for a place.
    Run,
    /// What is learned of names holds it for one, with other bounds.
    Learned,
    /// A name without the word for its sort.
    Bare,
    /// The town of the dateline, which stands above the report's own words.
    Dateline,
    /// The country that the report is about, named or not.
    Home,
}

/// A place by its name, where the report names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    /// From the country inwards.
    pub levels: Vec<String>,
    /// The same for names spelled alike.
    pub key: u32,
    /// The words of the name; none if it stands nowhere in the report's own words.
    pub words: Span<Token>,
    /// The word of it that hangs on a word outside it.
    pub at: usize,
    pub sentence: usize,
    /// How fine: 0 a country, 1 a region, 2 a town, 3 a place of which only the name is known.
    pub grain: usize,
    pub source: Source,
    /// What the atlas has of it.
    pub feature: Option<Feature>,
    /// The logarithm of its inhabitants; -1 where the atlas has no such place.
    pub people: f32,
    /// Whether it stands behind "in", "at" or the like.
    pub said_in: bool,
    /// How often the report names it.
    pub times: usize,
    /// What is known of its country: how much of the report speaks of it, whether most does, whether the report was written there,
    /// whether MUC-4 was about it.
    pub country: [f32; 4],
    /// What is seen of it, whatever incident it is asked for.
    pub features: Vec<u32>,
    /// What the second look asks of it.
    pub facts: Vec<f32>,
}

impl Spot {
    /// Its last word.
    pub fn word(&self) -> usize {
        (self.words.end as usize).saturating_sub(1)
    }

    /// Whether it stands in the report's own words.
    pub fn is_said(&self) -> bool {
        !self.words.is_empty()
    }

    /// How many words stand between two names; none where they share one.
    pub fn gap(&self, other: &Spot) -> Option<usize> {
        let (first, second) = if self.words.start <= other.words.start { (self, other) } else { (other, self) };
        second.words.start.checked_sub(first.words.end).map(|gap| gap as usize)
    }
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
        let mut drawn = Drawn { home: countries.home(), countries, spots: Vec::new() };
        drawn.take_names();
        drawn.take_words();
        drawn.take_bounds();
        drawn.take_unsaid();
        let Drawn { countries, mut spots, .. } = drawn;
        let times: Vec<usize> = spots.iter().map(|spot| spots.iter().filter(|other| other.key == spot.key).count()).collect();
        spots.iter_mut().zip(times).for_each(|(spot, times)| spot.times = times);
        let seen: Vec<_> = (0..spots.len()).map(|at| seen::seen(page, &countries.gazetteer, &spots, at)).collect();
        spots.iter_mut().zip(seen).for_each(|(spot, seen)| (spot.features, spot.facts) = seen);
        let all = 0..page.parse.tokens.len();
        Map {
            spots,
            lemmas: all.clone().map(|at| keys::word(page.tree.lemma(at))).collect(),
            relations: all.map(|at| outlook::relation(page, at)).collect(),
        }
    }
}

/// A map while it is drawn.
struct Drawn<'p, 'a> {
    countries: Countries<'p, 'a>,
    home: Option<Iso3>,
    spots: Vec<Spot>,
}

impl<'a> Drawn<'_, 'a> {
    /// Adds a place: a country, or the name within it that `words` are; each once.
    fn add(&mut self, iso: Iso3, words: Span<Token>, grain: usize, source: Source, place: Option<&Place>) {
        let page = self.countries.page;
        let inner = (grain > 0).then(|| page.words(words).to_owned());
        let spot = self.spot(iso, inner, words, grain, source, place);
        self.spots.extend(spot.filter(|spot| !self.spots.iter().any(|other| other.words == words && other.key == spot.key)));
    }

    fn spot(
        &self,
        iso: Iso3,
        inner: Option<String>,
        words: Span<Token>,
        grain: usize,
        source: Source,
        place: Option<&Place>,
    ) -> Option<Spot> {
        let page = self.countries.page;
        let levels: Vec<String> = std::iter::once(self.countries.name(iso)?).chain(inner).collect();
        let at = words.range().find(|at| page.tree.head(*at).is_none_or(|head| !words.contains(head as u32)));
        let at = at.unwrap_or(words.start as usize);
        let last = words.range().last();
        let case = last.and_then(|last| page.tree.case(page.tree.first_conjunct(last)));
        Some(Spot {
            key: levels.iter().fold(0, |key, level| keys::together(key, &[keys::word(&fold(level))])),
            levels,
            words,
            at,
            sentence: last.map_or(0, |last| page.sentence(last)),
            grain,
            source,
            feature: place.map(|place| place.feature),
            people: place.map_or(-1.0, |place| (place.population as f32 + 1.0).log10()),
            said_in: matches!(case, Some("in" | "at" | "near" | "on" | "outside" | "inside")),
            times: 1,
            country: self.countries.known(iso),
            features: Vec::new(),
            facts: Vec::new(),
        })
    }

    /// The names that the atlas knows.
    fn take_names(&mut self) {
        let page = self.countries.page;
        let atlas = &page.reader.atlas;
        for named in &page.names {
            let idx = self.countries.gazetteer.settle(page, named).filter(|_| named.found.demonym.is_none());
            let place = idx.map(|idx| atlas.place(idx));
            let country = self.countries.of(named);
            if let Some(iso) = country {
                let grain = match place.map(|place| place.feature) {
                    None | Some(Feature::Country) => 0,
                    Some(Feature::Admin1 | Feature::Admin2) => 1,
                    Some(_) => 2,
                };
                self.add(iso, named.tokens, grain, if named.found.demonym.is_some() { Source::People } else { Source::Settled }, place);
            }
            // a name that lies in many countries may lie at home
            let far = place.is_some_and(|place| place.feature != Feature::Country) && country != self.home;
            if let Some(home) = self.home.filter(|_| far || idx.is_none() && named.found.demonym.is_none()) {
                let source = if named.found.places.is_empty() { Source::Other } else { Source::AtHome };
                let there = named.found.places.iter().map(|idx| atlas.place(*idx)).find(|place| place.country == Some(home));
                self.add(home, named.tokens, 3, source, there);
            }
        }
    }

    /// Words that the language model holds for places and the atlas does not know.
    fn take_words(&mut self) {
        let page = self.countries.page;
        let Some(home) = self.home else { return };
        for words in runs(page, |at| page.name(at).is_none()) {
            self.add(home, words, 3, Source::Unknown, None);
        }
    }

    /// The same names with other bounds: whole runs of words, as what is learned of names has them, without the word for their sort.
    fn take_bounds(&mut self) {
        let page = self.countries.page;
        let Some(home) = self.home else { return };
        let placed = self.countries.gazetteer.placed();
        let mut found: Vec<(Span<Token>, Source)> = runs(page, |_| true).into_iter().map(|words| (words, Source::Run)).collect();
        let learned = placed.iter().filter(|placed| placed.toponym.role != Role::Demonym).map(|placed| page.tokens(placed.toponym.words));
        found.extend(learned.filter(|words| !words.is_empty()).map(|words| (words, Source::Learned)));
        let all = found.iter().map(|(words, _)| *words).chain(self.spots.iter().filter(|spot| spot.grain > 0).map(|spot| spot.words));
        let bare: Vec<_> = all.flat_map(|words| without_sort(page, words)).map(|words| (words, Source::Bare)).collect();
        found.extend(bare);
        let known: Vec<Span<Token>> = page.names.iter().map(|named| named.tokens).collect();
        for (words, source) in found.into_iter().filter(|(words, _)| !known.contains(words)) {
            let learned = self.countries.gazetteer.placed().iter().find(|placed| page.tokens(placed.toponym.words) == words);
            let place = learned.and_then(|placed| placed.place).map(|idx| page.reader.atlas.place(idx));
            if place.is_some_and(|place| place.feature == Feature::Country) {
                continue;
            }
            let iso = place.and_then(|place| place.country).unwrap_or(home);
            self.add(iso, words, 3, source, place);
            if iso != home {
                self.add(home, words, 3, source, None);
            }
        }
    }

    /// What the report's own words need not name: the town of its dateline and the country that it is about.
    fn take_unsaid(&mut self) {
        let page = self.countries.page;
        let nowhere = Span::of(0..0);
        if let Some((town, iso)) = self.dateline_town() {
            self.spots.extend(self.spot(iso, Some(town.to_owned()), nowhere, 2, Source::Dateline, None));
        }
        if let Some(home) = self.home.filter(|_| !page.parse.tokens.is_empty()) {
            self.spots.extend(self.spot(home, None, nowhere, 0, Source::Home, None));
        }
    }

    fn dateline_town(&self) -> Option<(&'a str, Iso3)> {
        let page = self.countries.page;
        let town = page.report.words(page.report.dateline?);
        let found = page.reader.atlas.named(town)?;
        let places = || found.places.iter().map(|idx| page.reader.atlas.place(*idx)).filter(|place| place.feature != Feature::Country);
        let at_home = places().find(|place| place.country.is_some() && place.country == self.home);
        Some((town, at_home.or_else(|| places().max_by_key(|place| place.population))?.country?))
    }
}

/// Rows of words that the language model holds for places and that are `wanted`.
fn runs(page: &Page<'_>, wanted: impl Fn(usize) -> bool) -> Vec<Span<Token>> {
    let is_place = |at: usize| page.parse.tokens[at].name == Some(NameKind::Place) && wanted(at);
    let mut runs: Vec<Span<Token>> = Vec::new();
    for at in (0..page.parse.tokens.len()).filter(|at| is_place(*at)) {
        match runs.last_mut() {
            Some(run) if run.end as usize == at && page.sentence(run.start as usize) == page.sentence(at) => run.end += 1,
            _ => runs.push(Span::of(at..at + 1)),
        }
    }
    runs
}

/// A name without the word for its sort before or behind it: "MIRAFLORES NEIGHBORHOOD", "CANTON SAN JOSE".
fn without_sort(page: &Page<'_>, words: Span<Token>) -> Vec<Span<Token>> {
    let Some(last) = words.range().last().filter(|_| words.len() > 1) else { return Vec::new() };
    let is_sort = |at: usize| SORTS.split(' ').any(|sort| sort == page.tree.lemma(at));
    let first = words.start as usize;
    let (before, behind) = (is_sort(first).then(|| Span::of(first + 1..last + 1)), is_sort(last).then(|| Span::of(first..last)));
    before.into_iter().chain(behind).collect()
}

/// The country that the report was written in, by its dateline.
fn written_in(page: &Page<'_>) -> Option<Iso3> {
    let atlas = &page.reader.atlas;
    let found = atlas.named(page.report.words(page.report.dateline?))?;
    let largest = found.places.iter().max_by_key(|place| atlas.place(**place).population)?;
    atlas.place(*largest).country
}
