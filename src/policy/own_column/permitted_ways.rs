//! A cell that names the ways by which contact is permitted: `Allowed channels` = `email, sms`. By any other it is not.

use crate::base::channel::{Channel, Channels};
use crate::base::own_column::ValueClass;

use super::channel_words;
use super::plain::{is_one_of, words_in};
use super::statement::{Says, Statement};
use super::whole::{Cells, Whole};

/// No way at all.
const NONE: &str = "none|no channel|no channels|keine|kein|aucun|aucune|ninguno|ninguna|nessuno|nessuna|geen|neither";
/// Every way.
const ALL: &str = "\
    all|any|both|all channels|every channel|any channel|alle|beide|tous|toutes|todos|todas|ambos|tutti|tutte|entrambi|allebei|\
    no restriction|no restrictions|unrestricted|no limit|no limits|no preference|keine einschraenkung|\
    keine einschraenkungen|uneingeschraenkt|unbeschraenkt|keine praeferenz|sans restriction|sin restricciones|\
    nessuna restrizione|geen beperking";

/// What the parts of such a cell say on `channel`; `None` if they name no way. A part that is none takes nothing away.
pub(super) fn read(parts: &[&str], channel: Channel) -> Option<Statement> {
    let (mut is_answer, mut is_permitted) = (false, false);
    for whole in parts.iter().map(|part| Whole::of(part, Cells::Words)).filter(|whole| !whole.plain.0.is_empty()) {
        if whole.value.class == ValueClass::Objection {
            return None;
        }
        let named = whole.channels_named();
        is_permitted |= whole.plain.is_one_of(ALL) || named.is_some_and(|named| permits(&whole, named, channel));
        is_answer |= whole.plain.is_one_of(ALL) || whole.plain.is_one_of(NONE) || named.is_some();
    }
    let says = if is_permitted { Says::Permits } else { Says::Objects };
    let class = if is_permitted { ValueClass::Permission } else { ValueClass::BareNo };
    is_answer.then_some(Statement { says, class, ..Statement::NOTHING })
}

/// A permission is for what it names: text messages are no messengers, and who may be called may not be called by a machine.
fn permits(whole: &Whole<'_>, named: Channels, channel: Channel) -> bool {
    match channel {
        Channel::Messenger => words_in(&whole.plain.0).iter().any(|word| is_one_of(channel_words::MESSENGER, word)),
        Channel::PhoneAuto => false,
        _ => named.reach(channel),
    }
}
