//! The official and voluntary do-not-contact registers: their ids, whom they list, and how long an answer of one counts. Facts
//! only; what a listing means is for `policy`.

use std::fmt;
use std::str::FromStr;

use super::channel::Channel;
use super::country::Country;
use super::identifier_kind::IdentifierKind;
use super::unknown_name::UnknownName;

/// A register. The ids are what users type, and what the store remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Register {
    /// Registro Pubblico delle Opposizioni, Italy.
    Rpo,
    /// Telephone Preference Service, and the one of companies, United Kingdom.
    Tps,
    Ctps,
    /// National Do Not Call Registry, United States.
    UsDnc,
    /// Reassigned Numbers Database, United States: numbers that are somebody else's by now.
    UsRnd,
    /// National Do Not Call List, Canada.
    CaDncl,
    /// ECG-Liste, Austria.
    Ecg,
    /// Lista Robinson, Spain.
    RobinsonEs,
    /// The asterisk in the Swiss directory.
    ChStar,
    /// Bloctel, France, until 2026-08-10.
    Bloctel,
    /// Voluntary lists: of DDV and I.D.I. in Germany, MPS in the United Kingdom, SDV in Switzerland, WKO in Austria, and DMAchoice
    /// in the United States.
    Ddv,
    Idi,
    Mps,
    Sdv,
    Wko,
    DmaChoice,
}

impl Register {
    /// All registers.
    pub const ALL: [Self; 16] = [
        Self::Rpo,
        Self::Tps,
        Self::Ctps,
        Self::UsDnc,
        Self::UsRnd,
        Self::CaDncl,
        Self::Ecg,
        Self::RobinsonEs,
        Self::ChStar,
        Self::Bloctel,
        Self::Ddv,
        Self::Idi,
        Self::Mps,
        Self::Sdv,
        Self::Wko,
        Self::DmaChoice,
    ];

    /// The stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Rpo => "rpo",
            Self::Tps => "tps",
            Self::Ctps => "ctps",
            Self::UsDnc => "us-dnc",
            Self::UsRnd => "us-rnd",
            Self::CaDncl => "ca-dncl",
            Self::Ecg => "ecg",
            Self::RobinsonEs => "robinson-es",
            Self::ChStar => "ch-star",
            Self::Bloctel => "bloctel",
            Self::Ddv => "ddv",
            Self::Idi => "idi",
            Self::Mps => "mps",
            Self::Sdv => "sdv",
            Self::Wko => "wko",
            Self::DmaChoice => "dmachoice",
        }
    }

    /// The register with this id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|register| register.id() == id)
    }

    /// The country whose people it lists.
    #[must_use]
    pub fn country(self) -> Country {
        match self {
            Self::Rpo => Country::ITALY,
            Self::Tps | Self::Ctps | Self::Mps => Country::UNITED_KINGDOM,
            Self::UsDnc | Self::UsRnd | Self::DmaChoice => Country::UNITED_STATES,
            Self::CaDncl => Country::CANADA,
            Self::Ecg | Self::Wko => Country::AUSTRIA,
            Self::RobinsonEs => Country::SPAIN,
            Self::ChStar | Self::Sdv => Country::SWITZERLAND,
            Self::Bloctel => Country::FRANCE,
            Self::Ddv | Self::Idi => Country::GERMANY,
        }
    }

    /// Whether it lists people in this country: its own, or a territory that belongs to it.
    #[must_use]
    pub fn serves(self, country: Country) -> bool {
        // The American registers go by area codes, and the territories have some of them (47 CFR 52.5).
        const TERRITORIES: [Country; 5] = [
            Country::AMERICAN_SAMOA,
            Country::GUAM,
            Country::NORTHERN_MARIANA_ISLANDS,
            Country::PUERTO_RICO,
            Country::VIRGIN_ISLANDS,
        ];
        country == self.country() || self.country() == Country::UNITED_STATES && TERRITORIES.contains(&country)
    }

    /// Whether it lists identifiers of this kind.
    #[must_use]
    pub fn lists(self, kind: IdentifierKind) -> bool {
        match kind {
            IdentifierKind::Phone => {
                !matches!(self, Self::Ecg | Self::Ddv | Self::Mps | Self::Sdv | Self::Wko | Self::DmaChoice)
            }
            IdentifierKind::Email => matches!(self, Self::Ecg | Self::RobinsonEs | Self::Idi),
            IdentifierKind::Domain => self == Self::Ecg,
            IdentifierKind::Postal => matches!(
                self,
                Self::Rpo
                    | Self::RobinsonEs
                    | Self::Ddv
                    | Self::Idi
                    | Self::Mps
                    | Self::Sdv
                    | Self::Wko
                    | Self::DmaChoice
            ),
            IdentifierKind::Pattern => false,
        }
    }

    /// Whether it lists identifiers by which somebody is reached on `channel`.
    #[must_use]
    pub fn is_about(self, channel: Channel) -> bool {
        channel.identifiers().iter().any(|kind| kind.names_a_person() && self.lists(*kind))
    }

    /// Whether it is handed out by area codes, so that a file of it speaks of these alone.
    #[must_use]
    pub fn has_areas(self) -> bool {
        matches!(self, Self::UsDnc | Self::CaDncl)
    }

    /// Whether it is never handed out: it answers, for those who were asked about.
    #[must_use]
    pub fn is_asked(self) -> bool {
        matches!(self, Self::Rpo | Self::UsRnd | Self::RobinsonEs | Self::ChStar | Self::Bloctel)
    }

    /// How many days an answer counts, that of the day when it was given not counted: 15 for calls by DPR 26/2022 (Italy), a month
    /// for the American ones (47 CFR 64.1200), 28 days for the British (PECR reg. 21(3)); elsewhere no statute has a number, and
    /// these are cautious.
    #[must_use]
    pub fn answer_days(self) -> u32 {
        match self {
            Self::Rpo => 15,
            Self::Tps | Self::Ctps => 28,
            Self::UsDnc | Self::UsRnd | Self::CaDncl => 31,
            Self::Ecg => 7,
            _ => 30,
        }
    }
}

impl fmt::Display for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Register {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::of_id(text).ok_or_else(|| UnknownName::new("register", text, &Self::ALL.map(Self::id)))
    }
}

/// A set of registers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Registers(u32);

// One register too many must not silently become another one.
const _: () = assert!(Register::ALL.len() <= u32::BITS as usize);

impl Registers {
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn insert(&mut self, register: Register) {
        self.0 |= 1 << register as u8;
    }

    /// Whether `register` is one of them.
    #[must_use]
    pub fn contains(self, register: Register) -> bool {
        self.0 & (1 << register as u8) != 0
    }

    /// Those of both sets.
    #[must_use]
    pub fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// In the order of [`Register::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Register> {
        Register::ALL.into_iter().filter(move |register| self.contains(*register))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_register_is_known_by_its_id_and_lists_somebody() {
        for (at, register) in Register::ALL.into_iter().enumerate() {
            assert_eq!((Register::of_id(register.id()), register as usize), (Some(register), at));
            assert!(IdentifierKind::ALL.into_iter().any(|kind| register.lists(kind)), "{register}");
            assert_eq!(Country::read(register.country().code()), Some(register.country()), "{register}");
        }
    }

    #[test]
    fn a_set_holds_each_register_apart_from_all_others() {
        for register in Register::ALL {
            let mut set = Registers::default();
            assert!(set.is_empty());
            set.insert(register);
            assert!(!set.is_empty() && set.iter().eq([register]));
        }
    }
}
