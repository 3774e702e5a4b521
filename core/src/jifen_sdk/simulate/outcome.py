"""Score a population under an edition as it is and as it is changed, and count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from jifen_sdk.city import City
from jifen_sdk.edition import Edition
from jifen_sdk.frame import score_frame
from jifen_sdk.scoring import edition_for
from jifen_sdk.simulate.population import draw

GATES = "gates"


@dataclass(frozen=True)
class Outcome:
    """What comes out for a population under one edition."""

    edition: str
    line: Decimal | None
    """The fixed line (标准分值) in points; None if there is none or it is not known."""
    passes: pl.Series
    """By person: whether every gate is met, the line too; null: not known."""
    points: pl.Series
    """By person: the score that counts, in points (分); null: not known."""

    def count(self, passes: bool | None) -> int:
        """Return how many pass, fail, or are not known (None)."""
        if passes is None:
            return self.passes.null_count()
        return int((self.passes == passes).sum())

    @property
    def known(self) -> int:
        """How many have known points."""
        return self.points.len() - self.points.null_count()

    @property
    def median(self) -> float | None:
        """The median of the points that are known."""
        found = self.points.cast(pl.Float64).median()
        return found if isinstance(found, float) else None


@dataclass(frozen=True)
class Simulation:
    """An invented population before and after a change of the rules."""

    people: int
    seed: int
    before: Outcome
    after: Outcome | None
    """None if nothing is changed."""

    @property
    def up(self) -> int:
        """How many pass after the change and surely did not before."""
        return 0 if self.after is None else _both(self.before.passes.not_(), self.after.passes)

    @property
    def down(self) -> int:
        """How many passed before the change and surely do not after it."""
        return 0 if self.after is None else _both(self.before.passes, self.after.passes.not_())

    @property
    def cleared(self) -> int:
        """How many are known to pass or fail only before the change, or only after it."""
        if self.after is None:
            return 0
        return int((self.before.passes.is_null() != self.after.passes.is_null()).sum())

    @property
    def ranked(self) -> bool:
        """Whether there is no fixed line: who meets the gates is then put in order."""
        return self.before.line is None


def _both(one: pl.Series, other: pl.Series) -> int:
    return int((one & other).sum())


def simulate(
    city: City,
    amended: City | None,
    *,
    people: int,
    seed: int,
    on: date,
    scheme: str | None = None,
    edition: str | None = None,
) -> Simulation:
    """Draw a population by the rules of `city` and score it under them, and as `amended`.

    Facts that only the changed rules look at are drawn by those. The errors are those of
    `score_facts` and `City.amend`.
    """
    now = edition_for(city, on, scheme=scheme, edition=edition)
    then = None if amended is None else edition_for(amended, on, scheme=scheme, edition=edition)
    population = draw(now, people, seed)
    if then is not None:
        more = draw(then, people, seed)
        population = population.with_columns(more.drop(population.columns, strict=False))
    outcomes = [None if rules is None else _outcome(rules, population, on) for rules in (now, then)]
    before, after = outcomes
    if before is None:
        raise AssertionError  # `now` is an edition
    return Simulation(people, seed, before, after)


def _outcome(rules: Edition, population: pl.DataFrame, on: date) -> Outcome:
    heading = rules.book.rulebook
    scored = score_frame(
        population, rules.city, on=on, scheme=heading.scheme, edition=heading.edition
    )
    total = f"group.{rules.book.total}"
    return Outcome(heading.edition, rules.line, scored[GATES], scored[total])
