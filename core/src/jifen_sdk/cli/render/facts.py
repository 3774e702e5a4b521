"""The facts of a city: id, both names, type, unit, allowed values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from jifen_sdk.city import City
from jifen_sdk.cli.facts import FactRow
from jifen_sdk.cli.render.layout import Prose, heading, labelled, prose
from jifen_sdk.cli.rule_words import fact_type
from jifen_sdk.cli.words import listed, named, word
from jifen_sdk.edition import Edition
from jifen_sdk.rulebook.facts import options_of
from jifen_sdk.text import Lang, Text

Pieces = Iterator[RenderableType]


def facts_page(
    city: City, editions: Sequence[Edition], rows: Sequence[FactRow], lang: Lang
) -> Pieces:
    """Yield the facts of the editions, then those that only doors use."""
    headings = [rules.book.rulebook for rules in editions]
    what = listed([f"{h.scheme} {h.edition}" for h in headings], lang)
    yield Prose(word("facts-of", lang, city=named(city.name, lang), what=what), "bold")
    yield prose(word("facts-hint", lang))
    yield ""
    for row in rows:
        if row.schemes:
            yield from _fact(row, lang)
    only_doors = [row for row in rows if not row.schemes]
    if only_doors:
        yield heading(word("facts-of-doors", lang))
        for row in only_doors:
            yield from _fact(row, lang)


def _fact(row: FactRow, lang: Lang) -> Pieces:
    kind = fact_type(row.id, row.fact).of(lang)
    yield Prose(word("name-and-text", lang, name=row.id, text=kind), "bold")
    yield prose(_both(row.fact.name), 2)
    options = options_of(row.fact)
    if options:
        yield labelled([(option.id, option.name.of(lang)) for option in options], 4)
    if row.fact.note is not None:
        yield prose(row.fact.note.of(lang), 2)
    if row.doors:
        yield prose(word("used-by-doors", lang, doors=", ".join(row.doors)), 2, "dim")


def _both(name: Text) -> str:
    """Return both names, the official one once."""
    return name.en if name.zh in name.en else f"{name.zh} / {name.en}"
