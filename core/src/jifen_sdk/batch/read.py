"""Tables of facts in chunks: parquet, csv, JSON lines. Every row keeps its line number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

import polars as pl
import pyarrow
import pyarrow.parquet

from jifen_sdk.batch.summary import Refusal
from jifen_sdk.batch.wanted import LINE
from jifen_sdk.errors import InputError

ROWS = 65_536

Types = Mapping[str, type[pl.DataType]]


class Chunk(NamedTuple):
    """Some rows, the first column their line, and those that could not be read."""

    rows: pl.DataFrame
    refusals: list[Refusal]


class Table(Protocol):
    """A table that is read in chunks; `columns` are the same for every chunk."""

    columns: pl.Schema

    @property
    def done(self) -> float:
        """The part that was read, 0 to 1."""

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows."""


class ParquetTable:
    """A parquet file; its columns have types of their own, which scoring checks."""

    def __init__(self, source: Path, file: BinaryIO, types: Types) -> None:
        self.source = source
        try:
            self._file = pyarrow.parquet.ParquetFile(file, pre_buffer=False)
            empty = pl.DataFrame(self._file.schema_arrow.empty_table())
        except (pyarrow.ArrowException, OSError, pl.exceptions.PolarsError):
            raise self._broken() from None
        refuse_names(source, empty.columns)
        self._plain = [pl.col(n).cast(pl.String) for n, t in empty.schema.items() if _fixed(t)]
        self.columns = empty.with_columns(self._plain).schema
        self._all = max(int(self._file.metadata.num_rows), 1)
        self._read = 0

    @property
    def done(self) -> float:
        """The part that was read, 0 to 1."""
        return self._read / self._all

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows, their number in place of a line."""
        try:
            for batch in self._file.iter_batches(ROWS):
                rows = pl.DataFrame(pyarrow.table(batch)).with_columns(self._plain)
                yield Chunk(rows.with_row_index(LINE, self._read + 1), [])
                self._read += rows.height
        except (pyarrow.ArrowException, OSError):
            raise self._broken() from None

    def _broken(self) -> InputError:
        return InputError("JF-BATCH-FORMAT", str(self.source), form="parquet")


def _fixed(dtype: pl.DataType) -> bool:
    """Return whether a column has a list of values of its own, which may differ by chunk."""
    return isinstance(dtype, pl.Categorical | pl.Enum)


def refuse_names(source: Path, names: list[str]) -> None:
    """Refuse columns without a name, of one name, or named like ours. JF-BATCH-HEADER."""
    for name in names:
        if not name.strip() or name == LINE or names.count(name) > 1:
            raise InputError("JF-BATCH-HEADER", f"{source}: {name[:60]!r}", reserved=LINE)
