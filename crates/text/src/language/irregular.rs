//! Forms that follow no rule.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Irregular verbs: the verb, then its forms other than those in -s and -ing.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "arise arose arisen", "awake awoke awoken", "bear bore borne born", "beat beat beaten", "become became become",
    "befall befell befallen", "begin began begun", "behold beheld", "bend bent", "beset beset", "bet bet", "bid bid bade bidden",
    "bind bound", "bite bit bitten", "bleed bled", "blow blew blown", "break broke broken", "breed bred", "bring brought",
    "broadcast broadcast", "build built", "burn burnt", "burst burst", "buy bought", "cast cast", "catch caught",
    "choose chose chosen", "cling clung", "come came come", "cost cost", "creep crept", "cut cut", "deal dealt", "dig dug",
    "do did done does", "draw drew drawn", "dream dreamt", "drink drank drunk", "drive drove driven", "dwell dwelt",
    "eat ate eaten", "fall fell fallen", "feed fed", "feel felt", "fight fought", "find found", "flee fled", "fling flung",
    "fly flew flown flies", "forbid forbade forbidden", "forecast forecast", "foresee foresaw foreseen", "forget forgot forgotten",
    "forgive forgave forgiven", "forgo forwent forgone", "forsake forsook forsaken", "freeze froze frozen", "get got gotten",
    "give gave given", "go went gone goes", "grind ground", "grow grew grown", "hang hung", "have had has", "hear heard",
    "hide hid hidden", "hit hit", "hold held", "hurt hurt", "keep kept", "kneel knelt", "know knew known", "lay laid",
    "lead led", "lean leant", "leap leapt", "learn learnt", "leave left", "lend lent", "let let", "lie lain lying", "light lit",
    "lose lost", "make made", "mean meant", "meet met", "mislead misled", "mistake mistook mistaken",
    "misunderstand misunderstood", "mow mown", "outdo outdid outdone", "outgrow outgrew outgrown", "overcome overcame overcome",
    "overhear overheard", "override overrode overridden", "overrun overran", "oversee oversaw overseen", "overtake overtook overtaken",
    "overthrow overthrew overthrown", "overturn overturned", "partake partook partaken", "pay paid", "prove proven", "put put",
    "quit quit", "read read", "rebuild rebuilt", "redo redid redone", "repay repaid", "reset reset", "rid rid", "ride rode ridden",
    "ring rang rung", "rise rose risen", "run ran", "saw sawn", "say said", "see saw seen", "seek sought", "sell sold", "send sent",
    "set set", "sew sewn", "shake shook shaken", "shed shed", "shine shone", "shoot shot", "show shown", "shrink shrank shrunk",
    "shut shut", "sing sang sung", "sink sank sunk", "sit sat", "slay slew slain", "sleep slept", "slide slid", "sling slung",
    "slit slit", "sow sown", "speak spoke spoken", "speed sped", "spell spelt", "spend spent", "spill spilt", "spin spun",
    "spit spat", "split split", "spoil spoilt", "spread spread", "spring sprang sprung", "stand stood", "steal stole stolen",
    "stick stuck", "sting stung", "stink stank stunk", "stride strode", "strike struck stricken", "string strung",
    "strive strove striven", "swear swore sworn", "sweep swept", "swell swollen", "swim swam swum", "swing swung",
    "take took taken", "teach taught", "tear tore torn", "tell told", "think thought", "throw threw thrown", "thrust thrust",
    "tread trod trodden", "undergo underwent undergone", "understand understood", "undertake undertook undertaken",
    "undo undid undone", "uphold upheld", "upset upset", "wake woke woken", "wear wore worn", "weave wove woven", "weep wept",
    "win won", "withdraw withdrew withdrawn", "withhold withheld", "withstand withstood", "wring wrung",
    "write wrote written", "die dying", "tie tying", "vie vying", "untie untying", "use used", "focus focused focusing",
    "panic panicked panicking", "traffic trafficked trafficking", "frolic frolicked",
];

/// Auxiliaries and the shapes contractions give them.
const AUXILIARIES: &[(&str, &str)] = &[
    ("'d", "would"),
    ("'ll", "will"),
    ("'m", "be"),
    ("'re", "be"),
    ("'s", "be"),
    ("'ve", "have"),
    ("ai", "be"),
    ("am", "be"),
    ("are", "be"),
    ("been", "be"),
    ("being", "be"),
    ("ca", "can"),
    ("cannot", "can"),
    ("did", "do"),
    ("does", "do"),
    ("done", "do"),
    ("doing", "do"),
    ("gets", "get"),
    ("getting", "get"),
    ("got", "get"),
    ("gotten", "get"),
    ("had", "have"),
    ("has", "have"),
    ("having", "have"),
    ("is", "be"),
    ("m", "be"),
    ("s", "be"),
    ("sha", "shall"),
    ("was", "be"),
    ("were", "be"),
    ("wo", "will"),
];

