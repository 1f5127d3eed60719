//! Random histories: after each step every answer of the store is compared with a model that keeps the whole log of
//! who was in which batch, and knows nothing of segments, windows or folding.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use scrub::base::channel::{Channel, Channels};
use scrub::base::list_kind::ListKind;
use scrub::base::match_key::MatchKey;
use scrub::identity::recipe::EMAIL;
use scrub::store::{Snapshot, State, StoreError};

use crate::support::{self, Place, batch, canon, exact, import, targets};

#[derive(Clone, Debug)]
enum Step {
    Import { list: usize, scope: usize, persons: u16, replace: bool, lift_missing: bool, memory: usize },
    Lift { list: usize, person: u8 },
    Undo { batch: u32 },
    Compact,
    Reopen,
}

const LISTS: [(&str, ListKind); 3] =
    [("newsletter", ListKind::Optout), ("robinson", ListKind::Register), ("fbl", ListKind::Complaint)];

fn step() -> impl Strategy<Value = Step> {
    let memory = prop_oneof![4 => Just(support::LARGE), 1 => Just(600_usize)];
    prop_oneof![
        8 => (0..3_usize, 0..2_usize, 0..1_u16 << 12, any::<bool>(), prop::bool::weighted(0.2), memory).prop_map(
            |(list, scope, persons, replace, lift_missing, memory)| {
                let lift_missing = lift_missing && replace && LISTS[list].1.is_sticky();
                Step::Import { list, scope, persons, replace, lift_missing, memory }
            }
        ),
        3 => (0..3_usize, 0..12_u8).prop_map(|(list, person)| Step::Lift { list, person }),
        3 => (1..20_u32).prop_map(|batch| Step::Undo { batch }),
        1 => Just(Step::Compact),
        1 => Just(Step::Reopen),
    ]
}

/// Who an entry is about, in which list and scope: what a tombstone names.
type Subject = (usize, usize, u8);

#[derive(Clone, Debug, Default)]
struct Event {
    brings: BTreeSet<Subject>,
    lifts: BTreeSet<Subject>,
    full_list_of: Option<(usize, usize)>,
    lifts_missing: bool,
    can_be_undone: bool,
    undone_by: Option<u32>,
}

#[derive(Default)]
struct Model {
    /// Event `n` is batch `n + 1`.
    log: Vec<Event>,
}

impl Model {
    fn live(&self) -> impl Iterator<Item = (u32, &Event)> + Clone {
        (1..).zip(&self.log).filter(|(_, event)| event.undone_by.is_none())
    }

    /// State, first and last batch, missing since.
    fn answer(&self, subject: Subject) -> Option<(State, u32, u32, Option<u32>)> {
        let brought = || (1..).zip(&self.log).filter(|(_, event)| event.brings.contains(&subject));
        let (first, _) = brought().next()?;
        let (newest, newest_event) = brought().last()?;
        let vouching = self.live().filter(|(_, event)| event.brings.contains(&subject)).last();
        let Some((last, _)) = vouching else {
            return Some((State::Undone { by: newest_event.undone_by? }, first, newest, None));
        };
        let scope = (subject.0, subject.1);
        let full = self.live().filter(|(id, event)| *id > last && event.full_list_of == Some(scope));
        let since = full.clone().last().map(|(id, _)| id);
        let lifted_missing = full.filter(|(_, event)| event.lifts_missing).map(|(id, _)| id).last();
        let lifted = self.live().filter(|(id, event)| *id > last && event.lifts.contains(&subject)).map(|(id, _)| id);
        let sticky = LISTS[subject.0].1.is_sticky();
        let state = match (lifted.chain(lifted_missing).max(), since) {
            (Some(by), _) => State::Lifted { by },
            (None, Some(by)) if !sticky => State::Vanished { by },
            _ => State::InForce,
        };
        Some((state, first, last, since.filter(|_| sticky)))
    }

    fn is_in_force(&self, subject: Subject) -> bool {
        matches!(self.answer(subject), Some((State::InForce, ..)))
    }
}

/// One entry as both sides describe it: list name, channels, loose origin, first batch (0 if it may be forgotten),
/// last batch, missing since.
type Seen = (String, Channels, Option<u32>, u32, u32, Option<u32>);

