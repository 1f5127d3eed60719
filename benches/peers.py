#!/usr/bin/env python3
"""Runs scrub beside every peer that is installed, on the same files, checks that they keep the same rows, and writes
what it measured to benches/RESULTS.md.

    cargo build --release
    python3 benches/peers.py --data target/peers --scrub target/release/scrub
    python3 benches/peers.py --data target/peers --scrub target/release/scrub --only reference,scaling --rows 200000

What it needs is made by benches/generate.rs, once (about 8 GB at full size). A peer is a small script in benches/peers/:
it reads the CSV, anti-joins on lower(trim(email)) and writes the kept rows. Peers that do not answer to --version are
left out; nothing is installed (pip install duckdb polars chdb; xan, qsv and mlr on the PATH). Time is wall time of the
whole process, CPU is what all its threads used (the steadier figure on a busy machine), memory is its peak resident set,
mapped pages included. Files are read once before they are used; runs take turns, so that a noisy minute hits all of
them; the median of each counts. --scrub may be given several times, as LABEL=PATH, to set one version beside another.

What must agree: the rows of DuckDB's anti-join. In every case scrub's clean list must be, byte for byte, the input
without the other rows, through --suppress and through a store, run with --match exact --keep-duplicates; in the case
`reference` for every form of the list, which makes ten ways. Of the peers the first column (the unique contact_id) is
compared.

Exit code 1 if scrub's rows are not DuckDB's, 3 if there is no DuckDB to ask.
"""

import argparse
import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

# Cases of scrub without peers.
ALONE = ("scaling", "import")

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "peers"))

from comparison import Comparison  # noqa: E402
from data import Data, cases  # noqa: E402
from imports import Imports  # noqa: E402
from results import Results  # noqa: E402
from scaling import Scaling  # noqa: E402


def main():
    arguments = parse_arguments()
    data = Data(arguments.data, HERE.parent)
    work = Path(tempfile.mkdtemp(prefix="scrub-peers-", dir=arguments.work))
    try:
        results = Results(arguments.report)
        comparison = Comparison(arguments, data, work, results)
        is_agreed = all([comparison.run(case) for case in arguments.cases])
        for name, what in {"scaling": Scaling, "import": Imports}.items():
            if name in arguments.alone:
                what(arguments, data, comparison.scrubs, results).run()
    finally:
        shutil.rmtree(work)
    is_asked = "duckdb" in comparison.peers or not arguments.cases
    sys.exit(1 if not is_agreed else 0 if is_asked else 3)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="where the lists lie; what is missing is made")
    parser.add_argument("--scrub", action="append", default=[], metavar="[LABEL=]PATH", help="a scrub to measure")
    parser.add_argument("--only", help="the cases to run, such as reference,scaling (default: all)")
    parser.add_argument("--peers", help="the peers to run, such as duckdb,polars (default: all that are installed)")
    parser.add_argument("--rows", type=int, default=5_000_000, help="contacts; wide lists have a fifth (5,000,000)")
    parser.add_argument("--list", type=int, default=5_000_000, help="entries (5,000,000)")
    parser.add_argument("--large-list", type=int, default=50_000_000, help="entries of the largest list (50,000,000)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, of which the median counts (5)")
    parser.add_argument("--no-time", action="store_true", help="check that the rows agree, measure nothing")
    parser.add_argument("--unsynced", action="store_true", help="scrub without its final fsync too (Linux, needs cc)")
    parser.add_argument("--report", type=Path, default=HERE / "RESULTS.md", help="where the tables go")
    parser.add_argument("--work", type=Path, help="where outputs and stores go for the time of the run")
    arguments = parser.parse_args()
    arguments.data = arguments.data.resolve()
    arguments.scrub = dict(label_and_path(given) for given in arguments.scrub)
    known = {case.name: case for case in cases(arguments.rows, arguments.list, arguments.large_list)}
    wanted = arguments.only.split(",") if arguments.only else [*known, *ALONE]
    if unknown := [name for name in wanted if name not in known and name not in ALONE]:
        parser.error(f"no case {', '.join(unknown)}; there are {', '.join(known)}, {', '.join(ALONE)}")
    arguments.cases = [known[name] for name in wanted if name not in ALONE]
    arguments.alone = [name for name in wanted if name in ALONE and arguments.scrub and not arguments.no_time]
    arguments.again = shlex.join(["benches/peers.py", *sys.argv[1:]])
    arguments.pins = hasattr(os, "sched_setaffinity")
    return arguments


def label_and_path(given):
    label, _, path = given.rpartition("=")
    return label or "scrub", Path(path).resolve()


if __name__ == "__main__":
    main()
