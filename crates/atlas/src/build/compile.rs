//! Sorts what was gathered and makes the sections of the file.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;

use super::Builder;
use super::names::is_weak;
use super::store::{STEPS, Store};
use crate::fold;
use crate::gazetteer::{PRESENT, SOURCE_SHIFT, WEAK, in_title_case};
use crate::layout::{Section, block_sums, planes};
use crate::place::{Feature, Source};

type Sections = Vec<(Section, usize, Vec<u8>)>;

/// Rounded points are kept in so many steps of a degree (110 m), and unnumbered places are known by them.
const COARSE: f64 = 1_000.0;
/// So many inhabitants, and a name is the town's though it is a word too.
const GREAT: u32 = 1_000_000;

/// All places in the order of the keys they are shown by, and those keys.
struct Order {
    /// Row by place.
    rows: Vec<u32>,
    /// The letters of all keys, and where that of each row begins; one more than there are rows.
    keys: String,
    starts: Vec<u32>,
    /// Place by row; twins share one.
    place_of: Vec<u32>,
}

impl Order {
    /// The key that a row is shown by.
    fn key(&self, row: u32) -> &str {
        &self.keys[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }
}

/// The sections in their order.
pub(super) fn sections(mut builder: Builder, meta: &[(String, String)]) -> Sections {
    builder.store.forget_known();
    builder.wof_names = Default::default();
    part_twins(&mut builder.store);
    let order = order(&builder.store);
    let names = names(&mut builder.store, &order);
    let mut sections = vec![(Section::Meta, 0, meta_lines(&builder, meta, &order, names.count))];
    place_sections(&mut sections, &builder, &order, if builder.brief { COARSE } else { STEPS });
    names.push(&mut sections);
    sections
}

fn meta_lines(builder: &Builder, meta: &[(String, String)], order: &Order, keys: usize) -> Vec<u8> {
    let mut lines = String::new();
    for (key, value) in meta {
        let _ = writeln!(lines, "{key}\t{}", value.replace(['\n', '\t'], " "));
    }
    let _ = writeln!(lines, "places\t{}\nnames\t{keys}\ncountries\t{}", order.rows.len(), builder.countries.len());
    lines.into_bytes()
}

/// North of this line there is more room to the south.
const FAR_NORTH: f64 = 80.0;

/// Places without a number are known by their point: where two share one, the later moves north by the least step.
fn part_twins(store: &mut Store) {
    let mut taken = HashSet::new();
    let step = |degrees: f64| (degrees * COARSE).round() as i64;
    for row in store.rows.iter_mut().filter(|row| row.number == 0) {
        let mut point = row.point();
        // one way for all of them: who turned back would meet those that moved before
        let by = if point.lat < FAR_NORTH { 1.0 / COARSE } else { -1.0 / COARSE };
        while !taken.insert((row.country, step(point.lat), step(point.lon))) {
            point.lat += by;
        }
        row.move_to(point);
    }
}

fn order(store: &Store) -> Order {
    let (mut keys, mut starts) = (String::new(), vec![0]);
    for at in 0..store.len() as u32 {
        keys.push_str(&fold(store.shown(at)));
        starts.push(keys.len() as u32);
    }
    let key = |at: u32| &keys[starts[at as usize] as usize..starts[at as usize + 1] as usize];
    let mut rows: Vec<u32> = (0..store.len() as u32).collect();
    let rank = |at: u32| {
        let row = &store.rows[at as usize];
        let point = row.point();
        let place = ((point.lat * STEPS).round() as i64, (point.lon * STEPS).round() as i64);
        (std::cmp::Reverse(row.population), row.country, row.source, row.number, place)
    };
    rows.sort_unstable_by(|a, b| key(*a).cmp(key(*b)).then_with(|| rank(*a).cmp(&rank(*b))).then(a.cmp(b)));
    let mut place_of = vec![0; rows.len()];
    let mut kept: Vec<u32> = Vec::with_capacity(rows.len());
    for at in rows {
        let twin = kept.last().is_some_and(|before| key(*before) == key(at) && rank(*before) == rank(at));
        if !twin {
            kept.push(at);
        }
        place_of[at as usize] = kept.len() as u32 - 1;
    }
    Order { rows: kept, keys, starts, place_of }
}

/// The finite-state map and its columns.
struct Names {
    map: Vec<u8>,
    count: usize,
    own: Vec<u32>,
    others: Vec<u32>,
    references: Vec<u32>,
}

impl Names {
    fn push(self, sections: &mut Sections) {
        sections.push((Section::Names, 0, self.map));
        push_column(sections, Section::Own, &self.own);
        push_column(sections, Section::Others, &self.others);
        push_column(sections, Section::OwnStarts, &block_sums(&self.own));
        push_column(sections, Section::OtherStarts, &block_sums(&self.others));
        push_column(sections, Section::References, &self.references);
    }
}

fn names(store: &mut Store, order: &Order) -> Names {
    let mut pairs = std::mem::take(&mut store.pairs);
    let place = |row: u32| order.place_of[row as usize];
    pairs.retain(|(key, row)| store.key(*key) != order.key(*row).as_bytes());
    pairs.sort_unstable_by(|a, b| store.key(a.0).cmp(store.key(b.0)).then(place(a.1).cmp(&place(b.1))));
    pairs.dedup_by(|a, b| place(a.1) == place(b.1) && store.key(a.0) == store.key(b.0));
    let mut map = fst::MapBuilder::memory();
    let mut names = Names { map: Vec::new(), count: 0, own: Vec::new(), others: Vec::new(), references: Vec::new() };
    let (mut row, mut pair) = (0, 0);
    loop {
        let own = order.rows.get(row).map(|row| order.key(*row).as_bytes());
        let other = pairs.get(pair).map(|(key, _)| store.key(*key));
        let Some(key) = own.into_iter().chain(other).min() else { break };
        let owners = order.rows[row..].iter().take_while(|row| order.key(**row).as_bytes() == key).count();
        let bearers = pairs[pair..].iter().take_while(|(other, _)| store.key(*other) == key).count();
        names.references.extend(pairs[pair..pair + bearers].iter().map(|(_, row)| place(*row)));
        names.own.push(owners as u32);
        names.others.push(bearers as u32);
        // keys come in order and each once, the only thing the map can complain of
        let _ = map.insert(key, names.count as u64);
        names.count += 1;
        (row, pair) = (row + owners, pair + bearers);
    }
    names.map = map.into_inner().unwrap_or_default();
    names
}

fn place_sections(sections: &mut Sections, builder: &Builder, order: &Order, steps: f64) {
    let store = &builder.store;
    let rows = || order.rows.iter().map(|at| &store.rows[*at as usize]);
    let mut column = |section, values: Vec<u32>| push_column(sections, section, &values);
    column(Section::Steps, vec![steps as u32]);
    column(Section::Feature, rows().map(|row| index_of(&Feature::ALL, row.feature)).collect());
    column(Section::Flags, order.rows.iter().map(|at| flags(store, *at, order.key(*at))).collect());
    column(Section::Lat, rows().map(|row| ((row.point().lat + 90.0) * steps).round() as u32).collect());
    column(Section::Lon, rows().map(|row| ((row.point().lon + 180.0) * steps).round() as u32).collect());
    column(Section::Population, rows().map(|row| row.population).collect());
    column(Section::Number, rows().map(|row| row.number).collect());
    column(Section::GeoNames, rows().map(|row| if row.source == Source::GeoNames { 0 } else { row.geonames }).collect());
    column(Section::OtherNames, rows().map(|row| u32::from(row.other_names.max(row.alternates))).collect());
    sections.push((Section::Countries, 0, builder.countries.iter().flat_map(|(_, iso3)| iso3.bytes()).collect()));
    push_divisions(sections, builder, order);
    push_shown(sections, store, order);
}

fn index_of<T: PartialEq>(all: &[T], one: T) -> u32 {
    all.iter().position(|other| *other == one).unwrap_or_default() as u32
}

fn flags(store: &Store, at: u32, key: &str) -> u32 {
    let row = &store.rows[at as usize];
    let great_city = row.feature.is_settlement() && row.population >= GREAT;
    let weak = if is_weak(key) && !great_city { WEAK } else { 0 };
    weak | PRESENT | index_of(&Source::ALL, row.source) << SOURCE_SHIFT
}

/// Country and names of divisions by area, so that places need one number for all three.
fn push_divisions(sections: &mut Sections, builder: &Builder, order: &Order) {
    let area = |at: &u32| {
        let row = &builder.store.rows[*at as usize];
        let (first, second) = builder.divisions.names(row.division);
        (row.country, first, second)
    };
    let areas: BTreeSet<(u16, &str, &str)> = order.rows.iter().map(area).collect();
    let areas: Vec<_> = areas.into_iter().collect();
    let names: BTreeSet<&str> = areas.iter().flat_map(|(_, first, second)| [*first, *second]).filter(|name| !name.is_empty()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let number = |name: &str| names.binary_search(&name).map_or(0, |at| at as u32 + 1);
    let mut column = |section, values: Vec<u32>| push_column(sections, section, &values);
    column(Section::Country, areas.iter().map(|(country, _, _)| u32::from(*country) + 1).collect());
    column(Section::Admin1, areas.iter().map(|(_, first, _)| number(first)).collect());
    column(Section::Admin2, areas.iter().map(|(_, _, second)| number(second)).collect());
    column(Section::Area, order.rows.iter().map(|at| areas.binary_search(&area(at)).unwrap_or_default() as u32).collect());
    let mut starts = vec![0];
    for name in &names {
        starts.push(starts.last().copied().unwrap_or(0) + name.len() as u32);
    }
    column(Section::DivisionStarts, starts);
    sections.push((Section::DivisionText, 0, names.concat().into_bytes()));
}

fn push_shown(sections: &mut Sections, store: &Store, order: &Order) {
    let written_out = |at: &u32| {
        let name = store.shown(*at);
        if in_title_case(order.key(*at)) == name { "" } else { name }
    };
    let lengths: Vec<u32> = order.rows.iter().map(|at| written_out(at).len() as u32).collect();
    push_column(sections, Section::ShownLength, &lengths);
    push_column(sections, Section::ShownStarts, &block_sums(&lengths));
    sections.push((Section::ShownText, 0, order.rows.iter().flat_map(|at| written_out(at).bytes()).collect()));
}

fn push_column(sections: &mut Sections, section: Section, values: &[u32]) {
    let (width, bytes) = planes(values);
    sections.push((section, width, bytes));
}
