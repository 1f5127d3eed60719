//! Telephone numbers: lists for text messages, messengers, calls and faxes, as call centres and shops have them.

use crate::common::{Place, fixture};
use crate::place;

/// The rows that are kept, by their first cell.
fn kept(place: &Place, args: &[&str]) -> Vec<String> {
    drop(place.scrub(&[&["clean", "in.csv", "--force", "--min-kept=0"], args].concat()).code(0).any_words());
    let text = place.text("in.clean.csv");
    text.lines().skip(1).map(|line| line.split([',', ';']).next().unwrap_or_default().to_owned()).collect()
}

/// The reason and detail of each rejected row.
fn rejected(place: &Place) -> Vec<(String, String)> {
    let text = place.text("in.rejected.csv");
    let delimiter = if text.starts_with("scrub_line;") { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap()).map(|row| (row[1].to_owned(), row[3].to_owned())).collect()
}

#[test]
fn whatever_it_was_typed_as_an_opted_out_number_is_found() {
    let place = place();
    let spellings = [
        "+49 171 2345678",
        "0171/2345678",
        "0049 (0)171 234 56 78",
        "=\"\"+491712345678\"\"",
        "'01712345678",
        "1712345678",
        "＋４９１７１２３４５６７８",
        "+49-171-2345678 ext. 12",
        "491712345678",
    ];
    for listed in ["+491712345678\n", "0171 2345678\n", "phone,date\n0049 171 2345678,2026-01-01\n"] {
        place.write("out.csv", listed);
        for spelling in spellings {
            place.write("in.csv", format!("Name,Mobil\nA,\"{spelling}\"\nB,0172 3456789\n"));
            let args = ["--suppress", "out.csv", "--channel", "sms", "--default-country", "DE"];
            assert_eq!(kept(&place, &args), ["B"], "{spelling} against {listed}");
            assert!(rejected(&place)[0].1.contains("column=Mobil"), "{:?}", rejected(&place));
        }
    }
}

#[test]
fn a_national_number_is_read_by_its_country_and_never_guessed() {
    let place = place();
    place.write("out.csv", "+491712345678\n+436641234567\n");
    place.write(
        "in.csv",
        "id;Land;Handy\n1;Deutschland;0171 2345678\n2;Autriche;0664 1234567\n3;;0171 2345678\n4;Narnia;0171 2345678\n\
         5;AUT;0171 2345678\n6;NA;0171 2345678\n7;+49;0171 2345678\n8;GB;07911 123456\n",
    );
    assert_eq!(kept(&place, &["--suppress", "out.csv", "--channel=sms"]), ["8"]);
    let reasons: Vec<_> = rejected(&place).into_iter().map(|(reason, detail)| format!("{reason} {detail}")).collect();
    for (row, expected) in [
        (0, "optout.global"),
        (1, "optout.global"),
        (2, "identity.unmatchable why=no-country"),
        (3, "identity.unmatchable why=no-country"),
        (4, "identity.wrong-kind"),
        (5, "identity.unmatchable why=no-country"),
        (6, "optout.global"),
    ] {
        assert!(reasons[row].starts_with(expected), "{row}: {}", reasons[row]);
    }
    // What nobody says of a row the flag does, and of a row that names one it does not.
    assert_eq!(kept(&place, &["--suppress", "out.csv", "--channel=sms", "--default-country=DE"]), ["8"]);
    assert!(rejected(&place)[2].0 == "optout.global" && rejected(&place)[3].0 == "identity.unmatchable");
    place.write("scrub.toml", "country = \"DE\"\n[campaign.austria]\nchannel = \"sms\"\ncountry = \"AT\"\n");
    kept(&place, &["--suppress", "out.csv", "--channel=sms"]);
    assert_eq!(rejected(&place)[2].0, "optout.global");
    kept(&place, &["--suppress", "out.csv", "--campaign=austria"]);
    // In Austria that is somebody in Vienna.
    assert_eq!(rejected(&place)[2].0, "identity.wrong-kind");
}

