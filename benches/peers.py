#!/usr/bin/env python3
"""Runs scrub beside every peer that is installed, on the same files, and checks that they keep the same rows.

    cargo bench --bench generate -- --out target/reference
    cargo build --release
    python3 benches/peers.py --data target/reference --scrub target/release/scrub

A peer is a small script in benches/peers/: it reads the CSV, anti-joins on lower(trim(email)) and writes the kept
rows. Peers that do not answer to --version are left out; nothing is installed (pip install duckdb polars chdb; xan,
qsv and mlr on the PATH). Time is wall time of the whole process, CPU is what all its threads used
(the steadier figure on a busy machine), memory is its peak resident set, mapped pages included. The files are read
once before the first run.

What must agree: the rows of DuckDB's anti-join. scrub's clean list must be, byte for byte, the input without the
other rows, for every form of the list that lies in the data directory, through --suppress and through a store, run
with --match exact --keep-duplicates. Of the peers the first column (the unique contact_id) is compared.

Exit code 1 if scrub's rows are not DuckDB's.
"""

import argparse
import json
import os
import platform
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEERS = Path(__file__).resolve().parent / "peers"
FORMS = {
    "clear": "list.txt",
    "md5": "list-md5.txt",
    "sha1": "list-sha1.txt",
    "sha256": "list-sha256.txt",
    "sha512": "list-sha512.txt",
}
QUIET = ["-q", "--no-progress", "--color", "never"]


class Failed(Exception):
    """A command that did not end with exit code 0."""


def main():
    arguments = parse_arguments()
    work = Path(tempfile.mkdtemp(prefix="scrub-peers-", dir=arguments.work))
    try:
        sys.exit(Comparison(arguments, work).run())
    finally:
        shutil.rmtree(work)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="what benches/generate.rs wrote")
    parser.add_argument("--lists", type=Path, help="take the lists from here instead (a list of another size)")
    parser.add_argument("--scrub", type=Path, help="the scrub to measure; without it only the peers run")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (default 3)")
    parser.add_argument("--forms", help="forms of the list to check, of " + ",".join(FORMS))
    parser.add_argument("--only", help="the peers to run, such as duckdb,polars (default: all that are installed)")
    parser.add_argument("--pin", action="store_true", help="one CPU only (Linux)")
    parser.add_argument("--no-time", action="store_true", help="check that the rows agree, measure nothing")
    parser.add_argument("--unsynced", metavar="ARGS", help="scrub flags that skip the final fsync; adds rows for them")
    parser.add_argument("--work", type=Path, help="where outputs and stores go for the time of the run")
    arguments = parser.parse_args()
    arguments.data = arguments.data.resolve()
    arguments.lists = (arguments.lists or arguments.data).resolve()
    arguments.scrub = arguments.scrub and arguments.scrub.resolve()
    forms = arguments.forms.split(",") if arguments.forms else FORMS
    arguments.forms = [form for form in forms if (arguments.lists / FORMS[form]).exists()]
    if arguments.pin and not hasattr(os, "sched_setaffinity"):
        parser.error("--pin needs Linux")
    if "clear" not in arguments.forms:
        parser.error("the clear list is needed: it is what the peers read")
    return arguments


