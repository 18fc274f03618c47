//! Which language a text is in, and which languages its words and links name.

use whatlang::Lang;

/// How many bytes of a text are enough to tell its language.
const LOOKED_AT: usize = 10_000;

/// Languages by their own names and by their English ones.
const NAMES: &[(&str, &str)] = &[
    ("العربية", "ar"),
    ("عربي", "ar"),
    ("arabic", "ar"),
    ("français", "fr"),
    ("francais", "fr"),
    ("french", "fr"),
    ("español", "es"),
    ("espanol", "es"),
    ("castellano", "es"),
    ("spanish", "es"),
    ("русский", "ru"),
    ("russian", "ru"),
    ("فارسی", "fa"),
    ("فارسي", "fa"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("دری", "prs"),
    ("dari", "prs"),
    ("پښتو", "ps"),
    ("pashto", "ps"),
    ("türkçe", "tr"),
    ("turkish", "tr"),
    ("中文", "zh"),
    ("简体中文", "zh-Hans"),
    ("繁體中文", "zh-Hant"),
    ("chinese", "zh"),
    ("українська", "uk"),
    ("ukrainian", "uk"),
    ("english", "en"),
    ("deutsch", "de"),
    ("german", "de"),
    ("português", "pt"),
    ("portuguese", "pt"),
    ("italiano", "it"),
    ("italian", "it"),
    ("עברית", "he"),
    ("hebrew", "he"),
    ("kurdî", "ku"),
    ("kurmancî", "ku"),
    ("kurdish", "ku"),
    ("کوردی", "ckb"),
    ("سۆرانی", "ckb"),
    ("اردو", "ur"),
    ("urdu", "ur"),
    ("हिन्दी", "hi"),
    ("हिंदी", "hi"),
    ("hindi", "hi"),
    ("বাংলা", "bn"),
    ("bengali", "bn"),
    ("தமிழ்", "ta"),
    ("tamil", "ta"),
    ("မြန်မာ", "my"),
    ("မြန်မာဘာသာ", "my"),
    ("burmese", "my"),
    ("kiswahili", "sw"),
    ("swahili", "sw"),
    ("soomaali", "so"),
    ("somali", "so"),
    ("አማርኛ", "am"),
    ("amharic", "am"),
    ("ትግርኛ", "ti"),
    ("tigrinya", "ti"),
    ("hausa", "ha"),
    ("日本語", "ja"),
    ("japanese", "ja"),
    ("한국어", "ko"),
    ("korean", "ko"),
    ("bahasa indonesia", "id"),
    ("indonesian", "id"),
    ("tiếng việt", "vi"),
    ("vietnamese", "vi"),
    ("nederlands", "nl"),
    ("dutch", "nl"),
    ("polski", "pl"),
    ("polish", "pl"),
    ("azərbaycanca", "az"),
    ("հայերեն", "hy"),
    ("armenian", "hy"),
    ("ქართული", "ka"),
    ("georgian", "ka"),
    ("ελληνικά", "el"),
    ("greek", "el"),
    ("română", "ro"),
    ("magyar", "hu"),
    ("čeština", "cs"),
    ("svenska", "sv"),
    ("norsk", "no"),
    ("dansk", "da"),
    ("suomi", "fi"),
    ("български", "bg"),
    ("српски", "sr"),
    ("hrvatski", "hr"),
    ("bosanski", "bs"),
    ("shqip", "sq"),
    ("kreyòl ayisyen", "ht"),
    ("kreyòl", "ht"),
    ("тоҷикӣ", "tg"),
];

/// Small words that tell a language of news where a text is too short for its letters to do so.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "in", "to", "was", "were", "had", "by", "that", "a", "on", "at", "for", "with", "from", "said", "who",
            "an", "his",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "et", "dans", "un", "une", "du", "ont", "été", "que", "qui", "par", "pour", "à", "au", "aux", "sur",
            "de",
        ],
    ),
    (
        "es",
        &["el", "la", "los", "las", "y", "en", "un", "una", "del", "que", "por", "para", "con", "fue", "fueron", "se", "al", "su", "de"],
    ),
    (
        "pt",
        &["o", "os", "as", "e", "em", "um", "uma", "do", "da", "dos", "das", "que", "por", "para", "com", "foi", "foram", "no", "na", "de"],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "in", "den", "dem", "ein", "eine", "von", "mit", "wurde", "wurden", "bei", "auf", "im", "am",
            "sich", "zu",
        ],
    ),
];

/// BCP 47 tag of the language `text` is in, if it can be told reliably.
pub(crate) fn of_text(text: &str) -> Option<String> {
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    let info = whatlang::detect(head)?;
    if info.is_reliable() {
        return Some(tag_of(info.lang()).to_owned());
    }
    of_small_words(head).map(str::to_owned)
}

/// The language whose small words make up a quarter of the text, and half as many again as any other's.
fn of_small_words(text: &str) -> Option<&'static str> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let mut counts: Vec<(usize, &str)> =
        SMALL_WORDS.iter().map(|(tag, small)| (words.iter().filter(|word| small.contains(&word.as_str())).count(), *tag)).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let [(most, tag), (next, _), ..] = counts[..] else { return None };
    (most >= 2 && most * 4 >= words.len() && most * 2 >= next * 3).then_some(tag)
}

