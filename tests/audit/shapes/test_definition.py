"""A shape's file: read whole, and every fault told at its place with its fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.audit.authored import load
from oversight.audit.shapes.definition import SHAPE, Shape, read_shape
from oversight.problem import Refused
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from oversight.rulebook.surroundings import Surroundings
from tests.audit.indicators.support import book

LIBRARY = library_folder().parent / "audits"
TEXT = """\
---
shape: t.small/bunch
title: {zh: 末日聚集, en: Decisions heap}
detector: bunching
figures: {zh: 剩余工作日, en: working days left}
subject: case
caution: {zh: 会议日, en: meeting days}
---
figure(C, Ended, Slack) <= (
    clock(case=C, clock="decide", ended=Ended, due=Due) & (Slack == workdays(Ended, Due))
)
"""


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp("shapes"))


def written(folder: Path, rulebook: Rulebook, text: str) -> Shape:
    path = folder / "audits" / "t.small" / "bunch.shape"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_shape(path, rulebook.packs["t.small"], Surroundings(rulebook.packs))


def told(folder: Path, rulebook: Rulebook, text: str) -> list[tuple[str, str, str]]:
    with pytest.raises(Refused) as refused:
        written(folder, rulebook, text)
    return [
        (problem.where.rpartition("bunch.shape:")[2], problem.said, problem.fix)
        for problem in refused.value.problems
    ]


def test_a_sound_one_is_read_whole(tmp_path: Path, rulebook: Rulebook) -> None:
    found = written(tmp_path, rulebook, TEXT)
    assert (found.id, found.pack, found.front.detector) == ("t.small/bunch", "t.small", "bunching")


def test_the_heads_fit_the_detector(tmp_path: Path, rulebook: Rulebook) -> None:
    assert told(tmp_path, rulebook, TEXT.replace("bunching", "late-acts")) == [
        (
            "9:1",
            "'figure' has 3 values; late-acts needs 4.",
            "Write figure(C, On, First, Last).",
        ),
        ("9:1", "The shape has no acted.", "Add a clause acted(C) <= and its conditions."),
    ]
    assert told(tmp_path, rulebook, TEXT.replace("(C, Ended, Slack)", "(C, Slack, Ended)")) == [
        (
            "9:1",
            "The second value of 'figure' is a whole number, not a day or an instant.",
            "Write figure(C, On, Slack).",
        ),
        (
            "9:1",
            "The third value of 'figure' is a date, not a number.",
            "Write figure(C, On, Slack).",
        ),
    ]
    more = TEXT + 'acted(C) <= event(case=C, act="payment")\n'
    assert told(tmp_path, rulebook, more) == [
        ("12:1", "bunching asks for no 'acted'.", "Leave it out.")
    ]


def test_a_name_that_is_not_the_files(tmp_path: Path, rulebook: Rulebook) -> None:
    assert told(tmp_path, rulebook, TEXT.replace("shape: t.small/bunch", "shape: t.small/b")) == [
        (
            "2:1",
            "The shape is called 't.small/b', and its file stands for 't.small/bunch'.",
            "Write shape: t.small/bunch, or move the file to t.small/b.shape.",
        )
    ]


def test_every_file_of_the_library_is_read_and_worded_in_both_languages() -> None:
    packs = sorted({path.parent.name for path in LIBRARY.glob("*/*.shape")})
    rulebook = load_rulebook(packs, [library_folder()])
    found = load(SHAPE, read_shape, rulebook.packs, [LIBRARY], where="SHAPE")
    files = {f"{path.parent.name}/{path.stem}" for path in LIBRARY.glob("*/*.shape")}
    assert set(found) == files
    for shape in found.values():
        for words in (shape.front.title, shape.front.figures, shape.front.caution):
            assert any("\u4e00" <= letter <= "\u9fff" for letter in words.zh), shape.id
            assert words.en.isascii(), shape.id
