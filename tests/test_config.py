"""`oversight.toml`: what it says, and everything that can be wrong with it."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from oversight.config import check_config, read_config
from oversight.problem import Refused

SOUND = """\
[project]
name = "fines"
timezone = "Europe/Rome"
calendar = "IT"
[rules]
packs = ["it.road-fines"]
"""


def problems(folder: Path, text: str) -> list[str]:
    (folder / "oversight.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_config(folder)
    at = str(folder / "oversight.toml")
    return [str(problem).replace(at, "FILE") for problem in refused.value.problems]


def test_reads_what_is_said_and_fills_in_the_rest(tmp_path: Path) -> None:
    (tmp_path / "oversight.toml").write_text("\ufeff" + SOUND, encoding="utf-8")
    config = read_config(tmp_path)
    assert config.model_dump() == {
        "project": {
            "name": "fines",
            "timezone": "Europe/Rome",
            "calendar": "IT",
            "language": "en",
            "overlay": None,
        },
        "lake": {"path": "lake"},
        "store": {"url": "sqlite:///oversight.db"},
        "rules": {"packs": ["it.road-fines"]},
        "report": {"font": None},
        "webhooks": {"internal": []},
    }
    assert config.zone == ZoneInfo("Europe/Rome")


def test_tells_everything_at_once(tmp_path: Path) -> None:
    text = SOUND.replace("Rome", "Roma").replace('"IT"', '"ITA"').replace("[rules]", "[rule]")
    assert problems(tmp_path, text) == [
        "FILE: project.timezone: There is no time zone 'Europe/Roma'. Did you mean 'Europe/Rome'?",
        "FILE: rules: The setting 'rules' is missing. Add 'rules = ...'.",
        "FILE: rule: There is no setting 'rule'. Did you mean 'rules'?",
        "FILE: project.calendar: There is no calendar 'ITA'. Did you mean 'IT'?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"Europe/Rome"',
            '"Rom"',
            "FILE: project.timezone: There is no time zone 'Rom'. "
            "Write one by its place, such as Asia/Shanghai or Europe/Rome.",
        ),
        (
            'name = "fines"',
            "",
            "FILE: project.name: The setting 'project.name' is missing. Add 'name = ...'.",
        ),
        (
            "[rules]",
            '[lake]\nfolder = "x"\n[rules]',
            "FILE: lake.folder: There is no setting 'lake.folder'. Known: path.",
        ),
        (
            '"it.road-fines"',
            "",
            "FILE: rules.packs: The setting 'rules.packs' has a wrong value: "
            "List should have at least 1 item after validation, not 0. Mend the value.",
        ),
        (
            "[rules]",
            'language = "it"\n[rules]',
            "FILE: project.language: The language is neither 'en' nor 'zh'. "
            'Write "en" or "zh".',
        ),
        (
            SOUND,
            "project",
            "FILE: The file is not TOML: Expected '=' after a key in a key/value pair "
            "(at end of document). Write each setting as 'name = \"value\"'.",
        ),
    ],
)
def test_one_wrong_setting(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems(tmp_path, SOUND.replace(old, new)) == [said]


def test_no_project_here(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_config(tmp_path)
    assert [str(problem) for problem in refused.value.problems] == [
        f"{tmp_path}: There is no project here: 'oversight.toml' was not found. "
        "Lay one out with 'oversight new DIR --packs PACK', or name its folder with -C."
    ]


def test_an_overlay_is_one_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "days.csv").write_text("day,kind,note\n2021-07-26,shut,typhoon\n")
    project = {"name": "n", "timezone": "UTC", "calendar": "CN", "overlay": "days.csv"}
    with pytest.raises(Refused) as refused:
        check_config({"project": project, "rules": {"packs": ["p"]}}, tmp_path, "FILE")
    assert [str(problem) for problem in refused.value.problems] == [
        f"{tmp_path}/days.csv row 2, column kind: There is no kind of day 'shut'. "
        "Known: holiday, rest, work."
    ]
