"""Masking: of records, and of what repeats them."""

from __future__ import annotations

from dataclasses import dataclass

from oversight.accounts.veil import MASK, masked, personal_values, veiled
from oversight.records.schema import PERSONAL

RECORDS = {
    "case": [{"case": "C1", "party": "p-7f3a", "place": "D-12", "org": "O-1"}],
    "event": [
        {"event": "E1", "act": "accepted", "officers": ["P-1", "P-12"], "note_hash": None},
        {"event": "E2", "act": "decided", "officers": None, "note_hash": "ab12"},
    ],
    "place": [{"place": "D-12", "kind": "dwelling", "lon": 113.25, "lat": 22.5}],
}


@dataclass(frozen=True)
class Told:
    text: str
    values: dict[str, object]
    below: tuple[Told, ...] = ()


def test_the_columns_that_tell_of_a_person_are_marked_in_the_model() -> None:
    assert {table: sorted(columns) for table, columns in PERSONAL.items() if columns} == {
        "party": ["name_hash", "party"],
        "place": ["lat", "lon", "place"],
        "case": ["party", "place"],
        "event": ["note_hash", "officers"],
        "permit": ["party"],
        "movement": ["from_party", "to_party", "vehicle"],
        "reading": ["party", "place"],
    }


def test_a_record_keeps_what_tells_of_nobody() -> None:
    assert masked("case", RECORDS["case"][0]) == {
        "case": "C1",
        "party": MASK,
        "place": MASK,
        "org": "O-1",
    }
    assert masked("event", RECORDS["event"][0]) == {
        "event": "E1",
        "act": "accepted",
        "officers": MASK,
        "note_hash": None,
    }
    assert masked("metric", {"value": 1.5}) == {"value": 1.5}


def test_what_repeats_a_record_is_masked_with_it() -> None:
    hidden = personal_values(RECORDS)
    assert sorted(hidden) == ["113.25", "22.5", "D-12", "P-1", "P-12", "ab12", "p-7f3a"]
    below = Told("officer(C1, P-12) at 113.25", {"where": 22.5, "n": 12, "who": ["P-1", None]})
    told = Told("由P-1受理；P-123 and XP-1 are others", {"Officer": "P-1"}, (below,))
    assert veiled(told, hidden) == Told(
        f"由{MASK}受理；P-123 and XP-1 are others",
        {"Officer": MASK},
        (Told(f"officer(C1, {MASK}) at {MASK}", {"where": MASK, "n": 12, "who": [MASK, None]}),),
    )
    assert veiled(told, frozenset()) is told
