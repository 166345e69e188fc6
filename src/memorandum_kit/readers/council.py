"""A German council paper (Drucksache, Vorlage) by its labels: blocks of any reader to a `model.CouncilPaper`.

The layouts differ from council to council and from file to file: labels in any order, values behind the label, in the next
cell or on the next lines, table heads tabbed, one a line, or glued ("BeratungsfolgeSitzungsterminZuständigkeit").
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from memorandum_kit.model import Block, Consultation, CouncilPaper
from memorandum_kit.readers.council_labels import COLUMN_OF, COLUMNS, FIELD_OF, LABELS, ROLES, label_key
from memorandum_kit.resources import GERMAN_MONTHS

_MONTHS = tuple(name.lower() for name in GERMAN_MONTHS)
_DATE = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<d>\d{{1,2}})\.\s?(?P<name>{'|'.join(_MONTHS)})\s(?P<y>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
# 2024/0124, 2024/0124/1, IX/416/1, BV/0124/2024, 18/SVV/0123, 24-0124: two to five parts, one of them a number.
_REFERENCE = re.compile(
    r"(?<![\w/.-])(?=[A-ZÄÖÜ0-9 /-]{0,12}\d)(?:[A-ZÄÖÜ]{1,5}|\d{1,4})(?:\s?[/-]\s?(?:\d{1,6}|[A-ZÄÖÜ]{1,4}|\d{1,4}[A-Z])){1,4}(?![\w/])"
)
# A label and its value on one line: "Betreff: …", "Datum<tab>…", "Drucksache Nr. 2024/0124".
_WITH_COLON = re.compile(r"(?P<label>[^:：\t]{2,60}?)\s*[:：]\s*(?P<value>.*)", re.DOTALL)
_CELLS = re.compile(r"\s*\|\s*|\t+| {3,}")
_ITEM = re.compile(r"(?:^|(?<=[\s;,]))(?:Anlage\s+)?\d{1,2}[.):]\s+|^[-–•*]\s+", re.MULTILINE)
_NOTHING = re.compile(r"(?:keine?|entfällt|nein|ohne|-|–|\./\.)\.?", re.IGNORECASE)
_SIGNED = re.compile(r"(?:gez\.|gezeichnet|i\.\s?[VA]\.|In Vertretung|Im Auftrag)\s*", re.IGNORECASE)
_ROLE = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, ROLES), key=len, reverse=True))})(?:\s*\(.*\))?", re.IGNORECASE
)
_MARK = re.compile(r"(?:ö|n|nö|öffentlich|nicht\s?öffentlich|TOP\s*\d+(?:\.\d+)?|\d{1,3}\.?|[-–])", re.IGNORECASE)
# A label at the beginning of a line without a colon: before a number with or without a blank, before a capital without one
# (no German word goes on with a capital letter).
_GLUED = re.compile(
    rf"(?P<label>{'|'.join(re.escape(x) for x in sorted((x for xs in LABELS.values() for x in xs), key=len, reverse=True))})"
    r"(?:\s+(?=[\dA-ZÄÖÜ])|(?P<glued>)(?=[\dA-ZÄÖÜ„])|$)"
)
# "Amt/Aktenzeichen: 10/01": a label that only this council has, in the head of the paper.
_UNKNOWN = re.compile(r"(?P<label>[A-ZÄÖÜ][\w äöüß/.-]{2,40}):\s+(?P<value>\S.*)")
_HEAD_WORD = re.compile(
    "|".join(
        re.escape(name) for name in sorted((n for names in COLUMNS.values() for n in names), key=len, reverse=True)
    )
)


@dataclass(slots=True)
class _Draft:
    """Lines by field, as they are found."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    other: list[tuple[str, list[str]]] = field(default_factory=list)
    rows: list[Consultation] = field(default_factory=list)
    reference: str = ""
    date: str = ""
    labels: set[str] = field(default_factory=set)


