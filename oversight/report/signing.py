"""Documents signed in themselves, and what the signatures in one say (PAdES, ETSI EN 319 142).

A signature is written behind the bytes of the edition, which stay as they were issued: so a
signed document still holds the edition whose every number can be traced. pyHanko does the
work, and is an extra: without it all else works.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from oversight.problem import Problem, Refused
from oversight.report.signer import pkcs12_of
from oversight.report.signing_changes import only_added


@dataclass(frozen=True)
class Signature:
    """One signature in a document: whose, of when by its own word, and what is wrong with it."""

    signer: str
    """The name in the certificate; empty where it cannot be read."""
    at: datetime | None
    whole: bool
    """What was signed is unchanged, and nothing stands behind it."""
    trusted: bool
    """The certificate is one of those trusted, or goes back to one."""


def read_signer(path: Path, passphrase: str | None, certificate: Path | None = None) -> Any:
    """Who signs: the key and certificate of a PKCS#12 file, or a PEM key and its certificate.

    Refused where there is none, it stays shut, or the certificate is of another key.
    """
    signers = _pyhanko().signers
    content = pkcs12_of(path, passphrase, certificate)
    return signers.SimpleSigner.load_pkcs12_data(content, other_certs=None)


def signed(pdf: bytes, signer: Any, *, reason: str) -> bytes:
    """The document with a signature behind it; its own bytes come first, unchanged.

    Raises `Refused` where it is no document that can be signed.
    """
    hanko = _pyhanko()
    try:
        writer = hanko.writer(BytesIO(pdf))
        number = len(list(writer.prev.embedded_signatures)) + 1
        told = hanko.signers.PdfSignatureMetadata(
            field_name=f"Signature{number}",
            reason=reason,
            subfilter=hanko.fields.SigSeedSubFilter.PADES,
            md_algorithm="sha256",
        )
        return bytes(hanko.signers.sign_pdf(writer, told, signer=signer).getvalue())
    except hanko.unreadable as error:
        said = "This is no PDF that can be signed."
        raise Refused(Problem("FILE", said, "Name a PDF that `oversight report` wrote.")) from error


def signatures(pdf: bytes, trusted: Sequence[bytes]) -> list[Signature]:
    """The signatures in a document, the first one first; none in what is no PDF.

    `trusted` are certificates, PEM or DER. Nothing is fetched from elsewhere.
    """
    hanko = _pyhanko()
    try:
        found = list(hanko.reader(BytesIO(pdf)).embedded_signatures)
    except Exception:
        return []
    return [_read(hanko, one, trusted, last=one is found[-1]) for one in found]


def is_signed(pdf: bytes) -> bool:
    """Whether a signature seems to stand in the document; asks for no pyHanko."""
    return b"/ByteRange" in pdf


def only_signed(pdf: bytes, issued: bytes) -> bool:
    """Whether all that was written behind the issued bytes are signatures.

    A signature holds for whatever was signed. That it is still what was issued is another
    question: no page may have changed, nor may anything be drawn over one.
    """
    if not pdf.startswith(issued):
        return False
    hanko = _pyhanko()
    try:
        return only_added(hanko.reader(BytesIO(issued)), hanko.reader(BytesIO(pdf)))
    except Exception:
        # What cannot be read cannot be told to be the same.
        return False


def _read(hanko: Any, one: Any, trusted: Sequence[bytes], *, last: bool) -> Signature:
    roots = [hanko.certificate.load(content) for content in trusted]
    context = hanko.context(trust_roots=roots, allow_fetching=False)
    # A certificate that nobody vouches for is an answer here, and not worth a traceback.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        name, status = _name(one), hanko.validate(one, context)
    except Exception:
        # Whatever a damaged file does to its reader: it is a signature that does not hold.
        return Signature("", None, whole=False, trusted=False)
    wanted = hanko.level.ENTIRE_FILE if last else hanko.level.ENTIRE_REVISION
    to_the_end = status.coverage >= wanted
    return Signature(
        name,
        status.signer_reported_dt,
        whole=bool(status.intact and status.valid and to_the_end),
        trusted=bool(status.trusted),
    )


def _name(one: Any) -> str:
    subject = one.signer_cert.subject.native
    return str(subject.get("common_name") or one.signer_cert.subject.human_friendly)


class _PyHanko:
    """What is used of pyHanko."""

    def __init__(self) -> None:
        from asn1crypto.x509 import Certificate  # noqa: PLC0415 - an extra
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
        from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
        from pyhanko.sign import fields, signers  # noqa: PLC0415
        from pyhanko.sign.general import SigningError  # noqa: PLC0415
        from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
        from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
        from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

        self.fields, self.signers = fields, signers
        self.reader, self.writer = PdfFileReader, IncrementalPdfFileWriter
        self.validate, self.context = validate_pdf_signature, ValidationContext
        self.level, self.certificate = SignatureCoverageLevel, Certificate
        self.unreadable = (PdfError, SigningError)


def _pyhanko() -> Any:
    try:
        return _PyHanko()
    except ModuleNotFoundError as error:
        said = "Signatures in a document need pyHanko, which is not installed."
        fix = "Install it with `pip install 'oversight[sign]'`."
        raise Refused(Problem("pyhanko", said, fix)) from error
