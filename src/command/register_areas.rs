//! Which area codes a register of North America serves. Not of which codes a file speaks: that is `import_checks`.

use crate::base::register::Register;
use crate::identity::phone::PhoneNumber;

/// Whether numbers of the area code may be in the register.
pub(super) fn serves(register: Register, code: u16) -> bool {
    PhoneNumber::of_digits(&format!("1{code}2345678")).is_some_and(|number| number.may_be_in(register))
}