def find_council_paper(blocks: Sequence[Block]) -> CouncilPaper | None:
    """Give the typed fields of a council paper, or None where the blocks are none.

    A text is one where it has a proposal or a Beratungsfolge, and besides it a reference number, a subject or reasons.
    """
    draft = _Draft()
    _fill(draft, _lines(blocks))
    labels = draft.labels
    if not (labels & {"proposal", "consultations"} and (draft.reference or labels & {"subject", "reasons"})):
        return None
    if not (len(labels) >= 3 or draft.reference):
        return None
    signed = _signature(draft)
    return CouncilPaper(
        reference=draft.reference,
        date=draft.date,
        subject=_joined(draft.lines.get("subject", ())),
        proposal=_joined(draft.lines.get("proposal", ())),
        financial=_financial(draft.lines.get("financial", ())),
        reasons=_joined(draft.lines.get("reasons", ())),
        consultations=tuple(draft.rows),
        attachments=_attachments(draft.lines.get("attachments", ())),
        signed_by=signed,
        other=tuple((label, _joined(lines)) for label, lines in draft.other if lines),
    )


def parse_date(text: str) -> str:
    """Give the first German or ISO date of a text as ISO 8601, "" where there is none or no such day."""
    match = _DATE.search(text)
    if match is None:
        return ""
    if match["iso"]:
        parts = tuple(int(part) for part in match["iso"].split("-"))
    elif match["name"]:
        parts = (int(match["y"]), _MONTHS.index(match["name"].lower()) + 1, int(match["d"]))
    else:
        year = int(match["year"])
        parts = (year + 2000 if year < 100 else year, int(match["month"]), int(match["day"]))
    try:
        return datetime.date(*parts).isoformat()
    except ValueError:
        return ""


def find_reference(text: str) -> str:
    """Give the first reference number of a council paper in a text, blanks taken out, or ""."""
    for match in _REFERENCE.finditer(text):
        found = re.sub(r"\s", "", match[0])
        if re.search(r"\d", found) and not _DATE.fullmatch(found):
            return found
    return ""


def _lines(blocks: Iterable[Block]) -> list[list[str]]:
    """The blocks as lines of cells: a table row is one line, other lines are cut at tabs and wide gaps."""
    lines: list[list[str]] = []
    row: tuple[str, int | None, int | None] | None = None
    cell: int | None = None
    for block in blocks:
        place = block.place
        text = f"{block.label} {block.text}".strip()
        if place.table is not None:
            key = (place.part, place.table, place.row)
            if key == row and cell != place.cell:
                lines[-1].append(text)
            elif key == row:
                lines[-1][-1] += f"\n{text}"
            else:
                lines.append([text])
            row, cell = key, place.cell
            continue
        row = None
        for part in text.split("\n"):
            cells = [piece.strip() for piece in _CELLS.split(part.strip())]
            if any(cells):
                lines.append(cells)
    return lines


def _label(text: str) -> tuple[str, str, str] | None:
    """A cell that is or begins with a label: (field, label as printed, value behind it)."""
    text = text.strip()
    if found := FIELD_OF.get(label_key(text)) if len(text) <= 60 else None:
        return found, text.rstrip(" :："), ""
    match = _WITH_COLON.match(text)
    if match and (found := FIELD_OF.get(label_key(match["label"]))):
        return found, match["label"], match["value"].strip()
    # "Drucksache Nr. 2024/0124", "Vorlage IX/416/1 vom 3. Mai 2024", "Datum29.02.2024", "BetreffFreundschaftserklärung"
    if match := _GLUED.match(text):
        field_name, value = FIELD_OF[label_key(match["label"])], text[match.end() :].strip()
        if field_name == "date" and _DATE.match(value):
            return field_name, match["label"], value
        if field_name == "reference" and len(text) <= 80 and find_reference(value[:40]) and not _DATE.match(value):
            return field_name, match["label"], value
        if field_name not in ("date", "reference") and match["glued"] is not None:
            return field_name, match["label"], value
    if text.startswith("gez.") and len(text) <= 60:
        return "signed_by", "gez.", text[4:].strip()
    return None


def _fill(draft: _Draft, lines: list[list[str]]) -> None:
    current: str | None = None
    waiting: list[str] = []  # short fields whose label came and whose value did not yet
    index = 0
    while index < len(lines):
        cells = [cell for cell in lines[index] if cell]
        head = _head(lines, index)
        if head:
            draft.labels.add("consultations")
            index = _consultations(draft, lines, index + head)
            current = None
            continue
        if len(cells) > 1 and _label_row(draft, cells, lines[index + 1] if index + 1 < len(lines) else []):
            index += 2
            current = None
            continue
        for cell in cells:
            current = _cell(draft, cell, current, waiting)
        index += 1


