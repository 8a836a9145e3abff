"""Why a case has no clock of some name: what should stand where, and does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from oversight.clock.counting import civil
from oversight.clock.definition import LONGEST, ClockDefinition
from oversight.explain.answer import Missing, Words
from oversight.explain.walks import Walked


def why_none(walked: Walked, name: str) -> Iterator[Missing]:
    """Why the case has no clock of that name: what should stand where."""
    case = str(walked.case.get("case"))
    known = [d for d in walked.definitions if d.clock == name]
    mine = [d for d in known if d.domain in (None, walked.case.get("domain"))]
    if not mine:
        domains = "|".join(sorted({d.domain or "*" for d in known}))
        yield Missing(
            "case",
            case,
            "domain",
            Words(
                f"时钟“{name}”只适用于领域 {domains}；本案领域为 {walked.case.get('domain')}",
                f"the clock '{name}' is one of domain {domains}; the case is of domain"
                f" {walked.case.get('domain')}",
            ),
        )
        return
    begun = [e for e in walked.events if any(e["act"] in d.start_events for d in mine)]
    if not begun:
        acts = "|".join(dict.fromkeys(act for d in mine for act in d.start_events))
        yield Missing(
            "event",
            None,
            "act",
            Words(
                f"案件 {case} 没有起算事件（{acts}）",
                f"case {case} has no event with the act {acts}, which starts the clock",
            ),
        )
        return
    day = civil(begun[0]["ts"], walked.world.timezone)
    in_force = [d for d in mine if d.in_force(day)]
    if not in_force:
        yield Missing(
            "clock",
            None,
            None,
            Words(
                f"{day}当日没有施行中的“{name}”时限规定",
                f"no definition of the clock '{name}' was in force on {day}",
            ),
        )
        return
    yield _no_limit(walked, in_force[0], day)


def _no_limit(walked: Walked, definition: ClockDefinition, day: date) -> Missing:
    case, item = str(walked.case.get("case")), walked.case.get("item")
    if definition.source == "case.stated_due":
        return Missing(
            "case",
            case,
            "stated_due",
            Words("案件未载明到期日", f"case {case} states no due date"),
        )
    which = definition.source.partition(".")[2]
    if item is None:
        return Missing(
            "case",
            case,
            "item",
            Words(f"案件 {case} 未载明事项", f"case {case} names no item of the catalogue"),
        )
    version, found = walked.case.get("item_version"), walked.item(day)
    if found is None:
        wanted = f"版本 {version}" if version else f"在{day}有效的版本"
        wanted_en = f"version {version}" if version else f"version valid on {day}"
        return Missing(
            "item",
            str(item),
            "version",
            Words(
                f"清单中没有事项 {item} 的{wanted}",
                f"the catalogue has no {wanted_en} of item {item}",
            ),
        )
    n, unit = found.get(f"{which}_n"), found.get(f"{which}_unit")
    column = f"{which}_unit" if n is not None and unit not in LONGEST else f"{which}_n"
    at = f"{item} ({found.get('version')})"
    stated = "" if n is None else f" {n} {unit or ''}".rstrip()
    return Missing(
        "item",
        at,
        column,
        Words(
            f"清单中事项 {item} 第{found.get('version')}版未载明可用的{column}"
            + (f"（现为{stated.strip()}）" if stated else ""),
            f"item {item}, version {found.get('version')}, has no usable {column} in the"
            " catalogue" + (f" (it says{stated})" if stated else ""),
        ),
    )
