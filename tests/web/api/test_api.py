"""The API: what it answers, to whom, and that nothing leaks across subtrees."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from oversight.accounts.tokens import create_token
from oversight.store.database import Store
from oversight.supervision.commands import BY_NAME
from oversight.supervision.workflow import State

from ..support import FAR, LATE, NOW, OTHER, PEOPLE, app_over

schemathesis.checks.load_all_checks()
NOT_ASKED = [
    schemathesis.checks.CHECKS.get_one(name)
    for name in ("positive_data_acceptance", "missing_required_header")
]
"""A well-formed command may be refused all the same, and every call carries its own token."""

EXAMPLES = int(os.environ.get("API_EXAMPLES", "1"))
"""How often schemathesis tries each operation; more in a longer run."""


class Caller:
    """A program that calls with the token of an account, or without one."""

    def __init__(self, client: TestClient, token: str = "", language: str = "en") -> None:
        self.client = client
        self.headers = {"Accept-Language": language}
        if token:
            self.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str, **query: Any) -> Response:
        return self.client.get(f"/api/v1{path}", params=query, headers=self.headers)

    def post(self, path: str, body: object = None, version: int | None = None) -> Response:
        headers = self.headers | ({"If-Match": f'"{version}"'} if version is not None else {})
        return self.client.post(f"/api/v1{path}", json=body, headers=headers)


@pytest.fixture
def call(world: Path, web_store: Store) -> Iterator[Callable[..., Caller]]:
    client = TestClient(app_over(world, web_store), raise_server_exceptions=True)

    def calling(login: str | None = None, language: str = "en") -> Caller:
        token = create_token(web_store, login, "test", at=NOW) if login else ""
        return Caller(client, token, language)

    yield calling


def test_nobody_is_answered_without_a_token(call: Callable[..., Caller]) -> None:
    for caller in (call(), Caller(call().client, "ovs_none")):
        found = caller.get("/items")
        assert found.status_code == 401
        assert found.headers["content-type"] == "application/problem+json"
        assert found.headers["www-authenticate"] == "Bearer"
        assert found.json()["title"] == "A token is needed."


def test_the_queue_comes_page_by_page(call: Callable[..., Caller]) -> None:
    caller = call("liwei")
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = caller.get("/items", limit=1, **cursor).json()
        seen += [line["id"] for line in page["items"]]
        if page["next"] is None:
            break
        cursor = {"after": page["next"]}
    assert sorted(seen) == sorted([LATE, OTHER, FAR])
    counted = caller.get("/counts").json()
    assert counted["matching"] == 3
    assert counted["by_state"] == {"raised": 3}
    assert caller.get("/items", card="yellow").json()["items"][0]["id"] == OTHER


def test_a_command_moves_an_item_and_a_changed_one_is_refused(
    call: Callable[..., Caller],
) -> None:
    caller = call("liwei")
    before = caller.get(f"/items/{LATE}").json()
    assert (before["state"], before["next"]) == ("raised", ["assign", "dismiss"])
    after = caller.post(f"/items/{LATE}/assign", {}, before["version"])
    assert (after.status_code, after.json()["state"], after.json()["org"]) == (
        200,
        "assigned",
        "O1",
    )
    again = caller.post(f"/items/{LATE}/assign", {}, before["version"])
    assert again.status_code == 409
    assert again.json()["problems"][0]["said"] == (
        "The item has changed since you looked at it: it is now assigned. "
        "Look at it again before you decide."
    )
    entries = caller.get(f"/items/{LATE}/trail").json()
    assert [(e["command"], e["who"]) for e in entries] == [
        ("raise", "evaluation"),
        ("assign", "liwei"),
    ]
    undone = caller.post(f"/items/{LATE}/undo", {})
    assert undone.json()["state"] == "raised"


def test_refusals_are_said_in_the_language_asked_for(call: Callable[..., Caller]) -> None:
    refused = call("zhao", "zh").post(f"/items/{LATE}/assign", {})
    assert refused.status_code == 422
    assert refused.json()["title"] == "填写有误"
    assert refused.json()["problems"] == [
        {
            "where": f"item {LATE}",
            "said": "zhao不是该督办件的督查员。请由对“O1”有该角色的人员办理。",
        }
    ]


def test_many_are_previewed_and_done_and_refusals_are_listed(
    call: Callable[..., Caller],
) -> None:
    caller = call("county")
    many = {"command": "assign", "given": {}, "items": [LATE, FAR, OTHER]}
    for path in ("/preview", "/act"):
        done = caller.post(path, many).json()
        assert sorted(done["moved"]) == sorted([LATE, OTHER])
        assert [each["item"] for each in done["refused"]] == [FAR]
    assert caller.get("/counts").json()["by_state"] == {"assigned": 2}


def test_files_are_attached_and_read(call: Callable[..., Caller]) -> None:
    caller = call("liwei")
    sent = caller.client.post(
        f"/api/v1/items/{LATE}/attach",
        files={"file": ("decision.txt", b"The decision.")},
        headers=caller.headers,
    )
    assert sent.status_code == 200
    (file,) = caller.get(f"/items/{LATE}/files").json()
    assert (file["name"], file["size"]) == ("decision.txt", 13)
    found = caller.get(f"/items/{LATE}/files/{file['sha256']}")
    assert found.content == b"The decision."
    assert caller.get(f"/items/{OTHER}/files/{file['sha256']}").status_code == 404


def test_the_proof_masks_what_tells_of_a_person(call: Callable[..., Caller]) -> None:
    proof = call("liwei").get(f"/items/{LATE}/proof")
    assert proof.status_code == 200
    assert proof.json()["outcome"] in ("flagged", "complies", "not_examined", "cannot_tell")


READS = ("", "/trail", "/files", "/files/0", "/proof")
BODIES: dict[str, dict[str, Any]] = {
    "dismiss": {"disposition": "not_an_issue", "why": "x"},
    "sign": {"org": "O9"},
    "submit": {"did": "x"},
    "ask_extension": {"until": "2022-01-10", "why": "x"},
    "refuse_extension": {"why": "x"},
    "dispute": {"ground": "law_allows", "why": "x"},
    "uphold": {"why": "x"},
    "overrule": {"why": "x"},
    "appeal": {"why": "x"},
    "verify": {"basis": "proof"},
    "return": {"why": "x"},
    "assess": {"disposition": "confirmed"},
    "observe": {"outcome": "effective"},
    "refer": {"to_person": "x", "to_org": "x", "why": "x"},
    "conclude": {"why": "x"},
    "snooze": {"why": "x", "until": "2022-01-10"},
    "ask": {"text": "x"},
    "answer": {"text": "x"},
    "comment": {"text": "x"},
}


@pytest.mark.parametrize("login", ["county", "zhao"])
def test_what_lies_outside_is_answered_like_what_is_not_there(
    call: Callable[..., Caller], login: str
) -> None:
    caller = call(login)
    missing = "ZZZZZZZZZZ"
    for path in READS:
        far, none = (caller.get(f"/items/{each}{path}") for each in (FAR, missing))
        assert (
            (far.status_code, far.content)
            == (none.status_code, none.content)
            == (
                404,
                none.content,
            )
        ), path
    for name in [*sorted(set(BY_NAME) - {"attach"}), "take", "release"]:
        body = BODIES.get(name, {})
        far, none = (caller.post(f"/items/{each}/{name}", body) for each in (FAR, missing))
        assert (far.status_code, far.content) == (404, none.content), name
    everything = json.dumps(
        [
            caller.get("/items", states=[str(s) for s in State], limit=200).json(),
            caller.get("/items", text=FAR).json(),
            caller.get("/items", org="O9").json(),
            caller.get("/notices").json(),
            caller.get("/rules").json(),
        ]
    )
    assert FAR not in everything
    assert caller.get("/counts", org="O9").json()["matching"] == 0
    assert caller.get("/counts").json()["matching"] == 2


@pytest.mark.parametrize("login", [None, *PEOPLE])
def test_nothing_the_description_allows_breaks_it(
    world: Path, web_store: Store, login: str | None
) -> None:
    """schemathesis: every operation, with data made from its description, as each role."""
    app = app_over(world, web_store)
    api = next(route.app for route in app.routes if getattr(route, "name", "") == "api")  # type: ignore[attr-defined]
    schema = schemathesis.openapi.from_asgi("/openapi.json", api)
    token = create_token(web_store, login, "test", at=NOW) if login else ""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    kept_from = FAR if login in ("county", "zhao") else None
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def run(case: schemathesis.Case) -> None:
            response = case.call(headers=headers)
            case.validate_response(response, excluded_checks=NOT_ASKED)
            if kept_from is not None and kept_from not in str(case.path_parameters):
                assert kept_from not in response.text, f"{case.method} {case.path}"

        run()