/// Nouns whose plural follows no rule, plural first.
#[rustfmt::skip]
const NOUNS: &[(&str, &str)] = &[
    ("analyses", "analysis"), ("appendices", "appendix"), ("axes", "axis"), ("bases", "base"), ("buses", "bus"), ("calves", "calf"),
    ("campuses", "campus"), ("caches", "cache"), ("cargoes", "cargo"), ("casualties", "casualty"), ("children", "child"), ("consensuses", "consensus"),
    ("crises", "crisis"), ("criteria", "criterion"), ("data", "data"), ("echoes", "echo"), ("embargoes", "embargo"), ("feet", "foot"),
    ("fungi", "fungus"), ("gases", "gas"), ("geese", "goose"), ("halves", "half"), ("heroes", "hero"), ("hooves", "hoof"),
    ("hypotheses", "hypothesis"), ("indices", "index"), ("knives", "knife"), ("leaves", "leaf"), ("lenses", "lens"), ("lives", "life"),
    ("loaves", "loaf"), ("mice", "mouse"), ("mosquitoes", "mosquito"), ("mottoes", "motto"), ("movies", "movie"), ("nuclei", "nucleus"),
    ("oases", "oasis"), ("oxen", "ox"), ("parentheses", "parenthesis"), ("phenomena", "phenomenon"), ("potatoes", "potato"), 
    ("scarves", "scarf"), ("selves", "self"), ("shelves", "shelf"), ("sheaves", "sheaf"), ("staves", "staff"), ("syntheses", "synthesis"),
    ("teeth", "tooth"), ("theses", "thesis"), ("thieves", "thief"), ("tomatoes", "tomato"), ("torpedoes", "torpedo"), ("vetoes", "veto"),
    ("viruses", "virus"), ("volcanoes", "volcano"), ("wives", "wife"), ("wolves", "wolf"), ("yourselves", "yourself"),
    ("ties", "tie"), ("pies", "pie"), ("lies", "lie"), ("zombies", "zombie"), ("cookies", "cookie"), ("rookies", "rookie"),
    ("aches", "ache"), ("headaches", "headache"), ("quizzes", "quiz"), ("canoes", "canoe"), ("shoes", "shoe"), ("toes", "toe"),
    ("corps", "corps"), ("series", "series"), ("species", "species"), ("news", "news"), ("headquarters", "headquarters"), ("means", "means"),
    ("barracks", "barracks"), ("crossroads", "crossroads"), ("outskirts", "outskirts"), ("politics", "politics"), ("whereabouts", "whereabouts"),
    ("people", "people"), ("police", "police"), ("personnel", "personnel"), ("cattle", "cattle"), ("afghanis", "afghani"), ("bias", "bias"),
    ("thanks", "thanks"), ("troops", "troop"), ("genitals", "genitals"), ("premises", "premises"), ("remains", "remains"), ("clothes", "clothes"),
    ("economics", "economics"), ("logistics", "logistics"), ("ethics", "ethics"), ("physics", "physics"), ("mathematics", "mathematics"),
];

/// Adjectives and adverbs whose grades follow no rule.
const GRADES: &[(&str, &str)] = &[
    ("better", "good"),
    ("best", "good"),
    ("worse", "bad"),
    ("worst", "bad"),
    ("further", "far"),
    ("furthest", "far"),
    ("farther", "far"),
    ("less", "less"),
    ("more", "more"),
    ("most", "most"),
    ("elder", "old"),
    ("eldest", "old"),
];

/// Pronouns and determiners that point to another form, as the treebanks have them.
const PRONOUNS: &[(&str, &str)] = &[
    ("me", "i"),
    ("him", "he"),
    ("them", "they"),
    ("us", "we"),
    ("an", "a"),
    ("these", "this"),
    ("those", "that"),
    ("'em", "they"),
    ("'s", "'s"),
];

/// Forms of verbs, each with its verb; of several the first in [`VERBS`].
static VERB_OF: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let mut verbs = FxHashMap::default();
    for (verb, forms) in VERBS.iter().filter_map(|line| line.split_once(' ')) {
        for form in forms.split(' ') {
            verbs.entry(form).or_insert(verb);
        }
    }
    verbs
});

/// The verb of an irregular form.
pub(super) fn verb(form: &str) -> Option<&'static str> {
    VERB_OF.get(form).copied()
}

/// The auxiliary of a form.
pub(super) fn auxiliary(form: &str) -> Option<&'static str> {
    look(AUXILIARIES, form)
}

/// The singular of an irregular plural.
pub(super) fn noun(form: &str) -> Option<&'static str> {
    look(NOUNS, form)
}

/// The plain form of an irregular comparative or superlative.
pub(super) fn grade(form: &str) -> Option<&'static str> {
    look(GRADES, form)
}

/// The form a pronoun or determiner goes under.
pub(super) fn pronoun(form: &str) -> Option<&'static str> {
    look(PRONOUNS, form)
}

fn look(table: &[(&str, &'static str)], form: &str) -> Option<&'static str> {
    table.iter().find_map(|&(key, value)| (key == form).then_some(value))
}
