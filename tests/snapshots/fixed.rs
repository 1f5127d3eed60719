//! Puts fixed words in the place of what differs between two runs: times, ages, the day of the run, ids, sizes of the
//! store, the version, the directory of the test.

use std::path::Path;

use scrub::base::time;

/// The time of every list that a test brings along, in seconds since 1970, and as scrub shows it.
pub(crate) const FILE_TIME: u64 = 1_714_979_289;
const FILE_MOMENT: &str = "2024-05-06T07:08:09Z";

/// In a line, what stands between the first two is replaced by the third. An empty end is that of the line.
const CHANGING: [(&str, &str, &str); 18] = [
    ("time     ", " s, ", "SECONDS"),
    ("SECONDS s, ", " rows/s", "RATE"),
    ("reading the lists took ", " s", "SECONDS"),
    ("the last flush ", " s", "SECONDS"),
    ("as of 2024-05-06 (", ")", "AGE"),
    ("store ", ", snapshot", "STORE"),
    (" records, ", "", "SIZE"),
    ("segment: ", " before", "SIZE"),
    ("segments: ", " before", "SIZE"),
    ("SIZE before, ", " after", "SIZE"),
    ("\"age_days\": ", ",", "AGE"),
    ("\"total\": ", ",", "SECONDS"),
    ("\"flush\": ", "", "SECONDS"),
    ("\"version\": \"", "\"", "VERSION"),
    ("\"id\": \"", "\"", "STORE"),
    ("\"store\": \"", "\"", "STORE"),
    ("\"used\": ", "", "WORKERS"),
    ("--threads 100,000: ", " workers", "WORKERS"),
];

/// The text with fixed words, and with carriage returns that can be seen.
pub(crate) fn fixed(text: &str, root: &Path) -> String {
    // The system may know the directory by another name than the test.
    let names = [root.canonicalize().unwrap(), root.to_owned()];
    let text = names.iter().fold(text.to_owned(), |text, name| text.replace(name.to_str().unwrap(), "PLACE"));
    text.replace('\r', "<CR>").split_inclusive('\n').map(fixed_line).collect()
}

fn fixed_line(line: &str) -> String {
    let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
    let line = CHANGING.iter().fold(line.to_owned(), |line, (before, after, word)| between(line, before, after, word));
    // `lists` is also the name of an array, and `date` that of a day in a list.
    let line = if line.contains("\"lists\": [") { line } else { between(line, "\"lists\": ", ",", "SECONDS") };
    days(moments(&line)) + end
}

fn between(line: String, before: &str, after: &str, word: &str) -> String {
    let Some((head, rest)) = line.split_once(before) else { return line };
    let tail = if after.is_empty() { Some(rest.len()) } else { rest.find(after) };
    match tail {
        Some(at) => [head, before, word, &rest[at..]].concat(),
        None => line,
    }
}

/// Every moment but that of the lists is one of the run.
fn moments(line: &str) -> String {
    let words = line.split_inclusive([' ', '"']).map(|word| {
        let bare = word.trim_end_matches([' ', '"']);
        let is_moment = bare.len() == FILE_MOMENT.len() && bare.as_bytes()[10] == b'T' && bare.ends_with('Z');
        if is_moment && bare != FILE_MOMENT { word.replace(bare, "MOMENT") } else { word.to_owned() }
    });
    words.collect()
}

/// The day of the run; the run may also have begun the day before.
fn days(line: String) -> String {
    let now = time::now();
    [now, now - 86_400].into_iter().fold(line, |line, day| line.replace(&time::show_date(day), "TODAY"))
}

#[test]
fn what_changes_is_replaced_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    let line = |text: &str| fixed(text, place.path());
    let path = place.path().join("a").display().to_string();
    assert_eq!(line(&format!("store: {path} (from scrub.toml)\n")), "store: PLACE/a (from scrub.toml)\n");
    assert_eq!(line("time     0.11 s, 1,142 rows/s\n"), "time     SECONDS s, RATE rows/s\n");
    assert_eq!(
        line("  a.txt  14 entries  as of 2024-05-06 (934 days old)  x"),
        "  a.txt  14 entries  as of 2024-05-06 (AGE)  x"
    );
    assert_eq!(line("      1  2026-11-26T10:36:20Z  import"), "      1  MOMENT  import");
    assert_eq!(line("  \"as_of\": \"2024-05-06T07:08:09Z\",\n"), "  \"as_of\": \"2024-05-06T07:08:09Z\",\n");
    assert_eq!(line("  \"as_of\": \"2026-05-06T07:08:09Z\",\n"), "  \"as_of\": \"MOMENT\",\n");
    assert_eq!(line("    \"lists\": 0.01,\n  \"lists\": [],\n"), "    \"lists\": SECONDS,\n  \"lists\": [],\n");
    assert_eq!(line("      \"date\": \"2024-03-02\",\n"), "      \"date\": \"2024-03-02\",\n");
    assert_eq!(line("a,b\r\n"), "a,b<CR>\n");
}
