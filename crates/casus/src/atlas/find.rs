//! What a name may stand for, and why.

use crate::Error;
use casus_atlas::{Atlas, How, Iso3};
use comfy_table::{ContentArrangement, presets};
use serde::Serialize;

/// A place that a name may stand for, the likeliest first.
///
/// It is not a reading of a report: nothing around the name was asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundRow {
    /// The name to show.
    pub name: String,
    /// Its id: `geonames:170654`.
    pub id: String,
    /// What it is: `town`, `admin1`, …
    pub feature: &'static str,
    /// The country's ISO code of three letters.
    pub country: Option<String>,
    /// The first-order division's name.
    pub admin1: Option<String>,
    /// The second-order division's name.
    pub admin2: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Inhabitants; zero means unknown.
    pub population: u32,
    /// How many other names the sources give it.
    pub other_names: u16,
    /// GeoNames' number, where known.
    pub geonames: Option<u32>,
    /// Where the entry comes from.
    pub source: &'static str,
    /// How it bears the name: `own`, `other` or `spelling`.
    pub how: &'static str,
    /// How far the spelling is from one of its names, per letter; none if it is one.
    pub distance: Option<f64>,
}

/// The places that a name may stand for, in one country if it is given.
///
/// ```
/// let atlas = casus::atlas::open(None)?;
/// let found = casus::atlas::find(&atlas, "Hims", Some("SYR"))?;
/// assert_eq!(found[0].name, "Homs");
/// # Ok::<(), casus::Error>(())
/// ```
///
/// # Errors
/// A country that is none.
pub fn find(atlas: &Atlas, name: &str, country: Option<&str>) -> Result<Vec<FoundRow>, Error> {
    let country = country.map(|code| known(atlas, code)).transpose()?;
    let candidates = atlas.candidates(name);
    let places = candidates.iter().map(|candidate| (atlas.place(candidate.place), candidate.how));
    let wanted = places.filter(|(place, _)| country.is_none() || place.country == country);
    Ok(wanted
        .map(|(place, how)| {
            let (how, distance) = match how {
                How::Own => ("own", None),
                How::Other => ("other", None),
                How::Spelling { distance } => ("spelling", Some((f64::from(distance) * 1_000.0).round() / 1_000.0)),
            };
            FoundRow {
                name: place.name.clone(),
                id: place.id.clone(),
                feature: place.feature.word(),
                country: place.country.map(|code| code.to_string()),
                admin1: place.admin1.as_deref().map(str::to_owned),
                admin2: place.admin2.as_deref().map(str::to_owned),
                lat: place.point.map(|point| point.lat),
                lon: place.point.map(|point| point.lon),
                population: place.population,
                other_names: place.other_names,
                geonames: place.geonames,
                source: place.source.prefix(),
                how,
                distance,
            }
        })
        .collect())
}

fn known(atlas: &Atlas, code: &str) -> Result<Iso3, Error> {
    let iso3 = Iso3::new(&code.to_uppercase()).filter(|iso3| atlas.country(iso3).is_some());
    iso3.ok_or_else(|| Error::UnknownCountry { found: code.to_owned() })
}

/// A row as one line of JSON.
///
/// # Errors
/// None in practice: a row is plain text and numbers.
pub fn json(row: &FoundRow) -> Result<String, Error> {
    Ok(serde_json::to_string(row)?)
}

/// The rows as a table of this width, at most so many of them.
pub fn table(rows: &[FoundRow], most: usize, width: u16) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(["name", "feature", "where", "point", "people", "id", "how"]);
    for row in rows.iter().take(most) {
        let parts = [row.admin2.as_deref(), row.admin1.as_deref(), row.country.as_deref()];
        let point = row.lat.zip(row.lon).map(|(lat, lon)| format!("{lat:.3}, {lon:.3}")).unwrap_or_default();
        let people = if row.population > 0 { row.population.to_string() } else { String::new() };
        let how = match (row.how, row.distance) {
            ("own", _) => "its own name".to_owned(),
            ("other", _) => "another name".to_owned(),
            (_, distance) => format!("spelled {:.2} away", distance.unwrap_or_default()),
        };
        table.add_row([
            row.name.clone(),
            row.feature.to_owned(),
            parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            point,
            people,
            row.id.clone(),
            how,
        ]);
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    let rest = rows.len().saturating_sub(most);
    let rest = if rest > 0 { format!("and {rest} more\n") } else { String::new() };
    format!("{}\n{rest}", lines.join("\n"))
}
