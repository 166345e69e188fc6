"""EDTF values as TEI's dating attributes: exact, approached, refused."""

from __future__ import annotations

import pytest

from memorandum_kit.writers.tei_dates import dating

CASES = [
    ("2024-01-12", {"when": "2024-01-12"}),
    ("2024-01", {"when": "2024-01"}),
    ("2024", {"when": "2024"}),
    ("--01-12", {"when": "--01-12"}),
    ("--02-29", {"when": "--02-29"}),
    ("2024-01-12T14:30", {"when": "2024-01-12T14:30:00"}),
    ("2024-01-12T14:30:05+08:00", {"when": "2024-01-12T14:30:05+08:00"}),
    ("T14:30", {"when": "14:30:00"}),
    ("P5Y", {"dur": "P5Y"}),
    ("P2W", {"dur": "P14D"}),
    ("PT1H30M", {"dur": "PT1H30M"}),
    ("2024-01-12/2024-01-15", {"from": "2024-01-12", "to": "2024-01-15"}),
    ("2024-01-12/..", {"from": "2024-01-12"}),
    ("../2024", {"to": "2024"}),
    ("199X", {"notBefore": "1990", "notAfter": "1999", "when-custom": "199X"}),
    ("2024-XX", {"when": "2024", "when-custom": "2024-XX"}),
    ("2024-33", {"notBefore": "2024-01", "notAfter": "2024-03", "when-custom": "2024-33"}),
    ("2024-24", {"notBefore": "2024-12", "notAfter": "2025-02", "when-custom": "2024-24"}),
    ("2024-01-12~", {"when": "2024-01-12", "cert": "medium", "when-custom": "2024-01-12~"}),
    ("2024?", {"when": "2024", "cert": "low", "when-custom": "2024?"}),
    # no W3C date says these: the value is kept, nothing is guessed
    ("2024-02-31", {"when-custom": "2024-02-31"}),
    ("0000", {"when-custom": "0000"}),
    ("T24:30", {"when-custom": "T24:30"}),
    ("einst", {"when-custom": "einst"}),
    ("vor langer Zeit", {}),
    ("P", {"when-custom": "P"}),
    ("P1YT", {"when-custom": "P1YT"}),
    ("２０２４", {"when-custom": "２０２４"}),
    ("", {}),
    (None, {}),
]


@pytest.mark.parametrize(("value", "attributes"), CASES)
def test_dating(value: str | None, attributes: dict[str, str]) -> None:
    assert dating(value) == attributes
