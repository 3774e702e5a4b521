"""Gates and doors of a sheet: their state, what is missing, where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType

from jifen_sdk.cli.render.layout import GAP, Prose, columns, heading, prose, table
from jifen_sdk.cli.render.sources import Sources
from jifen_sdk.cli.words import named, word
from jifen_sdk.cli.wrap import pad, width
from jifen_sdk.sheet import DoorResult, GateResult, Sheet
from jifen_sdk.text import Lang, Text

Pieces = Iterator[RenderableType]
STYLES = {"met": "green", "open": "green", "failed": "red", "unknown": "yellow", "closed": ""}


def gates(sheet: Sheet, sources: Sources, lang: Lang) -> Pieces:
    """Yield the gates, vetoes and lines."""
    if not sheet.gates:
        return
    yield heading(word("gates", lang))
    size = _widest(sheet.gates, lang)
    for gate in sheet.gates:
        yield _line(gate, named(gate.gate.name, lang), gate.evidence, size, lang)
        cite = sources.cite(gate.gate, sheet.rules.book.rulebook.sources)
        yield from _below(gate.lacks, cite, size + 2 * GAP, lang)


def doors(sheet: Sheet, sources: Sources, lang: Lang) -> Pieces:
    """Yield the doors in the order of the city's ladder."""
    if not sheet.entitlements:
        return
    yield heading(word("doors", lang))
    size = _widest(sheet.entitlements, lang)
    for door in sheet.entitlements:
        version = door.version
        name = named(door.door.name, lang)
        if version is None:
            yield _line(door, name, "", size, lang)
            yield from _below(door.lacks, "", size + 2 * GAP, lang)
        else:
            yield _line(door, name, version.evidence or "unknown", size, lang)
            yield prose(word(f"points.{version.points}", lang), size + 2 * GAP)
            yield prose(version.rule.of(lang), size + 2 * GAP)
            cite = sources.cite(version, door.door.sources)
            yield from _below(door.lacks, cite, size + 2 * GAP, lang)


Result = GateResult | DoorResult


def _state(result: Result, lang: Lang) -> str:
    return word(f"{result.status}-assumed" if result.assumed else result.status, lang)


def _widest(results: Sequence[Result], lang: Lang) -> int:
    return max(width(_state(result, lang)) for result in results)


def _line(result: Result, text: str, grade: str, size: int, lang: Lang) -> RenderableType:
    """Return state and name, and the grade at the right as in the table of items."""
    state = Prose(pad(_state(result, lang), size), STYLES[result.status])
    return columns([table([(state, text)], GAP), grade], [len("unknown")])


def _below(lacks: Iterable[Text], cite: str, by: int, lang: Lang) -> Pieces:
    for what in lacks:
        yield prose(word("needs", lang, what=what), by)
    if cite:
        yield prose(cite, by, "dim")
