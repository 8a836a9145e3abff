"""The pages of audits: who sees which, what they say, in both languages, and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from oversight.engagement.workflow import State
from oversight.store.database import Store

from .audited import audit_at, with_auditors
from .support import Browser, words

Visit = Callable[..., Browser]


@pytest.fixture
def audits(web_store: Store) -> Store:
    """A store with auditors and an audit sent for comment, 2022-001."""
    audit_at(with_auditors(web_store), State.SENT)
    return web_store


PLACES = (
    "/audits",
    "/audits/2022-001",
    "/audits/2022-001/print",
    "/audits/2022-001/findings/1",
    "/audits/2022-001/findings/2",
    "/audits/2022-001/findings/1/finding.yaml",
)
SEEN = {
    "wang": (200, 200, 200, 200, 200, 200),
    "xu": (200, 200, 200, 200, 200, 200),
    "zhao": (200, 200, 200, 200, 404, 404),
    "county": (200, 200, 200, 200, 404, 404),
    "wu": (200, 200, 200, 404, 200, 404),
    "liwei": (200, 200, 200, 200, 200, 404),
    "qian": (200, 404, 404, 404, 404, 404),
    "sun": (404, 404, 404, 404, 404, 404),
    "admin": (404, 404, 404, 404, 404, 404),
}
"""What each is answered at each place."""


@pytest.mark.parametrize("login", SEEN)
def test_who_sees_what_of_an_audit_that_was_sent(visit: Visit, audits: Store, login: str) -> None:
    browser = visit(login)
    assert tuple(browser.get(place).status_code for place in PLACES) == SEEN[login]


@pytest.mark.parametrize("state", [State.PLANNED, State.FROZEN, State.EXECUTED])
def test_the_audited_body_sees_nothing_before_it_is_sent(
    visit: Visit, web_store: Store, state: State
) -> None:
    audit_at(with_auditors(web_store), state)
    body, lead = visit("zhao"), visit("wang")
    assert [body.get(place).status_code for place in PLACES] == [200, *[404] * 5]
    assert "There is no audit here that you may read." in body.text("/audits")
    gone = words(body.get("/audits/2022-001").text)
    assert "There is no audit '2022-001'. None is known here." in gone
    assert lead.get("/audits/2022-001").status_code == 200


def test_a_body_reads_only_what_is_its_own(visit: Visit, audits: Store) -> None:
    browser = visit("zhao")
    for place in ("/audits", "/audits/2022-001", "/audits/2022-001/print"):
        page = browser.text(place)
        assert place == "/audits" or "County <Nine>" not in page, place
        assert "Far away" not in page, place
    page = browser.text("/audits/2022-001")
    assert "1. One <late> case County One" in page
    assert "Only the steps that your organisations were told of are listed." in page
    assert "finding written" not in page
    assert "5 · 2022-01-04 · wang" in page
    assert "Far away" in visit("wu").text("/audits/2022-001")
