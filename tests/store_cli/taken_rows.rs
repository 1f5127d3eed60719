//! Which rows of a file an import takes: nobody who did not object may become an opt-out.

use crate::shop::Shop;

const CONTACTS: &str = "name,E-Mail,Abgemeldet,Newsletter\nA,ann@one.example,,ja\nB,bob@two.example,ja,\n\
                        C,cy@three.example,nein,ja\nD,dora@four.example,,nein\nE,eve@five.example,,\n";

/// A shop whose run over [`CONTACTS`], with a double and a broken row, has left its rejects.
fn with_rejects() -> Shop {
    let shop = Shop::new();
    shop.place.write("in.csv", format!("{CONTACTS}F,ann@one.example,,\nG,gus@@six.example,,\n"));
    drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q"]).code(0));
    shop
}

const EVERYBODY: [&str; 5] =
    ["ann@one.example", "bob@two.example", "cy@three.example", "dora@four.example", "eve@five.example"];

#[test]
fn the_rows_of_one_reason_of_a_rejects_file_become_opt_outs_and_no_others() {
    let shop = with_rejects();
    let ran = shop.import_file("in.rejected.csv", "crm", "optout", &["--only", "optout.column"]).code(0);
    drop(ran.says("batch 1): 1 row read").says("batch 2, for email): 1 row read").never_says("every row").any_words());
    assert_eq!(shop.kept(&EVERYBODY, &[]), ["ann@one.example", "cy@three.example", "eve@five.example"]);
}

#[test]
fn rejected_rows_object_for_their_channels_and_nobody_who_only_shares_an_address() {
    let shop = Shop::new();
    shop.place.write(
        "in.csv",
        "E-Mail,E-Mail 2,Newsletter,Werbesperre,Tags\nann@one.example,,nein,,\nbob@two.example,,,ja,\ncy@three.example,dora@four.example,ja,,\n\
         dora@four.example,,ja,,SMS abbestellt;Newsletter abbestellt\neve@five.example,,ja,,\n",
    );
    drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q"]).code(0));
    let ran = shop.import_file("in.rejected.csv", "crm", "optout", &["--only", "optout.column"]).code(0);
    let ran = ran.says("1 row was rejected because another row objects, and left out").says("batch 1): 1 row read");
    drop(ran.says("batch 2, for email): 1 row read").says("batch 3, for email,sms,messenger): 1 row read").any_words());
    assert_eq!(shop.kept(&EVERYBODY, &[]), ["cy@three.example", "eve@five.example"]);
    let why = |person: &str| shop.place.scrub(&["why", person]).code(0).streams().0;
    assert!(why("bob@two.example").contains("optout.global"));
    for person in ["ann@one.example", "dora@four.example"] {
        assert!(why(person).contains("optout.channel"), "{}", why(person));
    }
    // Whoever says for which channels is heard.
    let flags = ["--only", "optout.column", "--channel", "post"];
    drop(shop.import_file("in.rejected.csv", "post", "optout", &flags).code(0).says("3 added").any_words());
}

#[test]
fn who_has_not_confirmed_yet_is_no_opt_out_for_ever() {
    let shop = Shop::new();
    let list = "E-Mail,Status,Opt-out\nann@one.example,pending,\nbob@two.example,unsubscribed,\ncy@three.example,subscribed,\n\
         dora@four.example,DOI ausstehend,ja\neve@five.example,subscribed,pending\n";
    shop.place.write("in.csv", list);
    drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q"]).code(0));
    let says = "1 row has the status of somebody who has not confirmed yet, and left out";
    let open = ["ann@one.example", "cy@three.example"];
    drop(shop.import_file("in.csv", "one", "optout", &["--only-objections"]).code(0).says(says).any_words());
    assert_eq!(shop.kept(&EVERYBODY, &[]), open);
    let flags = ["--only", "optout.column", "--channel", "email"];
    drop(
        shop.import_file("in.rejected.csv", "two", "optout", &flags).code(0).says(says).says("3 rows read").any_words(),
    );
    assert_eq!(shop.kept(&EVERYBODY, &[]), open);
    // Nobody else: nothing to load, and said so.
    shop.place.write("in.csv", "E-Mail,Status\nann@one.example,pending\ncy@three.example,subscribed\n");
    drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q", "--force"]).code(0));
    drop(shop.import_file("in.csv", "one", "optout", &["--only-objections"]).code(2).says("nothing to load"));
    let flags = ["--only", "optout.column"];
    drop(shop.import_file("in.rejected.csv", "two", "optout", &flags).code(2).says(says).says("nothing to load"));
}

