"""Proof-read the shipped term records: `python tools/terms_check.py [file.tsv …]` prints what is wrong, a line a fault.

Without files it reads `glossaries/terms/*.tsv`. The rules are of three kinds: form (columns, order, characters), record (one
preferred term a language, a note with every deprecated term and every term that several concepts share), language (gender by
ending and by head word, capitals, script).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from memorandum_kit.glossary.records import COLUMNS, STATUSES
from memorandum_kit.scripts import script_of

TERMS = Path(__file__).resolve().parents[1] / "glossaries" / "terms"
LANGUAGES = ("de", "en", "zh-Hans", "zh-Hant")
NEEDED = ("de", "en", "zh-Hans")
VALUES = {
    "lang": frozenset(LANGUAGES),
    "status": frozenset(STATUSES),
    "term_type": frozenset(("fullForm", "shortForm", "abbreviation", "phrase")),
    "pos": frozenset(("noun", "verb", "adj", "adv", "phrase")),
    "gender": frozenset(("", "m", "f", "n", "pl")),
    "usage": frozenset(("", "mainland", "taiwan")),
}
CONCEPT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HAN = re.compile(r"[\u3400-\u9fff]")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00a0\u3000]")
FULLWIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
STRAIGHT_QUOTE = re.compile(r"[\"']")
FEMININE = ("ung", "heit", "keit", "schaft", "tät", "tion", "sion", "enz", "ik")
NEUTER = ("chen", "lein", "ismen")
MASCULINE = ("ismus", "ling")
# Nouns that end like a class they are not of.
OTHER_GENDER = frozenset(("sprung", "schwung", "dung", "mosaik", "atlantik", "katholik", "cycling"))
# Heads of compounds that say nothing of their own gender, or have two.
TWO_GENDERS = frozenset(("teil", "verdienst", "schild", "see", "leiter", "steuer", "erbe", "kunde", "gehalt", "messer"))
ORDER = {name: number for number, name in enumerate(LANGUAGES)}
STATE = {name: number for number, name in enumerate(STATUSES)}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a term file with its place."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def where(self) -> str:
        """File and line, with the term."""
        return f"{self.file}:{self.line} {self['concept_id']} {self['lang']} {self['term']!r}"

    @property
    def key(self) -> tuple[str, int, int, str]:
        """The key by which rows are sorted."""
        return (self["concept_id"], ORDER.get(self["lang"], 9), STATE.get(self["status"], 9), self["term"])


def read(path: Path) -> tuple[list[Row], list[str]]:
    """Read one file: its rows, and faults of the table itself (header, width, line ends)."""
    rows: list[Row] = []
    faults: list[str] = []
    text = path.read_text(encoding="utf-8")
    if not text.endswith("\n") or "\r" in text:
        faults.append(f"{path.name}: lines must end with LF, the last one too")
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        return rows, [*faults, f"{path.name}:1 the header is not the agreed one"]
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            faults.append(f"{path.name}:{number} has {len(cells)} cells, not {len(COLUMNS)}")
            continue
        rows.append(Row(path.name, number, dict(zip(COLUMNS, cells, strict=True))))
    return rows, faults


def check(paths: Iterable[Path]) -> list[str]:
    """Give all faults of a set of term files, in the order of files and rules."""
    faults: list[str] = []
    rows: list[Row] = []
    for path in paths:
        found, bad = read(path)
        faults.extend(bad)
        rows.extend(found)
        faults.extend(_form(found, path.stem))
    for row in rows:
        faults.extend(f"{row.where}: {what}" for what in _cells(row))
        faults.extend(f"{row.where}: {what}" for what in _language(row))
    faults.extend(_records(rows))
    faults.extend(_shared(rows))
    faults.extend(_heads(rows))
    return faults


def _form(rows: list[Row], subject: str) -> Iterator[str]:
    for before, after in pairwise(rows):
        if before.key > after.key:
            yield f"{after.where}: not in order (concept, language, status, term)"
    for row in rows:
        if row["subject_field"] != subject:
            yield f"{row.where}: the subject field is not the file's name"


def _cells(row: Row) -> Iterator[str]:
    for column, cell in row.cells.items():
        if cell != " ".join(cell.split(" ")).strip() or "  " in cell:
            yield f"blanks in {column}"
        if INVISIBLE.search(cell):
            yield f"invisible character in {column}"
        if unicodedata.normalize("NFC", cell) != cell:
            yield f"{column} is not NFC"
    for column, values in VALUES.items():
        if row[column] not in values:
            yield f"{column} {row[column]!r} is none of {sorted(values)}"
    if not CONCEPT_ID.fullmatch(row["concept_id"]):
        yield "the concept id is not kebab case"
    if not row["term"]:
        yield "no term"
    if row["status"] == "deprecated" and not row["note"]:
        yield "deprecated without a note that says why"
    folded = row["term"].lower().replace("ß", "ss")
    for word in filter(None, row["exclude"].split("|")):
        inner = word.lower().replace("ß", "ss")
        if inner == folded or (row["lang"] != "de" and folded not in inner):
            yield f"exclusion {word!r} is not a longer word with the term in it"
        if row["lang"] == "de" and folded[:-1] not in inner and not _umlauted(folded, inner):
            yield f"exclusion {word!r} is not a longer word with the term in it"


def _umlauted(term: str, word: str) -> bool:
    """Whether the word has the term with changed vowels: Räte for Rat."""
    plain = str.maketrans("äöü", "aou")
    return term.translate(plain)[:-1] in word.translate(plain)


def _language(row: Row) -> Iterator[str]:
    term, lang = row["term"], row["lang"]
    if STRAIGHT_QUOTE.search(term) and lang != "en":
        yield "straight quotation mark"
    if lang.startswith("zh"):
        if not HAN.search(term):
            yield "no Chinese character"
        if FULLWIDTH.search(term) or " " in term:
            yield "blank or full-width Latin in a Chinese term"
        if (script := script_of(term)) and script.value != lang:
            yield f"written in {script.value}"
        if row["gender"]:
            yield "gender with a Chinese term"
        return
    if HAN.search(term):
        yield "Chinese characters"
    if lang == "en":
        if row["gender"]:
            yield "gender with an English term"
        return
    yield from _german(row)


def _german(row: Row) -> Iterator[str]:
    term, pos = row["term"], row["pos"]
    words = term.split(" ")
    if pos == "noun":
        if not row["gender"]:
            yield "noun without gender"
        if not any(word[:1].isupper() or word[:1].isdigit() or not word.islower() for word in words):
            yield "noun without a capital"
        if (wanted := _gender_by_ending(term)) and row["gender"] not in (wanted, "pl"):
            yield f"gender {row['gender']!r}, by its ending {wanted!r}"
    elif row["gender"]:
        yield f"gender with {pos}"
    if pos == "verb" and not (term.endswith(("n", "sein")) and words[-1][:1].islower()):
        yield "verb not in the infinitive"
    if pos == "phrase" and len(words) == 1:
        yield "phrase of one word"


def head(term: str) -> str:
    """Give the head noun of a German term: its first word with a capital after the adjectives."""
    return next((word for word in term.split(" ") if word[:1].isupper()), term)


def _gender_by_ending(term: str) -> str:
    noun = head(term).lower().rsplit("-", 1)[-1]
    if noun.endswith(tuple(OTHER_GENDER)) or not noun.isalpha() or (" " in term and term.split(" ")[0][:1].isupper()):
        return ""
    if noun.endswith(FEMININE):
        return "f"
    if noun.endswith(NEUTER):
        return "n"
    return "m" if noun.endswith(MASCULINE) else ""


def _records(rows: list[Row]) -> Iterator[str]:
    concepts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        concepts[row["concept_id"]].append(row)
    for concept, terms in concepts.items():
        files = sorted({row.file for row in terms})
        if len(files) > 1:
            yield f"{concept}: in {', '.join(files)}"
        preferred = Counter((row["lang"], row["usage"]) for row in terms if row["status"] == "preferred")
        for (lang, usage), number in preferred.items():
            if number > 1:
                yield f"{concept}: {number} preferred terms in {lang} {usage}".rstrip()
        for lang in NEEDED:
            if not preferred[(lang, "")]:
                yield f"{concept}: no preferred term in {lang}"
        for lang in {row["lang"] for row in terms if row["status"] != "preferred"}:
            if not any(name == lang for name, _ in preferred):
                yield f"{concept}: {lang} has no preferred term"
        for (lang, term), number in Counter((row["lang"], row["term"]) for row in terms).items():
            if number > 1:
                yield f"{concept}: {lang} {term!r} {number} times"


def _shared(rows: list[Row]) -> Iterator[str]:
    """Terms of several concepts: allowed where a note with each says so; English is a pivot only and may repeat."""
    by_term: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["lang"] in ("de", "zh-Hans"):
            by_term[row["lang"], row["term"]].append(row)
    for sharing in by_term.values():
        if len({row["concept_id"] for row in sharing}) > 1:
            others = ", ".join(f"{row['concept_id']} ({row['status']})" for row in sharing)
            yield from (f"{row.where}: shared by {others}, without a note" for row in sharing if not row["note"])


def _heads(rows: list[Row]) -> Iterator[str]:
    """A compound has the gender of its last part, where that is a term itself."""
    genders: dict[str, set[str]] = defaultdict(set)
    nouns = [row for row in rows if row["lang"] == "de" and row["pos"] == "noun" and row["gender"] not in ("", "pl")]
    for row in nouns:
        if " " not in row["term"] and "-" not in row["term"] and row["term_type"] == "fullForm":
            genders[row["term"].lower()].add(row["gender"])
    for row in nouns:
        word = row["term"].lower()
        if " " in word or row["term_type"] != "fullForm":
            continue
        for start in range(3, len(word) - 4):
            tail = word[start:]
            if tail in genders and tail not in TWO_GENDERS:
                if row["gender"] not in genders[tail]:
                    yield f"{row.where}: gender {row['gender']!r}, its head {tail!r} has {sorted(genders[tail])}"
                break


def counts(paths: Iterable[Path]) -> Counter[str]:
    """Count concepts, terms, terms by language and by status."""
    rows = [row for path in paths for row in read(path)[0]]
    number = Counter({"concepts": len({row["concept_id"] for row in rows}), "terms": len(rows)})
    number.update(row["lang"] for row in rows)
    number.update(row["status"] for row in rows)
    return number


def main(arguments: list[str]) -> int:
    """Print the faults and the counts; 1 where there are faults."""
    paths = [Path(argument) for argument in arguments] or sorted(TERMS.glob("*.tsv"))
    faults = check(paths)
    for fault in faults:
        print(fault)
    print(", ".join(f"{number} {name}" for name, number in counts(paths).items()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
