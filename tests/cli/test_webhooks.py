"""`oversight webhooks`: made, tested, delivered and listed, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.project import Project
from oversight.store.database import open_store
from tests.store.fresh import fresh_store
from tests.supervision.support import raised, row
from tests.webhooks.support import Receiver, receiving

from .line import Typed


@pytest.fixture
def home(small: Path) -> Path:
    fresh_store(small).close()
    return small


def allow(home: Path, receiver: Receiver) -> None:
    settings = home / "oversight.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[webhooks]\ninternal = ["{receiver.internal[0]}"]\n')


def raise_one(home: Path, subject: str) -> None:
    project = Project.open(home)
    store = open_store(project.store_url, folder=home)
    raised(store, row(subject))
    store.close()


def test_one_is_made_tested_delivered_and_ended(typed: Typed, home: Path) -> None:
    with receiving() as receiver:
        allow(home, receiver)
        made = typed.done("-C", home, "webhooks", "add", receiver.url, "--events", "raise").split()
        name, secret = made[3].rstrip("."), made[-1]
        assert secret.startswith("whsec_")
        assert typed.done("-C", home, "webhooks", "log", name) == "Nothing was sent yet.\n"
        said = typed.done("-C", home, "webhooks", "test", name)
        assert said == "The test arrived (200).\n"
        raise_one(home, "A")
        assert typed.done("-C", home, "webhooks", "deliver") == "Delivered: 1.\n"
        assert receiver.came[1].said["data"]["command"] == "raise"
        listed = typed.done("-C", home, "webhooks", "list").splitlines()
        assert listed[1].split() == [name, "active", "0", "raise", receiver.url]
        log = typed.done("-C", home, "webhooks", "log", name).splitlines()
        assert [line.split()[1:3] for line in log[1:]] == [["1", "200"], ["-", "200"]]
        ended = typed.done("-C", home, "webhooks", "end", name)
        assert ended == f"The webhook {name} has ended.\n"
        assert typed.done("-C", home, "webhooks", "list") == "There is no webhook.\n"


def test_a_test_that_does_not_arrive_is_a_sentence(typed: Typed, home: Path) -> None:
    with receiving() as receiver:
        allow(home, receiver)
        receiver.answers = [503]
        name = typed.done("-C", home, "webhooks", "add", receiver.url).split()[3].rstrip(".")
        code, out, err = typed("-C", home, "webhooks", "test", name)
        assert (code, out) == (2, "")
        assert "The test did not arrive: the receiver answered 503." in err


def test_what_is_wrong_is_told_at_once(typed: Typed, home: Path) -> None:
    ask = ("webhooks", "add", "http://x.example/", "--place", "O7", "--events", "closed")
    code, out, err = typed("-C", home, *ask)
    assert (code, out) == (2, "")
    for said in ("A webhook goes by https.", "There is no step 'closed'.", "no place 'O7'"):
        assert said in err


def test_a_receiver_in_the_settings_has_a_port(typed: Typed, home: Path) -> None:
    settings = home / "oversight.toml"
    settings.write_text(settings.read_text() + '\n[webhooks]\ninternal = ["hooks"]\n')
    code, _, err = typed("-C", home, "webhooks", "list")
    assert code == 2
    assert "'hooks' is not a receiver. Write it as host:port" in err
