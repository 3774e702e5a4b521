"""Text as facts: whole numbers, true or false, choices; what is none of them is refused."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jifen_sdk.batch.read import Types
from jifen_sdk.batch.summary import Refusal
from jifen_sdk.batch.wanted import LINE

TYPE = "JF-FACT-TYPE"


def cast(rows: pl.DataFrame, types: Types) -> tuple[pl.DataFrame, list[Refusal]]:
    """Return the rows with columns of text as types of facts, without those refused."""
    typed = rows.with_columns(_typed(name, dtype) for name, dtype in types.items())
    lost = [
        (rows[name].is_not_null() & typed[name].is_null()).alias(name)
        for name, dtype in types.items()
        if dtype != pl.String
    ]
    if not any(column.any() for column in lost):
        return typed, []
    wrong = pl.DataFrame([typed[LINE], *lost])
    refused = wrong.filter(pl.any_horizontal(pl.exclude(LINE)))
    kept = typed.filter(~wrong.select(pl.any_horizontal(pl.exclude(LINE))).to_series())
    return kept, list(_refusals(refused))


def _typed(name: str, dtype: type[pl.DataType]) -> pl.Expr:
    text = pl.col(name).str.strip_chars()
    if dtype == pl.Boolean:
        return text.str.to_lowercase().replace_strict(
            ["true", "false"], [True, False], default=None, return_dtype=pl.Boolean
        )
    return text if dtype == pl.String else text.cast(dtype, strict=False)


def _refusals(wrong: pl.DataFrame) -> Iterator[Refusal]:
    """Yield for each row the first fact of the wrong type."""
    for row in wrong.iter_rows(named=True):
        line = row.pop(LINE)
        yield Refusal(line, TYPE, next(name for name, lost in row.items() if lost))
