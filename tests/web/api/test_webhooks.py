"""Webhooks by the API: made, listed, ended by those who administer the place, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .test_api import Caller, call  # noqa: F401  the fixture

URL = "https://hooks.example.org/in"


def test_an_administrator_makes_lists_and_ends_one(call: Callable[..., Caller]) -> None:  # noqa: F811
    admin = call("admin")
    made = admin.post("/webhooks", {"url": URL, "events": ["close"], "place": "O1"})
    assert made.status_code == 201
    webhook, secret = made.json()["webhook"], made.json()["secret"]
    assert secret.startswith("whsec_")
    assert webhook == {
        "id": webhook["id"],
        "url": URL,
        "place": "O1",
        "events": ["close"],
        "state": "active",
        "made_by": "admin",
        "made_at": "2022-01-04T02:00:00+00:00",
        "failures": 0,
        "failing_since": None,
        "next_at": None,
        "behind": 0,
    }
    assert admin.get("/webhooks").json() == {"webhooks": [webhook]}
    assert secret not in admin.get("/webhooks").text
    assert admin.get(f"/webhooks/{webhook['id']}/attempts").json() == {"attempts": []}
    ended = admin.client.delete(f"/api/v1/webhooks/{webhook['id']}", headers=admin.headers)
    assert ended.json() == webhook | {"state": "ended"}
    again = admin.post(f"/webhooks/{webhook['id']}/resume")
    assert (again.status_code, again.json()["problems"][0]["said"]) == (
        422,
        "The webhook has ended. Make a new one.",
    )


def test_everything_wrong_is_told_at_once(call: Callable[..., Caller]) -> None:  # noqa: F811
    refused = call("admin").post("/webhooks", {"url": "http://10.0.0.1:22/", "place": "O7"})
    assert refused.status_code == 422
    assert [(each["where"], each["said"]) for each in refused.json()["problems"]] == [
        (
            "url",
            "A webhook goes by https. Use https, or have the receiver named under"
            " webhooks.internal in oversight.toml.",
        ),
        ("place", "There is no place 'O7'. Did you mean 'O'?"),
    ]


@pytest.mark.parametrize("login", ["liwei", "county", "zhao", "sun", "qian"])
def test_nobody_else_sees_or_makes_one(call: Callable[..., Caller], login: str) -> None:  # noqa: F811
    made = call("admin").post("/webhooks", {"url": URL}).json()["webhook"]
    other = call(login)
    assert other.get("/webhooks").json() == {"webhooks": []}
    theirs = other.get(f"/webhooks/{made['id']}/attempts")
    nobodys = other.get("/webhooks/WNOBODY/attempts")
    assert (theirs.status_code, theirs.content) == (404, nobodys.content)
    assert other.post("/webhooks", {"url": URL}).status_code == 422
