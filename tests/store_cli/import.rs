//! `scrub import`: what it takes, what it counts, what it refuses.

use std::io::Write as _;

use scrub::base::digest::{DigestAlgorithm, FileDigest};
use serde_json::{Value, json};
use sha2::Digest as _;

use crate::shop::{Shop, set_modified};

const DAY: u64 = 86_400;
/// 2026-11-01.
const NOVEMBER: u64 = 1_793_491_200;

#[test]
fn provenance() {
    let shop = Shop::new();
    let text = "# comment\nemail;created_at\nclara@example.com;2026-01-02\nnonsense;\ndora@example.com;\n\n";
    let text = text.trim_start_matches("# comment\n");
    let path = shop.place.write("in/opt outs.csv", text);
    set_modified(&path, NOVEMBER);
    let flags = ["--allow-unreadable", "50%"];
    drop(
        shop.import_file("in/opt outs.csv", "list", "optout", &flags).code(0).says("3 rows read").says("1 unreadable"),
    );
    let batch = shop.batch();
    assert_eq!(batch["source"], "opt outs.csv", "the name, not the directory");
    assert_eq!(batch["digest"], FileDigest::of(DigestAlgorithm::Blake3, text.as_bytes()).to_string());
    assert_eq!(batch["as_of"], "2026-11-01T00:00:00Z");
    let counts = ["read", "added", "known", "missing", "unreadable"].map(|name| batch[name].as_u64().unwrap());
    assert_eq!(counts, [3, 2, 0, 0, 1]);
    assert_eq!((&batch["action"], &batch["replace"]), (&"import".into(), &false.into()));
    let imported_at = batch["imported_at"].as_str().unwrap();
    assert!(imported_at > "2026-11-02", "{imported_at}");
    assert_eq!(shop.list("list")["as_of"], "2026-11-01T00:00:00Z");
    let cleaned = shop.clean(&["clara@example.com", "dora@example.com"], &[]);
    assert_eq!(
        cleaned.rejected["clara@example.com"].1,
        "list=list date=2026-01-02 batch=1 line=2 form=exact column=email"
    );
    assert_eq!(cleaned.rejected["dora@example.com"].1, "list=list batch=1 line=4 form=exact column=email");
    drop(
        shop.place
            .scrub(&["store", "status"])
            .code(0)
            .prints("from opt outs.csv  3 read, 2 added, 0 known, 1 unreadable"),
    );
}

#[test]
fn the_same_file_again_changes_no_entry_and_renews_the_date() {
    let shop = Shop::new();
    let text = "clara+x@example.com\nfirm.example\n2027243e295677541ed2af56417d93e1\n";
    let path = shop.place.write("list.txt", text);
    for replace in [&[][..], &["--replace"]] {
        set_modified(&path, NOVEMBER);
        drop(shop.import_file("list.txt", "list", "optout", replace).code(0).says("added"));
        let (before, why) = (shop.list("list"), shop.why("clara+x@example.com", &[]));
        set_modified(&path, NOVEMBER + 9 * DAY);
        drop(shop.import_file("list.txt", "list", "optout", replace).code(0).says("0 added").says("known"));
        let after = shop.list("list");
        assert_eq!(after["as_of"], "2026-11-10T00:00:00Z");
        assert_eq!((&after["entries"], &after["missing"]), (&before["entries"], &before["missing"]));
        let again = shop.why("clara+x@example.com", &[]);
        let mut changed = why.clone();
        changed["entries"][0]["last_batch"] = again["entries"][0]["last_batch"].clone();
        assert_eq!(again, changed, "an entry changed");
    }
    assert_eq!(shop.batch()["added"], 0);
    shop.verify();
}

#[test]
fn as_of_flag_over_file_time_never_the_import_time() {
    let shop = Shop::new();
    let path = shop.place.write("list.txt", "clara@example.com\n");
    set_modified(&path, NOVEMBER);
    drop(shop.import_file("list.txt", "list", "optout", &["--as-of", "2026-03-01", "-q"]).code(0));
    assert!(shop.list("list")["as_of"].as_str().unwrap().starts_with("2026-03-01"), "{}", shop.list("list"));
    for bad in ["soon", "2099-01-01", "03/04/2026"] {
        drop(shop.import_file("list.txt", "list", "optout", &["--as-of", bad]).code(2).says("is no date"));
    }
    let stdin = ["import", "-", "--list", "piped", "--kind", "optout", "-q"];
    drop(shop.place.scrub_with(&stdin, b"dora@example.com\n").code(0));
    assert_eq!((&shop.list("piped")["as_of"], &shop.batch()["source"]), (&Value::Null, &Value::Null));
    drop(shop.place.scrub_with(&[&stdin[..], &["--as-of", "2026-11-20"]].concat(), b"dora@example.com\n").code(0));
    assert!(shop.list("piped")["as_of"].as_str().unwrap().starts_with("2026-11-20"));
    assert!(shop.kept(&["dora@example.com"], &[]).is_empty());
}

