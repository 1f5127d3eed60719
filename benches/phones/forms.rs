//! The forms by which a store knows a telephone number, in a text. Of `phones` and of `tests/frozen_numbers.rs`.

use scrub::identity::phone::PhoneNumber;
use scrub::identity::spelling::{Spelled as _, Spelling};

/// The normal form; behind a `~` the loose one, if it is another; with a `?` if nobody can be known by them.
pub(crate) fn forms(number: &PhoneNumber) -> String {
    let mut forms = String::new();
    number.spell(Spelling::Normal, &mut String::new(), &mut |form, is_loose| {
        forms.push_str(if is_loose { "~" } else { "" });
        forms.push_str(form);
    });
    if number.is_doubtful { forms + "?" } else { forms }
}
