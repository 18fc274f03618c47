//! UCDP's rows on three countries, as the data folder holds them.

use crate::Failure;
use std::path::Path;

/// What a coder of UCDP wrote of the place of one event.
pub(super) struct Row {
    /// The coder's name of the place.
    pub name: String,
    /// The words of the source on the place; empty where not kept.
    pub described: String,
    /// The first-order division, a part of the coder's answer.
    pub admin1: String,
    pub lat: f64,
    pub lon: f64,
    /// `where_prec`.
    pub precision: u8,
    /// UCDP's number of the event.
    pub id: u32,
}

/// The rows of one country.
pub(super) struct Country {
    pub iso3: &'static str,
    pub rows: Vec<Row>,
}

/// Reads all countries from the data folder.
pub(super) fn read(data: &Path) -> Result<Vec<Country>, Failure> {
    let folder = data.join("ucdp");
    let read = |file: &str| {
        let path = folder.join(file);
        std::fs::read_to_string(&path)
            .map_err(|error| format!("reading UCDP's rows: {}: {error}; is the data folder right?", path.display()))
    };
    Ok(vec![
        Country { iso3: "SYR", rows: from_csv(&read("ged_syria_2016_2019.csv")?)? },
        Country { iso3: "CAF", rows: from_geojson(&read("ged_car_23_1.geojson")?)? },
        Country { iso3: "MEX", rows: from_csv(&read("ged_mexico_1989_2023.csv")?)? },
    ])
}

fn from_csv(text: &str) -> Result<Vec<Row>, Failure> {
    let mut records = records(text.trim_start_matches('\u{feff}')).into_iter();
    let header = records.next().ok_or("reading UCDP's rows: an empty file, a header was expected")?;
    let column = |name: &str| header.iter().position(|cell| cell == name);
    let need = |name: &str| column(name).ok_or(format!("reading UCDP's rows: no column {name:?} among {header:?}"));
    let (name, admin1, lat, lon) = (need("where_coordinates")?, need("adm_1")?, need("latitude")?, need("longitude")?);
    let (precision, id, described) = (need("where_prec")?, need("id")?, column("where_description"));
    let row = |record: Vec<String>| -> Result<Row, Failure> {
        let cell = |at: usize| record.get(at).cloned().unwrap_or_default();
        Ok(Row {
            name: cell(name),
            described: described.map(cell).unwrap_or_default(),
            admin1: cell(admin1),
            lat: cell(lat).parse()?,
            lon: cell(lon).parse()?,
            precision: cell(precision).parse::<f64>()? as u8,
            id: cell(id).parse::<f64>()? as u32,
        })
    };
    records.filter(|record| record.len() > 1).map(row).collect()
}

/// Splits a file of comma-separated values; a quoted cell may hold commas, quotes written twice, and line ends.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            '\r' if !quoted => {}
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(cell);
        records.push(record);
    }
    records
}

fn from_geojson(text: &str) -> Result<Vec<Row>, Failure> {
    let all: serde_json::Value = serde_json::from_str(text)?;
    let features = all["features"].as_array().ok_or("reading UCDP's rows: no \"features\" in the GeoJSON")?;
    let row = |feature: &serde_json::Value| {
        let of = &feature["properties"];
        let text = |key: &str| of[key].as_str().unwrap_or_default().to_owned();
        let degrees = |at: usize| feature["geometry"]["coordinates"][at].as_f64().ok_or(format!("reading UCDP's rows: no point in {of}"));
        Ok(Row {
            name: text("where_coordinates"),
            described: text("where_description"),
            admin1: text("adm_1"),
            lat: degrees(1)?,
            lon: degrees(0)?,
            precision: of["where_prec"].as_u64().unwrap_or_default() as u8,
            id: of["id"].as_u64().unwrap_or_default() as u32,
        })
    };
    features.iter().map(row).collect()
}
