//! What counts as a contact list, and how its own columns decide.

use super::*;

#[test]
fn standard_input_is_a_list_like_any_other() {
    let place = place();
    let clean = |args: &[&str], input: &[u8]| {
        place.scrub_with(&[&["clean", "-", "--suppress=optouts.txt"], args].concat(), input)
    };
    clean(&["-o", "-", "-q"], CONTACTS.as_bytes()).code(0).prints_exactly(KEPT);
    clean(&["-o", "-", "-q"], &gzip(CONTACTS.as_bytes())).code(0).prints_exactly(KEPT);
    clean(&[], CONTACTS.as_bytes()).code(2).says("-o");
    assert_eq!(place.files(), ["in.csv", "optouts.txt"]);
    clean(&["-o", "send.csv"], CONTACTS.as_bytes()).code(0).says("kept 2, rejected 1");
    assert_eq!(place.text("send.csv"), KEPT);
    assert_eq!(place.text("send.rejected.csv"), REJECTED);
    assert_eq!(place.json("send.report.json")["input"]["bytes"], CONTACTS.len());
    // The list may come from standard input instead.
    place
        .scrub_with(&["clean", "in.csv", "--suppress", "-", "-o", "-", "-q"], b"bob@two.example\n")
        .code(0)
        .prints_exactly(KEPT);
    let both = place.scrub_with(&["clean", "-", "--suppress", "-", "-o", "x.csv"], CONTACTS.as_bytes()).code(2);
    both.says("standard input");
    assert!(!place.exists("x.csv"));
}

#[test]
fn own_optouts_reach_rows_before_and_after_through_a_pipe_too() {
    let place = place();
    let list = "email;Abgemeldet\nann@one.example;\nBOB@two.example;nein\nann+x@one.example;ja\nAnn@One.example;\ncy@three.example;0\n";
    let kept = "email;Abgemeldet\ncy@three.example;0\n";
    place.write("own.csv", list);
    place
        .scrub(&["clean", "own.csv", "--suppress=optouts.txt"])
        .code(0)
        .says("\"Abgemeldet\" of the list itself rejected 3");
    assert_eq!(place.text("own.clean.csv"), kept);
    let rejects = take_apart(list.as_bytes(), &place.read("own.rejected.csv"), b';', true).0;
    let found: Vec<_> =
        rejects.iter().map(|reject| (reject.line, reject.reason.as_str(), reject.detail.as_str())).collect();
    assert_eq!(
        found,
        [
            (2, "optout.column", "column=Abgemeldet line=4"),
            (3, "optout.global", "list=optouts.txt line=2 form=exact column=email"),
            (4, "optout.column", "column=Abgemeldet"),
            (5, "optout.column", "column=Abgemeldet line=4"),
        ]
    );
    for input in [list.as_bytes().to_vec(), gzip(list.as_bytes()), zstd::encode_all(list.as_bytes(), 1).unwrap()] {
        let args = ["clean", "-", "--suppress=optouts.txt", "-o", "piped.csv", "--force"];
        place.scrub_with(&args, &input).code(0).says("\"Abgemeldet\" of the list itself rejected 3");
        assert_eq!(place.text("piped.csv"), kept);
        assert_eq!(place.read("piped.rejected.csv"), place.read("own.rejected.csv"));
        let report = place.json("piped.report.json");
        assert_eq!(report["input"]["bytes"], input.len());
        assert_eq!(report["input"]["decoded_bytes"], list.len());
    }
    let spools: Vec<_> = place.files().into_iter().filter(|name| name.contains("tmp")).collect();
    assert!(spools.is_empty(), "{spools:?}");
    place
        .scrub(&["clean", "own.csv", "--suppress=optouts.txt", "--ignore-column", "Abgemeldet", "-o", "-", "-q"])
        .code(2)
        .says("exists already");
    place
        .scrub(&["clean", "own.csv", "--suppress=optouts.txt", "--ignore-column", "Abgemeldet", "-o", "ign.csv"])
        .code(0)
        .says("kept 3, rejected 2")
        .never_says("Abgemeldet");
    assert_eq!(place.text("ign.csv"), "email;Abgemeldet\nann@one.example;\nann+x@one.example;ja\ncy@three.example;0\n");
}

