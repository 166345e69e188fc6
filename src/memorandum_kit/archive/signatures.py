"""Checking PDF signatures offline (extra `sign`): valid, trusted, covering the whole file, and by everyone who must have signed.

A file that was cut back to its first signature validates by itself; only the list of signers shows that one is missing.
A signature check never stands in for the seals: a file that was never signed, as scans are, is normal and is kept as well.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from memorandum_kit.archive.disk import open_regular
from memorandum_kit.errors import BadInput, NotInstalled


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a PDF."""

    signer: str  # common name of the certificate
    good: bool
    time: str = ""  # as the signer states it, ISO 8601
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file."""

    signatures: tuple[Signature, ...] = ()
    missing: tuple[str, ...] = ()  # who must have signed and has not validly

    @property
    def good(self) -> bool:
        """Whether every signature is valid and nobody is missing."""
        return not self.missing and all(signature.good for signature in self.signatures)


def roots_of(pem: bytes) -> list[Any]:
    """Give the certificates of a PEM or DER file as trust roots.

    Raises:
        BadInput: there is none in it.
        NotInstalled: the extra `sign` is missing.
    """
    armour, x509 = _part("asn1crypto.pem"), _part("asn1crypto.x509")
    try:
        if armour.detect(pem):
            return [x509.Certificate.load(der) for _, _, der in armour.unarmor(pem, multiple=True)]
        certificate = x509.Certificate.load(pem)
        _ = certificate.subject  # parsed only now
    except ValueError as error:
        raise BadInput("The file of trusted certificates cannot be read", why=str(error)[:120]) from None
    return [certificate]


def check_file(path: Path, roots: Sequence[Any], signers: Sequence[str] = ()) -> Checked:
    """Validate the signatures of a PDF; nothing is fetched.

    Args:
        path: the PDF.
        roots: trusted certificates (`roots_of`).
        signers: who must have signed: common names, or parts of them.

    Raises:
        BadInput: the file cannot be read.
        NotInstalled: the extra `sign` is missing.
    """
    with os.fdopen(open_regular(path), "rb") as file:
        return check(file.read(), roots, signers)


def check(data: bytes, roots: Sequence[Any], signers: Sequence[str] = ()) -> Checked:
    """Validate the signatures in the bytes of a PDF; see `check_file`."""
    reader, misc = _part("pyhanko.pdf_utils.reader"), _part("pyhanko.pdf_utils.misc")
    validator = _part("pyhanko_certvalidator")
    for name in ("pyhanko", "pyhanko_certvalidator"):  # they log each untrusted chain with a traceback
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        embedded = reader.PdfFileReader(io.BytesIO(data), strict=False).embedded_regular_signatures
    except (misc.PdfError, ValueError, KeyError, RecursionError) as error:
        return Checked((Signature("", False, explanation=f"no readable PDF: {error}"[:200]),), tuple(signers))
    contexts = (validator.ValidationContext(trust_roots=list(roots), allow_fetching=False) for _ in embedded)
    found = tuple(_one(signature, context) for signature, context in zip(embedded, contexts, strict=True))
    valid = [signature.signer.casefold() for signature in found if signature.good]
    missing = tuple(name for name in signers if not any(name.casefold() in signer for signer in valid))
    return Checked(found, missing)


def _one(signature: Any, context: Any) -> Signature:
    validation, errors = _part("pyhanko.sign.validation"), _part("pyhanko.sign.validation.errors")
    misc = _part("pyhanko.pdf_utils.misc")
    signer = signature.signer_cert.subject.native.get("common_name", "") if signature.signer_cert is not None else ""
    try:
        status = validation.validate_pdf_signature(signature, signer_validation_context=context)
    except (errors.SignatureValidationError, misc.PdfError, ValueError) as error:
        return Signature(signer, False, explanation=str(error)[:200])
    time = status.signer_reported_dt.isoformat() if status.signer_reported_dt else ""
    reasons = [
        reason
        for wrong, reason in (
            (not status.intact, "the signed bytes were changed"),
            (not status.valid, "the signature does not belong to the certificate"),
            (not status.trusted, "the certificate leads to none of the trusted ones"),
            (not status.docmdp_ok, "the file was changed after signing in a way that the signature forbids"),
        )
        if wrong
    ]
    good = bool(status.bottom_line) and not reasons
    return Signature(signer, good, time, "; ".join(reasons) or ("" if good else "not valid"))


def _part(name: str) -> Any:
    """A module of pyHanko or of what comes with it."""
    try:
        return import_module(name)
    except ImportError:
        raise NotInstalled(
            "Checking signatures needs pyHanko",
            why="it is not installed",
            advice="Install it: python -m pip install 'memorandum_kit[sign]'",
        ) from None
