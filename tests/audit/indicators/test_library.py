"""The indicators that come with the engine: all read, all worded, and pyDatalog agrees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.library import definitions_hash, load_definitions
from oversight.city import make_city
from oversight.problem import Problem, Refused
from oversight.records.memory import MemoryRecords
from oversight.records.model import TABLES
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook

from .support import HEAD, RATE, agreed, book

AS_OF = date(2021, 9, 30)
LIBRARY = library_folder().parent / "audits"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(["cn.licensing", "cn.penalty"], [library_folder()])


@pytest.fixture(scope="module")
def found(rulebook: Rulebook) -> dict[str, Definition]:
    return load_definitions(rulebook.packs, [LIBRARY])


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> MemoryRecords:
    folder = make_city(tmp_path_factory.mktemp("city") / "c", cases=90, seed=3).folder
    files = {path.stem: path for path in folder.glob("*.parquet") if path.stem in TABLES}
    return MemoryRecords({table: pq.read_table(path) for table, path in files.items()})


def test_every_file_is_read_and_worded_in_both_languages(found: dict[str, Definition]) -> None:
    packs = ["it.road-fines", "nl.wabo", "cn.hotline", "cn.citymgmt"]
    others = load_rulebook(packs, [library_folder()])
    every = found | load_definitions(others.packs, [LIBRARY])
    files = {f"{path.parent.name}/{path.stem}" for path in LIBRARY.glob("*/*.indicator")}
    assert set(every) == files
    for definition in every.values():
        front = definition.front
        for words in (front.title, front.numerator, front.denominator, front.source):
            assert any("\u4e00" <= letter <= "\u9fff" for letter in words.zh), definition.id
            assert words.en.isascii(), definition.id


def test_pydatalog_derives_the_same_rows(
    rulebook: Rulebook, found: dict[str, Definition], records: MemoryRecords
) -> None:
    """Every indicator over a small city: what SQL says is what the language means."""
    assert agreed(rulebook, found, records, AS_OF) > 500


def test_a_project_has_its_own_first(tmp_path: Path) -> None:
    rulebook = book(tmp_path)
    for home, title in (("own", "Own"), ("library", "Library")):
        folder = tmp_path / home / "t.small"
        folder.mkdir(parents=True)
        text = (HEAD + RATE).replace("en: In time", f"en: {title}")
        (folder / "in-time.indicator").write_text(text, encoding="utf-8")
    folders = [tmp_path / "own", tmp_path / "library"]
    (one,) = load_definitions(rulebook.packs, folders).values()
    assert (one.id, one.front.title.en) == ("t.small/in-time", "Own")
    (other,) = load_definitions(rulebook.packs, folders[1:]).values()
    assert definitions_hash([one]) != definitions_hash([other])


def test_a_name_that_none_bears_and_a_pack_not_used_are_told(
    tmp_path: Path, rulebook: Rulebook
) -> None:
    small = book(tmp_path)
    with pytest.raises(Refused) as refused:
        names = ["cn.licensing/decided-in-tme", "cn.penalty/annulled"]
        load_definitions(
            small.packs | {"cn.licensing": rulebook.packs["cn.licensing"]}, [LIBRARY], names
        )
    assert refused.value.problems == (
        Problem(
            "indicator",
            "There is no indicator 'cn.licensing/decided-in-tme'.",
            "Did you mean 'cn.licensing/decided-in-time'?",
        ),
        Problem(
            "indicator",
            "The indicator 'cn.penalty/annulled' is of a pack that this project does not use.",
            "Add cn.penalty to rules.packs in oversight.toml.",
        ),
    )
