//! Suppression lists as people have them: which columns and rows of them suppress, and what kind of list each is.

use super::*;

/// What `clean` rejects of [`CONTACTS`] with this list, by person and reason, and what it says.
fn rejected(list: &str, flags: &[&str]) -> (Vec<(String, String)>, String) {
    let place = place();
    place.write("list.csv", list);
    let mut ran = place.scrub(&[&["clean", "in.csv"], flags].concat()).code(0).says("rejected");
    let bytes = place.read("in.rejected.csv");
    let records = csv::Reader::from_reader(bytes.as_slice()).into_records().map(Result::unwrap);
    let people = records.map(|record| (record.iter().nth_back(1).unwrap().to_owned(), record[1].to_owned()));
    (people.collect(), std::mem::take(&mut ran.stderr))
}

#[track_caller]
fn rejects(list: &str, flags: &[&str], people: &[(&str, &str)]) -> String {
    let (found, text) = rejected(list, flags);
    let found: Vec<_> = found.iter().map(|(person, reason)| (person.as_str(), reason.as_str())).collect();
    assert_eq!(found, people, "{list}");
    text
}

const LIST: &[&str] = &["--suppress", "list.csv"];
const BOB: &str = "bob@two.example";

#[test]
fn a_digest_beside_the_address_of_whoever_loaded_it_suppresses() {
    let bob = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(BOB));
    let text = rejects(&format!("sha256;uploaded_by\n{bob};ann@one.example\n"), LIST, &[(BOB, "optout.global")]);
    assert!(text.contains("1 row holds an address outside the columns of entries (\"uploaded_by\")"), "{text}");
}

#[test]
fn the_kind_of_a_list_is_said_or_seen_in_its_header() {
    for (list, flag, reason) in [
        ("bob@two.example\n", "list.csv", "optout.global"),
        ("bob@two.example\n", "optout:list.csv", "optout.global"),
        ("bob@two.example\n", "complaint:list.csv", "optout.complaint"),
        ("bob@two.example\n", "bounce:list.csv", "deliver.hard-bounce"),
        ("bob@two.example\n", "register:list.csv", "register.voluntary"),
        ("status,reason,email,created\n5.1.1,unknown,bob@two.example,1700000000\n", "list.csv", "deliver.hard-bounce"),
        // Seen in the header only, so every row counts.
        ("status,reason,email,created\n4.2.2,full,bob@two.example,1700000000\n", "list.csv", "deliver.hard-bounce"),
        ("email,complaint date\nbob@two.example,2024-01-02\n", "list.csv", "optout.complaint"),
        ("email,complaint date\nbob@two.example,2024-01-02\n", "optout:list.csv", "optout.global"),
    ] {
        rejects(list, &["--suppress", flag], &[(BOB, reason)]);
    }
    let place = place();
    place.write("bounce:list.csv", "bob@two.example\n");
    drop(place.scrub(&["clean", "in.csv", "-q", "--suppress", "./bounce:list.csv"]).code(0));
    assert_eq!(place.json("in.report.json")["lists"][0]["kind"], "optout");
}

#[test]
fn a_soft_bounce_is_skipped_and_counted_where_the_user_says_bounce() {
    let list = "status,reason,email,created\n4.2.2,mailbox full,ann@one.example,1\n5.1.1,unknown,bob@two.example,1\n";
    let text = rejects(list, &["--suppress", "bounce:list.csv"], &[(BOB, "deliver.hard-bounce")]);
    assert!(text.contains("1 row is about a mailbox that was only full or away"), "{text}");
}

#[test]
fn a_list_of_bounces_that_breaks_off_in_a_soft_one_is_cut_off() {
    let place = place();
    place.write("list.csv", "email;status;date\nbob@two.example;5.1.1;2024-01-02\nann@one.example;4.2.2");
    refuses(&place, &["clean", "in.csv", "--suppress", "bounce:list.csv"], &["cut off", "last line, 3,"]);
}

#[test]
fn only_words_and_codes_of_a_reply_make_a_bounce_soft() {
    for row in [
        "bob@two.example;4711;Microsoft;04.11.24;x",
        "bob@two.example;452;software;4.11.24;refused",
        "bob@two.example;417;bounced;4.2.24;preferred",
    ] {
        let list = format!("email;bounce_id;reason;Bounce-Datum;Bounce-Typ\n{row}\n");
        rejects(&list, &["--suppress", "bounce:list.csv"], &[(BOB, "deliver.hard-bounce")]);
    }
}

#[test]
fn broken_addresses_of_a_list_of_bounces_count_against_no_limit() {
    let list = "ann@one\n@x\nbob@two.example\ncy@@three.example\n";
    let text = rejects(list, &["--suppress", "bounce:list.csv"], &[(BOB, "deliver.hard-bounce")]);
    assert!(text.contains("3 rows hold an address that cannot be anybody's"), "{text}");
    let place = place();
    place.write("list.csv", list);
    refuses(&place, &["clean", "in.csv", "--suppress", "list.csv"], &["line 2"]);
    place.write("list.csv", "ann@one\nbob@\n");
    refuses(&place, &["clean", "in.csv", "--suppress", "bounce:list.csv"], &["holds no entry", "2 of its 2 rows"]);
}

