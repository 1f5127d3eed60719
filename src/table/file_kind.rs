//! What a file can turn out to be, in words. Telling one from the other is `sniff`.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Text with one record a line, as far as its beginning tells.
    Table,
    Html,
    Xml,
    Json,
    /// One JSON value a line.
    NdJson,
    VCard,
    Pdf,
    /// A ZIP archive that is no sheet.
    Zip,
    Xlsx,
    Ods,
    /// A sheet as Excel wrote it until 2007.
    OldExcel,
    Sqlite,
    Parquet,
    Bzip2,
    Xz,
    SevenZip,
    Rar,
    /// The key of a store, or a mark.
    ScrubKey,
    /// None of these, and no text.
    Binary,
}

const SAVE: &str = "open it and save the sheet as CSV";
const EXPORT: &str = "export the list as CSV";
/// Some tools call an HTML table or XML a sheet.
const FETCH: &str = "most likely a login or error page was saved in its place; fetch the list again, or, if a spreadsheet \
    program opens it, save the sheet as CSV";
const UNPACK: &str = "unpack it first (gzip and zstd are read as they are)";

impl FileKind {
    /// What to call it, with its article.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.words().0
    }

    /// What to do about it, where a table is wanted.
    #[must_use]
    pub fn advice(self) -> &'static str {
        self.words().1
    }

    /// Whether it is made of characters, although it is no table.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::Table | Self::Html | Self::Xml | Self::Json | Self::NdJson | Self::VCard)
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Table => ("a table", "read it as it is"),
            Self::Html => ("an HTML page", FETCH),
            Self::Xml => ("an XML page", FETCH),
            Self::Json => ("JSON", "export it as CSV"),
            Self::NdJson => ("NDJSON (one JSON value per line)", "export it as CSV"),
            Self::VCard => ("a vCard file", "export the address book as CSV"),
            Self::Pdf => ("a PDF file", "ask for the list as CSV"),
            Self::Zip => ("a ZIP archive", "unpack it first, or save the sheet as CSV if it is one"),
            Self::Xlsx => ("an Excel file", SAVE),
            Self::Ods => ("an OpenDocument file", SAVE),
            Self::OldExcel => ("an old Excel file", SAVE),
            Self::Sqlite => ("a database", EXPORT),
            Self::Parquet => ("a Parquet file", EXPORT),
            Self::Bzip2 => ("a bzip2 archive", UNPACK),
            Self::Xz => ("an xz archive", UNPACK),
            Self::SevenZip => ("a 7-Zip archive", UNPACK),
            Self::Rar => ("a RAR archive", UNPACK),
            Self::ScrubKey => ("a key or mark of a store", "name the list instead"),
            Self::Binary => ("a binary file", EXPORT),
        }
    }
}
