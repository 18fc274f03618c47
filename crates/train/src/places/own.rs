//! Our own training reports: names of places that the answers give points for, since an event was there.
//!
//! Articles with points are about the world at large. These reports tell of violence in towns that share their names with larger ones, in the
//! words of such reports; what is kept for development is not read.

use std::path::Path;

use casus_atlas::{Point, distance_km, fold};
use casus_events::places::{Toponym, Words, spot};
use casus_text::{Report, Span};
use serde_json::Value;

use super::Knowledge;
use super::data::{Article, Gold};
use crate::Failure;
use crate::tellings::is_kept_back;

/// Answers give a place coarser than this its middle, which sources put differently.
const FINE: u64 = 3;
/// Points of one name that lie further apart are of two places, and neither is learned from.
const SAME: f64 = 30.0;

/// The training reports of these corpora.
pub(super) fn read(knowledge: &Knowledge, corpora: &[&Path]) -> Result<Vec<Article>, Failure> {
    let mut articles = Vec::new();
    for folder in corpora {
        let answers: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(folder.join("gold.json"))?)?;
        for answer in answers.iter().filter(|answer| !is_kept_back(answer["doc"].as_str().unwrap_or_default())) {
            let path = folder.join("texts").join(answer["file"].as_str().unwrap_or_default());
            let text = std::fs::read_to_string(&path).map_err(|error| format!("reading {}: {error}", path.display()))?;
            articles.push(asked(knowledge, answer["doc"].as_str().unwrap_or_default(), &text, &told(answer)));
        }
    }
    Ok(articles)
}

/// The names of an answer's places, each with its point, each once; names of two places are left out.
fn told(answer: &Value) -> Vec<(String, Point)> {
    let mut told: Vec<(String, Option<Point>)> = Vec::new();
    for place in answer["events"].as_array().into_iter().flatten().map(|event| &event["place"]) {
        let (Some(name), Some(lat), Some(lon)) = (place["name"].as_str(), place["lat"].as_f64(), place["lon"].as_f64()) else { continue };
        if place["precision"].as_u64().is_none_or(|precision| precision > FINE) {
            continue;
        }
        let point = Point { lat, lon };
        match told.iter_mut().find(|(known, _)| *known == fold(name)) {
            Some((_, known)) => *known = known.filter(|known| distance_km(*known, point) <= SAME),
            None => told.push((fold(name), Some(point))),
        }
    }
    told.into_iter().filter_map(|(name, point)| Some((name, point?))).collect()
}

fn asked(knowledge: &Knowledge, doc: &str, text: &str, told: &[(String, Point)]) -> Article {
    let mut report = Report::of_text(doc, text);
    report.body = Span::of(0..report.text.len());
    let words = Words::of(&knowledge.splitter, &report);
    let spotted: Vec<Toponym> = spot::likely(&knowledge.spotter, &knowledge.atlas, &report, &words);
    let point = |toponym: &Toponym| {
        let name = fold(report.words(toponym.words));
        told.iter().find(|(known, _)| *known == name).map(|(_, point)| *point)
    };
    let placed = spotted.iter().filter(|toponym| toponym.role.says_where());
    let gold = placed.filter_map(|toponym| Some(Gold { toponym: *toponym, point: Some(point(toponym)?), geonames: None })).collect();
    Article { corpus: "own", group: format!("own:{doc}"), words, spotted, gold, report }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn places_are_told_once_and_only_where_their_point_is_fine_and_sure() {
        let place =
            |name: &str, lat: f64, precision: u64| json!({"place": {"name": name, "lat": lat, "lon": 10.0, "precision": precision}});
        let answer = json!({"events": [
            place("Vela", 1.0, 1), place("vela", 1.1, 2), place("Oru Province", 3.0, 4), place("Tiba", 5.0, 1), place("Tiba", 9.0, 1), {"place": null},
        ]});
        let told: Vec<(String, f64)> = told(&answer).into_iter().map(|(name, point)| (name, point.lat)).collect();
        assert_eq!(told, [("vela".to_owned(), 1.0)]);
    }
}
