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
