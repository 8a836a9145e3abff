"""Mapping files: what they say, and everything that is wrong with one at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.records.acts import ACTS
from oversight.records.feed import plan
from oversight.records.fill import ByValue, Constant, FromColumn, Template
from oversight.records.find import find_mapping
from oversight.records.mapping import read_mapping
from tests.records.support import ROOT

GOOD = """
for:
  kind: [csv, xlsx]
  columns: [no, when]
missing: ["-"]
timezone: Asia/Shanghai
read: {encoding: gb18030, delimiter: ";"}
tables:
  case:
    columns:
      case: no
      domain: {value: approval}
      org: {column: office, values: {A: "320600", B: null}, others: refuse}
  event:
    columns:
      event: {template: "{no}/1"}
      case: no
      seq: {value: "1"}
      act: {column: what, acts: {in: received, out: granted}}
      ts: when
      amount: {by: what, of: {in: fee}, times: 10000}
"""


def refusal(path: Path, text: str) -> list[str]:
    """What is said about a mapping with that text, without the file's name."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_mapping(path)
    return [str(problem).removeprefix(f"{path}:") for problem in refused.value.problems]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mapping.yaml"


def test_what_a_mapping_says(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    mapping = read_mapping(path)
    assert (mapping.kinds, mapping.known_by) == (("csv", "xlsx"), {"row": ("no", "when")})
    assert (mapping.encoding, mapping.delimiter, mapping.sheet) == ("gb18030", ";", None)
    case, event = mapping.blocks
    assert (case.table, case.source, event.table) == ("case", "row", "event")
    assert case.fills["case"].source == FromColumn("no")
    assert case.fills["case"].missing == ("-",)
    assert case.fills["domain"].source == Constant("approval")
    assert case.fills["org"].values == {"A": "320600", "B": None}
    assert case.fills["org"].closed
    assert event.fills["event"].source == Template(((True, "no"), (False, "/1")))
    assert event.fills["amount"].source == ByValue("what", {"in": "fee"})
    assert mapping.wanted() == {"row": ["no", "office", "what", "when", "fee"]}


def test_everything_wrong_is_said_at_once(path: Path) -> None:
    text = """
for:
  kind: cvs
tabels: 1
timezone: Asia/Beijing
tables:
  cases:
    columns: {case: no}
  case:
    from: trace
    columns:
      case: "@pos"
      domian: {value: approval}
      org: {value: A, column: office}
      item: {template: "{no"}
      item_version: {by: what}
      channel: {column: way, values: {a: b}, others: drop}
      links: {column: tie, times: many, of: {a: b}}
      urgency: {column: how, acts: {a: b}}
"""
    assert refusal(path, text) == [
        "4:1: A mapping file has no 'tabels'. Did you mean 'tables'?",
        "3:9: There is no kind of file 'cvs'. Kinds: csv, xlsx, parquet, xes.",
        "3:3: The mapping does not say by which columns its files are known. "
        "List some of them under 'columns', or 'trace' and 'event'.",
        "7:3: 'tables' has no 'cases'. Did you mean 'case'?",
        "10:11: Records cannot be made from 'trace' here. Known: row.",
        "13:7: Table 'case' has no 'domian'. Did you mean 'domain'?",
        "12:7: Table 'case' needs 'domain' as well. Fill every column that a record must have.",
        "12:13: There is no '@pos'. Did you mean '@position'?",
        "14:12: 'org' must be filled from exactly one thing, not 2. "
        "Give one of column, value, template, by.",
        "15:24: The template '{no' has a brace without its other. Write columns as {name}.",
        "16:21: 'by: what' does not say which column belongs to which value. "
        "Add 'of:' with lines 'value: column'.",
        "17:54: 'others' is 'drop'. Write keep or refuse.",
        "18:35: 'times' is not a number. Write one such as 10000.",
        "18:45: 'of' goes with 'by'. Say by which column it chooses.",
        "19:36: 'acts' is for the column 'act' alone. Use 'values'.",
        "5:11: There is no time zone 'Asia/Beijing'. Name one such as Asia/Shanghai.",
    ]


def test_logs_have_their_own_words(path: Path) -> None:
    text = """
for: {kind: [xes, csv], columns: [a]}
tables:
  case:
    columns: {case: "case:concept:name", domain: {value: penalty}}
  event:
    from: event
    columns: {event: "first:x", case: a, act: b, ts: t, seq: "@position"}
"""
    assert refusal(path, text) == [
        "2:13: A mapping for XES is for nothing else. "
        "Write a mapping for logs and another for the rest.",
        "2:34: 'columns' says nothing about logs. Use 'trace' and 'event'.",
        "5:5: Table 'case' does not say what its records are made from. "
        "Add 'from: trace' or 'from: event'.",
        "5:21: 'case:concept:name' names an attribute of the trace, which this block is from "
        "already. Write 'concept:name'.",
        "8:22: 'first:x' names an attribute of a trace's first event; this block is from event. "
        "Use it in a block 'from: trace'.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: The file is empty. See docs/records.md."),
        (
            "for: [",
            "1:7: This is not YAML: expected the node content, but found '<stream end>'. "
            "Check the indentation and the quotes there.",
        ),
        ("a: 1\na: 2\n", "2:1: 'a' stands here a second time. Keep one of the two."),
        (
            "- 1\n",
            "1:1: A mapping file is not a mapping of names to values. "
            "Known: for, read, timezone, missing, tables.",
        ),
    ],
)
def test_not_a_mapping_at_all(path: Path, text: str, said: str) -> None:
    assert refusal(path, text) == [said]


