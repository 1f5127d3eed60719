//! Exports of subscribers that are given as suppression lists: only those who left suppress, and nobody who left slips.

use super::*;

/// The people `a`, `b` ... of a contact list whom `clean` keeps with this list.
const CONTACTS: &str = "email\na@x.example\nb@x.example\nc@x.example\nd@x.example\ne@x.example\n";

fn run(list: &str, flag: &str, code: i32) -> (String, String) {
    let place = Place::new();
    place.write("in.csv", CONTACTS);
    place.write("list.csv", list);
    let ran = place.scrub(&["clean", "in.csv", "--min-kept=0", "--suppress", flag]).code(code);
    let (_, text) = ran.streams();
    let kept = if code == 0 { place.text("in.clean.csv") } else { String::new() };
    let people = kept.lines().skip(1).filter_map(|line| line.chars().next()).collect();
    (people, text)
}

#[track_caller]
fn keeps(list: &str, flag: &str, people: &str) -> String {
    let (kept, text) = run(list, flag, 0);
    assert_eq!(kept, people, "{list}\n{text}");
    text
}

#[track_caller]
fn refused(list: &str, flag: &str, words: &[&str]) {
    let (_, text) = run(list, flag, 2);
    assert!(words.iter().all(|word| text.contains(word)), "{list}\n{text}");
}

#[test]
fn of_an_export_of_subscribers_only_those_who_left_suppress() {
    for list in [
        "email,Newsletter\na@x.example,yes\nb@x.example,no\nc@x.example,yes\n",
        "E-Mail;Einwilligung\na@x.example;ja\nb@x.example;nein\nc@x.example;erteilt\n",
        "Email,Email Marketing Consent\na@x.example,SUBSCRIBED\nb@x.example,UNSUBSCRIBED\nc@x.example,SUBSCRIBED\n",
        "Email,Newsletter status\na@x.example,active\nb@x.example,unsubscribed\nc@x.example,active\n",
        "Email,Email status\na@x.example,subscribed\nb@x.example,cleaned\nc@x.example,subscribed\n",
        "EMAIL,EMAIL_BLACKLISTED\na@x.example,No\nb@x.example,Yes\nc@x.example,No\n",
        "email,Abgemeldet\na@x.example,nein\nb@x.example,ja\nc@x.example,0\n",
        "email,Newsletter,Abgemeldet am\na@x.example,ja,\nb@x.example,ja,2024-05-01\nc@x.example,ja,\n",
        "email,Status\na@x.example,subscribed\nb@x.example,unsubscribed\nc@x.example,Subscribed\n",
        "email;Zustand;Ort\na@x.example;angemeldet;Rom\nb@x.example;abgemeldet;Bonn\nc@x.example;angemeldet;\n",
        "email,Accepts Marketing,Accepts Email Marketing\na@x.example,yes,yes\nb@x.example,yes,no\nc@x.example,yes,yes\n",
        "email,Newsletter,SMS status\na@x.example,ja,subscribed\nb@x.example,ja,unsubscribed from all\nc@x.example,ja,unsubscribed\n",
        // What else objects there: a bounce, a reason, a mere status, a tag, another reading of the letters.
        "email,Newsletter,Abgemeldet,Bounced\na@x.example,ja,,\nb@x.example,ja,,1\nc@x.example,ja,,\n",
        "email,Newsletter,Abmeldegrund\na@x.example,ja,\nb@x.example,ja,zu viel\nc@x.example,ja,\n",
        "email,Newsletter,Status\na@x.example,ja,Kunde\nb@x.example,ja,gekündigt\nc@x.example,ja,Lead\n",
        "email,Newsletter,Tags\na@x.example,ja,VIP\nb@x.example,ja,\"VIP, abgemeldet\"\nc@x.example,ja,\n",
        // Another row of the same person says yes.
        "email,Newsletter\na@x.example,yes\nb@x.example,no\nb@x.example,yes\nc@x.example,yes\n",
    ] {
        let text = keeps(list, "list.csv", "acde");
        assert!(text.contains("only the rows that object count"), "{text}");
    }
}

