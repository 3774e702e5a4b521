"""Change one number at a time in a city's rulebooks and see whether its cases notice.

    python tests/conformance/mutation.py [--show] CITY...

Every number that is stated is changed by one, as an edition stands after its last amendment: edges
of brackets, units, lines, limits and windows one further from 0, points and caps one nearer (above
a cap they would change nothing). They stand in items and groups, in gates and doors, and in the
measures of facts. Prints how many are noticed of how many by grade, as docs/mutation.toml holds
it, and with --show what nobody noticed. A fact has the grade of the best entry that rests on it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pydantic import BaseModel

from jifen_sdk.city import City
from jifen_sdk.conformance.cases import Case, cases_of, mismatches
from jifen_sdk.conformance.walk import last_days
from jifen_sdk.edition import Edition
from jifen_sdk.engine import Engine
from jifen_sdk.plugins import Registry
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.rulebook.items import Group
from jifen_sdk.rulebook.parameters import Parameter
from jifen_sdk.rulebook.rounds import Rounds
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.lower import gate_name, score_name

KEPT = {"round", "most", "absent"}
"""Decimals of a result, bounds of what may be given, what is taken where nothing is stated."""
AMOUNT = re.compile(r"\.(points|rule\.base|max|min)(\.at_least|\.at_most)?$")
GRADES = ("A", "B", "C", "unknown")


class Change(NamedTuple):
    """One changed number: where, how sure the number is, and the part of a city that holds it."""

    kind: str
    where: str
    grade: str
    original: BaseModel
    mutated: BaseModel
    looking: Sequence[Case]
    """The cases that can notice, the most likely ones first."""


@dataclass
class Fact:
    """A measured fact as it stands in one or more editions."""

    where: str
    part: MeasuredFact
    grades: list[str] = field(default_factory=list)
    looking: list[Case] = field(default_factory=list)


class Mutant(City):
    """A city in which one part is another one wherever it stands."""

    def __init__(self, city: City, change: Change) -> None:
        super().__init__(city.root, city.version, city.measures)
        self.city = city
        self.change = change
        self.__dict__["doors"] = tuple(self._door_as_changed(door) for door in city.doors)

    def book(self, scheme: str, edition: str, on: date) -> Rulebook:
        book = self.city.book(scheme, edition, on)
        return book.model_copy(
            update={
                "items": tuple(self._changed(item) for item in book.items),
                "groups": tuple(self._changed(group) for group in book.groups),
                "gates": tuple(self._changed(gate) for gate in book.gates),
                "facts": {name: self._changed(fact) for name, fact in book.facts.items()},
            }
        )

    def _door_as_changed(self, door: Entitlement) -> Entitlement:
        versions = tuple(self._changed(version) for version in door.versions)
        facts = {name: self._changed(fact) for name, fact in door.facts.items()}
        return door.model_copy(update={"versions": versions, "facts": facts})

    def _changed(self, part: BaseModel) -> BaseModel:
        return self.change.mutated if part == self.change.original else part

    def parameter(self, name: str) -> Parameter:
        return self.city.parameter(name)

    def rounds(self, scheme: str) -> Rounds | None:
        return self.city.rounds(scheme)


def mutations(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield the value with one of its numbers one further from 0, and where."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | Decimal):
        further = value - 1 if value < 0 else value + 1
        nearer = value + 1 if value < 0 else value - 1
        yield path, nearer if value and AMOUNT.search(path) else further
    elif isinstance(value, str) and path.endswith(".within"):
        number, unit = value.split(" ", 1)
        yield path, f"{int(number) + 1} {unit}"
    elif isinstance(value, BaseModel):
        for name in sorted(value.model_fields_set - KEPT):
            for where, changed in mutations(getattr(value, name), f"{path}.{name}"):
                yield where, value.model_copy(update={name: changed})
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            for where, changed in mutations(inner, f"{path}.{key}"):
                yield where, {**value, key: changed}
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


def noticed(city: City, change: Change) -> bool:
    """Return whether a case no longer gives what it expects, or the rulebook is refused."""
    mutant = Mutant(city, change)
    try:
        return any(True for case in change.looking for _ in mismatches(mutant, case))
    except (ValueError, TypeError):
        return True


def changes(city: City) -> Iterator[Change]:
    """Yield every changed number of a city; that of a fact of several editions once."""
    cases = cases_of(city)
    facts: dict[tuple[str, str, str], Fact] = {}
    for where, rules, _ in last_days(city):
        own = [case for case in cases if f"{case.scheme}/{case.edition}" == where]
        yield from _of_entries(where, rules, own)
        yield from _of_gates(where, rules, own)
        for name, fact in _measured(rules).items():
            key = rules.book.rulebook.scheme, name, repr(fact)
            found = facts.setdefault(key, Fact(f"{where} facts.{name}", fact))
            found.grades.append(_grade(rules, name))
            found.looking += [case for case in own if case.profile is not None]
    for stated in facts.values():
        grade = min(stated.grades, key=GRADES.index)
        yield from _of("measures", stated.where, grade, stated.part, stated.looking)
    for door in city.doors:
        yield from _of_door(city, door, cases)


def _of_entries(where: str, rules: Edition, own: list[Case]) -> Iterator[Change]:
    for entry in rules.entries.values():
        touched = above(entry.id, rules.book.groups)
        looking = [c for c in own if touched & {*c.expect.items, *c.expect.scores}]
        looking.sort(key=lambda case: entry.id not in case.expect.items)
        yield from _of("points", f"{where} {entry.id}", rules.grade(entry), entry, looking)


def _of_gates(where: str, rules: Edition, own: list[Case]) -> Iterator[Change]:
    for gate in rules.book.gates:
        looking = [c for c in own if gate.id in c.expect.gates or c.expect.verdict]
        looking.sort(key=lambda case: gate.id not in case.expect.gates)
        yield from _of("gates", f"{where} {gate.id}", rules.grade(gate), gate, looking)


def _measured(rules: Edition) -> Mapping[str, MeasuredFact]:
    facts = rules.book.facts.items()
    return {name: fact for name, fact in facts if isinstance(fact, MeasuredFact)}


def _grade(rules: Edition, fact: str) -> str:
    """Return the grade of the best entry that rests on a fact."""
    reads = rules.engine.program.reads
    rests = [(score_name(e.id), rules.grade(e)) for e in rules.entries.values()]
    rests += [(gate_name(g.id), rules.grade(g)) for g in rules.book.gates]
    grades = [grade for node, grade in rests if fact in reads[node]]
    return min(grades, key=GRADES.index, default=rules.book.rulebook.evidence)


def _of_door(city: City, door: Entitlement, cases: Sequence[Case]) -> Iterator[Change]:
    about = [case for case in cases if door.id in case.expect.doors]
    grades: dict[str, list[str]] = {}
    for version in door.versions:
        looking = [case for case in about if version.covers(case.on)]
        where = f"doors/{door.id} {version.effective}"
        yield from _of("doors", where, str(version.evidence), version, looking)
        engine = Engine(RuleSet.of_door(door, version), {}, city, version.effective)
        for name in engine.inputs:
            grades.setdefault(name, []).append(str(version.evidence))
    for name, fact in door.facts.items():
        measured = isinstance(fact, MeasuredFact)
        looking = [case for case in about if not measured or case.profile is not None]
        grade = min(grades.get(name, ["unknown"]), key=GRADES.index)
        yield from _of("measures", f"doors/{door.id} facts.{name}", grade, fact, looking)


def _of(
    kind: str, where: str, grade: str, part: BaseModel, looking: Sequence[Case]
) -> Iterator[Change]:
    for path, changed in mutations(part):
        if isinstance(changed, BaseModel):
            yield Change(kind, f"{where}{path}", grade, part, changed, looking)


def main(words: list[str]) -> None:
    """Print the share noticed for each city that is named."""
    show = "--show" in words
    for name in [word for word in words if word != "--show"]:
        city = Registry.installed().city(name)
        changed: Counter[tuple[str, str]] = Counter()
        caught: Counter[tuple[str, str]] = Counter()
        for change in changes(city):
            key = change.kind, change.grade
            found = noticed(city, change)
            changed[key] += 1
            caught[key] += found
            if show and not found:
                sys.stdout.write(f"{name} {change.where} ({change.grade})\n")
        sys.stdout.write(f"\n[cities.{name}]\n")
        for kind in dict.fromkeys(kind for kind, _ in changed):
            counts = {g: [caught[kind, g], changed[kind, g]] for g in GRADES if changed[kind, g]}
            shares = ", ".join(f"{grade} = {count}" for grade, count in counts.items())
            sys.stdout.write(f"{kind} = {{ {shares} }}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
