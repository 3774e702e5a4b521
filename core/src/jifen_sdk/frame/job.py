"""One call: an edition on a day, the facts it looks at, and the columns that come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jifen_sdk.edition import Edition
from jifen_sdk.frame.columns import Column
from jifen_sdk.frame.given import Fact, facts_among
from jifen_sdk.frame.plan import Bounds, Call, Plan, Planner, Rows
from jifen_sdk.frame.write import INT32
from jifen_sdk.rulebook.facts import LARGEST
from jifen_sdk.rules.interval import MOST_WORLDS

NumberType = Literal["int32", "int64", "float64"]
LARGEST_PLAN = 6000
"""Columns; a query of more takes an engine longer to read than to run."""
MOST_PLANS = 64
PROBLEM, EDITION = "problem", "edition"


@dataclass(frozen=True)
class Job:
    """A call made ready to be planned for any rows; shared by all that ask the same."""

    call: Call
    most: int
    """The highest number of a fact without a natural bound; above it columns were not exact."""
    facts: Mapping[str, Fact]
    """Every fact that the edition, a door, or a scheme behind a door looks at."""
    types: Mapping[str, NumberType]
    """The type of each column of points: the same for all rows."""
    results: tuple[str, ...]
    """The names of the result columns in order."""
    _plans: dict[Rows, Plan] = field(default_factory=dict, compare=False, repr=False)
    """The last plans; chunks of a table differ in which columns have nulls."""

    @classmethod
    def of(cls, rules: Edition, on: date, readings: Mapping[str, str], bounds: Bounds) -> Job:
        """Make an edition ready."""
        call = Call(rules, on, tuple(sorted(readings.items())), bounds)
        return call.kept(lambda: cls._new(call))

    @classmethod
    def _new(cls, call: Call) -> Job:
        most = LARGEST
        facts = facts_among(Planner(call, Rows.none(most)).inputs())
        everything = frozenset(facts)
        known = Planner(call, Rows(everything, frozenset(), most)).plan()
        while not known.exact:
            most //= 10
            known = Planner(call, Rows(everything, frozenset(), most)).plan()
        facts = facts_among(Planner(call, Rows.none(most)).inputs())
        types = {name: number_type(ends, known.denominator) for name, ends in known.ends.items()}
        results = (*known.numbers, *known.truths, EDITION, PROBLEM)
        return cls(call, most, facts, types, results)

    @property
    def edition(self) -> str:
        """The id of the edition."""
        return self.call.rules.book.rulebook.edition

    @property
    def needed(self) -> tuple[str, ...]:
        """The facts that the edition itself looks at."""
        return tuple(name for name in self.call.rules.engine.inputs if name in self.facts)

    def plan(self, there: Iterable[str], nulls: Iterable[str]) -> Plan:
        """Return the result columns for rows with the columns `there`, of which some have nulls."""
        rows = Rows(frozenset(there), frozenset(nulls), self.most)
        found = self._plans.get(rows)
        if found is None:
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            found = self._plans.setdefault(rows, self._planned(rows))
        return found

    def _planned(self, rows: Rows) -> Plan:
        """Return the plan that tries the most combinations of unknown choices and is not huge.

        One row rarely leaves open more than `MOST_WORLDS`, which one person tries; any row may.
        """
        for worlds in (16 * MOST_WORLDS, 4 * MOST_WORLDS):
            plan = Planner(self.call, rows, worlds).plan()
            if plan.size <= LARGEST_PLAN:
                return plan
        return Planner(self.call, rows).plan()


def number_type(ends: tuple[Column, ...], denominator: int) -> NumberType:
    """Return the narrowest type that holds points exactly; the nearest float for a fraction."""
    if any(end.step % denominator for end in ends):
        return "float64"
    low, high = min(e.low for e in ends), max(e.high for e in ends)
    return "int32" if low // denominator >= -INT32 and high // denominator < INT32 else "int64"
