"""The page docs/records.md, made from the models so that it cannot fall behind them.

python -m oversight.records.docs docs/records.md
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from oversight.records.acts import ACTS
from oversight.records.model import TABLES
from oversight.records.schema import COLUMNS, IDENTITY, Column

_KINDS = {
    str: "text",
    int: "whole number",
    float: "number",
    Decimal: "amount",
    bool: "true/false",
    date: "date",
    datetime: "instant",
    list: "list of texts",
}

_INTAKE = """\
# Records

A record is one row of one of the twelve tables below. `oversight intake` takes files of records
into the lake: CSV, XLSX, Parquet and XES, plain or `.gz`.

## What intake promises
- **Nothing is lost.** Records in = accepted + quarantined. Each quarantined record keeps its
  file, line, columns, reason and what stood there (`<lake>/quarantine`, a Delta table;
  `--quarantine out.csv` writes it out).
- **Nothing is half done.** All of a file shows in the lake at once, or none of it. Killed at
  whatever moment, run the same command again.
- **Nothing is doubled.** A file taken before adds nothing. A record that the lake holds as it is
  counts as accepted and adds nothing. One that differs from the record held under its key is
  quarantined, or takes its place with `--replace`; the earlier state stays in the lake's earlier
  versions.
- **No event without its case.** An event, a pause or a rating whose case is neither in the lake
  nor accepted from the same file is quarantined. Read the file again once the case is there.

## Files in our own columns
A CSV, XLSX or Parquet file whose columns are all columns of one table (it may leave out those
that need no value) needs no mapping. Empty cells are missing values. In CSV and XLSX, `officers`
is a list as JSON (`["P1", "P2"]`) or words with spaces between them.

Times may be written `2021-03-01`, `2021/3/1 9:05`, `2021-03-01T09:05:00.5+08:00`, `...Z` or
`2021年3月1日 9:05`. A time without an offset is of the project's time zone, or of the mapping's.
Of an hour that the clocks showed twice the later one is meant.

## Mapping files
A mapping says which column, attribute or activity becomes which field. The packs bring theirs
(`mapping*.yaml`); one is found by the file's kind and columns, or named with `--mapping`.
Everything wrong with a mapping is said at once, each with its line and column.
```yaml
for:
  kind: xes                      # csv, xlsx, parquet (one or a list), or xes
  trace: [startdate, deadline]   # attributes (for other kinds `columns:`) a file is known by
  event: ["org:group"]
timezone: Europe/Amsterdam       # of times without an offset
missing: [UNKNOWN, EMPTY]        # texts that stand for no value, besides the empty one
read: {encoding: gb18030, delimiter: ";", sheet: Blad1}   # where the file does not say itself
tables:
  case:                          # a table, or a list of blocks where a row becomes several records
    from: trace                  # xes only: trace or event
    columns:
      case: concept:name         # a field: the column or attribute it is filled from
      domain: {value: approval}  # the same text for all
  event:
    from: event
    when: time:timestamp         # only rows that have it; or {column: kind, in: [a, b]}
    columns:
      event: {template: "{case:concept:name}/{@position}"}
      case: case:concept:name    # an attribute of the event's trace
      act: {column: concept:name, acts: {Send Fine: sent, Payment: payment}}
      amount: {by: concept:name, of: {Send Fine: expense, Payment: paymentAmount}}
      ts: time:timestamp
      seq: "@position"
```
| word | what it does |
|---|---|
| `column` | the source column; the short form `field: column` means the same |
| `value` | the same text for every record |
| `template` | texts and `{columns}` in turn; missing where one of the columns is |
| `by`, `of` | another source column for each value of the column named by `by` |
| `missing` | more texts that stand for no value in this field |
| `values` | what each source value means (`null`: no value) |
| `others` | `keep` values that `values` does not name (the default), or `refuse` them |
| `acts` | for `act`: which act each activity is; an activity not listed is quarantined |
| `format` | how times are written, as in strptime (`%d.%m.%Y`) |
| `split` | what stands between the items of a list |
| `times` | a factor (10000 for 万元) |

`@file` is the file's name without what says its kind (`BPIC15_1` of `BPIC15_1.xes.gz`), `@line`
the line, `@position` the place of an event in its trace. `case:x` is attribute `x` of the event's
trace, `first:x` that of the trace's first event. `outer/inner` is an attribute within another.

## The tables
Instants are kept in UTC to the microsecond; amounts exactly, with 14 digits before the point and
4 after it. A column that points to another table is named as that table. What is *personal*
tells of a person, though under a pseudonym: pages mask it (`docs/accounts.md`).
"""

_ACTS = """
## The acts
A record's `act` is one of these, or one that a pack adds in its `pack.yaml`.

| act | English | 中文 |
|---|---|---|
"""


def records_page() -> str:
    """The whole page as Markdown."""
    acts = "".join(f"| `{act}` | {en} | {zh} |\n" for act, (zh, en) in sorted(ACTS.items()))
    return _INTAKE + "".join(line for table in TABLES for line in _table(table)) + _ACTS + acts


def _table(table: str) -> Iterator[str]:
    chinese, _, english = (inspect.getdoc(TABLES[table]) or "").partition(" · ")
    yield f"\n### {table} · {chinese}\n{english}\n"
    if len(IDENTITY[table]) > 1:
        yield f"One record differs from another by {', '.join(IDENTITY[table])}.\n"
    for first, second in TABLES[table].ORDERED:
        yield f"`{second}` may not lie before `{first}`.\n"
    yield "\n| column | type | 中文 | what it holds |\n|---|---|---|---|\n"
    for column in COLUMNS[table].values():
        optional = "" if column.required else "?"
        told = " ".join([column.description, *_limits(column)]).replace("|", "\\|")
        yield f"| `{column.name}`{optional} | {_KINDS[column.kind]} | {column.title} | {told} |\n"


def _limits(column: Column) -> Iterator[str]:
    if column.refers is not None and column.refers.table != column.name:
        yield f"Names a record of `{column.refers.table}`."
    if column.personal:
        yield "Personal."
    if column.choices:
        yield f"One of {', '.join(column.choices)}."
    if column.default is not None:
        yield f"{column.default} where it is left out."
    low, high = (
        None if bound is None or abs(bound) >= 2**62 else bound
        for bound in (column.lowest, column.highest)
    )
    if low is not None and high is not None:
        yield f"From {low} to {high}."
    elif low is not None:
        yield f"Not below {low}."


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(records_page(), encoding="utf-8")
