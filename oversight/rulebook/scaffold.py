"""A new rule with its feature spec and its page: whole, checked and running from the start."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oversight.problem import Problem, Refused
from oversight.rulebook.rulebook import library_folder
from oversight.rulebook.yamltext import shown_path

_NAME = re.compile(r"[a-z][a-z0-9]*([-.][a-z0-9]+)*")

_RULE = """\
---
rule: {pack}/{name}
title: {{zh: {zh}, en: {en}}}
kind: timeout            # timeout, gap or abnormal
card: yellow             # yellow warns, red is a breach
basis: [{{law: "name the law", article: "1"}}]
in_force: 2020-01-01
subject: case
message:
  zh: "于{{Received}}收件，已{{Days}}日，尚无决定"
  en: "Received on {{Received}}, {{Days}} days ago, and not decided"
reasons:
  "no receipt is recorded": 未记录收件
---
# Whom the rule looks at.
examines(C) <= case(case=C, domain="approval")

# Where it cannot be told.
cannot_tell(C, "no receipt is recorded") <= ~event(case=C, act="received")

# The breach, and the facts that show it.
flags(C, Received, Days) <= (
    event(case=C, act="received", ts=T) & ~event(case=C, act="granted")
    & (Received == date(T))
    & (Days == days(Received, today))
    & (Days > norm("{name}-days", on=Received))
)
"""

_NORM = """\
{name}-days:
  title: {{zh: {zh_days}, en: {en_days}}}
  unit: cd
  values:
    - value: 20
      from: 2020-01-01
      source: name the law
      confidence: unsure
"""

_PACK = """\
pack: {pack}
title: {{zh: {pack}, en: {pack}}}
domain: approval
timezone: {timezone}
calendar: {calendar}
"""

_FEATURE = """\
{language}{Feature}: {title}

  {Background}:
    {Given}{rule}
    {And}{today}

  @must-fire
  {Scenario}: {late}
    {Given}{case}
      | case | domain   |
      | C1   | approval |
    {And}{event}
      | case | act      | ts         |
      | C1   | received | 2021-03-01 |
    {When}{evaluated}
    {Then}{findings}
      | subject | outcome | Received   | Days |
      | C1      | flagged | 2021-03-01 | 21   |

  @must-not-fire
  {Scenario}: {intime}
    {Given}{case}
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | penalty  |
    {And}{event}
      | case | act      | ts         |
      | C1   | received | 2021-03-02 |
      | C2   | received | 2021-01-04 |
      | C2   | granted  | 2021-03-22 |
      | C3   | received | 2021-01-04 |
    {When}{evaluated}
    {Then}{nothing}
    {And}{examined}

  @cannot-tell
  {Scenario}: {untold}
    {Given}{case}
      | case | domain   |
      | C1   | approval |
    {When}{evaluated}
    {Then}{findings}
      | subject | outcome     | reason                 |
      | C1      | cannot_tell | no receipt is recorded |
"""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "language": "",
        "Feature": "Feature",
        "Background": "Background",
        "Scenario": "Scenario",
        "Given": "Given ",
        "And": "And ",
        "When": "When ",
        "Then": "Then ",
        "rule": 'the rule "{id}"',
        "today": "today is 2021-03-22",
        "case": "the records of case",
        "event": "the records of event",
        "evaluated": "the rule is evaluated",
        "findings": "the findings are",
        "nothing": "nothing is found",
        "examined": "examined are C1 C2",
        "late": "Twenty-one days and no decision",
        "intime": "The twentieth day; granted at last; a case that is no approval",
        "untold": "Nothing says when it was received",
    },
    "zh": {
        "language": "# language: zh-CN\n",
        "Feature": "功能",
        "Background": "背景",
        "Scenario": "场景",
        "Given": "假如",
        "And": "而且",
        "When": "当",
        "Then": "那么",
        "rule": '规则为"{id}"',
        "today": "今天是2021-03-22",
        "case": "case记录如下",
        "event": "event记录如下",
        "evaluated": "执行规则",
        "findings": "结果为",
        "nothing": "没有结果",
        "examined": "检查对象为C1 C2",
        "late": "已二十一日，尚无决定",
        "intime": "第二十日；已准予；不是许可案件",
        "untold": "未记录收件",
    },
}

_PAGE = """\
# {en}

What nobody reads out of the clauses; `oversight rules docs` puts it on the rule's page.

## Why
Say what goes wrong for whom where this happens, and which article asks for more.

