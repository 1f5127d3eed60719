"""The report: a Markdown file with a section for each case. A section that is measured again is replaced, the others stay,
each with the day and the machine of its own."""

import datetime
import os
import platform
import re
from pathlib import Path

HEAD = """# What was measured

Written by `benches/peers.py`; read there how. Times of different sections are of different minutes, so ratios within a
section say more than times across them. No peer finds duplicates, writes rejects with proofs, computes digests or waits
for the medium; scrub does all of that in every row below, but where it says `no fsync`.
"""


class Results:
    def __init__(self, path):
        self.path = path

    def replace(self, name, title, lines):
        """Writes one section; its name is in its heading."""
        sections = self.sections()
        day = datetime.date.today().isoformat()
        sections[name] = f"## {name}: {title}\n\n{day}, {machine()}\n\n" + "\n".join(lines).strip() + "\n"
        self.path.write_text("\n".join([HEAD, *sections.values()]))

    def sections(self):
        text = self.path.read_text() if self.path.exists() else ""
        found = re.split(r"(?m)^(?=## )", text)[1:]
        return {section[3 : section.index(":")]: section.rstrip("\n") + "\n" for section in found}


def machine():
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{cpu_model()}, {cores} core{'s' * (cores != 1)}, {memory:.0f} GB, {platform.system()}"


def cpu_model():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()
