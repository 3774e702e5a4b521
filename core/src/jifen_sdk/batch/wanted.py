"""What a batch is asked for: the rules, and in which form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from jifen_sdk.city import City
from jifen_sdk.edition import Edition
from jifen_sdk.frame import score_frame
from jifen_sdk.frame.job import PROBLEM
from jifen_sdk.frame.plan import Bounds
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.scoring import edition_for, known_facts

LINE = "line"
"""The first column of every output: the line of the input that a row comes from."""
DTYPES: Mapping[str, type[pl.DataType]] = {
    "number": pl.Int64,
    "yes-no": pl.Boolean,
    "choice": pl.String,
}


@dataclass(frozen=True)
class Wanted:
    """A city on a day, under one edition of one scheme with its readings; `bounds` as in
    `score_frame`.
    """

    city: City
    on: date
    scheme: str | None = None
    edition: str | None = None
    readings: tuple[tuple[str, str], ...] = ()
    bounds: Bounds = "none"

    @cached_property
    def rules(self) -> Edition:
        """The edition."""
        return edition_for(
            self.city,
            self.on,
            scheme=self.scheme,
            edition=self.edition,
            readings=dict(self.readings),
        )

    @cached_property
    def facts(self) -> Mapping[str, MeasuredFact]:
        """Every fact that may be given, by id."""
        return known_facts(self.rules, self.on)

    @cached_property
    def types(self) -> dict[str, type[pl.DataType]]:
        """The type of the column of each fact."""
        return {name: DTYPES[fact.type] for name, fact in self.facts.items()}

    def score(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the frame with its results and the column `problem`."""
        return score_frame(
            frame,
            self.city,
            on=self.on,
            scheme=self.scheme,
            edition=self.edition,
            readings=dict(self.readings),
            bounds=self.bounds,
        )

    @cached_property
    def results(self) -> pl.Schema:
        """The columns that scoring adds, with their types."""
        given = pl.DataFrame(schema=self.types)
        scored = self.score(given).drop(given.columns)
        return scored.drop(PROBLEM).schema

    def unknown(self) -> pl.Expr:
        """Return whether the total or a gate of a row is not known."""
        total = f"group.{self.rules.book.total}"
        gates = [pl.col(name).is_null() for name in self.results if name.startswith("gate.")]
        if self.bounds == "none":
            return pl.any_horizontal(pl.col(total).is_null(), *gates)
        low, high = pl.col(f"{total}.low"), pl.col(f"{total}.high")
        return pl.any_horizontal(low.ne_missing(high) | low.is_null(), *gates)


def no_rows(columns: pl.Schema) -> pl.DataFrame:
    """Return a frame without rows: the line of a row, then the columns."""
    return pl.DataFrame(schema=columns).insert_column(0, pl.Series(LINE, [], dtype=pl.UInt32))