#[test]
fn what_is_no_number_never_becomes_one() {
    let place = place();
    let cells = [
        "2024-03-12",
        "12.03.2024",
        "12/03/24",
        "20240312",
        "DE89 3704 0044 0532 0130 00",
        "10115",
        "01067",
        "K-4711",
        "10045678",
        "0012345678",
        "\"1.234,56\"",
        "\"4,91712E+11\"",
        "4.91712E+11",
        "192.168.178.20",
        "0800 FLOWERS",
        "n/a",
        "a@b.de",
        "#NAME?",
        "12:30",
        "301234567",
        "00000000",
        "-1712345678",
    ];
    let rows: String = cells.iter().enumerate().map(|(at, cell)| format!("{at},{cell},\n")).collect();
    place.write("in.csv", format!("id,Telefon,Mobil\n{rows}x,,0171 2345678\ny,,0172 2345678\nz,,0173 2345678\n"));
    let refused = ["clean", "in.csv", "--without-lists", "--channel=phone", "--default-country=DE"];
    // Most of the column is something else: that is said before anything is written.
    let all = ["2024-03-12", "2024-03-13", "2024-03-14", "0171 2345678"];
    let rows: String = all.iter().map(|cell| format!("x,{cell}\n")).collect();
    let list = place.text("in.csv");
    place.write("in.csv", format!("id,Telefon\n{rows}"));
    drop(place.scrub(&refused).code(2).says("column \"Telefon\" holds something else").says("date"));
    assert!(!place.exists("in.clean.csv"));
    place.write("in.csv", list);
    let args = ["--without-lists", "--channel=sms", "--default-country=DE", "--ignore-column=Telefon"];
    assert_eq!(kept(&place, &args), ["x", "y", "z"]);
    for cell in cells {
        place.write("in.csv", format!("id,Telefon\n1,{cell}\n2,0171 2345678\n"));
        let args = ["--without-lists", "--channel=phone", "--default-country=DE"];
        assert_eq!(kept(&place, &args), ["2"], "{cell}");
        assert_eq!(rejected(&place)[0].0, "identity.unmatchable", "{cell}");
    }
}

#[test]
fn text_messages_go_to_mobiles_first_and_never_to_fixed_lines_alone() {
    let place = place();
    place.write(
        "in.csv",
        "id,Telefon,Mobil,Fax\n1,030 123456,0171 2345678,\n2,030 123456,,\n3,0171 1234567,,030 99\n4,,,0171 9876543\n\
         5,0171 2345678,,\n",
    );
    let args = |channel| ["--without-lists", channel, "--default-country=DE"];
    let shown =
        place.scrub(&["clean", "in.csv", "--force", "--channel=sms", "--without-lists", "--default-country=DE"]);
    let text = shown.code(0).says("mobile is column 3").streams().1;
    assert!(text.contains("phone is column 2"), "{text}");
    assert_eq!(kept(&place, &args("--channel=sms")), ["1", "3"]);
    let reasons: Vec<_> = rejected(&place).into_iter().map(|(reason, _)| reason).collect();
    assert_eq!(reasons, ["identity.wrong-kind", "identity.missing", "dup.in-list"]);
    // Messengers reach any line; a call reaches no fax machine.
    assert_eq!(kept(&place, &args("--channel=messenger")), ["1", "2", "3"]);
    assert_eq!(kept(&place, &args("--channel=phone")), ["1", "3", "5"]);
    assert_eq!(rejected(&place)[0].0, "dup.in-list");
    assert_eq!(kept(&place, &args("--channel=fax")), ["4"]);
}

