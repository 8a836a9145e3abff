"""Intake: nothing lost, nothing doubled, every reason said."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pytest

from oversight.problem import Refused
from oversight.records.acts import ACTS
from oversight.records.intake import Example
from oversight.records.lake import Lake
from oversight.records.mapping import read_mapping
from tests.records.support import ROOT, arrow, rows_of, some, take, utc, write

CASES = "case,domain,opened_at\nA,approval,2021-03-01\nB,penalty,\n"
EVENTS = "event,case,act,ts,seq,amount\n"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


def file(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_became_of_a_file(lake: Lake, tmp_path: Path) -> None:
    report = take(lake, file(tmp_path, "case.csv", CASES), timezone="Asia/Shanghai")
    assert (report.rows_in, report.accepted, report.quarantined) == (2, 2, 0)
    assert (report.added, report.replaced, report.cases, report.events) == (2, 0, 2, 0)
    assert (report.mapping, report.tables, report.examples) == ("canonical", {"case": 2}, ())
    assert report.version == lake.version()
    assert [some(row) for row in rows_of(lake, "case")] == [
        {"case": "A", "domain": "approval", "opened_at": utc("2021-02-28T16:00")},
        {"case": "B", "domain": "penalty"},
    ]
    (taken,) = lake.snapshot().own("taken").to_pylist()
    assert (taken["file"], taken["accepted"], taken["added"]) == ("case.csv", 2, 2)


def test_every_reason_for_quarantine(lake: Lake, tmp_path: Path) -> None:
    take(lake, file(tmp_path, "case.csv", CASES))
    path = file(
        tmp_path,
        "event.csv",
        EVENTS
        + "1,A,received,2021-03-01 09:00:00,1,\n"
        + "2,Z,received,2021-03-01 09:00:00,1,\n"
        + "3,A,recieved,2021-03-01 09:00:00,2,\n"
        + "4,A,filed,yesterday,3,\n"
        + ",A,filed,2021-03-01,x,1.23456\n"
        + "6,A,filed\n"
        + "1,A,received,2021-03-01 09:00:00,1,\n"
        + "1,A,received,2021-03-02 09:00:00,1,5\n",
    )
    report = take(lake, path)
    assert (report.rows_in, report.accepted, report.quarantined, report.added) == (8, 2, 6, 1)
    held = lake.snapshot().own("quarantine").to_pylist()
    assert [(row["line"], row["table"], row["column"], row["reason"]) for row in held] == [
        (3, "event", "case", "Its case 'Z' is neither in the lake nor accepted from this file."),
        (4, "event", "act", "There is no act 'recieved'. Did you mean 'received'?"),
        (5, "event", "ts", "ts is 'yesterday', which is not a time."),
        (
            6,
            "event",
            "event, seq, amount",
            "seq is 'x', which is not a whole number. amount is '1.23456', which is not "
            "an amount of at most 14 digits and 4 decimals. The record has no event.",
        ),
        (7, None, None, "The row has 3 values, but the file has 6 columns."),
        (9, "event", "ts, amount", "Line 2 has the same event, with another ts, amount."),
    ]
    assert held[2]["file"] == "event.csv"
    assert held[2]["record"] == (
        '{"event":"4","case":"A","act":"filed","ts":"yesterday","seq":"3","amount":null}'
    )
    assert report.examples[0] == Example(
        3, "event", "case", "Its case 'Z' is neither in the lake nor accepted from this file."
    )


def test_the_same_file_twice_changes_nothing(lake: Lake, tmp_path: Path) -> None:
    path = file(tmp_path, "case.csv", CASES)
    first = take(lake, path)
    again = take(lake, path)
    assert (again.added, again.accepted, again.version) == (0, 2, first.version)
    assert lake.versions() == [Lake(tmp_path / "none").version(), first.version]


def test_the_same_records_in_another_file_change_nothing(lake: Lake, tmp_path: Path) -> None:
    first = take(lake, file(tmp_path, "case.csv", CASES))
    again = take(lake, file(tmp_path, "more.csv", CASES + "C,petition,\n"))
    assert (again.rows_in, again.accepted, again.added) == (3, 3, 1)
    same = take(lake, file(tmp_path, "same.csv", CASES + "\n"))
    assert (same.added, same.version) == (0, again.version)
    assert first.version != again.version
    assert lake.counts()["case"] == 3


def test_a_quarantined_file_is_read_again(lake: Lake, tmp_path: Path) -> None:
    events = file(tmp_path, "event.csv", EVENTS + "1,A,received,2021-03-01,1,\n")
    assert take(lake, events).quarantined == 1
    before = lake.version()
    assert take(lake, events).version == before, "nothing new is said, so nothing changes"
    take(lake, file(tmp_path, "case.csv", CASES))
    again = take(lake, events)
    assert (again.quarantined, again.added) == (0, 1)
    assert lake.snapshot().own("quarantine").num_rows == 0
    assert lake.snapshot(before).own("quarantine").num_rows == 1


def test_a_record_that_differs_is_not_taken_unless_it_may_replace(
    lake: Lake, tmp_path: Path
) -> None:
    take(lake, file(tmp_path, "case.csv", CASES))
    other = file(tmp_path, "corrected.csv", "case,domain,channel\nA,approval,window\nB,penalty,\n")
    report = take(lake, other)
    assert (report.accepted, report.quarantined, report.added) == (1, 1, 0)
    assert report.examples == (
        Example(
            2,
            "case",
            "channel, opened_at",
            "It differs from the record already held in channel, opened_at; "
            "use --replace to correct it.",
        ),
    )
    report = take(lake, other, replace=True)
    assert (report.accepted, report.quarantined, report.replaced) == (2, 0, 1)
    assert [some(row) for row in rows_of(lake, "case")] == [
        {"case": "A", "domain": "approval", "channel": "window"},
        {"case": "B", "domain": "penalty"},
    ]
    assert "opened_at" in some(rows_of(lake, "case", "1")[0]), "the earlier version stays"


def test_an_item_has_versions(lake: Lake, tmp_path: Path) -> None:
    path = file(tmp_path, "item.csv", "item,version,name\nI,1,a\nI,2,b\nI,,a\n")
    assert (take(lake, path).accepted, lake.counts()["item"]) == (3, 2)


def test_events_come_with_their_cases(lake: Lake, tmp_path: Path) -> None:
    log = tmp_path / "a.xes"
    event = '<event><string key="n" value="{}"/><string key="t" value="{}"/></event>'
    log.write_text(
        "<log>\n"
        f'<trace><string key="c" value="A"/>{event.format("in", "2021-03-01T09:00:00Z")}</trace>\n'
        f'<trace><string key="c" value=" "/>{event.format("in", "2021-03-01T09:00:00Z")}</trace>\n'
        f'<trace><string key="c" value="C"/>{event.format("on", "1 March")}</trace>\n'
        "</log>"
    )
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        """
for: {kind: xes, trace: [c]}
tables:
  case: {from: trace, columns: {case: c, domain: {value: approval}}}
  event:
    from: event
    columns:
      event: {template: "{case:c}/{@position}"}
      case: "case:c"
      seq: "@position"
      ts: t
      act: {column: n, acts: {in: received}}
