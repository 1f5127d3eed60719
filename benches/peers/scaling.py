"""How scrub grows: with threads, with entries, with rows. No peers here."""

import os

from data import Case
from scrubs import medians
from runs import run

THREADS = range(1, 9)


class Scaling:
    def __init__(self, arguments, data, scrubs, results):
        self.arguments, self.data, self.scrubs, self.results = arguments, data, scrubs, results
        self.out = scrubs.work / "out.csv"

    def run(self):
        """One table; the runs take turns."""
        load = os.getloadavg()[0]
        lines = ["| scrub | way | contacts | entries | threads | time | CPU | peak memory |"]
        lines.append("|---|---|--:|--:|--:|--:|--:|--:|")
        works = [work for label in self.scrubs.binaries for work in self.works(label)]
        measured = [[] for _ in works]
        for _ in range(self.arguments.runs):
            for runs, (_, command, directory, pin) in zip(measured, works):
                self.out.unlink(missing_ok=True)
                os.sync()
                runs.append(run(command, directory, pin))
        for runs, (what, *_) in zip(measured, works):
            seconds, cpu, memory = medians(runs)
            lines.append(f"| {what} | {seconds:.2f} s | {cpu:.2f} s | {memory / 1e6:.0f} MB |")
        print("\n".join(lines), flush=True)
        note = [f"Median of {self.arguments.runs} runs, load before {load:.1f}.", ""]
        self.results.replace("scaling", "Threads, entries, rows", note + lines)

    def works(self, label):
        """(the first cells of the line, command, directory, pinned to one core)"""
        rows, entries, large = self.arguments.rows, self.arguments.list, self.arguments.large_list
        few = max(rows // 5, 1)
        reference = Case("", "", rows, entries)
        for threads in THREADS:
            yield from self.work(label, reference, str(threads), ["--threads", threads])
        if self.arguments.pins:
            yield from self.work(label, reference, "default, pinned to one core", [], True)
        for size in (max(entries // 5, 1), entries, large):
            yield from self.work(label, Case("", "", few, size), "default", [])
        yield from self.work(label, Case("", "", rows, max(entries // 5, 1)), "default", [])
        yield self.ten_rows(label, Case("", "", few, large))

    def work(self, label, case, threads, extra, pin=False):
        contacts = self.data.contacts(case)
        for way, command, directory in self.scrubs.ways(label, case, contacts, self.out, extra):
            yield f"{label} | {way} | {case.rows:,} | {case.entries:,} | {threads}", command, directory, pin

    def ten_rows(self, label, case):
        ten = self.scrubs.work / "ten.csv"
        with open(self.data.contacts(case), "rb") as source:
            ten.write_bytes(b"".join(next(source) for _ in range(min(case.rows, 10) + 1)))
        command = self.scrubs.clean(label, ten, self.out)
        return f"{label} | store | 10 | {case.entries:,} | default", command, self.scrubs.store(label, case), False
