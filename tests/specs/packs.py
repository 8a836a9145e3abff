"""A pack of one small rule with its scenarios, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

PACK = """\
pack: small
title: {zh: 小包, en: A small pack}
timezone: Asia/Shanghai
calendar: CN
"""

TERMS = """\
decided(C) <= event(case=C, act="granted")
decided(C) <= event(case=C, act="refused")
"""

NORMS = """\
days-allowed:
  title: {zh: 天数, en: Days allowed}
  values:
    - {value: 5, from: 2020-01-01, until: 2020-12-31, source: A}
    - {value: 3, from: 2021-01-01, source: B}
"""

CLAUSES = """\
examines(C) <= case(case=C, domain="approval") & event(case=C, act="received")

(received[C] == min_(T)) <= event(case=C, act="received", ts=T)

cannot_tell(C, "no organisation") <= case(case=C, org=None) & ~decided(C)

flags(C, Received, Days) <= (
    ~decided(C)
    & (Received == date(received[C]))
    & (Days == days(Received, today))
    & (Days > norm("days-allowed", on=Received))
)
"""

RULE = """\
---
rule: small/waits
title: {zh: 等待, en: Waits too long}
kind: timeout
card: yellow
basis: [{law: L}]
in_force: 2020-01-01
subject: case
message: {zh: "{Days}日", en: "{Days} days since {Received}"}
reasons: {"no organisation": 无机构}
---
"""

FEATURE = """\
Feature: Waits too long

  Background:
    Given the rule "small/waits"
    And today is 2021-03-10

  @must-fire
  Scenario: Four days
    Given the records of case
      | case | domain   | org |
      | C1   | approval | A   |
      | C2   | penalty  | A   |
    And the records of event
      | case | act      | ts         |
      | C1   | received | 2021-03-06 |
      | C2   | received | 2021-03-06 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Received   | Days |
      | C1      | flagged | 2021-03-06 | 4    |

  @must-not-fire
  Scenario: Three days, or granted
    Given the records of case
      | case | domain   | org |
      | C1   | approval | A   |
      | C2   | approval | A   |
      | C3   | approval | A   |
    And the records of event
      | case | act      | ts         |
      | C1   | received | 2021-03-07 |
      | C2   | received | 2021-01-07 |
      | C2   | granted  | 2021-01-08 |
    When the rule is evaluated
    Then nothing is found

  @cannot-tell
  Scenario: No organisation
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act      | ts         |
      | C1   | received | 2021-03-09 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason          |
      | C1      | cannot_tell | no organisation |
"""


def small_pack(home: Path, *, clauses: str = CLAUSES, feature: str = FEATURE) -> Path:
    """Write the pack under `home`; the folder of packs."""
    folder = home / "rules" / "small"
    folder.mkdir(parents=True)
    for name, text in (
        ("pack.yaml", PACK),
        ("terms.rule", TERMS),
        ("norms.yaml", NORMS),
        ("waits.rule", RULE + clauses),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    (home / "features" / "small").mkdir(parents=True)
    (home / "features" / "small" / "waits.feature").write_text(feature, encoding="utf-8")
    return home / "rules"
