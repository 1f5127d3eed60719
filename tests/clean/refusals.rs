//! What is refused: lists, contact lists, flags and settings, each with words of its own and without a trace.

use super::*;

#[test]
fn every_bad_list_is_refused_with_a_message_of_its_own() {
    let mut messages = Vec::new();
    let cases: [(&str, &[&str]); 9] = [
        ("binary.txt", &["is a ZIP archive"]),
        ("broad-domain.txt", &["line 3: gmail.com is a mailbox provider", "--allow-broad-domains"]),
        ("cut-digest.txt", &["cut off inside the digest on line 6"]),
        ("empty.txt", &["is empty"]),
        ("html-error-page.txt", &["is an HTML page"]),
        ("json.txt", &["is JSON"]),
        ("public-suffix.txt", &["line 2: co.uk is a public suffix", "--allow-broad-domains"]),
        ("too-many-unreadable.txt", &["5 of 10 lines", "first lines: 3, 4, 6, 7, 9", "--allow-unreadable"]),
        ("two-digest-lengths.txt", &["line 1", "line 5", "MD5", "SHA-1"]),
    ];
    let mut shipped: Vec<_> = fs::read_dir(fixture("lists/bad"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    shipped.sort();
    assert_eq!(shipped, cases.map(|(name, _)| name), "every bad list has a case here");
    for (name, words) in cases {
        let place = place();
        let list = fixture(&format!("lists/bad/{name}"));
        let text = refuses(&place, &["clean", "in.csv", "--suppress", list.to_str().unwrap()], words);
        assert!(text.contains(name), "{text}");
        // The same list among good ones, and for check.
        refuses(&place, &["clean", "in.csv", "--suppress=optouts.txt", "--suppress", list.to_str().unwrap()], words);
        refuses(&place, &["check", "in.csv", "--suppress", list.to_str().unwrap()], words);
        messages.push(text.replace(name, ""));
    }
    messages.sort();
    messages.dedup();
    assert_eq!(messages.len(), cases.len());
}

#[test]
fn a_list_that_cannot_be_read_is_refused() {
    let place = place();
    place.write("whole.txt", "ann@one.example\nbob@two.example\n".repeat(500));
    let packed = gzip(&place.read("whole.txt"));
    place.write("cut.txt.gz", &packed[..packed.len() - 9]);
    let zstd = zstd::encode_all(&*place.read("whole.txt"), 3).unwrap();
    place.write("cut.txt.zst", &zstd[..zstd.len() - 5]);
    place.write("comments.txt", "# nobody yet\n\n");
    place.write("header.csv", "email,date\n");
    place.write("other.csv", "name,city\nAnn,Rome\nBob,Oslo\n");
    place.write("tail.txt", "ann@one.example\nbob@two.example\nbob@tw");
    place.write("quote.csv", "email,note\nann@one.example,\"open\nbob@two.example,x\n");
    place.write("page.xml", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>");
    // Far behind what is looked at first, and in the middle of an address.
    let whole = (0..20_000).map(|number| format!("u{number}@one.example\n")).collect::<String>();
    let hole = [&whole.as_bytes()[..300_010], &[0; 4096], &whole.as_bytes()[304_106..]].concat();
    place.write("hole.txt", &hole);
    place.write("one.txt", [&whole.as_bytes()[..300_010], b"\0", &whole.as_bytes()[300_010..]].concat());
    fs::create_dir(place.path("directory")).unwrap();
    for (list, words) in [
        ("missing.txt", &["missing.txt", "No such file", "check its name"][..]),
        ("cut.txt.gz", &["cut.txt.gz is cut off", "gzip"]),
        ("cut.txt.zst", &["cut.txt.zst is cut off", "zstd"]),
        ("comments.txt", &["holds no entry", "comments"]),
        ("header.csv", &["holds no entry", "a header"]),
        ("tail.txt", &["cut off", "line, 3"]),
        ("quote.csv", &["line 2", "quote opens here and never closes"]),
        ("page.xml", &["an XML page"]),
        ("hole.txt", &["hole.txt holds NUL bytes on line 16375:", "export the list again"]),
        ("one.txt", &["NUL bytes on line 16375:"]),
        ("directory", &["is a directory"]),
    ] {
        refuses(&place, &["clean", "in.csv", "--suppress", list], words);
    }
    refuses(&place, &["clean", "in.csv", "--suppress", "other.csv"], &["other.csv"]);
}

#[test]
fn a_contact_list_that_cannot_be_trusted_is_refused() {
    let long_field = format!("email,note\nann@one.example,\"{}\"\nbob@two.example,x\n", "line\n".repeat(300));
    let unpaired: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("email\r\na@b.example\r\n".encode_utf16().flat_map(u16::to_le_bytes))
        .chain([0x00, 0xd8, b'x', 0])
        .collect();
    let odd: Vec<u8> =
        "\u{feff}email\r\na@b.example\r\n".encode_utf16().flat_map(u16::to_le_bytes).chain([b'a']).collect();
    let packed = gzip(CONTACTS.repeat(200).as_bytes());
    let zstd = zstd::encode_all(CONTACTS.as_bytes(), 3).unwrap();
    let cases: Vec<(&str, Vec<u8>, Vec<&str>)> = vec![
        ("empty", vec![], vec!["is empty"]),
        ("blank lines", b"\n\n\n".to_vec(), vec!["is empty"]),
        ("gzip", packed[..packed.len() / 2].to_vec(), vec!["cut off", "gzip"]),
        ("gzip without its end", packed[..packed.len() - 4].to_vec(), vec!["cut off", "gzip"]),
        ("zstd", zstd[..zstd.len() - 2].to_vec(), vec!["cut off", "zstd"]),
        (
            "unclosed quote",
            b"email,name\na@b.example,x\nc@d.example,\"Cy\ne@f.example,E\n".to_vec(),
            vec!["line 3", "never closes"],
        ),
        ("long quoted field", long_field.into_bytes(), vec!["line 2", "200 lines"]),
        (
            "no header",
            b"ann@one.example,Ann\nbob@two.example,Bob\n".to_vec(),
            vec!["line 1 looks like a contact", "use --no-header"],
        ),
        (
            "digest as header",
            [b"d41d8cd98f00b204e9800998ecf8427e\n".as_slice(), b"x@y.example\n"].concat(),
            vec!["line 1 looks like a contact"],
        ),
        (
            "no e-mail column",
            b"Name;Stadt\nAnn;Rom\n".to_vec(),
            vec!["no e-mail column", "\"Name\", \"Stadt\"", "--column email="],
        ),
        ("short last row", b"email,name\na@b.example,A\nc@d.example".to_vec(), vec!["cut off", "(3)"]),
        ("unreadable last row", b"email\na@b.example\nc@d".to_vec(), vec!["cut off", "(3)"]),
        ("lone surrogate", unpaired, vec!["half of a UTF-16 character", "byte 42"]),
        ("odd length", odd, vec!["UTF-16", "middle of a character"]),
        ("UTF-32", vec![0xff, 0xfe, 0, 0, b'e', 0, 0, 0], vec!["UTF-32"]),
    ];
    for (what, bytes, words) in cases {
        let place = place();
        place.write("in.csv", &bytes);
        println!("{what}");
        refuses(&place, &["clean", "in.csv", "--suppress", "optouts.txt"], &words);
        refuses(&place, &["check", "in.csv", "--suppress", "optouts.txt"], &words);
        // The same bytes through a pipe, where no name can be taken from the input.
        place.scrub_with(&["clean", "-", "--suppress=optouts.txt", "-o", "out.csv"], &bytes).code(2).says(words[0]);
        assert_eq!(place.files(), ["in.csv", "optouts.txt"], "{what}");
    }
    let place = place();
    refuses(&place, &["clean", "gone.csv", "--suppress=optouts.txt"], &["gone.csv", "No such file"]);
    fs::create_dir(place.path("dir.csv")).unwrap();
    refuses(&place, &["clean", "dir.csv", "--suppress=optouts.txt"], &["is a directory"]);
}

#[test]
fn nothing_to_suppress_must_be_asked_for() {
    let place = place();
    refuses(&place, &["clean", "in.csv"], &["nothing to suppress", "--without-lists"]);
    refuses(&place, &["check", "in.csv"], &["nothing to suppress", "--without-lists"]);
    place.scrub(&["clean", "in.csv", "--without-lists"]).code(0).says("no list was looked at");
    assert_eq!(place.text("in.clean.csv"), CONTACTS);
    assert_eq!(place.json("in.report.json")["lists"], serde_json::json!([]));
}

#[test]
fn a_first_try_is_told_what_to_type() {
    let place = place();
    for (args, words) in [
        (&["in.csv"][..], &["in.csv is no command", "scrub clean in.csv --suppress OPTOUTS", "scrub check in.csv"][..]),
        (&["Kunden Mai.xlsx"], &["scrub clean \"Kunden Mai.xlsx\" --suppress OPTOUTS"]),
        (&["in.csv", "--suppress", "optouts.txt"], &["scrub clean in.csv"]),
        (
            &["clean", "in.csv", "optouts.txt"],
            &["one contact list at a time", "scrub clean LIST --suppress optouts.txt"],
        ),
        (&["check", "in.csv", "b.csv", "--without-lists"], &["scrub check b.csv ...", "a run of its own"]),
        (&["-q", "clean", "--suppress=optouts.txt", "in.csv", "b.csv", "c.csv"], &["b.csv is a second one"]),
        (&["import", "a.txt", "b.txt", "--list", "a", "--kind", "optout"], &["one file at a time", "again for b.txt"]),
        // Everything else as always.
        (&["claen", "in.csv"], &["unrecognized subcommand 'claen'", "clean"]),
        (&["clean", "in.csv", "--supress", "optouts.txt"], &["--supress", "--suppress"]),
        (&["rule", "a", "b"], &["unexpected argument 'b'"]),
    ] {
        refuses(&place, args, words);
    }
}

#[test]
fn wrong_flags_and_settings_are_refused() {
    let place = place();
    let with = |more: &[&'static str]| [&["clean", "in.csv", "--suppress=optouts.txt"], more].concat();
    for (more, words) in [
        (&["--column", "email=Mail"][..], &["no column is called `Mail`", "email, name"][..]),
        (&["--column", "email=7"], &["no column 7"]),
        (&["--column", "pager=name"], &["pager=name"]),
        (&["--ignore-column", "zip"], &["zip"]),
        (&["--ignore-column", "email"], &["no e-mail column"]),
        (&["--encoding", "klingon"], &["unknown encoding `klingon`"]),
        (&["--encoding", "iso-2022-jp"], &["ISO-2022-JP"]),
        (&["--delimiter", "ab"], &["delimiter"]),
        (&["--delimiter", "\""], &["delimiter"]),
        (&["--channel", "pigeon"], &["pigeon"]),
        (&["--channel", "phone"], &["no column of telephone numbers", "--column phone="]),
        (&["--channel", "post"], &["post", "cannot match"]),
        (&["--default-country", "Narnia"], &["unknown country", "DE"]),
        (&["--campaign", "spring"], &["no [campaign.spring]"]),
        (&["--max-rejects", "many"], &["\"many\" is no limit"]),
        (&["--allow-unreadable", "all"], &["all"]),
        (&["--memory", "lots"], &["\"lots\" is no size"]),
        (&["--memory", "1,5GB"], &["such as 512MB or 1.5GiB"]),
        (&["--memory", "1000000GB"], &["--memory", "1000000GB is more than", "of memory that there are"]),
        (&["--max-record", "10"], &["--max-record"]),
        (&["--threads", "0"], &["thread"]),
        (&["--no-such-flag"], &["--no-such-flag"]),
        (&["--match", "fuzzy"], &["fuzzy"]),
        (&["--store", "missing.store"], &["no store at missing.store. ", "mounted"]),
        (&["--config", "missing.toml"], &["cannot read the settings file missing.toml", "check --config"]),
    ] {
        refuses(&place, &with(more), words);
    }
    for (toml, word) in [
        ("sotre = \"x\"\n", "sotre"),
        ("[campaign.spring]\nchanel = \"email\"\n", "chanel"),
        ("[list.optouts]\nmax-age = 3\n", "max-age"),
        ("store = ", "scrub.toml"),
    ] {
        place.write("scrub.toml", toml);
        refuses(&place, &with(&[]), &["scrub.toml", word]);
    }
}

/// Whatever the reader of addresses understands is a contact, and no name of a column.
#[test]
fn a_list_without_a_header_is_refused_in_whatever_spelling_its_first_contact_is() {
    for first in [
        "(max@firma.example)",
        "“max@firma.example”",
        "mailto:max@firma.example?subject=x",
        "Max Muster (max@firma.example)",
        "0001 Max max@firma.example Berlin",
        "max@firma.example\u{2003}",
        "max@firma.example\u{ad}",
        "max＠firma.example",
        "•max@firma.example",
        "max&#64;firma.example",
        "max (at) firma.example",
        "eva@firma.example max@firma.example",
    ] {
        for list in [format!("{first},Max\nbob@two.example,Bob\n"), format!("Max,{first}\nBob,bob@two.example\n")] {
            let place = Place::new();
            place.write("c.csv", list);
            place.write("l.txt", "max@firma.example\n");
            drop(place.scrub(&["clean", "c.csv", "--suppress", "l.txt"]).code(2).says("--no-header"));
            assert!(!place.exists("c.clean.csv"));
        }
    }
}

#[test]
fn a_list_that_breaks_off_in_a_day_of_leaving_is_cut_off() {
    let place = place();
    for (list, code) in [
        ("email;Abgemeldet am\nann@one.example;2024-01-02\nbob@two.example;20", 2),
        ("email;gesperrt bis\nann@one.example;02.01.2010\nbob@two.example;3.", 2),
        ("email;Abgemeldet am\nann@one.example;2024-01-02\nbob@two.example;20\n", 0),
        ("email;Abgemeldet am\nann@one.example;2024-01-02\nbob@two.example;unbekannt", 0),
        ("email;Abgemeldet am\nann@one.example;\nbob@two.example;", 0),
        ("email;Punkte\nann@one.example;2000\nbob@two.example;20", 0),
    ] {
        place.write("in.csv", list);
        let ran = place.scrub(&["clean", "in.csv", "--without-lists", "--force"]).code(code);
        drop(if code == 2 { ran.says("cut off") } else { ran.any_words() });
    }
    place.write("in.csv", "email\nann@one.example\nbob@two.example\n");
    for (last, code) in [("20", 2), ("2024-0", 2), ("2024-03-04", 0), ("unbekannt", 0)] {
        place.write("list.csv", format!("email;unsubscribed_at\nann@one.example;2024-01-02\nbob@two.example;{last}"));
        let args = ["clean", "in.csv", "--suppress", "optout:list.csv", "--force", "--min-kept=0"];
        let ran = place.scrub(&args).code(code);
        drop(if code == 2 { ran.says("cut off") } else { ran.any_words() });
    }
}
