"""A life under construction, and the months that the rules of Beijing draw lines at."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.beijing.spells import Record, day, month

CORE = ("dongcheng", "xicheng", "chaoyang", "haidian", "fengtai", "shijingshan")
OUTER = ("tongzhou", "changping", "daxing", "shunyi", "fangshan", "miyun")
FIRST_COUNTED = month(1998, 7)
AREA_COUNTED = month(2018, 1)
DECLARED_SINCE = month(2020, 8)


class Draws(Random):
    """Draws that are the same in every run."""


@dataclass
class Life:
    """A profile as in a file, the facts it was built from, and what is awkward about it."""

    year: int
    facts: dict[str, object]
    rng: Draws
    person: dict[str, object] = field(default_factory=dict)
    awkward: set[str] = field(default_factory=set)

    @property
    def last(self) -> int:
        """The month of the day of accumulation."""
        return month(self.year - 1, 12)

    def number(self, fact: str) -> int:
        """Return a fact that is a number."""
        value = self.facts[fact]
        assert isinstance(value, int)
        return value

    @property
    def profile(self) -> dict[str, object]:
        """The life as a profile file holds it."""
        stated = {
            "past-retirement-age": False,
            "innovation-points": self.facts["innovation_points"],
        }
        return {"applicant": self.person, "statements": stated}


def go_beyond(made: Life, records: list[Record], months: list[int]) -> None:
    """Let the latest record end on the day of accumulation, later, or never."""
    if not months or months[-1] != made.last:
        return
    latest = max(records, key=lambda record: (str(record["to"]), str(record["from"])))
    end = made.rng.choice((day(made.last, 31), day(made.last + 7, 12), None))
    made.awkward.add("goes on" if end is None else "ends on the day of accumulation or later")
    if end is None:
        del latest["to"]
    else:
        latest["to"] = end
