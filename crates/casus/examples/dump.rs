//! Writes a made-up dump of a million places and their alternate names as GeoNames has them, to measure `casus atlas build` with:
//!
//! ```sh
//! cargo run --release -p casus-lib --example dump -- /tmp/dump 1000000
//! ```

use std::io::{BufWriter, Result, Write};
use std::path::Path;

const SYLLABLES: [&str; 40] = [
    "al", "ba", "deir", "ka", "ra", "mi", "shar", "qa", "tel", "ma", "khan", "su", "wa", "ha", "ja", "bo", "ni", "do", "ze", "fa", "gur",
    "la", "mo", "sa", "ta", "ya", "ne", "ro", "di", "ku", "po", "che", "sto", "vi", "lo", "ger", "nu", "pa", "re", "xi",
];
const ARABIC: [&str; 20] =
    ["با", "دير", "كا", "را", "مي", "شر", "قا", "تل", "ما", "خان", "سو", "وا", "ها", "جا", "ني", "دو", "زي", "فا", "لا", "سا"];

/// A generator of numbers that is the same everywhere (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn word(&mut self, syllables: &[&str], least: usize) -> String {
        let count = least + self.roll(3);
        (0..count).map(|_| syllables[self.roll(syllables.len())]).collect()
    }

    fn name(&mut self) -> String {
        let mut name = self.word(&SYLLABLES, 2);
        name[..1].make_ascii_uppercase();
        name
    }
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "/tmp/dump".to_owned());
    let places: usize = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    std::fs::create_dir_all(&folder)?;
    let file = |name: &str| std::fs::File::create(Path::new(&folder).join(name)).map(BufWriter::new);
    let (mut all, mut others) = (file("allCountries.txt")?, file("alternateNamesV2.txt")?);
    let countries =
        ["SY", "IQ", "NG", "CO", "UA", "IN", "US", "FR", "CD", "PH", "BR", "AF", "YE", "ML", "MX", "PK", "ET", "RU", "TR", "CN"];
    let mut dice = Dice(5);
    let mut alternate = 0;
    for place in 0..places {
        let (number, name, country) = (50_000_000 + place, dice.name(), countries[dice.roll(countries.len())]);
        let (lat, lon) = (dice.roll(12_000_000) as f64 / 1e5 - 50.0, dice.roll(34_000_000) as f64 / 1e5 - 170.0);
        let people = if dice.roll(3) == 0 { dice.roll(60_000) } else { 0 };
        let (first, second) = (dice.roll(30), dice.roll(400));
        let names = [dice.name(), dice.word(&ARABIC, 2)].join(",");
        writeln!(
            all,
            "{number}\t{name}\t{name}\t{names}\t{lat:.5}\t{lon:.5}\tP\tPPL\t{country}\t\t{first:02}\t{second}\t\t\t{people}\t\t\tEtc/UTC\t2026-11-01"
        )?;
        for _ in 0..dice.roll(4) {
            alternate += 1;
            let (language, name) = if dice.roll(2) == 0 { ("ar", dice.word(&ARABIC, 2)) } else { ("en", dice.name()) };
            writeln!(others, "{alternate}\t{number}\t{language}\t{name}\t\t\t\t\t\t")?;
        }
    }
    println!("{places} places and {alternate} other names in {folder}");
    Ok(())
}
