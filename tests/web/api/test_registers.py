"""The registers by the API: the same reads and acts, nothing across subtrees."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from oversight.accounts.looks import read_looks
from oversight.evidence.pack import check_bundle
from oversight.store.database import Store

from ..support import FAR, LATE, OTHER, RULE
from .test_api import Caller, call

__all__ = ["call"]
Call = Callable[..., Caller]
FLOOD = {"title": "Flood", "why": "It rises.", "pace": 1, "place": "O9"}
TO_O9 = {"org": "O9", "rule": RULE, "territory": "O9", "from": "2022-01-04"}


def whole(caller: Caller, path: str, name: str, **query: Any) -> list[Any]:
    """A list, page by page of one line each."""
    found: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        page = caller.get(path, limit=1, **query, **cursor).json()
        found += page[name]
        if page["next"] is None:
            return found
        cursor = {"after": page["next"]}


def test_ownership_is_previewed_set_read_and_ended(call: Call) -> None:
    caller = call("liwei")
    rules = [{"org": "O2", "territory": "O1", "from": "2022-01-04"}, TO_O9]
    moved = {"moved": [{"item": LATE, "was": "O1", "org": "O2"}], "to_decide": []}
    assert caller.post("/ownership/preview", {"ownership": rules}).json() == moved
    assert caller.get("/ownership").json() == {"ownership": [], "next": None}
    assert caller.post("/ownership", {"ownership": rules}).json() == moved
    again = caller.post("/ownership", {"ownership": rules})
    assert again.status_code == 409
    assert [each["where"] for each in again.json()["problems"]] == ["ownership.0", "ownership.1"]
    first, second = whole(caller, "/ownership", "ownership")
    assert (first["org"], first["territory"], first["set_by"]) == ("O2", "O1", "liwei")
    ended = caller.post(f"/ownership/{first['id']}/end?preview=true")
    assert ended.json()["moved"] == [{"item": LATE, "was": "O2", "org": "O1"}]
    assert caller.post(f"/ownership/{first['id']}/end").json() == ended.json()
    assert caller.post(f"/ownership/{first['id']}/end").status_code == 404
    assert whole(caller, "/ownership", "ownership") == [second]
    assert len(whole(caller, "/ownership", "ownership", in_force=False)) == 2
    unknown = caller.post("/ownership", {"ownership": [TO_O9 | {"rule": "t.smal"}]})
    assert unknown.status_code == 422
    assert unknown.json()["problems"] == [
        {
            "where": "ownership.0",
            "said": "There is no rule or pack 't.smal'. Did you mean 't.small'?",
        }
    ]


def test_orders_are_previewed_issued_and_read(call: Call) -> None:
    caller = call("liwei")
    seen = caller.post("/orders/preview", {"org": "O1"}).json()
    assert [(each["number"], each["org"], each["items"]) for each in seen["orders"]] == [
        ("2022-0001", "O1", 1),
        ("2022-0002", "O2", 1),
    ]
    assert caller.get("/orders").json() == {"orders": [], "next": None}
    done = caller.post("/orders", {"org": "O1", "note": "By Friday."}).json()
    assert (done["refused"], done["without_org"]) == ([], 0)
    orders = whole(caller, "/orders", "orders")
    assert orders == list(reversed(done["orders"]))
    assert {each["note"] for each in orders} == {"By Friday."}
    one = caller.get("/orders/2022-0002").json()
    assert one["order"] == orders[0]
    assert [(line["item"], line["state"]) for line in one["lines"]] == [(OTHER, "assigned")]
    assert caller.get("/items", order="2022-0002").json()["items"][0]["id"] == OTHER
    refused = call("zhao").post("/orders", {}).json()
    assert refused["orders"] == []


def test_an_emergency_is_previewed_declared_read_and_ended(call: Call) -> None:
    caller = call("liwei")
    seen = caller.post("/emergencies/preview", FLOOD).json()
    assert (seen["shortened"], [each["item"] for each in seen["items"]]) == (1, [FAR])
    assert whole(caller, "/emergencies", "emergencies") == []
    made = caller.post("/emergencies", FLOOD).json()
    assert made["emergency"].items() >= FLOOD.items()
    assert made["shortened"] == 1
    assert whole(caller, "/emergencies", "emergencies") == [made["emergency"]]
    assert caller.get(f"/items/{FAR}").json()["emergency"] == "E2022-01"
    assert caller.get("/items", org="O9").json()["items"][0]["emergency"] == "E2022-01"
    ended = caller.post("/emergencies/E2022-01/end", {"why": "It falls."}).json()
    assert (ended["restored"], ended["emergency"]["ended_by"]) == (1, "liwei")
    assert whole(caller, "/emergencies", "emergencies") == []
    assert len(whole(caller, "/emergencies", "emergencies", on=False)) == 1
    assert caller.post("/emergencies/E2022-01/end", {}).status_code == 404
    nowhere = caller.post("/emergencies", FLOOD | {"place": "O8", "title": " "})
    assert nowhere.status_code == 422
    assert [each["said"] for each in nowhere.json()["problems"]] == [
        "No title is given. Say it in `title`.",
        "There is no organisation 'O8'. Did you mean 'O'?",
    ]


def test_a_sample_is_drawn_read_checked_and_reckoned(call: Call) -> None:
    caller = call("liwei")
    asked = {"as_of": "2021-12-31", "rules": ["t.small"], "size": 10}
    made = caller.post("/samples", asked).json()
    assert (made["id"], made["drawn_by"], made["checked"]) == ("S2022-01", "liwei", 0)
    assert whole(caller, "/samples", "samples") == [made]
    cases = whole(caller, "/samples/S2022-01/cases", "cases")
    assert len(cases) == made["cases"]
    case = next(each for each in cases if each["rule"] == RULE)
    about = {"rule": RULE, "subject": case["subject"]}
    one = caller.get("/samples/S2022-01/case", **about).json()
    assert one["case"] == case
    assert one["proof"]["outcome"] == "complies"
    done = caller.post("/samples/S2022-01/check", {**about, "verdict": "clean"}).json()
    assert done == {**case, "verdict": "clean", "checked_by": "liwei"}
    again = caller.post("/samples/S2022-01/check", {**about, "verdict": "clean"})
    assert again.status_code == 409
    left = whole(caller, "/samples/S2022-01/cases", "cases", unchecked=True)
    assert left == [each for each in cases if each != case]
    figures = {each["rule"]: each for each in caller.get("/figures").json()}
    assert (figures[RULE]["checked"], figures[RULE]["miss_rate"]) == (1, 0.0)
    low, high = figures[RULE]["miss_interval"]
    assert (low, round(high, 3)) == (0.0, 0.975)


def test_who_is_nowhere_a_checker_draws_nothing_and_costs_nothing(call: Call) -> None:
    refused = call("zhao").post("/samples", {"as_of": "2021-12-31"})
    assert refused.status_code == 422
    said = "zhao is no inspector, verifier or auditor. Have it drawn by one of them."
    assert refused.json()["problems"] == [{"where": "sample", "said": said}]


def test_evidence_and_looks_need_a_purpose_for_personal_data(call: Call, web_store: Store) -> None:
    caller = call("liwei")
    plain = caller.get(f"/items/{LATE}/evidence")
    assert plain.headers["content-type"] == "application/zip"
    assert check_bundle(plain.content) == []
    assert caller.post(f"/items/{LATE}/evidence", {"purpose": " "}).status_code == 422
    assert read_looks(web_store) == []
    opened = caller.post(f"/items/{LATE}/evidence", {"purpose": "The court asks."})
    with zipfile.ZipFile(io.BytesIO(opened.content)) as bundle:
        assert b'"K, L"' in bundle.read("records/event.json")
    looked = caller.post(f"/items/{LATE}/look", {"purpose": "Who stamped it."}).json()
    assert looked["message"] == "Due by 2021-03-29; 10 days late"
    assert looked["proof"]["records"]["event"][0]["officers"] == "K, L"
    assert [each.purpose for each in read_looks(web_store)] == [
        "Who stamped it.",
        "The court asks.",
    ]
    assert call("zhao").post(f"/items/{LATE}/look", {"purpose": "x"}).status_code == 422


@pytest.mark.parametrize("login", ["county", "zhao"])
def test_registers_tell_nothing_across_subtrees(call: Call, login: str) -> None:
    chief, caller = call("liwei"), call(login)
    chief.post("/ownership", {"ownership": [TO_O9]})
    number = chief.get("/ownership").json()["ownership"][0]["id"]
    chief.post("/emergencies", FLOOD)
    order = chief.post("/orders", {"org": "O9"}).json()["orders"][0]["number"]
    chief.post("/samples", {"as_of": "2021-12-31", "rules": ["t.small"]})
    far = next(
        (each for each in chief.get("/samples/S2022-01/cases").json()["cases"] if not each["org"]),
        None,
    )
    alike = [
        (f"/orders/{order}", "/orders/2022-0009", None),
        (f"/ownership/{number}/end", "/ownership/999/end", {}),
        ("/emergencies/E2022-01/end", "/emergencies/E2022-09/end", {}),
        (f"/items/{FAR}/evidence", "/items/ZZZZZZZZZZ/evidence", {"purpose": "x"}),
        (f"/items/{FAR}/evidence", "/items/ZZZZZZZZZZ/evidence", None),
        (f"/items/{FAR}/look", "/items/ZZZZZZZZZZ/look", {"purpose": "x"}),
    ]
    for there, missing, body in alike:
        answers = [
            caller.get(each) if body is None else caller.post(each, body)
            for each in (there, missing)
        ]
        assert {each.status_code for each in answers} == {404}, there
        assert answers[0].content == answers[1].content, there
    if far is not None:
        about = {"rule": far["rule"], "subject": far["subject"]}
        hidden = caller.get("/samples/S2022-01/case", **about)
        none = caller.get("/samples/S2022-01/case", rule=RULE, subject="none")
        assert (hidden.status_code, hidden.content) == (404, none.content)
    for path in ("/ownership?in_force=false", "/orders", "/emergencies?on=false"):
        said = caller.client.get(f"/api/v1{path}", headers=caller.headers).text
        assert "O9" not in said, path
    cases = caller.get("/samples/S2022-01/cases").json()["cases"]
    assert {each["org"] for each in cases} <= {"O1", "O2"}


@pytest.mark.parametrize(
    "path",
    ["/ownership", "/orders", "/emergencies", "/samples"],
)
def test_a_cursor_that_no_page_gave_is_refused(call: Call, path: str) -> None:
    for cursor in ("x", "WzFd", "bnVsbA"):
        refused = call("liwei").get(path, after=cursor)
        assert refused.status_code == 422
        assert "The cursor is none" in refused.json()["problems"][0]["said"]
