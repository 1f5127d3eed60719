//! Writes the reference work: a contact list and the same opt-out list in clear and as digests, the same bytes on
//! every machine.
//!
//! ```text
//! cargo bench --bench generate -- --out DIR [--rows 5000000] [--list 5000000] [--share 5] [--forms clear,md5]
//!     [--shape reference|narrow|wide] [--quoted] [--no-contacts] [--no-lists]
//! ```
//!
//! Not a benchmark itself; it lies here because the benchmarks read what it writes (`benches/peers.py`).
//! Invariant: every address is unique in lower case without its outer blanks, ASCII and free of plus-tags, so that an
//! anti-join on `lower(trim(email))` is the right answer for every tool. The list holds that lower-case form, without
//! a header; exactly `--share` per cent of the contacts are on it.

#![expect(clippy::print_stderr, reason = "a program for the people who measure")]

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::ensure;
use clap::{Parser, ValueEnum};
use rayon::prelude::*;
use sha2::Digest;

const NARROW: &str = "contact_id,email";
const REST: &str = "first_name,last_name,company,street,zip,city,country,phone,signup_date,revenue";
/// What a wide list has behind the reference columns, so that it has 34.
const FURTHER: u64 = 22;
/// What one task makes; small enough that all of a batch fit into the memory of a small machine.
const ROWS_PER_CHUNK: u64 = 50_000;
const CHUNKS_PER_BATCH: u64 = 32;

const FIRST: [&str; 24] = [
    "Anna", "Ben", "Clara", "David", "Emma", "Felix", "Greta", "Hannes", "Ines", "Jonas", "Katja", "Leon", "Mia",
    "Noah", "Olga", "Paul", "Rita", "Simon", "Tina", "Uwe", "Vera", "Walter", "Yasmin", "Zoe",
];
const LAST: [&str; 24] = [
    "Adams", "Baker", "Clark", "Dubois", "Evans", "Fischer", "Garcia", "Hansen", "Ivanov", "Jones", "Keller", "Lopez",
    "Martin", "Novak", "Olsen", "Petit", "Rossi", "Schmidt", "Taylor", "Ulrich", "Vogel", "Weber", "Young", "Zimmer",
];
/// Free mail first: it is what most people have.
const DOMAINS: [&str; 16] = [
    "gmail.com",
    "gmail.com",
    "gmail.com",
    "gmx.de",
    "web.de",
    "yahoo.com",
    "outlook.com",
    "hotmail.com",
    "orange.fr",
    "icloud.com",
    "t-online.de",
    "example.com",
    "example.net",
    "mail.example.org",
    "shop.example",
    "acme-works.example",
];
const COMPANIES: [&str; 8] = [
    "Acme Works",
    "Nordwind GmbH",
    "Blue Harbor",
    "Atelier Sud",
    "Keller Bau",
    "Lumen Labs",
    "Oak & Pine",
    "Vektor AG",
];
const STREETS: [&str; 8] =
    ["Lindenweg", "Main Street", "Hauptstraße", "Rue Haute", "Park Lane", "Bergstraße", "Quai Neuf", "Mill Road"];
const CITIES: [(&str, &str); 8] = [
    ("Leipzig", "DE"),
    ("München", "DE"),
    ("Lyon", "FR"),
    ("Orléans", "FR"),
    ("Leeds", "GB"),
    ("Graz", "AT"),
    ("Zürich", "CH"),
    ("Boston", "US"),
];

#[derive(Parser)]
struct Arguments {
    /// The directory to write to; it is made if missing
    #[arg(long, required_unless_present = "bench")]
    out: Option<PathBuf>,
    /// Contacts
    #[arg(long, default_value_t = 5_000_000)]
    rows: u64,
    /// Entries of the opt-out list
    #[arg(long, default_value_t = 5_000_000)]
    list: u64,
    /// Per cent of the contacts that are on the list
    #[arg(long, default_value_t = 5)]
    share: u64,
    /// The forms in which the list is written
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Form::value_variants().to_vec())]
    forms: Vec<Form>,
    /// The columns of the contacts: 2, 12 or 34
    #[arg(long, value_enum, default_value_t = Shape::Reference)]
    shape: Shape,
    /// Every field of the contacts in quotes
    #[arg(long)]
    quoted: bool,
    /// Writes the lists only
    #[arg(long)]
    no_contacts: bool,
    /// Writes the contacts only
    #[arg(long)]
    no_lists: bool,
    /// What cargo passes to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    Narrow,
    Reference,
    Wide,
}

