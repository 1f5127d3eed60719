//! Promise P7: nobody who has the store, but not the key, finds an address in it, and no message repeats one.

use std::collections::BTreeSet;
use std::fs;

use crate::shop::Shop;

#[test]
fn a_reason_must_not_hold_an_address() {
    let shop = Shop::new();
    shop.import("clara@example.com\nanna@example.com\n", "list", "optout", &["--replace"]);
    let reason = "clara@example.com asked";
    let words = "it holds an e-mail address, which must not be stored";
    drop(shop.place.scrub(&["lift", "clara@example.com", "--list", "list", "--reason", reason]).code(2).says(words));
    drop(shop.place.scrub(&["store", "undo", "1", "--reason", reason]).code(2).says(words));
    let lifting = ["--replace", "--allow-shrink", "--lift-missing", "--reason", reason];
    drop(shop.try_import("anna@example.com\n", "list", "optout", &lifting).code(2).says(words));
    assert_eq!(shop.status()["batches"].as_array().unwrap().len(), 1);
}

/// Whether `needle` occurs in `bytes`, in any case, as UTF-8 or UTF-16.
fn holds(bytes: &[u8], needle: &str) -> bool {
    let lower = bytes.to_ascii_lowercase();
    let utf16: Vec<u8> = needle.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [needle.as_bytes(), &utf16].iter().any(|needle| lower.windows(needle.len()).any(|window| window == *needle))
}

#[test]
fn no_address_and_no_note_is_in_the_store() {
    let shop = Shop::new();
    let csv = "email,created_at,reason,note\n\
               Clara.Secret+Tag@Example.com,2026-01-02,she moved to Zanzibar,call Xaver\n\
               xaver@verysecret.example,2026-01-02,550 unknown mailbox <xaver@verysecret.example> gone,\n";
    shop.import(csv, "list", "bounce", &["--channel", "email", "--purpose", "news"]);
    shop.import("@hidden-firm.example\n", "firms", "optout", &[]);
    drop(shop.place.scrub(&["add", "dora@verysecret.example", "--via", "phone", "--agent", "k7", "-q"]).code(0));
    drop(shop.place.scrub(&["lift", "xaver@verysecret.example", "--list", "list", "--reason", "r", "-q"]).code(0));
    drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
    let words =
        ["clara.secret", "xaver", "verysecret", "zanzibar", "hidden-firm", "dora", "550 unknown", "example.com"];
    for entry in fs::read_dir(shop.dir()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for word in words {
            assert!(!holds(&bytes, word), "{word} is in {}", path.display());
        }
        // Nor a hash that could be reversed by guessing without the key.
        assert!(!holds(&bytes, "k7@"));
    }
    assert!(holds(&fs::read(shop.dir().join("catalog.db")).unwrap(), "news"), "the search finds what is there");
}

#[test]
fn two_stores_share_no_match_key() {
    // Without the key, even whoever guesses an address cannot look for it.
    let segment = |person: &str| {
        let shop = Shop::new();
        shop.import(format!("{person}\n"), "list", "optout", &[]);
        fs::read(&shop.segments()[0]).unwrap()
    };
    let chunks = |bytes: &[u8]| bytes.chunks_exact(16).map(<[u8]>::to_vec).collect::<BTreeSet<_>>();
    let (one, other) = (chunks(&segment("clara@example.com")), chunks(&segment("clara@example.com")));
    // Headers and paddings are the same for everybody.
    let frame = chunks(&segment("dora@example.com"));
    let shared: Vec<_> = one.intersection(&other).filter(|chunk| !frame.contains(*chunk)).collect();
    assert!(shared.is_empty(), "{shared:?}");
    assert!(one.len() > frame.intersection(&one).count(), "the segments differ somewhere");
}

#[test]
fn no_message_repeats_what_was_given() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    for bad in
        ["clara@@secret.example", "clara@secret", "clara secret", "clara@secret.example dora@secret.example", "550 <x"]
    {
        for command in ["add", "why", "lift"] {
            let mut args = vec![command, "-"];
            if command == "lift" {
                args.extend(["--list", "list", "--reason", "r"]);
            }
            let ran = shop.place.scrub_with(&args, format!("{bad}\n").as_bytes()).code(2).says("error: ");
            drop(ran.never_says("clara").never_says("secret").never_says("550"));
        }
    }
    // What is read but not known is not repeated either.
    let lift = ["lift", "-", "--list", "list", "--reason", "r"];
    drop(shop.place.scrub_with(&lift, b"dora@secret.example").code(2).says("holds no entry").never_says("dora"));
    drop(
        shop.place
            .scrub_with(&["why", "-", "-v"], b"dora@secret.example")
            .code(0)
            .prints("nothing is known")
            .never_says("dora"),
    );
    drop(shop.place.scrub_with(&["add", "-", "-v"], b"dora@secret.example").code(0).never_says("dora"));
    let bad_list = "clara@example.com\ndora(at)secret.example\nfritz@@secret.example\n";
    let ran = shop.try_import(bad_list, "list", "optout", &[]).code(2).says("2 of 3 lines");
    drop(ran.never_says("dora").never_says("fritz"));
}
