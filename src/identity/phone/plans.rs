//! What the numbering plans of the world say of a number. The only file that knows the library that has them (a port of
//! Google's libphonenumber, pinned to one version: another one may know other numbers, see `tests/phones.rs`).

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, PhoneNumber as LibraryNumber, PhoneNumberFormat, PhoneNumberType, Region,
    get_national_significant_number_owned,
};

use super::number::PhoneNumber;
use crate::base::country::Country;

/// What a line is for, as far as a number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A fixed line, for certain.
    Fixed,
    /// A mobile phone, for certain.
    Mobile,
    /// Either, or something else: whatever has no kind of its own here.
    Other,
    /// No number of any plan.
    None,
}

/// Numbering plans.
pub(super) trait NumberingPlans {
    /// The number that is written as `digits`, with a + before them, as it is dialled from anywhere; `None` if it has no
    /// place in any plan or more than 15 digits. A trunk prefix behind the code of the country is taken out.
    fn international(&self, digits: &str) -> Option<PhoneNumber>;

    /// The same of digits as they are dialled within `country`, with or without its trunk prefix.
    fn national(&self, digits: &str, country: Country) -> Option<PhoneNumber>;

    /// Whether numbers of this country may be as long as this one. Less than being assigned to somebody.
    fn is_possible(&self, number: &PhoneNumber) -> bool;

    /// What sort of line it is; [`Line::None`] if it fits no plan.
    fn line(&self, number: &PhoneNumber) -> Line;

    /// What is dialled before a number within `country`, mostly 0; nothing if nothing is.
    fn trunk(&self, country: Country) -> &str;

    /// The code of the country, as in +49.
    fn calling_code(&self, country: Country) -> Option<u16>;

    /// The country that mostly has this code.
    fn country(&self, code: u16) -> Option<Country>;

    /// The country in which the number is, where several share a code; `None` if it fits no plan.
    fn country_of(&self, number: &PhoneNumber) -> Option<Country>;

    /// How many digits of `digits` are the code of a country.
    fn code_length(&self, digits: &str) -> Option<usize>;
}

/// The plans that the library has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Library;

/// By number.
static CODES: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut codes = vec![false; 1000];
    for code in PHONE_NUMBER_UTIL.get_supported_calling_codes() {
        usize::try_from(code).ok().and_then(|code| codes.get_mut(code)).into_iter().for_each(|known| *known = true);
    }
    codes
});

/// By region, each found when it is first asked for: all of them would take longer than a short list.
static TRUNKS: LazyLock<HashMap<Region, OnceLock<String>>> =
    LazyLock::new(|| PHONE_NUMBER_UTIL.get_supported_regions().map(|region| (region, OnceLock::new())).collect());

/// What the library writes before an example for people at home.
fn trunk_of(region: Region) -> Option<String> {
    let example = PHONE_NUMBER_UTIL.get_example_number(region).ok()?;
    let written = PHONE_NUMBER_UTIL.format(&example, PhoneNumberFormat::National);
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    Some(digits.strip_suffix(&get_national_significant_number_owned(&example))?.to_owned())
}

impl NumberingPlans for Library {
    fn international(&self, digits: &str) -> Option<PhoneNumber> {
        of_library(&PHONE_NUMBER_UTIL.parse(format!("+{digits}"), None).ok()?)
    }

    fn national(&self, digits: &str, country: Country) -> Option<PhoneNumber> {
        of_library(&PHONE_NUMBER_UTIL.parse(digits, Some(region(country)?)).ok()?)
    }

    fn is_possible(&self, number: &PhoneNumber) -> bool {
        let found = self.of_number(number).map(|number| PHONE_NUMBER_UTIL.is_possible_number_with_reason(&number));
        matches!(found, Some(Ok(NumberLengthType::IsPossible)))
    }

    fn line(&self, number: &PhoneNumber) -> Line {
        match self.of_number(number).map(|number| PHONE_NUMBER_UTIL.get_number_type(&number)) {
            Some(PhoneNumberType::FixedLine) => Line::Fixed,
            Some(PhoneNumberType::Mobile) => Line::Mobile,
            Some(PhoneNumberType::Unknown) | None => Line::None,
            Some(_) => Line::Other,
        }
    }

    fn trunk(&self, country: Country) -> &str {
        let Some((region, trunk)) = region(country).and_then(|region| Some((region, TRUNKS.get(&region)?))) else {
            return "";
        };
        trunk.get_or_init(|| trunk_of(region).unwrap_or_default())
    }

    fn calling_code(&self, country: Country) -> Option<u16> {
        u16::try_from(PHONE_NUMBER_UTIL.get_country_code_for_region(region(country)?)?).ok()
    }

    fn country(&self, code: u16) -> Option<Country> {
        Country::read(&PHONE_NUMBER_UTIL.get_region_for_country_code(i32::from(code))?.to_string())
    }

    fn country_of(&self, number: &PhoneNumber) -> Option<Country> {
        let region = PHONE_NUMBER_UTIL.get_region_for_number(&self.of_number(number)?)?;
        Country::read(&region.to_string())
    }

    fn code_length(&self, digits: &str) -> Option<usize> {
        (1..=3).find(|length| {
            let code = digits.get(..*length).and_then(|code| code.parse::<usize>().ok());
            code.is_some_and(|code| code >= 10_usize.pow(*length as u32 - 1) && CODES.get(code) == Some(&true))
        })
    }
}

impl Library {
    /// The number as the library has it.
    fn of_number(self, number: &PhoneNumber) -> Option<LibraryNumber> {
        let (code, national) = number.digits().split_at_checked(self.code_length(number.digits())?)?;
        let zeros = national.bytes().take_while(|digit| *digit == b'0').count();
        let mut found = LibraryNumber {
            country_code: code.parse().ok()?,
            national_number: national.parse().ok()?,
            ..LibraryNumber::default()
        };
        if zeros > 0 && national.len() > 1 {
            found.italian_leading_zero = Some(true);
            found.number_of_leading_zeros = i32::try_from(zeros.min(national.len() - 1)).ok();
        }
        Some(found)
    }
}

fn region(country: Country) -> Option<Region> {
    country.code().parse().ok()
}

fn of_library(number: &LibraryNumber) -> Option<PhoneNumber> {
    PhoneNumber::of_digits(&format!("{}{}", number.country_code, get_national_significant_number_owned(number)))
}