#[test]
fn dates_of_many_formats_and_none() {
    let shop = Shop::new();
    let csv = "email,created_at\n\
               a@example.com,2026-02-03\nb@example.com,2026-02-03T04:05:06Z\nc@example.com,03.02.2026 14:30\n\
               d@example.com,\"Tue, 03 Feb 2026 11:02:55 GMT\"\ne@example.com,1770120000\nf@example.com,1770120000000\n\
               g@example.com,46056\nh@example.com,irgendwann\ni@example.com,\nj@example.com,2099-01-01\n\
               k@example.com,0000-00-00 00:00:00\n";
    drop(shop.try_import(csv, "list", "optout", &[]).code(0).says("dates cannot be read"));
    let all: Vec<String> = ('a'..='k').map(|name| format!("{name}@example.com")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let cleaned = shop.clean(&all, &[]);
    assert_eq!(cleaned.kept, Vec::<String>::new(), "an unreadable date must not lose the entry");
    for name in 'a'..='g' {
        let date = cleaned.detail(&format!("{name}@example.com"), "date");
        assert!(date.as_deref().is_some_and(|date| date.contains("2026-02-03")), "{name}: {date:?}");
    }
    for name in 'h'..='k' {
        assert_eq!(cleaned.detail(&format!("{name}@example.com"), "date"), None, "{name}");
    }
    assert_eq!(shop.batch()["unreadable"], 0);
}

#[test]
fn digests_of_all_four_kinds() {
    for (name, digest) in [
        ("md5", hex::encode(md5::Md5::digest(b"clara@example.com"))),
        ("sha1", hex::encode(sha1::Sha1::digest(b"clara@example.com"))),
        ("sha256", hex::encode(sha2::Sha256::digest(b"clara@example.com"))),
        ("sha512", hex::encode(sha2::Sha512::digest(b"clara@example.com"))),
    ] {
        let shop = Shop::new();
        shop.import(format!("{}\n", digest.to_uppercase()), "upper", "optout", &[]);
        shop.import(format!("id,hash,note\n1,{digest},x\n"), "lower", "complaint", &[]);
        let cleaned = shop.clean(&["Clara@Example.com", "zoe@example.com"], &[]);
        assert_eq!(cleaned.kept, ["zoe@example.com"]);
        assert_eq!(cleaned.detail("Clara@Example.com", "form").as_deref(), Some(name));
        let why = shop.why("clara@example.com", &[]);
        assert_eq!(why["reasons"], json!(["optout.global", "optout.complaint"]), "{why}");
        assert_eq!(shop.why(&digest, &[])["entries"].as_array().unwrap().len(), 2);
        shop.verify();
    }
}

#[test]
fn clear_values_domains_and_digests_in_one_list() {
    let shop = Shop::new();
    let digest = hex::encode(sha1::Sha1::digest(b"emil@example.com"));
    let text = format!("# mixed\nclara@example.com\n\n@firm.example\n{digest}\nDora <dora@example.com>\n");
    let ran = shop.try_import(text, "list", "optout", &[]).code(0);
    drop(ran.says("2 addresses").says("1 domain").says("digest").says("4 rows read").says("4 added"));
    let contacts = ["clara@example.com", "x@firm.example", "emil@example.com", "dora@example.com", "zoe@example.com"];
    assert_eq!(shop.kept(&contacts, &[]), ["zoe@example.com"]);
}

#[test]
fn packed_lists() {
    let shop = Shop::new();
    let text = b"clara@example.com\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(text).unwrap();
    let gzip = gzip.finish().unwrap();
    let zstd = zstd::encode_all(&text[..], 0).unwrap();
    // By content, whatever the name.
    for (list, bytes, contact) in [("gz", &gzip, "clara@example.com"), ("zst", &zstd, "clara@example.com")] {
        shop.import(bytes, list, "optout", &[]);
        let digest = FileDigest::of(DigestAlgorithm::default(), bytes).to_string();
        assert_eq!(shop.batch()["digest"], digest, "of the file as it lies on disk");
        assert!(shop.kept(&[contact], &[]).is_empty());
        drop(shop.place.scrub(&["lift", contact, "--list", list, "--reason", "next round", "-q"]).code(0));
        assert_eq!(shop.kept(&[contact], &[]), [contact]);
        let cut = &bytes[..bytes.len() - 5];
        drop(shop.try_import(cut, list, "optout", &[]).code(2).says("cut off"));
    }
    let stdin = ["import", "-", "--list", "piped", "--kind", "optout", "-q"];
    drop(shop.place.scrub_with(&stdin, &gzip).code(0));
    assert!(shop.kept(&["clara@example.com"], &[]).is_empty());
}

#[test]
fn a_list_keeps_its_kind_and_register() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    drop(shop.try_import("dora@example.com\n", "list", "bounce", &[]).code(2).says("is of kind optout, not bounce"));
    shop.import("clara@example.com\n", "robinson", "register", &["--register", "idi"]);
    let other = ["--register", "wko"];
    drop(shop.try_import("x@example.com\n", "robinson", "register", &other).code(2).says("belongs to register"));
    drop(shop.try_import("dora@example.com\n", "robinson", "register", &[]).code(2).says("say --register idi"));
    assert_eq!(shop.list("robinson")["register"], "idi");
    drop(
        shop.try_import("x@example.com\n", "list", "consent", &[]).code(2).says("optout, complaint, bounce, register"),
    );
    for bad in ["a b", "a/b", "", "clara@", &"x".repeat(65)] {
        let ran = shop.place.scrub(&["import", "list.txt", "--list", bad, "--kind", "optout"]).code(2);
        drop(ran.says("a list name consists of"));
    }
    drop(shop.place.scrub(&["import", "list.txt", "--list", "x"]).code(2).says("--kind"));
    drop(shop.place.scrub(&["import", "list.txt", "--kind", "optout"]).code(2).says("--list"));
    drop(shop.place.scrub(&["import", "gone.txt", "--list", "list", "--kind", "optout"]).code(2).says("gone.txt"));
    assert_eq!(shop.status()["batches"].as_array().unwrap().len(), 2);
}

