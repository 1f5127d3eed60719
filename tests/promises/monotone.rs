//! P5: nothing that is added against somebody ever lets anybody through.

use super::*;

const CELLS: [&str; 22] = [
    "max@example.org",
    "Max@Example.org",
    "max+a@example.org",
    "max+b@example.org",
    "m.ax@gmail.com",
    "max@googlemail.com",
    "max+x@gmail.com",
    "weiß@example.org",
    "weiss@example.org",
    "j@bücher.example",
    "j@xn--bcher-kva.example",
    "a@sub.example.org",
    "b@sub.example.org",
    "max@example.org; a@sub.example.org",
    "b@sub.example.org max+a@example.org",
    "Max M. <max@example.org>",
    " 'j@bücher.example",
    "",
    "nobody",
    "two@@example.org",
    "max@example.org; two@@example.org",
    "mailto:m.ax@gmail.com",
];

/// Entries of a list: clear, digests (MD5 of max@example.org, of max@gmail.com and of j@xn--bcher-kva.example), domains.
const ENTRIES: [&str; 15] = [
    "max@example.org",
    "max+a@example.org",
    "MAX+z@example.org",
    "m.a.x@googlemail.com",
    "weiß@example.org",
    "j@bücher.example",
    "a@sub.example.org",
    "Name <b@sub.example.org>",
    "@example.org",
    ".example.org",
    "bücher.example",
    "*@sub.example.org",
    "9a6031918844c040b59ab343a88341ff",
    "2b26caa1bbac60ffba192d26ed93aec1",
    "7a848f03778ea5e30de4dc6850c6b67e",
];

/// The primary addresses that a run lets through.
fn kept(rows: &[(&str, &str)], entries: &[&str], matching: MatchWidth) -> BTreeSet<String> {
    let place = Place::new();
    let mut text = String::from("email;optout\n");
    for (cell, optout) in rows {
        text.push_str(&format!("\"{cell}\";{optout}\n"));
    }
    place.write("in.csv", text);
    place.write("list.txt", format!("nobody@nowhere.example\n{}\n", entries.join("\n")));
    let mut options = options(&place);
    options.judge.suppress = vec![place.path("list.txt").into_os_string().into()];
    options.judge.matching = matching;
    options.judge.table.columns = vec!["email=1".parse().unwrap()];
    clean::run(&context(TestDisk::sound()), &options).unwrap();
    let clean = place.text("in.clean.csv");
    let mut cells = CellReader::default();
    let primary = |line: &str| {
        let cell = line.rsplit_once(';').unwrap().0.trim_matches('"');
        cells.read(cell).addresses().next().unwrap().normal().to_owned()
    };
    clean.lines().skip(1).map(primary).collect()
}

fn rows() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let optout = prop_oneof![6 => Just(""), 1 => Just("no"), 1 => Just("yes")];
    prop::collection::vec((prop::sample::select(CELLS.to_vec()), optout), 1..14)
}

fn widths() -> impl Strategy<Value = MatchWidth> {
    prop_oneof![3 => Just(MatchWidth::Loose), 1 => Just(MatchWidth::Exact)]
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn an_entry_more_never_lets_anybody_through(
        rows in rows(),
        entries in prop::sample::subsequence(ENTRIES.to_vec(), 0..5),
        more in prop::sample::select(ENTRIES.to_vec()),
        width in widths(),
    ) {
        let before = kept(&rows, &entries, width);
        let after = kept(&rows, &[entries.as_slice(), &[more]].concat(), width);
        prop_assert!(after.is_subset(&before), "{more:?} let through {:?}", after.difference(&before));
    }

    #[test]
    fn an_objection_more_in_the_list_itself_never_lets_anybody_through(
        rows in rows(),
        at in any::<prop::sample::Index>(),
        width in widths(),
    ) {
        let before = kept(&rows, &[], width);
        let mut more = rows.clone();
        more[at.index(rows.len())].1 = "yes";
        let after = kept(&more, &[], width);
        prop_assert!(after.is_subset(&before), "{:?}", after.difference(&before));
    }

    #[test]
    fn order_and_repetition_never_decide_who_is_contacted(
        rows in rows(),
        shuffled in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        repeated in any::<prop::sample::Index>(),
        entries in prop::sample::subsequence(ENTRIES.to_vec(), 0..4),
        width in widths(),
    ) {
        prop_assert_eq!(kept(&shuffled.0, &entries, width), kept(&shuffled.1, &entries, width));
        let mut longer = rows.clone();
        longer.insert(0, rows[repeated.index(rows.len())]);
        prop_assert_eq!(kept(&rows, &entries, width), kept(&longer, &entries, width));
    }

    #[test]
    fn loose_matching_never_lets_anybody_through_that_exact_matching_stops(
        rows in rows(),
        entries in prop::sample::subsequence(ENTRIES.to_vec(), 0..5),
    ) {
        let (loose, exact) = (kept(&rows, &entries, MatchWidth::Loose), kept(&rows, &entries, MatchWidth::Exact));
        prop_assert!(loose.is_subset(&exact), "{:?}", loose.difference(&exact));
    }
}
