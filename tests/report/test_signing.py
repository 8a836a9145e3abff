"""Signatures in a document: whole, by whom, and nothing else behind what was issued."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.pdfgen.canvas import Canvas

from oversight.problem import Problem, Refused
from oversight.report.signer import make_signer, read_certificates
from oversight.report.signing import (
    is_signed,
    only_signed,
    read_signer,
    signatures,
    signed,
)

MADE = datetime(2021, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(100, 700, "Flagged: 7")
    canvas.linkURL("https://example.org", (100, 690, 200, 710))
    canvas.save()
    return stream.getvalue()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two signers: Li Wei, with a passphrase, and 张敏, without one."""
    folder = tmp_path_factory.mktemp("keys")
    make_signer(folder / "li", "Li Wei", "river", MADE.replace(year=datetime.now(UTC).year - 1))
    make_signer(folder / "zhang", "张敏", None, MADE.replace(year=datetime.now(UTC).year - 1))
    return folder


@pytest.fixture(scope="module")
def once(pdf: bytes, keys: Path) -> bytes:
    return signed(pdf, read_signer(keys / "li" / "signer.p12", "river"), reason="audit-1")


def told(content: bytes, *trusted: Path) -> list[tuple[str, bool, bool]]:
    certificates = [one for path in trusted for one in read_certificates(path)]
    return [(one.signer, one.whole, one.trusted) for one in signatures(content, certificates)]


def test_a_signature_stands_behind_the_bytes_that_were_issued(
    pdf: bytes, once: bytes, keys: Path
) -> None:
    assert once.startswith(pdf)
    assert is_signed(once)
    assert not is_signed(pdf)
    assert signatures(pdf, []) == []
    assert told(once) == [("Li Wei", True, False)]
    assert told(once, keys / "li" / "signer.crt") == [("Li Wei", True, True)]
    assert told(once, keys / "zhang") == [("Li Wei", True, False)]
    (one,) = signatures(once, [])
    assert one.at is not None
    assert abs((datetime.now(UTC) - one.at).total_seconds()) < 3600


def test_a_second_person_signs_what_the_first_did(once: bytes, keys: Path) -> None:
    twice = signed(once, read_signer(keys / "zhang" / "signer.p12", None), reason="audit-1")
    assert told(twice, keys / "li", keys / "zhang") == [
        ("Li Wei", True, True),
        ("张敏", True, True),
    ]
    assert only_signed(twice)


@pytest.mark.parametrize("place", ["the text", "the signature", "the end"])
def test_a_changed_byte_breaks_it(once: bytes, place: str) -> None:
    at = {
        "the text": once.index(b"stream") + 20,
        "the signature": once.rindex(b"/Contents <") + 200,
    }
    if place == "the end":
        changed = once + b"\n% more\n"
    else:
        letter = once[at[place]]
        other = b"5" if letter != ord("5") else b"6"
        changed = once[: at[place]] + other + once[at[place] + 1 :]
    assert [one.whole for one in signatures(changed, [])] in ([False], [])


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_what_was_issued_leaves_it_whole(
    pdf: bytes, once: bytes, data: st.DataObject
) -> None:
    """Nor does any damage, wherever it is, break the reader."""
    at = data.draw(st.integers(0, len(once) - 1))
    letter = data.draw(st.integers(0, 255).filter(lambda one: one != once[at]))
    damaged = once[:at] + bytes([letter]) + once[at + 1 :]
    found = signatures(damaged, [])
    assert at >= len(pdf) or not any(one.whole for one in found)
    only_signed(damaged)


def turned(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)


def drawn_over(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    edges = generic.ArrayObject(generic.NumberObject(n) for n in (100, 690, 200, 710))
    note = {"/Type": "/Annot", "/Subtype": "/FreeText"}
    made = generic.DictionaryObject({k: generic.NameObject(v) for k, v in note.items()})
    made["/Rect"] = edges
    made["/Contents"] = generic.TextStringObject("Flagged: 0")
    page["/Annots"].append(writer.add_object(made))
    writer.update_container(page["/Annots"])
    writer.update_container(page)


def unlinked(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Annots"] = generic.ArrayObject()
    writer.update_container(page)


@pytest.mark.parametrize("change", [turned, drawn_over, unlinked])
def test_what_is_changed_and_then_signed_is_not_what_was_issued(
    pdf: bytes, keys: Path, change: Callable[[Any], None]
) -> None:
    """Such a signature holds, for it was made afterwards; the document is another all the same."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    stream = BytesIO()
    writer.write(stream)
    forged = signed(
        stream.getvalue(), read_signer(keys / "li" / "signer.p12", "river"), reason="audit-1"
    )
    assert forged.startswith(pdf)
    assert told(forged, keys / "li") == [("Li Wei", True, True)]
    assert not only_signed(forged)


def test_what_is_only_signed_says_so(once: bytes) -> None:
    assert only_signed(once)


def problem_of(call: Callable[[], object]) -> Problem:
    with pytest.raises(Refused) as refused:
        call()
    (found,) = refused.value.problems
    return found


def test_wrong_signers_are_told(tmp_path: Path, keys: Path) -> None:
    path = keys / "li" / "signer.p12"
    shut = "This is no PKCS#12 file, or the passphrase does not open it."
    assert problem_of(lambda: read_signer(path, "sea")) == Problem(
        str(path), shut, "Give its passphrase in a file."
    )
    none = tmp_path / "none.p12"
    assert problem_of(lambda: read_signer(none, None)) == Problem(
        str(none),
        "The signer cannot be read: No such file or directory.",
        "Name a PKCS#12 file (.p12, .pfx), or make one with `oversight report signer`.",
    )
    with pytest.raises(Refused) as refused:
        make_signer(keys / "li", "Li Wei", None, MADE)
    assert [problem.said for problem in refused.value.problems] == ["There is one already."] * 2
    assert path.stat().st_mode & 0o077 == 0


def test_wrong_certificates_and_documents_are_told(tmp_path: Path, keys: Path) -> None:
    (tmp_path / "a.crt").write_text("no certificate")
    assert problem_of(lambda: read_certificates(tmp_path)) == Problem(
        str(tmp_path / "a.crt"), "No certificate can be read here.", "Name a .crt file, PEM or DER."
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    assert problem_of(lambda: read_certificates(empty)) == Problem(
        str(empty), "There is no certificate here.", "Name a .crt file."
    )
    signer = read_signer(keys / "zhang" / "signer.p12", None)
    assert problem_of(lambda: signed(b"no document", signer, reason="x")) == Problem(
        "FILE",
        "This is no PDF that can be signed.",
        "Name a PDF that `oversight report` wrote.",
    )
    assert signatures(b"no document", []) == []


def test_without_pyhanko_it_says_how_to_get_it(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def lacking(name: str, *more: Any, **other: Any) -> Any:
        if name.startswith("pyhanko"):
            raise ModuleNotFoundError(name)
        return real(name, *more, **other)

    monkeypatch.setattr(builtins, "__import__", lacking)
    assert problem_of(lambda: read_signer(keys / "li" / "signer.p12", "river")) == Problem(
        "pyhanko",
        "Signatures in a document need pyHanko, which is not installed.",
        "Install it with `pip install 'oversight[sign]'`.",
    )