#[test]
fn channels_reach_each_other_on_one_number() {
    let place = place();
    place.scrub(&["init", "-q"]).code(0);
    for (number, channel) in [
        ("+491711000001", "sms"),
        ("+491711000002", "messenger"),
        ("+491711000003", "phone"),
        ("+491711000004", "email"),
    ] {
        place.write("o.txt", format!("{number}\n"));
        let args = ["import", "o.txt", "--list", channel, "--kind", "optout", "--channel", channel, "-q"];
        drop(place.scrub(&args).code(0));
    }
    let numbers: String = (1..=4).map(|n| format!("{n},+49171100000{n}\n")).collect();
    place.write("in.csv", format!("id,mobile\n{numbers}"));
    assert_eq!(kept(&place, &["--channel=sms"]), ["3", "4"]);
    assert_eq!(kept(&place, &["--channel=messenger"]), ["3", "4"]);
    assert_eq!(kept(&place, &["--channel=phone"]), ["1", "2", "4"]);
    assert_eq!(kept(&place, &["--channel=phone-auto"]), ["1", "2", "4"]);
}

#[test]
fn an_objection_by_mail_reaches_the_number_of_the_same_row() {
    for (flags, expected) in [(&[][..], &["2"][..]), (&["--channel", "email"], &["1", "2"])] {
        let place = place();
        place.scrub(&["init", "-q"]).code(0);
        place.write("o.csv", "E-Mail;Mobil;Datum\nmax@x.example;0171 2345678;2026-01-02\n");
        let args = ["import", "o.csv", "--list", "news", "--kind", "optout", "--default-country=DE", "-q"];
        drop(place.scrub(&[&args, flags].concat()).code(0));
        place.write("in.csv", "id,phone\n1,+49 171 2345678\n2,+49 172 2345678\n");
        assert_eq!(kept(&place, &["--channel=sms"]), expected, "{flags:?}");
        if flags.is_empty() {
            let (reason, detail) = &rejected(&place)[0];
            assert_eq!(reason, "optout.global");
            assert!(detail.starts_with("list=news date=2026-01-02 batch=1 line=2 form=exact column=phone"), "{detail}");
        }
        // Who is known by the number alone is found by it in a campaign by mail.
        place.write("in.csv", "id,email,phone\n1,other@x.example,0049 171 2345678\n2,b@x.example,+49 172 2345678\n");
        assert_eq!(kept(&place, &[]), expected, "{flags:?}");
        if flags.is_empty() {
            assert!(rejected(&place)[0].1.ends_with("column=phone via=phone"), "{:?}", rejected(&place));
        }
    }
}

#[test]
fn a_bounce_or_a_listing_speaks_of_one_identifier() {
    let place = place();
    place.scrub(&["init", "-q"]).code(0);
    place.write("b.csv", "email,phone\nmax@x.example,+491712345678\n");
    drop(place.scrub(&["import", "b.csv", "--list", "b", "--kind", "bounce"]).code(0).says("speaks of one identifier"));
    let register =
        ["import", "b.csv", "--list", "r", "--kind", "register", "--column=phone=phone", "--ignore-column=email"];
    drop(place.scrub(&register).code(0).any_words());
    place.write("in.csv", "id,email,phone\n1,max@x.example,+491721111111\n2,eva@x.example,+491712345678\n");
    assert_eq!(kept(&place, &[]), ["2"]);
    assert_eq!(kept(&place, &["--channel=phone"]), ["1"]);
    assert_eq!(rejected(&place)[0].0, "register.voluntary");
}