#[test]
fn a_column_that_the_run_was_told_of_objects_on_all_channels() {
    for (list, flag, gone) in [
        (
            "Name;E-Mail;Newsletter Status;Sonder\nA;ann@one.example;aktiv;\nB;bob@two.example;pending;ja\n",
            "optout=Sonder",
            "bob@two.example",
        ),
        (
            "Name;E-Mail;Do Not Call;Sonder\nA;ann@one.example;;\nB;bob@two.example;ja;ja\n",
            "optout=Sonder",
            "bob@two.example",
        ),
        (
            "Name;E-Mail;Telefon erlaubt;Abo\nA;ann@one.example;ja;ja\nB;bob@two.example;nein;nein\n",
            "optin=Abo",
            "bob@two.example",
        ),
    ] {
        let shop = Shop::new();
        shop.place.write("in.csv", list);
        drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q", "--column", flag]).code(0));
        drop(shop.import_file("in.rejected.csv", "crm", "optout", &["--only", "optout.column"]).code(0).any_words());
        assert_eq!(shop.kept(&["ann@one.example", gone], &[]), ["ann@one.example"], "{list}");
    }
}

#[test]
fn a_bound_row_is_loaded_where_the_import_does_not_read_what_binds_it() {
    let shop = Shop::new();
    let users: String = (0..8).map(|n| format!("o{n}@org.example;user{n};x;ja\n")).collect();
    let kept: String = (0..60).map(|n| format!("k{n}@org.example;k{n}@net.example;x;\n")).collect();
    let list =
        format!("E-Mail;Info;Name;Abgemeldet\na1@org.example;b1@net.example;x;ja\nb1@net.example;;y;\n{users}{kept}");
    shop.place.write("in.csv", list);
    drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q"]).code(0));
    drop(shop.import_file("in.rejected.csv", "crm", "optout", &["--only", "optout.column"]).code(0).any_words());
    assert_eq!(shop.kept(&["b1@net.example", "k1@org.example"], &[]), ["k1@org.example"]);
    // The row that objects is malformed, and the one that it binds objects to something else.
    let list = "E-Mail;Abgemeldet;SMS-Sperre;Name\na@x.example;ja;;x;surplus;more\na@x.example;;ja;y\nb@x.example;;;y\nc@x.example;;;z\n";
    shop.place.write("in.csv", list);
    drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q", "--force"]).code(0));
    drop(shop.import_file("in.rejected.csv", "two", "optout", &["--only", "optout.column"]).code(0).any_words());
    assert_eq!(shop.kept(&["a@x.example", "b@x.example"], &[]), ["b@x.example"]);
    let flags = ["--only", "optout.column", "--replace"];
    drop(shop.import_file("in.rejected.csv", "two", "optout", &flags).code(2).says("leave it out"));
    let piped = ["import", "-", "--list=three", "--kind=optout", "--only=optout.column"];
    let bytes = shop.place.read("in.rejected.csv");
    drop(shop.place.scrub_with(&piped, &bytes).code(2).says("save it as a file"));
}

#[test]
fn malformed_rows_of_a_rejects_file_are_named() {
    let shop = Shop::new();
    shop.place.write(
        "in.csv",
        "Name;E-Mail;Ort;Abgemeldet\nA;ann@one.example;Bonn;\nB;bob@two.example;ja\nC;cy@three.example;Bonn;ja\n",
    );
    drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q"]).code(0));
    let ran = shop.import_file("in.rejected.csv", "crm", "optout", &["--only", "optout.column"]).code(0);
    drop(ran.says("1 row is malformed, and left out").says("--only-objections").any_words());
}

#[test]
fn an_objection_in_a_broken_row_is_loaded_from_the_rows_that_it_binds() {
    let shop = Shop::new();
    shop.place.write(
        "in.csv",
        "E-Mail,Abgemeldet,Ort\nann@one.example,,Rom\nbob@two.example,,Bonn\nann@one.example,ja,Rom,x,y\n",
    );
    drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q"]).code(0));
    drop(shop.import_file("in.rejected.csv", "crm", "optout", &["--only", "optout.column"]).code(0).any_words());
    assert_eq!(shop.kept(&EVERYBODY[..2], &[]), ["bob@two.example"]);
}

#[test]
fn a_reason_among_several_counts_for_only() {
    let shop = Shop::new();
    shop.place.write("in.csv", "email,Abgemeldet\nbob@two.example,ja\nann@one.example,\ncy@three.example,\n");
    shop.place.write("stop.txt", "bob@two.example\nann@one.example\n");
    drop(shop.place.scrub(&["clean", "in.csv", "--suppress", "stop.txt", "-q"]).code(0));
    drop(shop.import_file("in.rejected.csv", "crm", "optout", &["--only", "optout.column"]).code(0).any_words());
    assert_eq!(shop.kept(&["bob@two.example", "ann@one.example"], &[]), ["ann@one.example"]);
}

