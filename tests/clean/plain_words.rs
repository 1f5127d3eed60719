//! The column of the rejects that says in one plain sentence why a row is there.

use super::*;

/// The sentence of each rejected row, by the line where it starts.
fn sentences(place: &Place, args: &[&str]) -> Vec<(u64, String)> {
    drop(place.scrub(&[&["clean", "in.csv", "--force", "-q", "--min-kept=0"], args].concat()).code(0));
    let bytes = place.read("in.rejected.csv");
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_slice());
    assert_eq!(&reader.headers().unwrap()[4], "scrub_why");
    reader.records().map(Result::unwrap).map(|record| (record[0].parse().unwrap(), record[4].to_owned())).collect()
}

#[track_caller]
fn explains(list: &str, suppress: &str, expected: &[(u64, &str)]) {
    let place = place();
    place.write("in.csv", list);
    place.write("stop.csv", suppress);
    let found = sentences(&place, &["--suppress", "stop.csv"]);
    let found: Vec<_> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn an_entry_of_a_list_is_explained_with_what_it_holds_and_where() {
    let digest = |address: &str| hex::encode(<md5::Md5 as md5::Digest>::digest(address));
    explains(
        "E-Mail 2: Adresse,name\nbob@two.example,\nmax+news@firma.example,\na@sub.big.example,\nb@small.example,\n\
         noreply@x.example,\nann@one.example,\n",
        "bob@two.example\nmax@firma.example\n*@*.big.example\n*@small.example\nnoreply@*\n",
        &[
            (
                2,
                "List \"stop.csv\" has the address in column \"E-Mail 2: Adresse\" (line 1): the person objected to all direct marketing.",
            ),
            (
                3,
                "List \"stop.csv\" has another spelling of the address in column \"E-Mail 2: Adresse\" (line 2): the person objected to all direct marketing.",
            ),
            (
                4,
                "List \"stop.csv\" has a domain above that of the address in column \"E-Mail 2: Adresse\" (line 3): no mail to any such address.",
            ),
            (
                5,
                "List \"stop.csv\" has the domain of the address in column \"E-Mail 2: Adresse\" (line 4): no mail to any such address.",
            ),
            (
                6,
                "List \"stop.csv\" has a pattern that fits the address in column \"E-Mail 2: Adresse\" (line 5): no mail to any such address.",
            ),
        ],
    );
    explains(
        "email\nbob@two.example\nmax+news@firma.example\nann@one.example\n",
        &format!(
            "md5,unsubscribed at\n{},2026-03-04\n{},2025-12\n",
            digest("bob@two.example"),
            digest("max@firma.example")
        ),
        &[
            (
                2,
                "List \"stop.csv\" has a digest of the address in column \"email\" (line 2, dated 2026-03-04): the person objected to all direct marketing.",
            ),
            (
                3,
                "List \"stop.csv\" has a digest of another spelling of the address in column \"email\" (line 3, dated 2025-12): the person objected to all direct marketing.",
            ),
        ],
    );
}

#[test]
fn what_the_list_itself_says_is_explained() {
    explains(
        "email,Do Not Email,bounced,\"Wants \"\"mail\"\"\"\nbob@two.example,yes,,\nbob@two.example,,,\ncy@three.example,,1,\n\
         dora@four.example,,,unsubscribed\nann@one.example,,,\n",
        "x@y.example\n",
        &[
            (2, "The list itself says no in column \"Do Not Email\": yes."),
            (3, "Another row of this person says no in column \"Do Not Email\": yes (line 2)."),
            (4, "The list itself says in column \"bounced\" that mail failed for good."),
            (5, "The list itself says no in column \"Wants 'mail'\": a word of objection."),
        ],
    );
}

#[test]
fn a_row_that_cannot_be_checked_is_explained() {
    explains(
        "email,name\nbob@@two.example,\n,Cy\nx,y,z,\"\"\nann@one.example,Ann\nann@one.example,Ann\n\
         dora@four.example,\"Dora\neve@five.example,Eve\nfay@six.example,\"Fay\n",
        "x@y.example\n",
        &[
            (2, "Column \"email\" holds no address that can be checked: there is more than one @ in one address."),
            (3, "Nobody is named: column \"email\" is empty."),
            (4, "The row has 4 fields instead of 2, so that no column of it can be trusted."),
            (6, "The same address stands in line 5, which is kept."),
            (7, "A quote that does not close has swallowed other rows into this one."),
        ],
    );
}

#[test]
fn further_reasons_are_counted_in_the_sentence() {
    explains(
        "email,Do Not Email\nbob@two.example,yes\ncy@three.example,yes\nann@one.example,\n",
        "bob@two.example\n@two.example\n@three.example\n",
        &[
            (
                2,
                "List \"stop.csv\" has the address in column \"email\" (line 1): the person objected to all direct marketing (and 2 more reasons).",
            ),
            (3, "The list itself says no in column \"Do Not Email\": yes (and one more reason)."),
        ],
    );
}

#[test]
fn a_detail_is_taken_apart_whatever_a_column_is_called() {
    let place = place();
    let list = "\"E-Mail 2: Adresse\";\"say \"\"no\"\" = stop\"\nbob@two.example;\nann@one.example;unsubscribed\ncy@three.example;\n";
    place.write("in.csv", list);
    drop(place.scrub(&["clean", "in.csv", "-q", "--suppress", "optouts.txt"]).code(0));
    let rejects = take_apart(list.as_bytes(), &place.read("in.rejected.csv"), b';', true).0;
    let details: Vec<_> = rejects.iter().map(|reject| reject.detail.as_str()).collect();
    assert_eq!(
        details,
        ["list=optouts.txt line=2 form=exact column=\"E-Mail 2: Adresse\"", "column=\"say \\\"no\\\" = stop\"",]
    );
    assert!(rejects.iter().all(|reject| reject.why.ends_with('.')));
}

#[test]
fn the_sentence_is_in_the_dialect_and_encoding_of_the_list() {
    let place = place();
    let text = "E-Mail;Straße: Größe;x\r\nbob@two.example;ö;\r\nann@one.example;abgemeldet;\r\ncy@three.example;;\r\n";
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    place.write("in.csv", [&[0xff, 0xfe][..], &utf16(text)].concat());
    drop(place.scrub(&["clean", "in.csv", "-q", "--suppress", "optouts.txt"]).code(0));
    let rejected = place.read("in.rejected.csv");
    let says =
        utf16("\"The list itself says no in column \"\"Straße: Größe\"\": a word of objection.\";ann@one.example");
    assert!(rejected.windows(says.len()).any(|window| window == says));
    drop(take_apart(&place.read("in.csv"), &rejected, b';', true));
}
