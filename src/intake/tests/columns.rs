//! Which columns of a suppression list make entries, and which never do.

use super::*;

fn md5(text: &str) -> MatchKey {
    keyer().key(&Tag::new(b"md5\0"), Hash::Md5.digest(text.as_bytes()).as_bytes())
}

fn has(entries: &[ListEntry], key: MatchKey) -> bool {
    entries.iter().any(|entry| entry.key.key == key)
}

fn hex_md5(text: &str) -> String {
    hex::encode(Hash::Md5.digest(text.as_bytes()).as_bytes())
}

#[test]
fn a_named_digest_column_counts_beside_a_column_of_addresses() {
    let digest = hex_md5("max@firma.example");
    for text in [
        format!("md5;uploaded_by\n{digest};agent@us.example\n"),
        format!("email;md5\n;{digest}\n"),
        format!("email;md5\neva@firma.example;\n;{digest}\n"),
        format!("email;md5\neva@firma.example;{digest}\n"),
        format!("md5,name\n{digest},Max\n"),
    ] {
        let (entries, summary) = read(text.as_str()).unwrap();
        assert!(has(&entries, md5("max@firma.example")), "{text}");
        assert!(lines_of(&entries, "agent@us.example").is_empty(), "{text}");
        assert_eq!(summary.rows.unreadable, 0, "{text}");
    }
    let before = format!("md5;email\n{digest};eva@firma.example\nn/a;ulf@firma.example\n");
    assert_eq!(read(before).unwrap().1.rows.unreadable, 0, "beside an address it says nothing new");
    // What stands for no digest is no fault, and a digest behind the sample still counts.
    let late = "email,md5\n".to_owned() + &"eva@firma.example,n/a\n".repeat(9000) + &format!(",{digest}\n");
    let (entries, summary) = read(late).unwrap();
    assert!(has(&entries, md5("max@firma.example")));
    assert_eq!((summary.rows.unreadable, summary.rows.vacant), (0, 0));
    assert!(refusal("md5,name\nn/a,Max\n").contains("1 of 1 lines"), "nothing else is an entry there");
}

#[test]
fn a_named_domain_counts_where_nothing_else_stands_in_the_row() {
    for text in [
        "domain;Bearbeiter\nfirma.example;agent@us.example\n",
        "email;domain\n;firma.example\n",
        "domain;email\nfirma.example;\nx.example;eva@firma2.example\n",
        "email;domain\nn/a;firma.example\n",
    ] {
        let (entries, summary) = read(text).unwrap();
        assert!(has(&entries, domain("firma.example")), "{text}");
        assert!(!has(&entries, domain("x.example")) && lines_of(&entries, "agent@us.example").is_empty(), "{text}");
        assert_eq!(summary.rows.unreadable, 0, "{text}");
    }
    // Of a broken address the domain is no wish to block it.
    let (entries, summary) = read("email;domain\neva@firma.example;firma.example\nmax@;firma.example\n").unwrap();
    assert!(!has(&entries, domain("firma.example")));
    assert_eq!((summary.rows.unreadable, summary.rows.domains_beside), (1, 1));
}

#[test]
fn a_domain_under_a_name_of_blocking_or_named_by_the_user_always_counts() {
    let text = "email;Blocked Domain\nmax@firma.example;firma.example\n";
    assert!(has(&read(text).unwrap().0, domain("firma.example")));
    let text = "email;domain\nmax@firma.example;firma.example\n";
    assert!(!has(&read(text).unwrap().0, domain("firma.example")));
    let (entries, _) = read_with(text, &with_columns(&["email=email", "domain=domain"])).unwrap();
    assert!(has(&entries, domain("firma.example")) && has(&entries, email("max@firma.example")));
}

#[test]
fn messages_of_a_mailbox_are_nobodys_list_until_somebody_says_who_is_meant() {
    for text in [
        "From,To,Subject\nmax@firma.example,news@shop.example,unsubscribe\n",
        "Von;An;Betreff\nMax <max@firma.example>;news@shop.example;abmelden\n",
        "Empfänger;Absender\nnews@shop.example;max@firma.example\n",
        "date,sender,recipient\n2024-01-02,max@firma.example,news@shop.example\n",
        "Expéditeur;Destinataire;Objet\nmax@firma.example;news@shop.example;stop\n",
    ] {
        let message = refusal(text);
        assert!(message.contains("messages of a mailbox") && !message.contains("@shop"), "{text}: {message}");
    }
    let (entries, _) =
        read_with("From,To\nmax@firma.example,news@shop.example\n", &with_columns(&["email=From"])).unwrap();
    assert!(has(&entries, email("max@firma.example")) && !has(&entries, email("news@shop.example")));
    for text in [
        "to,reason\nmax@firma.example,bounced\n",
        "recipient,from\nmax@firma.example,Newsletter\n",
        "email,from,to\nmax@firma.example,news@shop.example,max@firma.example\n",
    ] {
        assert!(has(&read(text).unwrap().0, email("max@firma.example")), "{text}");
    }
}