/// The shortest BCP 47 tag of a language `whatlang` knows (ISO 639-1 where there is one).
fn tag_of(lang: Lang) -> &'static str {
    match lang.code() {
        "epo" => "eo",
        "eng" => "en",
        "rus" => "ru",
        "cmn" => "zh",
        "spa" => "es",
        "por" => "pt",
        "ita" => "it",
        "ben" => "bn",
        "fra" => "fr",
        "deu" => "de",
        "ukr" => "uk",
        "kat" => "ka",
        "ara" => "ar",
        "hin" => "hi",
        "jpn" => "ja",
        "heb" => "he",
        "yid" => "yi",
        "pol" => "pl",
        "amh" => "am",
        "jav" => "jv",
        "kor" => "ko",
        "nob" => "nb",
        "dan" => "da",
        "swe" => "sv",
        "fin" => "fi",
        "tur" => "tr",
        "nld" => "nl",
        "hun" => "hu",
        "ces" => "cs",
        "ell" => "el",
        "bul" => "bg",
        "bel" => "be",
        "mar" => "mr",
        "kan" => "kn",
        "ron" => "ro",
        "slv" => "sl",
        "hrv" => "hr",
        "srp" => "sr",
        "mkd" => "mk",
        "lit" => "lt",
        "lav" => "lv",
        "est" => "et",
        "tam" => "ta",
        "vie" => "vi",
        "urd" => "ur",
        "tha" => "th",
        "guj" => "gu",
        "uzb" => "uz",
        "pan" => "pa",
        "aze" => "az",
        "ind" => "id",
        "tel" => "te",
        "pes" => "fa",
        "mal" => "ml",
        "ori" => "or",
        "mya" => "my",
        "nep" => "ne",
        "sin" => "si",
        "khm" => "km",
        "tuk" => "tk",
        "aka" => "ak",
        "zul" => "zu",
        "sna" => "sn",
        "afr" => "af",
        "lat" => "la",
        "slk" => "sk",
        "cat" => "ca",
        "tgl" => "tl",
        "hye" => "hy",
        "cym" => "cy",
        other => other,
    }
}

/// BCP 47 tag of the language that `words` name: "العربية", "Français", "in Arabic".
pub(crate) fn named(words: &str) -> Option<&'static str> {
    let lower = words.trim().trim_matches(['.', ':', '(', ')', '|']).trim().to_lowercase();
    let lower = lower.strip_prefix("in ").or_else(|| lower.strip_prefix("en ")).unwrap_or(&lower);
    NAMES.iter().find(|(name, _)| *name == lower).map(|&(_, tag)| tag)
}

/// BCP 47 tag in the first part of a link's path: "/ar/policy", "https://example.org/fr-CA/news".
pub(crate) fn of_path(target: &str) -> Option<String> {
    let path = match target.split_once("://") {
        Some((_, rest)) => &rest[rest.find('/')?..],
        None => target,
    };
    let first = path.strip_prefix('/')?.split(['/', '?', '#']).next()?;
    let known = NAMES.iter().any(|&(_, tag)| tag == first.split('-').next().unwrap_or_default().to_ascii_lowercase());
    known.then(|| tidy(first)).flatten()
}

/// `tag` as BCP 47 writes it ("en_us" → "en-US"), if it is shaped like a tag.
pub(crate) fn tidy(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let tag = tag.split('.').next()?;
    let mut out = String::new();
    for (at, part) in tag.split('-').enumerate() {
        let fits = if at == 0 { (2..=3).contains(&part.len()) } else { (1..=8).contains(&part.len()) };
        if !fits
            || !part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            || (at == 0 && !part.bytes().all(|byte| byte.is_ascii_alphabetic()))
        {
            return None;
        }
        match (at, part.len()) {
            (0, _) => out.push_str(&part.to_ascii_lowercase()),
            (_, 2) => out = format!("{out}-{}", part.to_ascii_uppercase()),
            (_, 4) => out = format!("{out}-{}{}", part[..1].to_ascii_uppercase(), part[1..].to_ascii_lowercase()),
            _ => out = format!("{out}-{}", part.to_ascii_lowercase()),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        let tag = named(words).map(str::to_owned).or_else(|| of_path(words)).or_else(|| tidy(words));
        assert_eq!(tag.unwrap_or_default(), expected, "{words}");
    }

    #[test]
    fn tags() {
        check("العربية", "ar");
        check("Français", "fr");
        check("فارسی", "fa");
        check("In Arabic", "ar");
        check("/ar/policy-analysis/x", "ar");
        check("https://example.org/fr-ca/news", "fr-CA");
        check("/policy-analysis/x", "");
        check("/so/x", "so");
        check("en_US.UTF-8", "en-US");
        check("zh-hans-cn", "zh-Hans-CN");
        check("not a tag", "");
    }

    #[test]
    fn languages_of_texts() {
        assert_eq!(of_text("Gunmen killed two soldiers near the northern town on Monday, the army said.").as_deref(), Some("en"));
        assert_eq!(of_text("قتل مسلحون جنديين قرب البلدة الشمالية يوم الاثنين، بحسب الجيش.").as_deref(), Some("ar"));
        assert_eq!(of_text("Deux soldats ont été tués dans le nord du pays.").as_deref(), Some("fr"));
        assert_eq!(of_text("Homs"), None);
    }
}
