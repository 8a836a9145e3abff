"""Writes small packs for tests, sound unless a test spoils a file."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

PACK = """\
pack: t.small
title: {zh: 小包, en: Small}
domain: approval
timezone: Asia/Shanghai
calendar: CN
acts:
  stamped: {zh: 盖章, en: stamped}
"""

NORMS = """\
few:
  title: {zh: 少, en: Few}
  unit: wd
  values:
    - {value: 3, from: 2004-07-01, until: 2020-12-31, source: old law, confidence: certain}
    - {value: 5, from: 2021-01-01, source: new law, confidence: likely}
"""

CLOCKS = """\
clock,domain,start_event,stop_event,n,unit,extension,pause_kinds,rolls,deemed_from,basis,\
valid_from,valid_to,confidence
decide,approval,accepted,granted|refused,20,wd,,,none,,law 42,2004-07-01,,certain
"""

TERMS = """\
# A matter of approval.
approval(C) <= case(case=C, domain="approval")
"""

RULE = """\
---
rule: t.small/late
catalogue: T01
title: {zh: 逾期, en: Late}
kind: timeout
card: red
basis: [{law: 行政许可法, article: 42}]
in_force: 2004-07-01
subject: case
message:
  zh: "应于{Due}前决定，超{Late}日"
  en: "Due by {Due}; {Late} days late"
reasons:
  "no limit": 未载明期限
---
examines(C) <= approval(C) & event(case=C, act="stamped")
cannot_tell(C, "no limit") <= ~clock(case=C, clock="decide")
flags(C, Due, Late) <= (
    clock(case=C, clock="decide", due=Due, until=T)
    & (Late == workdays(Due, T))
    & (Late > norm("few", on=Due))
)
"""

FILES = {
    "pack.yaml": PACK,
    "norms.yaml": NORMS,
    "clocks.csv": CLOCKS,
    "terms.rule": TERMS,
    "late.rule": RULE,
}


def write_pack(folder: Path, name: str = "t.small", **spoilt: str | None) -> Path:
    """Write the pack into `folder`; `pack_yaml="..."` replaces a file, None leaves it out."""
    place = folder / name
    place.mkdir(parents=True)
    files: dict[str, str | None] = {**FILES}
    files |= {key.replace("__", "-").replace("_", "."): text for key, text in spoilt.items()}
    for file, text in files.items():
        if text is not None:
            (place / file).write_text(dedent(text), encoding="utf-8")
    return place


USING = {
    "pack_yaml": PACK.replace("t.small", "t.big").replace("stamped", "sealed")
    + "uses: [t.small]\n",
    "norms_yaml": None,
    "clocks_csv": None,
    "terms_rule": 'sealed(C) <= approval(C) & event(case=C, act="sealed")\n',
    "late_rule": RULE.replace("t.small/late", "t.big/late").replace(
        'approval(C) & event(case=C, act="stamped")', "sealed(C)"
    ),
}
