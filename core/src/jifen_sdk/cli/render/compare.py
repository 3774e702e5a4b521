"""Cities side by side: a row of figures for each, and below it what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text as Styled

from jifen_sdk.cli.render.figures import gap_text, points_cell
from jifen_sdk.cli.render.layout import Prose, columns, heading, labelled, prose
from jifen_sdk.cli.render.sheet import Rows, line_rows, verdict
from jifen_sdk.cli.words import named, word
from jifen_sdk.cli.wrap import width
from jifen_sdk.comparison import Row
from jifen_sdk.phrases import plain
from jifen_sdk.sheet import Sheet
from jifen_sdk.text import Lang, Text

Pieces = Iterator[RenderableType]


def compare_page(rows: Sequence[Row], on: date, lang: Lang) -> Pieces:
    """Yield the figures of all cities, then for each what they mean."""
    if not rows:
        yield prose(word("none-installed", lang))
        return
    yield Prose(word("compared", lang, on=on), "bold")
    yield prose(word("legend", lang), style="dim")
    titles = [word(key, lang) for key in ("points", "line", "gap", "doors-open", "grade")]
    cells = [_cells(row, lang) for row in rows]
    widths = [max(width(line[n]) for line in (titles, *cells)) for n in range(len(titles))]
    yield ""
    yield columns([Prose(word("city", lang), "bold"), *(Styled(t, "bold") for t in titles)], widths)
    yield Rule(style="dim", characters="─")
    for row, (points, *others) in zip(rows, cells, strict=True):
        yield columns([Prose(named(row.name, lang)), Styled(points, "bold"), *others], widths)
    for row in rows:
        yield heading(named(row.name, lang))
        if row.sheet is not None:
            yield labelled(_details(row, row.sheet, lang), 2)
        if row.error is not None:
            yield prose(row.error.line(lang), 2, "red")
    yield ""
    yield prose(word("one-sheet", lang))
    yield prose(word("disclaimer", lang))


def _cells(row: Row, lang: Lang) -> list[str]:
    """Return the figures of a city; the line of a past round stands in brackets."""
    if row.sheet is None:
        return ["-"] * 5
    line = "-" if row.line is None else plain(row.line)
    if row.line is None and row.past is not None and row.past.line is not None:
        line = f"({plain(row.past.line)})"
    gap = "-" if row.gap is None else gap_text(row.gap, lang)
    known = len(row.sheet.entitlements)
    doors = f"{len(row.open)}/{known}" if known else "-"
    return [points_cell(row.sheet.total, lang), line, gap, doors, row.sheet.evidence]


def _details(row: Row, sheet: Sheet, lang: Lang) -> Rows:
    scheme = sheet.rules.city.scheme(sheet.scheme).name
    said, style = verdict(sheet, lang)
    rows: Rows = [
        (word("scheme", lang), f"{named(scheme, lang)} · {sheet.edition}"),
        (word("result", lang), Prose(said, style)),
    ]
    if row.line is None:
        rows += line_rows(row, lang)
    failed = [gate.gate.name for gate in row.failed]
    sure = [door.door.name for door in row.open if not door.assumed]
    assumed = [door.door.name for door in row.open if door.assumed]
    doors = [("doors-that-open", sure), ("doors-assumed", assumed)]
    for label, names in [("fails", failed), *doors]:
        if names:
            rows.append((word(label, lang), _together(names, lang)))
    if row.next is not None:
        needs = _together(row.next.lacks, lang)
        text = word("name-and-text", lang, name=row.next.door.name, text=needs)
        rows.append((word("next-door", lang), text))
    return rows


def _together(texts: Sequence[Text], lang: Lang) -> str:
    return ("；" if lang == "zh" else "; ").join(text.of(lang) for text in texts)
