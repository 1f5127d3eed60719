//! Files that are no tables: each is refused by its name, as a contact list and as a suppression list.

use super::*;

/// In every file that has text, so that a message which quotes content is seen.
const SECRET: &str = "cy@secret.example";

/// What it is, the bytes, and what to do about it.
fn others() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |text: &str| text.replace("SECRET", SECRET).into_bytes();
    let noise: Vec<u8> = (0..3000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let mut tar = text("SECRET.csv");
    tar.resize(100, 0);
    tar.extend_from_slice(b"0000644\x000001750\x00");
    tar.resize(512, 0);
    tar.extend_from_slice(CONTACTS.as_bytes());
    vec![
        ("an HTML page", text("<!DOCTYPE html>\n<html><body>Log in: SECRET</body></html>\n"), "fetch the list again"),
        ("an XML page", text("<?xml version=\"1.0\"?>\n<Error><Key>SECRET</Key></Error>\n"), "fetch the list again"),
        ("JSON", text("[{\"email\": \"SECRET\"}]\n"), "export it as CSV"),
        ("NDJSON", text("{\"email\": \"SECRET\"}\n{\"email\": \"a@b.example\"}\n"), "export it as CSV"),
        ("a vCard file", text("BEGIN:VCARD\r\nEMAIL:SECRET\r\nEND:VCARD\r\n"), "export the address book as CSV"),
        ("a PDF file", text("%PDF-1.7\nSECRET"), "ask for the list as CSV"),
        ("an Excel file", zip("xl/workbook.xml", SECRET), "save the sheet as CSV"),
        (
            "an OpenDocument file",
            zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            "save the sheet as CSV",
        ),
        ("a ZIP archive", zip("contacts.csv", SECRET), "unpack it first"),
        ("an old Excel file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1cy@secret.example".to_vec(), "save the sheet as CSV"),
        ("a database", b"SQLite format 3\0\x10\0\x01\x01cy@secret.example".to_vec(), "export the list as CSV"),
        ("a Parquet file", b"PAR1\x15\x04\x15\x10cy@secret.example".to_vec(), "export the list as CSV"),
        ("a bzip2 archive", b"BZh91AY&SYcy@secret.example".to_vec(), "unpack it first"),
        ("an xz archive", b"\xfd7zXZ\0\0\x04cy@secret.example".to_vec(), "unpack it first"),
        ("a 7-Zip archive", b"7z\xbc\xaf\x27\x1ccy@secret.example".to_vec(), "unpack it first"),
        ("a RAR archive", b"Rar!\x1a\x07\x01\0cy@secret.example".to_vec(), "unpack it first"),
        ("a binary file", noise, "export the list as CSV"),
        ("a binary file", tar, "export the list as CSV"),
    ]
}

/// A ZIP archive with one member, not packed.
fn zip(name: &str, content: &str) -> Vec<u8> {
    let size = (content.len() as u32).to_le_bytes();
    let name_len = (name.len() as u16).to_le_bytes();
    let head = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0\x01\x02\x03\x04";
    [&head[..], &size, &size, &name_len, &[0, 0], name.as_bytes(), content.as_bytes()].concat()
}

#[test]
fn a_contact_list_that_is_no_table_is_refused_by_its_name() {
    for (what, bytes, advice) in others() {
        let place = place();
        place.write("in.csv", &bytes);
        place.write("in.csv.gz", gzip(&bytes));
        for list in ["in.csv", "in.csv.gz"] {
            let (list_words, words) = (format!("cannot use the contact list {list}"), format!("because: it is {what}"));
            for command in ["clean", "check"] {
                let text = refuses(
                    &place,
                    &[command, list, "--suppress=optouts.txt"],
                    &[&list_words, &words, "not a table", advice],
                );
                assert!(!text.contains("secret"), "{text}");
            }
        }
        // No header changes nothing, and neither does a pipe.
        refuses(&place, &["clean", "in.csv", "--suppress=optouts.txt", "--no-header"], &[what, advice]);
        let piped = ["clean", "-", "--suppress=optouts.txt", "-o", "out.csv"];
        place.scrub_with(&piped, &bytes).code(2).says(what).says(advice).never_says("secret");
        assert_eq!(place.files(), ["in.csv", "in.csv.gz", "optouts.txt"], "{what}");
    }
}

#[test]
fn a_list_of_yesterday_does_not_stay_when_the_page_of_today_is_refused() {
    let place = place();
    place.write("in.csv", "<html><body>Log in</body></html>");
    place.write("out.csv", "of yesterday");
    place
        .scrub(&["clean", "in.csv", "--suppress=optouts.txt", "-o", "out.csv", "--force"])
        .code(2)
        .says("an HTML page");
    assert!(!place.exists("out.csv"));
}

#[test]
fn a_suppression_list_that_is_no_text_is_refused_by_its_name() {
    for (what, bytes, advice) in others() {
        let place = place();
        place.write("page.txt", &bytes);
        let words = format!("because: page.txt is {what}");
        let text = refuses(&place, &["clean", "in.csv", "--suppress=page.txt"], &[&words, advice]);
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn a_table_that_looks_like_something_else_is_read() {
    for text in [
        "\"[id]\",email\n1,ann@one.example\n2,bob@two.example\n",
        "[id],[email]\n1,ann@one.example\n2,bob@two.example\n",
        "[],email\n1,ann@one.example\n2,bob@two.example\n",
        "extra,email\n\"{\"\"id\"\": 1}\",ann@one.example\n\"[\"\"x\"\"]\",bob@two.example\n",
        "extra\temail\n{\"id\": 1}\tann@one.example\n[]\tbob@two.example\n",
        "<Name>;<E-Mail>\nAnn;ann@one.example\n\"<b>Bob</b>\";bob@two.example\n",
        "E-Mail;Name\n<ann@one.example>;Ann\n<bob@two.example>;Bob\n",
        "BEGIN:VCARD,email\n1,ann@one.example\n2,bob@two.example\n",
        "PAR1,email\n1,ann@one.example\n2,bob@two.example\n",
        "PARENT,email\n1,ann@one.example\n2,bob@two.example\n",
        "BZh9,email\n1,ann@one.example\n2,bob@two.example\n",
        "%PDF,email\n1,ann@one.example\n2,bob@two.example\n",
        "email,note\nann@one.example,<html><body>hi</body></html>\nbob@two.example,x\n",
        "email,x,y\nann@one.example,\0,\0\nbob@two.example,\0,\0\n",
    ] {
        let place = place();
        place.write("in.csv", text);
        place.scrub(&["clean", "in.csv", "--suppress=optouts.txt"]).code(0).says("kept");
        let kept: String = text.split_inclusive('\n').filter(|line| !line.contains("bob@")).collect();
        assert_eq!(place.text("in.clean.csv"), kept, "{text}");
    }
}

#[test]
fn a_table_without_a_header_may_begin_with_anything() {
    for text in [
        "<ann@one.example>,Ann\n<bob@two.example>,Bob\n",
        "<ann@one.example>\n<bob@two.example>\n",
        "{\"id\": 1};ann@one.example\n{\"id\": 2};bob@two.example\n",
        "{\"id\": 1}\t{\"b\": 2}\tann@one.example\n{\"id\": 2}\t{}\tbob@two.example\n",
        "[\"x\"]|ann@one.example\n[\"y\"]|bob@two.example\n",
    ] {
        let place = place();
        place.write("in.csv", text);
        place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--no-header"]).code(0).says("kept");
        let kept: String = text.split_inclusive('\n').filter(|line| !line.contains("bob@")).collect();
        assert_eq!(place.text("in.clean.csv"), kept, "{text}");
    }
}
