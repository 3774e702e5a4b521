"""One call: an edition on a day, the facts it looks at, and the columns that come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jifen_sdk.edition import Edition
from jifen_sdk.frame.columns import Column
from jifen_sdk.frame.given import Fact, facts_among
from jifen_sdk.frame.plan import Bounds, Plan, Planner, Rows

NumberType = Literal["int32", "int64", "float64"]
PROBLEM, EDITION = "problem", "edition"
INT32 = 2**31


@dataclass(frozen=True)
class Job:
    """The rules of an edition, ready to be planned for any rows; shared by many calls."""

    rules: Edition
    on: date
    readings: tuple[tuple[str, str], ...]
    bounds: Bounds
    facts: Mapping[str, Fact]
    """Every fact that the edition, a door, or a scheme behind a door looks at."""
    types: Mapping[str, NumberType]
    """The type of each column of points: the same for all rows."""
    results: tuple[str, ...]
    """The names of the result columns in order."""

    @classmethod
    def of(cls, rules: Edition, on: date, readings: Mapping[str, str], bounds: Bounds) -> Job:
        """Make an edition ready."""
        chosen = tuple(sorted(readings.items()))
        edition = rules.book.rulebook
        key = ("frame-job", edition.scheme, edition.edition, on, chosen, bounds)
        return rules.city.kept(key, lambda: cls._new(rules, on, chosen, bounds))

    @classmethod
    def _new(
        cls, rules: Edition, on: date, chosen: tuple[tuple[str, str], ...], bounds: Bounds
    ) -> Job:
        def planner(rows: Rows) -> Planner:
            return Planner(rules, on, dict(chosen), bounds, rows)

        facts = facts_among(planner(Rows.none()).inputs())
        known = planner(Rows(frozenset(facts), frozenset())).plan()
        types = {name: number_type(ends, known.denominator) for name, ends in known.ends.items()}
        results = (*known.numbers, *known.truths, EDITION, PROBLEM)
        return cls(rules, on, chosen, bounds, facts, types, results)

    @property
    def needed(self) -> tuple[str, ...]:
        """The facts that the edition itself looks at."""
        return tuple(name for name in self.rules.engine.inputs if name in self.facts)

    def plan(self, rows: Rows) -> Plan:
        """Return the result columns for one kind of rows."""
        edition = self.rules.book.rulebook
        key = (edition.scheme, edition.edition, self.on, self.readings, self.bounds, rows)
        planner = Planner(self.rules, self.on, dict(self.readings), self.bounds, rows)
        return self.rules.city.kept(("frame-plan", *key), planner.plan)


def number_type(ends: tuple[Column, ...], denominator: int) -> NumberType:
    """Return the narrowest type that holds points exactly; the nearest float for a fraction."""
    if any(end.step % denominator for end in ends):
        return "float64"
    low, high = min(e.low for e in ends), max(e.high for e in ends)
    return "int32" if low // denominator >= -INT32 and high // denominator < INT32 else "int64"