#[test]
fn compression_by_name_and_by_content() {
    let place = place();
    place.write("packed.csv.gz", [gzip(&CONTACTS.as_bytes()[..40]), gzip(&CONTACTS.as_bytes()[40..])].concat());
    place.write("odd-name.csv", zstd::encode_all(CONTACTS.as_bytes(), 3).unwrap());
    place.write("list.gz", gzip(b"bob@two.example\n"));
    place.scrub(&["clean", "packed.csv.gz", "--suppress", "list.gz"]).code(0).says("kept 2, rejected 1");
    assert_eq!(place.text("packed.clean.csv"), KEPT);
    let report = place.json("packed.report.json");
    assert_eq!(
        (&report["input"]["compression"], &report["input"]["decoded_bytes"]),
        (&"gzip".into(), &CONTACTS.len().into())
    );
    let args = ["clean", "odd-name.csv", "--suppress=optouts.txt", "-o", "a.csv.gz", "--rejects", "b.csv.zst"];
    place.scrub(&args).code(0).says("kept 2, rejected 1");
    let mut unpacked = String::new();
    std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(&*place.read("a.csv.gz")), &mut unpacked)
        .unwrap();
    assert_eq!(unpacked, KEPT);
    assert_eq!(zstd::decode_all(&*place.read("b.csv.zst")).unwrap(), REJECTED.as_bytes());
    let report = place.json("a.report.json");
    assert_eq!(report["clean"]["bytes"], place.read("a.csv.gz").len());
    assert_eq!(report["clean"]["decoded_bytes"], KEPT.len());
    assert_eq!(report["rejects"]["decoded_bytes"], REJECTED.len());
}

#[test]
fn a_named_pipe_is_read_like_standard_input() {
    let place = place();
    place.write(
        "own.csv",
        "email,optout\nann@one.example,\nbob@two.example,\nann@one.example,yes\ncy@three.example,no\n",
    );
    for (list, kept) in [("in.csv", KEPT), ("own.csv", "email,optout\ncy@three.example,no\n")] {
        let script = format!(
            "rm -f pipe; mkfifo pipe; cat {list} > pipe & \"$scrub\" clean pipe --suppress optouts.txt -o out.csv --force -q"
        );
        sh(&place, &script).code(0);
        assert_eq!(place.text("out.csv"), kept);
        assert!(!place.files().iter().any(|name| name.contains("tmp")), "{:?}", place.files());
    }
}

#[test]
fn an_objection_counts_even_where_its_own_row_is_too_short() {
    let place = place();
    place.write("in.csv", "email,optout,city\nann@one.example,,Rome\nann@one.example,yes\ncy@three.example,,Oslo\n");
    place.scrub(&["clean", "in.csv", "--suppress=optouts.txt"]).code(0).says("kept 1, rejected 2");
    assert_eq!(place.text("in.clean.csv"), "email,optout,city\ncy@three.example,,Oslo\n");
}

#[test]
fn a_header_without_rows_is_a_list() {
    let place = place();
    for header in ["email,name\n", "email,name", "\u{feff}E-Mail;Name\r\n", "sep=;\r\nE-Mail;Name\r\n\r\n"] {
        place.write("in.csv", header);
        place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--force"]).code(0).says("read 0 rows");
        assert_eq!(place.text("in.clean.csv"), header);
        assert_eq!(place.json("in.report.json")["rows"]["read"], 0);
        place.scrub(&["check", "in.csv", "--suppress=optouts.txt"]).code(0).says("read 0 rows");
    }
}

