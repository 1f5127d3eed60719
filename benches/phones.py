#!/usr/bin/env python3
"""Compares how scrub reads telephone numbers with Google's own library, in another language.

    pip install phonenumbers==9.0.42        # the version of the plans that Cargo.lock has
    python3 benches/phones.py [--count N] [--seed S] [--show CLASS] [--freeze FILE]

Makes N cells (default 1,200,000): numbers of 30 regions, valid ones of every type and random ones, spelled in many ways
and damaged in some. Each is read by `cargo bench --bench phones -- read` and by the library, given the same country. Every
pair of answers is put into a class; a class that nobody has explained here ends the program with 1.

--freeze writes the cells and what scrub says of them to FILE.tsv.gz instead: see tests/frozen_numbers.rs.
"""

import argparse
import collections
import gzip
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

import phonenumbers
from phonenumbers import PhoneNumberFormat as F
from phonenumbers import PhoneNumberType as T

PLANS = "9.0.42"
REGIONS = (
    "DE AT CH FR IT ES PT GB IE NL BE LU DK SE NO FI PL CZ SK HU RO BG GR HR SI EE LV LT US TR".split()
)
TYPES = [
    T.FIXED_LINE, T.MOBILE, T.FIXED_LINE_OR_MOBILE, T.TOLL_FREE, T.PREMIUM_RATE, T.SHARED_COST, T.VOIP,
    T.PERSONAL_NUMBER, T.PAGER, T.UAN, T.VOICEMAIL,
]

# Why scrub says something else than the library, on purpose.
EXPLAINED = {
    "the same": "both say the same number, or that there is none",
    "possible": "a + before a number that fits no plan but has a length that its country has: plans change sooner than programs",
    "no zero": "neither code nor zero before it: only sure of mobiles, and where all numbers have one length; a customer number looks alike",
    "code without +": "the code of the row's own country without its +: the library takes it for a national number where that is valid too",
    "too short": "without a +, seven digits at least behind the code: shorter ones are postcodes and rooms",
    "fraction": ".0 at the end of bare digits is what programs make of whole numbers",
    "too long": "more than the 15 digits of E.164",
    "shape": "a date, an amount, an address of a machine, a postcode",
    "00": "00 is + in every region; to the library it is that only where it is dialled so",
    "(0)": "(0) behind the code is dropped unless the number is none without it, as in Italy",
    "two numbers": "a stroke or comma between two numbers that are each one: the library reads the first, or all as one",
    "signs": "blanks, dashes and guards of other typesettings, which the library does not know",
    "letters": "letters and signs are no digits (0800 FLOWERS), and what stands behind a number is not cut off",
    "extension": "words for extensions in other languages",
}


def valid_number(rng, region):
    """A random valid number of a random type: an example with other last digits."""
    for _ in range(50):
        example = phonenumbers.example_number_for_type(region, rng.choice(TYPES))
        if example is None:
            continue
        nsn = phonenumbers.national_significant_number(example)
        keep = rng.randrange(1, len(nsn))
        tail = "".join(rng.choice("0123456789") for _ in nsn[keep:])
        try:
            number = phonenumbers.parse(f"+{example.country_code}{nsn[:keep]}{tail}")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
    return phonenumbers.example_number(region)


