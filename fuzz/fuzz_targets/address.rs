//! Reading the normal form of an address gives that normal form again, alone and without a problem.

#![no_main]

use libfuzzer_sys::fuzz_target;
use scrub::identity::email::CellReader;

fuzz_target!(|text: &str| {
    let (mut first, mut second) = (CellReader::default(), CellReader::default());
    for address in first.read(text).addresses() {
        let cell = second.read(address.normal());
        let again: Vec<_> = cell.addresses().map(|address| address.normal()).collect();
        assert_eq!(again, [address.normal()]);
        assert_eq!(cell.problem(), None);
        assert_eq!(format!("{}@{}", address.local(), address.domain()), address.normal());
    }
});