#[test]
fn ragged_rows_are_judged_where_nothing_that_is_read_is_missing() {
    let place = place();
    let list = "email,name,city\nann@one.example,Ann,Rome\ncy@three.example\nbob@two.example\n\
        di@four.example,Di,Oslo,more\nev@five.example,Ev,Rome,,\nfay@six.example,Fay,Rome\n";
    place.write("in.csv", list);
    let codes = |place: &Place| {
        let rejects = take_apart(list.as_bytes(), &place.read("in.rejected.csv"), b',', true).0;
        rejects.into_iter().map(|reject| (reject.line, reject.reason)).collect::<Vec<_>>()
    };
    let expected =
        |lines: &[(u64, &str)]| lines.iter().map(|(line, code)| (*line, (*code).to_owned())).collect::<Vec<_>>();
    place
        .scrub(&["clean", "in.csv", "--suppress=optouts.txt"])
        .code(0)
        .says("kept 4, rejected 2")
        .says("warn.row-ragged");
    assert_eq!(codes(&place), expected(&[(4, "optout.global"), (5, "row.malformed")]));
    assert_eq!(place.json("in.report.json")["warnings"]["warn.row-ragged"], 2);
    place
        .scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--ragged=strict", "--force"])
        .code(0)
        .says("rejected 4");
    let malformed = [3, 4, 5, 6].map(|line| (line, "row.malformed"));
    assert_eq!(codes(&place), expected(&malformed));
}

#[test]
fn a_header_that_is_wider_than_its_rows_rejects_nobody() {
    let place = place();
    for list in [
        "email;name;city;x;y;z\nann@one.example;Ann;Rome\ncy@three.example;Cy;Oslo\n",
        "email;name;\nann@one.example;Ann\ncy@three.example;Cy\n",
        "email;name\nann@one.example;Ann;\ncy@three.example;Cy;\n",
    ] {
        place.write("in.csv", list);
        place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--force"]).code(0).says("kept 2, rejected 0");
        assert_eq!(place.text("in.clean.csv"), list);
    }
}

#[test]
fn a_lost_delimiter_hides_no_objection() {
    let place = place();
    let list = "email;name;Abgemeldet;note\na@x.example;A;;\nb@x.example;B;nein;\nf@x.example;F;;\ng@x.example;G;;\nc@x.example B;ja;\nd@x.example;ja;\n\
        e@x.example;E;nein\n";
    place.write("in.csv", list);
    place.scrub(&["clean", "in.csv", "--suppress=optouts.txt"]).code(0).says("kept 5, rejected 2");
    assert_eq!(
        place.text("in.clean.csv"),
        "email;name;Abgemeldet;note\na@x.example;A;;\nb@x.example;B;nein;\nf@x.example;F;;\ng@x.example;G;;\ne@x.example;E;nein\n"
    );
}

#[test]
fn a_stray_quote_does_not_hide_the_rows_that_it_swallows() {
    let place = place();
    for (list, kept) in [
        (
            "id;name;email\n1;\"Max;max@firma.example\n2;Anna;anna@firma.example\n3;\"Bob;bob@x.example\n4;Di;di@x.example\n",
            1,
        ),
        ("email,name\n\"a@x.example,A\nb@x.example,B\nc@x.example\",C\nd@x.example,D\n", 1),
        // A note on two lines is no row, in the last column neither.
        ("id;email;note\n1;a@x.example;\"two\nlines\"\n2;b@x.example;\"x;y\nz\"\n", 2),
        ("note;email\n\"Hauptstr. 1\nBerlin\";a@x.example\n", 1),
    ] {
        place.write("in.csv", list);
        let kept = format!("kept {kept},");
        place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--force"]).code(0).says(&kept);
    }
}

#[test]
fn an_unreadable_cell_in_the_middle_of_the_last_row_is_no_cut() {
    let place = place();
    place.write("in.csv", "email,name\na@x.example,A\nkaputt@,B");
    place.scrub(&["clean", "in.csv", "--suppress=optouts.txt"]).code(0).says("kept 1, rejected 1");
    place.write("cut.csv", "name,email\nA,a@x.example\nB,anna@web.d");
    refuses(&place, &["clean", "cut.csv", "--suppress=optouts.txt"], &["cut off"]);
    place.write("cut.csv", "name,email\nA,a@x.example\nB,kaputt@");
    refuses(&place, &["clean", "cut.csv", "--suppress=optouts.txt"], &["cut off"]);
}

