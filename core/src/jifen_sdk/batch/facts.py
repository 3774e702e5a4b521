"""Score a table of facts in chunks: memory does not grow with its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import polars as pl

from jifen_sdk.batch.csv_table import CsvTable
from jifen_sdk.batch.json_table import JsonTable
from jifen_sdk.batch.lines import opened
from jifen_sdk.batch.output import output_path
from jifen_sdk.batch.read import ParquetTable, Table, Types
from jifen_sdk.batch.sink import Sink
from jifen_sdk.batch.summary import Refusal, Summary
from jifen_sdk.batch.wanted import LINE, Wanted, no_rows
from jifen_sdk.errors import InputError
from jifen_sdk.frame.job import PROBLEM

TABLES: dict[str, Callable[[Path, BinaryIO, Types], Table]] = {
    ".parquet": ParquetTable,
    ".csv": CsvTable,
    ".jsonl": JsonTable,
}
Progress = Callable[[float], None]
"""Is told the part that is done, 0 to 1."""


def no_progress(done: float) -> None:
    """Tell nobody."""


def batch_facts(
    wanted: Wanted, source: Path, output: Path, progress: Progress = no_progress
) -> Summary:
    """Score a table with one column for each fact; the ending of each name tells its form.

    `source` and `output` are .parquet, .csv or .jsonl. The output has the line of each row, its
    columns as they were, and the results of `score_frame`; rows that are refused are listed in
    OUTPUT.errors.jsonl and nowhere else. Both files are whole or not there.

    InputError JF-BATCH-*, JF-FILE-*, JF-FRAME-*; the errors of `score_facts` for the rules.
    """
    if source.suffix.lower() not in TABLES:
        raise InputError("JF-BATCH-ENDING", str(source))
    final = output_path(output, source)
    with opened(source) as file:
        table = TABLES[source.suffix.lower()](source, file, wanted.types)
        empty = wanted.score(no_rows(table.columns)).drop(PROBLEM)
        with Sink(final, empty, wanted.unknown()) as sink:
            for chunk in table.chunks():
                scored = wanted.score(chunk.rows)
                refused = scored.filter(pl.col(PROBLEM).is_not_null())
                kept = scored.filter(pl.col(PROBLEM).is_null()).drop(PROBLEM)
                sink.take(kept, sorted([*chunk.refusals, *_problems(refused)]))
                progress(table.done)
            return sink.finish()


def _problems(refused: pl.DataFrame) -> Iterator[Refusal]:
    """Yield the rows whose facts scoring refuses."""
    for line, problem in refused.select(LINE, PROBLEM).iter_rows():
        code, _, fact = problem.partition(" ")
        yield Refusal(line, code, fact)
