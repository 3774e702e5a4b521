"""Types of fields: codes, texts and exact numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Count = Annotated[int, Field(ge=0, le=10**9)]


def _exact(value: object) -> object:
    """Take an int or a Decimal; a binary float is not an exact number."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("exact_number", "a number")
    return Decimal(value)


Yuan = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, le=10**12, decimal_places=2),
    WithJsonSchema({"type": "number", "minimum": 0, "multipleOf": 0.01}),
]
Percent = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, le=100, decimal_places=4),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100}),
]
Amount = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, le=10**9, decimal_places=4),
    WithJsonSchema({"type": "number", "minimum": 0}),
]

# Fields of type Yuan, wherever they stand: measures count them in fen (0.01 yuan).
MONEY_FIELDS = frozenset(
    {"base", "paid", "tax", "equity_raised", "invested", "amount", "income", "assets"}
)