#[test]
fn a_forced_run_with_a_bad_list_of_a_kind_removes_the_old_clean_list_and_keeps_the_list() {
    let place = place();
    place.write("in.clean.csv", "yesterday");
    drop(place.scrub(&["clean", "in.csv", "--force", "--suppress", "bounce:missing.csv"]).code(2).says("missing.csv"));
    assert!(!place.exists("in.clean.csv"));
    place.write("in.clean.csv", "bob@two.example\n");
    let args = ["clean", "in.csv", "--force", "--suppress", "bounce:in.clean.csv"];
    refuses(&place, &args, &["would overwrite the suppression list"]);
}

#[test]
fn a_flag_names_the_date_column_of_a_list() {
    let place = place();
    place.write("list.csv", "email,wann,created\nbob@two.example,2024-05-06,2020-01-01\n");
    let args = ["clean", "in.csv", "-q", "--suppress", "list.csv", "--column", "date=wann"];
    drop(place.scrub(&args).code(0));
    assert!(place.text("in.rejected.csv").contains("date=2024-05-06"));
}

#[test]
fn what_a_list_says_twice_is_said_to_be_repeated() {
    let place = place();
    place.write("list.csv", "bob@two.example\nann@x.example\nBob@two.example\ncy@x.example\n");
    let ran = place.scrub(&["clean", "in.csv", "--suppress", "list.csv"]).code(0);
    drop(ran.says("3 entries").says("4 addresses, 1 repeated"));
}

#[test]
fn a_domain_that_stands_for_its_subdomains_too_is_one_entry() {
    let place = place();
    place.write("list.csv", "two.example\nx.example\n.y.example\n@z.example\nTwo.example\n");
    let ran = place.scrub(&["clean", "in.csv", "--suppress", "list.csv"]).code(0);
    drop(ran.says("4 entries").says("5 domains, 1 repeated"));
    place.write("list.csv", ".two.example\ntwo.example\n");
    let ran = place.scrub(&["clean", "in.csv", "--force", "--match", "exact", "--suppress", "list.csv"]).code(0);
    drop(ran.says("2 entries").says("2 domains\n"));
    place.write("in.csv", "email\na@sub.two.example\nb@two.example\nc@three.example\n");
    place.write("list.csv", "two.example\n");
    let args = ["clean", "in.csv", "--force", "--match", "exact", "-q", "--suppress", "list.csv"];
    drop(place.scrub(&args).code(0));
    let rejected = place.text("in.rejected.csv");
    assert!(rejected.contains("form=subdomain") && rejected.contains("form=domain"), "{rejected}");
}

#[test]
fn what_stands_behind_the_end_of_a_packed_list_is_not_called_cut_off_alone() {
    let place = place();
    for rest in [&b"\0\0\0"[..], b"rubbish", b"and more rubbish behind it\n"] {
        place.write("list.gz", [gzip(b"bob@two.example\n"), rest.to_vec()].concat());
        let args = ["clean", "in.csv", "--suppress", "list.gz"];
        let text = refuses(&place, &args, &["gzip data", "fetch or export the file again"]);
        assert!(text.contains("bytes of something else stand behind its end") || text.contains("is damaged"), "{text}");
    }
}

#[test]
fn a_soft_bounce_of_a_list_that_only_its_header_calls_so_counts_and_is_told_of() {
    let list = "email;bounce_type;diagnostic\nann@one.example;soft;452 mailbox full\nbob@two.example;hard;550 5.1.1\n";
    let (found, text) = rejected(list, LIST);
    assert_eq!(found.len(), 2, "{text}");
    assert!(text.contains("--suppress bounce:FILE leaves such rows out"), "{text}");
    let place = place();
    place.write("list.csv", list);
    let ran = place.scrub(&["clean", "in.csv", "--suppress", "bounces:list.csv"]).code(2);
    drop(ran.says("\"bounces:\" is no kind of list").says("optout, complaint, bounce, register, contacts"));
}

#[test]
fn a_page_of_a_domain_stands_for_it_and_a_disguised_address_is_no_header() {
    rejects("domain\nwww.two.example\n", LIST, &[(BOB, "optout.domain")]);
    rejects(
        "www.two.example\nwww.other.example\n",
        &["--suppress", "list.csv", "--column", "domain=1"],
        &[(BOB, "optout.domain")],
    );
    let text = rejects("max.muster(at)firma.example\nbob@two.example\ncy@x.example\n", LIST, &[(BOB, "optout.global")]);
    assert!(text.contains("1 unreadable"), "{text}");
}
