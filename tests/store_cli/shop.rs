//! A directory with settings, store and key, and words for what the tests do with it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::common::{Place, Ran};

pub const STORE: &str = "scrub.store";

/// A place in which `scrub init` was run.
pub struct Shop {
    pub place: Place,
}

/// What `clean` made of a list with one column of addresses.
#[derive(Debug, PartialEq, Eq)]
pub struct Cleaned {
    pub kept: Vec<String>,
    /// Address to primary reason and detail.
    pub rejected: BTreeMap<String, (String, String)>,
}

/// The day so many days before today, as `YYYY-MM-DD`.
pub fn days_ago(days: i64) -> String {
    scrub::base::time::show_date(scrub::base::time::now() - days * 86_400)
}

impl Shop {
    pub fn new() -> Self {
        let place = Place::new();
        place.scrub(&["init", "-q"]).code(0);
        Self { place }
    }

    /// Loads `text` as a list; must work. What it says is for `import.rs` and the snapshots to check.
    #[track_caller]
    pub fn import(&self, text: impl AsRef<[u8]>, list: &str, kind: &str, more: &[&str]) {
        drop(self.try_import(text, list, kind, more).code(0).any_words());
    }

    /// Loads `text` as a list, from a file `LIST.txt`.
    pub fn try_import(&self, text: impl AsRef<[u8]>, list: &str, kind: &str, more: &[&str]) -> Ran {
        let file = format!("{list}.txt");
        self.place.write(&file, text);
        self.import_file(&file, list, kind, more)
    }

    pub fn import_file(&self, file: &str, list: &str, kind: &str, more: &[&str]) -> Ran {
        self.place.scrub(&[&["import", file, "--list", list, "--kind", kind], more].concat())
    }

    /// Cleans a list of these addresses; must work.
    #[track_caller]
    pub fn clean(&self, contacts: &[&str], flags: &[&str]) -> Cleaned {
        clean_in(&self.place, contacts, flags)
    }

    /// The addresses that `clean` keeps.
    #[track_caller]
    pub fn kept(&self, contacts: &[&str], flags: &[&str]) -> Vec<String> {
        self.clean(contacts, flags).kept
    }

    /// Primary reason of one contact; none if it is kept.
    #[track_caller]
    pub fn reason(&self, contact: &str, flags: &[&str]) -> Option<String> {
        self.clean(&[contact], flags).rejected.remove(contact).map(|(reason, _)| reason)
    }

    /// Cleans a list and expects exit 2, and no clean list. Returns the run for its message.
    #[track_caller]
    pub fn clean_fails(&self, flags: &[&str]) -> Ran {
        self.place.write("contacts.csv", "email\nsomebody@example.com\n");
        // A clean list of yesterday must not survive either.
        self.place.write("contacts.clean.csv", "email\nyesterday@example.com\n");
        let ran = self.place.scrub(&[&["clean", "contacts.csv", "--force"], flags].concat()).code(2);
        assert!(!self.place.exists("contacts.clean.csv"), "a clean list after exit 2");
        ran
    }

    #[track_caller]
    pub fn status(&self) -> Value {
        let mut ran = self.place.scrub(&["store", "status", "--format", "json"]).code(0).prints("scrub.status/1");
        serde_json::from_str(&std::mem::take(&mut ran.stdout)).unwrap()
    }

    /// The status of one list.
    #[track_caller]
    pub fn list(&self, name: &str) -> Value {
        let status = self.status();
        let found = status["lists"].as_array().unwrap().iter().find(|list| list["name"] == name);
        found.unwrap_or_else(|| panic!("no list {name}")).clone()
    }

    /// The latest batch.
    #[track_caller]
    pub fn batch(&self) -> Value {
        self.status()["batches"].as_array().unwrap().last().unwrap().clone()
    }

    #[track_caller]
    pub fn why(&self, id: &str, flags: &[&str]) -> Value {
        let args = [&["why", "-", "--format", "json"], flags].concat();
        let mut ran = self.place.scrub_with(&args, format!("{id}\n").as_bytes()).code(0).prints("scrub.why/1");
        serde_json::from_str(&std::mem::take(&mut ran.stdout)).unwrap()
    }

    #[track_caller]
    pub fn verify(&self) {
        drop(self.place.scrub(&["store", "verify"]).code(0).says("the store is sound"));
    }

    pub fn dir(&self) -> PathBuf {
        self.place.path(STORE)
    }

    /// The segment files of the store, sorted.
    pub fn segments(&self) -> Vec<PathBuf> {
        let files = self.place.files();
        files.iter().filter(|name| name.ends_with(".seg")).map(|name| self.place.path(name)).collect()
    }
}

#[track_caller]
pub fn clean_in(place: &Place, contacts: &[&str], flags: &[&str]) -> Cleaned {
    place.write("contacts.csv", format!("email\n{}\n", contacts.join("\n")));
    drop(place.scrub(&[&["clean", "contacts.csv", "--force", "-q", "--min-kept", "0"], flags].concat()).code(0));
    read_products(place)
}

/// The outputs of the latest clean of contacts.csv.
#[track_caller]
pub fn read_products(place: &Place) -> Cleaned {
    let kept = place.text("contacts.clean.csv").lines().skip(1).map(str::to_owned).collect();
    let mut rejected = BTreeMap::new();
    let bytes = place.read("contacts.rejected.csv");
    for record in csv::Reader::from_reader(bytes.as_slice()).records() {
        let record = record.unwrap();
        rejected.insert(record[5].to_owned(), (record[1].to_owned(), record[3].to_owned()));
    }
    Cleaned { kept, rejected }
}

impl Cleaned {
    /// One `key=value` of the detail of a rejected address.
    #[track_caller]
    pub fn detail(&self, address: &str, key: &str) -> Option<String> {
        let (_, detail) = self.rejected.get(address).unwrap_or_else(|| panic!("{address} was kept"));
        let prefix = format!("{key}=");
        detail.split(' ').find_map(|word| word.strip_prefix(&prefix)).map(str::to_owned)
    }
}

/// Copies the files of a directory, without directories below it.
pub fn copy_dir(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Puts the store in `place` back to what lies in `from`, and forgets that it has ever been further.
pub fn reset_store(from: &Path, place: &Place) {
    copy_dir(from, &place.path(STORE));
    fs::copy(from.join("mark"), place.path("scrub.key.mark")).unwrap();
}

/// Sets the time at which a file was last changed.
pub fn set_modified(path: &Path, seconds: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
}

/// Name, bytes, length and time of everything in a directory and of the directory itself.
pub fn picture(dir: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime, u32)> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut all = vec![dir.to_owned()];
    all.extend(fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()));
    all.sort();
    let look = |path: PathBuf| {
        let meta = fs::metadata(&path).unwrap();
        let bytes = if meta.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
        (path, bytes, meta.modified().unwrap(), meta.permissions().mode())
    };
    all.into_iter().map(look).collect()
}