#[test]
fn the_lists_own_columns_speak_for_each_number() {
    let place = place();
    // Salesforce, and Brevo, which writes numbers without their +.
    place.write(
        "in.csv",
        "Id,Email,MobilePhone,Phone,HasOptedOutOfEmail,HasOptedOutOfSms,DoNotCall\n\
         1,a@x.example,+491711000001,,0,1,0\n2,b@x.example,+491711000002,,1,0,0\n3,c@x.example,+491711000003,,0,0,1\n\
         4,d@x.example,+491711000004,,0,0,0\n",
    );
    let args = |channel| ["--without-lists", channel, "--default-country=DE"];
    assert_eq!(kept(&place, &args("--channel=sms")), ["2", "3", "4"]);
    assert_eq!(kept(&place, &args("--channel=messenger")), ["2", "3", "4"]);
    assert_eq!(kept(&place, &args("--channel=phone")), ["1", "2", "4"]);
    assert_eq!(kept(&place, &args("--channel=email")), ["1", "3", "4"]);
    place.write(
        "in.csv",
        "CONTACT ID;EMAIL;SMS;EMAIL_BLACKLISTED;SMS_BLACKLISTED\n1;a@x.example;491711000001;No;Yes\n\
         2;b@x.example;491711000002;Yes;No\n3;c@x.example;491711000003;No;No\n",
    );
    assert_eq!(kept(&place, &args("--channel=sms")), ["2", "3"]);
    assert_eq!(kept(&place, &args("--channel=email")), ["1", "3"]);
    // Somebody's no holds for every row of the number, and for the number in a campaign by mail.
    place.write(
        "in.csv",
        "id,email,mobile,Werbesperre\n1,a@x.example,+491711000001,ja\n2,b@x.example,0171 1000001,\n3,c@x.example,0171 2,\n",
    );
    assert_eq!(kept(&place, &args("--channel=email")), ["3"]);
    assert_eq!(
        kept(&place, &["--without-lists", "--channel=sms", "--default-country=DE", "--keep-duplicates"]),
        [""; 0]
    );
}

#[test]
fn a_list_without_addresses_says_what_to_type() {
    let place = place();
    place.write("in.csv", "Name,Mobil\nA,+491712345678\n");
    let refused = place.scrub(&["clean", "in.csv", "--without-lists"]).code(2).says("no e-mail column");
    drop(refused.says("--channel sms, messenger, phone or fax"));
    place.write("out.csv", "0171 2345678\n");
    let args = ["clean", "in.csv", "--suppress", "out.csv", "--channel=sms"];
    drop(place.scrub(&args).code(2).says("out.csv").says("--default-country").never_says("0171"));
    assert!(!place.exists("in.clean.csv"));
    place.write("out.csv", "email,phone\na@x.example,0171 2345678\n");
    drop(place.scrub(&args).code(2).says("--default-country"));
}

#[test]
fn digits_that_some_leave_out_free_nobody() {
    let place = place();
    for (listed, written) in [
        ("+52 55 1234 5678", "+5215512345678"),
        ("+5215512345678", "+525512345678"),
        ("+54 11 1234 5678", "+5491112345678"),
        ("+55 11 98765 4321", "+551187654321"),
    ] {
        place.write("out.csv", format!("{listed}\n"));
        place.write("in.csv", format!("id,whatsapp\n1,{written}\n2,+491712345678\n"));
        assert_eq!(kept(&place, &["--suppress=out.csv", "--channel=messenger"]), ["2"], "{listed} {written}");
        assert!(rejected(&place)[0].1.contains("form=loose"), "{:?}", rejected(&place));
        let exact = kept(&place, &["--suppress=out.csv", "--channel=messenger", "--match=exact"]);
        assert_eq!(exact, ["1", "2"], "{listed} {written}");
    }
}

#[test]
fn a_repaired_number_is_told_and_an_impossible_opt_out_counts() {
    let place = place();
    place.write("in.csv", "id,mobile\n1,1712345678\n2,+49 171 2345679\n");
    let ran = place.scrub(&["clean", "in.csv", "--without-lists", "--channel=sms", "--default-country=DE"]).code(0);
    drop(ran.says("warn.number-repaired").any_words());
    place.write("out.csv", "+999 1234567\n+1234567\n");
    let ran = place.scrub(&["check", "in.csv", "--suppress=out.csv", "--channel=sms", "--default-country=DE"]);
    drop(ran.code(0).says("2 phone numbers").any_words());
}