fn people(count: usize) -> String {
    (0..count).map(|n| format!("person{n}@example.com\n")).collect()
}

#[test]
fn a_replacement_that_shrinks_is_refused() {
    let shop = Shop::new();
    shop.import(people(100), "list", "optout", &["--replace"]);
    let ran = shop.try_import(people(89), "list", "optout", &["--replace"]).code(2);
    drop(ran.says("89 entries, the last one 100").says("--allow-shrink"));
    assert_eq!(shop.list("list")["missing"], 0);
    shop.import(people(90), "list", "optout", &["--replace"]);
    assert_eq!(shop.list("list")["missing"], 10);
    shop.import(people(5), "list", "optout", &["--replace", "--allow-shrink"]);
    assert_eq!((&shop.list("list")["missing"], &shop.list("list")["entries"]), (&95.into(), &100.into()));
    assert!(shop.kept(&["person99@example.com", "person0@example.com"], &[]).is_empty());
    // Without --replace a short file is an addition, and no shrinking.
    shop.import(people(1), "list", "optout", &[]);
    // A register that shrinks is as suspicious.
    shop.import(people(100), "robinson", "register", &["--replace"]);
    drop(shop.try_import(people(89), "robinson", "register", &["--replace"]).code(2).says("--allow-shrink"));
    shop.verify();
}

/// A dry run exists to learn whether the real one would work.
#[test]
fn a_dry_run_refuses_what_the_real_run_would() {
    let shop = Shop::new();
    shop.import(people(100), "list", "optout", &["--replace"]);
    let dry = ["--replace", "--dry-run"];
    drop(shop.try_import(people(10), "list", "optout", &dry).code(2).says("--allow-shrink"));
    let ran = shop.try_import(people(95), "list", "optout", &dry).code(0).says("nothing was changed");
    drop(ran.says("95 rows read").says("0 added, 95 known").says("5 of the list before are missing"));
    let ran = shop.try_import(people(110), "list", "optout", &["--dry-run"]).code(0);
    drop(ran.says("10 added, 100 known"));
    drop(shop.try_import(people(95), "list", "bounce", &["--dry-run"]).code(2).says("is of kind"));
    assert_eq!(shop.status()["batches"].as_array().unwrap().len(), 1);
}

