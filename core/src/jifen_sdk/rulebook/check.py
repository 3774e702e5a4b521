"""What a rulebook must hold together: every id known, nothing unused, no cycles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from jifen_sdk.rulebook.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    NotOf,
)
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.facts import ArithmeticFact, CasesFact, MeasuredFact, options_of
from jifen_sdk.rulebook.items import Cited, Rate, Rows, ScoringItem
from jifen_sdk.rulebook.parts import Source
from jifen_sdk.rulebook.ruleset import RuleSet

if TYPE_CHECKING:
    from jifen_sdk.rulebook.book import Rulebook

Compared = Sequence[tuple[str, Comparison]]
FactUse = tuple[str, str]
"""Where a fact is used, and its id."""
ReadingUse = tuple[str, str, tuple[str, ...]]
"""Where a reading is used, its id, and the options named there."""
GIVEN_DATES = {"application", "endorsement"}


def book_problems(book: Rulebook) -> Iterator[str]:
    """Yield what is wrong, one sentence each, in English (for authors of rulebooks)."""
    yield from contradictions(book)
    yield from _unused(RuleSet.of_book(book))


def contradictions(book: Rulebook) -> Iterator[str]:
    """Yield what cannot be evaluated or contradicts itself, one sentence each, in English."""
    yield from _rule_problems(RuleSet.of_book(book))
    yield from _unknown_sources((*book.items, *book.groups, *book.gates), book.rulebook.sources)
    if book.total not in {g.id for g in book.groups}:
        yield f"total: no group {book.total!r}"


def door_problems(door: Entitlement) -> Iterator[str]:
    """Yield what is wrong with a door, one sentence each, in English."""
    rules = RuleSet.of_versions(door, door.versions)
    yield from _rule_problems(rules)
    yield from _unused(rules)
    yield from _unknown_sources(door.versions, door.sources)
    for earlier, later in pairwise(door.versions):
        if earlier.until is None or earlier.until >= later.effective:
            yield f"the version of {later.effective} overlaps the one before it"


def _rule_problems(rules: RuleSet) -> Iterator[str]:
    compared = tuple(all_comparisons(rules))
    facts = tuple(_fact_uses(rules, compared))
    readings = tuple(_reading_uses(rules, compared))
    yield from _unknown_ids(rules, facts, readings)
    yield from _unknown_scores(rules, compared)
    yield from _unknown_names(rules)
    yield from _twice(rules)
    yield from _bad_bounds(rules)


def comparisons(condition: Condition | None) -> Iterator[Comparison]:
    """Yield every comparison within a condition."""
    if isinstance(condition, Comparison):
        yield condition
    elif isinstance(condition, AllOf):
        for part in condition.all:
            yield from comparisons(part)
    elif isinstance(condition, AnyOf):
        for part in condition.any:
            yield from comparisons(part)
    elif isinstance(condition, NotOf):
        yield from comparisons(condition.not_)


def conditions_of(item: ScoringItem) -> Iterator[Condition | None]:
    """Yield every condition of an item: its own and those of its rows."""
    yield item.when
    if isinstance(item.rule, Rows):
        for row in item.rule.rows:
            yield row.when


def all_comparisons(rules: RuleSet) -> Iterator[tuple[str, Comparison]]:
    """Yield every comparison of a rulebook with the place where it stands."""
    for item in rules.items:
        for condition in conditions_of(item):
            for c in comparisons(condition):
                yield f"items.{item.id}", c
    for gate in rules.gates:
        for c in comparisons(gate.when):
            yield f"gates.{gate.id}", c
    for name, fact in rules.facts.items():
        if isinstance(fact, CasesFact):
            for case in fact.cases:
                for c in comparisons(case.when):
                    yield f"facts.{name}", c


def _fact_uses(rules: RuleSet, compared: Compared) -> Iterator[FactUse]:
    for where, c in compared:
        if c.fact is not None:
            yield where, c.fact
    for item in rules.items:
        if isinstance(item.rule, Rate | Rows) and item.rule.fact is not None:
            yield f"items.{item.id}", item.rule.fact
    for group in rules.groups:
        if group.fact is not None:
            yield f"groups.{group.id}", group.fact
    for name, fact in rules.facts.items():
        if isinstance(fact, ArithmeticFact):
            for part in fact.operation[1]:
                yield f"facts.{name}", part
    for key in rules.rank_keys:
        if key.fact is not None:
            yield "ranking", key.fact


def _reading_uses(rules: RuleSet, compared: Compared) -> Iterator[ReadingUse]:
    for where, c in compared:
        if c.reading is not None:
            yield where, c.reading, (str(c.is_),) if c.is_ is not None else ()
    for group in rules.groups:
        if group.reading is not None and isinstance(group.of, dict):
            yield f"groups.{group.id}", group.reading, tuple(group.of)
    for name, fact in rules.facts.items():
        if isinstance(fact, MeasuredFact):
            for override in fact.readings:
                yield f"facts.{name}", override.reading, (override.is_,)


def _unknown_ids(
    rules: RuleSet, facts: Sequence[FactUse], used: Sequence[ReadingUse]
) -> Iterator[str]:
    for where, fact in facts:
        if fact not in rules.facts:
            yield f"{where}: no fact {fact!r}"
    readings = {r.id: {o.id for o in r.options} for r in rules.readings}
    for where, reading, options in used:
        if reading not in readings:
            yield f"{where}: no reading {reading!r}"
        elif not set(options) <= readings[reading]:
            yield f"{where}: reading {reading!r} has no option {sorted(options)!r}"


def _unknown_scores(rules: RuleSet, compared: Compared) -> Iterator[str]:
    scores = {*(i.id for i in rules.items), *(g.id for g in rules.groups)}
    for where, c in compared:
        if c.score is not None and c.score not in scores:
            yield f"{where}: no item or group {c.score!r}"
    for key in rules.rank_keys:
        if key.score is not None and key.score not in scores:
            yield f"ranking: no item or group {key.score!r}"
    for group in rules.groups:
        for child in group.children:
            if child not in scores:
                yield f"groups.{group.id}: no item or group {child!r}"
        picked = None if group.fact is None else rules.facts.get(group.fact)
        if picked is not None and isinstance(group.of, dict):
            known = {o.id for o in options_of(picked)}
            for option in set(group.of) - known:
                yield f"groups.{group.id}: fact {group.fact!r} has no option {option!r}"


def _unknown_names(rules: RuleSet) -> Iterator[str]:
    for name, measured in rules.facts.items():
        if isinstance(measured, MeasuredFact):
            for date in measured.named.dates - rules.dates.keys() - GIVEN_DATES:
                yield f"facts.{name}: no date {date!r}"
            for places in measured.named.lists - rules.lists.keys():
                yield f"facts.{name}: no list {places!r}"


def _unknown_sources(entries: Iterable[Cited], sources: Iterable[Source]) -> Iterator[str]:
    known = {source.id for source in sources}
    for entry in entries:
        for source in set(entry.sources) - known:
            yield f"{entry.cite}: no source {source!r}"


def _twice(rules: RuleSet) -> Iterator[str]:
    for kind, ids in (
        ("item or group", [e.id for e in rules.entries]),
        ("gate", [g.id for g in rules.gates]),
        ("reading", [r.id for r in rules.readings]),
    ):
        for id_ in {i for i in ids if ids.count(i) > 1}:
            yield f"{kind} {id_!r} is there twice"


def _unused(rules: RuleSet) -> Iterator[str]:
    compared = tuple(all_comparisons(rules))
    used = {fact for _, fact in _fact_uses(rules, compared)}
    for name in rules.facts:
        if name not in used:
            yield f"facts.{name}: not used"
    asked = {r for _, r, _ in _reading_uses(rules, compared)}
    for reading in rules.readings:
        if reading.id not in asked and len(reading.options) > 1:
            yield f"readings.{reading.id}: not used"


def _bad_bounds(rules: RuleSet) -> Iterator[str]:
    for entry in rules.entries:
        if isinstance(entry.min, Decimal) and entry.min > 0:
            yield f"{entry.id}: min is above 0"
        if isinstance(entry.max, Decimal) and entry.max < 0:
            yield f"{entry.id}: max is below 0"
