//! Names in Cyrillic letters as they are spelled in Latin ones.

/// Whether a key is in Cyrillic letters.
pub(crate) fn is_cyrillic(key: &str) -> bool {
    key.chars().any(|letter| ('\u{400}'..'\u{530}').contains(&letter))
}

/// The key in Latin letters, as GeoNames and the press spell Ukrainian and Russian names; `soft` chooses the Ukrainian values of the
/// letters that the two languages read differently (`г` as h, `и` as y).
pub(crate) fn latin(key: &str, soft: bool) -> String {
    let mut latin = String::with_capacity(key.len());
    for letter in key.chars() {
        let spelled = match letter {
            'а' => "a",
            'б' => "b",
            'в' | 'ѵ' => "v",
            'г' if soft => "h",
            'г' | 'ґ' | 'ғ' => "g",
            'д' => "d",
            // folding takes the dots off ё and ї and the breve off й
            'е' | 'э' | 'є' => "e",
            'ж' => "zh",
            'з' => "z",
            'и' if soft => "y",
            'и' | 'і' | 'ј' => "i",
            'к' | 'қ' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' | 'ү' | 'ұ' => "u",
            'ф' => "f",
            'х' | 'ҳ' => "kh",
            'ц' => "ts",
            'ч' | 'ҷ' => "ch",
            'ш' => "sh",
            'щ' => "shch",
            'ы' => "y",
            'ю' => "yu",
            'я' => "ya",
            'ђ' => "dj",
            'љ' => "lj",
            'њ' => "nj",
            'ћ' => "c",
            'џ' => "dz",
            'ъ' | 'ь' => "",
            other => {
                latin.push(other);
                ""
            }
        };
        latin.push_str(spelled);
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, soft: bool, expected: &str) {
        assert_eq!(latin(&crate::fold(name), soft), expected, "spelling {name:?}");
    }

    #[test]
    fn letters_are_spelled() {
        check("Харків", true, "kharkiv");
        check("Бахмут", false, "bakhmut");
        check("Горлівка", true, "horlivka");
        check("Волноваха", false, "volnovakha");
    }
}
