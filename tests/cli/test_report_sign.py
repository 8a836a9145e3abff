"""`oversight report signer, sign` and what `verify` then says, as typed."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from oversight.report.signing import read_signer, signed

from .line import Typed


@pytest.fixture
def issued(typed: Typed, small: Path) -> Path:
    """The folder of a project that issued a daily brief to d.pdf, and a signer."""
    typed.done("-C", small, "evaluate", "--as-of", "2021-12-31")
    typed.done("-C", small, "report", "daily", "--language", "zh", "--out", "d.pdf")
    Path("pass").write_text("a long river\n", encoding="utf-8")
    made = typed.done("report", "signer", "keys", "--name", "李伟", "--passphrase-file", "pass")
    assert made == "Written: keys/signer.p12.\nWritten: keys/signer.crt.\n"
    return small


def test_signed_and_verified_and_tampered_with(typed: Typed, issued: Path) -> None:
    def run(*words: object) -> tuple[int, str, str]:
        return typed("-C", issued, "report", *words)

    by = ("--key", "keys/signer.p12", "--passphrase-file", "pass")
    said = typed.done("-C", issued, "report", "sign", "d.pdf", *by)
    name = re.fullmatch(r"d-signed\.pdf: (daily-\S+), signed\.\n", said)
    assert name
    assert Path("d-signed.pdf").read_bytes().startswith(Path("d.pdf").read_bytes())

    code, out, err = run("verify", "d-signed.pdf", "--trust", "keys/signer.crt")
    assert (code, err) == (0, "")
    first, second = out.splitlines()
    assert first == f"d-signed.pdf: as it was issued, kept as {name[1]}."
    assert re.fullmatch(
        r"  Signed by 李伟, \d{4}-\d\d-\d\d \d\d:\d\d UTC: the signature holds\.", second
    )

    code, out, _ = run("verify", "d-signed.pdf")
    assert (code, out.splitlines()[1].partition(": ")[2]) == (
        1,
        "whole, but whose is not checked: name trusted certificates with --trust.",
    )
    typed.done("report", "signer", "others", "--name", "Somebody")
    code, out, _ = run("verify", "d-signed.pdf", "--trust", "others")
    assert (code, out.splitlines()[1].partition(": ")[2]) == (
        1,
        "whole, but by a certificate that is not among those trusted.",
    )
    code, out, _ = run("verify", "d.pdf", "--trust", "keys")
    assert (code, out.splitlines()[1:]) == (1, ["  There is no signature in the document."])

    content = bytearray(Path("d-signed.pdf").read_bytes())
    content[content.index(b"stream") + 30] ^= 1
    Path("d-signed.pdf").write_bytes(content)
    code, out, err = run("verify", "d-signed.pdf", "--trust", "keys")
    assert (code, err) == (1, "")
    assert out.splitlines()[0] == (
        "d-signed.pdf: no edition with these bytes is kept; it was changed, or is another's."
    )


def test_only_what_was_issued_is_signed(typed: Typed, issued: Path) -> None:
    by = ("--key", "keys/signer.p12", "--passphrase-file", "pass")
    Path("other.pdf").write_bytes(Path("d.pdf").read_bytes() + b"\n")
    assert typed("-C", issued, "report", "sign", "other.pdf", *by) == (
        2,
        "",
        "other.pdf: No edition with these bytes is kept here, so it is not known what would be "
        "signed. Sign what `oversight report` wrote, unchanged.\n",
    )
    assert not Path("other-signed.pdf").exists()
    assert typed("-C", issued, "report", "sign", "d.pdf", "--key", "keys/signer.p12") == (
        2,
        "",
        "keys/signer.p12: This is no PKCS#12 file, or the passphrase does not open it. "
        "Give its passphrase in a file; with a key in PEM, name its --certificate.\n",
    )
    assert typed("-C", issued, "report", "sign", "no.pdf", *by) == (
        2,
        "",
        "no.pdf: There is no such file. Name the PDF of an edition.\n",
    )


def test_what_was_written_behind_an_edition_is_neither_signed_nor_verified(
    typed: Typed, issued: Path
) -> None:
    """Not even where a good key signed it by other means."""
    writer = IncrementalPdfFileWriter(BytesIO(Path("d.pdf").read_bytes()))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)
    turned = BytesIO()
    writer.write(turned)
    signer = read_signer(Path("keys/signer.p12"), "a long river")
    Path("forged.pdf").write_bytes(signed(turned.getvalue(), signer, reason="daily"))
    assert typed(
        *("-C", issued, "report", "sign", "forged.pdf"),
        *("--key", "keys/signer.p12", "--passphrase-file", "pass"),
    ) == (
        2,
        "",
        "forged.pdf: No edition with these bytes is kept here, so it is not known what would be "
        "signed. Sign what `oversight report` wrote, unchanged.\n",
    )
    code, out, err = typed("-C", issued, "report", "verify", "forged.pdf", "--trust", "keys")
    first, second = out.splitlines()
    assert (code, err) == (1, "")
    assert re.fullmatch(
        r"forged\.pdf: more than signatures was written behind edition daily-\S+\.", first
    )
    assert second.endswith(": the signature holds.")
