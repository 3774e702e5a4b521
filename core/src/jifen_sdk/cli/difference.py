"""What differs between two editions, entry by entry, in words; amendments are merged before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from jifen_sdk.cli.rule_words import Details, fact_details, line_details, plain_text, toml
from jifen_sdk.cli.words import WORDS
from jifen_sdk.model import Model
from jifen_sdk.phrases import condition_text
from jifen_sdk.rulebook.book import Gate, Ranking, Reading, Rulebook
from jifen_sdk.rulebook.items import Cited, Line, ScoringItem
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.text import Text

# What an entry says of itself; everything else decides points.
ABOUT = frozenset({"name", "cite", "sources", "evidence", "as_printed", "note", "question"})
ABOUT |= {"rises_with", "falls_with"}
SAID_OF_IT = frozenset({"name", "cite", "evidence", "question"})
PROOF = frozenset({"cite", "evidence"})
WRITTEN = "as-written"
RANKING = "ranking"


class Stand(NamedTuple):
    """An edition as it stands on a day; without one, with every amendment."""

    book: Rulebook
    on: date | None


@dataclass(frozen=True)
class Difference:
    """One entry that differs: what it said before and says after, only where that differs."""

    kind: str
    id: str
    name: Text
    before: Details | None
    """None where the entry was not there."""
    after: Details | None
    """None where the entry is there no more."""

    @property
    def change(self) -> str:
        """Return "added", "removed" or "changed"."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def only_proof(self) -> bool:
        """Return whether only the place or the evidence differs, the rule being the same."""
        return self.before is not None and self.after is not None and self.before.keys() <= PROOF


def differences(before: Rulebook, after: Rulebook) -> Iterator[Difference]:
    """Yield what differs: items, groups, gates, ranking, readings, facts."""
    sides = _Side(before), _Side(after)
    for of in (_Side.lines, _Side.gates, _Side.ranking, _Side.readings, _Side.facts):
        yield from _compared(*(of(side) for side in sides))


@dataclass(frozen=True)
class _Entry:
    kind: str
    name: Text
    details: Details


_Entries = Mapping[str, _Entry]


def _compared(before: _Entries, after: _Entries) -> Iterator[Difference]:
    for id_ in dict.fromkeys([*before, *after]):
        old, new = before.get(id_), after.get(id_)
        entry = new or before[id_]
        if old is None or new is None:
            sides = (None if side is None else _told(side.details) for side in (old, new))
            yield Difference(entry.kind, id_, entry.name, *sides)
            continue
        labels = _differing(old.details, new.details)
        if labels:
            sides = (_only(side.details, labels) for side in (old, new))
            yield Difference(entry.kind, id_, entry.name, *sides)


def _differing(before: Details, after: Details) -> list[str]:
    """Return the labels that differ; how it is written counts where the words do not tell."""
    labels = [k for k in dict.fromkeys([*before, *after]) if before.get(k) != after.get(k)]
    if set(labels) - SAID_OF_IT - {WRITTEN}:
        return [label for label in labels if label != WRITTEN]
    return labels


def _only(details: Details, labels: Iterable[str]) -> Details:
    return {label: details.get(label, []) for label in labels}


def _told(details: Details) -> Details:
    return {k: v for k, v in details.items() if k not in (WRITTEN, "name", "question")}


class _Side:
    """One of the two editions, its entries in words."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.rules = RuleSet.of_book(book)

    def lines(self) -> _Entries:
        return {entry.id: self._line(entry) for entry in self.rules.entries}

    def _line(self, entry: Line) -> _Entry:
        details = line_details(self.rules, entry)
        if isinstance(entry, ScoringItem):
            return self._cited("item", entry.name, details, entry)
        # What the parts give is told of the parts themselves.
        parts = [plain_text(child) for child in entry.children]
        return self._cited("group", entry.name, {**details, "parts": parts}, entry)

    def gates(self) -> _Entries:
        return {gate.id: self._gate(gate) for gate in self.book.gates}

    def _gate(self, gate: Gate) -> _Entry:
        details = {"condition": [condition_text(self.rules, gate.when)]}
        return self._cited(gate.kind, gate.name, details, gate)

    def ranking(self) -> _Entries:
        ranking = self.book.ranking
        if ranking is None:
            return {}
        return {RANKING: self._cited(RANKING, WORDS[RANKING], _ranking(ranking), ranking)}

    def readings(self) -> _Entries:
        return {reading.id: _reading(reading) for reading in self.book.readings}

    def facts(self) -> _Entries:
        return {
            id_: _entry("fact", fact.name, fact_details(self.rules, id_), fact)
            for id_, fact in self.book.facts.items()
        }

    def _cited(self, kind: str, name: Text, details: Details, entry: Cited) -> _Entry:
        evidence = entry.evidence or self.book.rulebook.evidence
        said = {"cite": [plain_text(entry.cite)], "evidence": [plain_text(evidence)]}
        return _entry(kind, name, {**details, **said}, entry)


def _entry(kind: str, name: Text, details: Details, model: Model) -> _Entry:
    return _Entry(kind, name, {"name": [name], **details, WRITTEN: _written(model)})


def _written(model: Model) -> list[Text]:
    given: dict[str, Any] = model.model_dump(
        by_alias=True, exclude_defaults=True, exclude=set(ABOUT)
    )
    return [plain_text(f"{key} = {toml(value)}") for key, value in given.items()]


def _reading(reading: Reading) -> _Entry:
    named = {option.id: option.name for option in reading.options}
    form = WORDS["name-and-text"].format
    options = [form(name=id_, text=name) for id_, name in named.items()]
    default = [] if reading.default is None else [plain_text(reading.default)]
    said: Details = {"question": [reading.question], "options": options, "by-default": default}
    return _Entry("reading", reading.question, said)


def _ranking(ranking: Ranking) -> Details:
    keys = [plain_text(str(key.score or key.fact)) for key in ranking.by]
    ties = [WORDS[f"ties.{ranking.ties}"]]
    within = [] if ranking.within is None else [ranking.within]
    return {"rank-by": keys, "ties": ties, "quota": [ranking.quota], "rank-within": within}
