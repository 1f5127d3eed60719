#!/usr/bin/env python3
"""What it costs to look up the numbers of a list beside its addresses.

    cargo build --release
    python3 benches/phone_run.py --scrub target/release/scrub [--rows 5000000] [--data target/phone_run] [--runs 3]

Makes a list of contacts with an address and a number each, in the E.164 form and as it is dialled at home, and a list of
as many opt-outs, every twentieth of them a contact. Imports the opt-outs (two entries each), then cleans in turn: by
addresses alone, by both, by both with national numbers, for text messages. Prints medians, ratios and peaks of memory.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import time

NUMBER = 100_000_000


def write_lists(data, rows):
    with open(data / "contacts.csv", "w") as plus, open(data / "national.csv", "w") as national:
        for file in (plus, national):
            file.write("id,name,email,mobile,city\n")
        for i in range(rows):
            start, number = f"{i},Name {i},person{i}@example{i % 977}.com", f"17{i * 7919 % NUMBER:08d}"
            plus.write(f"{start},+49{number},City {i % 300}\n")
            national.write(f"{start},0{number[:3]}/{number[3:]},City {i % 300}\n")
    with open(data / "optouts.csv", "w") as file:
        file.write("email,mobile\n")
        for i in range(rows):
            k, area = (i, "17") if i % 20 == 0 else (i + rows, "15")
            file.write(f"person{k}@example{k % 977}.com,+49{area}{k * 7919 % NUMBER:08d}\n")


def run(scrub, data, args):
    """The seconds that a command takes, and its peak of memory in MB."""
    started = time.monotonic()
    process = subprocess.Popen([scrub, *args], cwd=data, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, said
    return time.monotonic() - started, usage.ru_maxrss // 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scrub", required=True, type=pathlib.Path)
    parser.add_argument("--data", default="target/phone_run", type=pathlib.Path)
    parser.add_argument("--rows", default=5_000_000, type=int)
    parser.add_argument("--runs", default=3, type=int)
    args = parser.parse_args()
    scrub = args.scrub.resolve()
    args.data.mkdir(parents=True, exist_ok=True)
    write_lists(args.data, args.rows)
    if not (args.data / "scrub.store").exists():
        run(scrub, args.data, ["init"])
    load = ["import", "optouts.csv", "--list", "optouts", "--kind", "optout", "--replace"]
    print(f"import of {args.rows:,} rows: {run(scrub, args.data, load)[0]:.2f} s")
    clean = lambda *more: ["clean", *more, "-o", "clean.csv", "--force", "-q", "--default-country", "DE"]
    ways = {
        "addresses alone": clean("contacts.csv", "--ignore-column", "mobile"),
        "addresses and E.164 numbers": clean("contacts.csv"),
        "addresses and national numbers": clean("national.csv"),
        "text messages, E.164": clean("contacts.csv", "--channel", "sms"),
    }
    measured = {name: [] for name in ways}
    for _ in range(args.runs):
        for name, command in ways.items():
            measured[name].append(run(scrub, args.data, command))
    times = {name: statistics.median(seconds for seconds, _ in runs) for name, runs in measured.items()}
    for name, seconds in times.items():
        peak = max(memory for _, memory in measured[name])
        print(f"{name:<32} {seconds:6.2f} s  {seconds / times['addresses alone']:5.2f} x  {peak:>6} MB")


if __name__ == "__main__":
    main()
