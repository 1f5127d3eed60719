//! Made-up beginnings of files.

use proptest::prelude::*;

use super::*;

fn kind(sample: &[u8]) -> FileKind {
    file_kind(sample, &Hints::default())
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A ZIP archive of members that are not packed, without its directory.
fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, content) in members {
        bytes.extend_from_slice(b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0\x01\x02\x03\x04");
        bytes.extend_from_slice(&(content.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&(content.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&(name.len() as u16).to_le_bytes());
        bytes.extend_from_slice(&[0, 0]);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(content.as_bytes());
    }
    bytes
}

#[test]
fn pages_and_data_are_told_from_tables() {
    for (text, expected) in [
        ("\u{feff}  <!DOCTYPE html><p>a@b.de", FileKind::Html),
        ("<HTML>", FileKind::Html),
        ("<?xml version=\"1.0\"?>\n<html>", FileKind::Html),
        ("<div>\tmail <a@b.de></div>", FileKind::Html),
        ("Warning: it failed in /x.php on line 3\n\n  <!DOCTYPE HTML>\n<p>a@b.de", FileKind::Html),
        ("email\n<html lang=\"de\">\n", FileKind::Html),
        ("<html>\t<head>\t<title>Log in</title>", FileKind::Html),
        ("<?xml version=\"1.0\"?><list>", FileKind::Xml),
        ("<Error><Code>AccessDenied", FileKind::Xml),
        ("<!-- long", FileKind::Xml),
        ("<p>,max@firma.de</p>\n<p>,eva@x.de</p>\n", FileKind::Xml),
        ("<p>; see</p>\n", FileKind::Xml),
        ("<list>\n  <mail>a@b.de</mail>\n</list>\n", FileKind::Xml),
        ("<list>\na@b.de\n</list>\n", FileKind::Xml),
        ("<body>\na@b.de\n", FileKind::Html),
        ("<list>\t<mail>a@b.de</mail>", FileKind::Xml),
        ("<center>Ask admin@firma.de", FileKind::Xml),
        ("{\"emails\": []}", FileKind::Json),
        ("{\"emails\": [\"a@b.de\",", FileKind::Json),
        ("{\n  \"email\": \"a@b.de\"\n}\n", FileKind::Json),
        ("{\"a\": NaN, 'b'}", FileKind::Json),
        ("[ \"a@b.de\"]", FileKind::Json),
        ("[]", FileKind::Json),
        ("[{\"email\": \"a@b.de\"},\n{\"email\": \"c@d.de\"}]", FileKind::Json),
        ("{\"a\":1},\n{\"a\":2},\n", FileKind::Json),
        ("{\"a\":1}, {\"a\":2}\n", FileKind::Json),
        ("{\"a\":1};\n", FileKind::Json),
        ("{\"email\":\"a@b.de\"}\n{\"email\":\"c@d.de\"}\n", FileKind::NdJson),
        ("{\"email\":\"a@b.de\"}\r\n\r\n{\"email\":", FileKind::NdJson),
        ("[\"a@b.de\"]\n[\"c@d.de\"]\n", FileKind::NdJson),
        ("BEGIN:VCARD\r\nVERSION:3.0\r\nEMAIL:a@b.de\r\n", FileKind::VCard),
        ("\n begin:vcard \nemail:a@b.de", FileKind::VCard),
    ] {
        assert_eq!(kind(text.as_bytes()), expected, "{text}");
        assert_eq!(kind(&utf16(text)), expected, "{text} in UTF-16");
    }
}

#[test]
fn a_contact_list_may_have_one_column_in_angle_brackets() {
    for text in ["<E-Mail>\nmax@firma.de\neva@x.de\n", "<E-Mail>\r\n\r\n<max@firma.de>\r\n"] {
        assert_eq!(file_kind(text.as_bytes(), &Hints { lenient: true, ..Hints::default() }), FileKind::Table, "{text}");
        assert_eq!(kind(text.as_bytes()), FileKind::Xml, "{text}");
    }
    let named = Hints { delimiter: Some(b'^'), ..Hints::default() };
    assert_eq!(file_kind(b"<E-Mail>^<Ort>\nmax@firma.de^Ulm\n", &named), FileKind::Table);
}

#[test]
fn whatever_could_be_a_table_is_one() {
    let long = format!("{{\"id\": \"{}\"}};a@b.de\n", "x".repeat(600));
    for text in [
        "",
        "a@b.de\n",
        "<max@firma.de>\n",
        "\t<A\n",
        "<E-Mail>\t<Ort>\nmax@firma.de\t<b>x</b>\n",
        "[\"email\"],[\"name\"]\nmax@firma.de,Max\n",
        "[\"email\"]\nmax@firma.de\n",
        "<max@firma.de>,\"<div>his notes</div>\"\n",
        "# comment <html>\na@b.de\n",
        "<E-Mail>;<Ort>\na@b.de;\"<b>Bonn</b>\"\n",
        "<title> , <email>\nDr.,a@b.de\n",
        "<email>\t<title>\na@b.de\tDr.\n",
        "\"<html>\",email\nx,a@b.de\n",
        "email,body\na@b.de,\"Hello\n<html>\n</html>\"\n",
        "\"[id]\",email\n1,a@b.de\n",
        "[id],[email]\n1,a@b.de\n",
        "[],email\n1,a@b.de\n",
        "{id};{email}\n1;a@b.de\n",
        "{{id}},{{email}}\n1,a@b.de\n",
        "\"{\"\"id\"\": 1}\",a@b.de\n",
        "{\"id\": 1, \"tags\": [\"x\"]},a@b.de\n",
        "{\"id\": 1}\t{\"b\": 2}\ta@b.de\n",
        "[\"x\"] | a@b.de\n",
        long.as_str(),
        "BEGIN:VCARD,email\n1,a@b.de\n",
        "BEGIN,END,email\n1,2,a@b.de\n",
        "BEGIN:VCARDS\na@b.de\n",
        "PAR1,email\n",
        "PAR1\n",
        "PARENT,email\n",
        "BZh9,email\n",
        "Rar!,email\n",
        "%PDF,email\n",
        "%PDF-Newsletter,email\n",
        "PK,email\n",
        "SQLite format 3,email\n",
        "M\u{fc}ller;max@firma.de\r\n",
        "email\u{b}note,x\n",
    ] {
        assert_eq!(kind(text.as_bytes()), FileKind::Table, "{text}");
    }
    assert_eq!(kind(b"M\xfcller;max@firma.de\r\n"), FileKind::Table);
    assert_eq!(kind(&utf16("\u{feff}müller@b.de\r\n")), FileKind::Table);
    let hints = Hints { delimiter: Some(b'~'), ..Hints::default() };
    assert_eq!(file_kind(b"{\"id\": 1}~a@b.de\n", &hints), FileKind::Table);
}

#[test]
fn magic_numbers_are_known() {
    for (sample, expected) in [
        (&b"%PDF-1.7\n%\xe2\xe3"[..], FileKind::Pdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldExcel),
        (b"SQLite format 3\0\x10\0", FileKind::Sqlite),
        (b"PAR1\x15\x04\x15\x10", FileKind::Parquet),
        (b"BZh91AY&SY\x03", FileKind::Bzip2),
        (b"BZh1\x17rE8P\x90", FileKind::Bzip2),
        (b"\xfd7zXZ\0\0\x04", FileKind::Xz),
        (b"7z\xbc\xaf\x27\x1c", FileKind::SevenZip),
        (b"Rar!\x1a\x07\x01\0", FileKind::Rar),
        (b"PK\x03\x04xxxx", FileKind::Zip),
        (b"PK\x05\x06\0\0", FileKind::Zip),
    ] {
        assert_eq!(kind(sample), expected, "{expected:?}");
    }
}

#[test]
fn sheets_are_told_from_other_archives_by_their_members() {
    for (members, expected) in [
        (
            &[("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<R/>"), ("xl/workbook.xml", "<w/>")][..],
            FileKind::Xlsx,
        ),
        (&[("docProps/app.xml", "<P/>"), ("xl/worksheets/sheet1.xml", "<w/>")], FileKind::Xlsx),
        (&[("[Content_Types].xml", "<Types/>")], FileKind::Xlsx),
        (&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")], FileKind::Zip),
        (&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<o/>")], FileKind::Ods),
        (&[("contacts.csv", "email\na@b.de\n")], FileKind::Zip),
        (&[], FileKind::Table),
    ] {
        assert_eq!(kind(&zip(members)), expected, "{members:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_rubbish() {
    let noise: Vec<u8> = (0..200_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let mut tar = b"contacts.csv".to_vec();
    tar.resize(100, 0);
    tar.extend_from_slice(b"0000644\x000001750\x000001750\x0000000000123\0ustar\x0000");
    tar.resize(512, 0);
    tar.extend_from_slice(b"email,name\na@b.de,A\n");
    for sample in
        [&noise[..], &tar, &[0; 4096], &b"a\0\0\0b\0c\0\0".repeat(3), &b"email\x01\x02\x03,x\x04\x05\n".repeat(2)]
    {
        for lenient in [false, true] {
            assert_eq!(file_kind(sample, &Hints { lenient, ..Hints::default() }), FileKind::Binary, "{sample:?}");
        }
    }
}

#[test]
fn what_the_user_says_makes_text_of_rubbish() {
    let control = b"email\x01name\x01city\na@b.de\x01A\x01Bonn\nc@d.de\x01C\x01Ulm\n";
    assert_eq!(kind(control), FileKind::Binary);
    assert_eq!(file_kind(control, &Hints { delimiter: Some(1), ..Hints::default() }), FileKind::Table);
    let chinese = utf16(&"电子邮件地址和姓名,日本語のテキスト列名前\r\n".repeat(20));
    assert_eq!(kind(&chinese), FileKind::Binary);
    assert_eq!(
        file_kind(&chinese, &Hints { encoding: Some(TextEncoding::Utf16Le), ..Hints::default() }),
        FileKind::Table
    );
}

#[test]
fn a_contact_list_gets_the_benefit_of_the_doubt() {
    let lenient = Hints { lenient: true, ..Hints::default() };
    for text in [
        &b"email\0\0\0\0\0,name\0\0\0\n\"a@b.de\0\0\",A\0\0\0\0\r\n"[..],
        b"email;x;y\na@b.de;\0;\0\nc@d.de;\0;\0\n",
        b"\0,a@b.de\n\0,c@d.de\n",
        b"email\na@b.de\0\0\0",
        b"email\r\na@b.de\r\n\x1a",
        b"\x1b[2Jname\nx\n",
        b"em\0ail\nx\n",
    ] {
        assert_eq!(file_kind(text, &lenient), FileKind::Table);
        assert_eq!(kind(text), FileKind::Binary);
    }
    let tilde = Hints { delimiter: Some(b'~'), ..lenient };
    assert_eq!(file_kind(b"email\0\0\0\0\0~name\0\0\0\0\0\n", &tilde), FileKind::Table);
    assert_eq!(file_kind(b"email\0\0\0\0\0~name\0\0\0\0\0\0~x\n", &lenient), FileKind::Binary);
}

proptest! {
    /// Text below a line of names is a table, whatever it says.
    #[test]
    fn a_line_of_names_makes_a_table(names in "[A-Za-z_-][A-Za-z_ -]{0,11}([,;\t|]\"?[A-Za-z_ @.<>{}\\[\\]-]{0,12}\"?){0,5}\r?\n", rows in "\\PC*") {
        for lenient in [false, true] {
            let hints = Hints { lenient, ..Hints::default() };
            prop_assert_eq!(file_kind(format!("{names}{rows}").as_bytes(), &hints), FileKind::Table);
        }
    }

    #[test]
    fn any_bytes_are_something(bytes: Vec<u8>, start in prop::sample::select(vec!["", "<", "{\"", "[\"", "{\"a\":1}", "PK\x03\x04"])) {
        for lenient in [false, true] {
            let _ = file_kind(&[start.as_bytes(), &bytes].concat(), &Hints { lenient, ..Hints::default() });
        }
    }
}
