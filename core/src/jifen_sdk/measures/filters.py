"""Options that choose records: of which kind, whose, where, when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, Field, model_validator

from jifen_sdk.model import Many, Model
from jifen_sdk.profile.levels import LEVELS
from jifen_sdk.profile.people import RECORDS, Kind
from jifen_sdk.profile.records import CityPlace, Place

Day = Annotated[date | str, Field(description="a day, or the name of a date")]
Places = Annotated[str | Many[str], Field(description="codes, or the name of a list")]
Within = Annotated[
    str,
    Field(
        pattern=r"^[1-9][0-9]{0,2} (months|years|calendar years)$",
        description="the last 48 months, 5 years or 5 calendar years",
    ),
]
Limit = int | Decimal | str
Whose = Literal["applicant", "spouse", "child", "household"]
_NUMBERS = {int, Decimal}
_PLAIN = {str, bool, int, Decimal, type(None), Ellipsis}


class Comparison(Model):
    """Limits of a number, or of a level in the order of its list."""

    at_least: Limit | None = None
    at_most: Limit | None = None
    above: Limit | None = None
    below: Limit | None = None


Wanted = bool | int | Decimal | str | Comparison | Many[int | str]
Where = Annotated[
    Mapping[str, Wanted], Field(description="field of the record = value, list or comparison")
]


class RecordFilter(Model):
    """Records of one kind in some places with some properties."""

    of: Annotated[Kind, Field(description="kind of record")]
    where: Annotated[Where, Field(default_factory=dict)]
    cities: Annotated[
        Places | None,
        Field(description='"own", "any", codes or a list; "own" for what is earned in a city'),
    ] = None
    districts: Places | None = None
    districts_not: Places | None = None
    zones: Places | None = None
    zones_not: Places | None = None

    @model_validator(mode="after")
    def _fits_the_kind(self) -> RecordFilter:
        check_where(self.of, self.where)
        placed = (self.cities, self.districts, self.districts_not, self.zones, self.zones_not)
        if any(placed) and not issubclass(RECORDS[self.of], Place):
            raise ValueError(f"{self.of} have no place")
        return self

    @property
    def cities_wanted(self) -> str | tuple[str, ...]:
        """Return `cities`, or what it is by default for this kind."""
        if self.cities is not None:
            return self.cities
        return "own" if issubclass(RECORDS[self.of], CityPlace) else "any"


class RecordSpec(RecordFilter):
    """Whose records count, and from when to when."""

    whose: Whose = "applicant"
    since: Day | None = None
    until: Day = "application"
    within: Within | None = None


def check_where(kind: Kind, where: Mapping[str, Wanted]) -> None:
    """Refuse (ValueError) a field that the kind of record lacks, or a value it cannot have."""
    for name, wanted in where.items():
        allowed = _values_of(kind, name)
        if any(isinstance(leaf, type) and leaf not in _PLAIN for leaf in allowed):
            raise ValueError(f"{kind}.{name} cannot be compared")
        if isinstance(wanted, Comparison):
            if name not in LEVELS and not allowed & _NUMBERS:
                raise ValueError(f"{kind}.{name} has no order")
            limits = (wanted.at_least, wanted.at_most, wanted.above, wanted.below)
            values: tuple[object, ...] = tuple(limit for limit in limits if limit is not None)
        else:
            values = wanted if isinstance(wanted, tuple) else (wanted,)
        for value in values:
            if not _possible(value, allowed):
                raise ValueError(f"{kind}.{name} is never {value}")


def check_number_field(kind: Kind, name: str, *, always_said: bool = False) -> None:
    """Refuse (ValueError) a field that is not a number, or one that a record may leave out."""
    allowed = _values_of(kind, name)
    if not allowed <= {*_NUMBERS, type(None)}:
        raise ValueError(f"{kind}.{name} is not a number")
    if always_said and type(None) in allowed:
        raise ValueError(f"{kind}.{name} may be left out")


def _values_of(kind: Kind, name: str) -> set[Any]:
    fields = RECORDS[kind].model_fields
    if name not in fields:
        raise ValueError(f"{kind} have no field {name}; they have {', '.join(fields)}")
    return set(_leaves(fields[name].annotation))


def _possible(value: object, allowed: set[Any]) -> bool:
    if isinstance(value, bool):
        return bool in allowed
    if isinstance(value, str):
        return str in allowed or value in allowed
    return bool(allowed & _NUMBERS)


def _leaves(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        parts = parts[:1]
    if not parts:
        yield annotation
    for part in parts:
        yield from _leaves(part)