#[test]
fn columns_of_two_kinds_without_names_have_to_be_named() {
    let digest = hex_md5("x");
    for text in [
        "firma.example,agent@us.example\n".to_owned(),
        format!("{digest};agent@us.example\n"),
        "konto;kunde;date\nfirma.example;max@firma.example;\n".to_owned(),
        format!("{digest},{}\n", "0".repeat(40)),
    ] {
        let message = refusal(text.as_str());
        assert!(message.contains("two kinds") && message.contains("--column"), "{text}: {message}");
        assert!(!message.contains("@us.example"), "{message}");
    }
    let (entries, _) = read_with("firma.example,agent@us.example\n", &with_columns(&["domain=1"])).unwrap();
    assert!(has(&entries, domain("firma.example")) && !has(&entries, email("agent@us.example")));
    assert_eq!(emails(&read("a@b.de;c@d.de\ne@f.de;g@h.de\n").unwrap().1), 4);
}

#[test]
fn several_digest_columns_are_told_apart_by_their_names() {
    let text = format!("email;md5;sha1\n;{};{SHA1}\n", hex_md5("max@firma.example"));
    let (entries, summary) = read(text).unwrap();
    assert_eq!(summary.digests, [(Hash::Md5, 1), (Hash::Sha1, 1)]);
    assert_eq!((entries.len(), summary.rows.good), (2, 1));
    assert!(refusal(format!("md5\n{MD5}\n{SHA1}\n")).contains("two kinds"), "within one column there is one kind");
}

#[test]
fn identifiers_in_columns_of_other_names_are_counted_and_never_entries() {
    for (text, other) in [
        ("Email;Notes\nmax@firma.example;asked eva@us.example\n", "Notes"),
        ("email;Contact owner\nmax@firma.example;eva@us.example\n", "Contact owner"),
        ("address,code,error\nmax@firma.example,550,<eva@us.example>: unknown\n", "error"),
        ("Referred by;E-Mail\neva@us.example;max@firma.example\n", "Referred by"),
        ("Email;Alternative\nmax@firma.example;eva@us.example\n", "Alternative"),
    ] {
        let (entries, summary) = read(text).unwrap();
        assert_eq!(lines_of(&entries, "max@firma.example"), [2], "{text}");
        assert!(lines_of(&entries, "eva@us.example").is_empty(), "{text}");
        assert_eq!((summary.rows.elsewhere, summary.elsewhere.as_slice()), (1, &[other.to_owned()][..]), "{text}");
    }
    // Without a header there is no other name.
    assert_eq!(emails(&read("max@firma.example;BOUNCE\nx@firma.example;eva@us.example\n").unwrap().1), 3);
}

#[test]
fn the_content_decides_whatever_the_name() {
    // A known name beside it makes line 1 a header.
    for header in ["correo;date", "E-post;date", "\u{628}\u{631}\u{64a}\u{62f};date"] {
        let (entries, summary) = read(format!("{header}\nmax@firma.example;2024-01-02\n")).unwrap();
        assert_eq!((lines_of(&entries, "max@firma.example"), summary.rows.unreadable), (vec![2], 0), "{header}");
    }
}

#[test]
fn the_name_of_a_mailbox_beside_its_domain_is_no_domain_entry() {
    for text in [
        "user;domain\nmax;firma.example\n",
        "Login,Domain\nmax,firma.example\n",
        "max;firma.example\n",
        "info,firma.example\ninfo,andere.example\n",
        "firma.example;max\nandere.example;eva\ndritte.example;ulf\n",
    ] {
        let message = refusal(text);
        assert!(message.contains("join the two columns"), "{text}: {message}");
    }
    for text in ["firma.example;error\nandere.example;bounced\n", "1;firma.example\n2;andere.example\n"] {
        assert_eq!(domains(&read(text).unwrap().1), 2, "{text}");
    }
    let (entries, summary) = read("email;user;domain\nmax@firma.example;max;firma.example\n").unwrap();
    assert!(has(&entries, email("max@firma.example")) && !has(&entries, domain("firma.example")));
    assert_eq!(summary.ignored[0].why, WhyIgnored::BesideMailboxNames);
    assert_eq!(domains(&read_with("max;firma.example\n", &with_columns(&["domain=2"])).unwrap().1), 1);
}

