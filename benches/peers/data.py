"""The lists of each case, and how they are made: by benches/generate.rs, each once, under a name that says what it is."""

import shutil
import subprocess
from dataclasses import dataclass

FORMS = ("clear", "md5", "sha1", "sha256", "sha512")


@dataclass(frozen=True)
class Case:
    """A contact list and a list of opt-outs."""

    name: str
    title: str
    rows: int
    entries: int
    # Per cent of the contacts that are on the list.
    share: int = 5
    shape: str = "reference"
    is_quoted: bool = False
    form: str = "clear"
    is_packed: bool = False


def cases(rows, entries, large):
    """All of them. Wide lists are a fifth as long: they have as many bytes."""
    few = max(rows // 5, 1)
    return [
        Case("reference", "Reference work: 12 columns", rows, entries),
        Case("narrow", "Narrow: 2 columns", rows, entries, shape="narrow"),
        Case("wide", "Wide: 34 columns", few, max(entries // 5, 1), shape="wide"),
        Case("quoted", "12 columns, every field in quotes", rows, entries, is_quoted=True),
        Case("wide-quoted", "34 columns, every field in quotes", few, max(entries // 5, 1), shape="wide", is_quoted=True),
        Case("few-hits", "1 % of the contacts are on the list", rows, entries, share=1),
        Case("many-hits", "50 % of the contacts are on the list", rows, entries, share=50),
        Case("long-list", "A list five times as long as the contacts", few, entries),
        Case("longest-list", "The largest list", few, large),
        Case("gzip", "12 columns, gzip", rows, entries, is_packed=True),
        Case("sha256", "A list of SHA-256 digests", rows, entries, form="sha256"),
    ]


class Data:
    """Everything below one directory."""

    def __init__(self, directory, project):
        self.directory, self.project = directory, project
        self.warm = set()

    def plain_contacts(self, case):
        """The contact list as text, whatever the case reads."""
        name = f"contacts-{case.rows}-{case.shape}{'-quoted' * case.is_quoted}"
        flags = ["--rows", case.rows, "--list", case.rows, "--shape", case.shape, "--no-lists"]
        return self.made(name, "contacts.csv", flags + ["--quoted"] * case.is_quoted)

    def contacts(self, case):
        plain = self.plain_contacts(case)
        if not case.is_packed:
            return self.warmed(plain)
        packed = plain.with_name("contacts.csv.gz")
        if not packed.exists():
            with open(packed.with_suffix(".part"), "wb") as out:
                subprocess.run(["gzip", "-6", "-c", plain], stdout=out, check=True)
            packed.with_suffix(".part").rename(packed)
        return self.warmed(packed)

    def opt_outs(self, case, form=None):
        """The list of a case, as scrub reads it."""
        form = form or case.form
        flags = ["--rows", case.rows, "--list", case.entries, "--share", case.share, "--forms", form, "--no-contacts"]
        file = "list.txt" if form == "clear" else f"list-{form}.txt"
        return self.warmed(self.made(f"list-{case.rows}-{case.entries}-{case.share}", file, flags))

    def opt_outs_for_peers(self, case):
        """The same with a header."""
        entries = self.opt_outs(case)
        headed = entries.with_suffix(".csv")
        if not headed.exists():
            with open(headed.with_suffix(".part"), "wb") as out, open(entries, "rb") as source:
                out.write(b"email\n")
                shutil.copyfileobj(source, out, 1 << 20)
            headed.with_suffix(".part").rename(headed)
        return self.warmed(headed)

    def made(self, name, file, flags):
        """A file of the generator, which writes all of it before it gets its name."""
        path = self.directory / name / file
        if not path.exists():
            part = self.directory / f"{name}.part"
            generate = ["cargo", "bench", "--locked", "--bench", "generate", "--", "--out", part, *flags]
            subprocess.run([str(word) for word in generate], cwd=self.project, check=True)
            path.parent.mkdir(exist_ok=True)
            (part / file).rename(path)
            shutil.rmtree(part)
        return path

    def warmed(self, path):
        """Read once, so that it lies in the page cache."""
        if path not in self.warm:
            self.warm.add(path)
            with open(path, "rb", buffering=0) as file:
                while file.read(1 << 22):
                    pass
        return path
