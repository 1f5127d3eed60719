//! Which line of a contact list is its header: where that is not certain nobody may slip through.

use super::*;

/// Refused, with these words; and what a run with the flag that they name keeps.
#[track_caller]
fn stops_then_keeps(list: &str, words: &str, flag: &str, kept: &str) {
    let place = place();
    place.write("l.csv", list);
    refuses(&place, &["clean", "l.csv", "--suppress=optouts.txt"], &[words, &flag.replace('=', " ")]);
    drop(place.scrub(&["clean", "l.csv", "--suppress=optouts.txt", flag]).code(0).any_words());
    let clean = place.text("l.clean.csv");
    assert!(clean.ends_with(kept) && clean.matches('@').count() == kept.matches('@').count(), "{clean}");
}

#[test]
fn a_title_that_is_also_the_name_of_a_column_hides_no_opt_out_column() {
    for title in ["E-Mail;;", "Empfänger;;", "Recipients;;", "Domain;;"] {
        let list = format!("{title}\nKunde;Kontaktdaten;Abgemeldet\nA;a@s.example;ja\nB;b@s.example;nein\n");
        stops_then_keeps(&list, "line 2 below it holds no contact", "--header-line=2", "B;b@s.example;nein\n");
    }
    let list = "Kontakt;E-Mail;Marketing\nName;Adresse;Abgemeldet\nA;a@s.example;ja\nB;b@s.example;nein\n";
    stops_then_keeps(list, "line 2 below it holds no contact", "--header-line=2", "B;b@s.example;nein\n");
}

#[test]
fn a_header_line_that_the_user_names_hides_no_contact() {
    let place = place();
    place.write("l.csv", "Name;E-Mail\nBob;bob@two.example\nAnn;ann@one.example\n");
    for (line, words) in [("2", "line 2 holds a contact"), ("3", "line 3 holds a contact")] {
        let flag = format!("--header-line={line}");
        refuses(&place, &["clean", "l.csv", "--suppress=optouts.txt", &flag], &[words]);
    }
    place.write("l.csv", "Name;E-Mail\nBob;bob@two.example\nKunde;Adresse\nAnn;ann@one.example\n");
    let args = ["clean", "l.csv", "--suppress=optouts.txt", "--header-line=3", "--column=email=2"];
    refuses(&place, &args, &["line 2 above it holds a contact"]);
}

#[test]
fn an_address_in_a_column_whose_first_cells_hold_none_is_looked_up() {
    let place = place();
    for (name, first) in [
        ("E-Mail privat", "-"),
        ("E-Mail privat", "k.A."),
        ("Mail", "n/a"),
        ("Email", "ja"),
        ("Login", ""),
        ("Adresse", "-"),
        ("Empfänger", "Max Muster"),
    ] {
        let rows: String = (0..3000).map(|row| format!("p{row}@x.example;{first}\n")).collect();
        place
            .write("l.csv", format!("E-Mail;{name}\n{rows}ann@one.example;Bob <bob@two.example>\ncy@three.example;\n"));
        drop(place.scrub(&["clean", "l.csv", "--suppress=optouts.txt", "--force"]).code(0).any_words());
        assert!(!place.text("l.clean.csv").contains("bob@two.example"), "{name}={first}");
        assert_eq!(place.json("l.report.json")["rows"]["rejected"], 1, "{name}={first}");
    }
    // What is no address there costs nobody anything, neither as the first column nor where short rows lack it.
    place.write(
        "l.csv",
        "Email;Kontakt;Ort\nja;ann@one.example;Rom\nvielleicht;cy@three.example;Bonn\nnein;bob@two.example;Bonn\n",
    );
    drop(
        place
            .scrub(&["clean", "l.csv", "--suppress=optouts.txt", "--force"])
            .code(0)
            .says("kept 2")
            .says("first cells"),
    );
    place.write("l.csv", "Kontakt;Ort;Email\nann@one.example;Rom;ja\ncy@three.example;Bonn\nd@x.example;Bonn;ja\n");
    drop(place.scrub(&["clean", "l.csv", "--suppress=optouts.txt", "--force"]).code(0).says("kept 3"));
}

#[test]
fn a_header_line_above_the_header_stops_the_run() {
    let place = place();
    let list = "Kontaktliste;;\nStand Mai;;\n;;\nName;E-Mail;Werbung\nA;a@s.example;ja\nB;b@s.example;nein\n";
    place.write("l.csv", list);
    let args = ["clean", "l.csv", "--without-lists", "-o", "o.csv", "--force"];
    for line in ["1", "2"] {
        let ran = place.scrub(&[&args[..], &["--header-line", line]].concat()).code(2);
        drop(ran.says("line 4 looks like the header").says("--header-line 4"));
        assert!(!place.exists("o.csv"));
    }
    drop(place.scrub(&[&args[..], &["--header-line", "4"]].concat()).code(0).any_words());
    assert_eq!(place.text("o.csv"), list.replace("B;b@s.example;nein\n", ""));
    // Of two lines that both name the column the user says which one is meant; a word elsewhere is none.
    place.write("l.csv", "Name;Mail\nName;E-Mail\nA;a@s.example\n");
    drop(place.scrub(&[&args[..], &["--header-line", "1"]].concat()).code(0).any_words());
    place.write("l.csv", "Name;Kontakt;Weg\nA;;E-Mail\nB;b@s.example;Post\n");
    drop(place.scrub(&[&args[..], &["--header-line", "1"]].concat()).code(0).any_words());
}

