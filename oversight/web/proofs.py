"""The proof of an item, kept for a while: the same run is asked for again and again."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock
from weakref import WeakKeyDictionary

from oversight.explain.answer import Explanation
from oversight.explain.explaining import Setting, explain
from oversight.records.lake import Lake
from oversight.supervision.item import SupervisionItem
from oversight.supervision.sampling import Case
from oversight.web.site import Site

KEPT = 200
"""Proofs held in memory."""

Key = tuple[str, str, str, str, str]
_LOCK = Lock()
_HELD: WeakKeyDictionary[Lake, OrderedDict[Key, Explanation]] = WeakKeyDictionary()


def proof_of_case(site: Site, case: Case, as_of: date, language: str) -> Explanation:
    """Why the rule finds nothing of a subject of a sample, or finds it now.

    Refused as `proof_of` does.
    """
    return proof_about(site, (case.rule, case.subject), as_of, language)


def proof_of(site: Site, item: SupervisionItem, language: str) -> Explanation:
    """Why the rule finds what it finds of the item's subject, as of the item's latest run.

    Refused: a rule that the rulebook has no longer, or records that are no longer there.
    """
    return proof_about(site, (item.rule, item.subject), item.finding.as_of, language)


def proof_about(site: Site, about: tuple[str, str], as_of: date, language: str) -> Explanation:
    """Why a rule finds what it finds of a subject, as of a day. Refused as `proof_of` does."""
    lake = site.project.lake
    key = (*about, str(as_of), lake.version(), language)
    with _LOCK:
        held = _HELD.setdefault(lake, OrderedDict())
        if key in held:
            held.move_to_end(key)
            return held[key]
    setting = Setting(
        rulebook=site.project.rulebook,
        records=lake.snapshot(),
        calendar=site.project.calendar,
        timezone=site.project.timezone,
        as_of=as_of,
        language=language,
    )
    explained = explain(setting, *about)
    with _LOCK:
        held[key] = explained
        while len(held) > KEPT:
            held.popitem(last=False)
    return explained
