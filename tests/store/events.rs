//! Every `add` and every `lift` is remembered by itself, whatever becomes of the entries.

use scrub::base::list_kind::ListKind;
use scrub::identity::recipe::EMAIL;
use scrub::store::{Action, Event, NewBatch, SourceRead, Writer};

use crate::support::{Place, assert_sound, batch, entries, exact, import, targets};

fn add(writer: &mut Writer<'_>, list: &str, kind: ListKind, person: u8) -> u32 {
    let new = NewBatch { action: Action::Add, via: Some("phone".to_owned()), ..batch(list, kind) };
    let session = writer.import(new, 1 << 20).unwrap();
    session.push(entries(person)).unwrap();
    session.finish(SourceRead { rows: 1, ..SourceRead::default() }).unwrap().batch
}

fn event(batch: u32, person: u8) -> Event {
    Event { batch, recipe: EMAIL, key: exact(person), scope: 0 }
}

#[test]
fn events_are_never_merged_and_outlive_everything() {
    let place = Place::new();
    let mut writer = place.writer();
    let first = add(&mut writer, "a", ListKind::Optout, 0);
    let second = add(&mut writer, "a", ListKind::Optout, 0);
    import(&mut writer, batch("a", ListKind::Optout), &[0, 1], 1 << 20).unwrap();
    let lift = writer.lift("a", &targets(0), "asked", 9).unwrap().batch.unwrap();
    let again = add(&mut writer, "a", ListKind::Optout, 0);
    let expected = [first, second, lift, again].map(|batch| event(batch, 0));
    assert_eq!(writer.snapshot().events(), expected);
    writer.undo(second, "mistyped", 9).unwrap();
    writer.compact(9).unwrap();
    assert_eq!(place.snapshot().events(), expected, "an undo marks its batch, and loose entries are no events");
    assert_sound(&place.dir());
}

#[test]
fn an_event_is_about_its_entry_and_the_loose_one_beside_it() {
    let place = Place::new();
    let mut writer = place.writer();
    add(&mut writer, "a", ListKind::Optout, 0);
    // Shares the loose form.
    import(&mut writer, batch("b", ListKind::Optout), &[1], 1 << 20).unwrap();
    let snapshot = place.snapshot();
    let loose = crate::support::canon(0).unwrap();
    let about = |key| {
        let traces = snapshot.traces(EMAIL, &key).unwrap();
        traces
            .iter()
            .map(|trace| (trace.entry.first_batch, snapshot.events()[0].is_about(&trace.entry)))
            .collect::<Vec<_>>()
    };
    assert_eq!(about(exact(0)), [(1, true)]);
    assert_eq!(about(exact(1)), [(2, false)]);
    let mut both = about(loose);
    both.sort_unstable();
    assert_eq!(both, [(1, true), (2, false)]);
}

#[test]
fn a_trace_says_whether_one_batch_is_all_there_is() {
    let place = Place::new();
    let mut writer = place.writer();
    add(&mut writer, "a", ListKind::Optout, 0);
    let only = |place: &Place| place.snapshot().traces(EMAIL, &exact(0)).unwrap()[0].only_batch;
    assert_eq!(only(&place), Some(1));
    let second = add(&mut writer, "a", ListKind::Optout, 0);
    assert_eq!(only(&place), None);
    writer.undo(second, "mistyped", 9).unwrap();
    assert_eq!(only(&place), None, "its time may be that of the one that was undone");
}

#[test]
fn what_a_register_forgot_was_done_all_the_same() {
    let place = Place::new();
    let mut writer = place.writer();
    let first = add(&mut writer, "r", ListKind::Register, 0);
    let full = NewBatch { replace: true, ..batch("r", ListKind::Register) };
    for persons in [[1, 2], [2, 3]] {
        import(&mut writer, full.clone(), &persons, 1 << 20).unwrap();
    }
    writer.compact(9).unwrap();
    assert!(place.snapshot().traces(EMAIL, &exact(0)).unwrap().is_empty());
    assert_eq!(place.snapshot().events(), [event(first, 0)]);
}
