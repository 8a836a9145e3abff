"""What a detector says."""

from __future__ import annotations

from enum import StrEnum

ALARM = 0.001
"""The level of an alarm. Low, since a detector runs over many organisations and an alarm is read
as a suspicion; among many organisations use `oversight.audit.compare.multiplicity` on the p."""


class Verdict(StrEnum):
    """What a detector says of the figures of an organisation."""

    FOUND = "found"
    """The shape is there, beyond chance and large enough to matter."""
    NOT_FOUND = "not_found"
    """It is not, as far as so many cases can show."""
    TOO_FEW = "too_few"
    """Too few cases to tell: nothing is said."""
    DOES_NOT_APPLY = "does_not_apply"
    """The figures are not of the kind that the detector is for: nothing is said."""
