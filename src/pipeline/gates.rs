//! The registers that the lists hold, and of whom they do not speak: a number outside the area codes that were loaded, somebody
//! whom nobody asked the register about. Not listed is not screened there.
//!
//! Invariant (promise P5): a list that speaks of fewer people never opens a gate, nor does one of several that is taken back. Only
//! who takes back every import of a register has none any more.

use crate::base::country::Country;
use crate::base::coverage::Coverage;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::register::{Register, Registers};
use crate::identity::phone::PhoneNumber;
use crate::policy::campaign::Campaign;
use crate::store::Snapshot;

/// A register, and of whom all its lists speak together.
#[derive(Clone, Copy, Debug)]
struct Gate {
    register: Register,
    coverage: Coverage,
}

/// The registers that do not speak of everybody, for one campaign.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    gates: Vec<Gate>,
}

impl Gates {
    /// Of the lists in these stores that are for the channel and the purposes of `campaign`.
    pub fn of<'a>(stores: impl Iterator<Item = &'a Snapshot>, campaign: &Campaign) -> Self {
        let mut gates: Vec<Gate> = Vec::new();
        for store in stores {
            for status in store.lists() {
                let Some(register) = status.list.register.as_deref().and_then(Register::of_id) else { continue };
                let Some(coverage) = coverage_for(store, status.list.id, campaign) else { continue };
                match gates.iter_mut().find(|gate| gate.register == register) {
                    Some(gate) => gate.coverage = gate.coverage.with(coverage),
                    None => gates.push(Gate { register, coverage }),
                }
            }
        }
        gates.retain(|gate| gate.coverage != Coverage::Whole && gate.register.is_about(campaign.channel));
        Self { gates }
    }

    /// Whether every register speaks of everybody.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gates.is_empty()
    }

    /// Whether some register is about identifiers that do not tell their country.
    #[must_use]
    pub fn need_countries(&self) -> bool {
        self.gates.iter().any(|gate| gate.register.lists(IdentifierKind::Email))
    }

    /// The registers that do not speak of an identifier by themselves, and so have to be asked about it: those of its country,
    /// which its `number` tells, if it is one that is known; else that of the row (`country`). An unknown country may be any.
    #[must_use]
    pub fn to_ask(&self, kind: IdentifierKind, number: Option<&PhoneNumber>, country: Option<Country>) -> Registers {
        let mut registers = Registers::default();
        for Gate { register, coverage } in self.gates.iter().filter(|gate| gate.register.lists(kind)) {
            let is_covered =
                matches!((coverage, number), (Coverage::Areas(codes), Some(number)) if codes.cover(number.digits()));
            let is_elsewhere = match number {
                Some(number) => !is_covered && !number.may_be_in(*register),
                None => kind != IdentifierKind::Phone && country.is_some_and(|country| !register.serves(country)),
            };
            if !is_covered && !is_elsewhere {
                registers.insert(*register);
            }
        }
        registers
    }

    /// Whether nothing was loaded of the register that is meant for the campaign.
    #[must_use]
    pub fn is_closed_to_all(&self, register: Register) -> bool {
        self.gates.iter().any(|gate| gate.register == register && gate.coverage == Coverage::NOBODY)
    }

    /// The registers of addresses in whose country a row is, because `number` is: they have to be asked about its addresses,
    /// whatever else the row says of its country.
    #[must_use]
    pub fn of_number(&self, number: &PhoneNumber) -> Registers {
        let mut registers = Registers::default();
        let of_addresses = self.gates.iter().filter(|gate| gate.register.lists(IdentifierKind::Email));
        of_addresses.filter(|gate| number.may_be_in(gate.register)).for_each(|gate| registers.insert(gate.register));
        registers
    }
}

/// Of whom a list of a register speaks for `campaign`; `None` if it is not about it, or every import into it was taken back. Whatever
/// reaches the campaign rejects all whom it lists, so whoever it does not list is not listed.
#[must_use]
pub fn coverage_for(store: &Snapshot, list: u32, campaign: &Campaign) -> Option<Coverage> {
    store.coverage(list, &|scope| campaign.is_reached_by(scope.channels, &scope.purposes))
}