fn channels(scope: usize) -> Channels {
    if scope == 0 { Channels::ALL } else { [Channel::Email, Channel::Post].into_iter().collect() }
}

fn expected(model: &Model) -> BTreeMap<MatchKey, BTreeSet<Seen>> {
    let mut expected: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (list, scope, person) in subjects() {
        if let Some((State::InForce, first, last, since)) = model.answer((list, scope, person)) {
            let name = LISTS[list].0.to_owned();
            let first = if LISTS[list].1.is_sticky() { first } else { 0 };
            let seen = |origin| (name.clone(), channels(scope), origin, first, last, since);
            expected.entry(exact(person)).or_default().insert(seen(None));
            if let Some(key) = canon(person) {
                expected.entry(key).or_default().insert(seen(Some(exact(person).origin())));
            }
        }
    }
    expected
}

fn subjects() -> impl Iterator<Item = Subject> {
    (0..3).flat_map(|list| (0..2).flat_map(move |scope| (0..12).map(move |person| (list, scope, person))))
}

fn all_keys() -> Vec<MatchKey> {
    let absent = (0..5).map(|n| support::key_of(&format!("absent {n}")));
    (0..12).map(exact).chain((0..12).filter_map(canon)).chain(absent).collect()
}

fn actual(snapshot: &Snapshot) -> BTreeMap<MatchKey, BTreeSet<Seen>> {
    let keys = all_keys();
    let mut hits = Vec::new();
    snapshot.probe(EMAIL, &keys, &mut hits).unwrap();
    assert!(hits.is_sorted_by_key(|hit| hit.index), "hits follow the order of the keys");
    let mut actual: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for hit in hits {
        assert_eq!(hit.entry.key, keys[hit.index as usize]);
        let scope = snapshot.scope(hit.entry.scope).unwrap();
        let list = snapshot.list(scope.list).unwrap();
        let first = if list.kind.is_sticky() { hit.entry.first_batch } else { 0 };
        let origin = hit.entry.loose.then_some(hit.entry.origin);
        let seen = (list.name.clone(), scope.channels, origin, first, hit.entry.last_batch, hit.missing_since);
        actual.entry(hit.entry.key).or_default().insert(seen);
    }
    actual
}

fn compare(model: &Model, snapshot: &Snapshot) {
    assert_eq!(actual(snapshot), expected(model));
    for status in snapshot.lists() {
        let list = LISTS.iter().position(|(name, _)| *name == status.list.name).unwrap();
        let of_list = || subjects().filter(|subject| subject.0 == list);
        let entries = of_list().filter(|subject| model.is_in_force(*subject)).count();
        assert_eq!(status.entries, entries as u64, "entries of {}", status.list.name);
        let missing = of_list().filter(|s| matches!(model.answer(*s), Some((State::InForce, _, _, Some(_))))).count();
        assert_eq!(status.missing, missing as u64, "missing of {}", status.list.name);
    }
    compare_history(model, snapshot);
}

fn compare_history(model: &Model, snapshot: &Snapshot) {
    for (list, scope, person) in subjects() {
        let traces = snapshot.traces(EMAIL, &exact(person)).unwrap();
        let trace = traces.iter().find(|trace| {
            let found = snapshot.scope(trace.entry.scope).unwrap();
            !trace.entry.loose && found.list == list_id(snapshot, list) && found.channels == channels(scope)
        });
        match (model.answer((list, scope, person)), trace) {
            (None, None) => {}
            // What ended in a register, or a part of it, may be forgotten after two full lists. Not what is in force.
            (Some((state, ..)), trace) if !LISTS[list].1.is_sticky() && state != State::InForce => {
                assert!(trace.is_none_or(|trace| trace.state != State::InForce));
            }
            (Some((state, first, last, since)), Some(trace)) => {
                let found = (trace.state, trace.entry.last_batch, trace.missing_since);
                assert_eq!(found, (state, last, since));
                assert!(!LISTS[list].1.is_sticky() || trace.entry.first_batch == first);
                assert_eq!(trace.entry.line, u32::from(person) + 1);
            }
            (expected, found) => panic!("{expected:?} expected, {found:?} found"),
        }
    }
}

fn list_id(snapshot: &Snapshot, list: usize) -> u32 {
    let lists = snapshot.lists();
    lists.iter().find(|status| status.list.name == LISTS[list].0).map_or(u32::MAX, |status| status.list.id)
}

