#!/usr/bin/env python3
"""Guards the speed of scrub where times say little: counts the instructions of whole runs over 20,000 rows of each kind
(valgrind's callgrind), and fails if a count is 5 % above the recorded one.

    cargo build --release
    python3 benches/instructions.py              # compares
    python3 benches/instructions.py --renew      # records what it counts, in benches/instructions.txt

Every kind is counted twice: as it runs here, and with SCRUB_SCALAR=1, which switches off the wide code of scrub itself.
(Libraries that look at the processor by themselves still do.) So the figures hold for one family of processors: x86-64
with AVX2, as valgrind shows it; it knows no SHA instructions. Compilers differ too: renew the figures with a new Rust.
A count well below the recorded one is said as well, so that the figures are renewed and the guard stays sharp.

Exit code 1 if a count is too high, 3 if nothing could be counted on this machine; the last line says why.
"""

import argparse
import base64
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RECORDED = HERE / "instructions.txt"
ROWS, ENTRIES = 20_000, 20_000
TOLERANCE = 0.05
NOT_HERE = 3
QUIET = ["--threads", "1", "-q", "--no-progress", "--color", "never"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scrub", type=Path, default=HERE.parent / "target/release/scrub")
    parser.add_argument("--renew", action="store_true", help="record what is counted")
    parser.add_argument("--only", help="kinds to count, such as store,import")
    arguments = parser.parse_args()
    if reason := reason_to_leave_out():
        print(reason)
        sys.exit(NOT_HERE)
    with tempfile.TemporaryDirectory(prefix="scrub-instructions-") as place:
        counted = count_all(arguments.scrub.resolve(), Path(place), arguments.only)
    if arguments.renew:
        record({**recorded(), **counted})
        return
    sys.exit(compare(counted, recorded()))


def reason_to_leave_out():
    if not shutil.which("valgrind"):
        return "valgrind is not installed"
    cpu = Path("/proc/cpuinfo")
    if platform.machine() != "x86_64" or not cpu.exists() or " avx2 " not in cpu.read_text():
        return "the figures hold for x86-64 processors with AVX2"
    return None


# --- what is counted


def count_all(scrub, place, only):
    """{kind: instructions}, with a second figure for each kind without wide code."""
    write_lists(place)
    (place / "scrub.key").write_text("scrub-key-1:" + base64.b64encode(bytes(range(32))).decode() + "\n")
    (place / "scrub.key").chmod(0o600)
    run([scrub, "init", "-q"], place)
    empty = place.with_name(place.name + "-empty")
    shutil.copytree(place, empty)
    run([scrub, *import_list(), *QUIET], place)
    kinds = {
        "store": (["clean", "contacts.csv"], place),
        "suppress": (["clean", "contacts.csv", "--suppress", "list.txt"], place / "elsewhere"),
        "wide": (["clean", "wide.csv", "--suppress", "list.txt"], place / "elsewhere"),
        "digests": (["clean", "contacts.csv", "--suppress", "digests.txt"], place / "elsewhere"),
        "import": (import_list(), empty),
    }
    (place / "elsewhere").mkdir()
    for name in ("contacts.csv", "wide.csv", "list.txt", "digests.txt"):
        os.link(place / name, place / "elsewhere" / name)
    counted = {}
    try:
        for kind, (command, directory) in kinds.items():
            if only and kind not in only.split(","):
                continue
            for name, scalar in ((kind, {}), (f"{kind}-scalar", {"SCRUB_SCALAR": "1"})):
                # Every run starts from the same files.
                fresh = place.with_name(place.name + "-run")
                shutil.copytree(directory, fresh)
                counted[name] = count([scrub, *command, *QUIET], fresh, scalar)
                shutil.rmtree(fresh)
                print(f"{name}: {counted[name]:,}", flush=True)
    finally:
        shutil.rmtree(empty)
    return counted


def import_list():
    return ["import", "list.txt", "--list", "optouts", "--kind", "optout"]


def count(command, directory, environment):
    """The instructions of all threads of a run."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    said = run([*valgrind, *command], directory, environment)
    return int(re.search(r"Collected : (\d+)", said).group(1))


def run(command, directory, environment=None):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SCRUB_")}
    command = [str(part) for part in command]
    result = subprocess.run(
        command,
        cwd=directory,
        env=clean | (environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {result.returncode}:\n{result.stderr}")
    return result.stderr


# --- the lists: the same bytes everywhere


class Random:
    """A linear congruential generator (Knuth's MMIX): Python's own may change."""

    def __init__(self):
        self.state = 1

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) * bound >> 31


def write_lists(place):
    random = Random()
    people = [address(random, number) for number in range(ROWS)]
    header = "id,email,first_name,last_name,company,street,zip,city,country,phone,since,revenue\n"
    with open(place / "contacts.csv", "w") as narrow, open(place / "wide.csv", "w") as wide:
        narrow.write(header)
        quoted_row(wide, ["id", *(f"field_{n}" for n in range(16)), "email", *(f"field_{n}" for n in range(16, 32))])
        for number, person in enumerate(people):
            cells = [person, "Ann", "Example", "Acme Works", f"Main Street {random.below(200)}", random.below(90000)]
            cells += ["Leeds", "GB", f"+44 20 {random.below(10**7):07}", "2024-05-06", random.below(3000)]
            narrow.write(",".join(str(cell) for cell in [number, *cells]) + "\n")
            fields = [f"text, with \"\"{random.below(1000)}\"\"" if n % 8 == 0 else f"v{random.below(10**6)}" for n in range(32)]
            quoted_row(wide, [number, *fields[:16], person, *fields[16:]])
    # One contact of twenty is on the list.
    entries = [people[n * 20].lower().strip() if n < ROWS // 20 else address(random, ROWS + n) for n in range(ENTRIES)]
    entries.sort(key=lambda entry: hashlib.md5(entry.encode()).digest())
    (place / "list.txt").write_text("".join(f"{entry.lower()}\n" for entry in entries))
    digests = (hashlib.sha256(entry.lower().encode()).hexdigest() for entry in entries)
    (place / "digests.txt").write_text("".join(f"{digest}\n" for digest in digests))


def address(random, number):
    """Each is given once only."""
    domains = ("gmail.com", "gmail.com", "gmx.de", "web.de", "yahoo.com", "example.com", "mail.example.org", "acme.example")
    name = f"{('anna', 'Ben', 'CLARA', 'david')[random.below(4)]}.{('fox', 'Berg', 'Klein', 'ruiz')[random.below(4)]}"
    return f"{name}{number}@{domains[random.below(8)]}"


def quoted_row(file, cells):
    file.write(",".join(f'"{cell}"' for cell in cells) + "\n")


# --- the recorded figures: one a line, its name and the number


def recorded():
    if not RECORDED.exists():
        return {}
    lines = (line.split() for line in RECORDED.read_text().splitlines() if line and not line.startswith("#"))
    return {name: int(figure) for name, figure in lines}


def record(figures):
    head = "# Instructions of whole runs, counted by benches/instructions.py --renew, which writes this file.\n"
    RECORDED.write_text(head + "".join(f"{name} {figure}\n" for name, figure in figures.items()))


def compare(counted, figures):
    failed = False
    for name, now in counted.items():
        if name not in figures:
            print(f"{name}: no recorded figure (--renew)")
            failed = True
            continue
        change = now / figures[name] - 1
        verdict = "TOO MANY" if change > TOLERANCE else "fewer: renew the figures" if change < -TOLERANCE else "fine"
        failed |= change > TOLERANCE
        print(f"{name}: {change:+.1%} of {figures[name]:,}: {verdict}")
    return 1 if failed else 0


if __name__ == "__main__":
    main()
