//! OCHA's P-codes: divisions by code and name, without points. They give known divisions another name and their code.

use std::collections::HashMap;

use super::merge::is_division;
use super::names::without_kind;
use super::small::cells;
use super::{Builder, Fault};
use crate::fold;
use crate::place::{Feature, Iso3};
use crate::spelling::consonants;

/// A division as the list has it.
#[derive(Debug)]
pub(super) struct PCode {
    country: u16,
    feature: Feature,
    code: String,
    name: String,
    parent: String,
}

impl Builder {
    /// A line of the list (`Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date`). Levels other than 1 and 2 are left out.
    ///
    /// # Errors
    ///
    /// A line that has not 6 columns, or whose level is no number.
    pub fn pcode(&mut self, line: &str) -> Result<(), Fault> {
        let cells = cells(line);
        let [iso3, level, code, name, parent, _] = &cells[..] else {
            let expected = "6 comma-separated columns: Location, Admin Level, P-Code, Name, Parent P-Code, Valid from date";
            return Err(Fault::new(format!("{} columns", cells.len()), expected));
        };
        let level: u8 = level.trim().parse().map_err(|_| Fault::quoting(level, "the level of a division as a number"))?;
        let feature = match level {
            1 => Feature::Admin1,
            2 => Feature::Admin2,
            _ => return Ok(()),
        };
        let Some(code3) = Iso3::new(iso3) else { return Err(Fault::quoting(iso3, "an ISO code of three capital letters")) };
        let Some(country) = self.countries.iter().position(|(_, known)| *known == code3) else { return Ok(()) };
        self.pcodes.push(PCode { country: country as u16, feature, code: code.clone(), name: name.clone(), parent: parent.clone() });
        Ok(())
    }

    /// Gives the divisions that P-codes name their names and codes.
    pub(super) fn settle_pcodes(&mut self) {
        let pcodes = std::mem::take(&mut self.pcodes);
        if pcodes.is_empty() {
            return;
        }
        let by_sound = self.divisions_by_sound();
        let first: HashMap<&str, &str> =
            pcodes.iter().filter(|pcode| pcode.feature == Feature::Admin1).map(|pcode| (&*pcode.code, &*pcode.name)).collect();
        let settled: Vec<(u32, &PCode)> = pcodes
            .iter()
            .filter_map(|pcode| {
                let around = first.get(&*pcode.parent).copied().unwrap_or_default();
                Some((self.find_division(pcode, around, &by_sound)?, pcode))
            })
            .collect();
        for (at, pcode) in settled {
            self.pcodes_used += 1;
            for key in [fold(&pcode.name), fold(&pcode.code)].into_iter().filter(|key| (3..60).contains(&key.len())) {
                self.store.add_key(at, &key);
            }
        }
    }

    fn divisions_by_sound(&self) -> HashMap<(u16, String), Vec<u32>> {
        let mut by_sound: HashMap<_, Vec<u32>> = HashMap::new();
        for (at, row) in self.store.rows.iter().enumerate().filter(|(_, row)| is_division(row.feature)) {
            let name = self.store.shown(at as u32);
            let bare = without_kind(name).unwrap_or_else(|| name.to_owned());
            by_sound.entry((row.country, consonants(&fold(&bare)))).or_default().push(at as u32);
        }
        by_sound
    }

    /// The division of that name, level and country, in the division of that name around it if several are.
    fn find_division(&self, pcode: &PCode, around: &str, by_sound: &HashMap<(u16, String), Vec<u32>>) -> Option<u32> {
        let key = fold(&pcode.name);
        let level = |at: &u32| self.store.rows[*at as usize].feature == pcode.feature;
        let mut named: Vec<u32> = self.store.known(pcode.country, &key).filter(level).collect();
        if named.is_empty() {
            let alike = by_sound.get(&(pcode.country, consonants(&key))).into_iter().flatten();
            named = alike.copied().filter(level).collect();
        }
        let lies_in = |at: &&u32| fold(self.divisions.names(self.store.rows[**at as usize].division).0) == fold(around);
        match named[..] {
            [only] => Some(only),
            // without a name of what is around, any that lies in nothing known would do
            _ => named.iter().find(lies_in).copied().filter(|_| !around.is_empty()),
        }
    }
}
