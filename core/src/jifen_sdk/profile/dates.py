"""Dates of a life as people know them: a day, a month or only a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

FIRST_YEAR = 1900
LAST_YEAR = 2100
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date between `earliest` and `latest`, both included: a day, a month or a year."""

    earliest: date
    latest: date

    @classmethod
    def of(cls, value: str | date) -> PartialDate:
        """Read "YYYY", "YYYY-MM", "YYYY-MM-DD" or a date.

        Raises ValueError for another form and for years outside 1900..2100.
        """
        if isinstance(value, date):
            return cls._between(value, value)
        match = _FORM.fullmatch(value)
        if match is None:
            raise ValueError("a date is written YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = match.groups()
        first = date(int(year), int(month or "1"), int(day or "1"))
        if day:
            return cls._between(first, first)
        return cls._between(first, last_day(first.year, int(month or "12")))

    @classmethod
    def _between(cls, earliest: date, latest: date) -> PartialDate:
        if not FIRST_YEAR <= earliest.year <= LAST_YEAR:
            raise ValueError(f"years are {FIRST_YEAR} to {LAST_YEAR}")
        return cls(earliest, latest)

    @property
    def known(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    @property
    def month(self) -> bool:
        """Whether it is a whole month: "YYYY-MM"."""
        return not self.known and self.earliest.replace(day=1) == self.latest.replace(day=1)

    def surely_before(self, other: PartialDate) -> bool:
        """Whether every day this can be lies before every day `other` can be."""
        return self.latest < other.earliest

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _partial,
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _: Any, __: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}

    def __str__(self) -> str:
        if self.known:
            return self.earliest.isoformat()
        same_month = self.earliest.month == self.latest.month
        return f"{self.earliest:%Y-%m}" if same_month else f"{self.earliest:%Y}"


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _partial(value: object) -> object:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime) or not isinstance(value, str | date):
        raise PydanticCustomError("date_type", "a date")
    try:
        return PartialDate.of(value)
    except ValueError:
        raise PydanticCustomError("date_form", "a date in the years 1900 to 2100") from None


def _day(value: object) -> object:
    partial = _partial(value)
    if isinstance(partial, PartialDate) and partial.known:
        return partial.earliest
    raise PydanticCustomError("date_form", "a day")


DayField = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