def spell(rng, region, number):
    """A number as somebody writes it, and the country that the row says."""
    national = phonenumbers.format_number(number, F.NATIONAL)
    international = phonenumbers.format_number(number, F.INTERNATIONAL)
    e164 = phonenumbers.format_number(number, F.E164)
    code, nsn = str(number.country_code), phonenumbers.national_significant_number(number)
    digits = "".join(c for c in national if c.isdigit())
    ways = [
        lambda: e164,
        lambda: international,
        lambda: national,
        lambda: digits,
        lambda: national.replace(" ", rng.choice(["/", "-", ".", "\u00a0", "  ", ""])),
        lambda: international.replace(" ", rng.choice(["/", "-", ".", "\u2009", "\u2011", ""])),
        lambda: "00" + international[1:],
        lambda: f"00{code}{nsn}",
        lambda: f"+{code} (0) {nsn}",
        lambda: f"+{code}(0){nsn[:3]}/{nsn[3:]}",
        lambda: code + nsn,
        lambda: nsn,
        lambda: f"+{code}0{nsn}",
        lambda: f"({digits[:4]}) {digits[4:]}",
        lambda: f"{digits[:4]}/{digits[4:]}",
        lambda: f"{digits[:3]}/{digits[3:6]}-{digits[6:]}",
        lambda: f"'{e164}",
        lambda: f'="{e164}"',
        lambda: e164.translate({ord(c): chr(ord(c) - ord("0") + ord("０")) for c in "0123456789"}),
        lambda: f"{international} ext. {rng.randrange(1, 999)}",
        lambda: f"{international} x{rng.randrange(1, 999)}",
        lambda: phonenumbers.format_number(number, F.RFC3966),
    ]
    return rng.choice(ways)()


