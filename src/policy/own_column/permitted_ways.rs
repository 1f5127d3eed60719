//! A cell that names the ways by which contact is permitted: `Allowed channels` = `email, sms`. By any other it is not.

use crate::base::channel::Channel;
use crate::base::own_column::ValueClass;

use super::statement::{Says, Statement};
use super::whole::{Cells, Whole};

/// No way at all.
const NONE: &str = "none|no channel|no channels|keine|kein|aucun|aucune|ninguno|ninguna|nessuno|nessuna|geen|neither";
/// Every way.
const ALL: &str =
    "all|any|both|all channels|every channel|alle|beide|tous|toutes|todos|todas|ambos|tutti|tutte|entrambi|allebei";

/// What the parts of such a cell say on `channel`; `None` if they name nothing, or something else than ways.
pub(super) fn read(parts: &[&str], channel: Channel) -> Option<Statement> {
    let (mut is_answer, mut is_permitted) = (false, false);
    for whole in parts.iter().map(|part| Whole::of(part, Cells::Words)).filter(|whole| !whole.plain.0.is_empty()) {
        is_permitted |= match () {
            () if whole.plain.is_one_of(ALL) => true,
            () if whole.plain.is_one_of(NONE) => false,
            () => whole.channels_named()?.reach(channel),
        };
        is_answer = true;
    }
    let says = if is_permitted { Says::Permits } else { Says::Objects };
    let class = if is_permitted { ValueClass::Permission } else { ValueClass::BareNo };
    is_answer.then_some(Statement { says, class, ..Statement::NOTHING })
}
