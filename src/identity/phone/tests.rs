//! Cells as people, programs and spreadsheets write them.

use proptest::prelude::*;

use super::*;
use crate::base::country::Country;

fn rules(country: &str) -> PhoneRules {
    PhoneRules { country: Country::read(country), ..PhoneRules::default() }
}

fn read_all(text: &str, rules: PhoneRules) -> (Vec<String>, Option<Problem>) {
    let mut numbers = Vec::new();
    let mut add = |number: PhoneNumber| numbers.extend((!number.is_doubtful).then(|| number.normal().to_owned()));
    let problem = read(text, rules, &mut add);
    (numbers, problem)
}

#[test]
fn spellings_of_one_number() {
    for text in [
        "+491712345678",
        "+49 171 2345678",
        "+49 (0) 171 / 234 56 78",
        "+49(0)171-2345678",
        "0049 171 2345678",
        "0049(0)1712345678",
        "00 49 171 2345678",
        "+0049 171 2345678",
        "0171 2345678",
        "0171/2345678",
        "0171.2345678",
        "0171-234 56 78",
        "(0171) 234/56-78",
        "491712345678",
        "49 171 2345678",
        "1712345678",
        "'+491712345678",
        "' +491712345678",
        " +491712345678",
        "=\"+491712345678\"",
        "=\"01712345678\"",
        "＋４９１７１２３４５６７８",
        "\u{a0}0171\u{2009}234\u{202f}5678",
        "0171–2345678",
        "tel:+49-171-2345678",
        "Mobil: 0171 2345678",
        "+49 171 2345678 ext. 12",
        "+49 171 2345678x12",
        "(+49) 171 2345678",
        "+(49) 171 2345678",
        "0171 2345678.",
    ] {
        assert_eq!(read_all(text, rules("DE")), (vec!["+491712345678".to_owned()], None), "{text}");
    }
}

#[test]
fn a_country_says_what_is_dialled() {
    for (country, text, number) in [
        ("IT", "335 1234567", "+393351234567"),
        ("IT", "335.1234567", "+393351234567"),
        ("IT", "06 12345678", "+390612345678"),
        ("IT", "+39 (0)6 12345678", "+390612345678"),
        ("IT", "+39 (0) 335 1234567", "+393351234567"),
        ("IT", "393351234567", "+393351234567"),
        ("GB", "07911 123456", "+447911123456"),
        ("GB", "020 7946 0958", "+442079460958"),
        ("GB", "7911123456", "+447911123456"),
        ("GB", "447911123456", "+447911123456"),
        ("FR", "06 12 34 56 78", "+33612345678"),
        ("FR", "01.23.45.67.89", "+33123456789"),
        ("FR", "612345678", "+33612345678"),
        ("FR", "123456789", "+33123456789"),
        ("AT", "0664 1234567", "+436641234567"),
        ("CH", "044 668 18 00", "+41446681800"),
        ("CH", "446681800", "+41446681800"),
        ("ES", "612 345 678", "+34612345678"),
        ("ES", "612.345.678", "+34612345678"),
        ("DK", "20 24 03 99", "+4520240399"),
        ("US", "(212) 555-0123", "+12125550123"),
        ("US", "2125550123", "+12125550123"),
        ("US", "0049 171 2345678", "+491712345678"),
        ("US", "011 49 171 2345678", "+491712345678"),
        ("HU", "06 20 123 4567", "+36201234567"),
        ("MX", "+52 1 55 1234 5678", "+5215512345678"),
        ("PL", "512 345 678", "+48512345678"),
    ] {
        assert_eq!(read_all(text, rules(country)), (vec![number.to_owned()], None), "{country} {text}");
    }
}

#[test]
fn a_zero_in_brackets_is_no_digit_of_a_range_that_no_plan_knows() {
    for (text, number) in [
        ("+49 (0)199 12345678", "+4919912345678"),
        ("+44 (0)1632 960102", "+441632960102"),
        ("+43 (0)199 1234567", "+431991234567"),
        ("+39 (0)698 12345", "+39069812345"),
    ] {
        assert_eq!(read_all(text, rules("DE")), (vec![number.to_owned()], None), "{text}");
    }
}

#[test]
fn nothing_else_becomes_a_number() {
    for (text, problem) in [
        ("4,91712E+11", Problem::LostDigits),
        ("2024-03-12", Problem::Date),
        ("12.03.2024", Problem::Date),
        ("20240312", Problem::Date),
        ("DE89 3704 0044 0532 0130 00", Problem::Letters),
        ("0800 FLOWERS", Problem::Letters),
        ("10115", Problem::NoSuchNumber),
        ("01067", Problem::NoSuchNumber),
        ("03046", Problem::NoSuchNumber),
        ("K-12345678", Problem::Letters),
        ("10045678", Problem::NoLeadingZero),
        ("301234567", Problem::NoLeadingZero),
        ("0012345678", Problem::NoSuchNumber),
        ("0123456789", Problem::NoSuchNumber),
        ("0000000000", Problem::NoSuchNumber),
        ("+49", Problem::NoDigits),
        ("1.234,56", Problem::OtherNumber),
        ("-1712345678", Problem::OtherNumber),
        ("n/a", Problem::NoDigits),
        ("max@firma.de", Problem::EmailAddress),
        ("#NAME?", Problem::ExcelError),
        ("+49 171 ***5678", Problem::Letters),
        ("110", Problem::NoDigits),
    ] {
        assert_eq!(read_all(text, rules("DE")), (Vec::new(), Some(problem)), "{text}");
    }
    assert_eq!(read_all("0171 2345678", PhoneRules::default()), (Vec::new(), Some(Problem::NoCountry)));
    for blank in ["", "  ", "-", "'", "=\"\"", "—", " / "] {
        assert_eq!(read_all(blank, rules("DE")), (Vec::new(), None), "{blank}");
    }
}

