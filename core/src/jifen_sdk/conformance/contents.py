"""Checks of what the entries say: both languages, citations, grades, figures as printed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import is_dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel

from jifen_sdk.city import City
from jifen_sdk.conformance.check import Problems, SkippedError, wrong
from jifen_sdk.conformance.walk import books, entries
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.conditions import Comparison
from jifen_sdk.rulebook.items import Cited, Rate, Rows, ScoringItem
from jifen_sdk.text import Text

TEXTS = "JIFEN_LAW_TEXTS"


def check_languages(city: City) -> Problems:
    """Every text exists in Chinese and in English, each in its own script."""
    models: list[tuple[str, BaseModel]] = [("city.toml", city.file)]
    models += [(f"{s.id}/{h.edition}", book) for s, h, book in books(city)]
    models += [(f"doors/{door.id}", door) for door in city.doors]
    models += [(f"parameters/{name}", city.parameter(name)) for name in city.parameters]
    rounds = [city.rounds(scheme.id) for scheme in city.file.schemes]
    models += [(f"rounds/{found.scheme}", found) for found in rounds if found is not None]
    for where, model in models:
        for text in _texts(model):
            if not any("\u4e00" <= c <= "\u9fff" for c in text.zh):
                yield wrong(f"{where} zh", expected="Chinese", found=repr(text.zh))
            if not any(c.isascii() and c.isalpha() for c in text.en):
                yield wrong(f"{where} en", expected="English", found=repr(text.en))


def check_citations(city: City) -> Problems:
    """Every item, group, gate, door and parameter value is cited and graded."""
    for scheme, heading, book in books(city):
        for entry in entries(book):
            if not entry.sources:
                where = f"{scheme.id}/{heading.edition} {entry.id}"
                yield wrong(where, expected="a source", found="none")
    for door in city.doors:
        for version in door.versions:
            if version.evidence is None:
                where = f"doors/{door.id} {version.effective}"
                yield wrong(where, expected="evidence", found="none")


def check_unknown_values(city: City) -> Problems:
    """What is graded `unknown` is bounds or nothing, never a plain number of points.

    A minimum or maximum may be known all the same: it bounds what is not established. Numbers
    that count only where the caller chooses a reading that is not the default are an assumption
    of the caller's.
    """
    for scheme, heading, book in books(city):
        assumed = set(_only_if_chosen(book))
        for entry in entries(book):
            grade = entry.evidence or book.rulebook.evidence
            if grade != "unknown" or entry.id in assumed:
                continue
            where = f"{scheme.id}/{heading.edition} {entry.id}"
            for key, number in _numbers(entry):
                expected = "{ at_least, at_most } where the evidence is unknown"
                yield wrong(f"{where} {key}", expected=expected, found=number)


def _only_if_chosen(book: Rulebook) -> Iterator[str]:
    """Yield the entries that count only under a reading that is not the default."""
    defaults = {reading.id: reading.default for reading in book.readings}
    for group in book.groups:
        default = defaults.get(str(group.reading))
        if isinstance(group.of, dict) and default is not None:
            yield from (child for option, child in group.of.items() if option != default)


def _numbers(entry: Cited) -> Iterator[tuple[str, Decimal]]:
    """Yield the plain numbers of points that an entry states, 0 left out."""
    for key, number in _stated(entry):
        if isinstance(number, Decimal) and number != 0:
            yield key, number


def _stated(entry: Cited) -> Iterator[tuple[str, object]]:
    if isinstance(entry, ScoringItem):
        yield "points", entry.points
        if isinstance(entry.rule, Rows):
            yield from (("rule.rows.points", row.points) for row in entry.rule.rows)
            yield "rule.otherwise", entry.rule.otherwise
        if isinstance(entry.rule, Rate):
            yield from (("rule.base", entry.rule.base), ("rule.points", entry.rule.points))
            yield from (("rule.bands.points", band.points) for band in entry.rule.bands)
    when = getattr(entry, "when", None)
    if isinstance(when, Comparison) and when.score is not None:
        yield from (("when.at_least", when.at_least), ("when.is", when.is_))


def check_as_printed(city: City) -> Problems:
    """Figures in `as_printed` stand so in an official text of the folder JIFEN_LAW_TEXTS.

    The texts of a city are the files whose names begin with its id; spaces do not count.
    """
    folder = os.environ.get(TEXTS)
    if not folder:
        raise SkippedError(f"needs the folder of official texts in {TEXTS}")
    files = sorted(Path(folder).glob(f"{city.id}-*.txt"))
    if not files:
        raise SkippedError(f"no file {city.id}-*.txt in {TEXTS}")
    law = [_close_up(file.read_text(encoding="utf-8")) for file in files]
    for where, figure in dict.fromkeys(_printed(city)):
        if not any(_close_up(figure) in text for text in law):
            yield wrong(f"{where} as_printed", expected=f"{figure!r} in a text", found="none")


def _printed(city: City) -> Iterator[tuple[str, str]]:
    for scheme, heading, book in books(city):
        for entry in entries(book):
            where = f"{scheme.id}/{heading.edition} {entry.id}"
            yield from ((where, figure) for figure in entry.as_printed)
    for door in city.doors:
        for version in door.versions:
            where = f"doors/{door.id} {version.effective}"
            yield from ((where, figure) for figure in version.as_printed)


def _close_up(text: str) -> str:
    return "".join(text.split())


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, tuple) and not is_dataclass(value):
        for inner in value:
            yield from _texts(inner)
