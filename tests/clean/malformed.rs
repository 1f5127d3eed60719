//! Rows of many widths, and rows that a quote has swallowed: who is judged, who objects all the same.

use super::*;

/// The addresses of the clean list up to their @.
#[track_caller]
fn kept(list: &str, flags: &[&str]) -> String {
    let place = place();
    place.write("l.csv", list);
    let args = ["clean", "l.csv", "--suppress=optouts.txt", "--min-kept=0"];
    drop(place.scrub(&[&args, flags].concat()).code(0).any_words());
    let clean = place.text("l.clean.csv");
    let addresses = clean.split([',', ';', '\n', '"']).filter_map(|cell| cell.split_once('@'));
    addresses.map(|(local, _)| local.to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn rows_as_wide_as_the_header_are_whole_where_most_leave_out_blank_fields() {
    let list = |short: usize, full: usize| {
        let short: String = (0..short).map(|row| format!("s{row}@x.example,N,O\n")).collect();
        let full: String = (0..full).map(|row| format!("f{row}@x.example,N,O,{}\n", ["ja", "nein"][row % 2])).collect();
        format!("email,name,ort,newsletter\n{short}{full}")
    };
    assert_eq!(kept(&list(12, 8), &[]).split(' ').count(), 16);
    assert_eq!(kept(&list(600, 2000), &[]).split(' ').count(), 1600);
    // Strict means the commonest width, and nothing else.
    assert_eq!(kept(&list(12, 8), &["--ragged=strict"]).split(' ').count(), 12);
    // Widths between the two; a surplus beyond the last name; names that are blank.
    let list = "email,a,b,newsletter,,\np@x.example\nq@x.example\nr@x.example,1\ns@x.example,1,2\nt@x.example,1,2,nein\n\
        u@x.example,1,2,ja,,\nv@x.example,1,2,3,ja\n";
    assert_eq!(kept(list, &[]), "p q r s u");
}

#[test]
fn a_list_is_cut_off_where_its_last_row_ends_whatever_its_width() {
    let place = place();
    for (end, code) in [
        ("c@x.example,C,c2@", 2),
        ("c@x.example,C,c2@firma", 2),
        ("c@x.example,C,c2@firma.d", 2),
        ("c@x.example,C,c2@firma.de", 0),
        ("c@x.example,C,C <c2@firma.de>", 0),
        ("c@x.example,C", 0),
    ] {
        place.write("l.csv", format!("email,name,email 2\na@x.example,A\nb@x.example,B\n{end}"));
        let ran = place.scrub(&["clean", "l.csv", "--suppress=optouts.txt", "--force"]).code(code);
        drop(ran.says(if code == 2 { "the list is cut off" } else { "kept 3" }));
    }
}

#[test]
fn a_short_row_objects_for_whoever_it_names_wherever_they_stand() {
    for (short, kept_people) in [
        ("a@s.example,Max,ja", "b"),
        ("7,a@s.example,ja", "b"),
        ("a@s.example,ja", "b"),
        ("7,Max,a@s.example", "a b"),
        ("7,a@s.example,nein", "a b"),
        ("7,\"Max <a@s.example>\",ja", "b"),
        // Of which it takes nobody else along.
        ("7,,ja", "a b"),
    ] {
        let list =
            format!("id,email,name,sperre\n{short}\n7,a@s.example,Max,nein\n8,b@s.example,Bob,nein\n9,b2,Bob,nein\n");
        assert_eq!(kept(&list, &[]), kept_people, "{short}");
        assert_eq!(kept(&list, &["--ragged=strict"]), kept_people, "{short}");
    }
    // A row that could be judged, but for whoever stands in the wrong place.
    let list = "id,email,sperre,x,y\na@s.example,ja,,z\n7,a@s.example,nein,,\n8,b@s.example,nein,,\n9,c@s.example,,,\n";
    assert_eq!(kept(list, &[]), "b c");
}

#[test]
fn each_row_that_a_quote_swallowed_still_objects() {
    let list = "email;name;sperre\na@s.example;\"Max;nein\nq@s.example;M;ja\nb@s.example;Bob\";nein\nq@s.example;Q;nein\n\
        r@s.example;R;nein\n";
    assert_eq!(kept(list, &[]), "r");
    // The first and the last of them, in other line ends, with words of any column.
    let list = "email;name;sperre\r\na@s.example;\"Max;ja\r\nq@s.example;M;nein\r\nb@s.example;Bob\";ja\r\na@s.example;A;nein\r\n\
        b@s.example;B;nein\r\nr@s.example;R;nein\r\n";
    assert_eq!(kept(list, &[]), "r");
    let list = "email;name;tag\na@s.example;\"Max;x\nq@s.example;M;abgemeldet\nb@s.example;Bob\";x\nq@s.example;Q;x\nr@s.example;R;x\n";
    assert_eq!(kept(list, &[]), "r");
    // A note over several lines is none of them, whatever it says.
    let list = "email;name;sperre\na@s.example;\"Max\nq@s.example\nist abgemeldet?\n\";nein\nq@s.example;Q;nein\n";
    assert_eq!(kept(list, &[]), "a q q");
}

#[test]
fn rows_that_a_quote_swallowed_are_not_kept_however_wide_they_are() {
    for list in [
        "id;name;email;x\n1;\"Max;max@firma.example\n2;Anna;anna@firma.example\n3;\"Bob;bob@two.example;z\n9;R;r@x.example;y\n",
        "id;name;email;x\n1;\"Max;max@firma.example;;\n2;Anna;anna@firma.example;;\n3;\"Bob;bob@two.example;z\n9;R;r@x.example;y\n",
        "id;name;email;sperre\n1;Max\";max@firma.example\n9;R;r@x.example;n\n5;\"A;a@x.example\n6;B\";b@x.example;nein\n",
        "id;name;email;x;\n1;\"Max;max@firma.example\n3;\"Bob;bob@two.example;z;\n9;R;r@x.example;y;\n",
    ] {
        let kept = kept(list, &[]);
        assert_eq!(kept, "r", "{list}");
    }
    let note = "email;name;ort;note\na@x.example;A;Rom;\"Hallo,\nb@x.example; ruft an\nGruss\"\n";
    assert_eq!(kept(note, &[]), "a b");
}

#[test]
fn a_cell_full_of_words_of_objection_is_searched_once() {
    for (open, mark) in [("\"", ","), ("", "|"), ("\"", "|")] {
        let cell = format!("{mark}unsubscribed").repeat(1 << 15);
        let list = format!("email,SMS status,name\na@x.example,{open}x{cell}{open},A\nb@x.example,,B\n");
        assert_eq!(kept(&list, &[]), "a b");
    }
}

#[test]
fn a_word_behind_the_last_column_has_a_name_that_the_flag_takes() {
    let place = place();
    let list = "email,name\nann@one.example,A,abgemeldet\nann@one.example,A\ncy@three.example,C\n";
    place.write("l.csv", list);
    let args = ["clean", "l.csv", "--suppress=optouts.txt", "--force"];
    let named = "--ignore-column \"column 3\"";
    drop(place.scrub(&args).code(0).says("kept 1").says("column \"column 3\" of the list itself").says(named));
    drop(place.scrub(&[&args[..], &["--ignore-column", "column 3"]].concat()).code(0).says("kept 2"));
    // By its number alone it may be a slip of the finger.
    drop(place.scrub(&[&args[..], &["--ignore-column", "3"]].concat()).code(2).says("there is no column 3"));
    let piped = ["clean", "-", "--suppress=optouts.txt", "-o", "x.csv"];
    drop(place.scrub_with(&piped, list.as_bytes()).code(2).says(named));
    let ignored = [&piped[..], &["--ignore-column", "column 3"]].concat();
    drop(place.scrub_with(&ignored, list.as_bytes()).code(0).says("kept 2"));
}

#[test]
fn in_a_short_row_that_is_judged_whoever_may_have_moved_is_looked_up() {
    let place = Place::new();
    place.write("sup.csv", "b@s.example\n");
    let whole = "M;m@x.example;1;m2@x.example;Rom;y\nN;n@x.example;1;;Rom;y\nO;o@x.example;1;;Bonn;y\n";
    for short in ["Max;a@s.example;b@s.example;;x", "Max;a@s.example;b@s.example;Ort;x"] {
        place.write("in.csv", format!("name;email;tel;email2;ort;x\n{whole}{short}\n"));
        drop(place.scrub(&["clean", "in.csv", "--suppress", "sup.csv", "--force"]).code(0).any_words());
        assert!(!place.text("in.clean.csv").contains("@s.example"), "{short}");
    }
}