#[test]
fn an_empty_replacement_must_be_asked_for() {
    for kind in ["optout", "register"] {
        let shop = Shop::new();
        shop.import(people(3), "list", kind, &["--replace"]);
        let asked = ["--replace", "--allow-shrink"];
        for flags in [&["--replace"][..], &["--allow-shrink"], &[]] {
            drop(shop.try_import("email\n", "list", kind, flags).code(2).says("only a header"));
        }
        // Without a header there is no telling an empty list from a broken export, whatever is asked for.
        for nothing in ["", "# nobody\n", "\n\n", "email\nnonsense\n"] {
            drop(shop.try_import(nothing, "list", kind, &asked).code(2).says("list.txt"));
        }
        assert_eq!(shop.list("list")["entries"], 3);
        let dry = [&asked[..], &["--dry-run"]].concat();
        drop(shop.try_import("email\n", "list", kind, &dry).code(0).says("3 of the list before are missing"));
        assert_eq!(shop.list("list")["missing"], 0);
        drop(shop.try_import("email\n", "list", kind, &asked).code(0).says("3 of the list before are missing"));
        let kept = shop.kept(&["person0@example.com"], &[]);
        assert_eq!(kept.is_empty(), kind == "optout", "only a register forgets");
        shop.verify();
    }
}

#[test]
fn a_replacement_is_the_full_list_of_its_scope_only() {
    let shop = Shop::new();
    shop.import(people(10), "list", "register", &["--replace", "--channel", "email"]);
    shop.import("other@example.com\n", "list", "register", &["--replace", "--channel", "email", "--purpose", "news"]);
    assert_eq!(shop.kept(&["person9@example.com", "other@example.com"], &[]), Vec::<String>::new());
    assert_eq!(shop.list("list")["scopes"].as_array().unwrap().len(), 2);
}

#[test]
fn columns_that_are_named_and_ignored() {
    let shop = Shop::new();
    let csv = "first;second;third\nclara@example.com;dora@example.com;emil@example.com\n";
    shop.import(csv, "list", "optout", &["--column", "email=second"]);
    let contacts = ["clara@example.com", "dora@example.com", "emil@example.com"];
    assert_eq!(shop.kept(&contacts, &[]), ["clara@example.com", "emil@example.com"]);
    shop.import(csv, "list", "optout", &["--column", "email=1"]);
    assert_eq!(shop.kept(&contacts, &[]), ["emil@example.com"]);
    let lower = ["--column", "email=THIRD", "--ignore-column", "first"];
    shop.import(csv, "list", "optout", &lower);
    assert!(shop.kept(&contacts, &[]).is_empty());
    assert_eq!(shop.batch()["read"], 1, "a line that names a column is no row");
    drop(shop.try_import(csv, "list", "optout", &["--column", "email=fourth"]).code(2).says("fourth"));
}

#[test]
fn the_digest_of_a_file_names_its_algorithm() {
    let shop = Shop::new();
    let text = "clara@example.com\ndora@example.com\n";
    let expect = |algorithm| FileDigest::of(algorithm, text.as_bytes()).to_string();
    shop.import(text, "list", "optout", &[]);
    assert_eq!(shop.batch()["digest"], expect(DigestAlgorithm::Blake3));
    // The same file, told by another algorithm, is an import like any other of it.
    drop(shop.try_import(text, "list", "optout", &["--digest", "sha256"]).code(0).says("0 added, 2 known"));
    assert_eq!(shop.batch()["digest"], expect(DigestAlgorithm::Sha256));
    let settings = shop.place.text("scrub.toml");
    shop.place.write("scrub.toml", format!("digest = \"sha256\"\n{settings}"));
    shop.import(text, "other", "optout", &[]);
    assert_eq!(shop.batch()["digest"], expect(DigestAlgorithm::Sha256));
    shop.import(text, "other", "optout", &["--digest", "blake3"]);
    assert_eq!(shop.batch()["digest"], expect(DigestAlgorithm::Blake3));
    // One by hand has no file.
    drop(shop.place.scrub(&["add", "emil@example.com", "-q"]).code(0));
    assert_eq!(shop.batch()["digest"], Value::Null);
    shop.place.write("scrub.toml", format!("digest = \"md5\"\n{settings}"));
    let ran = shop.try_import(text, "other", "optout", &[]).code(2);
    drop(ran.says("settings file").says("unknown digest algorithm \"md5\"").says("blake3, sha256"));
    drop(
        shop.try_import(text, "other", "optout", &["--digest", "md5"]).code(2).says("--digest").says("blake3, sha256"),
    );
}
