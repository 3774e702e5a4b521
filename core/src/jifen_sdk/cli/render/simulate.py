"""A simulation for a terminal: who passes before and after, and that nobody of them exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text as Styled

from jifen_sdk.city import City
from jifen_sdk.cli.render.layout import Prose, columns, prose
from jifen_sdk.cli.words import named, word
from jifen_sdk.cli.wrap import width
from jifen_sdk.phrases import plain
from jifen_sdk.simulate import Outcome, Simulation
from jifen_sdk.text import Lang

Pieces = Iterator[RenderableType]
Row = tuple[str, list[str]]


def simulate_page(found: Simulation, city: City, notes: Sequence[str], lang: Lang) -> Pieces:
    """Yield the warning, the table, and the notes."""
    outcomes = [found.before, *([] if found.after is None else [found.after])]
    yield Prose(word("simulated-city", lang, city=named(city.name, lang)), "bold")
    yield Prose(word("invented", lang, people=f"{found.people:,}", seed=found.seed), "bold yellow")
    yield ""
    titles = [word("before", lang), word("after", lang)][: len(outcomes)]
    rows = list(_rows(found, outcomes, lang))
    widths = [
        max(width(cell) for cell in (title, *(cells[n] for _, cells in rows)))
        for n, title in enumerate(titles)
    ]
    yield columns(["", *(Styled(title, "bold") for title in titles)], widths)
    yield Rule(style="dim", characters="─")
    for label, cells in rows:
        yield columns([Prose(label), *cells], widths)
    if found.after is not None:
        yield ""
        yield prose(word("moved-up", lang, people=_people(found.up, found)))
        yield prose(word("moved-down", lang, people=_people(found.down, found)))
        yield prose(word("moved-unknown", lang, people=_people(found.cleared, found)))
        yield prose(word("simulated", lang, edition=found.after.edition), style="yellow")
    if found.ranked:
        yield prose(word("ranked-simulation", lang))
    for note in (word("facts-alone", lang), *notes):
        yield prose(note, style="dim")


def _rows(found: Simulation, outcomes: Sequence[Outcome], lang: Lang) -> Iterator[Row]:
    yield word("edition", lang), [o.edition for o in outcomes]
    yield word("line", lang), ["-" if o.line is None else plain(o.line) for o in outcomes]
    passing = "gates-met" if found.ranked else "passes"
    kinds = {passing: True, "fails-all": False, "pass-unknown": None}
    for key, passes in kinds.items():
        yield word(key, lang), [_people(o.count(passes), found) for o in outcomes]
    yield word("points-known", lang), [_people(o.known, found) for o in outcomes]
    yield word("median", lang), [_points(o.median, lang) for o in outcomes]


def _people(count: int, found: Simulation) -> str:
    return f"{count:,} ({100 * count / found.people:.1f} %)"


def _points(median: float | None, lang: Lang) -> str:
    return word("unbounded", lang) if median is None else plain(Decimal(f"{median:.2f}"))
