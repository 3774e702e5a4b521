"""Change one number at a time in a city's rulebooks and see whether its cases notice.

    python tests/conformance/mutation.py [--show] CITY...

Every number of every item and group is taken one further from 0, as the edition stands after its
last amendment: points, edges of brackets, units, caps. The measures of its facts, with their
windows, are left to the cases of whole profiles. Prints the share caught by grade, and with
--show what nobody noticed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from jifen_sdk.city import City
from jifen_sdk.conformance.cases import Case, cases_of, mismatches
from jifen_sdk.conformance.walk import last_days
from jifen_sdk.plugins import Registry
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.items import Group, Line
from jifen_sdk.rulebook.parameters import Parameter
from jifen_sdk.rulebook.rounds import Rounds


class Mutant(City):
    """A city in which one entry is another one wherever it stands in an edition."""

    def __init__(self, city: City, original: Line, mutated: Line) -> None:
        super().__init__(city.root, city.version)
        self.city = city
        self.original = original
        self.mutated = mutated
        self.__dict__["doors"] = city.doors

    def book(self, scheme: str, edition: str, on: date) -> Rulebook:
        book = self.city.book(scheme, edition, on)
        items = tuple(self._changed(item) for item in book.items)
        groups = tuple(self._changed(group) for group in book.groups)
        return book.model_copy(update={"items": items, "groups": groups})

    def _changed(self, entry: Line) -> Line:
        return self.mutated if entry == self.original else entry

    def parameter(self, name: str) -> Parameter:
        return self.city.parameter(name)

    def rounds(self, scheme: str) -> Rounds | None:
        return self.city.rounds(scheme)


def mutations(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield the value with one of its numbers one further from 0, and where."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | Decimal):
        yield path, value - 1 if value < 0 else value + 1
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name == "round":
                continue
            for where, changed in mutations(getattr(value, name), f"{path}.{name}"):
                yield where, value.model_copy(update={name: changed})
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            for where, changed in mutations(inner, f"{path}[{at}]"):
                yield where, (*value[:at], changed, *value[at + 1 :])


def above(entry: str, groups: tuple[Group, ...]) -> set[str]:
    """Return an entry and every group that it is part of."""
    found = {entry}
    while True:
        more = {g.id for g in groups if found & {*g.children}} - found
        if not more:
            return found
        found |= more


def noticed(city: City, cases: list[Case]) -> bool:
    """Return whether a case no longer gives what it expects, or the rulebook is refused."""
    try:
        return any(True for case in cases for _ in mismatches(city, case))
    except (ValueError, TypeError):
        return True


def survey(city: City) -> Iterator[tuple[str, str, bool]]:
    """Yield the grade of each changed number, where it is, and whether a case notices."""
    cases = cases_of(city)
    for where, rules, _ in last_days(city):
        own = [case for case in cases if f"{case.scheme}/{case.edition}" == where]
        lines: tuple[Line, ...] = (*rules.book.items, *rules.book.groups)
        for entry in lines:
            touched = above(entry.id, rules.book.groups)
            looking = [c for c in own if touched & {*c.expect.items, *c.expect.scores}]
            looking.sort(key=lambda case: entry.id not in case.expect.items)
            for path, changed in mutations(entry):
                if isinstance(changed, Line):
                    caught = noticed(Mutant(city, entry, changed), looking)
                    yield rules.grade(entry), f"{where} {entry.id}{path}", caught


def main(words: list[str]) -> None:
    """Print the share caught for each city that is named."""
    show = "--show" in words
    for name in [word for word in words if word != "--show"]:
        changed: Counter[str] = Counter()
        caught: Counter[str] = Counter()
        for grade, where, found in survey(Registry.installed().city(name)):
            changed[grade] += 1
            caught[grade] += found
            if show and not found:
                sys.stdout.write(f"{name} {where} ({grade})\n")
        shares = [f"{g}: {caught[g]} of {changed[g]}" for g in sorted(changed)]
        sys.stdout.write(f"{name}: {caught.total()} of {changed.total()}; {'; '.join(shares)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
