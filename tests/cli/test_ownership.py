"""`oversight ownership`: what it prints, and what it says when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from .desk import ITEM, Desk, raised_desk

OWNERS = """
ownership:
  - org: O-7
    rule: cn.licensing
    from: 2021-10-01
  - org: O-8
    rule: cn.licensing/decision-overdue
    territory: O-99
    from: 2021-10-01
"""

HEAD = ("territory", "from", "until", "set", "by")


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return raised_desk(tmp_path, monkeypatch, capsys)


@pytest.fixture
def chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return raised_desk(tmp_path, monkeypatch, capsys, "zh")


def imported(desk: Desk, text: str = OWNERS) -> tuple[str, ...]:
    (desk.folder / "owners.yaml").write_text(text, encoding="utf-8")
    file = str(desk.folder / "owners.yaml")
    return ("ownership", "import", file, "--by", "Li Wei", "--at", "2021-10-09")


def test_rules_are_imported_listed_and_ended(desk: Desk) -> None:
    assert desk.done(*imported(desk)) == (
        f"Item {ITEM} went from O-12 to O-7.\nRerouted 1, for a person to decide 0.\n"
    )
    listed = desk.done("ownership", "list", "--at", "2021-10-09").splitlines()
    assert [line.split() for line in listed] == [
        ["number", "Organisation", "Rule", "catalogue", "item", *HEAD],
        ["1", "O-7", "cn.licensing", "2021-10-01", "Li", "Wei"],
        ["2", "O-8", "cn.licensing/decision-overdue", "O-99", "2021-10-01", "Li", "Wei"],
    ]
    told = desk.done("ownership", "end", "1", "--by", "Li Wei", "--at", "2021-10-10")
    assert told == f"Item {ITEM} went from O-7 to O-12.\nRerouted 1, for a person to decide 0.\n"


def test_it_is_said_in_chinese_too(chinese: Desk) -> None:
    chinese.walk("assign", "sign")
    owner = ("ownership", "set", "O-7", "--from", "2021-10-01", "--by", "李伟")
    assert chinese.done(*owner, "--at", "2021-10-09").splitlines()[-2:] == [
        f"督办件{ITEM}（已签收，O-12）现归口O-7；请人工决定是否改派。",
        "改派1件，待人工决定1件。",
    ]


def test_what_is_wrong_in_the_file_is_said_with_its_place(desk: Desk) -> None:
    said = desk.refused(*imported(desk, OWNERS.replace("cn.licensing\n", "cn.licence\n")))
    assert "owners.yaml:3:5: There is no rule or pack 'cn.licence'." in said
    assert desk.refused(*imported(desk, "ownership: [{rule: x}]")).count("owners.yaml") >= 2
    assert "Nobody is named" in desk.refused("ownership", "set", "O-7")
    wrong = ("ownership", "set", "O-7", "--from", "soon", "--by", "Li Wei")
    assert desk.refused(*wrong) == "--from: 'soon' is no day. Write it as 2021-10-18.\n"
