"""A points sheet (积分单) for a terminal: heading, items, scores, gates, doors, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text as Styled

from jifen_sdk.cli.render.doors import doors, gates
from jifen_sdk.cli.render.figures import gap_text, points_cell
from jifen_sdk.cli.render.layout import Prose, columns, heading, labelled, prose
from jifen_sdk.cli.render.notes import notes, readings
from jifen_sdk.cli.render.ranking import ranking
from jifen_sdk.cli.render.sources import Sources
from jifen_sdk.cli.words import listed, named, word
from jifen_sdk.cli.wrap import width
from jifen_sdk.comparison import Row
from jifen_sdk.phrases import plain
from jifen_sdk.sheet import ItemResult, Sheet
from jifen_sdk.text import Lang

Pieces = Iterator[RenderableType]
Rows = list[tuple[str, str | Prose]]
VERDICTS = {
    "qualifies": ("qualifies", "green"),
    "does-not-qualify": ("does-not-qualify", "red"),
    "unknown": ("verdict-unknown", "yellow"),
    "ranked": ("ranked", ""),
}


def verdict(sheet: Sheet, lang: Lang) -> tuple[str, str]:
    """Return the verdict in words and its style; where only the line fails it says so."""
    key, style = VERDICTS[sheet.verdict]
    failed = {gate.gate.kind for gate in sheet.gates if gate.status == "failed"}
    return word("below-line" if failed == {"threshold"} else key, lang), style


def sheet_page(sheet: Sheet, chosen: Mapping[str, str], lang: Lang) -> Pieces:
    """Yield the pieces of a sheet; `chosen` holds the readings that the caller set."""
    sources = Sources()
    yield from _head(sheet, lang)
    yield from _items(sheet, sources, lang)
    yield from _scores(sheet, lang)
    yield from gates(sheet, sources, lang)
    yield from ranking(sheet, sources, lang)
    yield from doors(sheet, sources, lang)
    yield from readings(sheet, chosen, lang)
    yield from sources.listing(lang)
    yield from notes(sheet, lang)


def _head(sheet: Sheet, lang: Lang) -> Pieces:
    heading_ = sheet.rules.book.rulebook
    city = sheet.rules.city
    scheme = city.scheme(sheet.scheme)
    title = word("name-and-text", lang, name=named(city.name, lang), text=named(scheme.name, lang))
    yield Prose(title, "bold")
    span = word("from", lang, start=heading_.effective)
    if heading_.until is not None:
        span = word("from-to", lang, start=heading_.effective, end=heading_.until)
    grade = heading_.effective_evidence
    span += word("dates-recalled" if grade == "D" else "dates-grade", lang, grade=grade)
    rows: Rows = [
        (word("result", lang), _result(sheet, lang)),
        (word("day", lang), sheet.on.isoformat()),
        (word("edition", lang), f"{sheet.edition} · {heading_.title.of(lang)}"),
        (word("in-force", lang), span),
    ]
    amended = [day.isoformat() for day in sheet.rules.book.amended]
    if amended:
        rows.append((word("amended", lang), listed(amended, lang)))
    rows.append((word("evidence", lang), word("weakest", lang, grade=sheet.evidence)))
    yield labelled(rows)
    yield prose(word("legend", lang), style="dim")


def _result(sheet: Sheet, lang: Lang) -> Prose:
    row = _row(sheet)
    points = sheet.total.text().of(lang)
    if row.gap is not None:
        gap = gap_text(row.gap, lang)
        if row.line is None and row.past is not None:
            gap = word("gap-to-past", lang, gap=gap, round=row.past.id)
        points = word("points-and-gap", lang, points=points, gap=gap)
    if not sheet.gates and sheet.verdict == "qualifies":
        return Prose(points, "bold")
    said, style = verdict(sheet, lang)
    return Prose(word("result-text", lang, points=points, verdict=said), style)


def _row(sheet: Sheet) -> Row:
    return Row(sheet.city, sheet.rules.city.name, sheet, None)


def line_rows(row: Row, lang: Lang) -> list[tuple[str, str]]:
    """Return the line, or that of the latest round, and the gap, as far as they are known."""
    rows = []
    if row.line is not None:
        rows.append((word("line", lang), plain(row.line)))
    elif row.past is not None and row.past.line is not None:
        text = word("past-line", lang, round=row.past.id, line=plain(row.past.line))
        rows.append((word("past-line-name", lang), text))
    if row.gap is not None:
        rows.append((word("gap", lang), gap_text(row.gap, lang)))
    return rows


def _items(sheet: Sheet, sources: Sources, lang: Lang) -> Pieces:
    titles = [word(key, lang) for key in ("points", "max", "grade")]
    cells = [_cells(line, lang) for line in _all_lines(sheet.items)]
    widths = [max(width(row[n]) for row in (titles, *cells)) for n in range(3)]
    yield ""
    yield columns(
        [Prose(word("items", lang), "bold"), *(Styled(t, "bold") for t in titles)], widths
    )
    yield Rule(style="dim", characters="─")
    for item in sheet.items:
        yield from _item(item, widths, sources, lang)


def _all_lines(items: Iterable[ItemResult]) -> Iterator[ItemResult]:
    for item in items:
        yield item
        yield from _all_lines(item.parts)


def _cells(item: ItemResult, lang: Lang) -> list[str]:
    most = "-" if item.maximum is None else plain(item.maximum)
    return [points_cell(item.points, lang), most, item.evidence]


def _item(item: ItemResult, widths: Sequence[int], sources: Sources, lang: Lang) -> Pieces:
    """Yield a line, why it has its points, what it rests on, and its parts."""
    documents = item.sheet.rules.book.rulebook.sources
    yield _line(item, widths, 0, lang)
    yield prose(item.reason().of(lang), 2)
    cite = sources.cite(item.entry, documents)
    if item.facts:
        cite += "  " + word("facts", lang, facts=", ".join(item.facts))
    yield prose(cite, 2, "dim")
    for part in item.parts:
        yield from _part(part, widths, 1, lang)


def _part(part: ItemResult, widths: Sequence[int], depth: int, lang: Lang) -> Pieces:
    yield _line(part, widths, depth, lang)
    yield prose(part.reason().of(lang), 2 * depth + 2)
    for inner in part.parts:
        yield from _part(inner, widths, depth + 1, lang)


def _line(item: ItemResult, widths: Sequence[int], depth: int, lang: Lang) -> RenderableType:
    counts = item.points.low != 0 or item.points.high != 0
    points, most, grade = _cells(item, lang)
    name = prose(named(item.name, lang), 2 * depth, _weight(counts))
    return columns([name, Styled(points, _weight(counts)), most, grade], widths)


def _scores(sheet: Sheet, lang: Lang) -> Pieces:
    yield heading(word("scores", lang))
    names = {group.id: named(group.name, lang) for group in sheet.rules.book.groups}
    total = sheet.rules.book.total
    rows = [
        (names[id_], points_cell(points, lang), _weight(id_ == total))
        for id_, points in sheet.scores.items()
    ]
    rows += [(label, text, "") for label, text in line_rows(_row(sheet), lang)]
    widest = max(width(figure) for _, figure, _ in rows)
    for name, figure, style in rows:
        yield columns([prose(name, 2, style), Styled(figure, style)], [widest])


def _weight(strong: bool) -> str:
    return "bold" if strong else ""