## What it does not see
Say which breaches the records do not show, and which findings may be in order.
"""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: `pack/name` and what the rule is called in both languages."""

    id: str
    en: str
    zh: str
    language: str = "en"
    timezone: str = "Asia/Shanghai"
    calendar: str = "CN"

    @property
    def pack(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]


def scaffold(home: Path, wanted: Wanted) -> list[Path]:
    """Write the rule, its norm, its spec and its page under `home`; a pack where there is none.

    Returns the files written or added to. Raises `Refused`, having written nothing, for a name
    that is none, a rule that is there, or a pack that came with the engine.
    """
    files = _files(home, wanted)
    problems = [*_wrong_name(wanted), *_wrong_place(home, wanted)]
    if problems:
        raise Refused(problems)
    written = []
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.name == "norms.yaml" and path.is_file():
            with path.open("a", encoding="utf-8") as norms:
                norms.write(text)
        elif path.name == "pack.yaml" and path.is_file():
            continue
        else:
            path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def _files(home: Path, wanted: Wanted) -> dict[Path, str]:
    folder = home / "rules" / wanted.pack
    words = {key: word.format(id=wanted.id) for key, word in _WORDS[wanted.language].items()}
    names = {
        "pack": wanted.pack,
        "name": wanted.name,
        "en": json.dumps(wanted.en, ensure_ascii=False),
        "zh": json.dumps(wanted.zh, ensure_ascii=False),
        "zh_days": json.dumps(f"{wanted.zh}：允许日数", ensure_ascii=False),
        "en_days": json.dumps(f"{wanted.en}: days allowed", ensure_ascii=False),
        "timezone": wanted.timezone,
        "calendar": wanted.calendar,
    }
    title = wanted.zh if wanted.language == "zh" else wanted.en
    return {
        folder / "pack.yaml": _PACK.format(**names),
        folder / "norms.yaml": _NORM.format(**names),
        folder / f"{wanted.name}.rule": _RULE.format(**names),
        folder / f"{wanted.name}.md": _PAGE.format(en=wanted.en),
        home / "features" / wanted.pack / f"{wanted.name}.feature": _FEATURE.format(
            title=title, **words
        ),
    }


def _wrong_name(wanted: Wanted) -> list[Problem]:
    problems = []
    for what, name in (("pack", wanted.pack), ("rule", wanted.name)):
        if not _NAME.fullmatch(name):
            problems.append(
                Problem(
                    "PACK/NAME",
                    f"'{name}' is no name of a {what}.",
                    "Write small letters, digits, '-' and '.', as in my.desk/slow-reply.",
                )
            )
    if wanted.name == "terms":
        problems.append(
            Problem("PACK/NAME", "terms.rule holds a pack's shared terms.", "Choose another name.")
        )
    for title in (wanted.en, wanted.zh):
        if "\n" in title or not title.strip():
            problems.append(
                Problem("--title", "The title is not one line of text.", "Write a short sentence.")
            )
    return problems


def _wrong_place(home: Path, wanted: Wanted) -> list[Problem]:
    folder = home / "rules" / wanted.pack
    problems = [
        Problem(shown_path(path), "This file is there already.", "Choose another name.")
        for path in (
            folder / f"{wanted.name}.rule",
            home / "features" / wanted.pack / f"{wanted.name}.feature",
        )
        if path.exists()
    ]
    library = library_folder()
    if (library / wanted.pack / "pack.yaml").is_file() and not (folder / "pack.yaml").is_file():
        problems.append(
            Problem(
                "PACK/NAME",
                f"The pack '{wanted.pack}' came with the engine.",
                f"Make one of your own, such as my.{wanted.pack.rpartition('.')[2]}.",
            )
        )
    return problems


def add_pack(config: Path, pack: str) -> bool:
    """Add a pack to `packs = [...]` of a project's settings; whether it had to be.

    Raises `Refused` where the list is not written on one line.
    """
    text = config.read_text(encoding="utf-8-sig")
    match = re.search(r"^(\s*packs\s*=\s*)\[([^\]\n]*)\]", text, re.MULTILINE)
    if match is None:
        raise Refused(
            Problem(
                f"{shown_path(config)}: rules.packs",
                "The list of packs cannot be added to.",
                f"Add '{pack}' to packs under [rules].",
            )
        )
    packs = match[2].strip()
    if f'"{pack}"' in packs or f"'{pack}'" in packs:
        return False
    listed = f'{packs}, "{pack}"' if packs else f'"{pack}"'
    made = f"{text[: match.start()]}{match[1]}[{listed}]{text[match.end() :]}"
    config.write_text(made, encoding="utf-8")
    return True
