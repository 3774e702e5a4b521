"""Gates and doors of a sheet: their state, what is missing, where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table

from jifen_sdk.cli.render.layout import GAP, Prose, heading, indented, prose
from jifen_sdk.cli.render.sources import Sources
from jifen_sdk.cli.words import named, word
from jifen_sdk.cli.wrap import width
from jifen_sdk.sheet import DoorResult, GateResult, Sheet
from jifen_sdk.text import Lang, Text

Pieces = Iterator[RenderableType]
STYLES = {"met": "green", "open": "green", "failed": "red", "unknown": "yellow", "closed": ""}


def gates(sheet: Sheet, sources: Sources, lang: Lang) -> Pieces:
    """Yield the gates, vetoes and lines."""
    if not sheet.gates:
        return
    yield heading(word("gates", lang))
    size = _widest((_state(gate) for gate in sheet.gates), lang)
    for gate in sheet.gates:
        text = word("graded", lang, text=named(gate.gate.name, lang), grade=gate.evidence)
        cite = sources.cite(gate.gate, sheet.rules.book.rulebook.sources)
        yield _line(_state(gate), gate.status, text, size, lang)
        yield from _below(gate.lacks, cite, size + 2 * GAP, lang)


def doors(sheet: Sheet, sources: Sources, lang: Lang) -> Pieces:
    """Yield the doors in the order of the city's ladder."""
    if not sheet.entitlements:
        return
    yield heading(word("doors", lang))
    size = _widest((_state(door) for door in sheet.entitlements), lang)
    for door in sheet.entitlements:
        version = door.version
        text = named(door.door.name, lang)
        if version is not None:
            role = word(f"points.{version.points}", lang)
            text = word("name-and-role", lang, name=text, role=role)
            text = word("graded", lang, text=text, grade=version.evidence or "unknown")
        yield _line(_state(door), door.status, text, size, lang)
        if version is not None:
            yield prose(version.rule.of(lang), size + 2 * GAP)
        cite = "" if version is None else sources.cite(version, door.door.sources)
        yield from _below(door.lacks, cite, size + 2 * GAP, lang)


def _state(result: GateResult | DoorResult) -> str:
    return f"{result.status}-assumed" if result.assumed else result.status


def _widest(states: Iterable[str], lang: Lang) -> int:
    return max(width(word(state, lang)) for state in states)


def _line(state: str, status: str, text: str, size: int, lang: Lang) -> RenderableType:
    row = Table.grid(padding=(0, GAP, 0, 0))
    row.add_column(width=size, no_wrap=True)
    row.add_column()
    row.add_row(Prose(word(state, lang), STYLES[status]), Prose(text))
    return indented(row, GAP)


def _below(lacks: Iterable[Text], cite: str, by: int, lang: Lang) -> Pieces:
    for what in lacks:
        yield prose(word("needs", lang, what=what), by)
    if cite:
        yield prose(cite, by, "dim")
