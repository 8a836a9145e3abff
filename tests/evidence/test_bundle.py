"""A bundle: what is in it, that it is the same each time, and that a changed one is found."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from oversight.evidence.material import Material, gather
from oversight.evidence.pack import check_bundle, make_bundle
from oversight.problem import Refused
from oversight.project import Project
from oversight.report.fonts import find_face
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.commands import Attach, Comment
from oversight.supervision.service import act
from tests.web.support import LATE, NOW, copied, lay_world

LI = Actor.local("liwei")


@dataclass(frozen=True)
class Desk:
    project: Project
    store: Store

    def material(self, **how: bool) -> Material:
        return gather(self.project, self.store, LATE, actor=LI, **how)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_world(tmp_path_factory.mktemp("evidence"))


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Iterator[Desk]:
    store = copied(home, tmp_path)
    project = Project.open(home)
    said = {"item": LATE, "by": LI, "at": NOW}
    act(store, Attach(file="决定 书.txt", content=b"Decided.", **said), days=project.calendar)
    act(store, Comment(text="<b>Seen</b>", **said), days=project.calendar)
    yield Desk(project, store)
    store.close()


def packed(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_a_bundle_holds_everything_and_says_what_it_lacks(desk: Desk) -> None:
    content = make_bundle(desk.material(), find_face())
    parts = packed(content)
    file = next(name for name in parts if name.startswith("files/"))
    assert sorted(parts) == sorted(
        [
            *["comments.json", "cover.pdf", file, "index.html", "item.json", "manifest.json"],
            *[f"proof.{language}.{kind}" for language in ("en", "zh") for kind in ("json", "txt")],
            *[f"records/{t}.{kind}" for t in ("case", "event") for kind in ("csv", "json")],
            *["rule/late.rule", "trail.json"],
        ]
    )
    assert (file.endswith("-决定_书.txt"), parts[file]) == (True, b"Decided.")
    manifest = json.loads(parts["manifest.json"])
    assert (manifest["item"], manifest["personal_data"]) == (LATE, "masked")
    assert manifest["gaps"] == [
        "The run run-1 is no longer kept; its manifest is not here.",
        "The records as they stood at the run (lake version unknown) are no longer there; "
        "the proof is made over the records as they stand now.",
    ]
    assert manifest["trail"]["entries"] == 3
    assert json.loads(parts["comments.json"]) == [
        {"at": NOW.isoformat(), "who": "liwei", "kind": "comment", "text": "<b>Seen</b>"}
    ]
    page = parts["index.html"].decode()
    assert "&lt;b&gt;Seen&lt;/b&gt;" in page
    assert "http" not in page
    assert parts["cover.pdf"].startswith(b"%PDF-")
    assert check_bundle(content) == []


def test_the_same_material_gives_the_same_bytes(desk: Desk) -> None:
    face = find_face()
    assert make_bundle(desk.material(), face) == make_bundle(desk.material(), face)


def test_what_tells_of_a_person_is_masked_unless_it_is_asked_for(desk: Desk) -> None:
    closed, opened = desk.material(), desk.material(open_=True)
    officers = [row.get("officers") for row in opened.records["event"] if row.get("officers")]
    hidden = [row.get("officers") for row in closed.records["event"] if row.get("officers")]
    assert len(officers) == len(hidden)
    assert set(hidden) <= {"•••"}
    whole = b"".join(packed(make_bundle(closed, find_face())).values())
    for each in officers:
        for name in each if isinstance(each, list) else [each]:
            assert str(name).encode() not in whole


def changed(content: bytes, name: str, text: bytes | None) -> bytes:
    """The bundle with one file as somebody has changed, removed or added it."""
    parts = packed(content)
    if text is None:
        parts.pop(name)
    else:
        parts[name] = text
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as again:
        for each, held in parts.items():
            again.writestr(each, held)
    return out.getvalue()


def test_whatever_was_changed_is_named(desk: Desk) -> None:
    content = make_bundle(desk.material(), find_face())
    entries = json.loads(packed(content)["trail.json"])
    entries[1]["who"] = "somebody else"
    trail = json.dumps(entries).encode()
    assert check_bundle(changed(content, "comments.json", b"[]")) == [
        "comments.json is not as it was packed."
    ]
    assert check_bundle(changed(content, "item.json", None)) == ["item.json is missing."]
    assert check_bundle(changed(content, "more.txt", b"")) == ["more.txt is not in the manifest."]
    assert check_bundle(changed(content, "trail.json", trail)) == [
        "trail.json is not as it was packed.",
        f"Entry {entries[1]['seq']} of the trail is not as it was written.",
    ]
    for no_bundle in (b"", b"PK", changed(content, "manifest.json", b"{}")):
        with pytest.raises(Refused) as no:
            check_bundle(no_bundle)
        assert no.value.problems[0].said.startswith("This is no evidence bundle")


def test_an_item_out_of_sight_is_not_there(desk: Desk) -> None:
    far = Actor("qian", (Grant("auditor", "O9"),))
    with pytest.raises(Refused) as no:
        gather(desk.project, desk.store, LATE, actor=far)
    assert no.value.problems[0].said == f"There is no item '{LATE}'."
