"""What a draft of a rule would have found on the stored history, beside what is published."""

from oversight.replay.compare import Count, Difference, Ground, Replay, days_between, replay
from oversight.replay.draft import Version, published, read_version
from oversight.replay.workbook import Workbook

__all__ = [
    "Count",
    "Difference",
    "Ground",
    "Replay",
    "Version",
    "Workbook",
    "days_between",
    "published",
    "read_version",
    "replay",
]
