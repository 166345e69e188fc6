"""The council paper as OParl 1.1 objects (Paper, Consultation, Organization, File), and back.

OParl 1.1 (https://oparl.org/spezifikation): `role` of a Consultation says what the body does with the paper
(Kenntnisnahme, Vorberatung, Entscheidung); `authoritative` only whether it decides.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Consultation, CouncilPaper

SCHEMA = "https://schema.oparl.org/1.1/"
BASE = "https://archive.invalid/oparl/"  # .invalid never resolves (RFC 2606): the objects are a file, not a server
_DECIDES = re.compile(r"(?i)entscheid|beschlu(?:ss|ß)")
_TAG = re.compile(r"<[^>]*>")
FIELDS = ("proposal", "financial", "reasons", "signed_by")
VENDOR = "memorandum_kit"  # OParl lets others add fields with a prefix of theirs


def paper_object(paper: CouncilPaper, *, base: str = BASE) -> dict[str, Any]:
    """Give the paper as a nested OParl Paper; ids are URLs below `base`."""
    name = quote(paper.reference or "paper", safe="")
    own = f"{base}paper/{name}"
    result: dict[str, Any] = {"id": own, "type": f"{SCHEMA}Paper", "body": f"{base}body"}
    if paper.subject.strip():
        result["name"] = " ".join(paper.subject.split())
    if paper.reference:
        result["reference"] = paper.reference
    if paper.date:
        result["date"] = paper.date
    result["paperType"] = "Mitteilungsvorlage" if _only_notes(paper) else "Beschlussvorlage"
    if paper.consultations:
        result["consultation"] = [_consultation(own, n, c, base) for n, c in enumerate(paper.consultations, 1)]
    if paper.attachments:
        result["auxiliaryFile"] = [
            {
                "id": f"{own}/file/{n}",
                "type": f"{SCHEMA}File",
                "name": attachment,
                "accessUrl": f"{own}/file/{n}/content",
                "paper": [own],
            }
            for n, attachment in enumerate(paper.attachments, 1)
        ]
    for field in FIELDS:
        if value := getattr(paper, field):
            result[f"{VENDOR}:{field}"] = value
    if paper.other:
        result[f"{VENDOR}:other"] = [list(pair) for pair in paper.other]
    return result


def paper_bytes(paper: CouncilPaper, *, base: str = BASE) -> bytes:
    """Give the OParl JSON file of a paper."""
    return (json.dumps(paper_object(paper, base=base), ensure_ascii=False, indent=1) + "\n").encode()


def read_paper(data: bytes) -> CouncilPaper:
    """Read an OParl Paper (1.0 or 1.1) with its nested consultations and files; links are not followed.

    Raises:
        BadInput: no JSON, or no OParl Paper.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadInput("This is no OParl file", why=f"not JSON ({error})") from None
    if isinstance(value, dict) and isinstance(value.get("data"), list):  # a list as servers give it
        papers = [item for item in value["data"] if _is(item, "Paper")]
        value = papers[0] if len(papers) == 1 else value
    if not _is(value, "Paper"):
        raise BadInput("This JSON is no OParl Paper", why="its field 'type' names no Paper")
    main = value.get("mainFile") if isinstance(value.get("mainFile"), dict) else {}
    files = [item for item in _list(value, "auxiliaryFile") if isinstance(item, dict)]
    return CouncilPaper(
        reference=_string(value, "reference"),
        date=_string(value, "date")[:10],
        subject=_string(value, "name"),
        consultations=tuple(
            _read_consultation(item) for item in _list(value, "consultation") if _is(item, "Consultation")
        ),
        attachments=tuple(_file_name(item) for item in files if _file_name(item)),
        proposal=_string(value, f"{VENDOR}:proposal"),
        financial=_string(value, f"{VENDOR}:financial"),
        reasons=_string(value, f"{VENDOR}:reasons") or _TAG.sub("", _string(main, "text")),
        signed_by=_string(value, f"{VENDOR}:signed_by"),
        other=tuple(
            (str(pair[0]), str(pair[1]))
            for pair in _list(value, f"{VENDOR}:other")
            if isinstance(pair, list) and len(pair) == 2
        ),
    )


def _only_notes(paper: CouncilPaper) -> bool:
    roles = [c.role for c in paper.consultations if c.role]
    return bool(roles) and all("kenntnis" in role.lower() for role in roles)


def _consultation(paper: str, number: int, consultation: Consultation, base: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "id": f"{paper}/consultation/{number}",
        "type": f"{SCHEMA}Consultation",
        "paper": paper,
        "organization": [f"{base}organization/{quote(consultation.body, safe='')}"],
        f"{VENDOR}:organizationName": consultation.body,
        "authoritative": bool(_DECIDES.search(consultation.role)),
    }
    if consultation.role:
        result["role"] = consultation.role
    if consultation.date:
        result[f"{VENDOR}:meetingDate"] = consultation.date
    return result


def _read_consultation(value: dict[str, Any]) -> Consultation:
    body = _string(value, f"{VENDOR}:organizationName")
    for organization in _list(value, "organization"):
        body = body or (_string(organization, "name") if isinstance(organization, dict) else "")
    meeting = value.get("meeting")
    date = _string(value, f"{VENDOR}:meetingDate") or (_string(meeting, "start") if isinstance(meeting, dict) else "")
    return Consultation(body, date[:10], _string(value, "role"))


def _is(value: object, kind: str) -> bool:
    return isinstance(value, dict) and PurePosixPath(str(value.get("type", ""))).name == kind


def _list(value: dict[str, Any], name: str) -> list[Any]:
    item = value.get(name)
    return item if isinstance(item, list) else []


def _string(value: object, name: str) -> str:
    item = value.get(name) if isinstance(value, dict) else None
    return item if isinstance(item, str) else ""


def _file_name(value: dict[str, Any]) -> str:
    return _string(value, "name") or _string(value, "fileName")
