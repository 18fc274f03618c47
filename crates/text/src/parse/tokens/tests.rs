use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    let words: Vec<_> = split(text, Span::of(0..text.len())).iter().map(|s| &text[s.range()]).collect();
    assert_eq!(words.join(" "), expected, "{text}");
}

#[test]
fn lists_are_in_order() {
    for list in [
        lists::ABBREVIATIONS,
        lists::DOUBTFUL,
        lists::PREFIXES,
        lists::SUFFIXES,
        lists::UNITS,
        lists::ENDINGS,
        lists::CLITICS,
        lists::CLIPPED,
    ] {
        assert!(list.is_sorted(), "{list:?}");
    }
    assert!(lists::JOINED.is_sorted());
    // what is no longer than the longest word that is looked up
    assert!(lists::JOINED.iter().all(|(word, cut)| (2..=8).contains(&word.len()) && *cut < word.len()));
}

#[test]
fn words_and_marks() {
    check("Two men died.", "Two men died .");
    check("(IS)", "( IS )");
    check("\"No,\" he said", "\" No , \" he said");
    check("al-Nusra's men", "al - Nusra 's men");
    check("the soldiers’ camp", "the soldiers ’ camp");
    check("O'Neill and Sha'lan", "O'Neill and Sha'lan");
    check("AT&T, 3/4, L/C, w/o", "AT&T , 3 / 4 , L/C , w / o");
    check("What?! No... never!!!", "What ?! No ... never !!!");
    check("Fine :-) (see below:)", "Fine :-) ( see below : )");
    check("'90s, '72 and 'em, rock 'n' roll", "'90s , '72 and 'em , rock 'n' roll");
}

#[test]
fn contractions() {
    check("cannot can't won't", "can not ca n't wo n't");
    check("dont gonna I’ve they'd've", "do nt gon na I ’ve they 'd 've");
    check("did n't, it 's", "did n't , it 's");
    check("DON'T. HE'S", "DO N'T . HE 'S");
    check("1980's, 47's", "1980's , 47's");
    check("2016's toll", "2016 's toll");
}

#[test]
fn hyphens() {
    check("U.S.-backed rebels", "U.S. - backed rebels");
    check("car-bomb", "car - bomb");
    check("anti-government, mid-May, pro-Assad", "anti-government , mid-May , pro-Assad");
    check("a 26-year-old", "a 26 - year - old");
    check("Deir-ez-Zor", "Deir - ez - Zor");
    check("e-mails, co-operate, re-elected", "e-mails , co-operate , re-elected");
    check("2016-05-23", "2016-05-23");
    check("713-853-3989, 345-9945", "713-853-3989 , 345-9945");
    check("10-20 people", "10 - 20 people");
    check("clock-wise", "clock-wise");
}

#[test]
fn abbreviations() {
    check("J. P. Ruiz, Jr., spoke", "J. P. Ruiz , Jr. , spoke");
    check("at 5 p.m. on", "at 5 p.m. on");
    check("No. 4 was no. 5.", "No. 4 was no. 5 .");
    check("He said no.", "He said no .");
    check("He said No. Then he left.", "He said No . Then he left .");
    check("St. Louis, Gen. Diaz, U.N.", "St. Louis , Gen. Diaz , U.N.");
    check("Mon. 3 March, Sat. 4", "Mon. 3 March , Sat. 4");
    check("They sat. He saw the sun.", "They sat . He saw the sun .");
    check("arms, etc. were found", "arms , etc. were found");
    check("arms, etc.", "arms , etc .");
    check("p. 12, 20 km. of road", "p. 12 , 20 km. of road");
    check("Acme Inc. said", "Acme Inc. said");
}

#[test]
fn numbers() {
    check("1,200 people, 3.5 km", "1,200 people , 3.5 km");
    check("50% of", "50 % of");
    check("$5 million, US$300", "$ 5 million , US$ 300");
    check("2016/05/23 and 9/11", "2016/05/23 and 9/11");
    check("at 10:30am, 5pm, 10:30a.m. on", "at 10:30 am , 5 pm , 10:30 a.m. on");
    check("7.62mm, 5km, 20m", "7.62 mm , 5 km , 20 m");
    check("1980s, 23rd, 4G, AK47", "1980s , 23rd , 4G , AK47");
    check("#4, +44 20", "# 4 , +44 20");
    check("23.05.2016", "23.05.2016");
    check("2016-05-23T10:30:00Z", "2016-05-23T10:30:00Z");
}

#[test]
fn dashes_and_wire_copy() {
    check("PERU, 3 JAN 90 -- [TEXT] FIVE", "PERU , 3 JAN 90 -- [ TEXT ] FIVE");
    check("left--and", "left -- and");
    check("the town—held", "the town — held");
    check("Hutu/Tutsi", "Hutu / Tutsi");
    check("Homs,Hama", "Homs , Hama");
    check("they fled.Police came", "they fled . Police came");
    check("wait... what", "wait ... what");
    check("GOMA, Congo (AP) -- Rebels", "GOMA , Congo ( AP ) -- Rebels");
    check("SANA'A, Jan. 3 (Reuters) -", "SANA'A , Jan. 3 ( Reuters ) -");
}

#[test]
fn addresses() {
    check("see https://example.org/a,b.html.", "see https://example.org/a,b.html .");
    check("(www.example.org)", "( www.example.org )");
    check("write to a.b-c@example.org, please", "write to a.b-c@example.org , please");
    check("Example.com's report.pdf", "Example.com 's report.pdf");
    check("<http://example.org/x>", "< http://example.org/x >");
    check("#aleppo @someone", "#aleppo @someone");
}

#[test]
fn other_scripts() {
    check("قُتل 12 شخصاً.", "قُتل 12 شخصاً .");
    check("👩‍👩‍👧🔥fire 👍🏽", "👩‍👩‍👧 🔥 fire 👍🏽");
    check("e\u{301}te\u{301}", "e\u{301}te\u{301}");
}

#[test]
fn a_word_of_a_million_letters_is_cut() {
    let text = "é".repeat(500_000);
    let spans = split(&text, Span::of(0..text.len()));
    assert_eq!(spans.len(), 2500);
    assert!(spans.iter().all(|s| s.len() == 400));
}