impl Shape {
    fn header(self) -> String {
        let further = (1..=FURTHER).fold(String::new(), |names, n| names + &format!(",field_{n}"));
        match self {
            Self::Narrow => NARROW.to_owned(),
            Self::Reference => format!("{NARROW},{REST}"),
            Self::Wide => format!("{NARROW},{REST}{further}"),
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Clear,
    Md5,
    Sha1,
    Sha256,
    Sha512,
}

impl Form {
    fn file_name(self) -> &'static str {
        match self {
            Self::Clear => "list.txt",
            Self::Md5 => "list-md5.txt",
            Self::Sha1 => "list-sha1.txt",
            Self::Sha256 => "list-sha256.txt",
            Self::Sha512 => "list-sha512.txt",
        }
    }

    fn write(self, address: &str, out: &mut Vec<u8>) {
        match self {
            Self::Clear => out.extend_from_slice(address.as_bytes()),
            Self::Md5 => write_hex(&md5::Md5::digest(address), out),
            Self::Sha1 => write_hex(&sha1::Sha1::digest(address), out),
            Self::Sha256 => write_hex(&sha2::Sha256::digest(address), out),
            Self::Sha512 => write_hex(&sha2::Sha512::digest(address), out),
        }
        out.push(b'\n');
    }
}

fn write_hex(digest: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(hex::encode(digest).as_bytes());
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let Some(out) = arguments.out else {
        eprintln!("generate: nothing to do without --out DIR");
        return Ok(());
    };
    ensure!(arguments.rows < 100_000_000 && arguments.list < 100_000_000, "at most 99,999,999 rows and entries");
    let members = Members::new(arguments.rows, arguments.list, arguments.share)?;
    fs_err::create_dir_all(&out)?;
    if !arguments.no_contacts {
        let rows = Rows { shape: arguments.shape, quoted: arguments.quoted };
        let mut header = Vec::new();
        rows.finish(arguments.shape.header().as_bytes(), &mut header)?;
        write_file(&out.join("contacts.csv"), &header, arguments.rows, &|index, line| rows.write(index, line))?;
    }
    for form in arguments.forms.into_iter().filter(|_| !arguments.no_lists) {
        write_file(&out.join(form.file_name()), b"", arguments.list, &|position, line| {
            form.write(&address(members.at(position)).to_ascii_lowercase(), line);
            Ok(())
        })?;
    }
    Ok(())
}

/// Writes `count` lines, made in parallel and in order.
fn write_file(
    path: &Path,
    header: &[u8],
    count: u64,
    make: &(dyn Fn(u64, &mut Vec<u8>) -> io::Result<()> + Sync),
) -> anyhow::Result<()> {
    let mut file = fs_err::File::create(path)?;
    file.write_all(header)?;
    let mut bytes = header.len();
    let chunks = count.div_ceil(ROWS_PER_CHUNK);
    for batch in (0..chunks).step_by(CHUNKS_PER_BATCH as usize) {
        let made: io::Result<Vec<Vec<u8>>> = (batch..chunks.min(batch + CHUNKS_PER_BATCH))
            .into_par_iter()
            .map(|chunk| {
                let mut out = Vec::with_capacity(ROWS_PER_CHUNK as usize * 136);
                let start = chunk * ROWS_PER_CHUNK;
                (start..count.min(start + ROWS_PER_CHUNK)).try_for_each(|index| make(index, &mut out))?;
                Ok(out)
            })
            .collect();
        for chunk in made? {
            bytes += chunk.len();
            file.write_all(&chunk)?;
        }
    }
    file.sync_all()?;
    eprintln!("{}: {count} lines, {bytes} bytes", path.display());
    Ok(())
}

/// Who is on the list, in which order: contacts spread over the whole file, and strangers between them.
struct Members {
    rows: u64,
    list: u64,
    hits: u64,
}

impl Members {
    fn new(rows: u64, list: u64, share: u64) -> anyhow::Result<Self> {
        let hits = rows * share / 100;
        ensure!(share <= 100, "--share is per cent of the contacts");
        ensure!(hits <= list, "--list must be at least {hits} to hold {share} % of the contacts");
        Ok(Self { rows, list, hits })
    }

    /// The number of the address at a position of the list; numbers from `rows` on are strangers.
    fn at(&self, position: u64) -> u64 {
        let shuffled = shuffle(position, self.list);
        if shuffled < self.hits { shuffle(shuffled, self.rows) } else { self.rows + shuffled - self.hits }
    }
}

/// Where `index` goes when `0..size` is shuffled: a Feistel network over the next power of four, walked until the value
/// falls below `size`. Needs no table, so that every line of a list can be made by itself.
fn shuffle(index: u64, size: u64) -> u64 {
    let half_bits = (u64::BITS - size.leading_zeros()).div_ceil(2);
    let mask = (1 << half_bits) - 1;
    let mut value = index;
    loop {
        let (mut left, mut right) = (value >> half_bits, value & mask);
        for round in 0..4 {
            (left, right) = (right, left ^ (Random(right << 8 | round).next() & mask));
        }
        value = left << half_bits | right;
        if value < size {
            return value;
        }
    }
}

/// splitmix64 (Vigna, public domain): tiny, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        ((self.next() >> 32) * bound) >> 32
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len() as u64) as usize).copied()
    }
}