fn run(steps: &[Step]) {
    let place = Place::new();
    let mut writer = place.writer();
    let mut model = Model::default();
    for step in steps {
        match *step {
            Step::Import { list, scope, persons, replace, lift_missing, memory } => {
                let persons: Vec<u8> = (0..12).filter(|person| persons & 1 << person != 0).collect();
                let brings = persons.iter().map(|person| (list, scope, *person)).collect::<BTreeSet<_>>();
                let known = brings.iter().filter(|subject| model.is_in_force(**subject)).count() as u64;
                let (name, kind) = LISTS[list];
                let mut new = batch(name, kind);
                new.channels = channels(scope);
                (new.replace, new.lift_missing) = (replace, lift_missing);
                new.reason = lift_missing.then(|| "the list is right".to_owned());
                let imported = import(&mut writer, new, &persons, memory).unwrap();
                assert_eq!(imported.counts.known, known);
                assert_eq!(imported.counts.added, brings.len() as u64 - known);
                let full_list_of = replace.then_some((list, scope));
                let event = Event { brings, full_list_of, lifts_missing: lift_missing, ..Event::default() };
                model.log.push(Event { can_be_undone: true, ..event });
            }
            Step::Lift { list, person } => lift(&mut writer, &mut model, list, person),
            Step::Undo { batch } => undo(&mut writer, &mut model, batch),
            Step::Compact => {
                if writer.compact(5).unwrap().segments > 0 {
                    model.log.push(Event::default());
                }
            }
            Step::Reopen => {
                drop(writer);
                support::assert_sound(&place.dir());
                writer = place.writer();
            }
        }
        compare(&model, writer.snapshot());
        assert!(writer.snapshot().segments() <= 8);
    }
    drop(writer);
    compare(&model, &place.snapshot());
    support::assert_sound(&place.dir());
}

fn lift(writer: &mut scrub::store::Writer<'_>, model: &mut Model, list: usize, person: u8) {
    let lifts: BTreeSet<_> = subjects().filter(|s| s.0 == list && s.2 == person && model.is_in_force(*s)).collect();
    match writer.lift(LISTS[list].0, &targets(person), "asked for it", 7) {
        Err(StoreError::UnknownList(_)) => assert!(lifts.is_empty()),
        lifted => {
            let lifted = lifted.unwrap();
            assert_eq!((lifted.entries, lifted.batch.is_some()), (lifts.len() as u64, !lifts.is_empty()));
            if lifted.batch.is_some() {
                model.log.push(Event { lifts, can_be_undone: true, ..Event::default() });
            }
        }
    }
}

fn undo(writer: &mut scrub::store::Writer<'_>, model: &mut Model, batch: u32) {
    let by = model.log.len() as u32 + 1;
    let target = model.log.get_mut(batch as usize - 1);
    match writer.undo(batch, "wrong file", 7) {
        Ok(undone) => {
            let target = target.unwrap();
            assert!(target.can_be_undone && target.undone_by.is_none() && undone.batch == by);
            target.undone_by = Some(by);
            model.log.push(Event::default());
        }
        Err(StoreError::UnknownBatch(_)) => assert!(target.is_none()),
        Err(StoreError::AlreadyUndone { .. }) => assert!(target.unwrap().undone_by.is_some()),
        Err(StoreError::NotUndoable { .. }) => assert!(!target.unwrap().can_be_undone),
        Err(StoreError::TooOldToUndo(_)) => {
            let (list, _) = target.unwrap().full_list_of.unwrap();
            assert!(!LISTS[list].1.is_sticky());
        }
        Err(error) => panic!("{error}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_store_answers_like_the_model(steps in prop::collection::vec(step(), 1..22)) {
        run(&steps);
    }
}

#[test]
fn a_missing_person_stays_until_lifted_and_the_trace_remains() {
    let everybody =
        Step::Import { list: 0, scope: 0, persons: 0xfff, replace: true, lift_missing: false, memory: 1 << 20 };
    let without_3 =
        Step::Import { list: 0, scope: 0, persons: 0xff7, replace: true, lift_missing: false, memory: 1 << 20 };
    run(&[everybody.clone(), without_3, Step::Lift { list: 0, person: 3 }, Step::Compact, everybody]);
}
