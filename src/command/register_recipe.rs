//! How a register makes digests, where its own specification says so: what an import of it assumes unless the user names a recipe.

use std::path::Path;

use crate::base::channel::{Channel, Channels};
use crate::base::digest::DigestAlgorithm;
use crate::base::register::Register;
use crate::identity::recipe::Recipe;
use crate::table::sniff::SAMPLE;
use crate::table::source::Source;

use super::contact_list::can_be_read_again;

/// The recipe by which digests are handed in to `register` for `channel`.
pub(super) fn recipe_of_channel(register: Register, channel: Channel) -> Option<&'static str> {
    match (register, channel) {
        (Register::Ecg, Channel::Email) => Some("ecg-interface"),
        (Register::RobinsonEs, Channel::Email) => Some("robinson-es-email"),
        (Register::RobinsonEs, Channel::Sms | Channel::Messenger) => Some("robinson-es-sms"),
        (Register::RobinsonEs, Channel::Phone | Channel::PhoneAuto) => Some("robinson-es-phone"),
        _ => None,
    }
}

/// The recipe of the digests in `file`, a list of `register` for `channels`; `None` if that is not certain. The Austrian file holds
/// bytes, its interface takes longer digests as text.
pub(super) fn recipe_of_register(register: Register, channels: Channels, file: &Path) -> Option<&'static Recipe> {
    if register == Register::Ecg {
        let is_long = begins_with_digest(file, 128)?;
        return Recipe::of_name(if is_long { "ecg-interface" } else { "ecg-file" });
    }
    let mut recipes: Vec<_> = channels.named().filter_map(|channel| recipe_of_channel(register, channel)).collect();
    recipes.dedup();
    match recipes.as_slice() {
        [only] => Recipe::of_name(only),
        _ => None,
    }
}

/// Whether the beginning of a file has so many hexadecimal digits on end; `None` if it cannot be looked at.
fn begins_with_digest(file: &Path, length: usize) -> Option<bool> {
    let mut source = Source::open(file, DigestAlgorithm::default()).ok().filter(|_| can_be_read_again(file))?;
    let start = source.peek(SAMPLE).ok()?;
    Some(start.split(|byte| !byte.is_ascii_hexdigit()).any(|run| run.len() == length))
}
