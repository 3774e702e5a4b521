"""What every record of a life has: a place, and either a spell (from, to) or a day."""

from datetime import date
from typing import Annotated, Self, TypeVar

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from jifen_sdk.model import Model
from jifen_sdk.profile.dates import FIRST_YEAR, PartialDate
from jifen_sdk.profile.fields import Code

# "Since ever": where a spell may leave out its first day.
BEGINNING = PartialDate.of(date(FIRST_YEAR, 1, 1))


class Record(Model):
    """One record of a life."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)


class Place(Record):
    """Where something is, in lower-case codes; what is left out is not said.

    A place without a `zone` lies in no special zone; a missing district is not known.
    """

    province: Annotated[Code | None, Field(description="province, code such as anhui")] = None
    city: Annotated[Code | None, Field(description="city, code such as hefei")] = None
    district: Annotated[Code | None, Field(description="district or county, code")] = None
    town: Annotated[Code | None, Field(description="town or street, code")] = None
    zone: Annotated[
        Code | None, Field(description="special area with rules of its own, code; none if absent")
    ] = None


class CityPlace(Place):
    """A place whose city is always said."""

    city: Annotated[Code, Field(description="city, code such as hefei")]


class Spell(Record):
    """A record that lasts; both days belong to it."""

    start: Annotated[PartialDate, Field(alias="from", description="first day, month or year")]
    end: Annotated[
        PartialDate | None,
        Field(alias="to", description="last day, month or year; goes on where left out"),
    ] = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end is not None and self.end.surely_before(self.start):
            raise PydanticCustomError("ends_first", "ends before it starts", {"at": ".to"})
        return self


class Event(Record):
    """A record of one day."""

    date: Annotated[PartialDate, Field(description="day, month or year")]


Dated = Spell | Event
SpellT = TypeVar("SpellT", bound=Spell)


def refuse_overlaps(spells: tuple[SpellT, ...]) -> tuple[SpellT, ...]:
    """Refuse two spells, in one city if they have one, that surely share more than a day."""
    for later, spell in enumerate(spells):
        for earlier in spells[:later]:
            if _city(earlier) == _city(spell) and _overlap(earlier, spell):
                raise PydanticCustomError("overlap", "overlaps another", {"at": f"[{later}]"})
    return spells


def _city(spell: Spell) -> str | None:
    return spell.city if isinstance(spell, CityPlace) else None


def _overlap(one: Spell, other: Spell) -> bool:
    return one.start.latest < _first_end(other) and other.start.latest < _first_end(one)


def _first_end(spell: Spell) -> date:
    return date.max if spell.end is None else spell.end.earliest
