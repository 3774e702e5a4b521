"""Pieces of a page: paragraphs with sound line breaks, headings, labels and columns."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from jifen_sdk.cli.wrap import width, wrap

WIDEST = 100  # longer lines are hard to read
NARROWEST = 60  # below this the columns of figures would not fit
GAP = 2  # columns between columns


class Prose:
    """A paragraph that breaks between Chinese characters and never within a word or id."""

    def __init__(self, text: str, style: str = "") -> None:
        self.text = text
        self.style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in wrap(self.text, options.max_width):
            yield Styled(line, self.style, no_wrap=True, overflow="ignore")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(1, width(self.text)).with_maximum(options.max_width)


def page(pieces: Iterable[RenderableType]) -> str:
    """Return the pieces as text: styled on a terminal, plain elsewhere or with NO_COLOR."""
    console = Console(
        file=sys.stdout,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.width = max(NARROWEST, min(console.width, WIDEST))
    with console.capture() as captured:
        for piece in pieces:
            console.print(piece)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def heading(text: str) -> Padding:
    """Return a heading with an empty line above it."""
    return Padding(Prose(text, "bold"), (1, 0, 0, 0))


def indented(piece: RenderableType, by: int) -> Padding:
    """Return a piece moved to the right."""
    return Padding(piece, (0, 0, 0, by))


def prose(text: str, by: int = 0, style: str = "") -> RenderableType:
    """Return an indented paragraph."""
    return indented(Prose(text, style), by)


Cell = str | Prose


def table(rows: Sequence[Sequence[Cell]], by: int = 0) -> RenderableType:
    """Return rows of cells in columns; the last column takes what is left."""
    grid = Table.grid(padding=(0, GAP, 0, 0))
    cells = [[cell if isinstance(cell, Prose) else Prose(cell) for cell in row] for row in rows]
    for column in list(zip(*cells, strict=True))[:-1]:
        grid.add_column(width=max(width(cell.text) for cell in column), no_wrap=True)
    grid.add_column()
    for row in cells:
        grid.add_row(*row)
    return indented(grid, by)


def labelled(rows: Sequence[tuple[str, Cell]], by: int = 0) -> RenderableType:
    """Return paragraphs with a label before each."""
    return table([(Prose(label, "dim"), text) for label, text in rows], by)


def columns(cells: Sequence[RenderableType], widths: Sequence[int]) -> Table:
    """Return one row: the first cell takes what is left, the others stand at the right."""
    row = Table.grid(expand=True)
    row.add_column(ratio=1)
    for size in widths:
        row.add_column(width=size + GAP, justify="right", no_wrap=True)
    row.add_row(*cells)
    return row