class Comparison:
    """All runs on one data directory."""

    def __init__(self, arguments, work):
        self.arguments, self.work = arguments, work
        self.contacts = arguments.data / "contacts.csv"
        self.out = work / "out.csv"
        self.peer_list = work / "list.csv"

    def run(self):
        peers = self.installed_peers()
        self.prepare()
        print_machine(self.arguments, peers, self.contacts)
        if "duckdb" not in peers:
            print("DuckDB is not installed: no agreement can be checked (pip install duckdb)")
        wanted = self.rows_of_duckdb() if "duckdb" in peers else None
        is_agreed = True
        if self.arguments.scrub:
            self.import_lists()
            is_agreed = wanted is None or self.check_scrub(wanted)
        if not self.arguments.no_time:
            self.measure(peers, wanted)
        return 0 if is_agreed else 1

    def installed_peers(self):
        """{name: (version, command)}, the command without its three paths."""
        found = {}
        for script in sorted(PEERS.iterdir()):
            name = script.stem.removeprefix("peer_")
            is_asked_for = not self.arguments.only or name in self.arguments.only.split(",")
            if not script.name.startswith("peer_") or not is_asked_for:
                continue
            command = [sys.executable, str(script)] if script.suffix == ".py" else ["sh", str(script)]
            answer = subprocess.run([*command, "--version"], capture_output=True, text=True)
            if answer.returncode == 0 and any(letter.isdigit() for letter in answer.stdout):
                found[name] = (answer.stdout.strip(), command)
        return found

    def prepare(self):
        """The list as the peers want it, with a header; and every input in the page cache."""
        with open(self.peer_list, "wb") as out, open(self.arguments.lists / FORMS["clear"], "rb") as entries:
            out.write(b"email\n")
            shutil.copyfileobj(entries, out, 1 << 20)
        lists = [self.arguments.lists / FORMS[form] for form in self.arguments.forms]
        for path in [self.contacts, self.peer_list, *lists]:
            with open(path, "rb", buffering=0) as file:
                while file.read(1 << 22):
                    pass

    def rows_of_duckdb(self):
        """Its kept rows, in the order of the input: DuckDB itself does not keep it in a join."""
        command = [sys.executable, PEERS / "peer_duckdb.py", self.contacts, self.peer_list, self.out]
        run([str(part) for part in command], self.work, False)
        rows = first_cells(self.out)
        kept = set(rows)
        wanted = [row for row in first_cells(self.contacts) if row in kept]
        assert len(wanted) == len(rows), "DuckDB wrote a row twice"
        return wanted

    # --- scrub

    def store_of(self, form):
        return self.work / f"store-{form}"

    def import_lists(self):
        """A directory with a store of its own for each form; they stay for the timing."""
        for form in self.arguments.forms:
            directory = self.store_of(form)
            directory.mkdir()
            run([str(self.arguments.scrub), "init"], directory, False)
            seconds, cpu, memory = run(self.import_command(form), directory, self.arguments.pin)
            print(f"scrub import, {form}: {seconds:.2f} s, CPU {cpu:.2f} s, {memory / 1e6:.0f} MB")
        print()

    def import_command(self, form):
        entries = str(self.arguments.lists / FORMS[form])
        return [str(self.arguments.scrub), "import", entries, "--list", "optouts", "--kind", "optout", *QUIET]

    def clean_command(self, suppress, extra=()):
        """Without a list to suppress, the store of the working directory is found."""
        lists = ["--suppress", str(suppress)] if suppress else []
        outputs = ["--output", self.out, "--rejects", self.work / "rejects.csv", "--report", self.work / "report.json"]
        command = [self.arguments.scrub, "clean", self.contacts, *lists, *outputs, "--force", *QUIET, *extra]
        return [str(part) for part in command]

    def check_scrub(self, wanted):
        is_agreed = True
        print("| list | through | scrub's clean list against DuckDB's rows |\n|---|---|---|")
        for form in self.arguments.forms:
            for through, suppress in [("--suppress", self.arguments.lists / FORMS[form]), ("store", None)]:
                self.out.unlink(missing_ok=True)
                try:
                    command = self.clean_command(suppress, ["--match", "exact", "--keep-duplicates"])
                    run(command, self.store_of(form) if suppress is None else self.work, False)
                    verdict = difference(self.contacts, wanted, self.out)
                except Failed as failure:
                    verdict = str(failure)
                is_agreed &= verdict is None
                print(f"| {form} | {through} | {verdict or 'equal, byte for byte and in order'} |", flush=True)
        print()
        return is_agreed

    # --- timing

    def measure(self, peers, wanted):
        """Runs take turns, so that a noisy minute hits all of them."""
        commands = {}
        if self.arguments.scrub:
            clear = self.arguments.lists / FORMS["clear"]
            variants = [("", [])]
            if self.arguments.unsynced:
                variants.append((", no fsync", shlex.split(self.arguments.unsynced)))
            for note, extra in variants:
                commands[f"scrub, store{note}"] = (self.clean_command(None, extra), self.store_of("clear"))
                commands[f"scrub, --suppress{note}"] = (self.clean_command(clear, extra), self.work)
        for version, command in peers.values():
            commands[version] = ([*command, str(self.contacts), str(self.peer_list), str(self.out)], self.work)
        results = {name: [] for name in commands}
        remarks = {}
        for turn in range(self.arguments.runs):
            for name, (command, directory) in commands.items():
                if name in remarks and remarks[name].startswith("failed"):
                    continue
                self.out.unlink(missing_ok=True)
                os.sync()
                try:
                    results[name].append(run(command, directory, self.arguments.pin))
                    if turn == 0:
                        remarks[name] = remark(first_cells(self.out), wanted)
                except Failed as failure:
                    remarks[name] = f"failed: {failure}"
        print_results(results, remarks)


