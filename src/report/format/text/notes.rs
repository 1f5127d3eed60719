//! The remarks of a run as notes for people: what is to be said of several own columns alike is said once. Not the sentence of
//! one remark: that is `remark`.

use std::collections::BTreeMap;

use crate::report::remark::Remark;

use super::amount::counted;
use super::remark::{as_answers, classes, sentence};

/// One note for each remark, in their order; those on several columns that rejected rows, and on several whose values reject
/// nobody, are one each, in the place of the first.
pub(super) fn notes(remarks: &[Remark]) -> Vec<String> {
    let rejecting: Vec<_> = remarks.iter().filter_map(of_rejecting).collect();
    let unclear: Vec<_> = remarks.iter().filter_map(of_unclear).collect();
    let note = |remark: &Remark| match (of_rejecting(remark), of_unclear(remark)) {
        (Some(column), _) if rejecting.len() > 1 => {
            (rejecting.first() == Some(&column)).then(|| all_rejecting(&rejecting))
        }
        (_, Some(column)) if unclear.len() > 1 => (unclear.first() == Some(&column)).then(|| all_unclear(&unclear)),
        _ => Some(sentence(remark)),
    };
    remarks.iter().filter_map(note).collect()
}

/// A column, its rows, and the kinds of words in them.
type OfColumn<'a> = (&'a str, u64, &'a BTreeMap<&'static str, u64>);

fn of_rejecting(remark: &Remark) -> Option<OfColumn<'_>> {
    if let Remark::OwnColumn { column, rows, values } = remark { Some((column, *rows, values)) } else { None }
}

fn of_unclear(remark: &Remark) -> Option<OfColumn<'_>> {
    if let Remark::OwnValuesUnclear { column, rows, values } = remark { Some((column, *rows, values)) } else { None }
}

fn all_rejecting(columns: &[OfColumn<'_>]) -> String {
    let columns = listed(columns);
    format!("columns of the list itself rejected rows: {columns}; if one means something else, --ignore-column NAME")
}

fn all_unclear(columns: &[OfColumn<'_>]) -> String {
    format!(
        "what some rows say rejects nobody: {}; `scrub columns` shows it. Correct a cell that means no; for another reading of a \
         column, --column status=NAME (a doubtful word objects), {}",
        listed(columns),
        as_answers("NAME")
    )
}

fn listed(columns: &[OfColumn<'_>]) -> String {
    let one = |(column, rows, values): &OfColumn<'_>| {
        format!("\"{column}\" {} ({})", counted(*rows, "row", "rows"), classes(values))
    };
    columns.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_said_once() {
        let values: BTreeMap<_, _> = [("yes", 2)].into();
        let own = |column: &str| Remark::OwnColumn { column: column.to_owned(), rows: 2, values: values.clone() };
        let unclear =
            |column: &str| Remark::OwnValuesUnclear { column: column.to_owned(), rows: 1, values: values.clone() };
        let one = notes(&[own("A"), Remark::NoLists, unclear("B")]);
        assert_eq!(one, [sentence(&own("A")), sentence(&Remark::NoLists), sentence(&unclear("B"))]);
        let several = notes(&[unclear("B"), own("A"), Remark::NoLists, unclear("C"), own("D")]);
        assert_eq!(several.len(), 3);
        assert!(
            several[0].starts_with("what some rows say rejects nobody: \"B\" 1 row (yes: 2), \"C\" 1 row (yes: 2); ")
        );
        let expected = "columns of the list itself rejected rows: \"A\" 2 rows (yes: 2), \"D\" 2 rows (yes: 2); if one means \
            something else, --ignore-column NAME";
        assert_eq!(several[1], expected);
    }
}
