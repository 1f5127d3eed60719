//! Any value of an opt-out or status column is an objection or none.

#![no_main]

use libfuzzer_sys::fuzz_target;
use scrub::base::own_column::{OwnRule, Polarity, StatusRule};
use scrub::policy::column::objects;

fuzz_target!(|value: &str| {
    for polarity in [Polarity::YesObjects, Polarity::NoObjects] {
        let _ = objects(value, OwnRule::OptOut(polarity));
    }
    // Strict is the rule that lets fewer values pass.
    let strict = objects(value, OwnRule::Status(StatusRule::Strict));
    assert!(strict || !objects(value, OwnRule::Status(StatusRule::Lenient)), "only the lenient rule rejects");
});
