"""What is written behind an edition and is no signature: told, whoever signs it afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.pdfgen.canvas import Canvas

from oversight.report.signer import make_signer, read_certificates
from oversight.report.signing import only_signed, read_signer, signatures, signed


def document(words: str) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(100, 700, words)
    canvas.linkURL("https://example.org", (100, 690, 200, 710))
    canvas.save()
    return stream.getvalue()


ISSUED = document("Flagged: 7")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    make_signer(folder, "Li Wei", None, datetime(datetime.now(UTC).year - 1, 1, 1, tzinfo=UTC))
    return folder


def by_writer(change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(ISSUED))
    change(writer)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def page_of(writer: IncrementalPdfFileWriter) -> Any:
    return writer.root["/Pages"]["/Kids"][0]


def note(**names: str) -> Any:
    made = generic.DictionaryObject(
        {f"/{key}": generic.NameObject(f"/{name}") for key, name in names.items()}
    )
    made["/Rect"] = generic.ArrayObject(generic.NumberObject(n) for n in (100, 690, 200, 710))
    return made


def turned(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)


def drawn_over(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    made = note(Type="Annot", Subtype="FreeText")
    made["/Contents"] = generic.TextStringObject("Flagged: 0")
    page["/Annots"].append(writer.add_object(made))
    writer.update_container(page["/Annots"])
    writer.update_container(page)


def unlinked(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    page["/Annots"] = generic.ArrayObject()
    writer.update_container(page)


def acting(writer: IncrementalPdfFileWriter) -> None:
    script = {"/S": "/JavaScript"}
    made = generic.DictionaryObject({k: generic.NameObject(v) for k, v in script.items()})
    writer.root["/OpenAction"] = writer.add_object(made)
    writer.update_root()


def a_form(writer: IncrementalPdfFileWriter) -> None:
    """A form of another kind, which some readers show in place of the pages."""
    form = generic.DictionaryObject({generic.NameObject("/Fields"): generic.ArrayObject()})
    form["/XFA"] = generic.TextStringObject("<xdp/>")
    writer.root["/AcroForm"] = writer.add_object(form)
    writer.update_root()


def a_field(writer: IncrementalPdfFileWriter) -> None:
    form = generic.DictionaryObject(
        {
            generic.NameObject("/Fields"): generic.ArrayObject(
                [writer.add_object(note(Subtype="Widget", FT="Tx"))]
            )
        }
    )
    writer.root["/AcroForm"] = writer.add_object(form)
    writer.update_root()


OTHERS = {
    20: b"<< /Type /Catalog /Pages 21 0 R >>",
    21: b"<< /Type /Pages /Kids [22 0 R] /Count 1 >>",
    22: b"<< /Type /Page /Parent 21 0 R /MediaBox [0 0 500 800] >>",
}


def behind(objects: dict[int, bytes], *, follows: bool) -> bytes:
    """The issued bytes, and behind them other objects with a root of their own."""
    out, places = bytearray(ISSUED), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    before = re.findall(rb"startxref\s+(\d+)", ISSUED)[-1]
    out += b"trailer\n<< /Size 23 /Root 20 0 R %s >>\n" % (b"/Prev " + before if follows else b"")
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def another_document() -> bytes:
    """Two documents in one file: readers show the second."""
    more, place = document("Flagged: 0"), len(ISSUED)
    more = re.sub(rb"(\d{10}) 00000 n", lambda at: b"%010d 00000 n" % (int(at[1]) + place), more)
    last = re.compile(rb"startxref\s+(\d+)")
    return ISSUED + last.sub(lambda at: b"startxref\n%d" % (int(at[1]) + place), more)


FORGED: dict[str, Callable[[], bytes]] = {
    "a page turned": lambda: by_writer(turned),
    "a page drawn over": lambda: by_writer(drawn_over),
    "a link taken away": lambda: by_writer(unlinked),
    "something done when it is opened": lambda: by_writer(acting),
    "a form in place of pages": lambda: by_writer(a_form),
    "a field of text": lambda: by_writer(a_field),
    "another root": lambda: behind(OTHERS, follows=True),
    "another root, and no word of the first": lambda: behind(OTHERS, follows=False),
    "another document": another_document,
}


@pytest.mark.parametrize("what", FORGED)
def test_what_is_changed_and_then_signed_is_not_what_was_issued(keys: Path, what: str) -> None:
    """Such a signature holds, for it was made afterwards; the document is another all the same."""
    changed = FORGED[what]()
    assert changed.startswith(ISSUED)
    assert not only_signed(changed, ISSUED)
    forged = signed(changed, read_signer(keys / "signer.p12", None), reason="audit-1")
    (one,) = signatures(forged, read_certificates(keys))
    assert (one.signer, one.whole, one.trusted) == ("Li Wei", True, True)
    assert not only_signed(forged, ISSUED)


def test_what_is_only_signed_says_so(keys: Path) -> None:
    signer = read_signer(keys / "signer.p12", None)
    once = signed(ISSUED, signer, reason="audit-1")
    twice = signed(once, signer, reason="audit-1")
    assert [only_signed(one, ISSUED) for one in (ISSUED, once, twice)] == [True] * 3
    assert not only_signed(once, ISSUED + b" ")
    assert not only_signed(document("Flagged: 0"), ISSUED)


@pytest.mark.parametrize("change", [turned, drawn_over])
def test_what_is_changed_after_it_was_signed_shows_both_ways(
    keys: Path, change: Callable[[Any], None]
) -> None:
    once = signed(ISSUED, read_signer(keys / "signer.p12", None), reason="audit-1")
    writer = IncrementalPdfFileWriter(BytesIO(once))
    change(writer)
    stream = BytesIO()
    writer.write(stream)
    assert not only_signed(stream.getvalue(), ISSUED)
    assert [one.whole for one in signatures(stream.getvalue(), [])] == [False]
