//! Rows of places as a person likes to read them.

use super::rows::{PlacesRow, ToponymRow};
use comfy_table::{ContentArrangement, presets};

/// The report's name and a line for each name of a place.
pub fn table(row: &PlacesRow) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["words", "role", "place", "in", "point", "± km", "prec.", "chance", "rule"]);
    for toponym in &row.toponyms {
        table.add_row(cells(toponym));
    }
    let notes: String = row.notes.iter().map(|note| format!("  - {}\n", one_line(note))).collect();
    format!("{}\n{table}\n{notes}", one_line(&row.doc))
}

fn cells(toponym: &ToponymRow) -> [String; 9] {
    let none = || "–".to_owned();
    let home = [toponym.admin1.as_deref(), toponym.country.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let point = toponym.lat.zip(toponym.lon).map_or_else(none, |(lat, lon)| format!("{lat:.2}, {lon:.2}"));
    let name = toponym.name.as_deref().map_or_else(none, one_line);
    let feature = toponym.feature.as_deref().map(|feature| format!(" ({feature})")).unwrap_or_default();
    [
        one_line(&toponym.text),
        toponym.role.clone(),
        format!("{name}{feature}"),
        if home.is_empty() { none() } else { home },
        point,
        format!("{:.0}", toponym.radius_km),
        toponym.precision.to_string(),
        format!("{:.2}", toponym.chance),
        toponym.rule.clone(),
    ]
}

/// On one line, without characters that a terminal would obey.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|letter| !letter.is_control()).collect()
}
