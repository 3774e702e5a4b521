"""Scoring items (积分指标) and groups: one line of the official table each."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook.conditions import AllOf, Comparison, Condition, PartialTest
from jifen_sdk.rulebook.numbers import Bounds, Figure, Points

Evidence = Literal["A", "B", "C", "unknown"]
"""A official text or data, B independent secondary sources, C one secondary source."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Cited(Model):
    """Whatever rests on a document: where it stands there, in which one, how sure that is."""

    cite: str = Field(min_length=1, description="article or place in the source")
    sources: Many[str] = Field(
        default=(), description="ids of the sources; left out: the main source of the edition"
    )
    evidence: Evidence | None = Field(
        default=None, description="left out: the evidence of the edition"
    )
    as_printed: Many[Annotated[str, Field(max_length=20)]] = Field(
        default=(), description="figures as the official text prints them, at most 20 characters"
    )
    note: TextField | None = Field(default=None, description="what the reader should know")


class Band(Model):
    """A marginal tier: so many points per unit up to `upto` units, further tiers above it."""

    upto: Figure | None = Field(default=None, description="end of the tier, in units of the fact")
    points: Points


class Rate(Model):
    """So many points per unit of a fact.

    units = (fact - at) / per, never below 0; points = base + units x points. A negative `per`
    counts downwards from `at`. Outside `from`..`to` the rule gives 0.
    """

    kind: Literal["rate"]
    fact: str = Field(description="id of a number")
    points: Points | None = Field(default=None, description="points (分) per unit")
    bands: Many[Band] = Field(default=(), description="marginal tiers in place of points")
    per: int = Field(default=1, description="size of a unit, in units of the fact")
    part: Literal["drop", "count", "up"] = Field(
        default="drop", description="a part of a unit: dropped, counted, or taken as a whole one"
    )
    base: Points = Field(default=Decimal(0), description="points at the start")
    at: int = Field(default=0, description="where counting starts")
    from_: int | None = Field(default=None, alias="from", description="below this: 0 points")
    to: int | None = Field(default=None, description="above this: 0 points")

    @model_validator(mode="after")
    def _well_formed(self) -> Self:
        if self.per == 0:
            raise ValueError("per cannot be 0")
        if (self.points is None) == (not self.bands):
            raise ValueError("give either points or bands")
        ends = [b.upto for b in self.bands]
        if any(e is None for e in ends[:-1]) or (ends and ends[-1] is not None):
            raise ValueError("every band but the last has an end")
        known = [e for e in ends if e is not None]
        if known != sorted(set(known)):
            raise ValueError("bands must ascend")
        return self


class Row(PartialTest):
    """One row of a table: points if its condition, or the test of the rule's fact, holds."""

    points: Points
    when: Condition | None = None


class Rows(Model):
    """A table: the highest satisfied row counts, or the first one."""

    kind: Literal["rows"]
    fact: str | None = Field(default=None, description="id of the fact that the rows test")
    rows: Many[Row] = Field(min_length=1)
    take: Literal["highest", "first"] = "highest"
    otherwise: Points = Decimal(0)

    def condition(self, row: Row) -> Condition | None:
        """Return what a row asks for; None if nothing (otherwise)."""
        parts: list[Condition] = [] if row.when is None else [row.when]
        if self.fact is not None and row.operators():
            tests = {name: getattr(row, name) for name in row.operators()}
            parts.insert(0, Comparison.model_construct(fact=self.fact, **tests))
        if len(parts) > 1:
            return AllOf.model_construct(all=tuple(parts))
        return parts[0] if parts else None

    @model_validator(mode="after")
    def _testable(self) -> Self:
        if self.fact is None and any(row.operators() for row in self.rows):
            raise ValueError("a row with is, in or a bound needs the rule to name a fact")
        if self.take == "highest" and any(
            isinstance(row.points, Decimal) and row.points < 0 for row in self.rows
        ):
            raise ValueError('negative points need take = "first"')
        return self


Rule = Annotated[Rate | Rows, Field(discriminator="kind")]


class Scored(Cited):
    """What has points; `check` tries whether what it declares of them holds."""

    rises_with: Many[str] = Field(
        default=(), description="facts of which more never gives fewer points"
    )
    falls_with: Many[str] = Field(
        default=(), description="facts of which more never gives more points"
    )


class ScoringItem(Scored):
    """One line of the official points table (积分指标): points from facts, never anything else."""

    id: Id
    name: TextField
    points: Points | None = Field(default=None, description="flat points (分)")
    rule: Rule | None = None
    when: Condition | None = Field(default=None, description="otherwise the item gives 0")
    min: Points | None = Field(default=None, description="lowest points (分)")
    max: Points | None = Field(default=None, description="highest points (分)")
    round: int | None = Field(default=None, ge=0, le=6, description="decimals, half away from 0")

    @model_validator(mode="after")
    def _one_rule(self) -> Self:
        if (self.points is None) == (self.rule is None):
            raise ValueError("give either points or a rule")
        return self


class Group(Scored):
    """Items and groups taken together; a named score is a group.

    `pick` takes the child that a fact or a reading names; options not named give 0.
    """

    id: Id
    name: TextField
    combine: Literal["sum", "highest", "product", "pick"]
    of: Many[str] | dict[str, str]
    fact: str | None = None
    reading: str | None = None
    line: bool = Field(default=False, description="one line of the official table (its parts hide)")
    min: Points | None = None
    max: Points | None = None
    round: int | None = Field(default=None, ge=0, le=6)

    @property
    def children(self) -> tuple[str, ...]:
        """Return the ids of what the group is made of, each once."""
        ids = self.of.values() if isinstance(self.of, dict) else self.of
        return tuple(dict.fromkeys(ids))

    @model_validator(mode="after")
    def _well_formed(self) -> Self:
        picks = self.combine == "pick"
        if picks != isinstance(self.of, dict):
            raise ValueError("pick takes a table of options, other groups a list")
        if picks != ((self.fact is None) != (self.reading is None)):
            raise ValueError("pick names one fact or one reading, other groups none")
        return self


Line = ScoringItem | Group
"""What has points: an item or a group."""

__all__ = ["Band", "Bounds", "Cited", "Evidence", "Group", "Id", "Rate", "Row", "Rows", "Rule"]
__all__ += ["Line", "ScoringItem"]
