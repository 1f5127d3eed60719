"""One case at a time: every tool on the same two lists."""

import os
import subprocess
import sys
from pathlib import Path

from data import FORMS
from runs import Failed, difference, first_cells, remark, run, write_rows
from scrubs import EXACT, Scrubs, medians

PEERS = Path(__file__).resolve().parent


class Comparison:
    """The tools, and where they write."""

    def __init__(self, arguments, data, work, results):
        self.arguments, self.data, self.work, self.results = arguments, data, work, results
        self.scrubs = Scrubs(arguments, data, work)
        self.out = work / "out.csv"
        self.peers = self.installed_peers()
        print("installed: " + (", ".join(version for version, _ in self.peers.values()) or "no peer"), flush=True)
        if "duckdb" not in self.peers:
            print("DuckDB is not there: no agreement can be checked (pip install duckdb)")

    def installed_peers(self):
        """{name: (version, command)}, the command without its three paths and the form of the list."""
        found = {}
        for script in sorted(PEERS.glob("peer_*")):
            name = script.stem.removeprefix("peer_")
            if self.arguments.peers and name not in self.arguments.peers.split(","):
                continue
            command = [sys.executable, str(script)] if script.suffix == ".py" else ["sh", str(script)]
            answer = subprocess.run([*command, "--version"], capture_output=True, text=True)
            if answer.returncode == 0 and any(letter.isdigit() for letter in answer.stdout):
                found[name] = (answer.stdout.strip(), command)
        return found

    def run(self, case):
        """Whether scrub keeps the rows that DuckDB keeps."""
        print(f"\n{case.name}: {case.rows:,} contacts, {case.entries:,} entries", flush=True)
        wanted = self.rows_of_duckdb(case) if "duckdb" in self.peers else None
        agreement, is_agreed = self.check_scrub(case, wanted) if wanted is not None else ([], True)
        if not self.arguments.no_time:
            table = self.measure(case, wanted)
            self.results.replace(case.name, case.title, [self.describe(case), "", *table, "", *agreement])
        return is_agreed

    def describe(self, case):
        size = self.data.contacts(case).stat().st_size / 1e6
        parts = [f"{case.rows:,} contacts ({size:.0f} MB)", f"{case.entries:,} entries", f"{case.share} % on the list"]
        return f"{', '.join(parts)}; median of {self.arguments.runs} runs, load before {self.load:.1f}."

    def peer_command(self, command, case):
        return [*command, self.data.contacts(case), self.data.opt_outs_for_peers(case), self.out, case.form]

    def rows_of_duckdb(self, case):
        """Its kept rows, in the order of the input: DuckDB itself does not keep it in a join."""
        run(self.peer_command(self.peers["duckdb"][1], case), self.work)
        rows = first_cells(self.out)
        kept = set(rows)
        wanted = [row for row in first_cells(self.data.plain_contacts(case)) if row in kept]
        assert len(wanted) == len(rows), "DuckDB wrote a row twice"
        return wanted

    def check_scrub(self, case, wanted):
        """What to say about scrub's clean lists, and whether all are right."""
        contacts, expected = self.data.contacts(case), self.work / "expected.csv"
        write_rows(self.data.plain_contacts(case), wanted, expected)
        verdicts = {}
        for label in self.scrubs.binaries:
            for form in FORMS if case.name == "reference" else [case.form]:
                for way, command, directory in self.scrubs.ways(label, case, contacts, self.out, EXACT, form):
                    self.out.unlink(missing_ok=True)
                    try:
                        run(command, directory)
                        verdict = difference(expected, self.out)
                    except Failed as failure:
                        verdict = str(failure)
                    verdicts[f"{label}, {form} list, {way}"] = verdict
        expected.unlink()
        wrong = {way: verdict for way, verdict in verdicts.items() if verdict}
        right = len(verdicts) - len(wrong)
        lines = [f"Equal to the rows of DuckDB, byte for byte and in order: {right} of {len(verdicts)} ways."]
        lines += [f"- **{way}**: {verdict}" for way, verdict in wrong.items()]
        print("\n".join(lines), flush=True)
        return (lines if verdicts else []), not wrong

    def commands(self, case):
        """{name: (command, directory, environment)} of everything that is measured."""
        commands = {}
        contacts = self.data.contacts(case)
        for label in self.scrubs.binaries:
            for way, command, directory in self.scrubs.ways(label, case, contacts, self.out):
                commands[f"{label}, {way}"] = (command, directory, None)
                if self.scrubs.unsynced:
                    commands[f"{label}, {way}, no fsync"] = (command, directory, self.scrubs.unsynced)
        for version, command in self.peers.values():
            commands[version] = (self.peer_command(command, case), self.work, None)
        return commands

    def measure(self, case, wanted):
        """Runs take turns, so that a noisy minute hits all of them."""
        commands = self.commands(case)
        measured, remarks = {name: [] for name in commands}, {}
        self.load = os.getloadavg()[0]
        for turn in range(self.arguments.runs):
            for name, (command, directory, environment) in commands.items():
                if remarks.get(name, "").startswith("failed"):
                    continue
                self.out.unlink(missing_ok=True)
                os.sync()
                try:
                    measured[name].append(run(command, directory, environment=environment))
                    if turn == 0:
                        remarks[name] = remark(first_cells(self.out), wanted)
                except Failed as failure:
                    remarks[name] = f"failed: {failure}"
        return self.table(measured, remarks)

    def table(self, measured, remarks):
        times = {name: medians(runs) for name, runs in measured.items() if runs}
        of_peers = [times[version][0] for version, _ in self.peers.values() if version in times]
        fastest = min(of_peers, default=None)
        lines = ["| tool | time | range | x fastest peer | CPU | peak memory | result |", "|---|--:|--:|--:|--:|--:|---|"]
        for name in sorted(measured, key=lambda name: times.get(name, (float("inf"),))[0]):
            if name not in times:
                lines.append(f"| {name} | | | | | | {remarks[name]} |")
                continue
            seconds, cpu, memory = times[name]
            walls = [wall for wall, _, _ in measured[name]]
            ratio = f"{seconds / fastest:.2f}" if fastest else ""
            figures = f"{seconds:.2f} s | {min(walls):.2f}-{max(walls):.2f} | {ratio} | {cpu:.2f} s | {memory / 1e6:.0f} MB"
            lines.append(f"| {name} | {figures} | {remarks[name]} |")
        print("\n".join(lines), flush=True)
        return lines
