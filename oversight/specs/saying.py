"""Records told in a sentence: what was done in a case and when, and when its limit paused."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from oversight.clock.calendar import load_calendar
from oversight.problem import Problem, Refused, suggest
from oversight.specs.scene import Scene
from oversight.specs.table import Row, SpecTable, Spot

_WORKING = ("working", "工作日")


def tell_act(scene: Scene, words: dict[str, str], spot: Spot) -> None:
    """Add the event of a sentence; its day is written, or counted from an earlier act.

    Raises `Refused` for an act that does not exist, or one counted from that is not told yet.
    """
    cells = {"case": words["case"], "act": act_of(scene, words["act"], spot)}
    cells["ts"] = words["on"] if "on" in words else str(_counted(scene, words, spot))
    _add(scene, "event", cells, spot)


def tell_pause(scene: Scene, words: dict[str, str], spot: Spot) -> None:
    """Add the pause of a sentence."""
    cells = {"case": words["case"], "kind": words["why"]}
    _add(scene, "clock_stop", cells | {"start_at": words["start"], "end_at": words["end"]}, spot)


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
        return load_calendar(scene.calendar_name(spot)).workday_after(days[-1], number)
    return days[-1] + timedelta(days=number)


def _add(scene: Scene, table: str, cells: dict[str, str], spot: Spot) -> None:
    rows = SpecTable(Row(spot, tuple(cells)), (Row(spot, tuple(cells.values())),))
    scene.add(table, rows, spot)
