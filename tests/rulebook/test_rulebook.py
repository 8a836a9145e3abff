"""Packs, norms and rules read together; what can be wrong in them is in test_faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oversight.datalog.checked import Type
from oversight.rulebook.rulebook import available_packs, library_folder, load_rulebook
from tests.rulebook.packs import NORMS, PACK, RULE, USING, write_pack


@pytest.fixture(autouse=True)
def _in_tmp_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_loads_a_pack(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    (place / "mapping.yaml").write_text("")
    (place / "mapping-more.yaml").write_text("")
    book = load_rulebook(["t.small"], [tmp_path])
    rule = book.rules["t.small/late"]
    assert list(book.rules) == ["t.small/late"]
    assert (rule.pack, rule.version, rule.catalogue, rule.kind, rule.card, rule.subject) == (
        "t.small",
        "1",
        "T01",
        "timeout",
        "red",
        "case",
    )
    assert (rule.title.zh, rule.title.en) == ("逾期", "Late")
    assert [(basis.law, basis.article) for basis in rule.basis] == [("行政许可法", "42")]
    assert (rule.in_force, rule.until) == (date(2004, 7, 1), None)
    assert rule.reasons == {"no limit": "未载明期限"}
    assert rule.facts == ("Due", "Late")
    assert rule.clocks == ("decide",)
    assert list(rule.norms) == ["few"]
    assert rule.text == RULE
    assert [predicate.name for predicate in rule.program.predicates][-1] == "flags"
    pack = book.packs["t.small"]
    assert (pack.domain, pack.timezone, pack.calendar, pack.uses) == (
        "approval",
        "Asia/Shanghai",
        "CN",
        (),
    )
    assert [path.name for path in pack.mappings] == ["mapping-more.yaml", "mapping.yaml"]
    assert [clock.clock for clock in book.clocks] == ["decide"]
    assert book.acts["stamped"] == ("盖章", "stamped")
    assert "accepted" in book.acts
    assert list(book.norms) == ["t.small/few"]


def test_a_norm_has_the_value_of_the_day(tmp_path: Path) -> None:
    write_pack(tmp_path)
    norm = load_rulebook(["t.small"], [tmp_path]).norms["t.small/few"]
    days = [date(2004, 6, 30), date(2004, 7, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [norm.value_on(day) for day in days] == [None, 3, 3, 5]
    assert (norm.type, norm.unit, norm.title.en) == (Type.INT, "wd", "Few")
    assert [value.confidence for value in norm.values] == ["certain", "likely"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.9", Type.DECIMAL), ("text", Type.TEXT), ("2021-07-15", Type.DATE), ("3", Type.INT)],
)
def test_a_norm_may_be_a_number_a_text_or_a_date(
    tmp_path: Path, value: str, expected: Type
) -> None:
    text = "n:\n  title: {zh: 中, en: e}\n  values: [{value: %s, from: 2004-07-01, source: s}]\n"
    write_pack(tmp_path, norms_yaml=NORMS + text % value)
    norm = load_rulebook(["t.small"], [tmp_path]).norms["t.small/n"]
    assert (norm.type, str(norm.values[0].value)) == (expected, value)


def test_the_hash_follows_the_text_of_every_file_and_not_its_line_ends(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    first = load_rulebook(["t.small"], [tmp_path]).hash
    for file in place.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_rulebook(["t.small"], [tmp_path]).hash == first
    hashes = {first}
    for file in sorted(place.iterdir()):
        comment = b"" if file.suffix == ".csv" else b"# more\n"
        file.write_bytes(file.read_bytes() + comment + b"\n")
        hashes.add(load_rulebook(["t.small"], [tmp_path]).hash)
    assert len(hashes) == 6


def test_a_pack_in_the_project_stands_before_one_of_the_library(tmp_path: Path) -> None:
    own = write_pack(tmp_path / "own")
    write_pack(tmp_path / "library")
    write_pack(tmp_path / "library", "t.other", pack_yaml=PACK.replace("small", "other"))
    folders = [tmp_path / "own", tmp_path / "library"]
    assert available_packs(folders) == {
        "t.small": own,
        "t.other": tmp_path / "library" / "t.other",
    }


def test_a_pack_shares_the_terms_norms_clocks_and_acts_of_those_it_uses(tmp_path: Path) -> None:
    write_pack(tmp_path)
    write_pack(tmp_path, "t.big", **USING)
    book = load_rulebook(["t.big"], [tmp_path])
    assert list(book.rules) == ["t.big/late"]
    assert list(book.packs) == ["t.small", "t.big"]
    assert book.rules["t.big/late"].norms["few"].pack == "t.small"
    assert {"stamped", "sealed"} <= set(book.acts)


def test_the_library_is_sound() -> None:
    packs = available_packs([library_folder()])
    assert {"cn.licensing", "cn.penalty", "it.road-fines", "nl.wabo"} <= set(packs)
    book = load_rulebook(list(packs), [library_folder()])
    assert len(book.rules) >= 35
    assert all(rule.path.stem == rule.id.partition("/")[2] for rule in book.rules.values())
