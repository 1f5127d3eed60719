//! P4: after an error, of the disk or of the input, there is no clean list.

use super::*;

/// Fails call 0, 1, 2 ... of a run until one succeeds, and returns how many calls that has. `old` are files from an earlier run.
fn fail_every_call(old: &[&str], change: impl Fn(&Place, &mut CleanOptions)) -> usize {
    let mut seen = BTreeSet::new();
    let mut calls = 0;
    for fails_at in 0.. {
        let place = Place::new();
        place.write("in.csv", "email,optout\na@b.example,\nc@d.example,\na@b.example,\ne@f.example,yes\n");
        place.write("list.txt", "c@d.example\n");
        for name in old {
            place.write(name, "of yesterday");
        }
        let mut options = options(&place);
        options.judge.suppress = vec![place.path("list.txt").into_os_string().into()];
        change(&place, &mut options);
        let clean = options.names.clean.clone().unwrap_or(place.path("in.clean.csv"));
        let disk = TestDisk::failing_at(fails_at);
        let result = clean::run(&context(Arc::clone(&disk)), &options);
        let failed = *disk.failed.lock().unwrap();
        let temps: Vec<_> = place.files().into_iter().filter(|name| name.ends_with(".tmp")).collect();
        let Some(call) = failed else {
            result.unwrap();
            assert!(temps.is_empty(), "{temps:?}");
            assert!(fails_at > 10, "the run writes through the disk of the test");
            calls = fails_at;
            break;
        };
        seen.insert(call);
        let at = format!("call {fails_at} ({call})");
        let error = result.expect_err(&at);
        assert!(format!("{error:#}").contains("the disk of this test is full"), "{at}: {error:#}");
        // Only a removal that fails may leave what it was to remove.
        if call != "remove" {
            assert!(!clean.exists(), "{at}: a clean list is left");
            assert!(temps.is_empty(), "{at}: {temps:?}");
        }
    }
    assert!(["create", "write", "sync", "rename", "sync_dir"].iter().all(|call| seen.contains(call)), "{seen:?}");
    calls
}

#[test]
fn a_disk_that_fails_leaves_no_clean_list() {
    fail_every_call(&[], |_, _| {});
}

#[test]
fn a_disk_that_fails_leaves_no_clean_list_where_own_optouts_exceed_the_memory() {
    let calls = |memory: usize| {
        fail_every_call(&[], |_, options| {
            options.judge.suppress.clear();
            options.judge.memory = memory;
        })
    };
    // Two nameless files and what is written to them.
    assert!(calls(0) >= calls(1 << 20) + 6, "the temporary files are written through the disk of the test");
}

#[test]
fn a_disk_that_fails_leaves_no_clean_list_of_yesterday() {
    fail_every_call(&["in.clean.csv", "in.clean.csv.held", "in.rejected.csv"], |_, options| options.force = true);
}

#[test]
fn a_disk_that_fails_leaves_no_packed_clean_list() {
    fail_every_call(&[], |place, options| {
        options.names.clean = Some(place.path("out.csv.gz"));
        options.names.rejects = Some(place.path("no.csv.zst"));
    });
}

#[test]
fn a_disk_that_fails_leaves_no_clean_list_where_the_run_is_held() {
    fail_every_call(&[], |_, options| options.judge.max_rejects = Some(RowLimit::Count(0)));
}

#[test]
fn an_interrupted_run_leaves_nothing() {
    let place = Place::new();
    place.write("in.csv", "email\na@b.example\n");
    let context = context(TestDisk::sound());
    context.cancel.set();
    let error = clean::run(&context, &options(&place)).unwrap_err();
    assert!(error.to_string().contains("interrupted"), "{error:#}");
    assert_eq!(place.files(), ["in.csv"]);
}

#[test]
fn a_list_that_grows_while_it_is_read_is_refused() {
    for text in ["email\na@b.example\n", "email,optout\na@b.example,\n"] {
        let place = Place::new();
        let list = place.write("in.csv", text);
        let disk = TestDisk {
            fails_at: usize::MAX,
            calls: AtomicUsize::new(0),
            failed: Mutex::new(None),
            growing: Some(list),
        };
        let error = clean::run(&context(Arc::new(disk)), &options(&place)).unwrap_err();
        assert!(format!("{error:#}").contains("changed while"), "{error:#}");
        assert_eq!(place.files(), ["in.csv"]);
    }
}
