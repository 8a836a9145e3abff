"""Looks at personal data: who may, what is written down, and that it stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from oversight.accounts.looks import Look, read_looks, record_look
from oversight.accounts.tables import LookRow
from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant

NOW = datetime(2021, 10, 8, 1, 0, tzinfo=UTC)
LIWEI = Actor("liwei", (Grant("inspector", "O-1"), Grant("handler", "O-2")), "Li Wei")


def look(store: Store, roles: set[str], purpose: str = "The call\nback.") -> None:
    record_look(store, LIWEI, roles=roles, item="A1", what="party", purpose=purpose, at=NOW)


def refused(store: Store, roles: set[str], purpose: str) -> tuple[str, str]:
    with pytest.raises(Refused) as no:
        look(store, roles, purpose)
    (problem,) = no.value.problems
    return problem.told("en"), problem.told("zh")


def test_a_look_is_written_down_with_its_purpose(any_store: Store) -> None:
    look(any_store, {"inspector"})
    seen = Look("liwei", "2021-10-08T01:00:00+00:00", "A1", "party", "The call back.")
    assert read_looks(any_store) == [seen]
    assert read_looks(any_store, login="liwei", item="A1") == [seen]
    assert read_looks(any_store, login="zhaomin") == []
    assert read_looks(any_store, item="A2") == []


def test_a_role_held_elsewhere_shows_nothing_here(any_store: Store) -> None:
    assert refused(any_store, {"handler"}, "Curious.") == (
        "liwei holds no role over this item that sees personal data. "
        "Ask an inspector, a verifier or an auditor.",
        "liwei在本件上没有查看个人信息的角色。请联系督查员、核查人或审计员。",
    )
    assert read_looks(any_store) == []


@pytest.mark.parametrize("purpose", ["", "  ", "\0", "\u3000"])
def test_a_look_needs_a_purpose(any_store: Store, purpose: str) -> None:
    assert refused(any_store, {"auditor"}, purpose) == (
        "Personal data are shown for a purpose only, and none was stated. "
        "Say what they are needed for.",
        "查看个人信息须说明目的。请填写目的。",
    )
    assert read_looks(any_store) == []


@pytest.mark.parametrize("change", [update(LookRow).values(purpose="None."), delete(LookRow)])
def test_no_look_is_changed_or_taken_away(any_store: Store, change: object) -> None:
    look(any_store, {"verifier"})
    with Session(any_store.engine) as session, pytest.raises(DBAPIError, match="looks only grow"):
        session.execute(change)  # type: ignore[call-overload]
    assert [each.purpose for each in read_looks(any_store)] == ["The call back."]
