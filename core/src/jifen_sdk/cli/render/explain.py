"""One id explained: the rule in words, where it is written, and the readings that touch it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from jifen_sdk.city import City
from jifen_sdk.cli.explanation import Explanation
from jifen_sdk.cli.render.layout import Prose, heading, labelled, prose
from jifen_sdk.cli.render.notes import reading_piece
from jifen_sdk.cli.render.sources import source_text
from jifen_sdk.cli.words import named, word
from jifen_sdk.text import Lang

Pieces = Iterator[RenderableType]


def explain_page(city: City, found: Sequence[Explanation], lang: Lang) -> Pieces:
    """Yield everything that an id means in a city."""
    for number, explained in enumerate(found):
        if number:
            yield ""
        yield from _explained(city, explained, lang)


def _explained(city: City, explained: Explanation, lang: Lang) -> Pieces:
    values = {"city": named(city.name, lang), "kind": word(f"kind-{explained.kind}", lang)}
    key = "explained-in" if explained.source else "explained"
    title = word(key, lang, id=explained.id, source=explained.source, **values)
    yield Prose(title, "dim")
    yield Prose(named(explained.name, lang), "bold")
    rows = list(_rows(explained, lang))
    if rows:
        yield labelled(rows, 2)
    if explained.documents:
        yield heading(word("sources", lang))
        for document in explained.documents:
            yield prose(source_text(document, lang), 2)
    if explained.readings:
        yield heading(
            word("name-and-text", lang, name=word("readings", lang), text=word("set-reading", lang))
        )
        for reading in explained.readings:
            yield from reading_piece(reading, reading.default, lang)


def _rows(explained: Explanation, lang: Lang) -> Iterator[tuple[str, str]]:
    for key, texts in explained.details.items():
        for number, text in enumerate(texts):
            yield ("" if number else word(key, lang)), text.of(lang)
    if explained.cite:
        yield word("cite", lang), explained.cite
    if explained.evidence:
        yield word("evidence", lang), explained.evidence
    if explained.editions:
        yield word("editions", lang), ", ".join(explained.editions)
    if explained.note:
        yield word("note", lang), explained.note.of(lang)