#[test]
fn no_header_line_loses_the_own_columns_of_another() {
    let place = place();
    let rows = "A;a@s.example;nein\nB;b@s.example;ja\n";
    let late = format!("Name;E-Mail;Newsletter\n{}{rows}", "N;;ja\n".repeat(26));
    for (above, header, below, given) in [
        ("", "Name;E-Mail;Newsletter", "Text;Adresse;ja/nein\n", "2"),
        ("", "Name;E-Mail;Abgemeldet", "----;----;----\n", "2"),
        ("", "Name;E-Mail;Newsletter", ";;\n", "2"),
        ("Kontaktliste Mai;;\n", "Name;Kontaktadresse;Newsletter", "", "1"),
        (";;\n", "Name;Adr;Werbesperre", "", "1"),
        ("Export;E-Mail;\n", "Name;E-Mail;Newsletter", "", "1"),
    ] {
        let list = format!("{above}{header}\n{below}{rows}");
        place.write("l.csv", &list);
        let args = ["clean", "l.csv", "--without-lists", "-o", "o.csv", "--force", "--header-line", given];
        drop(place.scrub(&args).code(2).says("looks like the header, not line"));
    }
    for list in ["Name;Kontaktadresse;Newsletter\nA;a@s.example;nein\nB;b@s.example;ja\n", &late] {
        place.write("l.csv", list);
        let args = ["clean", "l.csv", "--without-lists", "-o", "o.csv", "--force", "--no-header"];
        drop(place.scrub(&args).code(2).says("line 1 looks like a header"));
    }
    place.write("l.csv", format!("Export;;\n{late}"));
    let args = ["clean", "l.csv", "--without-lists", "-o", "o.csv", "--force", "--header-line", "1"];
    drop(place.scrub(&args).code(2).says("--header-line 2"));
    // Rows above the first contact are no headers.
    place.write(
        "l.csv",
        "Name;Kontaktadresse;Thema\nMax;;Newsletter\nB;b@s.example;Sport\nC;c@s.example;\nD;d@s.example;\n",
    );
    drop(place.scrub(&args).code(0).any_words());
}

#[test]
fn a_value_that_is_also_a_name_refuses_no_list_without_a_header() {
    let place = place();
    for list in [
        "A;a@s.example;Email\nB;;Email\nC;b@s.example;Post\n",
        "N0;;Email\nA;a@s.example;Email\nB;b@s.example;Post\nC;c@s.example;Email\n",
    ] {
        place.write("l.csv", list);
        let args = ["clean", "l.csv", "--without-lists", "-o", "o.csv", "--force", "--no-header"];
        drop(place.scrub(&args).code(0).any_words());
        assert!(place.text("o.csv").contains("a@s.example"));
    }
}

#[test]
fn a_delimiter_that_divides_nothing_stops_the_run() {
    let place = place();
    let args = ["clean", "l.csv", "--without-lists", "-o", "o.csv", "--force"];
    for rows in ["", &"C,c@s.example,yes\n".repeat(40)] {
        place
            .write("l.csv", format!("Name,Email,Accepts Email Marketing\nA,a@s.example,yes\nB,b@s.example,no\n{rows}"));
        for delimiter in [";", "tab", "#"] {
            let ran = place.scrub(&[&args[..], &["--delimiter", delimiter]].concat()).code(2);
            drop(ran.says("with \",\" it has 3").says("--delimiter \",\""));
        }
    }
    for (header, delimiter) in [("Name;Adr;Werbesperre", ","), ("Kunde;Adresse;Newsletter", "tab")] {
        place.write("l.csv", format!("{header}\nA;a@s.example;ja\nB;b@s.example;\n"));
        drop(place.scrub(&[&args[..], &["--delimiter", delimiter]].concat()).code(2).says("--delimiter \";\""));
    }
    place.write("l.csv", "sep=,\nKunde;Adresse;Newsletter\nA;a@s.example;ja\nB;b@s.example;\n");
    drop(place.scrub(&args).code(2).says("--delimiter \";\""));
    // One column is a list, too.
    place.write("l.csv", "Kontakt\n\"Muster, A\" <a@s.example>\nMuster, B <b@s.example>\n");
    drop(place.scrub(&[&args[..], &["--delimiter", ";"]].concat()).code(0).any_words());
    place.write("l.csv", "email\na@s.example\nb@s.example\n");
    drop(place.scrub(&[&args[..], &["--delimiter", ";"]].concat()).code(0).any_words());
}
