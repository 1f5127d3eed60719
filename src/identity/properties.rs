//! What must hold for every cell that a file can contain.

use proptest::prelude::*;

use crate::identity::canon::canon;
use crate::identity::email::CellReader;
use crate::identity::email_spelling::usual_spellings;
use crate::identity::host;
use crate::identity::identifier::IdentifierReader;

/// Arbitrary text, and text put together from pieces that meet in real cells and at the borders of the rules.
fn cells() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z0-9]{1,4}",
        6 => Just("@".to_owned()),
        6 => Just(".".to_owned()),
        4 => prop::sample::select(vec![
            ".de", ".COM", "xn--", "XN--bcher-kva", "bücher", "gmail.com", "googlemail.com", "+", "-", "_", "'", "\"", "<", ">",
            ",", ";", ":", " ", "|", "=", "=\"", "/", "*", "mailto:", "?", "(", ")", "[", "]", "ß", "ſ", "ẞ", "İ", "ı", "Σ", "ς",
            "\u{308}", "\u{307}", "\u{338}", "\u{301}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{ad}", "\u{feff}", "\u{a0}", "＠", "。", "．", "ａ",
            "\u{1fef}", "\u{37e}", "\u{212a}", "\u{212b}", "\u{2126}", "\u{fffd}", "ü", "Ü", "Å", "ﬁ", "\u{345}", "א", "ᾼ", "\u{fb1d}", "Ǆ", "’", "`", "´", "–", "\u{2011}", "•", "\u{f0b7}", "%20", "%27", "%2B", "%25", "%C3%BC", "&#39;", "&#39",
            "&amp;", "&nbsp;", "ﬃ", "﹪", "⅟", "№", "℅", "\u{3000}",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        any::<String>(),
        prop::collection::vec(piece.clone(), 0..14).prop_map(|pieces| pieces.concat()),
        (prop::collection::vec(piece.clone(), 1..5), prop::collection::vec(piece, 1..4))
            .prop_map(|(name, host)| format!("{}@{}.de", name.concat(), host.concat())),
    ]
}

fn normals(cell: &str) -> Vec<String> {
    CellReader::default().read(cell).addresses().map(|address| address.normal().to_owned()).collect()
}

/// The loose form of an address, also if it is the normal form.
fn plainest(address: &str) -> String {
    let (mut reader, mut out) = (CellReader::default(), String::new());
    let address = reader.read(address).addresses().next().expect("an address");
    canon(&address, &mut out).unwrap_or(address.normal()).to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, ..ProptestConfig::default() })]

    #[test]
    fn normal_forms_are_stable(cell in cells()) {
        let mut reader = CellReader::default();
        for normal in normals(&cell) {
            let again = reader.read(&normal);
            prop_assert_eq!(again.problem(), None, "{:?}", normal);
            let read: Vec<_> = again.addresses().map(|address| address.normal().to_owned()).collect();
            prop_assert_eq!(read, vec![normal]);
        }
    }

    #[test]
    fn loose_forms_are_stable_normal_forms(cell in cells()) {
        let mut reader = CellReader::default();
        let (mut out, mut second) = (String::new(), String::new());
        for address in reader.read(&cell).addresses() {
            let Some(loose) = canon(&address, &mut out) else { continue };
            prop_assert_ne!(loose, address.normal());
            let mut other = CellReader::default();
            let again = other.read(loose).addresses().next().expect("a loose form can be read");
            prop_assert_eq!(again.normal(), loose);
            prop_assert_eq!(canon(&again, &mut second), None);
        }
    }

    /// Whoever hashed any of the forms hashed an address that we take for the same, or for its loose form.
    #[test]
    fn digest_forms_name_the_same_mailbox(cell in cells()) {
        let mut reader = CellReader::default();
        let mut loose = String::new();
        for address in reader.read(&cell).addresses() {
            let mut forms = Vec::new();
            usual_spellings(&address, &mut String::new(), &mut |form, _| forms.push(form.to_owned()));
            let loose = canon(&address, &mut loose).unwrap_or(address.normal()).to_owned();
            for form in &forms {
                let read = normals(form);
                prop_assert_eq!(read.len(), 1, "{:?}", form);
                prop_assert!(read[0] == address.normal() || plainest(&read[0]) == loose, "{:?}", form);
            }
            let mut distinct = forms.clone();
            distinct.sort_unstable();
            distinct.dedup();
            prop_assert_eq!(distinct.len(), forms.len());
        }
    }

    #[test]
    fn case_and_wrapping_do_not_matter(cell in cells()) {
        // In a mailto: link % begins a code.
        for normal in normals(&cell.replace('%', "")) {
            let (local, domain) = normal.split_once('@').expect("a normal form has an @");
            let loud = format!("{local}@{}", domain.to_ascii_uppercase());
            let unicode = format!("{local}@{}", host::to_unicode(domain));
            for wrapped in [
                loud, unicode, normal.to_ascii_uppercase(), format!("\u{feff} {normal}\u{a0}"), format!("Max, M. <{normal}>"),
                format!("mailto:{normal}"), format!("'{normal}'"), format!("=\"{normal}\""), format!("{normal}."), format!("x;{normal};"),
            ] {
                prop_assert_eq!(normals(&wrapped), vec![normal.clone()], "{:?}", wrapped);
            }
        }
    }

    #[test]
    fn a_cell_is_blank_or_holds_something(cell in cells()) {
        let mut reader = CellReader::default();
        let cell = reader.read(&cell);
        let something = cell.problem().is_some() || cell.addresses().next().is_some();
        prop_assert_ne!(cell.is_blank(), something);
    }

    #[test]
    fn identifiers_never_panic(text in cells()) {
        let _ = IdentifierReader::default().read_alone(&text);
    }
}