#[test]
fn the_remark_says_how_many_rows_were_left_out_and_by_which_columns() {
    let list = "email,Newsletter,Abgemeldet\na@x.example,ja,\nb@x.example,,ja\nc@x.example,ja,\nd@x.example,,\n";
    let text = keeps(list, "list.csv", "ace");
    for part in ["2 rows do not object", "\"Newsletter\", \"Abgemeldet\"", "1 row objects", "1 says neither"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_row_that_does_not_say_yes_suppresses_in_an_export_too() {
    let list = "email,Newsletter status,note\na@x.example,subscribed,\nb@x.example,,\nc@x.example,unsubscribed,\n\
                d@x.example,subscribed,\ne@x.example\n";
    keeps(list, "list.csv", "ad");
    // A row that is shifted, and rows that a stray quote made one.
    let list = "id,email,Newsletter\n1,a@x.example,yes\n2,b,b@x.example,yes\n3,c@x.example,no\n4,d@x.example,yes\n";
    keeps(list, "list.csv", "ade");
    let list = "email,Newsletter,n\na@x.example,yes,\"x\nb@x.example,no,y\nc@x.example,no,z\"\nd@x.example,yes,1\ne@x.example,yes,1\n";
    keeps(list, "list.csv", "de");
}

#[test]
fn a_list_of_people_who_left_counts_whole_whatever_else_it_says() {
    for list in [
        "email,reason\na@x.example,unsubscribed\nb@x.example,spam\nc@x.example,other\n",
        "email,status\na@x.example,unsubscribed\nb@x.example,unsubscribed\nc@x.example,unsubscribed\n",
        "email,status\na@x.example,active\nb@x.example,new\nc@x.example,unsubscribed\n",
        "email,status\na@x.example,active\nb@x.example,active\nc@x.example,inactive\n",
        "email,email_status\na@x.example,valid\nb@x.example,valid\nc@x.example,valid\n",
        "email,Newsletter status\na@x.example,unsubscribed\nb@x.example,unsubscribed\nc@x.example,subscribed\n",
        "email,unsubscribed_at\na@x.example,2024-01-02\nb@x.example,2024-01-02\nc@x.example,\n",
        "email,unsubscribed_at\na@x.example,\nb@x.example,\nc@x.example,\n",
        "email,type\na@x.example,manual\nb@x.example,import\nc@x.example,\n",
        "email,spam complaint\na@x.example,no\nb@x.example,no\nc@x.example,no\n",
        "email,Verstorben\na@x.example,nein\nb@x.example,nein\nc@x.example,nein\n",
        "email,Bounce Type\na@x.example,Soft\nb@x.example,Soft\nc@x.example,Hard\n",
        "email,bounce status\na@x.example,4.2.2\nb@x.example,5.1.1\nc@x.example,delivered\n",
        "status,reason,email,created\n5.1.1,x,a@x.example,1\n4.2.2,x,b@x.example,1\n2.0.0,ok,c@x.example,1\n",
        // Of another channel: it says nothing of e-mail.
        "email,SMS_BLACKLISTED\na@x.example,No\nb@x.example,No\nc@x.example,Yes\n",
    ] {
        let text = keeps(list, "list.csv", "de");
        assert!(!text.contains("only the rows that object count"), "{text}");
    }
}

#[test]
fn what_could_be_either_is_refused_with_both_ways_to_say_it() {
    for list in [
        "email,Abgemeldet\na@x.example,\nb@x.example,ja\nc@x.example,\n",
        "email,unsubscribed_at\na@x.example,\nb@x.example,2024-01-02\nc@x.example,\n",
        "email,Newsletter\na@x.example,yes\nb@x.example,no\nc@x.example,\n",
        // A mere status: what is active may be the subscription as well as anything else.
        "email,status\na@x.example,active\nb@x.example,unsubscribed\nc@x.example,confirmed\n",
        "E-Mail;Zustand\na@x.example;aktiv\nb@x.example;abgemeldet\nc@x.example;Aktiv\n",
        "email,statut\na@x.example,actif\nb@x.example,désabonné\nc@x.example,confirmé\n",
    ] {
        refused(list, "list.csv", &["--suppress contacts:list.csv", "--suppress optout:list.csv", "say neither"]);
        keeps(list, "contacts:list.csv", "acde");
        keeps(list, "optout:list.csv", "de");
    }
    for list in ["email,Newsletter\na@x.example,yes\n", "email,Abgemeldet\na@x.example,nein\nb@x.example,0\n"] {
        refused(list, "list.csv", &["none of its", "optout:list.csv"]);
        refused(list, "contacts:list.csv", &["none of its"]);
    }
    refused("email,Newsletter\n", "list.csv", &["holds no entry, only a header"]);
    refused("email,city\na@x.example,Rome\n", "contacts:list.csv", &["no column that says whether a person left"]);
}

#[test]
fn what_the_user_says_of_a_file_counts_and_is_remarked_on() {
    let list = "email,Newsletter\na@x.example,yes\nb@x.example,no\nc@x.example,yes\n";
    for kind in ["optout", "complaint", "bounce", "register"] {
        let text = keeps(list, &format!("{kind}:list.csv"), "de");
        assert!(text.contains("2 rows say the contrary") && text.contains("--suppress contacts:"), "{text}");
    }
    let text = keeps("email,Newsletter\na@x.example,no\nb@x.example,no\nc@x.example,yes\n", "optout:list.csv", "de");
    assert!(!text.contains("say the contrary"), "{text}");
}

#[test]
fn a_row_more_that_objects_or_says_nothing_frees_nobody() {
    const ROWS: [(char, &str); 5] = [('a', "yes"), ('b', "no"), ('c', "yes"), ('d', ""), ('e', "no")];
    // Who is kept; none if the run is refused.
    let kept = |chosen: u32| {
        let place = Place::new();
        place.write("in.csv", CONTACTS);
        let rows = ROWS.iter().enumerate().filter(|(at, _)| chosen & 1 << at != 0);
        let rows: String = rows.map(|(_, (person, says))| format!("{person}@x.example,{says}\n")).collect();
        place.write("list.csv", format!("email,Newsletter\n{rows}"));
        drop(place.scrub(&["clean", "in.csv", "--min-kept=0", "--suppress", "list.csv"]).streams());
        place.exists("in.clean.csv").then(|| place.text("in.clean.csv"))
    };
    let all: Vec<Option<String>> = (0..32).map(kept).collect();
    for chosen in 1_usize..32 {
        for (at, (person, says)) in ROWS.into_iter().enumerate().filter(|(_, (_, says))| *says != "yes") {
            let is_kept = |kept: &String, person: char| kept.contains(&format!("{person}@"));
            if chosen & 1 << at != 0 {
                assert!(all[chosen].as_ref().is_none_or(|kept| !is_kept(kept, person)), "{person} of {chosen:b}");
            } else if let (Some(before), Some(after)) = (&all[chosen], &all[chosen | 1 << at]) {
                let freed = ROWS.iter().any(|(person, _)| is_kept(after, *person) && !is_kept(before, *person));
                assert!(!freed, "a row with {says:?} frees somebody of {chosen:b}");
            }
        }
    }
}

#[test]
fn a_pipe_is_read_once_and_refused_where_it_would_have_to_be_read_twice() {
    let list = "email,Newsletter\na@x.example,yes\nb@x.example,no\nc@x.example,yes\n";
    let place = Place::new();
    place.write("in.csv", CONTACTS);
    let run = |flag: &str| place.scrub_with(&["clean", "in.csv", "--force", "--suppress", flag], list.as_bytes());
    drop(run("-").code(2).says("--suppress contacts:-").says("--suppress optout:-"));
    drop(run("contacts:-").code(0).says("kept 4"));
    drop(run("optout:-").code(0).says("kept 2"));
    let left = b"email,Newsletter\na@x.example,no\nb@x.example,no\n";
    drop(place.scrub_with(&["clean", "in.csv", "--force", "--suppress", "-"], left).code(0).says("kept 3"));
    let fifo = "mkfifo pipe; cat list.csv > pipe & $scrub clean in.csv --force --suppress pipe";
    place.write("list.csv", list);
    drop(sh(&place, fifo).code(2).says("--suppress contacts:pipe"));
}

#[test]
fn another_channel_asks_other_columns() {
    let list = "email,EMAIL_BLACKLISTED,SMS_BLACKLISTED\na@x.example,No,Yes\nb@x.example,Yes,No\nc@x.example,No,No\n";
    keeps(list, "list.csv", "acde");
}

#[test]
fn a_no_to_any_contact_suppresses_in_an_export_as_it_rejects_in_a_list() {
    let list = "email;E-Mail erlaubt;Newsletter\na@x.example;nein;ja\nb@x.example;ja;ja\nc@x.example;ja;nein\n";
    keeps(list, "contacts:list.csv", "bde");
}

#[test]
fn whoever_stands_in_rows_that_a_quote_swallowed_is_suppressed() {
    let swallowed = "2;\"x b@x.example;ja\n3;c@x.example;ja\n4;d@x.example\";nein\n";
    let list = &format!("id;email;Abgemeldet\n1;a@x.example;nein\n{swallowed}5;e@x.example;nein\n");
    keeps(list, "contacts:list.csv", "ae");
}
