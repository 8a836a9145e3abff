"""Whoever a finding names is hidden on every page and in every answer, until a purpose is told."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from oversight.accounts.tokens import create_token
from oversight.clock.calendar import load_calendar
from oversight.evidence.pack import check_bundle
from oversight.store.database import Store
from oversight.supervision.identity import item_id
from oversight.supervision.raising import raise_items
from tests.supervision.support import row, table

from .support import HAND, NOW, Browser, words

Visit = Callable[..., Browser]
NAMED = item_id(HAND, "A")


@pytest.fixture
def named(web_store: Store) -> Store:
    """A store with an item whose sentence names an officer, as it was raised and as it is."""
    said = {"rule": HAND, "org": "O1", "card": "yellow", "as_of": NOW.date()}
    days = load_calendar("CN")
    raised = {"by": "evaluation", "at": NOW.date(), "days": days}
    for officer in ("L", "K"):
        facts = json.dumps({"Who": officer})
        found = table(row("A", message=f"Stamped by {officer}", facts=facts, **said))
        raise_items(web_store, found, **raised)
    return web_store


def test_no_page_names_who_a_finding_names(visit: Visit, named: Store) -> None:
    browser = visit("liwei")
    for language, sentence in (("en", "Stamped by •••"), ("zh", "由•••收件")):
        browser.send("/me/preferences", language=language, theme="auto")
        for address in ("/queue", f"/items/{NAMED}", f"/items/{NAMED}/proof"):
            page = browser.text(address)
            assert sentence in page, address
            assert "Stamped by K" not in page, address
            assert "Stamped by L" not in page, address
            assert 'officer="K"' not in page, address
    preview = browser.send("/queue/act", do="assign", item=NAMED)
    assert "由•••收件" in words(preview.text)


def test_who_states_a_purpose_sees_the_name(visit: Visit, named: Store) -> None:
    page = visit("liwei").send(f"/items/{NAMED}/look", purpose="Who stamped it.")
    assert "Stamped by K" in words(page.text)


def test_a_bundle_names_nobody_and_is_whole(visit: Visit, named: Store) -> None:
    browser = visit("liwei")
    masked = browser.get(f"/items/{NAMED}/evidence").content
    opened = browser.send(f"/items/{NAMED}/evidence", purpose="Who stamped it.").content
    assert (check_bundle(masked), check_bundle(opened)) == ([], [])
    for officer in (b"Stamped by K", b"Stamped by L", "由K收件".encode()):
        assert officer not in unpacked(masked)
    assert b"Stamped by L" in unpacked(opened)
    with zipfile.ZipFile(io.BytesIO(masked)) as found:
        trail = json.loads(found.read("trail.json"))
    assert [(each["why"], each.get("masked")) for each in trail] == [("Stamped by •••", True)]


def unpacked(content: bytes) -> bytes:
    """All bytes of a bundle's texts."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return b"".join(found.read(name) for name in found.namelist())


def test_no_answer_names_who_a_finding_names(visit: Visit, named: Store) -> None:
    token = create_token(named, "liwei", "test", at=NOW)
    client = visit().client
    for path in ("/items", f"/items/{NAMED}", f"/items/{NAMED}/trail", f"/items/{NAMED}/proof"):
        found = client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {token}"})
        assert found.status_code == 200
        assert "•••" in found.text, path
        assert "Stamped by K" not in found.text, path
        assert "Stamped by L" not in found.text, path
        assert '"Who": "K"' not in found.text.replace("\\", ""), path
