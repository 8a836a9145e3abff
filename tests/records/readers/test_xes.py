"""XES: namespaces, gz, byte order mark, nested attributes, lines, damage."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.records.readers import xes as module
from oversight.records.readers.base import Broken, Options, silent
from oversight.records.readers.xes import XesReader

READER = XesReader()
LOG = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
  <string key="meta" value="of the log"><string key="concept:name" value="no"/></string>
  <trace>
    <string key="concept:name" value="A &amp; B"/>
    <string key="kind" value="x"><string key="sub" value="y"/></string>
    <event>
      <string key="concept:name" value="start"/>
      <list key="docs"><values><string key="no" value="7"/></values></list>
    </event>
    <event><string value="stop" key="concept:name"/><int key="n" value="3"/></event>
  </trace>
  <trace><string key="concept:name" value="C"/></trace>
</log>
"""


def read(
    path: Path, options: Options | None = None
) -> tuple[list[dict[str, object]], list[dict[str, object]], list[Broken]]:
    traces, events, broken = [], [], []
    for batch in READER.batches(path, options or Options(), silent):
        traces += batch.tables["trace"].to_pylist()
        events += batch.tables["event"].to_pylist()
        broken += batch.broken
    return traces, events, broken


def test_attributes_lines_and_nesting(tmp_path: Path) -> None:
    path = tmp_path / "a.xes"
    path.write_text(LOG, encoding="utf-8")
    assert read(path) == (
        [
            {"@line": 6, "concept:name": "A & B", "kind": "x", "kind/sub": "y"},
            {"@line": 15, "concept:name": "C", "kind": None, "kind/sub": None},
        ],
        [
            {
                "@line": 9,
                "@position": 1,
                "concept:name": "start",
                "docs": "",
                "docs/no": "7",
                "n": None,
            },
            {
                "@line": 13,
                "@position": 2,
                "concept:name": "stop",
                "docs": None,
                "docs/no": None,
                "n": "3",
            },
        ],
        [],
    )


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    "names",
    [
        lambda log: log,
        lambda log: log.replace("<log ", '<log xmlns="http://www.xes-standard.org/" '),
        lambda log: (
            log.replace("</", "</x:")
            .replace("<", "<x:")
            .replace("<x:/x:", "</x:")
            .replace("<x:?xml", "<?xml")
            .replace("<x:log ", '<x:log xmlns:x="http://www.xes-standard.org/" ')
        ),
    ],
    ids=["plain", "namespace", "prefix"],
)
def test_every_dress(tmp_path: Path, packed: bool, mark: bytes, names: object) -> None:
    plain = tmp_path / "plain.xes"
    plain.write_text(LOG, encoding="utf-8")
    data = mark + names(LOG).encode()  # type: ignore[operator]
    dressed = tmp_path / ("a.xes.gz" if packed else "a.xes")
    dressed.write_bytes(gzip.compress(data) if packed else data)
    assert read(dressed) == read(plain)


def test_only_what_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.xes"
    path.write_text(LOG, encoding="utf-8")
    options = Options(
        columns={
            "trace": ["concept:name", "first:concept:name"],
            "event": ["n", "case:concept:name", "@position"],
        }
    )
    assert read(path, options)[:2] == (
        [
            {"@line": 6, "concept:name": "A & B", "first:concept:name": "start"},
            {"@line": 15, "concept:name": "C", "first:concept:name": None},
        ],
        [
            {"@line": 9, "@position": 1, "n": None, "case:concept:name": "A & B"},
            {"@line": 13, "@position": 2, "n": "3", "case:concept:name": "A & B"},
        ],
    )


def test_batches_do_not_change_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = '<event><string key="e" value="{}"/></event>'
    trace = '<trace><string key="t" value="{}"/>{}</trace>\n'
    events = [trace.format(i, event.format(i) * (i % 4)) for i in range(100)]
    path = tmp_path / "a.xes"
    path.write_text("<log>" + "".join(events) + "</log>")
    options = Options(columns={"trace": ["t", "first:e"], "event": ["e", "case:t"]})
    whole = read(path, options)
    monkeypatch.setattr(module, "CHUNK", 100)
    monkeypatch.setattr(module, "BATCH_EVENTS", 5)
    assert read(path, options) == whole
    assert all(row["e"] == row["case:t"] for row in whole[1])
    assert all(row["first:e"] == (row["t"] if int(row["t"]) % 4 else None) for row in whole[0])


def test_malformed_is_located(tmp_path: Path) -> None:
    path = tmp_path / "a.xes"
    path.write_text(LOG.replace("<event>\n", "<evnt>\n", 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read(path)
    assert str(refused.value) == (
        f"{path}:12:7: The log is not well-formed XML here: mismatched tag. "
        "Mend the file there, or export the log again."
    )


def test_truncated_gz_is_located(tmp_path: Path) -> None:
    path = tmp_path / "a.xes.gz"
    path.write_bytes(gzip.compress(LOG.encode())[:-20])
    with pytest.raises(Refused) as refused:
        read(path)
    (problem,) = refused.value.problems
    assert problem.where == str(path)
    assert problem.said.startswith("The compressed file is damaged after line ")
    assert problem.fix == "Fetch the file again."


def test_not_a_log(tmp_path: Path) -> None:
    path = tmp_path / "a.xes"
    path.write_text("<html/>")
    with pytest.raises(Refused) as refused:
        read(path)
    assert str(refused.value) == (
        f"{path}:1:1: This is not an XES log: its outermost element is 'html', not 'log'. "
        "Give an XES file (IEEE 1849)."
    )


def test_events_outside_traces_are_broken_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xes"
    path.write_text('<log>\n<event><string key="a" value="1"/></event>\n</log>')
    reason = "The event stands outside any trace, so it has no case."
    assert read(path) == ([], [], [Broken(2, reason, "<event>")])