"""
    )
    report = take(lake, log, mapping)
    assert (report.cases, report.events, report.quarantined) == (2, 1, 3)
    assert [(e.line, e.column, e.reason) for e in report.examples] == [
        (3, "c", "case is blank."),
        (3, "case:c", "case is blank."),
        (
            4,
            "t, n",
            "ts is '1 March', which is not a time. The mapping has no act for 'on'. Known: in.",
        ),
    ]


def test_typed_columns_are_read_as_what_they_are(lake: Lake, tmp_path: Path) -> None:
    rows = pa.table(
        {
            "event": pa.array([1, 2], pa.int32()),
            "case": pa.array([7.0, 7.0]),
            "act": ["filed", "penalty"],
            "ts": pa.array([utc("2021-03-01").date(), None], pa.date32()),
            "seq": pa.array([1.0, 2.5]),
            "amount": pa.array([0.1 + 0.2, 62.59]),
        }
    )
    take(lake, write("parquet", arrow("case", [{"case": "7", "domain": "penalty"}]), tmp_path / "c"
    ".parquet"))  # fmt: skip
    report = take(lake, write("parquet", rows, tmp_path / "e.parquet"), timezone="Europe/Rome")
    assert [some(row) for row in rows_of(lake, "event")] == [
        {
            "event": "1",
            "case": "7",
            "act": "filed",
            "ts": utc("2021-02-28T23:00"),
            "seq": 1,
            "amount": pa.scalar("0.3000").cast(pa.decimal128(18, 4)).as_py(),
        }
    ]
    assert [(e.line, e.reason) for e in report.examples] == [
        (2, "seq is '2.5', which is not a whole number. The record has no ts.")
    ]


def test_how_times_may_be_written(lake: Lake, tmp_path: Path) -> None:
    times = {
        "2019/5/9 9:49:10": "2019-05-09T01:49:10",
        "2019-05-09": "2019-05-08T16:00",
        "2019年5月9日": "2019-05-08T16:00",
        "2019年5月9日 9:49": "2019-05-09T01:49",
        "2019-05-09T09:49:10.25+02:00": "2019-05-09T07:49:10.25",
        "2019-05-09T09:49:10Z": "2019-05-09T09:49:10",
        " 2019-05-09 09:49 ": "2019-05-09T01:49",
    }
    wrong = ["2019-05/09", "2019-02-29", "infinity", "43594", "0000-01-01", "2019-05-09 9h"]
    lines = [f"{i:02},approval,{text}" for i, text in enumerate([*times, *wrong])]
    path = file(tmp_path, "case.csv", "case,domain,opened_at\n" + "\n".join(lines) + "\n")
    take(lake, path, timezone="Asia/Shanghai")
    assert [row["opened_at"] for row in rows_of(lake, "case")] == [
        utc(instant) for instant in times.values()
    ]
    assert lake.snapshot().own("quarantine").column("reason").to_pylist() == [
        f"opened_at is '{text}', which is not a time." for text in wrong
    ]


def test_what_a_mapping_can_do_with_values(lake: Lake, tmp_path: Path) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        """
for: {kind: csv, columns: [no]}
missing: ["-"]
tables:
  permit:
    when: {column: kind, in: [licence, cert]}
    columns:
      permit: {template: "{@file}:{no}"}
      category: {column: kind, values: {cert: enforcement_certificate}}
      status: {column: state, values: {v: valid, r: revoked}, others: refuse}
      qty: {column: tons, times: 1000}
      valid_from: {column: start, format: "%d.%m.%Y"}
      scope: {value: "*"}
