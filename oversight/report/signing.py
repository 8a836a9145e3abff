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


def read_signer(path: Path, passphrase: str | None) -> Any:
    """The key and certificate of a PKCS#12 file. Refused where there is none, or it stays shut."""
    signers = _pyhanko().signers
    try:
        content = path.read_bytes()
    except OSError as error:
        said = f"The signer cannot be read: {error.strerror}."
        fix = "Name a PKCS#12 file (.p12, .pfx), or make one with `oversight report signer`."
        raise Refused(Problem(str(path), said, fix)) from error
    try:
        return signers.SimpleSigner.load_pkcs12_data(
            content, other_certs=None, passphrase=passphrase.encode() if passphrase else None
        )
    except ValueError as error:
        said = "This is no PKCS#12 file, or the passphrase does not open it."
        raise Refused(Problem(str(path), said, "Give its passphrase in a file.")) from error


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
    """Whether a signature stands in the document; asks for no pyHanko."""
    return b"/ByteRange" in pdf and b"/ETSI.CAdES.detached" in pdf


def only_signed(pdf: bytes) -> bool:
    """Whether all that was written behind the first version of the document are signatures.

    A signature holds for whatever was signed. That it is still what was issued is another
    question: no page may have changed, nor may anything be drawn over one.
    """
    try:
        return _only_signed(_pyhanko().reader(BytesIO(pdf)))
    except Exception:
        # What cannot be read cannot be told to be the same.
        return False


def _only_signed(reader: Any) -> bool:
    first, before = reader.get_historical_resolver(0), reader.xrefs.explicit_refs_in_revision(0)
    known = {ref.idnum for ref in before}
    for number in range(1, reader.xrefs.total_revisions):
        now = reader.get_historical_resolver(number)
        if reader.xrefs.refs_freed_in_revision(number):
            return False
        for ref in reader.xrefs.explicit_refs_in_revision(number):
            if ref.idnum in known and not _same(first.get_object(ref), now.get_object(ref)):
                return False
    return True


_OF_SIGNING = {
    "/AcroForm",
    "/Annots",
    "/DSS",
    "/Extensions",
    "/Metadata",
    "/ModDate",
    "/Perms",
    "/Producer",
    "/Version",
}
"""What signing changes in the catalogue, in a page, and in what the document says of itself."""


def _same(was: Any, now: Any) -> bool:
    if not hasattr(was, "raw_get") or hasattr(was, "encoded_data"):
        return _written(was) == _written(now)
    keys = (set(was) | set(now)) - _OF_SIGNING
    if any(key not in was or key not in now for key in keys):
        return False
    if any(_written(was.raw_get(key)) != _written(now.raw_get(key)) for key in keys):
        return False
    old, new = was.get("/Annots", ()), now.get("/Annots", ())
    known = [_written(old.raw_get(at)) for at in range(len(old))]
    kept = [_written(new.raw_get(at)) for at in range(len(new))]
    return kept[: len(known)] == known and all(
        _unseen(new[at]) for at in range(len(known), len(kept))
    )


def _unseen(note: Any) -> bool:
    """A signature's own field that takes no room on the page."""
    left, bottom, right, top = (float(edge) for edge in note["/Rect"])
    return note["/Subtype"] == "/Widget" and (left, bottom) == (right, top)


def _written(value: Any) -> bytes:
    stream = BytesIO()
    value.write_to_stream(stream, None)
    return stream.getvalue()


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