#[test]
fn digits_that_may_be_meant_in_two_ways_are_looked_up_in_both() {
    let place = place();
    for (listed, written, country) in [
        ("phone\n436641234567\n", "+436641234567", "DE"),
        ("phone\n33612345678\n", "+33612345678", "DE"),
        ("phone\n4915123456789\n", "+4915123456789", "US"),
        ("phone\n15125550123\n", "+15125550123", "DE"),
        ("+15125550123\n", "1 (512) 555-0123", "DE"),
        ("+4520240399\n", "4520240399", "FI"),
        ("phone\n301234567\n", "030 1234567", "DE"),
    ] {
        place.write("out.csv", listed);
        place.write("in.csv", format!("id,Telefon\n1,{written}\n2,+4915799999999\n"));
        let args = ["--suppress=out.csv", "--channel=phone", "--default-country", country];
        assert_eq!(kept(&place, &args), ["2"], "{listed} {written}");
        // One row is one number in every report.
        let said = place.scrub(&[&["check", "in.csv"], &args[..]].concat()).code(1).any_words().streams().1;
        assert!(said.contains("  1 phone number"), "{said}");
    }
}

#[test]
fn a_listed_number_that_no_plan_knows_is_found_in_any_column() {
    let place = place();
    for (listed, written, country) in [
        ("+49 199 12345678", "0199 12345678", "DE"),
        ("0199 12345678", "0049 199 12345678", "DE"),
        ("+4919912345678", "(0199) 123-45678 (Praxis)", "DE"),
        ("0199 12345678", "0172 9999999 / 0199 12345678", "DE"),
        ("+49 (0)199 12345678", "+49 199 12345678", "DE"),
        ("01632 960102", "+44 (0)1632 960102", "GB"),
        ("(01632) 960102", "01632 960102 ext. 7", "GB"),
        ("555-555-0130", "+1 (555) 555-0130", "US"),
    ] {
        place.write("out.csv", format!("phone\n{listed}\n"));
        place.write("in.csv", format!("id,Mobile,Phone\n1,+491729999999,{written}\n2,+491723456789,\n"));
        let args = ["--suppress=out.csv", "--channel=phone", "--default-country", country];
        assert_eq!(kept(&place, &args), ["2"], "{listed}, {written}");
        assert!(rejected(&place)[0].1.contains("column=Phone"), "{:?}", rejected(&place));
    }
}

#[test]
fn a_number_beside_other_text_objects_and_makes_nobody_known() {
    let place = place();
    place.write("out.csv", "+491712345678\n");
    let args = ["--suppress=out.csv", "--channel=sms", "--default-country=DE"];
    for text in ["0171 2345678 (privat)", "Frau Meier 0171-2345678 ab 18h", "\"0172 1111111; 0171 2345678 privat\""] {
        place.write("in.csv", format!("id,Mobil,Telefon\n1,0172 9999999,{text}\n2,0172 3456789,\n"));
        assert_eq!(kept(&place, &args), ["2"], "{text}");
        assert_eq!(rejected(&place)[0].0, "optout.global", "{text}");
    }
    place.write("in.csv", "id,Mobil,Werbesperre\n1,0171 2345678 (privat),ja\n2,0171 2345678,\n3,0172 1111111,\n");
    assert_eq!(kept(&place, &["--without-lists", "--channel=sms", "--default-country=DE"]), ["3"]);
    // On a list it is an entry.
    place.write("out.csv", "phone\n+491712345678 (Max)\n+436641234567\n");
    place.write("in.csv", "id,Mobil\n1,0171 2345678\n2,0172 3456789\n");
    assert_eq!(kept(&place, &args), ["2"]);
}

#[test]
fn a_zero_that_does_not_belong_there_frees_nobody() {
    let place = place();
    for (listed, written) in [
        ("+48512345678", "+48 0512 345 678"),
        ("+420601123456", "+420 0601123456"),
        ("+393351234567", "+39 0335 1234567"),
        ("+390612345678", "+39 612345678"),
        ("+39 0335 1234567", "+393351234567"),
        ("+34 0612345678", "+34612345678"),
    ] {
        place.write("out.csv", format!("{listed}\n"));
        place.write("in.csv", format!("id,mobile\n1,{written}\n2,+491712345678\n"));
        assert_eq!(kept(&place, &["--suppress=out.csv", "--channel=messenger"]), ["2"], "{listed} {written}");
    }
}