#[test]
fn rejects_are_no_list_without_a_reason_that_speaks_of_the_person() {
    let shop = with_rejects();
    let try_only = |more: &[&str], kind: &str| shop.import_file("in.rejected.csv", "crm", kind, more).code(2);
    drop(try_only(&[], "optout").says("rejects file").says("--only CODE"));
    drop(try_only(&["--only", "dup.in-list"], "optout").says("says nothing about a person"));
    drop(try_only(&["--only", "nonsense"], "optout").says("no reason code").says("scrub rule"));
    drop(try_only(&["--only", "deliver.hard-bounce"], "optout").says("--kind bounce"));
    drop(try_only(&["--only", "optout.column"], "bounce").says("--kind optout"));
    drop(try_only(&["--only", "optout.global"], "optout").says("none of its 4 rows"));
    drop(shop.import_file("in.csv", "crm", "optout", &["--only", "optout.column"]).code(2).says("no rejects file"));
    let args = ["clean", "in.csv", "--suppress", "in.rejected.csv", "-o", "new.csv"];
    drop(shop.place.scrub(&args).code(2).says("rejects file"));
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
}

#[test]
fn a_rejects_file_that_is_cut_off_is_refused_whichever_rows_are_taken() {
    let shop = with_rejects();
    let text = shop.place.text("in.rejected.csv");
    let cut = text.trim_end().rsplit_once(',').unwrap().0.rsplit_once(',').unwrap().0;
    shop.place.write("cut.csv", cut);
    drop(shop.import_file("cut.csv", "crm", "optout", &["--only", "optout.column"]).code(2).says("cut off"));
}

#[test]
fn contacts_that_mostly_do_not_object_are_no_list_of_opt_outs() {
    for contacts in [
        CONTACTS,
        "email,subscribed\na@x.example,yes\nb@x.example,yes\nc@x.example,no\n",
        "email,Newsletter A,Newsletter B\na@x.example,no,yes\nb@x.example,yes,no\nc@x.example,no,no\n",
        "email,Newsletter status\na@x.example,subscribed\nb@x.example,subscribed\nc@x.example,unsubscribed\n",
        "email,unsubscribed_at\na@x.example,\nb@x.example,\nc@x.example,2024-01-02\n",
        "email,Status\na@x.example,subscribed\nb@x.example,Subscribed\nc@x.example,unsubscribed\n",
    ] {
        let shop = Shop::new();
        let ran = shop.try_import(contacts, "crm", "optout", &[]).code(2);
        drop(ran.says("holds contacts rather than people who left").says("--only-objections").says("--ignore-column"));
        assert!(shop.status()["batches"].as_array().unwrap().is_empty(), "{contacts}");
    }
}

#[test]
fn a_list_of_people_who_left_is_loaded_whole_whatever_else_it_says() {
    for list in [
        "email,unsubscribed_at\na@x.example,2024-01-02\nb@x.example,2024-01-02\nc@x.example,\n",
        "email,status\na@x.example,new\nb@x.example,lead\nc@x.example,lead\n",
        "email,Unsubscribe Reason\na@x.example,\nb@x.example,\nc@x.example,too many\n",
        "email,SMS_BLACKLISTED\na@x.example,Yes\nb@x.example,Yes\nc@x.example,No\n",
    ] {
        let shop = Shop::new();
        drop(shop.try_import(list, "crm", "optout", &[]).code(0).any_words());
        assert!(shop.kept(&["a@x.example", "b@x.example", "c@x.example"], &[]).is_empty(), "{list}");
    }
    let shop = Shop::new();
    drop(shop.try_import(CONTACTS, "crm", "bounce", &[]).code(0).any_words());
    let every = ["--ignore-column", "Abgemeldet", "--ignore-column", "Newsletter"];
    drop(shop.try_import(CONTACTS, "all", "optout", &every).code(0).any_words());
}

