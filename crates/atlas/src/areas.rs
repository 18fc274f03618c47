//! Sites, regions and countries as places.

use crate::actor::{Spelling, read_alias};
use crate::country::Country;
use crate::error::AtlasError;
use crate::place::{Feature, Iso3, Place, Source};
use crate::tsv::{self, Row};

/// A place of a hand-written table with its other names, and where its row stands.
pub(crate) struct Area<'a> {
    pub(crate) table: &'static str,
    pub(crate) line: usize,
    pub(crate) place: Place,
    pub(crate) aliases: Vec<Spelling<'a>>,
    /// Words for its people, and its adjectives.
    pub(crate) people: Vec<&'a str>,
}

impl Area<'_> {
    pub(crate) fn of_country(country: &Country) -> Area<'_> {
        let id = if country.geonames > 0 { format!("geonames:{}", country.geonames) } else { format!("casus:country-{}", country.iso3) };
        Area {
            table: crate::country::TABLE,
            line: 0,
            place: Place {
                id,
                name: country.name.clone(),
                feature: Feature::Country,
                country: Some(country.iso3),
                admin1: None,
                admin2: None,
                point: Some(country.point),
                radius_km: 0.0,
                population: country.population,
                other_names: country.aliases.len() as u16,
                geonames: Some(country.geonames).filter(|number| *number > 0),
                weak: false,
                source: if country.geonames > 0 { Source::GeoNames } else { Source::Casus },
            },
            aliases: country.aliases.iter().map(|alias| read_alias(alias)).collect(),
            people: Vec::new(),
        }
    }
}

/// Stands before a word for the people of an area in its cell of aliases: `~Texan`.
const PEOPLE: char = '~';

const SITE_COLUMNS: [&str; 11] = ["id", "name", "feature", "country", "admin1", "lat", "lon", "radius_km", "weak", "aliases", "source"];

/// Reads a table of sites or regions, row by row.
pub(crate) fn read<'a>(
    table: &'static str,
    text: &'a str,
) -> Result<impl Iterator<Item = Result<Area<'a>, AtlasError>> + use<'a>, AtlasError> {
    Ok(tsv::rows(table, text, &SITE_COLUMNS)?.map(move |row| read_area(table, &row?)))
}

fn read_area<'a>(table: &'static str, row: &Row<'a>) -> Result<Area<'a>, AtlasError> {
    let feature = Feature::from_word(row.cell(2)).ok_or_else(|| row.error(row.cell(2), "a feature such as base, camp or region"))?;
    let country = Iso3::new(row.cell(3));
    if country.is_none() && !row.cell(3).is_empty() {
        return Err(row.error(row.cell(3), "an ISO code of three capital letters, or nothing"));
    }
    let radius_km: f32 = match row.cell(7) {
        "" => 0.0,
        cell => cell.parse().ok().filter(|km| (0.0..=5000.0).contains(km)).ok_or_else(|| row.error(cell, "kilometres from 0 to 5000"))?,
    };
    let source = if row.cell(10).starts_with("UCDP") { Source::Ucdp } else { Source::Casus };
    let place = Place {
        id: format!("{}:{}", source.prefix(), row.cell(0)),
        name: row.text(1),
        feature,
        country,
        admin1: row.some(4).map(Into::into),
        admin2: None,
        point: Some(row.point(5)?),
        radius_km,
        population: 0,
        other_names: row.list(9).count() as u16,
        geonames: None,
        weak: row.cell(8) == "weak",
        source,
    };
    let (people, aliases): (Vec<&str>, Vec<&str>) = row.list(9).partition(|name| name.starts_with(PEOPLE));
    let people = people.into_iter().map(|name| name.trim_start_matches(PEOPLE)).collect();
    Ok(Area { table, line: row.line, place, aliases: aliases.into_iter().map(read_alias).collect(), people })
}
