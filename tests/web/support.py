"""What the tests of the pages share: a small project with items, people, and a browser."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from functools import cache
from html import unescape
from pathlib import Path

import pyarrow as pa
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from oversight.accounts.people import create_account
from oversight.layout import lay_out
from oversight.project import Project
from oversight.store.database import Store, open_store
from oversight.supervision.actor import Grant
from oversight.supervision.identity import item_id
from oversight.supervision.orgs import sync_orgs
from oversight.supervision.raising import raise_items
from oversight.web.app import make_app
from tests.store.fresh import FILE, fresh_store
from tests.supervision.support import row, table
from tests.worlds import ZONE, at, records, small_pack

RULE = "t.small/late"
NOW = at("2022-01-04T10:00")
PASSWORD = "a long and quiet river"
LATE, OTHER, FAR = (item_id(RULE, subject) for subject in ("A", "B", "Z"))
"""Items of the county O1, of its town O2, and of the county O9."""

ORGS = pa.table(
    {
        "org": ["O", "O1", "O2", "O9"],
        "name": ["市中心", "甲县", "乙镇", "<丙>县"],
        "name_en": ["City centre", "County One", "Town Two", "County <Nine>"],
        "parent": [None, "O", "O1", "O"],
        "level": ["city", "county", "town", "county"],
    }
)

HAND = "t.small/hand"
BY_HAND = """\
---
rule: t.small/hand
title: {zh: 收件人, en: Stamped}
kind: abnormal
card: yellow
basis: [{law: 行政许可法, article: "29"}]
in_force: 2004-07-01
subject: case
message: {zh: "由{Who}收件", en: "Stamped by {Who}"}
---
examines(C) <= event(case=C, act="stamped")
flags(C, Who) <= officer(case=C, act="stamped", officer=Who)
"""
"""A rule whose findings name an officer."""

PEOPLE: dict[str, tuple[str, tuple[Grant, ...]]] = {
    "liwei": ("Li Wei", (Grant("inspector", None),)),
    "county": ("Wu Hao", (Grant("inspector", "O1"),)),
    "zhao": ("Zhao Min", (Grant("handler", "O1"),)),
    "sun": ("Sun Li", (Grant("verifier", None),)),
    "qian": ("Qian Hua", (Grant("auditor", "O9"),)),
    "admin": ("Zhou Yi", (Grant("administrator", None),)),
}


def lay_world(folder: Path) -> Path:
    """A project folder with records, organisations, items and accounts."""
    home = folder / "small"
    lay_out(home, packs=["it.road-fines"], timezone=ZONE, calendar="CN")
    settings = home / "oversight.toml"
    settings.write_text(settings.read_text().replace("it.road-fines", "t.small"))
    small_pack(home / "rules")
    (home / "rules" / "t.small" / "hand.rule").write_text(BY_HAND, encoding="utf-8")
    project = Project.open(home)
    project.lake.append({name: records().tables[name] for name in ("case", "event")})
    store = fresh_store(home)
    sync_orgs(store, ORGS)
    said = {"rule": RULE, "as_of": NOW.date(), "facts": '{"Due": "2021-03-29", "Late": 10}'}
    found = table(
        row("A", org="O1", message="Due by 2021-03-29; 10 days late", **said),
        row("B", org="O2", message="Due by 2021-04-02; <6> days late", card="yellow", **said),
        row("Z", org="O9", message="Due by 2021-05-02; 7 days late", **said),
    )
    raise_items(store, found, by="evaluation", at=NOW.date(), days=project.calendar)
    for login, (name, grants) in PEOPLE.items():
        made = {"grants": grants, "language": "en", "at": NOW}
        create_account(store, login, name, PASSWORD, **made)
    store.close()
    return home


def copied(home: Path, folder: Path) -> Store:
    """A store of one's own, as the world's."""
    shutil.copy(home / FILE, folder / FILE)
    return open_store(f"sqlite:///{folder / FILE}")


class Browser:
    """Somebody at the pages: signed in, without script, sending the forms that are there."""

    def __init__(self, app: FastAPI, login: str | None = None) -> None:
        self.client = TestClient(app, base_url="http://testserver", raise_server_exceptions=True)
        if login is not None:
            self.send("/sign-in", login=login, password=PASSWORD, then="/queue")

    def get(self, address: str) -> Response:
        """A page, whatever it answers."""
        return self.client.get(address)

    def text(self, address: str) -> str:
        """What a page that is there says, without its marks."""
        found = self.get(address)
        assert found.status_code == 200, found.text
        return words(found.text)

    def send(self, address: str, **given: object) -> Response:
        """Send a form, with the token of the session; answers the page it leads to."""
        page = self.client.get("/me").text if "csrf" not in given else ""
        token = re.search(r'name="csrf" value="([^"]+)"', page)
        data = {"csrf": token[1] if token else "", **given}
        return self.client.post(address, data=data)


def words(html: str) -> str:
    """What of a page is read: its text, the spaces as one.

    >>> words("<p>3 &lt; 4 <b>days</b></p>")
    '3 < 4 days'
    """
    body = re.sub(r"(?s)<(head|script|datalist)\b.*?</\1>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@cache
def _app(home: Path) -> FastAPI:
    return make_app(Project.open(home), open_store(f"sqlite:///{home / FILE}"), clock=lambda: NOW)


def app_over(home: Path, store: Store, now: datetime = NOW) -> FastAPI:
    """The pages of the world over a store, on a day that stands still.

    Making them takes longer than most tests: there is one application, over the last store.
    """
    app = _app(home)
    app.state.site.renew(store, lambda: now)
    return app
