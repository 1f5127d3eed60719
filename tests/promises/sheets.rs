//! P2: a table that nothing is wrong with comes out as it went in.

use super::*;

#[derive(Clone, Debug)]
struct Sheet {
    writing: Writing,
    delimiter: char,
    separator_line: bool,
    email_column: usize,
    columns: usize,
    rows: Vec<SheetRow>,
    last_line_end: bool,
}

#[derive(Clone, Debug)]
struct SheetRow {
    cells: Vec<String>,
    quoted: bool,
    line_end: &'static str,
    blank_lines: usize,
}

impl Sheet {
    fn bytes(&self) -> Vec<u8> {
        let mut text = String::new();
        if self.separator_line {
            text.push_str(&format!("sep={}\r\n", self.delimiter));
        }
        let header = (0..self.columns).map(|at| if at == self.email_column { "E-Mail" } else { "Ort" }.to_owned());
        text.push_str(&header.collect::<Vec<_>>().join(&self.delimiter.to_string()));
        text.push_str("\r\n");
        for (number, row) in self.rows.iter().enumerate() {
            let cells = (0..self.columns).map(|at| match at {
                at if at == self.email_column => format!("person.{number}@firma.example"),
                at => self.cell(&row.cells[at], row.quoted),
            });
            text.push_str(&cells.collect::<Vec<_>>().join(&self.delimiter.to_string()));
            if number + 1 < self.rows.len() || self.last_line_end {
                text.push_str(row.line_end);
                text.push_str(&row.line_end.repeat(row.blank_lines));
            }
        }
        self.writing.encode(&text)
    }

    fn cell(&self, text: &str, quoted: bool) -> String {
        if quoted || text.starts_with('"') || text.contains(['\r', '\n', self.delimiter]) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    }
}

fn sheets() -> impl Strategy<Value = Sheet> {
    let writing = prop_oneof![
        Just(Writing::Utf8),
        Just(Writing::Utf8Bom),
        Just(Writing::Windows1252),
        Just(Writing::Utf16Le),
        Just(Writing::Utf16Be)
    ];
    let cell = || prop_oneof!["[a-zäöüß €]{0,6}", "[a\",;\t|\r\n ä]{0,8}", "[Ċઊ∢਀a]{0,4}"];
    let row = (
        prop::collection::vec(cell(), 5),
        any::<bool>(),
        prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        prop_oneof![8 => Just(0_usize), 1 => 1..4_usize],
    );
    let row = row.prop_map(|(cells, quoted, line_end, blank_lines)| SheetRow { cells, quoted, line_end, blank_lines });
    let delimiter = prop_oneof![Just(','), Just(';'), Just('\t'), Just('|')];
    let rows = prop::collection::vec(row, 0..12);
    let shape = (1..5_usize).prop_flat_map(|columns| (0..columns, Just(columns)));
    (writing, delimiter, any::<bool>(), shape, rows, any::<bool>()).prop_map(
        |(writing, delimiter, separator_line, (email_column, columns), mut rows, last_line_end)| {
            if matches!(writing, Writing::Windows1252) {
                rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| cell.retain(|c| c < 'Ā' || c == '€'));
            }
            // A cell that holds a line end and delimiters may be rows that a stray quote swallowed.
            for cell in rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| cell.contains(['\n', '\r'])) {
                cell.retain(|c| c != delimiter);
            }
            Sheet { writing, delimiter, separator_line, email_column, columns, rows, last_line_end }
        },
    )
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn nothing_suppressed_leaves_every_byte(sheet in sheets()) {
        let place = Place::new();
        let input = sheet.bytes();
        place.write("in.csv", &input);
        place.write("list.txt", "nobody@nowhere.example\n");
        let mut options = options(&place);
        options.judge.suppress = vec![place.path("list.txt").into_os_string().into()];
        options.judge.table.delimiter = Some(sheet.delimiter as u8);
        let exit = clean::run(&context(TestDisk::sound()), &options).unwrap();
        prop_assert_eq!(exit, Exit::Done);
        prop_assert_eq!(place.read("in.clean.csv"), input);
        prop_assert_eq!(&place.json("in.report.json")["rows"]["kept"], sheet.rows.len());
    }
}

#[test]
fn encodings_that_are_named_leave_every_byte() {
    for label in ["utf-8", "windows-1252", "iso-8859-15", "windows-1250", "shift_jis", "gb18030", "koi8-r", "utf-16le"]
    {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let text = "email,ort\r\na@b.example,\"x, y\"\r\nc@d.example,東京\u{20ac}é\r\n";
        let input = match label {
            "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => encoding.encode(text).0.into_owned(),
        };
        let place = Place::new();
        place.write("in.csv", &input);
        let mut options = options(&place);
        options.judge.table.encoding = Some(TextEncoding::from_label(label).unwrap());
        clean::run(&context(TestDisk::sound()), &options).unwrap();
        assert_eq!(place.read("in.clean.csv"), input, "{label}");
        assert_eq!(place.json("in.report.json")["input"]["encoding"], label);
    }
}
