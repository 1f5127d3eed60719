//! The columns of a list of answers of a register: who is listed, and when the register was asked. None of them is guessed among
//! several: the wrong one would clear whoever is listed.

use crate::base::date::read_date;
use crate::table::column_names::{column_names, shown_names};
use crate::table::columns::{Column, FoundBy};
use crate::table::reader::TableReader;
use crate::table::role::Role;

use super::answer::{Answer, names_answers, names_day_of_answer, names_permissions};
use super::by_content::cells;
use super::error::IntakeError;
use super::options::ListOptions;

/// The column that says who is listed, and that which says when the register was asked: by its name, else the only one of
/// days. Of a list of no answers the date of its entries.
///
/// # Errors
/// When nothing says who is listed, or several columns may say one of the two.
pub(super) fn answer_and_day(
    reader: &TableReader,
    name: &str,
    found: &[Column],
    is_entry: &dyn Fn(usize) -> bool,
    options: &ListOptions,
) -> Result<(Option<usize>, Option<Column>), IntakeError> {
    if !options.are_answers {
        return Ok((None, date_column(found)));
    }
    let headers = reader.prologue().headers.as_deref().unwrap_or_default();
    let names = shown_names(&column_names(reader.prologue()));
    let said = |role: Role| found.iter().find(|column| column.role == role && column.found_by == FoundBy::Flag);
    let called =
        |is: fn(&str) -> bool| headers.iter().enumerate().filter(move |(_, header)| is(header)).map(|(at, _)| at);
    let only = |columns: Vec<usize>, role: Role| match (said(role), columns.as_slice()) {
        (Some(column), _) => Ok(Some(column.index)),
        (None, [_, _, ..]) => {
            let columns = columns.iter().filter_map(|at| names.get(*at).cloned()).collect();
            Err(IntakeError::SeveralAnswers { name: name.to_owned(), columns, role: role.name() })
        }
        (None, one) => Ok(one.first().copied()),
    };
    let no_answers = || IntakeError::NoAnswers { name: name.to_owned(), headers: names.join(", ") };
    let answer = only(called(names_answers).collect(), Role::Listed)?;
    refuse_permissions(name, headers, answer)?;
    let answer = answer.ok_or_else(no_answers)?;
    let is_day = |at: &usize| *at != answer && !is_entry(*at) && holds_days(reader, *at);
    let by_name: Vec<usize> = called(names_day_of_answer).collect();
    let days = if by_name.is_empty() { (0..names.len()).filter(is_day).collect() } else { by_name };
    let day = only(days, Role::Date)?.map(|index| Column {
        index,
        name: names.get(index).cloned().unwrap_or_default(),
        role: Role::Date,
        found_by: FoundBy::Header,
    });
    Ok((Some(answer), day))
}

/// A column that says whom a register permits says the contrary of who is listed.
fn refuse_permissions(name: &str, headers: &[String], answer: Option<usize>) -> Result<(), IntakeError> {
    let header = match answer {
        Some(at) => headers.get(at).filter(|header| names_permissions(header)),
        None => headers.iter().find(|header| names_permissions(header)),
    };
    let refuse = |column: &String| IntakeError::PermissionsAsAnswers { name: name.to_owned(), column: column.clone() };
    header.map(refuse).map_or(Ok(()), Err)
}

/// Whether most filled cells of a column in the sample are dates.
fn holds_days(reader: &TableReader, index: usize) -> bool {
    let (days, all) = cells(index, reader.sample())
        .fold((0, 0), |(days, all), cell| (days + usize::from(read_date(cell, None).is_some()), all + 1));
    days * 2 > all
}

/// A list of whom a register was asked about, or permits, has no column that says who is listed: its rows would say the contrary of
/// what they are taken for.
///
/// # Errors
/// When it has one, by its name, or by its cells where nothing names it.
pub(super) fn refuse_answers(reader: &TableReader, name: &str, options: &ListOptions) -> Result<(), IntakeError> {
    let headers = reader.prologue().headers.as_deref();
    let names = shown_names(&column_names(reader.prologue()));
    let is_named = |at: &usize| {
        headers
            .and_then(|headers| headers.get(*at))
            .is_some_and(|header| names_answers(header) || names_permissions(header))
    };
    let is_answer = |cell: &str| matches!(Answer::read(cell), Answer::Listed | Answer::NotListed);
    let holds_answers = |at: &usize| {
        let mut cells = cells(*at, reader.sample()).peekable();
        headers.is_none() && cells.peek().is_some() && cells.all(is_answer)
    };
    match (0..names.len()).find(|at| is_named(at) || holds_answers(at)).filter(|_| options.is_of_question) {
        Some(at) => {
            let column = names.get(at).cloned().unwrap_or_default();
            Err(IntakeError::AnswersInQuestion { name: name.to_owned(), column })
        }
        None => Ok(()),
    }
}

/// Of several dates the one that the user named, else one of leaving: that of a creation is older.
fn date_column(found: &[Column]) -> Option<Column> {
    let dates = || found.iter().filter(|column| column.role == Role::Date);
    let is_leaving =
        |date: &&Column| found.iter().any(|other| other.index == date.index && matches!(other.role, Role::Own(_)));
    let named = dates().find(|column| column.found_by == FoundBy::Flag);
    named.or_else(|| dates().find(is_leaving)).or_else(|| dates().next()).cloned()
}