def _cell(draft: _Draft, cell: str, current: str | None, waiting: list[str]) -> str | None:
    """Take one cell: a label opens its field, anything else goes to the open one; gives the field that is open now."""
    label = _label(cell)
    if label is None:
        for name in [name for name in waiting if not getattr(draft, name)]:
            if _short_value(draft, name, cell):
                waiting.remove(name)
                return current
        if current == "other":
            draft.other[-1][1].append(cell)
        elif current is None and (unknown := _UNKNOWN.fullmatch(cell)):
            draft.other.append((unknown["label"], [unknown["value"]]))
        elif current is not None:
            draft.lines.setdefault(current, []).append(cell)
        return current
    name, printed, value = label
    if name == current and not value and name != "other":
        # "Finanzielle Auswirkungen" over "Finanzielle Auswirkungen:": the form repeats its heading.
        return current
    draft.labels.add(name)
    if name in ("reference", "date"):
        if not getattr(draft, name) and not (value and _short_value(draft, name, value)):
            waiting.append(name)
        if name == "reference" and value and not draft.date and re.search(r"\bvom\b", value):
            draft.date = parse_date(value)
        return None
    if name == "other":
        draft.other.append((printed, [value] if value else []))
    elif value:
        draft.lines.setdefault(name, []).append(value)
    return name


def _short_value(draft: _Draft, name: str, text: str) -> bool:
    """Fill the reference or the date from a short text; False where it holds none."""
    if len(text) > 60:
        return False
    found = parse_date(text) if name == "date" else find_reference(_DATE.sub(" ", text))
    if found and not getattr(draft, name):
        setattr(draft, name, found)
    return bool(found)


def _label_row(draft: _Draft, cells: list[str], below: list[str]) -> bool:
    """A row of labels over a row of their values: "Datum | Drucksache Nr." over "29.02.2024 | 2024/0124"."""
    labels = [_label(cell) for cell in cells]
    if len(below) != len(cells) or not all(label is not None and not label[2] for label in labels):
        return False
    if any(_label(cell) for cell in below):
        return False
    for label, value in zip(labels, below, strict=True):
        if label is not None and value:
            _cell(draft, f"{label[1]}: {value}", None, [])
    return True


def _head(lines: list[list[str]], index: int) -> int:
    """How many lines the head of the Beratungsfolge takes here: tabbed, glued, or one column a line; 0 for none."""
    names = [COLUMN_OF.get(label_key(cell)) for cell in lines[index] if cell]
    if len(names) > 1 and None not in names and "body" in names:
        return 1
    if len(names) != 1:
        return 0
    text = lines[index][0].strip().rstrip(":")
    words = _HEAD_WORD.findall(text)
    if (
        len(words) > 1
        and label_key("".join(words)) == label_key(text)
        and "body" in {COLUMN_OF[label_key(w)] for w in words}
    ):
        return 1
    if names[0] != "body" and FIELD_OF.get(label_key(text)) != "consultations":
        return 0
    count = 1
    while index + count < len(lines) and all(label_key(cell) in COLUMN_OF for cell in lines[index + count] if cell):
        count += 1
    if FIELD_OF.get(label_key(text)) == "consultations" or count > 1:
        return count
    return 0


def _consultations(draft: _Draft, lines: list[list[str]], index: int) -> int:
    """Read the rows below the head; gives the index of the first line that is none."""
    rows = _Rows()
    while index < len(lines):
        cells = [cell for cell in lines[index] if cell]
        if cells and _label(cells[0]) is not None and not _ROLE.fullmatch(cells[0]):
            break
        parts = [part for cell in cells for part in _row_parts(cell)]
        if len(parts) == 1 and parts[0][0] == "body" and (len(parts[0][1]) > 120 or parts[0][1].endswith(".")):
            break  # a sentence: the paper goes on
        rows.take(parts)
        index += 1
    draft.rows.extend(rows.finished())
    return index


