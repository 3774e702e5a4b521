"""Facts (事实): one number or one choice each; the facts of a rulebook are its columns."""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Strict, Tag, model_validator

from jifen_sdk.measures import ChoiceSpec, MeasureSpec, Own, References, Stated, references
from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook.conditions import Condition

Unit = Literal[
    "years",
    "calendar-years",
    "months",
    "days",
    "fen",
    "records",
    "blocks",
    "persons",
    "hours",
    "ml",
    "points",
    "centipoints",
    "square-decimetres",
    "parts-of-a-patent",
]
FactType = Literal["number", "yes-no", "choice"]

NUMBER_MEASURES = frozenset(
    {
        "age",
        "area",
        "blocks",
        "count",
        "days_since",
        "months",
        "score",
        "total",
        "yearly_mean",
        "years_in_row",
    }
)
YES_NO_MEASURES = frozenset({"applies_in", "holds"})
NATURAL_MOST: dict[str, int] = {"years": 150}  # an age above this is a slip of the pen
LARGEST = 10**15  # any fact: keeps exact points within 64 bits in a column


class Option(Model):
    """One value of a choice, with its official name."""

    id: str
    name: TextField


class Override(Model):
    """What a reading changes in a measure: `{ reading = "wage", is = "one", set = { ... } }`."""

    reading: str
    is_: str = Field(alias="is")
    set: dict[str, object] = Field(description="options of the measure that are replaced")


class _Named(Model):
    name: TextField
    note: TextField | None = Field(default=None, description="what the reader should know")


class MeasuredFact(_Named):
    """A measure of the Profile with its options, or the same value given by the caller."""

    measure: MeasureSpec
    unit: Unit | None = Field(default=None, description="of a number: what is counted")
    most: int | None = Field(default=None, description="of a number: highest possible value")
    readings: Many[Override] = ()

    @property
    def type(self) -> FactType:
        """Return what kind of value the fact is."""
        if isinstance(self.measure, Own | Stated):
            return self.measure.type
        if self.measure.kind in NUMBER_MEASURES:
            return "number"
        return "yes-no" if self.measure.kind in YES_NO_MEASURES else "choice"

    @cached_property
    def named(self) -> References:
        """The dates, lists and parameters that the measure names."""
        return references(self.measure)

    @model_validator(mode="after")
    def _unit_of_numbers(self) -> Self:
        if (self.type == "number") != (self.unit is not None):
            raise ValueError("a number needs a unit, and nothing else has one")
        return self


class ArithmeticFact(_Named):
    """A whole number from other facts of the same unit; `minus` never goes below 0."""

    unit: Unit
    sum: Many[str] | None = None
    minus: Annotated[tuple[str, str], Strict(False)] | None = None
    least: Many[str] | None = None
    most: Many[str] | None = None

    @property
    def type(self) -> FactType:
        """Return "number"."""
        return "number"

    @property
    def operation(self) -> tuple[str, tuple[str, ...]]:
        """Return the operation and the facts it is made of."""
        for name in ("sum", "minus", "least", "most"):
            facts = getattr(self, name)
            if facts is not None:
                return name, facts
        raise AssertionError  # the validator below

    @model_validator(mode="after")
    def _one_operation(self) -> Self:
        given = [x for x in (self.sum, self.minus, self.least, self.most) if x is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of sum, minus, least, most")
        return self


class Case(Option):
    """One named case: `{ id = "doctor", name = ..., when = ... }`."""

    when: Condition


class CasesFact(_Named):
    """A choice from conditions on other facts: the first true case names it."""

    cases: Many[Case] = Field(min_length=1)
    otherwise: Option

    @property
    def type(self) -> FactType:
        """Return "choice"."""
        return "choice"


def _kind(value: object) -> str:
    if not isinstance(value, dict):
        return type(value).__name__
    if "measure" in value:
        return "MeasuredFact"
    return "CasesFact" if "cases" in value else "ArithmeticFact"


Fact = Annotated[
    Annotated[MeasuredFact, Tag("MeasuredFact")]
    | Annotated[ArithmeticFact, Tag("ArithmeticFact")]
    | Annotated[CasesFact, Tag("CasesFact")],
    Discriminator(_kind),
]


def options_of(fact: Fact) -> tuple[Option, ...]:
    """Return the options of a choice in order, lowest first; none for other facts."""
    if isinstance(fact, CasesFact):
        return (fact.otherwise, *fact.cases)
    if isinstance(fact, MeasuredFact) and isinstance(fact.measure, ChoiceSpec):
        return tuple(Option(id=o.id, name=o.name) for o in fact.measure.options)
    return ()