/// The address of a contact or stranger, in the case in which the person typed it. The number at the end of the local
/// part is never given twice, names hold no digits: so no two addresses are equal.
fn address(index: u64) -> String {
    let mut random = Random(index ^ 0x5c72_7562);
    let (first, last, domain) = (
        random.pick(&FIRST).unwrap_or_default(),
        random.pick(&LAST).unwrap_or_default(),
        random.pick(&DOMAINS).unwrap_or_default(),
    );
    // An odd number that is no multiple of 5 permutes 0..10^8: numbers of neighbours look unrelated.
    let number = index * 61_803_399 % 100_000_000;
    let initial = first.get(..1).unwrap_or_default();
    let local = match random.below(8) {
        0..3 => format!("{first}.{last}{number}"),
        3 => format!("{initial}{last}{number}"),
        4 => format!("{initial}.{last}{number}"),
        5 => format!("{first}_{last}{number}"),
        6 => format!("{first}{number}"),
        _ => format!("{last}-{first}{number}"),
    };
    match random.below(16) {
        0..3 => format!("{local}@{domain}"),
        3 => format!("{local}@{domain}").to_ascii_uppercase(),
        _ => format!("{local}@{domain}").to_ascii_lowercase(),
    }
}

/// How contacts are written.
#[derive(Clone, Copy)]
struct Rows {
    shape: Shape,
    quoted: bool,
}

impl Rows {
    fn write(self, index: u64, out: &mut Vec<u8>) -> io::Result<()> {
        let mut random = Random(index);
        let mut row = format!("{},", 10_000_000 + index).into_bytes();
        let address = address(index);
        match random.below(64) {
            0 | 1 => write!(row, " {address}")?,
            2 | 3 => write!(row, "{address} ")?,
            4 => write!(row, "\"{address}\"")?,
            _ => write!(row, "{address}")?,
        }
        if self.shape != Shape::Narrow {
            write_rest(&mut random, &mut row)?;
        }
        if self.shape == Shape::Wide {
            write_further(&mut random, &mut row)?;
        }
        self.finish(&row, out)
    }

    /// Adds the row to `out`, with every field in quotes if that is asked for.
    fn finish(self, row: &[u8], out: &mut Vec<u8>) -> io::Result<()> {
        if !self.quoted {
            out.extend_from_slice(row);
            out.push(b'\n');
            return Ok(());
        }
        let mut fields = csv::ByteRecord::new();
        csv::ReaderBuilder::new().has_headers(false).from_reader(row).read_byte_record(&mut fields)?;
        let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(out);
        writer.write_byte_record(&fields)?;
        writer.flush()
    }
}

fn write_rest(random: &mut Random, row: &mut Vec<u8>) -> io::Result<()> {
    let (first, last) = (random.pick(&FIRST).unwrap_or_default(), random.pick(&LAST).unwrap_or_default());
    write!(row, ",{first},{last},")?;
    let company = random.pick(&COMPANIES).unwrap_or_default();
    match random.below(16) {
        0 => write!(row, "\"{company}, {last} & Co\"")?,
        1 => write!(row, "\"{company} \"\"{first}\"\"\"")?,
        2..14 => write!(row, "{company}")?,
        _ => {}
    }
    let (city, country) = random.pick(&CITIES).unwrap_or_default();
    let street = random.pick(&STREETS).unwrap_or_default();
    write!(row, ",{street} {},{:05},{city},{country},", 1 + random.below(180), 1000 + random.below(90_000))?;
    if random.below(16) > 0 {
        write!(row, "+49 1{:02} {:07}", 50 + random.below(30), random.below(10_000_000))?;
    }
    let (year, month, day) = (2015 + random.below(11), 1 + random.below(12), 1 + random.below(28));
    write!(row, ",{year}-{month:02}-{day:02},{}.{:02}", random.below(3000), random.below(100))
}

/// What CRM exports have behind the columns that somebody reads: empty fields, numbers, words, now and then a sentence.
fn write_further(random: &mut Random, row: &mut Vec<u8>) -> io::Result<()> {
    (0..FURTHER).try_for_each(|_| match random.below(8) {
        0..3 => write!(row, ","),
        3..5 => write!(row, ",{}", random.below(1_000_000)),
        5 => write!(row, ",{}", random.pick(&COMPANIES).unwrap_or_default()),
        6 => write!(row, ",{}", random.pick(&STREETS).unwrap_or_default()),
        _ => write!(row, ",\"called, wants the \"\"{}\"\" offer\"", random.pick(&LAST).unwrap_or_default()),
    })
}