#[test]
fn only_the_objections_of_a_contact_list_are_loaded_each_for_its_channels() {
    let shop = Shop::new();
    let list = "E-Mail;Abgemeldet;SMS_BLACKLISTED;Newsletter A;Newsletter B;Sperre;Tags;Bounced\n\
                ann@x.example;;;ja;;;;\nbob@x.example;ja;;;;;;\ncy@x.example;;Yes;;;;;\ndora@x.example;;;nein;ja;;;\n\
                eve@x.example;;;nein;nein;;;\nfay@x.example;;;;;Telefon;;\ngus@x.example;;;;;;VIP, abgemeldet;\nhal@x.example;;;;;;;1\n";
    let flags = ["--only-objections"];
    let ran = shop.try_import(list, "crm", "optout", &flags).code(0).says("added");
    drop(ran.never_says("every row").any_words());
    let people: Vec<_> = list.lines().skip(1).map(|line| line.split(';').next().unwrap()).collect();
    assert_eq!(
        shop.kept(&people, &[]),
        ["ann@x.example", "cy@x.example", "dora@x.example", "fay@x.example", "hal@x.example"]
    );
    let channels = |person: &str| shop.why(person, &[])["entries"][0]["channels"].as_str().unwrap().to_owned();
    assert_eq!(["cy@x.example", "fay@x.example"].map(channels), ["sms,messenger", "phone,phone-auto"]);
    assert_eq!(["bob@x.example", "eve@x.example", "gus@x.example"].map(channels), ["*", "email", "*"]);
    drop(shop.try_import(list, "returned", "bounce", &flags).code(0).any_words());
    assert_eq!(shop.kept(&["hal@x.example", "ann@x.example"], &[]), ["ann@x.example"]);
}

#[test]
fn objections_are_read_as_clean_reads_them() {
    for list in [
        "Kontakte Mai;;\nName;E-Mail;Status\nA;a@x.example;aktiv\nB;b@x.example;gekündigt\nC;c@x.example;abgemeldet\n",
        "Name;E-Mail;Status\nA;a@x.example;aktiv\nB;b@x.example;gekündigt\nC;c@x.example;Kunde\n",
        "email,Unsubscribed,city\na@x.example,,Berlin\nb@x.example,yes\nc@x.example,no,\"Bonn\nam Rhein\"\nd@x.example,yes,\n",
        "email\tOpted out\na@x.example\tfalse\nb@x.example\tTRUE\n",
    ] {
        let shop = Shop::new();
        shop.place.write("in.csv", list);
        drop(shop.place.scrub(&["clean", "in.csv", "--without-lists", "-q", "-o", "by-itself.csv"]).code(0));
        let ran = shop.import_file("in.csv", "crm", "optout", &["--only-objections"]);
        // A mere status that speaks of no subscription objects to nothing.
        match list.contains("Kunde") {
            true => drop(ran.code(2).says("no row of the list objects")),
            false => drop(ran.code(0).any_words()),
        }
        let people = ["a@x.example", "b@x.example", "c@x.example", "d@x.example"];
        for person in people.into_iter().filter(|person| list.contains(person)) {
            let kept = shop.place.text("by-itself.csv").contains(person);
            assert_eq!(shop.why(person, &[])["kept"], kept, "{person} of {list}");
        }
    }
}

#[test]
fn only_objections_refuses_what_it_cannot_read_so() {
    let shop = Shop::new();
    let ran = |text: &str, kind: &str| shop.try_import(text, "crm", kind, &["--only-objections"]).code(2);
    drop(ran("email,Newsletter\na@x.example,ja\n", "optout").says("no row of the list objects"));
    drop(ran(CONTACTS, "complaint").says("--kind optout, or --kind bounce"));
    let piped = ["import", "-", "--list", "crm", "--kind", "optout", "--only-objections"];
    drop(shop.place.scrub_with(&piped, CONTACTS.as_bytes()).code(2).says("save it as a file"));
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
}

#[test]
fn a_bounce_is_remembered_for_the_address_that_it_speaks_of() {
    const PEOPLE: [&str; 4] = ["ann@one.example", "ann@home.example", "bob@two.example", "cy@three.example"];
    let bounced = "E-Mail;E-Mail 2;Bounced\nann@one.example;ann@home.example;ja\n;bob@two.example;ja\n";
    let contacts = format!("{bounced}cy@three.example;;\n");
    for (list, more) in [
        (contacts.as_str(), &["--only-objections"][..]),
        (bounced, &["--column", "email=E-Mail", "--column", "email=E-Mail 2"]),
    ] {
        let shop = Shop::new();
        shop.place.write("in.csv", list);
        let ran = shop.import_file("in.csv", "returned", "bounce", more).code(0);
        drop(ran.says("2 added").says("1 row holds a second address"));
        assert_eq!(shop.kept(&PEOPLE, &[]), ["ann@home.example", "cy@three.example"], "{more:?}");
    }
    // A wish is one of the person.
    let shop = Shop::new();
    shop.place.write("in.csv", contacts.replace("Bounced", "Abgemeldet"));
    drop(shop.import_file("in.csv", "left", "optout", &["--only-objections"]).code(0).says("3 added"));
    assert_eq!(shop.kept(&PEOPLE, &[]), ["cy@three.example"]);
}
