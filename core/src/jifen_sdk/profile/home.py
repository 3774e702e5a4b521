"""Records of home: hukou, housing, and what concerns a car plate."""

from typing import Annotated, Literal

from pydantic import Field

from jifen_sdk.model import Many
from jifen_sdk.profile.dates import PartialDate
from jifen_sdk.profile.fields import Amount, Code, Count, Percent
from jifen_sdk.profile.records import BEGINNING, CityPlace, Event, Place, Record, Spell


class Hukou(Place, Spell):
    """Where the person is registered (户籍)."""

    start: Annotated[
        PartialDate,
        Field(alias="from", description="first day, month or year; since birth if absent"),
    ] = BEGINNING
    householder: Annotated[
        Literal["self", "spouse", "parent", "grandparent", "other"] | None,
        Field(description="who heads the household register (户主)"),
    ] = None
    tags: Annotated[Many[Code], Field(description="origin that rules single out, codes")] = ()


OwnerKind = Literal["applicant", "spouse", "minor-child", "adult-child", "parent", "other"]


class Owner(Record):
    """One owner of a home."""

    who: Annotated[OwnerKind, Field(description="owner, seen from the applicant")]
    share: Annotated[Percent, Field(description="share, percent (0 to 100)")]


class Housing(CityPlace, Spell):
    """A home over the time it was lived in."""

    kind: Annotated[
        Literal["owned", "leased", "dormitory", "public", "special", "ancestral"],
        Field(description="自有, 租赁, 宿舍, 公租房, 特殊, 祖屋"),
    ]
    owners: Annotated[Many[Owner], Field(description="owners with shares, percent")] = ()
    area: Annotated[Amount | None, Field(description="floor area, square metres")] = None
    bought: Annotated[PartialDate | None, Field(description="day of the purchase")] = None
    deed_date: Annotated[
        PartialDate | None, Field(description="day of the certificate of title (产权证)")
    ] = None
    lease_registered: Annotated[
        PartialDate | None, Field(description="day the lease was put on record (租赁备案)")
    ] = None
    paper: Annotated[Code | None, Field(description="kind of proof, code")] = None
    use: Annotated[Code, Field(description="use, code such as residential")] = "residential"
    legal: Annotated[bool, Field(description="legal building with lawful use")] = True
    new_build: Annotated[bool, Field(description="bought newly built")] = False
    mortgaged: Annotated[bool, Field(description="under mortgage")] = False
    registered_here: Annotated[
        bool, Field(description="permit or registration is at this address")
    ] = True
    scored_on: Annotated[
        PartialDate | None, Field(description="day this home last counted in a score")
    ] = None


class Licence(Event):
    """A driving licence, dated by its first issue."""

    licence_class: Annotated[Code, Field(description="class, code such as c1")] = "c1"


class Vehicle(CityPlace, Spell):
    """A car registered on the person, where its plate is from."""

    kind: Annotated[
        Literal["fuel", "hybrid", "electric", "fuel-cell"],
        Field(description="燃油, 插电混动, 纯电, 燃料电池"),
    ] = "fuel"


class PlateEntry(CityPlace, Spell):
    """Taking part in a city's draw or auction of car plates; `from` is when waiting began."""

    number: Annotated[Count, Field(description="draws taken part in, times")] = 0
