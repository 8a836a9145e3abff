"""A pack of one clock, one norm of days and one that counts none, with scenarios that fire."""

from __future__ import annotations

from pathlib import Path

PACK = """\
pack: gate
title: {zh: 门, en: Gate}
timezone: Asia/Shanghai
calendar: CN
domain: approval
"""

CLOCKS = """\
clock,domain,start_event,stop_event,n,unit,extension,pause_kinds,rolls,deemed_from,basis,\
valid_from,valid_to,confidence
open,approval,received,granted,10,cd,,,forward,,Law 1,2019-01-01,2021-04-30,certain
open,approval,received,granted,6,wd,,,none,,Law 2,2021-05-01,,certain
"""

NORMS = """\
fee-cap:
  title: {zh: 上限, en: Highest fee}
  unit: yuan
  values:
    - {value: 50, from: 2019-01-01, until: 2021-06-30, source: A}
    - {value: 80, from: 2021-07-01, source: B}
"""

HEADER = """\
---
rule: gate/%s
title: {zh: 规则, en: Rule}
kind: timeout
card: red
basis: [{law: L}]
in_force: 2019-01-01
subject: case
message: {zh: "%s", en: "%s"}
---
"""

SLOW = """\
examines(C) <= case(case=C, domain="approval") & event(case=C, act="received")
flags(C, Due) <= clock(case=C, clock="open", due=Due, until=Until) & (Until > Due)
"""

DEAR = """\
examines(C) <= event(case=C, act="payment")
flags(C, Paid, Cap) <= (
    event(case=C, act="payment", ts=T, amount=Paid) & (Cap == norm("fee-cap", on=T)) & (Paid > Cap)
)
"""

RING = """\
above(C, P) <= case(case=C, parent_case=P)
above(C, P) <= above(C, Q) & case(case=Q, parent_case=P)
examines(C) <= case(case=C, domain="approval") & ~above(C, _)
flags(C, Due) <= clock(case=C, clock="open", due=Due, until=Until) & (Until > Due)
"""

SLOW_FEATURE = """\
Feature: Opened too late

  Background:
    Given the rule "gate/slow"
    And today is 2021-12-31

  @must-fire
  Scenario: A month later
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act      | ts               |
      | C1   | received | 2021-06-01 09:00 |
      | C1   | granted  | 2021-07-01 16:30 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        |
      | C1      | flagged | 2021-06-09 |
"""

DEAR_FEATURE = """\
# language: zh-CN
功能: 收费过高

  @must-fire
  场景: 超过上限
    假如规则为"gate/dear"
    而且今天是2021-12-31
    而且event记录如下
      | case | act     | ts         | amount |
      | C1   | payment | 2021-08-02 | 81     |
    当执行规则
    那么结果为
      | subject | outcome | Paid | Cap |
      | C1      | flagged | 81   | 80  |
"""


def gate_pack(home: Path) -> Path:
    """Write the pack under `home`; the folder of packs."""
    rules, features = home / "rules" / "gate", home / "features" / "gate"
    rules.mkdir(parents=True)
    features.mkdir(parents=True)
    for name, text in (
        ("pack.yaml", PACK),
        ("clocks.csv", CLOCKS),
        ("norms.yaml", NORMS),
        ("slow.rule", HEADER % ("slow", "{Due}", "{Due}") + SLOW),
        ("ring.rule", HEADER % ("ring", "{Due}", "{Due}") + RING),
        ("dear.rule", HEADER % ("dear", "{Paid} {Cap}", "{Paid} {Cap}") + DEAR),
    ):
        (rules / name).write_text(text, encoding="utf-8")
    (features / "slow.feature").write_text(SLOW_FEATURE, encoding="utf-8")
    ring = SLOW_FEATURE.replace("gate/slow", "gate/ring")
    (features / "ring.feature").write_text(ring, encoding="utf-8")
    (features / "dear.feature").write_text(DEAR_FEATURE, encoding="utf-8")
    return home / "rules"