/// A row whose fields are not those of the header is rejected as malformed, but its opt-out holds for the other rows of its
/// addresses: a delimiter that is not quoted must not cost somebody an objection.
#[test]
fn own_optouts_of_ragged_rows_reach_other_rows() {
    let place = place();
    let list = "email;firma;Newsletter-Sperre;Abgemeldet;note\n\
        a@x.example;;;;\n\
        b@x.example;;;;\n\
        c@x.example;;;;\n\
        d@x.example;;;;\n\
        e@x.example;;;;\n\
        a@x.example;;ja;;;\n\
        Muster; GmbH;b@x.example;;;;ja;\n\
        c@x.example;;ja\n\
        d@x.example;;nein;nein;;\n\
        e@x.example;\n";
    place.write("ragged.csv", list);
    place.scrub(&["clean", "ragged.csv", "--suppress=optouts.txt"]).code(0).says("kept 2, rejected 8");
    let kept = "email;firma;Newsletter-Sperre;Abgemeldet;note\nd@x.example;;;;\ne@x.example;;;;\n";
    assert_eq!(place.text("ragged.clean.csv"), kept);
    let rejects = take_apart(list.as_bytes(), &place.read("ragged.rejected.csv"), b';', true).0;
    let reasons: Vec<_> = rejects.iter().map(|reject| (reject.line, reject.reason.as_str())).collect();
    let column = "optout.column";
    assert_eq!(reasons[..3], [(2, column), (3, column), (4, column)]);
}

/// A list whose quotes stand behind blanks throughout: these open a field, too, and what they hold parts nothing.
#[test]
fn a_blank_before_a_quote_hides_no_column() {
    let place = place();
    let list = "id, name, email, \"Sperre, post\"\n1, \"Doe, Ann\", ann@one.example, x\n2, \"Doe, \"\"B\"\", Bob\", bob@two.example, x\n\
        3, \"Doe, Cy\", \"cy@three.example\" , \"a\nb\"\n\"4\", \"Doe, Di\", \t\"di@four.example\", \"\"\n";
    let kept = list.replace("2, \"Doe, \"\"B\"\", Bob\", bob@two.example, x\n", "");
    place.write("in.csv", list);
    place.scrub(&["clean", "in.csv", "--suppress=optouts.txt"]).code(0).says("kept 3, rejected 1");
    assert_eq!(place.text("in.clean.csv"), kept);
    // In UTF-16 as well.
    let wide: Vec<u8> = [0xfeff].into_iter().chain(list.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    place.write("wide.csv", wide);
    place.scrub(&["clean", "wide.csv", "--suppress=optouts.txt"]).code(0).says("kept 3, rejected 1");
    // The rejects are a list again, though the columns of scrub have no such blanks.
    place.scrub(&["init"]).code(0).says("scrub.key");
    let import = ["import", "in.rejected.csv", "--list=own", "--kind=optout", "--only=optout.global"];
    place.scrub(&import).code(0).says("1 entry");
    place.write("more.csv", "id, name, email\n7, \"Doe, Bob\", bob@two.example\n8, \"Doe, Cy\", cy@three.example\n");
    place.scrub(&["clean", "more.csv"]).code(0).says("kept 1, rejected 1");
}

/// Such a quote must not swallow a row, nor one that is part of a text open a field.
#[test]
fn a_quote_behind_a_blank_that_is_part_of_a_text_opens_nothing() {
    let place = place();
    for (list, kept) in [
        ("email,note\na@x.example, \"in\" the city\nb@x.example, 5\" pipe\n", 2),
        ("name,email\nA \"B\", ann@one.example\n5, \"bob@two.example\nC, cy@three.example\n", 2),
        ("email, name\na@x.example, \"A\"\nb@x.example, \"B\"\n", 2),
        // From the second quote on rows would be swallowed.
        (
            "id, name, email\n1, \"Max\", a@x.example\n2, \"Max, b@x.example\n3, Anna, c@x.example\n4, \"Bob\", d@x.example\n",
            4,
        ),
    ] {
        place.write("in.csv", list);
        let kept = format!("kept {kept},");
        place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--force"]).code(0).says(&kept);
    }
    // Behind what is looked at first a stray quote may still open a field; the rows that it swallows are not kept unread.
    let row = |number| format!("{number}, \"Doe, {number}\", c{number}@x.example\n");
    let before: String = (0..5000).map(row).collect();
    let list =
        format!("id, name, email\n{before}1, \"Max, m@x.example\n2, Bob, bob@two.example\n3, \"Di\", d@x.example\n");
    place.write("in.csv", list);
    place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--force"]).code(0).says("kept 5,000, rejected 1");
}
