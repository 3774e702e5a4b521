"""Whose records a measure looks at, and what the profile does not give of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jifen_sdk.measures.certainty import NO, Certainty
from jifen_sdk.measures.context import Context
from jifen_sdk.measures.filters import RecordFilter, Whose
from jifen_sdk.measures.matching import matches
from jifen_sdk.measures.windows import Window, extent_of
from jifen_sdk.profile.people import Kind, Person
from jifen_sdk.profile.records import Dated


@dataclass(frozen=True, slots=True)
class Subjects:
    """People by the path to them ("" is the applicant); `missing` names who is not given."""

    people: tuple[tuple[str, Person], ...]
    missing: str | None = None

    def not_given(self, kinds: Iterable[Kind]) -> frozenset[str]:
        """Return the kinds that are left out, with the path of the person before them."""
        absent = {
            f"{path}.{kind}" if path else kind
            for kind in kinds
            for path, person in self.people
            if person.records(kind) is None and kind not in person.unknown
        }
        return frozenset(absent | {self.missing} if self.missing else absent)

    def unknown(self, kind: Kind) -> bool:
        """Return whether the records of a kind are not known: said so, or no such child."""
        return self.missing == "child" or any(kind in p.unknown for _, p in self.people)


def subjects(context: Context, whose: Whose) -> Subjects:
    """Return the people that `whose` names; without a spouse there is none."""
    profile = context.profile
    if whose == "household":
        return Subjects(
            tuple((path.removeprefix("applicant"), person) for path, person in profile.people())
        )
    if whose == "applicant":
        return Subjects((("", profile.applicant),))
    if whose == "spouse":
        one = profile.spouse
    else:
        child = profile.application.child
        one = profile.children[child] if child < len(profile.children) else None
    return Subjects((), whose) if one is None else Subjects(((whose, one),))


def missing(filters: Iterable[RecordFilter], who: Subjects, context: Context) -> frozenset[str]:
    """Return what the filters look at and the profile does not give."""
    filters = tuple(filters)
    return who.not_given(records.of for records in filters) | beside(filters, context)


def beside(filters: Iterable[RecordFilter], context: Context) -> frozenset[str]:
    """Return what is not given of the application and the marriage that filters look at."""
    profile = context.profile
    absent: set[str] = set()
    for records in filters:
        near = records.near
        if near and getattr(profile.application, near.removeprefix("application.")) is None:
            absent.add(near)
        if records.owned is not None and records.owned.spouse_after_months is not None:
            absent |= Subjects((("", profile.applicant),)).not_given(("marriages",))
    return frozenset(absent)


def found(
    records: RecordFilter, people: Iterable[Person], window: Window, context: Context
) -> Iterator[tuple[Dated, Certainty]]:
    """Yield the records that may count in the window, and whether they surely do."""
    for person in people:
        for record in person.records(records.of) or ():
            extent = extent_of(record, records.from_field)
            answer = min(matches(records, record, context), extent.touches(window))
            if answer is not NO:
                yield record, answer
