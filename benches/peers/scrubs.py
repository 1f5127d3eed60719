"""The versions of scrub that are measured: their commands and their stores."""

import statistics
import subprocess

from runs import run

QUIET = ["-q", "--no-progress", "--color", "never"]
EXACT = ["--match", "exact", "--keep-duplicates"]
# Stands in front of the C library: the medium is not waited for.
UNSYNCED = "int fsync(int f) { return 0; } int fdatasync(int f) { return 0; } int syncfs(int f) { return 0; }"


class Scrubs:
    """All versions, with a store for each list that was asked for."""

    def __init__(self, arguments, data, work):
        self.binaries, self.data, self.work = arguments.scrub, data, work
        self.runs = arguments.runs
        self.stores = {}
        self.unsynced = self.library() if arguments.unsynced else None

    def library(self):
        path = self.work / "unsynced.so"
        cc = ["cc", "-shared", "-fPIC", "-x", "c", "-", "-o", str(path)]
        subprocess.run(cc, input=UNSYNCED, text=True, check=True)
        return {"LD_PRELOAD": str(path)}

    def store(self, label, case, form=None):
        """A directory with a store that holds the list of the case."""
        entries = self.data.opt_outs(case, form)
        key = (label, entries)
        if key not in self.stores:
            directory = self.work / f"store-{len(self.stores)}"
            directory.mkdir()
            run([self.binaries[label], "init", "-q"], directory)
            run(self.load(label, entries), directory)
            self.stores[key] = directory
        return self.stores[key]

    def load(self, label, entries):
        """Loads a list into the store of the working directory."""
        return [self.binaries[label], "import", entries, "--list", "optouts", "--kind", "optout", *QUIET]

    def clean(self, label, contacts, out, suppress=None, extra=()):
        """Without a list to suppress, the store of the working directory is found."""
        lists = ["--suppress", suppress] if suppress else []
        outputs = ["--output", out, "--rejects", self.work / "rejects.csv", "--report", self.work / "report.json"]
        return [self.binaries[label], "clean", contacts, *lists, *outputs, "--force", *QUIET, *extra]

    def ways(self, label, case, contacts, out, extra=(), form=None):
        """(way, command, directory) of a clean run through a store and through --suppress."""
        suppress = self.data.opt_outs(case, form)
        yield "store", self.clean(label, contacts, out, None, extra), self.store(label, case, form)
        yield "--suppress", self.clean(label, contacts, out, suppress, extra), self.work


def medians(measured):
    """(seconds, CPU, peak memory) of several runs."""
    seconds, cpu, memory = zip(*measured)
    return statistics.median(seconds), statistics.median(cpu), max(memory)
