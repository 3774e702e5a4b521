"""Types of fields: codes, texts and exact numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jifen_sdk.model import Shared

Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60), Shared()]
Name = Annotated[str, Field(min_length=1, max_length=200), Shared()]
Count = Annotated[int, Field(ge=0, le=10**9), Shared()]


def _exact(value: object) -> object:
    """Take an int or a Decimal; a binary float is not an exact number."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("exact_number", "a number")
    return Decimal(value)


@dataclass(frozen=True, slots=True, eq=False)
class Exact:
    """A number from 0 to `most` with at most so many decimals; a binary float is refused."""

    most: int
    decimals: int
    says: Mapping[str, object]
    """What the JSON Schema says beside "a number, not below 0"."""

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        number = core_schema.decimal_schema(
            ge=Decimal(0), le=Decimal(self.most), decimal_places=self.decimals
        )
        return core_schema.no_info_before_validator_function(_exact, number)

    def __get_pydantic_json_schema__(self, _: Any, __: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "number", "minimum": 0, **self.says}


Yuan = Annotated[Decimal, Exact(10**12, 2, {"multipleOf": 0.01})]
Percent = Annotated[Decimal, Exact(100, 4, {"maximum": 100})]
Amount = Annotated[Decimal, Exact(10**9, 4, {})]

# Fields of type Yuan, wherever they stand: measures count them in fen (0.01 yuan).
MONEY_FIELDS = frozenset(
    {"base", "paid", "tax", "equity_raised", "invested", "amount", "income", "assets"}
)
