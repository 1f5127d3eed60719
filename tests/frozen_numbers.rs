//! How telephone numbers are read is frozen with the store format: a store knows them by keyed hashes, which cannot be made
//! again. A new version of the plans, or of scrub, that reads one of 100,000 cells otherwise is a new recipe, and both are
//! looked up from then on.
//!
//! `fixtures/phones/frozen-v1.tsv.gz` is made by `benches/phones.py --freeze`; made again only while no release has it.

mod common;
#[path = "../benches/phones/forms.rs"]
mod forms;

use std::io::Read as _;

use common::fixture;
use flate2::read::GzDecoder;
use forms::forms;
use scrub::base::country::Country;
use scrub::identity::phone::{PhoneRules, read};

#[test]
fn every_number_is_still_read_as_it_was() {
    let mut text = String::new();
    let file = std::fs::File::open(fixture("phones/frozen-v1.tsv.gz")).unwrap();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    assert_eq!(text.lines().count(), 100_000);
    let mut changed = Vec::new();
    for line in text.lines() {
        let [country, cell, numbers, problem] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let rules = PhoneRules { country: Some(Country::read(country).unwrap()), ..PhoneRules::default() };
        let mut found = Vec::new();
        let why = read(cell, rules, &mut |number| found.push(forms(&number))).map_or("", |problem| problem.code());
        if (found.join(" ").as_str(), why) != (numbers, problem) {
            changed.push(format!("{country} {cell:?}: {numbers} {problem}, now {} {why}", found.join(" ")));
        }
    }
    changed.truncate(20);
    assert!(changed.is_empty(), "a new recipe is needed:\n{}", changed.join("\n"));
}
