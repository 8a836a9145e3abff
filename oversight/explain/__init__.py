"""Why a subject was flagged, why not, or what is missing to tell: one proof object.

The command line prints it; pages and PDFs show the same.
"""

from oversight.explain.answer import (
    ClockStep,
    ClockWalk,
    Condition,
    Explanation,
    Missing,
    NormRead,
    Reading,
    RecordRead,
    Tried,
    Words,
)
from oversight.explain.explaining import Setting, explain
from oversight.explain.source import source_text

__all__ = [
    "ClockStep",
    "ClockWalk",
    "Condition",
    "Explanation",
    "Missing",
    "NormRead",
    "Reading",
    "RecordRead",
    "Setting",
    "Tried",
    "Words",
    "explain",
    "source_text",
]
