"""The part of a rulebook or a door that is evaluated: facts, readings, items, groups, gates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from jifen_sdk.measures import Own
from jifen_sdk.rulebook.door import DoorVersion, Entitlement
from jifen_sdk.rulebook.facts import Fact, MeasuredFact
from jifen_sdk.rulebook.items import Group, Line, ScoringItem
from jifen_sdk.rulebook.numbers import ParameterRef
from jifen_sdk.rulebook.parts import DateRule, Gate, Ranking, RankKey, Reading

if TYPE_CHECKING:
    from jifen_sdk.rulebook.book import Rulebook

OPEN = "open"
"""The one gate of a door's rule set."""


@dataclass(frozen=True)
class RuleSet:
    """What the evaluator reads; a door is a rule set with a single gate."""

    facts: Mapping[str, Fact]
    dates: Mapping[str, DateRule]
    lists: Mapping[str, tuple[str, ...]]
    readings: tuple[Reading, ...]
    items: tuple[ScoringItem, ...] = ()
    groups: tuple[Group, ...] = ()
    gates: tuple[Gate, ...] = ()
    ranking: Ranking | None = None

    @property
    def entries(self) -> tuple[Line, ...]:
        """Everything that has points: items, then groups."""
        return (*self.items, *self.groups)

    @property
    def rank_keys(self) -> tuple[RankKey, ...]:
        """The keys by which applicants are put in order; none for a fixed line."""
        return () if self.ranking is None else self.ranking.by

    def parameters(self) -> frozenset[str]:
        """Return the ids of the parameters that the rules or measures name."""
        return frozenset(parameters_in((self.items, self.groups, self.gates, self.facts)))

    def own_measures(self) -> frozenset[str]:
        """Return the names of the city's own measures that the facts ask for."""
        measured = (f.measure for f in self.facts.values() if isinstance(f, MeasuredFact))
        return frozenset(spec.name for spec in measured if isinstance(spec, Own))

    @classmethod
    def of_book(cls, book: Rulebook) -> RuleSet:
        """Return the rules of an edition."""
        return cls(
            book.facts,
            book.dates,
            book.lists,
            book.readings,
            book.items,
            book.groups,
            book.gates,
            book.ranking,
        )

    @classmethod
    def of_door(cls, door: Entitlement, version: DoorVersion) -> RuleSet:
        """Return the rule of one version of a door: a single gate, OPEN."""
        return cls.of_versions(door, (version,))

    @classmethod
    def of_versions(cls, door: Entitlement, versions: Sequence[DoorVersion]) -> RuleSet:
        """Return versions of a door as gates, the first one OPEN."""
        gates = tuple(_gate(door, v, f"{OPEN}-{n}" if n else OPEN) for n, v in enumerate(versions))
        return cls(door.facts, door.dates, door.lists, door.readings, gates=gates)


def _gate(door: Entitlement, version: DoorVersion, name: str) -> Gate:
    # Its parts are validated: they are those of the version.
    return Gate.model_construct(
        id=name,
        name=door.name,
        kind="gate",
        when=version.when,
        cite=version.cite,
        sources=version.sources,
        evidence=version.evidence,
    )


def parameters_in(value: object) -> Iterator[str]:
    """Yield the id of every parameter that rules or measures name, with repeats."""
    if isinstance(value, ParameterRef):
        yield value.parameter
    elif isinstance(value, MeasuredFact):
        yield from value.named.parameters
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from parameters_in(getattr(value, name))
    elif isinstance(value, tuple | Mapping):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from parameters_in(inner)