#[test]
fn a_list_that_was_cut_off_inside_a_domain_is_refused() {
    for text in [
        "max@firma.example\nanna@firma.d",
        "max@firma.example\nAnna <anna@firma.exam>",
        "max@firma.example\n@firma.d",
        "name;email\nMax;max@firma.example\nAnna;anna@firma.d",
        "email;date\nmax@firma.example;2024-01-01\nanna@firma.example",
        "max@firma.example,BOUNCE\nmax@firma.example,BOUNCE\nanna@firma.example",
    ] {
        assert!(refusal(text).contains("is cut off"), "{text}");
    }
    for text in [
        "max@firma.example\nanna@firma.d\n",
        "max@firma.example\nanna@firma.example",
        "email;date\nmax@firma.d;2024-01-01",
        "a@b.de;c@d.de\ne@f.de",
        // Nobody writes the last fields.
        "email;name;note\na@b.de;x\nc@d.de;x\ne@f.de;x",
    ] {
        assert!(read(text).is_ok(), "{text}");
    }
}

#[test]
fn a_page_of_prose_is_no_list_of_one() {
    for text in [
        "Internal Server Error\nPlease contact webmaster@firma.example\n",
        "Please contact webmaster@firma.example\n",
        "An error occurred, sorry\nPlease contact webmaster@firma.example, or call\n",
    ] {
        let message = refusal(text);
        assert!(!message.contains("webmaster"), "{message}");
    }
    // Among good lines the address counts, and so does the line.
    let text = "a@b.de\n".repeat(300) + "please ask max@firma.example\n";
    let (entries, summary) = read(text).unwrap();
    assert_eq!((lines_of(&entries, "max@firma.example"), summary.unreadable_lines), (vec![301], vec![301]));
}

#[test]
fn a_list_whose_rows_mostly_hold_nothing_is_refused() {
    let text = "email;name\n".to_owned() + &";Max\n".repeat(1000) + "max@firma.example;Eva\n";
    let message = refusal(text.as_str());
    assert!(message.contains("1000 rows hold nothing in the columns that were read (email)"), "{message}");
    let all = ListOptions { allow_unreadable: "100%".parse().unwrap(), ..ListOptions::default() };
    assert_eq!(read_with(text, &all).unwrap().1.rows.vacant, 1000);
    // Spreadsheets save empty rows so.
    let text = "email;name\n".to_owned() + &";\n".repeat(1000) + "max@firma.example;Eva\n";
    assert_eq!(read(text).unwrap().1.rows.vacant, 0);
    assert!(read("email;name\n;Ulf\nmax@firma.example;Eva\n").is_ok());
}

#[test]
fn stray_quotes_lose_nobody_whoever_names_the_column() {
    let text = "id;name;email\n1;\"Max;max@firma.example\n2;Anna;anna@firma.example\n3;\"Bob;bob@x.example\n";
    for options in [ListOptions::default(), with_columns(&["email=email"]), with_columns(&["email=3"])] {
        let (entries, summary) = read_with(text, &options).unwrap();
        for person in ["max@firma.example", "anna@firma.example", "bob@x.example"] {
            assert!(!lines_of(&entries, person).is_empty(), "{person}");
        }
        assert_eq!(summary.rows.swallowed, 1);
    }
    let digest = hex_md5("anna@firma.example");
    let text = format!("id;name;md5\n1;\"Max;{MD5}\n2;Anna;{digest}\n3;\"Bob;{MD5}\n");
    assert!(has(&read(text).unwrap().0, md5("anna@firma.example")));
    let text = "email;domain;name\n;a.example;\"Max\n;firma.example;Eva\neva@b.example;c.example;\"Ulf\n";
    let (entries, _) = read(text).unwrap();
    assert!(has(&entries, domain("firma.example")) && !has(&entries, domain("c.example")));
    // A note over several lines is a note.
    let note = "email;note;by\nmax@firma.example;\"wrote:\nask eva@us.example\nbye\";x\n";
    let (entries, summary) = read(note).unwrap();
    assert_eq!((entries.len(), summary.rows.swallowed, summary.rows.elsewhere), (1, 0, 1));
}

#[test]
fn a_comment_that_holds_an_identifier_is_counted() {
    let (entries, summary) = read("#max@firma.example\na@b.de\n# firma.example\n# nothing\n").unwrap();
    assert_eq!((entries.len(), summary.rows.comments, summary.comment_lines), (1, 2, vec![1, 3]));
    let (_, summary) = read("#max@firma.example\nemail\na@b.de\n").unwrap();
    assert_eq!((summary.rows.comments, summary.comment_lines), (1, vec![1]), "above the header too");
}