def test_no_such_file(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    with pytest.raises(Refused) as refused:
        read_mapping(path)
    assert str(refused.value) == f"{path}: There is no such file. Check the path as typed."


def test_unknown_acts_are_located(path: Path) -> None:
    text = GOOD.replace("in: received", "in: recieved").replace("out: granted", "out: grant")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_mapping(path).check_acts(ACTS)
    assert str(refused.value) == (
        f"{path}:19:38: There is no act 'recieved'. Did you mean 'received'?\n"
        f"{path}:19:53: There is no act 'grant'. Did you mean 'granted'?"
    )


def test_columns_that_the_file_lacks_are_located(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_mapping(path).check_columns({"row": ["no", "when", "waht", "office"]})
    assert str(refused.value) == (
        f"{path}:19:12: The file has no column 'what'. Did you mean 'waht'?\n"
        f"{path}:21:15: The file has no column 'what'. Did you mean 'waht'?\n"
        f"{path}:21:15: The file has no column 'fee'. Known: no, office, waht, when."
    )


def test_the_closest_mapping_is_found(tmp_path: Path) -> None:
    wide, narrow = tmp_path / "wide.yaml", tmp_path / "narrow.yaml"
    wide.write_text(GOOD.replace("gb18030", "utf-8"), encoding="utf-8")
    narrow.write_text(wide.read_text().replace("[no, when]", "[no]"), encoding="utf-8")
    file = tmp_path / "in.csv"
    file.write_text("no;when;what;fee;office\n")
    mappings = [read_mapping(narrow), read_mapping(wide)]
    assert find_mapping(file, mappings).path == wide
    with pytest.raises(Refused) as refused:
        find_mapping(file, [mappings[0], mappings[0]])
    assert str(refused.value) == (
        f"{file}: Two mappings fit the file: {narrow} and {narrow}. "
        "Name the one you mean with --mapping."
    )


def test_none_fits(tmp_path: Path) -> None:
    mapping, file = tmp_path / "m.yaml", tmp_path / "event.csv"
    mapping.write_text(GOOD, encoding="utf-8")
    file.write_text("event,case,act\n")
    with pytest.raises(Refused) as refused:
        find_mapping(file, [read_mapping(mapping)])
    assert str(refused.value) == (
        f"{file}: No mapping fits the file. {mapping}: the file has no column 'no', 'when'. "
        "Table 'event', as which the file is named, needs the column 'ts', 'seq'. "
        "Name a mapping with --mapping, or write one."
    )


@pytest.mark.parametrize(
    ("name", "header", "table"),
    [
        ("case.csv", "case,domain", "case"),
        ("anything.csv", "event,case,act,ts,seq,officers", "event"),
        ("permit.csv", "permit", "permit"),
    ],
)
def test_our_own_columns_need_no_mapping(
    tmp_path: Path, name: str, header: str, table: str
) -> None:
    file = tmp_path / name
    file.write_text(f"{header}\n")
    assert [block.table for block in find_mapping(file, []).blocks] == [table]


def test_cases_come_before_what_needs_them(tmp_path: Path) -> None:
    for name, header in (("event", "event,case,act,ts,seq"), ("case", "case,domain")):
        (tmp_path / f"{name}.csv").write_text(f"{header}\n")
    feeds = plan([tmp_path / "event.csv", tmp_path / "case.csv"], [])
    assert [feed.file.name for feed in feeds] == ["case.csv", "event.csv"]
    assert [feed.file.name for feed in plan([tmp_path], [])] == ["case.csv", "event.csv"]


def test_all_files_are_looked_at_before_any_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x\n")
    with pytest.raises(Refused) as refused:
        plan([tmp_path / "a.csv", tmp_path / "none.csv", tmp_path / "a.doc"], [])
    assert [problem.where for problem in refused.value.problems] == [
        str(tmp_path / "a.csv"),
        str(tmp_path / "none.csv"),
        str(tmp_path / "a.doc"),
    ]


@pytest.mark.parametrize(
    "mapping", sorted(ROOT.glob("rules/*/mapping*.yaml")), ids=lambda path: path.parent.name
)
def test_the_packs_mappings_are_sound(mapping: Path) -> None:
    read_mapping(mapping)
