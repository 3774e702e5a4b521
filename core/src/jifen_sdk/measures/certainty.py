"""Three answers: no, maybe, yes; `min` is "and", `max` is "or"."""

from __future__ import annotations

from enum import IntEnum


class Certainty(IntEnum):
    """Whether something holds, in every completion of what is not known."""

    NO = 0
    MAYBE = 1
    YES = 2


NO, MAYBE, YES = Certainty


def certainty(holds: bool) -> Certainty:
    """Return the answer to a question without unknowns."""
    return YES if holds else NO


def opposite(answer: Certainty) -> Certainty:
    """Return the answer to the opposite question."""
    return Certainty(YES - answer)
