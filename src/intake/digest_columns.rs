//! Columns of digests whose names say what was hashed: telephone numbers, or addresses. Read by a recipe for the other they would match
//! nobody.

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::identifier::bare;
use crate::identity::recipe::{Recipe, read_digest};
use crate::table::columns::{Column, FoundBy};
use crate::table::fold::fold;
use crate::table::reader::TableReader;
use crate::table::role::Role;

use super::by_content::cells;
use super::error::IntakeError;

/// # Errors
/// When the name of a column of digests says that they are of something else than `recipe` is for; where none is given they are
/// taken for those of addresses.
pub(super) fn refuse_other_digests(
    reader: &TableReader,
    name: &str,
    columns: &[&Column],
    recipe: Option<&Recipe>,
) -> Result<(), IntakeError> {
    let holds_digests = |index: usize| cells(index, reader.sample()).any(|cell| read_digest(bare(cell)).is_some());
    for column in columns.iter().filter(|column| column.role == Role::Digest || holds_digests(column.index)) {
        let is_said = column.found_by == FoundBy::Flag;
        let (name, column) = (name.to_owned(), column.name.clone());
        match (hashed_kind(&column), recipe) {
            (Some(IdentifierKind::Phone), None) => return Err(IntakeError::PhoneDigests { name, column }),
            // What the user says of a column goes before its name.
            (Some(kind), Some(recipe)) if kind != recipe.kind && !is_said => {
                return Err(IntakeError::DigestsOfOther { name, column, recipe: recipe.name });
            }
            _ => {}
        }
    }
    Ok(())
}

/// What was hashed, as far as the name of the column says.
fn hashed_kind(column: &str) -> Option<IdentifierKind> {
    const PHONE: [&str; 12] = [
        "phone",
        "mobil",
        "handy",
        "tel",
        "rufnummer",
        "msisdn",
        "cellphone",
        "portable",
        "movil",
        "whatsapp",
        "sms",
        "gsm",
    ];
    let name = fold(column);
    let words = || name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_phone =
        words().any(|word| matches!(word, "cell" | "fax") || PHONE.iter().any(|start| word.starts_with(start)));
    let is_email =
        words().any(|word| word.contains("mail") || word.starts_with("correo") || word.starts_with("courriel"));
    match (is_phone, is_email) {
        (true, false) => Some(IdentifierKind::Phone),
        (false, true) => Some(IdentifierKind::Email),
        _ => None,
    }
}