#[test]
fn a_list_of_bounces_may_hold_broken_addresses() {
    let bounces = ListOptions { are_bounces: true, ..ListOptions::default() };
    let text = "email,reason\nmax@firma,bad\n@x,bad\nanna@@firma.example,bad\neva@firma.example,unknown\n";
    assert!(read(text).is_err());
    let (entries, summary) = read_with(text, &bounces).unwrap();
    assert_eq!(lines_of(&entries, "eva@firma.example"), [5]);
    assert_eq!((summary.rows.broken, summary.rows.unreadable), (3, 0));
    // One entry has to remain, and what has no @ counts as ever.
    assert!(read_with("max@firma\neva@\n", &bounces).unwrap_err().to_string().contains("no entry"));
    assert!(read_with("eva@firma.example\nerror\nlogin\n", &bounces).is_err());
}

#[test]
fn a_soft_bounce_is_no_entry_where_the_list_is_said_to_hold_bounces() {
    let bounces = ListOptions { are_bounces: true, ..ListOptions::default() };
    for text in [
        "status,reason,email\n4.2.2,452 mailbox full,max@firma.example\n5.1.1,unknown,eva@firma.example\n",
        "max@firma.example,Soft Bounce\neva@firma.example,Hard Bounce\n",
        "email;bounce_type\nmax@firma.example;soft\neva@firma.example;hard\n",
    ] {
        let (entries, summary) = read_with(text, &bounces).unwrap();
        assert!(lines_of(&entries, "max@firma.example").is_empty(), "{text}");
        assert_eq!((lines_of(&entries, "eva@firma.example").len(), summary.rows.soft), (1, 1), "{text}");
        assert_eq!(
            lines_of(&read(text).unwrap().0, "max@firma.example").len(),
            1,
            "in any other list every row counts"
        );
    }
}

#[test]
fn the_date_of_leaving_is_read_and_not_called_ignored() {
    let text = "email;created_at;unsubscribed_at\nmax@firma.example;2020-01-01;2024-05-06\n";
    let (entries, summary) = read(text).unwrap();
    assert_eq!(entries[0].time.map(|time| time.show_date()).as_deref(), Some("2024-05-06"));
    assert!(summary.ignored.is_empty(), "{:?}", summary.ignored);
}

/// What stands in one row of a table: names of an address, a digest and a domain, an owner, a note.
type Cells = (Option<u8>, Option<u8>, Option<u8>, bool, bool);

fn cells_of_row() -> impl Strategy<Value = Cells> {
    let some = || prop::option::weighted(0.6, 0..40_u8);
    (some(), some(), some(), any::<bool>(), any::<bool>())
}

proptest! {
    /// However the columns stand, exactly what the named ones hold is an entry, and nobody of the others.
    #[test]
    fn what_named_columns_hold_is_on_the_list_and_nothing_else(
        rows in prop::collection::vec(cells_of_row(), 1..60),
        order in Just(["E-Mail", "md5", "Domain", "Betreuer", "Notiz"]).prop_shuffle(),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
        end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let mut text = order.join(delimiter) + end;
        let mut expected = std::collections::BTreeSet::new();
        for (address, digest, block, owner, note) in &rows {
            let cell = |name: &str| match name {
                "E-Mail" => address.map(|n| format!("person{n}@firma{n}.example")),
                "md5" => digest.map(|n| hex_md5(&format!("hashed{n}@x.example"))),
                "Domain" => block.map(|n| format!("firma{n}.example")),
                "Betreuer" => owner.then(|| "agent@us.example".to_owned()),
                _ => note.then(|| "asked eva@us.example about it".to_owned()),
            };
            text += &(order.map(|name| cell(name).unwrap_or_default()).join(delimiter) + end);
            expected.extend(address.map(|n| email(&format!("person{n}@firma{n}.example"))));
            expected.extend(digest.map(|n| md5(&format!("hashed{n}@x.example"))));
            if let (None, None, Some(n)) = (address, digest, block) {
                expected.insert(domain(&format!("firma{n}.example")));
                expected.insert(keyer().key(&Tag::new(b"subdomain\0"), format!("firma{n}.example").as_bytes()));
            }
        }
        let options = ListOptions { allow_unreadable: "100%".parse().unwrap(), ..ListOptions::default() };
        let Ok((entries, summary)) = read_with(text.as_str(), &options) else {
            prop_assert!(expected.is_empty(), "{}", text);
            return Ok(());
        };
        let made: std::collections::BTreeSet<_> = entries.iter().map(|entry| entry.key.key).collect();
        prop_assert_eq!(made, expected, "{}", text);
        prop_assert_eq!(summary.rows.unreadable, 0, "{}", text);
    }
}
