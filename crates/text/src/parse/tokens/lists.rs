//! Words that are cut in their own way. Every list is in the order of its bytes, for binary search.

/// Abbreviations that keep their full stop.
#[rustfmt::skip] // one word to a line would hide the list
pub(super) const ABBREVIATIONS: &[&str] = &[
    "acad", "adm", "al", "amb", "approx", "apr", "apt", "arrv", "assn", "assoc", "asst", "attn", "aug", "ave", "bldg", "blvd", "brig",
    "bros", "ca", "capt", "cf", "cmdr", "co", "col", "comdr", "corp", "cpl", "dec", "dept", "det", "dist", "div", "dr", "drs", "ed", "eds", "eg",
    "esp", "esq", "est", "etc", "ext", "feb", "fig", "fr", "ft", "gen", "gov", "hon", "inc", "insp", "jan", "jr", "jul", "lieut", "lt",
    "ltd", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "mts", "nos", "nov", "oct", "op", "pfc", "ph", "plc", "pp",
    "pres", "prof", "pte", "pvt", "que", "reps", "resp", "ret", "rev", "rt", "sen", "sens", "sep", "sept", "sgt", "sq", "sr", "st", "ste", "sts",
    "supt", "thur", "thurs", "tue", "tues", "univ", "viz", "vol", "vols", "vs", "wg",
];

/// Abbreviations that look like words: they keep their full stop where a name or a number follows.
pub(super) const DOUBTFUL: &[&str] =
    &["art", "fri", "jun", "lb", "mar", "mass", "mon", "no", "oz", "para", "rep", "sat", "sec", "sun", "va", "wash", "wed"];

/// Prefixes that stay with their word.
#[rustfmt::skip] // one word to a line would hide the list
pub(super) const PREFIXES: &[&str] = &[
    "agro", "ante", "anti", "arch", "bi", "bio", "co", "counter", "cross", "cyber", "de", "e", "ex", "extra", "hyper", "inter", "intra",
    "macro", "mega", "micro", "mid", "mini", "multi", "neo", "non", "over", "para", "post", "pre", "pro", "pseudo", "psycho", "quasi",
    "re", "semi", "socio", "sub", "super", "trans", "tri", "ultra", "un", "uni",
];

/// Endings that stay with their word.
pub(super) const SUFFIXES: &[&str] = &["esque", "ette", "fest", "gate", "itis", "less", "wise"];

/// Units that are set apart from the number they are written on.
#[rustfmt::skip] // one word to a line would hide the list
pub(super) const UNITS: &[&str] = &[
    "am", "b", "bn", "cc", "cm", "days", "ft", "gb", "gmt", "ha", "hh", "hours", "hr", "hrs", "hz", "k", "kb", "kg", "kgs", "km", "kms",
    "kph", "kw", "kwh", "lb", "lbs", "m", "mb", "mg", "mhz", "miles", "min", "mins", "minutes", "ml", "mm", "mn", "mph", "mw", "mwh", "oz",
    "percent", "pm", "sec", "secs", "sq", "sqft", "tn", "x", "yr", "yrs",
];

/// Last parts of the names of files and hosts.
#[rustfmt::skip] // one word to a line would hide the list
pub(super) const ENDINGS: &[&str] = &[
    "asp", "aspx", "biz", "ca", "co", "com", "csv", "de", "doc", "docx", "edu", "eu", "fr", "gif", "gov", "htm", "html", "il", "in", "info",
    "int", "iq", "ir", "jpg", "json", "mil", "ml", "mp3", "mp4", "net", "nz", "org", "pdf", "php", "pk", "png", "ppt", "pptx", "ru", "sy",
    "tv", "txt", "ua", "uk", "url", "us", "xls", "xlsx", "xml", "zip",
];

/// Contractions written without an apostrophe, and where they are cut.
#[rustfmt::skip] // one word to a line would hide the list
pub(super) const JOINED: &[(&str, usize)] = &[
    ("aint", 2), ("arent", 3), ("cannot", 3), ("cant", 2), ("couldnt", 5), ("didnt", 3), ("doesnt", 4), ("dont", 2), ("gimme", 3),
    ("gonna", 3), ("gotta", 3), ("hadnt", 3), ("hasnt", 3), ("havent", 4), ("hes", 2), ("im", 1), ("isnt", 2), ("ive", 1), ("lemme", 3),
    ("outta", 3), ("shouldnt", 6), ("thats", 4), ("theres", 5), ("theyll", 4), ("theyre", 4), ("wanna", 3), ("wasnt", 3), ("werent", 4),
    ("whats", 4), ("wont", 2), ("wouldnt", 5), ("youll", 3), ("youre", 3), ("youve", 3),
];

/// What "its" comes before when it is "it's" without its apostrophe.
pub(super) const AFTER_ITS: &[&str] = &[
    "a",
    "also",
    "an",
    "been",
    "definitely",
    "for",
    "from",
    "getting",
    "in",
    "my",
    "necessary",
    "not",
    "nothing",
    "prolly",
    "really",
    "simply",
    "so",
    "the",
    "too",
    "your",
];

/// First parts of the names of newsgroups.
pub(super) const NEWSGROUPS: &[&str] = &["alt", "comp", "misc", "sci", "soc"];

/// What stands behind an apostrophe as a word of its own.
pub(super) const CLITICS: &[&str] = &["d", "ll", "m", "re", "s", "ve"];

/// Words that begin with an apostrophe.
pub(super) const CLIPPED: &[&str] = &["bout", "cause", "cos", "em", "n", "round", "til", "till", "tis", "twas"];

/// Faces drawn with marks, longest first.
#[rustfmt::skip] // one face to a line would hide the list
pub(super) const FACES: &[&str] = &[
    ">:(", ":-)", ":-(", ";-)", ":'(", ":-D", ":-P", ":-/", "^_^", "-_-", ":)", ":(", ";)", ":D", ":P", ";P", ":p", ";p", "=)", "=(", "=D", "(:", "<3", "XD",
];
