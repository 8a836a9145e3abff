"""A filter of the queue as it stands in an address, and the address of a filter."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Query

from oversight.supervision.actor import Actor
from oversight.supervision.views import Filter, Key
from oversight.supervision.workflow import OPEN, WAITS_FOR, State


@dataclass(frozen=True)
class AskedFor:
    """What the queue is asked for.

    `state` is one of them, "" for what waits for one's own roles, "open" or "any"; `snoozed`
    is "" (left out), "only" or "with".
    """

    state: str = ""
    card: str = ""
    org: str = ""
    rule: str = ""
    text: str = ""
    overdue: bool = False
    mine: bool = False
    snoozed: str = ""
    rejudged: bool = False
    order: str = ""
    after: str = ""

    def filter(self, now: datetime, actor: Actor) -> Filter:
        """As the store takes it."""
        today = now.date()
        several = {"": waiting_for(actor), "open": OPEN, "any": tuple(State)}
        states = several.get(self.state, (self.state,))
        hidden = {"": False, "only": True}.get(self.snoozed)
        plain = any(state in OPEN for state in states)
        return Filter(
            states=tuple(map(str, states)),
            card=self.card or None,
            org=self.org or None,
            rule=self.rule or None,
            text=self.text,
            overdue_on=today if self.overdue else None,
            snoozed=hidden if plain else None,
            today=today,
            rejudged_any=self.rejudged,
            order=self.order or None,
            held=(actor.name, now) if self.mine else None,
        )

    @property
    def key(self) -> Key | None:
        """Where this page of the queue begins."""
        if not self.after:
            return None
        due, _, item = self.after.partition("_")
        try:
            return (date.fromisoformat(due) if due else None, item)
        except ValueError:
            return None

    def query(self, **changes: Any) -> str:
        """The address's query with some of it changed; a page begins at the front again."""
        asked = replace(self, **{"after": "", **changes})
        said = {each.name: getattr(asked, each.name) for each in fields(asked)}
        return urlencode({name: 1 if v is True else v for name, v in said.items() if v})

    def at(self, key: Key) -> str:
        """The query of the page that begins after a line."""
        due, item = key
        return self.query(after=f"{due or ''}_{item}")


def waiting_for(actor: Actor) -> tuple[State, ...]:
    """The states in which items wait for the roles a person holds; all open ones for no such."""
    roles = {grant.role for grant in actor.grants}
    states = {state for role, waits in WAITS_FOR.items() if role in roles for state in waits}
    return tuple(state for state in OPEN if state in states) or OPEN


def _asked(  # noqa: PLR0913, PLR0917  an address has exactly these
    state: Annotated[str, Query()] = "",
    card: Annotated[str, Query()] = "",
    org: Annotated[str, Query()] = "",
    rule: Annotated[str, Query()] = "",
    text: Annotated[str, Query(max_length=200)] = "",
    overdue: Annotated[str, Query()] = "",
    mine: Annotated[str, Query()] = "",
    snoozed: Annotated[str, Query()] = "",
    rejudged: Annotated[str, Query()] = "",
    order: Annotated[str, Query()] = "",
    after: Annotated[str, Query()] = "",
) -> AskedFor:
    state = state if state in tuple(State) or state in ("any", "open") else ""
    card = card if card in ("red", "yellow") else ""
    snoozed = snoozed if snoozed in ("only", "with") else ""
    asked = (state, card, org.strip(), rule.strip(), text.strip(), bool(overdue), bool(mine))
    return AskedFor(*asked, snoozed, bool(rejudged), order.strip(), after)


def asked_of(query: str) -> AskedFor:
    """The filter of a query that a form carries along."""
    given = dict(parse_qsl(query))
    known = {each.name for each in fields(AskedFor)}
    return _asked(**{name: value for name, value in given.items() if name in known})


Asked = Annotated[AskedFor, Depends(_asked)]