#[test]
fn several_numbers_in_a_cell() {
    let (mobile, fixed) = ("+491712345678", "+4930123456");
    for text in [
        "0171 2345678; 030 123456",
        "0171 2345678 / 030 123456",
        "0171/2345678, 030/123456",
        "0171 2345678 ::: 030 123456",
        "0171 2345678 oder 030 123456",
        "+49 171 2345678 +49 30 123456",
        "0171 2345678\n030 123456",
    ] {
        let (mut numbers, problem) = read_all(text, rules("DE"));
        numbers.sort();
        assert_eq!((numbers, problem), (vec![mobile.to_owned(), fixed.to_owned()], None), "{text}");
    }
    assert_eq!(read_all("01512/3456789", rules("DE")), (vec!["+4915123456789".to_owned()], None));
    // The one with the other, or a longer one: both are looked up.
    assert_eq!(read_all("030 1234567/68", rules("DE")).0, ["+4930123456768"]);
    let (numbers, problem) = read_all("0171 2345678; privat", rules("DE"));
    assert_eq!((numbers.len(), problem), (1, Some(Problem::NoDigits)));
}

#[test]
fn on_a_list_no_number_is_left_out() {
    let list = |country: &str| PhoneRules { is_list: true, ..rules(country) };
    for (text, number) in [
        ("+1234567", "+1234567"),
        ("+49 1234567890", "+491234567890"),
        ("+999 12345678", "+99912345678"),
        ("+49 (0) 123", "+49123"),
        ("0171 12345", "+4917112345"),
        ("301234567", "+49301234567"),
        ("+49 171 2345678 (Max)", "+491712345678"),
        ("436641234567", "+436641234567"),
        ("+5215512345678", "+5215512345678"),
    ] {
        let (numbers, problem) = read_all(text, list("DE"));
        let is_number = number.len() > 7;
        assert_eq!((numbers == [number], problem.is_none()), (is_number, is_number), "{text} {numbers:?} {problem:?}");
    }
    for text in ["2024-03-12", "4,9E+11", "0800 FLOWERS", "1.234,56", "10115"] {
        assert_eq!(read_all(text, list("DE")).0, Vec::<String>::new(), "{text}");
    }
    assert_eq!(read_all("0171 2345678", list("")).1, Some(Problem::NoCountry));
}

#[test]
fn what_may_be_meant_otherwise_is_looked_up_as_well() {
    let doubtful = |text: &str, country: &str| {
        let mut numbers = Vec::new();
        read(text, rules(country), &mut |number| {
            numbers.extend(number.is_doubtful.then(|| number.normal().to_owned()));
        });
        numbers
    };
    for (country, text, other) in [
        ("DE", "436641234567", "+436641234567"),
        ("DE", "33612345678", "+33612345678"),
        ("DE", "1 (512) 555-0123", "+15125550123"),
        ("DE", "15125550123", "+15125550123"),
        ("US", "4915123456789", "+4915123456789"),
        ("FI", "4520240399", "+4520240399"),
        ("DE", "030 1234567/68", "+49301234567"),
        ("DE", "0171 2345678 (privat)", "+491712345678"),
        ("DE", "Frau Meier 0171-2345678 ab 18h", "+491712345678"),
        ("", "491712345678", "+491712345678"),
        // Ranges that no plan knows: drama numbers, ones that came after the plans.
        ("GB", "01632 960102", "+441632960102"),
        ("DE", "0199 12345678", "+4919912345678"),
        ("DE", "0049 199 12345678", "+4919912345678"),
        ("US", "(555) 555-0130", "+15555550130"),
    ] {
        assert!(doubtful(text, country).contains(&other.to_owned()), "{country} {text}: {:?}", doubtful(text, country));
    }
    assert_eq!(doubtful("+49 171 2345678", "DE"), [""; 0]);
    assert_eq!(doubtful("0171 2345678", "DE"), [""; 0]);
    for made_up in ["030 000000", "0000000000", "0123456789", "0199 1111111", "+49 0 99999999"] {
        assert_eq!(doubtful(made_up, "DE"), [""; 0], "{made_up}");
    }
}

proptest! {
    #[test]
    fn whatever_a_list_holds_is_looked_up_on_a_contact(
        text in "(\\+|00|0|\\(0|)[0-9]{1,4}[ )/.,-]{0,2}(\\(0\\))?[0-9]{2,6}[ /-]?[0-9]{0,6}( x| ext |-|/| \\(|; ?)?[0-9]{0,8}(\\)| privat|)",
        country in "(DE|GB|US|IT|AT|FR|ES|CH|NL|FI|MX|)",
    ) {
        let all = |rules, firm: bool| {
            let mut numbers = Vec::new();
            read(&text, rules, &mut |number| {
                numbers.extend((!firm || !number.is_doubtful).then(|| number.normal().to_owned()));
            });
            numbers
        };
        let on_contact = all(rules(&country), false);
        for number in all(PhoneRules { is_list: true, ..rules(&country) }, true) {
            let is_made_up = PhoneNumber::of_digits(&number[1..]).unwrap().is_made_up();
            prop_assert!(is_made_up || on_contact.contains(&number), "{} {:?}: {} is not among {:?}", country, text, number, on_contact);
        }
    }
}

#[test]
fn a_repaired_number_says_so() {
    for (text, is_repaired) in [("1712345678", true), ("01712345678", false), ("491712345678", false)] {
        read(text, rules("DE"), &mut |number| assert_eq!(number.is_repaired, is_repaired, "{text}"));
    }
}
