"""The catalogue of labels is whole: two languages, the same placeholders, no dead entry."""

import re
from pathlib import Path

import oversight
from oversight.audit.compare.funnel import Standing
from oversight.audit.compare.screen import Verdict
from oversight.report.labels import LABELS

_SOURCES = Path(oversight.__file__).parent / "report"
_LOOKED_UP = re.compile(
    r"^(answer_|fn_|m_|w_)|_text$|^(timeout|gap|abnormal|red|yellow|raised|assigned|signed|"
    r"submitted|verified|assessed|closed|returned|dismissed|escalated|"
    r"handling|extended|disputed|referred|"
    r"in_time|late|open_overdue|counted|denominator|overall|target|far_below|below|within|above|"
    r"far_above|too_few|peers_(named|chance_of_many|within|better|too_few|none))$"
)


def test_both_languages_fill_the_same_places() -> None:
    for key, (chinese, english) in LABELS.items():
        places = {frozenset(re.findall(r"\{(\w+)\}", text)) for text in english.split("|")}
        assert places == {frozenset(re.findall(r"\{(\w+)\}", chinese))}, key


def test_every_standing_has_words() -> None:
    assert {standing.value for standing in Standing} <= set(LABELS)


def test_every_verdict_on_an_organisation_among_its_peers_has_words() -> None:
    assert {f"peers_{verdict}" for verdict in Verdict} <= set(LABELS)


def test_no_label_is_dead() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in _SOURCES.rglob("*.py")
        if path.name not in ("labels.py", "labels_editions.py")
    )
    dead = [key for key in LABELS if f'"{key}"' not in code and not _LOOKED_UP.search(key)]
    assert dead == []