def run(command, directory, pin):
    """(seconds, seconds of CPU, bytes of peak memory) of a command that must succeed."""
    with tempfile.NamedTemporaryFile("r") as result, tempfile.TemporaryFile() as messages:
        subprocess.run(
            [sys.executable, PEERS / "measure.py", result.name, "1" if pin else "0", *command],
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=messages,
            stderr=messages,
            check=True,
        )
        measured = json.load(result)
        if measured["code"] != 0:
            messages.seek(0)
            lines = messages.read().decode(errors="replace").strip().splitlines() or ["no message"]
            raise Failed(f"exit {measured['code']}: {lines[-1][:200]}")
    return measured["seconds"], measured["cpu"], measured["memory"]


def first_cells(path):
    """The first cell of every row but the header, in order. It never holds a delimiter; some tools quote it."""
    with open(path, "rb") as file:
        next(file, None)
        return [line.split(b",", 1)[0].strip(b'"\r\n') for line in file]


def remark(rows, wanted):
    if wanted is None:
        return f"{len(rows)} kept"
    if rows == wanted:
        return f"{len(rows)} kept, the same rows in the same order"
    extra, lacking = set(rows) - set(wanted), set(wanted) - set(rows)
    if not extra and not lacking and len(rows) == len(wanted):
        return f"{len(rows)} kept, the same rows in another order"
    return f"{len(rows)} kept: **{len(extra)} let through**, {len(lacking)} rejected by mistake"


def difference(contacts, wanted, clean):
    """None if the clean list is the input without the rows that are not wanted, else where it first differs."""
    wanted = set(wanted)
    with open(contacts, "rb") as source, open(clean, "rb") as result:
        for number, line in enumerate(source, 1):
            if number > 1 and line.split(b",", 1)[0] not in wanted:
                continue
            if result.readline() != line:
                return f"differs by line {number} of the input"
        return "goes on after the end of the input" if result.read(1) else None


def print_machine(arguments, peers, contacts):
    cores = 1 if arguments.pin else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    with open(arguments.lists / FORMS["clear"], "rb") as file:
        entries = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 22), b""))
    system = f"{platform.system()} {platform.release()}"
    print(f"{cpu_model()}, {cores} core{'s' * (cores != 1)} used, {memory:.0f} GB, {system}; ", end="")
    print(f"load before the run {os.getloadavg()[0]:.1f}")
    print(f"{contacts.stat().st_size / 1e6:.0f} MB of contacts, {entries} entries; median of {arguments.runs} runs")
    print("installed: " + (", ".join(version for version, _ in peers.values()) or "no peer") + "\n")


def cpu_model():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def print_results(results, remarks):
    medians = {name: statistics.median(seconds for seconds, _, _ in runs) for name, runs in results.items() if runs}
    bases = [name for name in medians if name.startswith("scrub")]
    heads = "".join(f" x {name.removeprefix('scrub, ')} |" for name in bases)
    print(f"| tool | time | range | CPU |{heads} peak memory | result |")
    print("|---|--:|--:|--:|" + "--:|" * len(bases) + "--:|---|")
    for name in sorted(results, key=lambda name: medians.get(name, float("inf"))):
        if name not in medians:
            print(f"| {name} | | | |{' |' * len(bases)} | {remarks[name]} |")
            continue
        seconds = [second for second, _, _ in results[name]]
        cpu = statistics.median(cpu for _, cpu, _ in results[name])
        ratios = "".join(f" {medians[name] / medians[base]:.2f} |" for base in bases)
        memory = max(memory for _, _, memory in results[name]) / 1e6
        times = f"{medians[name]:.2f} s | {min(seconds):.2f}-{max(seconds):.2f} | {cpu:.2f} s"
        print(f"| {name} | {times} |{ratios} {memory:.0f} MB | {remarks[name]} |")


if __name__ == "__main__":
    main()
