"""Signed PDFs: valid, changed, untrusted, cut back to the first signature, never signed. Keys are made here, for this test only."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from memorandum_kit.archive.signatures import check, roots_of
from memorandum_kit.errors import BadInput

pytest.importorskip("pyhanko", reason="pyHanko is not installed (extra sign)")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

FIRST, SECOND = "Annegret Thalmeyer", "Shen Zhiyuan"


def certificate(name: str, issuer: tuple[Any, Any] | None = None) -> tuple[Any, Any]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=issuer is not None, content_commitment=issuer is not None, key_encipherment=False,
                data_encipherment=False, key_agreement=False, key_cert_sign=issuer is None, crl_sign=issuer is None,
                encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
    )  # fmt: skip
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key


def pem(signed: Any) -> bytes:
    from cryptography.hazmat.primitives import serialization

    data: bytes = signed.public_bytes(serialization.Encoding.PEM)
    return data


def _sign(pdf: bytes, name: str, field: str, issuer: tuple[Any, Any]) -> bytes:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives import serialization
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    signed_by, key = certificate(name, issuer)
    raw = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    der = signed_by.public_bytes(serialization.Encoding.DER)
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(der),
        signing_key=keys.PrivateKeyInfo.load(raw),
        cert_registry=SimpleCertificateStore(),
    )
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    out = io.BytesIO()
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=signer, output=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def plain() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def root() -> tuple[Any, Any]:
    return certificate("Prüfstelle")


@pytest.fixture(scope="module")
def once(plain: bytes, root: tuple[Any, Any]) -> bytes:
    return _sign(plain, FIRST, "A", root)


@pytest.fixture(scope="module")
def twice(once: bytes, root: tuple[Any, Any]) -> bytes:
    return _sign(once, SECOND, "B", root)


def test_both_have_signed(twice: bytes, root: tuple[Any, Any]) -> None:
    checked = check(twice, roots_of(pem(root[0])), [FIRST, SECOND])
    assert [(s.signer, s.good, s.explanation) for s in checked.signatures] == [(FIRST, True, ""), (SECOND, True, "")]
    assert checked.good


def test_a_file_cut_back_to_its_first_signature(once: bytes, twice: bytes, root: tuple[Any, Any]) -> None:
    cut = twice[: len(once)]
    assert check(cut, roots_of(pem(root[0]))).good  # by itself it validates
    checked = check(cut, roots_of(pem(root[0])), [FIRST, SECOND])
    assert checked.missing == (SECOND,)
    assert not checked.good


def test_a_changed_byte(twice: bytes, root: tuple[Any, Any]) -> None:
    changed = twice.replace(b"200", b"300", 1)
    assert changed != twice
    checked = check(changed, roots_of(pem(root[0])), [FIRST])
    assert not checked.signatures[0].good
    assert "changed" in checked.signatures[0].explanation
    assert checked.missing == (FIRST,)


def test_a_signature_that_nobody_vouches_for(twice: bytes) -> None:
    other = certificate("Fremde Stelle")
    checked = check(twice, roots_of(pem(other[0])), [FIRST])
    assert not checked.good
    assert "trusted" in checked.signatures[0].explanation


def test_scans_without_signatures_are_normal(plain: bytes, root: tuple[Any, Any]) -> None:
    checked = check(plain, roots_of(pem(root[0])))
    assert checked.signatures == ()
    assert checked.good


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"kein PDF", bytes(1000)])
def test_what_is_no_pdf_is_said(data: bytes, root: tuple[Any, Any]) -> None:
    checked = check(data, roots_of(pem(root[0])), [FIRST])
    assert not checked.good


@pytest.mark.parametrize(
    "data", [b"", b"kein Zertifikat", b"-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n"]
)
def test_what_is_no_certificate_is_said(data: bytes) -> None:
    with pytest.raises(BadInput, match="certificates"):
        roots_of(data)
