//! Any value of an own column says something, and a word that objects in any column objects in all.

#![no_main]

use libfuzzer_sys::fuzz_target;
use scrub::base::channel::Channel;
use scrub::base::own_column::{OwnRole, OwnRule};
use scrub::policy::own_column::{OwnReading, Says};

fuzz_target!(|value: &str| {
    let reading = OwnReading { channel: Channel::Email, at: 1_795_737_600 };
    let says = |role| reading.read(value, OwnRule::of(role)).says;
    let everywhere = says(OwnRole::Other) == Says::Objects;
    for role in
        [OwnRole::OptOut, OwnRole::OptIn, OwnRole::Both, OwnRole::Status, OwnRole::PlainStatus, OwnRole::LeavingReason]
    {
        assert!(says(role) == Says::Objects || !everywhere, "{role:?} lets it pass");
    }
});
