//! `-h` and `--help` of every command that there is: the program itself says which.

use crate::common::Place;
use crate::session::Session;
use crate::{sources, stems};

#[test]
fn every_help_text() {
    let place = Place::new();
    let mut seen = Vec::new();
    let mut open = vec![Vec::new()];
    while let Some(command) = open.pop() {
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        for name in commands_of(&place, &words) {
            open.push([command.as_slice(), &[name]].concat());
        }
        let name = [&["scrub"], words.as_slice()].concat().join("-");
        let mut session = Session::new();
        session.run(0, &[&words[..], &["-h"]].concat());
        session.run(0, &[&words[..], &["--help"]].concat());
        session.is(&format!("help/{name}"));
        seen.push(name);
    }
    seen.sort();
    assert!(seen.len() > 15, "{seen:?}; does the search for commands still work?");
    assert_eq!(stems(&sources().join("expected/help"), ".txt"), seen, "delete the help of commands that are gone");
}

/// The commands that the help of `command` lists; none if it has no commands of its own.
fn commands_of(place: &Place, command: &[&str]) -> Vec<String> {
    let (help, _) = place.scrub(&[command, &["--help"]].concat()).code(0).streams();
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = lines.map(|line| line.split_whitespace().next().unwrap().to_owned());
    // clap's own command, which repeats the help of the others.
    names.filter(|name| name != "help").collect()
}