""",
        encoding="utf-8",
    )
    path = file(
        tmp_path,
        "list.csv",
        "no,kind,state,tons,start\n"
        "1,licence,v,0.5,31.12.2021\n"
        "2,cert,-,-,-\n"
        "3,other,v,1,01.01.2021\n"
        "4,cert,x,1,2021-01-01\n",
    )
    report = take(lake, path, mapping)
    assert (report.rows_in, report.quarantined) == (3, 1)
    assert [some(row) for row in rows_of(lake, "permit")] == [
        {
            "permit": "list:1",
            "category": "licence",
            "status": "valid",
            "qty": pa.scalar("500").cast(pa.decimal128(18, 4)).as_py(),
            "valid_from": utc("2021-12-31").date(),
            "scope": "*",
        },
        {"permit": "list:2", "category": "enforcement_certificate", "scope": "*"},
    ]
    assert [e.reason for e in report.examples] == [
        "The mapping has no status for 'x'. Known: r, v. "
        "valid_from is '2021-01-01', which is not a date."
    ]


def test_the_exchange_lists_of_the_packs(lake: Lake, tmp_path: Path) -> None:
    accepted = file(
        tmp_path,
        "up_pro_accept.csv",
        "project_no,task_code,task_version,org_code,apply_type,apply_date,accept_date,"
        "promise_date,accept_doc_no,handle_user_name\n"
        'P1,T1,2,320600,网上,2021-03-01 10:00:00,2021/3/2 9:05,2021-03-29,受理1,"甲, 乙"\n',
    )
    penalties = file(
        tmp_path,
        "cf.csv",
        "CF_WSH,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_CFJGDM,CF_XDR_SHXYM,CF_SJLY\n"
        "罚1,罚款,0.5,2021/7/1,320600,/,信用中国\n",
    )
    take(lake, accepted, ROOT / "rules/cn.licensing/mapping.yaml")
    take(lake, penalties, ROOT / "rules/cn.penalty/mapping.yaml")
    assert [some(row) for row in rows_of(lake, "event")] == [
        {
            "event": "P1/accepted",
            "case": "P1",
            "act": "accepted",
            "ts": utc("2021-03-02T01:05"),
            "seq": 2,
            "officers": ["甲", "乙"],
            "doc_no": "受理1",
        },
        {
            "event": "P1/received",
            "case": "P1",
            "act": "received",
            "ts": utc("2021-03-01T02:00"),
            "seq": 1,
        },
        {
            "event": "罚1/penalty",
            "case": "罚1",
            "act": "penalty",
            "ts": utc("2021-06-30T16:00"),
            "seq": 1,
            "outcome": "fine",
            "amount": pa.scalar("5000").cast(pa.decimal128(18, 4)).as_py(),
            "doc_no": "罚1",
            "source": "信用中国",
        },
    ]


def test_a_damaged_log_changes_nothing(lake: Lake, tmp_path: Path) -> None:
    source = gzip.compress(b"<log>" + b'<trace><string key="c" value="A"/></trace>' * 1000)
    path = tmp_path / "a.xes.gz"
    path.write_bytes(source)
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "for: {kind: xes, trace: [c]}\ntables: {case: {from: trace, columns: "
        "{case: c, domain: {value: approval}}}}\n"
    )
    with pytest.raises(Refused) as refused:
        take(lake, path, mapping)
    assert str(refused.value) == (
        f"{path}:1:42006: The log is not well-formed XML here: no element found. "
        "Mend the file there, or export the log again."
    )
    assert (lake.version(), lake.counts()["case"]) == (Lake(tmp_path / "x").version(), 0)


def test_columns_of_which_no_field_can_be_made(lake: Lake, tmp_path: Path) -> None:
    rows = pa.table({"case": [{"a": 1}], "domain": ["approval"]})
    path = write("parquet", rows, tmp_path / "case.parquet")
    with pytest.raises(Refused) as refused:
        take(lake, path)
    assert str(refused.value) == (
        f"{path}: Column 'case' holds struct<a: int64>, of which no field can be made. "
        "Write it as text, numbers or times."
    )


def test_acts_of_a_pack_are_known(lake: Lake, tmp_path: Path) -> None:
    mapping = read_mapping(ROOT / "rules/it.road-fines/mapping.yaml")
    with pytest.raises(Refused) as refused:
        mapping.check_acts(ACTS)
    assert len(refused.value.problems) == 10, "all of the pack's own words, but payment"
