"""A rulebook (规则书): one dated edition (版本) of one scheme, whole, as data."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from pydantic import Field, ValidationError

from jifen_sdk.errors import InputError
from jifen_sdk.model import Many, Model
from jifen_sdk.rulebook.amend import Changes, Grade, misfit, read_changes
from jifen_sdk.rulebook.check import comparisons, contradictions
from jifen_sdk.rulebook.facts import ArithmeticFact, CasesFact, Fact, MeasuredFact
from jifen_sdk.rulebook.items import Cited, Group, Id, ScoringItem
from jifen_sdk.rulebook.merge import overlay
from jifen_sdk.rulebook.parts import (
    Dated,
    DateEvidence,
    DateRule,
    Gate,
    Heading,
    Ranking,
    RankKey,
    Reading,
    ReadingOption,
    Source,
    cited,
)
from jifen_sdk.rulebook.ruleset import RuleSet, parameters_in

__all__ = ["AmendedRulebook", "Rulebook"]
__all__ += ["DateEvidence", "DateRule", "Dated", "Gate", "Heading", "RankKey", "Ranking"]
__all__ += ["Reading", "ReadingOption", "Source", "cited"]
PLACEHOLDER = "amended"  # the id of an amended edition, 2022+lower-line, is no id of a file


class Rulebook(Model):
    """One edition of one scheme: facts, items, groups and gates, each cited and graded."""

    simulated: ClassVar[bool] = False
    """Whether something in it is assumed."""

    rulebook: Heading
    total: Id = Field(default="total", description="the group that is the sheet's score")
    dates: dict[str, DateRule] = Field(default_factory=dict)
    lists: dict[str, Many[str]] = Field(default_factory=dict)
    readings: Many[Reading] = ()
    facts: dict[str, Fact]
    items: Many[ScoringItem]
    groups: Many[Group] = ()
    gates: Many[Gate] = ()
    ranking: Ranking | None = None
    amended: Many[date] = Field(default=(), description="amendments already merged")

    def grade(self, entry: Cited) -> Grade:
        """Return the grade of an entry, the edition's if it says none."""
        return entry.evidence or self.rulebook.evidence

    def assumes(self, facts: Iterable[str]) -> bool:
        """Return whether one of the facts is measured as a simulation assumes."""
        return False

    def amend(self, changes: Changes | Mapping[str, Any]) -> "AmendedRulebook":
        """Return the edition as a simulation changes it; this one stays as it is.

        `changes` are tables as in `[[amendments]]` of a rulebook, with an `id` of their own, which
        the id of the edition then carries: `2022+lower-line`. What is changed is graded "assumed".

        InputError JF-AMEND-ID for an id that the edition does not have, JF-AMEND-FORM for what
        does not follow the form, JF-AMEND-IDS for a rulebook that no longer holds together.
        """
        given = changes if isinstance(changes, Changes) else read_changes(changes)
        raw = self.model_dump(by_alias=True, exclude_unset=True, include=set(Rulebook.model_fields))
        raw["rulebook"]["edition"] = PLACEHOLDER
        raw = overlay(raw, given.over(raw, RuleSet.of_book(self).parameters()))
        try:
            book = Rulebook.model_validate(raw)
        except ValidationError as error:
            raise misfit(error, raw, given.id) from None
        for problem in contradictions(book):
            raise InputError("JF-AMEND-IDS", given.id, detail=problem)
        edition = f"{self.rulebook.edition}+{given.id}"
        heading = book.rulebook.model_copy(update={"edition": edition})
        return AmendedRulebook.of(book.model_copy(update={"rulebook": heading}), self, given)


class AmendedRulebook(Rulebook):
    """An edition as a simulation changes it; never read from a file."""

    simulated: ClassVar[bool] = True

    assumed: Many[Cited]
    """The entries that are changed, name a changed parameter, or are made of such ones."""
    assumed_facts: frozenset[str]
    """The facts that are changed, or measured with a changed list, date or parameter."""

    def grade(self, entry: Cited) -> Grade:
        """Return the grade of an entry, "assumed" for what the simulation changes."""
        return "assumed" if entry in self.assumed else super().grade(entry)

    def assumes(self, facts: Iterable[str]) -> bool:
        """Return whether one of the facts is measured as the simulation assumes."""
        return not self.assumed_facts.isdisjoint(facts)

    @staticmethod
    def of(book: Rulebook, before: Rulebook, changes: Changes) -> "AmendedRulebook":
        """Return `book`, in which is marked what is other than in the edition before."""
        earlier = before if isinstance(before, AmendedRulebook) else None
        parameters = {change.id for change in changes.parameters}
        assumed = [
            entry
            for entry in (*book.items, *book.groups, *book.gates)
            if entry not in (*before.items, *before.groups, *before.gates)
            or before.grade(entry) == "assumed"
            or not parameters.isdisjoint(parameters_in(entry))
        ]
        facts = set(_changed_facts(book, before, parameters))
        return AmendedRulebook.model_construct(
            **dict(book),
            assumed=(*assumed, *_made_of(book.groups, assumed)),
            assumed_facts=frozenset(facts if earlier is None else facts | earlier.assumed_facts),
        )


def _made_of(groups: Iterable[Group], assumed: Iterable[Cited]) -> Iterator[Group]:
    """Return the groups that add up or choose from assumed entries, in their order."""
    by_id = {group.id: group for group in groups}
    ids = {entry.id for entry in assumed if isinstance(entry, ScoringItem | Group)}

    def rests(id_: str) -> bool:
        return id_ in ids or (id_ in by_id and any(map(rests, by_id[id_].children)))

    return (group for group in by_id.values() if rests(group.id))


def _changed_facts(book: Rulebook, before: Rulebook, parameters: set[str]) -> Iterator[str]:
    dates = _changed(book.dates, before.dates)
    lists = _changed(book.lists, before.lists)
    for name in _changed(book.facts, before.facts):
        yield from _rests_on(book.facts, name)
    for name, fact in book.facts.items():
        if isinstance(fact, MeasuredFact):
            named = fact.named
            changed = (named.dates & dates, named.lists & lists, named.parameters & parameters)
            if any(changed):
                yield name


def _changed(entries: Mapping[str, object], before: Mapping[str, object]) -> set[str]:
    return {name for name, entry in entries.items() if before.get(name) != entry}


def _rests_on(facts: Mapping[str, Fact], name: str) -> Iterator[str]:
    """Yield a fact and those that it is made of."""
    yield name
    fact = facts[name]
    parts = fact.operation[1] if isinstance(fact, ArithmeticFact) else ()
    if isinstance(fact, CasesFact):
        parts = tuple(c.fact for case in fact.cases for c in comparisons(case.when) if c.fact)
    for part in parts:
        yield from _rests_on(facts, part)
