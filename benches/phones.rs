//! How fast telephone numbers are read, in numbers per second of one core: `cargo bench --bench phones`.
//!
//! `cargo bench --bench phones -- read FILE` reads instead: each line of FILE is a country code, a tab and a cell; for
//! each one line is printed, with the normal forms, a tab, and why there is none. Behind a form stands `~` with its loose
//! one, or a `?` if nobody can be known by it. `benches/phones.py` compares them with what Google's own library says.

use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::time::Instant;

use scrub::base::country::Country;
use scrub::identity::phone::{PhoneRules, read};

#[path = "phones/forms.rs"]
mod forms;

use forms::forms;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.as_slice() {
        [word, file] if word == "read" => read_file(file),
        // As `cargo test` runs it: once, to see that it works.
        [word] if word == "--test" => measure(10),
        _ => measure(1_000_000),
    }
}

fn read_file(file: &str) {
    let text = std::fs::read_to_string(file).expect("FILE can be read");
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in text.lines() {
        let (country, cell) = line.split_once('\t').expect("a country, a tab and a cell");
        let rules = PhoneRules { country: Country::read(country), ..PhoneRules::default() };
        let mut numbers = Vec::new();
        let problem = read(cell, rules, &mut |number| numbers.push(forms(&number)));
        let problem = problem.map_or("", |problem| problem.code());
        writeln!(out, "{}\t{problem}", numbers.join(" ")).expect("standard output");
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what it is for")]
fn measure(count: u32) {
    let rules = PhoneRules { country: Country::read("DE"), ..PhoneRules::default() };
    type Spell = fn(u32) -> String;
    let spellings: [(&str, Spell); 5] = [
        ("E.164, the fast way", |n| format!("+4917{n:08}")),
        ("with its code and blanks", |n| format!("+49 17{} {:07}", n % 10, n % 10_000_000)),
        ("national", |n| format!("017{n:08}")),
        ("national, written by people", |n| format!("017{}/{:07}", n % 10, n % 10_000_000)),
        ("no number", |n| format!("2024-{:02}-{:02}", n % 12 + 1, n % 28 + 1)),
    ];
    for (name, spell) in spellings {
        let cells: Vec<String> = (0..count).map(|n| spell(n.wrapping_mul(2_654_435_761) % 100_000_000)).collect();
        let start = Instant::now();
        let mut found = 0_u32;
        for cell in &cells {
            black_box(read(black_box(cell), rules, &mut |number| {
                black_box(number);
                found += 1;
            }));
        }
        let rate = f64::from(count) / start.elapsed().as_secs_f64();
        println!("{name:<30} {:>8.2} M a second ({found} of {count} are numbers)", rate / 1e6);
    }
}
