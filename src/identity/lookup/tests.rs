//! What is written is found, whichever kind of identifier and recipe, and a new kind or recipe is a row and a file.

use proptest::prelude::*;

use super::*;
use crate::identity::address::Address;
use crate::identity::canon::canon;
use crate::identity::domain::DomainEntry;
use crate::identity::email::CellReader;
use crate::identity::hash::Hash;
use crate::identity::plate::Plate;
use crate::identity::recipe::{DOMAIN, EMAIL, SUBDOMAINS, read_digest};
use crate::identity::tag::Tag;

fn keyer() -> Keyer {
    Keyer::for_one_run().unwrap()
}

fn all() -> Vec<&'static Recipe> {
    RECIPES.iter().collect()
}

/// The key of a list that holds a digest in hexadecimal.
fn written_by_digest(digest: &Digest, keyer: &Keyer) -> LookupKey {
    let (recipe, digest) = read_digest(&hex::encode(digest.as_bytes())).unwrap();
    written_digest(recipe, &digest, keyer)
}

fn with_address<T>(cell: &str, work: impl FnOnce(&Address<'_>) -> T) -> T {
    let mut reader = CellReader::default();
    let address = reader.read(cell).addresses().next().expect("an address");
    work(&address)
}

/// Whether a row with `asker` is reached by an entry for `entry`, as the store compares them.
fn reaches(entry: &[LookupKey], asker: &[LookupKey]) -> bool {
    asker.iter().any(|asked| entry.iter().any(|held| (held.recipe, held.key) == (asked.recipe, asked.key)))
}

#[test]
fn an_address_writes_itself_and_its_loose_form() {
    let keyer = keyer();
    let exact = keyer.key(&Tag::new(b"email\0"), b"max+news@firma.de");
    let loose = keyer.key(&Tag::new(b"email\0"), b"max@firma.de");
    assert_eq!(
        with_address("Max+News@Firma.de", |address| written(address, &keyer)),
        [
            LookupKey { recipe: EMAIL, key: exact, loose: false, origin: 0 },
            LookupKey { recipe: EMAIL, key: loose, loose: true, origin: exact.origin() },
        ]
    );
}

#[test]
fn an_address_asks_for_its_domain_and_for_those_above() {
    let keyer = keyer();
    let asked = with_address("a@x.y.firma.de", |address| asked(address, &all(), true, &keyer));
    let of = |recipe| asked.iter().filter(move |key| key.recipe == recipe).map(|key| key.key).collect::<Vec<_>>();
    assert_eq!(of(DOMAIN), [keyer.key(&Tag::new(b"domain\0"), b"x.y.firma.de")]);
    assert_eq!(
        of(SUBDOMAINS),
        [keyer.key(&Tag::new(b"subdomain\0"), b"y.firma.de"), keyer.key(&Tag::new(b"subdomain\0"), b"firma.de")]
    );
}

#[test]
fn domain_entries_reach_as_far_as_they_say() {
    let keyer = keyer();
    for (entry, at, below) in [("@firma.de", true, false), (".firma.de", false, true), ("firma.de", true, true)] {
        let held = written(&DomainEntry::read(entry).unwrap(), &keyer);
        for (cell, reached) in [("a@firma.de", at), ("a@x.firma.de", below), ("a@nichtfirma.de", false)] {
            let asked = with_address(cell, |address| asked(address, &all(), true, &keyer));
            assert_eq!(reaches(&held, &asked), reached, "{entry} and {cell}");
        }
    }
}

#[test]
fn without_loose_forms_only_the_very_address_is_asked_for() {
    let keyer = keyer();
    let asked = with_address("max+news@firma.de", |address| asked(address, &all(), false, &keyer));
    assert!(asked.iter().all(|key| !key.loose));
    let md5 = written_by_digest(&Hash::Md5.digest(b"max@firma.de"), &keyer);
    assert!(!asked.contains(&md5) && asked.iter().any(|key| key.recipe == md5.recipe));
}

#[test]
fn an_address_never_writes_a_digest_nor_its_domain() {
    let keyer = keyer();
    let written = with_address("max@firma.de", |address| written(address, &keyer));
    assert!(written.iter().all(|key| key.recipe == EMAIL));
}

#[test]
fn a_new_kind_of_identifier_needs_a_file_and_its_rows() {
    let keyer = keyer();
    let plate = Plate::read("PLATE B-AB 12").unwrap();
    let clear = keyer.key(&Tag::new(b"plate\0"), b"B-AB 12");
    let exact = LookupKey { recipe: RecipeId(900), key: clear, loose: false, origin: 0 };
    let loose =
        LookupKey { key: keyer.key(&Tag::new(b"plate\0"), b"BAB12"), loose: true, origin: clear.origin(), ..exact };
    let digest = Hash::Sha1.digest(b"plate:B-AB 12");
    let hashed =
        LookupKey { recipe: RecipeId(901), key: keyer.key(&Tag::new(b"plate-sha1\0"), digest.as_bytes()), ..exact };
    assert_eq!(asked(&plate, &all(), true, &keyer), [exact, loose, hashed]);
    assert_eq!(written(&plate, &keyer), [exact, loose]);
    let recipe = Recipe::of_id(RecipeId(901)).unwrap();
    assert_eq!(written_digest(recipe, &digest, &keyer), hashed);
    // Whoever says no more than that it is a SHA-1 means the first recipe of the table.
    assert_eq!(written_by_digest(&digest, &keyer).recipe, RecipeId(5));
}

proptest! {
    /// Whoever is on a list is found: under the address as listed, whatever its tag, case or dots at gmail.
    #[test]
    fn what_is_written_is_asked_for(
        local in "[a-zA-Z0-9]{1,8}([.][a-z]{1,4})?", listed in "([+][a-z]{0,5})?", typed in "([+][a-z]{0,5})?",
        domain in prop::sample::select(vec!["firma.de", "gmail.com", "googlemail.com", "bücher.de", "mail.firma.co.uk"]),
    ) {
        let keyer = keyer();
        let (on_list, in_row) = (format!("{local}{listed}@{domain}"), format!("{}{typed}@{domain}", local.to_uppercase()));
        let held = with_address(&on_list, |address| written(address, &keyer));
        let asked = with_address(&in_row, |address| asked(address, &all(), true, &keyer));
        prop_assert!(reaches(&held, &asked), "{} and {}", on_list, in_row);
    }

    /// Whoever is on a list is found, however they are typed there and here.
    #[test]
    fn ways_of_typing_meet_in_both_directions(
        pieces in prop::collection::vec(("[a-zäöß0-9]{1,3}", 0..6_usize, 0..6_usize), 1..5), edges in (0..5_usize, 0..5_usize),
    ) {
        // The plain way first; the same place in each row is one way of typing.
        const MARKS: [&[&str]; 6] = [
            &["'", "’", "`", "´", "%27", "ʼ"], &["-", "–", "\u{2011}", "−", "%2D", "—"],
            &["i", "İ", "ı", "i\u{307}", "I", "%69"], &["ffi", "ﬃ", "FFI", "ﬀi", "fﬁ", "ff%69"],
            &["ü", "Ü", "u\u{308}", "%C3%BC", "ü", "U\u{308}"], &["x", "X", "x\u{200b}", "x\u{ad}", "%78", "x"],
        ];
        const EDGES: [&str; 5] = ["", "•", "%20", "\u{e000}", "▪"];
        let keyer = keyer();
        let typed = |way: &dyn Fn(usize) -> usize, edge: usize| {
            let body: String = pieces.iter().enumerate()
                .map(|(at, (text, mark, _))| format!("{text}{}", MARKS[*mark][way(at)])).collect();
            format!("{}a{body}z@firma.example", EDGES[edge])
        };
        let (plain, other) = (typed(&|_| 0, edges.0), typed(&|at| pieces[at].2, edges.1));
        for (listed, asked_for) in [(&plain, &other), (&other, &plain)] {
            let held = with_address(listed, |address| written(address, &keyer));
            let asked = with_address(asked_for, |address| asked(address, &all(), true, &keyer));
            prop_assert!(reaches(&held, &asked), "{} and {}", listed, asked_for);
        }
    }

    /// A digest of any usual spelling, by any hash, is asked for exactly once, loose only where the loose form is meant.
    #[test]
    fn every_digest_of_an_address_is_asked_for(cell in "[a-zA-Z]{1,6}([+][a-z]{1,3})?@(firma|bücher|xn--bcher-kva)[.]de") {
        let keyer = keyer();
        let asked = with_address(&cell, |address| asked(address, &all(), true, &keyer));
        let (normal, loose) = with_address(&cell, |address| {
            (address.normal().to_owned(), canon(address, &mut String::new()).map(str::to_owned))
        });
        for hash in Hash::ALL {
            for (form, is_loose) in [(Some(&normal), false), (loose.as_ref(), true)] {
                let Some(form) = form else { continue };
                let held = written_by_digest(&hash.digest(form.as_bytes()), &keyer);
                let found: Vec<_> = asked.iter().filter(|key| (key.recipe, key.key) == (held.recipe, held.key)).collect();
                prop_assert_eq!(found.len(), 1);
                prop_assert_eq!(found[0].loose, is_loose);
            }
        }
    }
}