#[test]
fn numbers_that_could_not_be_looked_up_are_told() {
    let place = place();
    place.write("out.csv", "+491712345678\n");
    place.write("in.csv", "email,Telefon\na@b.example,0171 2345678\nb@b.example,privat\n");
    let ran = place.scrub(&["clean", "in.csv", "--suppress=out.csv"]).code(0);
    drop(ran.says("1 further telephone number could not be looked up").says("--default-country"));
    assert_eq!(place.json("in.report.json")["remarks"][0]["code"], "numbers-unread");
    let args = ["clean", "in.csv", "--suppress=out.csv", "--default-country=DE", "--force"];
    drop(place.scrub(&args).code(0).never_says("could not be looked up").any_words());
    assert_eq!(place.text("in.clean.csv"), "email,Telefon\nb@b.example,privat\n");
}

#[test]
fn two_countries_in_a_row_are_none() {
    let place = place();
    place.write("out.csv", "+41791234567\n");
    place.write(
        "in.csv",
        "id,Land/Region geschäftlich,Land/Region privat,Telefon privat\n1,Deutschland,Schweiz,079 123 45 67\n\
         2,,Schweiz,079 123 45 67\n3,N/A,,+41 79 999 99 99\n4,Schweiz,CH,079 999 99 98\n",
    );
    assert_eq!(kept(&place, &["--suppress=out.csv", "--channel=phone"]), ["3", "4"]);
    assert_eq!(
        rejected(&place)[0],
        ("identity.unmatchable".to_owned(), "why=no-country column=\"Telefon privat\"".to_owned())
    );
    assert_eq!(rejected(&place)[1].0, "optout.global");
}

#[test]
fn a_code_of_a_country_alone_is_no_damaged_number() {
    let place = place();
    place.write("in.csv", "id,Mobil,Telefon\n1,+49,0171 2345678\n2,0,0172 3456789\n3,+49,\n");
    assert_eq!(kept(&place, &["--without-lists", "--channel=sms", "--default-country=DE"]), ["1", "2"]);
}

#[test]
fn columns_of_numbers_are_known_by_their_words() {
    let place = place();
    place.write("out.csv", "+491712345678\n");
    for name in ["Handy privat", "Customer Mobile", "WhatsApp Phone Number", "MSISDN", "Telefonnummer geschäftlich"] {
        place.write("in.csv", format!("id,Mobil,{name}\n1,0172 2345678,0171 2345678\n2,0172 3456789,\n"));
        assert_eq!(kept(&place, &["--suppress=out.csv", "--channel=sms", "--default-country=DE"]), ["2"], "{name}");
    }
    place.write("in.csv", "email,Handytyp\na@b.example,4917123456\n");
    drop(place.scrub(&["columns", "in.csv"]).code(0).prints("\"Handytyp\"").prints("searched for words"));
}

#[test]
fn a_call_centres_list_is_judged_as_people_would() {
    let place = place();
    std::fs::copy(fixture("phones/callcentre-de.csv"), place.path("in.csv")).unwrap();
    std::fs::copy(fixture("phones/stop-numbers.txt"), place.path("stop.txt")).unwrap();
    assert_eq!(
        kept(&place, &["--suppress=stop.txt", "--channel=sms", "--default-country=DE"]),
        ["1005", "1006", "1009"]
    );
    let reasons: Vec<_> = rejected(&place).into_iter().map(|(reason, _)| reason).collect();
    let opted_out = ["optout.global"; 4];
    let others = ["identity.wrong-kind", "identity.unmatchable", "identity.unmatchable", "dup.in-list"];
    assert_eq!(reasons, [&opted_out[..], &others].concat());
}

