//! Any value of an opt-out or status column is an objection or none.

#![no_main]

use libfuzzer_sys::fuzz_target;
use scrub::policy::column::{StatusRule, optout_says_no, status_says_no};

fuzz_target!(|value: &str| {
    let _ = optout_says_no(value);
    // Strict is the rule that lets fewer values pass.
    let strict = status_says_no(value, StatusRule::Strict);
    assert!(strict || !status_says_no(value, StatusRule::Lenient), "only the lenient rule rejects");
});
