"""Whether a signed document still shows what was issued, and nothing else.

A signature holds for whatever was signed. A page turned, drawn over or replaced behind the
issued bytes, and signed then by a good key, is another document all the same (cf. Mladenov
and others, 1 Trillion Dollar Refund: How To Spoof PDF Signatures, 2019). So what a reader of
the whole file sees is held against what a reader of the issued bytes sees.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

OF_CATALOGUE = {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version"}
OF_PAGE = {"/Annots"}
OF_INFO = {"/ModDate", "/Producer"}
"""What signing changes in the catalogue, in a page, and in what the document says of itself."""

OF_FORM = {"/DA", "/DR", "/Fields", "/SigFlags"}
ACTIONS = {"/A", "/AA", "/Kids"}
"""What a form of signatures holds, and what would let one act, or hide other fields."""


def only_added(first: Any, now: Any) -> bool:
    """Whether the document as read by `now` is that of `first`, with signatures and no more.

    `first` and `now` are pyHanko's readers, of the issued bytes and of bytes that begin with
    them. What raises an error in them cannot be told to be the same.
    """
    if any(_trailer(first, key) != _trailer(now, key) for key in ("/Root", "/Info", "/Encrypt")):
        return False
    issued = {
        ref
        for number in range(first.total_revisions)
        for ref in first.xrefs.explicit_refs_in_revision(number)
    }
    # What is read from the same place is the same bytes.
    moved = [ref for ref in issued if first.xrefs[ref] != now.xrefs[ref]]
    roles = {_trailer(first, "/Root"): OF_CATALOGUE, _trailer(first, "/Info"): OF_INFO}
    return _signs_only(now.root) and all(
        _same(first.get_object(ref), now.get_object(ref), roles.get(_named(ref), OF_PAGE))
        for ref in moved
    )


def _trailer(reader: Any, key: str) -> object:
    try:
        value = reader.trailer.raw_get(key)
    except KeyError:
        return None
    return _named(value.reference) if hasattr(value, "reference") else _written(value)


def _named(ref: Any) -> tuple[int, int]:
    return ref.idnum, ref.generation


def _same(was: Any, now: Any, signing: set[str]) -> bool:
    """Whether an object is as it was, but for what signing changes in it."""
    if not hasattr(was, "raw_get") or not hasattr(now, "raw_get") or hasattr(was, "encoded_data"):
        return _written(was) == _written(now)
    if signing is OF_PAGE and was.get("/Type") != "/Page":
        signing = set()
    keys = (set(was) | set(now)) - signing
    if any(key not in was or key not in now for key in keys):
        return False
    if any(_written(was.raw_get(key)) != _written(now.raw_get(key)) for key in keys):
        return False
    return "/Annots" not in signing or _annotated(_held(was, "/Annots"), _held(now, "/Annots"))


def _held(holder: Any, key: str) -> Any:
    """What stands under a key, looked up: `get` would answer the reference to it."""
    try:
        return holder[key]
    except KeyError:
        return ()


def _annotated(was: Any, now: Any) -> bool:
    """Whether a page's notes are those it had, and behind them nothing but unseen signatures."""
    known = [_written(was.raw_get(at)) for at in range(len(was))]
    kept = [_written(now.raw_get(at)) for at in range(len(now))]
    return kept[: len(known)] == known and all(
        _is_signature(now[at]) for at in range(len(known), len(kept))
    )


def _is_signature(field: Any) -> bool:
    """A signature's own field, which takes no room on the page and does nothing."""
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    widget = field["/Subtype"] == "/Widget" and field["/FT"] == "/Sig"
    return widget and (left, bottom) == (right, top) and not ACTIONS & set(field)


def _signs_only(root: Any) -> bool:
    form = _held(root, "/AcroForm")
    fields = _held(form, "/Fields") if form else ()
    return set(form) <= OF_FORM and all(_is_signature(fields[at]) for at in range(len(fields)))


def _written(value: Any) -> bytes:
    stream = BytesIO()
    value.write_to_stream(stream, None)
    return stream.getvalue()
