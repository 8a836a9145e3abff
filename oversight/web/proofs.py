"""The proof of an item, kept for a while: the same run is asked for again and again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from weakref import WeakKeyDictionary

from oversight.explain.answer import Explanation
from oversight.explain.explaining import Setting, explain
from oversight.records.lake import Lake
from oversight.supervision.item import SupervisionItem
from oversight.web.site import Site

KEPT = 200
"""Proofs held in memory."""

Key = tuple[str, str, str, str, str]
_LOCK = Lock()
_HELD: WeakKeyDictionary[Lake, OrderedDict[Key, Explanation]] = WeakKeyDictionary()


def proof_of(site: Site, item: SupervisionItem, language: str) -> Explanation:
    """Why the rule finds what it finds of the item's subject, as of the item's latest run.

    Refused: a rule that the rulebook has no longer, or records that are no longer there.
    """
    lake = site.project.lake
    as_of = item.finding.as_of
    key = (item.rule, item.subject, str(as_of), lake.version(), language)
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
    explained = explain(setting, item.rule, item.subject)
    with _LOCK:
        held[key] = explained
        while len(held) > KEPT:
            held.popitem(last=False)
    return explained
