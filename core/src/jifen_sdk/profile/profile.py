"""The profile (档案): people, the application, and what offices or lists decide."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Self, get_args

from pydantic import Field

from jifen_sdk.errors import ProfileError
from jifen_sdk.model import Many, Model
from jifen_sdk.profile.application import Application
from jifen_sdk.profile.fields import Code
from jifen_sdk.profile.people import Kind, Member, Person, Statement
from jifen_sdk.profile.records import CityPlace, Dated, Event

KINDS: tuple[Kind, ...] = get_args(Kind)
# Earned in a place: what a move would have earned elsewhere. Hukou is not earned.
EARNED: frozenset[Kind] = frozenset(
    {
        "insurance",
        "housing_fund",
        "employment",
        "companies",
        "permits",
        "housing",
        "taxes",
        "volunteering",
    }
)


class Profile(Model):
    """Everything known about the people of one application."""

    applicant: Annotated[Person, Field(description="the person who applies")]
    spouse: Annotated[Person | None, Field(description="present spouse; none if absent")] = None
    children: Annotated[Many[Person], Field(description="children, in any order")] = ()
    household: Annotated[Many[Member], Field(description="further members of the household")] = ()
    application: Annotated[Application, Field(description="what is asked")] = Application()
    statements: Annotated[
        dict[Code, Statement],
        Field(
            default_factory=dict,
            description="what lists or offices decide: yes or no, a whole number or a choice",
        ),
    ]

    def people(self) -> Iterator[tuple[str, Person]]:
        """Yield every person with the path to it in a profile file."""
        yield "applicant", self.applicant
        if self.spouse is not None:
            yield "spouse", self.spouse
        for position, child in enumerate(self.children):
            yield f"children[{position}]", child
        for position, member in enumerate(self.household):
            yield f"household[{position}]", member

    def check_on(self, on: date) -> None:
        """Refuse a birth date after `on`: ProfileError `JF-PROFILE-BORN-LATER`."""
        for path, person in self.people():
            if person.birth_date is not None and person.birth_date.earliest > on:
                raise ProfileError("JF-PROFILE-BORN-LATER", f"{path}.birth_date")

    def later_records(self, on: date) -> tuple[str, ...]:
        """Return the paths of the records that begin after `on`; measures ignore them."""
        return tuple(
            f"{path}.{kind}[{position}]"
            for path, person in self.people()
            for kind in KINDS
            for position, record in enumerate(person.records(kind) or ())
            if _begins_after(record, on)
        )

    def as_if_in(self, city: str) -> Self:
        """Return the profile in which every earned record was earned in `city` (a code).

        What came from another city has no district, town or zone there; hukou stays.
        """
        return self.model_copy(
            update={
                "applicant": _moved(self.applicant, city),
                "spouse": self.spouse and _moved(self.spouse, city),
                "children": tuple(_moved(child, city) for child in self.children),
                "household": tuple(_moved(member, city) for member in self.household),
            }
        )


def _begins_after(record: Dated, on: date) -> bool:
    begins = record.date if isinstance(record, Event) else record.start
    return begins.earliest > on


def _moved(person: Person, city: str) -> Person:
    update: dict[str, Any] = {}
    for kind in EARNED:
        records = person.records(kind)
        if records is not None:
            update[kind] = tuple(_record_moved(record, city) for record in records)
    return person.model_copy(update=update)


def _record_moved(record: Dated, city: str) -> Dated:
    if not isinstance(record, CityPlace) or record.city == city:
        return record
    nowhere = dict.fromkeys(("province", "district", "town", "zone"))
    return record.model_copy(update={"city": city, **nowhere})
