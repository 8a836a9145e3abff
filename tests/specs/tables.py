"""Tables and projects for the tests of specs."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from oversight.specs.table import Row, SpecTable, Spot

SPOT = Spot("features/p/r.feature", 10)

PACK = """\
pack: x.shop
title: {zh: 商店, en: Shop}
domain: approval
timezone: Asia/Shanghai
calendar: CN
"""
RULE = """\
---
rule: x.shop/refused
title: {zh: 不予许可, en: Refused}
kind: abnormal
card: yellow
basis: [{law: 商店规则, article: "1"}]
in_force: 2020-01-01
subject: case
message: {zh: "{Day}不予许可，费用{Fee}", en: "Refused on {Day}, fee {Fee}"}
reasons: {"no fee is recorded": 未记录费用}
---
examines(C) <= event(case=C, act="refused")
flags(C, Day, Fee) <= event(case=C, act="refused", ts=T, amount=Fee) & (Day == date(T))
cannot_tell(C, "no fee is recorded") <= event(case=C, act="refused", amount=None)
"""
ENGLISH = """\
Feature: Refused
  Background:
    Given the rule "x.shop/refused"
    And today is 2021-04-30

  @must-fire
  Scenario: Refused with a fee
    Given the records of event
      | case | act     | ts               | amount |
      | C1   | refused | 2021-04-01 23:30 | 35.50  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Day        | Fee   | message                         |
      | C1      | flagged | 2021-04-01 | 35.50 | Refused on 2021-04-01, fee 35.5 |
    And examined are C1

  @must-not-fire
  Scenario: Granted
    Given the records of event
      | case | act     | ts         |
      | C1   | granted | 2021-04-01 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined
"""
CHINESE = """\
# language: zh-CN
功能: 不予许可（中文）
  背景:
    假如规则为“x.shop/refused”
    而且今天是2021-04-30
    而且日历为"NONE"

  @cannot-tell
  场景: 未记录费用，无法判断
    假如event记录如下
      | case | act     | ts         |
      | C1   | refused | 2021-04-01 |
      | C2   | granted | 2021-04-01 |
    当执行规则
    那么结果为
      | subject | outcome     | reason             | message    |
      | C1      | cannot_tell | no fee is recorded | 未记录费用 |
    而且检查对象为C1
"""


def table(text: str, spot: Spot = SPOT) -> SpecTable:
    """A table as it would stand from the line below the spot on."""
    rows = [
        tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        for line in text.strip().splitlines()
    ]
    header, *others = (Row(spot.at(spot.line + n), cells) for n, cells in enumerate(rows, start=1))
    return SpecTable(header, tuple(others))


def project(folder: Path, **features: str) -> Path:
    """A folder with one pack of one rule, and the features given."""
    pack = folder / "rules" / "x.shop"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    (pack / "refused.rule").write_text(RULE, encoding="utf-8")
    for name, text in features.items():
        feature(folder, name, text)
    return folder


def feature(folder: Path, name: str, text: str) -> Path:
    path = folder / "features" / "x.shop" / f"{name}.feature"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path
