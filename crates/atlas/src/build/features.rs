//! GeoNames' codes of features as ours.

use crate::place::Feature;

/// What a place with these codes and inhabitants is; none for what reports hardly name by name alone (roads, schools, hotels), for what
/// is no more, and for divisions of the fourth order and below.
pub(super) fn of_codes(class: &str, code: &str, inhabitants: u32) -> Option<Feature> {
    Some(match (class, code) {
        (_, "PPLC") => Feature::Capital,
        (_, "PPLX") => Feature::District,
        (_, "PPLH" | "PPLQ" | "PPLW") => return None,
        ("P", code) if code.starts_with("PPLA") => Feature::Town,
        ("P", _) if inhabitants >= 5_000 => Feature::Town,
        ("P", _) => Feature::Village,
        ("A", "ADM1") => Feature::Admin1,
        ("A", "ADM2" | "ADM3" | "ADMD") => Feature::Admin2,
        ("S", "AIRP" | "AIRF" | "AIRH" | "AIRS") => Feature::Airfield,
        ("S", "AIRB") | ("L", "MILB" | "NVB") | ("S", "INSM" | "FT") => Feature::Base,
        ("S", "CMPRF" | "CMP" | "CMPLA" | "CMPMN" | "CMPO") => Feature::Camp,
        ("L", "PRT") | ("H", "HBR" | "ANCH") => Feature::Port,
        ("S", "DAM" | "PRN" | "OILR" | "PS" | "PSH" | "PSN" | "BDG" | "BP" | "CSTM" | "MN" | "OILJ" | "OILT" | "GOSP") => Feature::Site,
        ("L", "OILF" | "GASF" | "BTL" | "MNA" | "INDS") => Feature::Site,
        ("L", "RGN" | "RGNE" | "RGNH" | "AREA" | "OAS") => Feature::Region,
        ("T", "ISL" | "ISLS" | "PEN" | "CAPE") => Feature::Region,
        ("H", "SEA" | "OCN" | "GULF" | "LK" | "LKS" | "LGN" | "STM" | "STMI" | "STRT" | "BAY" | "RSV" | "CHN" | "WAD") => Feature::Water,
        ("T", "MT" | "MTS" | "PK" | "PKS" | "HLL" | "HLLS" | "DSRT" | "PASS" | "VAL" | "PLAT" | "UPLD") | ("V", "FRST") => {
            Feature::Mountain
        }
        _ => return None,
    })
}
