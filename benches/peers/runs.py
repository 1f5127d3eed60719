"""Runs commands and compares what they wrote."""

import filecmp
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MEASURE = Path(__file__).resolve().with_name("measure.py")


class Failed(Exception):
    """A command that did not end with exit code 0."""


def run(command, directory, pin=False, environment=None):
    """(seconds, seconds of CPU, bytes of peak memory) of a command that must succeed."""
    with tempfile.NamedTemporaryFile("r") as result, tempfile.TemporaryFile() as messages:
        subprocess.run(
            [sys.executable, str(MEASURE), result.name, "1" if pin else "0", *map(str, command)],
            cwd=directory,
            env={**os.environ, **(environment or {})},
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


def first_cell(line):
    """It never holds a delimiter; some lists and some tools quote it."""
    return line.split(b",", 1)[0].strip(b'"\r\n')


def first_cells(path):
    """The first cell of every row but the header, in order."""
    with open(path, "rb") as file:
        next(file, None)
        return [first_cell(line) for line in file]


def remark(rows, wanted):
    """What is to be said about the rows that a tool kept."""
    if wanted is None:
        return f"{len(rows):,} kept"
    if rows == wanted:
        return f"{len(rows):,} kept, the same rows in the same order"
    extra, lacking = set(rows) - set(wanted), set(wanted) - set(rows)
    if not extra and not lacking and len(rows) == len(wanted):
        return f"{len(rows):,} kept, the same rows in another order"
    return f"{len(rows):,} kept: **{len(extra):,} let through**, {len(lacking):,} rejected by mistake"


def write_rows(contacts, wanted, path):
    """The input without the rows that are not wanted."""
    wanted = set(wanted)
    with open(contacts, "rb") as source, open(path, "wb") as out:
        out.write(next(source))
        out.writelines(line for line in source if first_cell(line) in wanted)


def difference(expected, clean):
    """None if both files are equal, else where they first differ."""
    if filecmp.cmp(expected, clean, shallow=False):
        return None
    with open(expected, "rb") as wanted, open(clean, "rb") as found:
        numbers = (number for number, (a, b) in enumerate(zip(wanted, found), 1) if a != b)
        return f"line {line} is not the one wanted" if (line := next(numbers, None)) else "one ends before the other"