#[test]
fn programs_and_people_write_around_numbers() {
    let place = place();
    place.write("out.csv", "+491712345678\n");
    for cell in [
        "491712345678.0",
        "1712345678.0",
        "https://wa.me/491712345678?text=a",
        "491712345678@c.us",
        "491712345678@s.whatsapp.net",
        "DE +49 171 2345678",
        "(DE) +49 171 2345678",
        "T: 030 1234567 M: 0171 2345678",
        "Tel. 030 1234567, Mobil: 0171 2345678",
        "030 1234567 • 0171 2345678",
        "030 1234567 - 0171 2345678",
        "0171 • 2345678",
        "0171 - 234 56 78",
    ] {
        place.write("in.csv", format!("id,Mobil\n1,\"{cell}\"\n2,0172 3456789\n"));
        assert_eq!(kept(&place, &["--suppress=out.csv", "--channel=sms", "--default-country=DE"]), ["2"], "{cell}");
    }
}

#[test]
fn the_first_line_of_a_list_of_numbers_is_no_header() {
    let place = place();
    place.write("in.csv", "id,Mobil\n1,0171 2345678\n2,0172 3456789\n");
    for first in [
        "491712345678",
        "491712345678.0",
        "1712345678",
        "Mobil 0171 2345678",
        "491712345678@c.us",
        "wa.me/491712345678",
        "\"491712345678\"",
        "491712345678;Anna",
    ] {
        place.write("out.csv", format!("{first}\n+4917200000000\n"));
        assert_eq!(kept(&place, &["--suppress=out.csv", "--channel=sms", "--default-country=DE"]), ["2"], "{first}");
        place.write("bare.csv", format!("{first}\n+4917200000000\n"));
        let args = ["clean", "bare.csv", "--without-lists", "--channel=sms", "--default-country=DE", "-n"];
        place.scrub(&args).code(2).says("bare.csv").says("--no-header");
    }
}

#[test]
fn a_no_to_calls_is_one_and_speaks_of_calls_only() {
    let place = place();
    for (name, left) in [
        ("Telefonwerbung", ["Nein", "Ja"]),
        ("May call", ["no", "yes"]),
        ("Darf angerufen werden", ["nein", "ja"]),
        ("Llamadas comerciales", ["no", "si"]),
        ("No llamar", ["si", "no"]),
        ("Non chiamare", ["si", "no"]),
        ("Bel-me-niet", ["ja", "nee"]),
        ("TPS", ["Y", "N"]),
        ("CTPS registered", ["yes", "no"]),
    ] {
        place.write("in.csv", format!("id,Mobil,{name}\n1,+491712345678,{}\n2,+491723456789,{}\n", left[0], left[1]));
        assert_eq!(kept(&place, &["--without-lists", "--channel=phone"]), ["2"], "{name}");
        assert_eq!(kept(&place, &["--without-lists", "--channel=sms"]), ["1", "2"], "{name}");
    }
}

#[test]
fn a_country_is_found_by_the_words_of_its_column() {
    let place = place();
    place.write("out.csv", "Telefon\n+436641234567\n+41791234567\n");
    for header in
        ["Home Country", "Firmenland", "PersonMailingCountry", "Paese di spedizione", "Address 1: Country/Region"]
    {
        place.write(
            "in.csv",
            format!("id,Telefon,{header}\n1,0664 1234567,AT\n2,079 123 45 67,CH\n3,0171 2345678,DE\n"),
        );
        let args = ["--suppress=out.csv", "--channel=phone", "--default-country=DE"];
        assert_eq!(kept(&place, &args), ["3"], "{header}");
    }
    place.write("in.csv", "id,Telefon\n1,+436641234567\n2,+41791234567\n3,0171 2345678\n");
    for code in ["Ländervorwahl", "Dial Code", "Phone Country Code"] {
        place.write("out.csv", format!("{code};Telefon\n+43;6641234567\n0041;0791234567\n"));
        let args = ["--suppress=out.csv", "--channel=phone", "--default-country=DE"];
        assert_eq!(kept(&place, &args), ["3"], "{code}");
    }
}

