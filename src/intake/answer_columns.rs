//! The columns of a list of answers of a register: who is listed, and when the register was asked. None of them is guessed among
//! several: the wrong one would clear whoever is listed.

use crate::base::date::read_date;
use crate::base::register_answer::RegisterAnswer;
use crate::table::column_names::{column_names, ignored_columns, shown_names};
use crate::table::columns::{Column, FoundBy};
use crate::table::reader::TableReader;
use crate::table::role::Role;

use super::answer::{may_answer, names_answers, names_day_of_answer, names_listing, says_contrary};
use super::by_content::{cells, main_kind};
use super::error::IntakeError;
use super::options::ListOptions;
use super::row_choice::RowChoice;

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
    let ignored = ignored_columns(reader.prologue(), &options.ignored);
    let said = |role: Role| found.iter().find(|column| column.role == role && column.found_by == FoundBy::Flag);
    refuse_unread_identifiers(reader, name, &|at| is_entry(at) || ignored.contains(&at))?;
    let only = |columns: Vec<usize>, role: Role| match (said(role), columns.as_slice()) {
        (Some(column), _) => Ok(Some(column.index)),
        (None, [_, _, ..]) => {
            let columns = columns.iter().filter_map(|at| names.get(*at).cloned()).collect();
            Err(IntakeError::SeveralAnswers { name: name.to_owned(), columns, role: role.name() })
        }
        (None, one) => Ok(one.first().copied()),
    };
    let no_answers = || IntakeError::NoAnswers { name: name.to_owned(), headers: names.join(", ") };
    let answers = may_be_answers(headers, found, &|at| !ignored.contains(&at) && !is_entry(at));
    let answer = only(answers, Role::Listed)?;
    refuse_contrary(name, headers, answer)?;
    let answer = answer.ok_or_else(no_answers)?;
    let others = || (0..names.len()).filter(|at| *at != answer && !is_entry(*at) && !ignored.contains(at));
    let is_called_day = |at: &usize| headers.get(*at).is_some_and(|header| names_day_of_answer(header));
    let by_name: Vec<usize> = others().filter(is_called_day).collect();
    let days = if by_name.is_empty() { others().filter(|at| holds_days(reader, *at)).collect() } else { by_name };
    let day = only(days, Role::Date)?.map(|index| Column {
        index,
        name: names.get(index).cloned().unwrap_or_default(),
        role: Role::Date,
        found_by: FoundBy::Header,
    });
    Ok((Some(answer), day))
}

/// Whom an answer is about has to be certain: a column of identifiers that is not read may be it.
fn refuse_unread_identifiers(
    reader: &TableReader,
    name: &str,
    is_settled: &dyn Fn(usize) -> bool,
) -> Result<(), IntakeError> {
    let names = shown_names(&column_names(reader.prologue()));
    let are_identifiers = |at: usize| !holds_days(reader, at) && main_kind(cells(at, reader.sample())).is_some();
    let holds = |at: &usize| !is_settled(*at) && are_identifiers(*at);
    match (0..names.len()).find(holds) {
        Some(at) => {
            let column = names.get(at).cloned().unwrap_or_default();
            Err(IntakeError::UnreadIdentifiers { name: name.to_owned(), column })
        }
        None => Ok(()),
    }
}

/// The columns that are called answers, and beside such a one whatever else may be the answer: a column about objections, about an
/// outcome, or called after a register.
fn may_be_answers(headers: &[String], found: &[Column], is_read: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let columns = || headers.iter().enumerate().filter(|(at, _)| is_read(*at));
    let objects = |at: usize| found.iter().any(|column| column.index == at && matches!(column.role, Role::Own(_)));
    if !columns().any(|(_, header)| names_answers(header)) {
        return Vec::new();
    }
    let may_be = columns().filter(|(at, header)| names_answers(header) || may_answer(header) || objects(*at));
    may_be.map(|(at, _)| at).collect()
}

/// A column that says whom a register permits, or does not list, says the contrary of who is listed.
fn refuse_contrary(name: &str, headers: &[String], answer: Option<usize>) -> Result<(), IntakeError> {
    let header = match answer {
        Some(at) => headers.get(at).filter(|header| says_contrary(header)),
        None => headers.iter().find(|header| says_contrary(header)),
    };
    let refuse = |column: &String| IntakeError::PermissionsAsAnswers { name: name.to_owned(), column: column.clone() };
    header.map(refuse).map_or(Ok(()), Err)
}

/// A column of answers in a list of people who object: whoever it says is not listed would be taken for one.
///
/// # Errors
/// When there is one, with such an answer, that the user does not ignore.
pub(super) fn refuse_unasked_answers(
    reader: &TableReader,
    name: &str,
    options: &ListOptions,
) -> Result<(), IntakeError> {
    use RowChoice::{Every, EveryCounted, EveryObjection, Weighed};
    let takes_all = matches!(options.rows, Every | EveryCounted(_) | EveryObjection(_) | Weighed(_));
    if options.are_answers || options.is_of_question || !takes_all {
        return Ok(());
    }
    let headers = reader.prologue().headers.as_deref().unwrap_or_default();
    let ignored = ignored_columns(reader.prologue(), &options.ignored);
    let clears = |at: usize| {
        let mut answers = cells(at, reader.sample()).map(RegisterAnswer::read);
        answers.any(|answer| answer == RegisterAnswer::NotListed)
    };
    let are_answers = |(at, header): &(usize, &String)| names_listing(header) && !ignored.contains(at) && clears(*at);
    match headers.iter().enumerate().find(are_answers) {
        Some((_, column)) => {
            Err(IntakeError::UnaskedAnswers { name: name.to_owned(), column: column.trim().to_owned() })
        }
        None => Ok(()),
    }
}

/// Whether most filled cells of a column in the sample are dates.
fn holds_days(reader: &TableReader, index: usize) -> bool {
    let (days, all) = cells(index, reader.sample())
        .fold((0, 0), |(days, all), cell| (days + usize::from(read_date(cell, None).is_some()), all + 1));
    days * 2 > all
}

/// Whether every row of the sample has a date there.
fn are_days(reader: &TableReader, index: usize) -> bool {
    let is_day = |row: &Vec<String>| row.get(index).is_some_and(|cell| read_date(cell, None).is_some());
    reader.sample().iter().all(is_day)
}

/// A list of whom a register was asked about, or permits, holds identifiers, and perhaps their days. Any other column may say of a row
/// the contrary of what the row is taken for, in whatever words.
///
/// # Errors
/// When it has one that the user does not ignore.
pub(super) fn refuse_other_columns(
    reader: &TableReader,
    name: &str,
    is_entry: &dyn Fn(usize) -> bool,
    options: &ListOptions,
) -> Result<(), IntakeError> {
    if !options.is_of_question {
        return Ok(());
    }
    let headers = reader.prologue().headers.as_deref();
    let names = shown_names(&column_names(reader.prologue()));
    let ignored = ignored_columns(reader.prologue(), &options.ignored);
    let is_named =
        |at: usize| headers.and_then(|headers| headers.get(at)).is_some_and(|header| !header.trim().is_empty());
    let is_vacant = |at: usize| !is_named(at) && cells(at, reader.sample()).next().is_none();
    // A day in some rows only, or with a name, may be that of an objection.
    let is_day = |at: usize| headers.is_none() && are_days(reader, at);
    let is_other = |at: &usize| !is_entry(*at) && !ignored.contains(at) && !is_vacant(*at) && !is_day(*at);
    match (0..names.len()).find(is_other) {
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
