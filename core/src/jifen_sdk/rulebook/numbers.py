"""Numbers of a rulebook: known, taken from a parameter, or not established."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from jifen_sdk.model import Model, Shared


def _decimal(value: object) -> object:
    """Take a TOML integer as a decimal; a bool or a binary float is not a number here."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Figure = Annotated[
    Decimal, BeforeValidator(_decimal, json_schema_input_type=int | Decimal), Shared()
]


class ParameterRef(Model):
    """`{ parameter = "line" }`: the value in force on the day of the application."""

    parameter: str = Field(description="id of a parameter (参数) of the city")


class Bounds(Model):
    """`{ at_least = 0, at_most = 12 }`: not established, only bounded.

    Bounds come from the text or from sources that differ, never from plausibility;
    a side left out has no known bound.
    """

    at_least: Figure | None = Field(default=None, description="points, lower bound")
    at_most: Figure | None = Field(default=None, description="points, upper bound")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise ValueError("give at_least, at_most or both")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError("at_least is above at_most")
        return self


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "parameter" if "parameter" in value else "bounds"
    if isinstance(value, ParameterRef):
        return "parameter"
    return "bounds" if isinstance(value, Bounds) else "figure"


Points = Annotated[
    Annotated[Figure, Tag("figure")]
    | Annotated[ParameterRef, Tag("parameter")]
    | Annotated[Bounds, Tag("bounds")],
    Discriminator(_kind),
]
"""A number of points (分), exact: a decimal, a parameter, or bounds."""
