"""Options that choose records: of which kind, whose, where, when."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Self, get_args, get_origin

from pydantic import BaseModel, Field, model_validator

from jifen_sdk.model import Many, Model, Shared
from jifen_sdk.profile.fields import Percent
from jifen_sdk.profile.home import OwnerKind
from jifen_sdk.profile.levels import LEVELS
from jifen_sdk.profile.people import RECORDS, Kind
from jifen_sdk.profile.records import CityPlace, Place, Spell

Day = Annotated[date | str, Shared(), Field(description="a day, or the name of a date")]
Places = Annotated[str | Many[str], Shared(), Field(description="codes, or the name of a list")]
Within = Annotated[
    str,
    Field(pattern=r"^[1-9][0-9]{0,2} (months|years|calendar years)$"),
    Shared(),
    Field(description="the last 48 months, 5 years or 5 calendar years"),
]
FromField = Literal["deed_date", "bought", "lease_registered"]
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


class Owned(Model):
    """Whose a home must be; what its owners' shares leave open may be anyone's."""

    by: Annotated[
        Many[OwnerKind], Field(min_length=1, description="owners whose shares count together")
    ]
    at_least: Annotated[Percent | None, Field(description="share >= this, percent")] = None
    above: Annotated[Percent | None, Field(description="share > this, percent; else above 0")] = (
        None
    )
    spouse_after_months: Annotated[
        int | None,
        Field(ge=1, description="the spouse counts after so many months of marriage, still going"),
    ] = None
    on: Annotated[Day, Field(description="day on which the marriage is looked at")] = "application"

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.at_least is not None and self.above is not None:
            raise ValueError("give at_least or above")
        if self.spouse_after_months is not None and "spouse" not in self.by:
            raise ValueError("spouse_after_months needs the spouse among the owners")
        return self


class RecordFilter(Model):
    """Records of one kind in some places with some properties."""

    of: Annotated[Kind, Field(description="kind of record")]
    where: Annotated[Where, Field(default_factory=dict)]
    cities: Annotated[
        Places | None,
        Field(description='"own", "any", codes or a list; "own" for what is earned in a city'),
    ] = None
    province: Annotated[
        str | None, Field(description="code of the city's own province; the city lies in it")
    ] = None
    districts: Places | None = None
    districts_not: Places | None = None
    zones: Places | None = None
    zones_not: Places | None = None
    near: Annotated[
        Literal["application.district", "application.town", "application.zone"] | None,
        Field(description="only at this place of the application"),
    ] = None
    owned: Annotated[Owned | None, Field(description="of housing: whose it must be")] = None
    from_field: Annotated[
        FromField | None, Field(description="of housing: the day from which it counts")
    ] = None

    @model_validator(mode="after")
    def _fits_the_kind(self) -> Self:
        check_where(self.of, self.where)
        places = ("cities", "province", "districts", "districts_not", "zones", "zones_not", "near")
        if self.model_fields_set.intersection(places) and not issubclass(RECORDS[self.of], Place):
            raise ValueError(f"{self.of} have no place")
        if self.of != "housing" and (self.owned or self.from_field):
            raise ValueError("owned and from_field are of housing")
        return self

    def filters(self) -> tuple["RecordFilter", ...]:
        """Return this filter and those that a measure has in its options."""
        return (self,)

    @property
    def cities_wanted(self) -> str | tuple[str, ...]:
        """Return `cities`, or what it is by default for this kind."""
        if self.cities is not None:
            return self.cities
        here = self.province is None and issubclass(RECORDS[self.of], CityPlace)
        return "own" if here else "any"


Filters = RecordFilter | Many[RecordFilter]


def each_filter(filters: Filters) -> tuple[RecordFilter, ...]:
    """Return filters written as one table or as a list of them."""
    return (filters,) if isinstance(filters, RecordFilter) else filters


def check_spells(filters: Filters) -> None:
    """Refuse (ValueError) `during` of records that do not last."""
    if any(not issubclass(RECORDS[records.of], Spell) for records in each_filter(filters)):
        raise ValueError("during needs records with from and to")


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


@cache
def _values_of(kind: Kind, name: str) -> frozenset[Any]:
    fields = RECORDS[kind].model_fields
    if name not in fields:
        raise ValueError(f"{kind} have no field {name}; they have {', '.join(fields)}")
    return frozenset(_leaves(fields[name].annotation))


def _possible(value: object, allowed: frozenset[Any]) -> bool:
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