class _Rows:
    """Puts the parts of rows together, whether a row is one line or one part a line."""

    def __init__(self) -> None:
        self._rows: list[dict[str, str]] = []

    def take(self, parts: list[tuple[str, str]]) -> None:
        """Take one line's parts."""
        parts = [part for part in parts if part[0]]
        row = self._rows[-1] if self._rows else {}
        if len(parts) > 1 and ("date" in row or "role" in row):
            self._rows.append({})
        for kind, text in parts:
            self._add(kind, text)

    def _add(self, kind: str, text: str) -> None:
        row = self._rows[-1] if self._rows else {}
        complete = "body" in row and ("date" in row or "role" in row)
        if kind == "body" and "body" in row and not complete:
            row["body"] += f" {text}"  # a long name over two lines
        elif not self._rows or kind in row or (kind == "body" and complete):
            # Several dates behind one body are several sittings of it.
            again = {"body": row["body"]} if kind == "date" and "role" not in row and "body" in row else {}
            self._rows.append({**again, kind: text})
        else:
            row[kind] = text

    def finished(self) -> list[Consultation]:
        """Give the rows; a body without date and role continues the name before it."""
        done: list[Consultation] = []
        for row in self._rows:
            body = " ".join(row.get("body", "").split())
            if "date" in row or "role" in row:
                if body:
                    done.append(Consultation(body, parse_date(row.get("date", "")), row.get("role", "")))
            elif body and done and done[-1].body.endswith(("-", " und")):
                last = done[-1]
                done[-1] = Consultation(f"{last.body} {body}", last.date, last.role)
        return done


def _row_parts(cell: str) -> list[tuple[str, str]]:
    """A cell, or a glued row, as its parts: ("body" | "date" | "role" | "", text)."""
    match = _DATE.search(cell)
    if match is None:
        return _undated(" ".join(cell.split()))
    before, after = cell[: match.start()].strip(" \t,;:–-("), cell[match.end() :].strip(" \t,;:–-")
    before = re.sub(r"\s+(?:am|vom|den)$", "", before)
    parts = _undated(" ".join(before.split())) if before else []
    parts.append(("date", match[0]))
    return parts + (_row_parts(after) if after else [])


def _undated(text: str) -> list[tuple[str, str]]:
    """A stretch without a date: a mark, a role, a body, or marks and a role around a body."""
    text = text.strip(" ,;:()" if text.startswith("(") and text.endswith(")") else " ,;:")
    if not text:
        return []
    if _MARK.fullmatch(text):
        return [("", text)]
    if _ROLE.fullmatch(text):
        return [("role", text)]
    if marked := re.match(rf"(?:{_MARK.pattern})\s+", text, re.IGNORECASE):
        return _undated(text[marked.end() :])
    tail = re.search(rf"(?<=[a-zäöüß) ,(])({_ROLE.pattern})\)?$", text)
    if tail and (body := text[: tail.start()].strip(" ,;:(")):
        return [("body", body), ("role", tail[1])]
    return [("body", text)]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line.strip() for line in lines).strip()


def _financial(lines: Sequence[str]) -> str:
    """The answer to the form's questions; questions without an answer are left out."""
    if not lines:
        return ""
    answers = [line for line in lines if not line.rstrip().endswith(":")]
    if len(answers) == 1 and _NOTHING.fullmatch(answers[0].strip()):
        return answers[0].strip()
    kept = [
        line
        for line, following in zip(lines, [*lines[1:], ":"], strict=True)
        if not (line.rstrip().endswith(":") and following.rstrip().endswith(":"))
    ]
    return _joined(kept)


def _attachments(lines: Sequence[str]) -> tuple[str, ...]:
    """The names of the attachments, without their numbers."""
    parts: list[str] = []
    for line in lines:
        pieces = [piece.strip(" \t.,:;") for piece in _ITEM.split(line)]
        parts.extend(piece for piece in pieces if piece and not _NOTHING.fullmatch(piece))
    return tuple(parts)


def _signature(draft: _Draft) -> str:
    """Who signed: a line of its own after "gez.", or short lines after the last sentence of the reasons (taken off)."""
    if signed := draft.lines.get("signed_by"):
        return ", ".join(_SIGNED.sub("", line).strip(" ()") for line in signed[:3] if line.strip())
    for name in ("reasons", "financial", "proposal"):
        lines = draft.lines.get(name, [])
        count = 0
        while count < min(4, len(lines) - 1) and _is_signature_line(lines[-1 - count]):
            count += 1
        if count and lines[-1 - count].rstrip().endswith((".", "!", "?", ":", "“", ")")):
            tail = lines[-count:]
            del lines[-count:]
            return ", ".join(text for line in tail if (text := _SIGNED.sub("", line).strip(" ()")))
        if lines:
            return ""
    return ""


def _is_signature_line(line: str) -> bool:
    text = line.strip()
    return (
        0 < len(text) <= 45
        and len(text.split()) <= 5
        and (text[0].isupper() or text[0] in "(" or text.startswith(("gez.", "i. ", "i.")))
        and not text.endswith((".", ":", ";", ",", "!", "?"))
        and not re.search(r"\d", text)
    )
