"""Conditions: one comparison, or `all`, `any`, `not` of conditions, or "not established"."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Discriminator, Field, Tag, model_validator

from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook.numbers import Figure, ParameterRef

Comparand = bool | str | Figure | ParameterRef
OPERATORS = ("is_", "in_", "at_least", "at_most", "above", "below")


class PartialTest(Model):
    """What a value must be, if anything."""

    is_: Comparand | None = Field(default=None, alias="is", description="equal to")
    in_: Many[bool | str | Figure] | None = Field(default=None, alias="in", description="one of")
    at_least: Comparand | None = Field(default=None, description="not below")
    at_most: Comparand | None = Field(default=None, description="not above")
    above: Comparand | None = None
    below: Comparand | None = None

    def operators(self) -> tuple[str, ...]:
        """Return the operators that were given."""
        return tuple(name for name in OPERATORS if getattr(self, name) is not None)

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        names = set(self.operators())
        if len(names) > 2 or (len(names) == 2 and names & {"is_", "in_"}):
            raise ValueError("compare with one of is, in, at_least, at_most, above, below")
        return self


class Comparison(PartialTest):
    """Compare one fact, reading, score or other scheme: `{ fact = "age", at_most = 60 }`."""

    fact: str | None = Field(default=None, description="id of a fact (事实), in its own unit")
    reading: str | None = Field(default=None, description="id of a reading (解释选择)")
    score: str | None = Field(default=None, description="id of an item or group, in points (分)")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.operators():
            raise ValueError("say is, in, at_least, at_most, above or below")
        return self

    @model_validator(mode="after")
    def _of_one_thing(self) -> Self:
        if sum(x is not None for x in (self.fact, self.reading, self.score)) != 1:
            raise ValueError("compare exactly one of fact, reading, score")
        return self


class Qualifies(Model):
    """`{ qualifies = "scheme" }`: the sheet of that scheme meets its gates and its line (达标)."""

    qualifies: str = Field(description="id of a scheme of the same city")


class AllOf(Model):
    """Every condition holds."""

    all: Many[Condition] = Field(min_length=1)


class AnyOf(Model):
    """At least one condition holds."""

    any: Many[Condition] = Field(min_length=1)


class NotOf(Model):
    """The condition does not hold."""

    not_: Condition = Field(alias="not")


class NotEstablished(Model):
    """`{ unknown = { zh = "...", en = "..." } }`: nobody could establish this condition."""

    unknown: TextField


def _kind(value: object) -> str:
    if not isinstance(value, dict):
        return type(value).__name__
    for key, kind in _KEYS.items():
        if key in value:
            return kind
    return "Comparison"


_KEYS = {
    "all": "AllOf",
    "any": "AnyOf",
    "not": "NotOf",
    "unknown": "NotEstablished",
    "qualifies": "Qualifies",
}

Condition = Annotated[
    Annotated[Comparison, Tag("Comparison")]
    | Annotated[Qualifies, Tag("Qualifies")]
    | Annotated[AllOf, Tag("AllOf")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[NotOf, Tag("NotOf")]
    | Annotated[NotEstablished, Tag("NotEstablished")],
    Discriminator(_kind),
]
"""A condition (条件): true, false, or not known."""

AllOf.model_rebuild()
AnyOf.model_rebuild()
NotOf.model_rebuild()