def damage(rng, text):
    """One digit more, less or another one, a sign in it, or another number behind it."""
    at = rng.randrange(len(text) + 1)
    digit = rng.choice("0123456789")
    return rng.choice(
        [
            lambda: text[:at] + digit + text[at:],
            lambda: text[:at] + text[at + 1 :],
            lambda: text[:at] + digit + text[at + 1 :],
            lambda: text[:at] + rng.choice("abcx*#?%&") + text[at:],
            lambda: text[:at] + rng.choice(" -/.,()+") + text[at:],
            lambda: text[: max(1, len(text) // 2)],
            lambda: text + text,
            lambda: f"{text} / {text[::-1]}",
        ]
    )()


def cells(rng, count):
    for _ in range(count):
        region = rng.choice(REGIONS)
        kind = rng.random()
        if kind < 0.75:
            text = spell(rng, region, valid_number(rng, region))
            if kind > 0.5:
                text = damage(rng, text)
        else:
            text = rng.choice(["", "+", "0", "00", "+49", "0"]) + "".join(
                rng.choice("0123456789") for _ in range(rng.randrange(3, 17))
            )
        yield region, text.replace("\t", " ").replace("\n", " ")


def of_library(region, text):
    """What the library says: a number and whether it is valid; possible counts only with a + before it."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None, False
    return phonenumbers.format_number(number, F.E164), phonenumbers.is_valid_number(number)


def number_code(number):
    return phonenumbers.parse(number).country_code


def class_of(region, text, library, valid, numbers, problem):
    """The class of a pair of answers."""
    found = numbers.split()
    plain = text.replace("\u00a0", " ").strip(" '=\"")
    same = found == [library]
    if valid and same or not valid and not found:
        return "the same"
    if not valid and same and plain.lstrip("( ").startswith(("+", "tel:+", "＋")):
        return "possible"
    unbracketed = re.sub(r"\(\s*0\s*\)", "", plain)
    if unbracketed != plain:
        without, kept = of_library(region, unbracketed), of_library(region, plain)
        meant = without if without[1] or not kept[1] else kept
        if found == [meant[0]] or not found and not meant[1]:
            return "(0)"
    one, fits = of_library(region, unbracketed.replace("/", " ").replace(",", " "))
    usual = unicodedata.normalize("NFKC", unbracketed)
    parts = [plain, usual, plain.replace("/", " "), plain.replace(",", " ")]
    parts += [part for text in parts for part in re.split(r"[/,]|(?=\+)", text)]
    parts += ["+" + part.strip(" +") for part in parts]
    known = {of_library(region, part)[0] for part in parts} | {one}
    if len(parts) > 16 and found and (one in found or set(found) <= known):
        return "two numbers"
    if fits and not found and problem == "no-leading-zero":
        return "no zero"
    if not fits and not found:
        return "the same"
    if not fits and not valid and found and plain.lstrip("( ").startswith("+") and len(found) == 1:
        return "possible"
    digits = "".join(c for c in usual if c.isdigit())
    if problem in ("date", "other-number"):
        return "shape"
    if usual.endswith((".0", ".00")):
        return "fraction"
    if problem == "no-such-number" and library and len(library) - len(str(number_code(library))) - 1 < 7:
        return "too short"
    if problem == "no-digits" and len(digits) <= 6:
        return "too short"
    if found == [of_library(region, plain.strip(" ,/"))[0]] and plain != plain.strip(" ,/"):
        return "signs"
    if digits.startswith("00"):
        return "00"
    if problem == "no-such-number" and library and len(library) > 16:
        return "too long"
    if found and problem == "no-digits":
        return "two numbers"
    if len(found) > 1 or any(sign in plain for sign in "/,") and not same or "+" in plain[1:].lstrip("+ '\""):
        if problem == "letters":
            return "letters"
        return "two numbers, unexplained"
    usual = "".join(
        " " if c.isspace() else "-" if unicodedata.category(c) == "Pd" else c
        for c in unicodedata.normalize("NFKC", text).strip(" ='\"+")
    )
    usual = "+" + usual if "+" in text or "＋" in text else usual
    if usual != text and found == [of_library(region, usual)[0]]:
        return "signs"
    code = str(phonenumbers.country_code_for_region(region))
    if digits.startswith(code) and "+" not in plain:
        return "code without +"
    if problem == "no-leading-zero":
        return "no zero"
    if problem == "letters":
        return "letters"
    if any(c.isalpha() for c in plain):
        return "extension"
    return f"unexplained: library {'valid' if valid else 'no'}, scrub {problem or 'a number'}"


def read_with_scrub(rows):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        file.write("\n".join(f"{region}\t{text}" for region, text in rows) + "\n")
        file.flush()
        command = ["cargo", "bench", "--quiet", "--locked", "--bench", "phones", "--", "read", file.name]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")
    return [line.split("\t") for line in lines if line or "\t" in line]


def freeze(name, rows, answers):
    with gzip.GzipFile(name, "wb", mtime=0) as file:
        for (region, text), (numbers, problem) in zip(rows, answers):
            file.write(f"{region}\t{text}\t{numbers}\t{problem}\n".encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="unexplained", help="print examples of the classes that begin so")
    parser.add_argument("--freeze", metavar="FILE")
    args = parser.parse_args()
    if phonenumbers.__version__ != PLANS:
        print(f"warning: plans {phonenumbers.__version__}, scrub has {PLANS}", file=sys.stderr)
    rng = random.Random(args.seed)
    rows = list(cells(rng, args.count))
    answers = read_with_scrub(rows)
    assert len(answers) == len(rows), f"{len(answers)} answers to {len(rows)} cells"
    if args.freeze:
        return freeze(args.freeze, rows, answers)
    # What may be meant as well, and the forms with other digits, are scrub's own.
    firm = lambda numbers: " ".join(forms.split("~")[0] for forms in numbers.split() if not forms.endswith("?"))
    answers = [(firm(numbers), problem) for numbers, problem in answers]
    classes, examples = collections.Counter(), collections.defaultdict(list)
    agree_on_number = valid_count = 0
    for (region, text), (numbers, problem) in zip(rows, answers):
        library, valid = of_library(region, text)
        name = class_of(region, text, library, valid, numbers, problem)
        classes[name] += 1
        valid_count += valid
        agree_on_number += valid and numbers == library
        if len(examples[name]) < 12:
            examples[name].append((region, text, library, valid, numbers, problem))
    print(f"{len(rows)} cells; {valid_count} valid to the library, {agree_on_number} of them the same number to scrub")
    for name, count in classes.most_common():
        print(f"{count:>9}  {name}: {EXPLAINED.get(name, '?')}")
        if name.startswith(args.show):
            for example in examples[name]:
                print("          ", *example)
    sys.exit(any(name not in EXPLAINED for name in classes))


if __name__ == "__main__":
    main()
