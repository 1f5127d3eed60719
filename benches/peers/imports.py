"""How long it takes to load a list into a new store. No peers here."""

import os
import shutil

from data import Case
from runs import run
from scrubs import QUIET, medians


class Imports:
    def __init__(self, arguments, data, scrubs, results):
        self.arguments, self.data, self.scrubs, self.results = arguments, data, scrubs, results

    def run(self):
        """One table; the runs take turns."""
        load = os.getloadavg()[0]
        lines = ["| scrub | entries | time | entries/s | CPU | peak memory |", "|---|--:|--:|--:|--:|--:|"]
        for entries in (self.arguments.list, self.arguments.large_list):
            path = self.data.opt_outs(Case("", "", max(self.arguments.rows // 5, 1), entries))
            measured = {label: [] for label in self.scrubs.binaries}
            for _ in range(self.arguments.runs):
                for label, runs in measured.items():
                    runs.append(self.load(label, path))
            for label, runs in measured.items():
                seconds, cpu, memory = medians(runs)
                figures = f"{seconds:.2f} s | {entries / seconds / 1e6:.1f} M | {cpu:.2f} s | {memory / 1e6:.0f} MB"
                lines.append(f"| {label} | {entries:,} | {figures} |")
        print("\n".join(lines), flush=True)
        note = [f"Median of {self.arguments.runs} runs, load before {load:.1f}.", ""]
        self.results.replace("import", "Import into a new store", note + lines)

    def load(self, label, path):
        directory = self.scrubs.work / "import"
        directory.mkdir()
        run([self.scrubs.binaries[label], "init", "-q"], directory)
        os.sync()
        measured = run(self.scrubs.load(label, path), directory)
        shutil.rmtree(directory)
        return measured