#[test]
fn half_a_number_refuses_the_list() {
    let place = place();
    place.write("in.csv", "id,Mobil\n1,0171 2345678\n");
    for header in ["Vorwahl;Rufnummer", "Area code;Phone", "Mobil Vorwahl;Mobil Nummer", "Prefisso;Telefono"] {
        place.write("out.csv", format!("{header}\n0171;2345678\n0171;2345679\n"));
        let args = ["clean", "in.csv", "--suppress=out.csv", "--channel=sms", "--default-country=DE", "-n"];
        place.scrub(&args).code(2).says("out.csv").says("holds the beginning of the numbers");
    }
}

#[test]
fn the_end_of_a_number_may_be_written_apart() {
    let place = place();
    for (listed, contact) in [
        ("030 1234567-12", "030 1234567 Durchwahl 12"),
        ("030 1234567 DW 12", "030 1234567-12"),
        ("030 1234568", "030 1234567/68"),
        ("030 1234568", "030 1234567/8"),
        ("030 1234567", "030 1234567/68"),
    ] {
        place.write("out.csv", format!("Telefon\n{listed}\n"));
        place.write("in.csv", format!("id,Telefon\n1,{contact}\n2,030 7654321 DW 12\n"));
        let args = ["--suppress=out.csv", "--channel=phone", "--default-country=DE"];
        assert_eq!(kept(&place, &args), ["2"], "{listed} and {contact}");
    }
}

#[test]
fn an_answer_to_a_text_message_stops_text_messages_wherever_it_is_kept() {
    let place = place();
    for name in ["SMS Reply", "Keyword", "Antwort", "Last message", "Tags"] {
        for (word, stops) in [("STOP", true), ("Stop all", true), ("arret", true), ("stopped by", false)] {
            place.write("in.csv", format!("id,Mobil,{name}\n1,+491712345678,{word}\n2,+491723456789,hello\n"));
            let of_texts: &[&str] = if stops { &["2"] } else { &["1", "2"] };
            assert_eq!(kept(&place, &["--without-lists", "--channel=sms"]), of_texts, "{name} {word}");
            assert_eq!(kept(&place, &["--without-lists", "--channel=phone"]), ["1", "2"], "{name} {word}");
        }
    }
}

#[test]
fn a_channel_alone_asks_whether_it_is_wanted_if_its_cells_answer() {
    let place = place();
    for (name, channel) in [
        ("SMS", "sms"),
        ("SMS?", "sms"),
        ("SMS/Telefon", "phone"),
        ("SMS / WhatsApp", "messenger"),
        ("WhatsApp", "messenger"),
    ] {
        place.write("in.csv", format!("id,Mobil,{name}\n1,+491712345678,nein\n2,+491723456789,ja\n"));
        assert_eq!(kept(&place, &["--without-lists", "--channel", channel]), ["2"], "{name}");
        assert_eq!(kept(&place, &["--without-lists", "--channel=fax"]), ["1", "2"], "{name}");
    }
    // Numbers are no answers, and a telephone is there or not.
    place.write("in.csv", "id,EMAIL,SMS\n1,a@x.example,+491712345678\n2,b@x.example,+491723456789\n");
    assert_eq!(kept(&place, &["--without-lists", "--channel=sms"]), ["1", "2"]);
    place.write("in.csv", "id,Mobil,Telefon\n1,+491712345678,nein\n2,+491723456789,ja\n");
    assert_eq!(kept(&place, &["--without-lists", "--channel=phone"]), ["1", "2"]);
}

#[test]
fn who_was_not_found_in_a_register_is_not_listed() {
    let place = place();
    for name in ["TPS", "DNC Status", "Do not call", "Blacklist"] {
        for (word, is_kept) in [
            ("clear", true),
            ("not found", true),
            ("No match", true),
            ("nicht gelistet", true),
            ("listed", false),
            ("match", false),
            ("found", false),
        ] {
            place.write("in.csv", format!("id,Mobil,{name}\n1,+491712345678,{word}\n2,+491723456789,\n"));
            let expected: &[&str] = if is_kept { &["1", "2"] } else { &["2"] };
            assert_eq!(kept(&place, &["--without-lists", "--channel=phone"]), expected, "{name} {word}");
        }
    }
}
