"""Records told in a sentence: what was done in a case and when, and when its limit paused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from oversight.problem import Problem, Refused, suggest
from oversight.specs.cells import Record
from oversight.specs.days import calendar_named
from oversight.specs.scene import Scene
from oversight.specs.table import Row, SpecTable, Spot

_WORKING = ("working", "工作日")
_LIMITS = {"statutory": "statute", "法定": "statute", "promised": "promise", "承诺": "promise"}
_UNITS: Mapping[str, tuple[str, str]] = {
    "wd": ("working", "工作日"),
    "cd": ("calendar", "自然日"),
    "month": ("month", "月"),
    "year": ("year", "年"),
    "hour": ("hour", "小时"),
}
DOMAINS: Mapping[str, str] = {
    "approval": "行政许可",
    "penalty": "行政处罚",
    "coercion": "行政强制",
    "inspection": "行政检查",
    "hotline": "热线",
    "grid": "网格",
    "citymgmt": "城市管理",
    "petition": "信访",
    "supervision": "督查",
}
"""The kinds of business by their words in records, and in Chinese."""


def tell_act(scene: Scene, words: dict[str, str], spot: Spot) -> None:
    """Add the event of a sentence; its day is written, or counted from an earlier act.

    Raises `Refused` for an act that does not exist, or one counted from that is not told yet.
    """
    cells = {"case": words["case"], "act": act_of(scene, words["act"], spot)}
    cells["ts"] = words["on"] if "on" in words else str(_counted(scene, words, spot))
    _add(scene, "event", cells, spot)


def tell_pause(scene: Scene, words: dict[str, str], spot: Spot) -> None:
    """Add the pause of a sentence."""
    cells = {"case": words["case"], "kind": words["why"], "start_at": words["start"]}
    _add(scene, "clock_stop", cells | {"end_at": words.get("end", "")}, spot)


def tell_limit(scene: Scene, words: dict[str, str], spot: Spot) -> None:
    """Give an item the limit of a sentence; an item that is not told yet begins to be."""
    limit = _LIMITS[words["whose"]]
    unit = next(unit for unit, said in _UNITS.items() if words["unit"].startswith(said))
    told = [row for row in scene.tables.get("item", ()) if row["item"] == words["item"]]
    if told:
        stated: Record = {f"{limit}_n": int(words["n"]), f"{limit}_unit": unit}
        told[-1].update(stated)
        return
    cells = {"item": words["item"], "version": "1", "name": words["item"]}
    _add(scene, "item", cells | {f"{limit}_n": words["n"], f"{limit}_unit": unit}, spot)


def tell_case(scene: Scene, words: dict[str, str], spot: Spot) -> None:
    """Add the case of a sentence.

    Raises `Refused` for a kind of business that does not exist.
    """
    domain = next((d for d, zh in DOMAINS.items() if words["domain"] in (d, zh)), None)
    if domain is None:
        known = [word for pair in DOMAINS.items() for word in pair]
        raise Refused(
            Problem(
                str(spot),
                f"There is no kind of business '{words['domain']}'.",
                suggest(words["domain"], known),
            )
        )
    cells = {"case": words["case"], "domain": domain}
    if "item" in words:
        cells |= {"item": words["item"], "item_version": "1"}
    _add(scene, "case", cells, spot)


def act_of(scene: Scene, said: str, spot: Spot) -> str:
    """The act of that word, or of that title in either language."""
    scene.rule_named(spot)
    acts = scene.rulebook.acts if scene.rulebook else {}
    for act, titles in acts.items():
        if said == act or said in titles:
            return act
    known = [*acts, *(title for titles in acts.values() for title in titles)]
    raise Refused(Problem(str(spot), f"There is no act '{said}'.", suggest(said, known)))


def _counted(scene: Scene, words: dict[str, str], spot: Spot) -> date:
    since = act_of(scene, words["since"], spot)
    days = [
        row["ts"].date()
        for row in scene.tables.get("event", ())
        if row["case"] == words["case"] and row["act"] == since and isinstance(row["ts"], datetime)
    ]
    if not days:
        raise Refused(
            Problem(
                str(spot),
                f"'{words['since']}' of {words['case']} is not told yet.",
                "Tell it in a step before this one.",
            )
        )
    number = int(words["n"])
    if words["unit"] in _WORKING:
        return calendar_named(scene.calendar_name(spot)).workday_after(days[-1], number)
    return days[-1] + timedelta(days=number)


def _add(scene: Scene, table: str, cells: dict[str, str], spot: Spot) -> None:
    rows = SpecTable(Row(spot, tuple(cells)), (Row(spot, tuple(cells.values())),))
    scene.add(table, rows, spot)
