"""A table of facts in JSON lines: one object on each line, the first one names the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from jifen_sdk.batch.cast import TYPE
from jifen_sdk.batch.lines import Lines
from jifen_sdk.batch.read import Chunk, Types, refuse_names
from jifen_sdk.batch.summary import Refusal
from jifen_sdk.batch.wanted import LINE
from jifen_sdk.errors import InputError
from jifen_sdk.profile.files import json_table

PYTHON: Mapping[type[pl.DataType], type] = {pl.Int64: int, pl.Boolean: bool, pl.String: str}
LARGEST = 2**63


class JsonTable:
    """Objects with facts by id; one that a line leaves out, or gives as null, is unknown.

    Other keys of the first line are kept as text; a key that the first line does not have is
    refused, unless it is a fact.
    """

    def __init__(self, source: Path, file: BinaryIO, types: Types) -> None:
        self._lines = Lines(source, file)
        self._blocks = self._lines.blocks()
        self._number, self._block = next(self._blocks, (1, []))
        first = next((line for line in self._block if line.strip()), b"")
        if not first:
            raise InputError("JF-BATCH-EMPTY", str(source))
        try:
            names = list(json_table(first))
        except InputError as error:
            error.where = f"{source}:1"
            raise
        refuse_names(source, names)
        left_out = [name for name in types if name not in names]
        self.columns = pl.Schema({n: types.get(n, pl.String) for n in (*names, *left_out)})
        self._facts = dict(types)

    @property
    def done(self) -> float:
        """The part that was read, 0 to 1."""
        return self._lines.done

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows with their lines."""
        yield self._chunk(self._number, self._block)
        for first, lines in self._blocks:
            yield self._chunk(first, lines)

    def _chunk(self, first: int, lines: Sequence[bytes]) -> Chunk:
        columns: dict[str, list[Any]] = {name: [] for name in (LINE, *self.columns)}
        refusals = []
        for number, line in enumerate(lines, first):
            if not line.strip():
                continue
            row = self._row(line)
            if isinstance(row, InputError):
                refusals.append(Refusal(number, row.code, row.where))
                continue
            columns[LINE].append(number)
            for name in self.columns:
                columns[name].append(row.get(name))
        return Chunk(pl.DataFrame(columns, schema={LINE: pl.UInt32, **self.columns}), refusals)

    def _row(self, line: bytes) -> dict[str, Any] | InputError:
        """Return the values of a line, or what is wrong with it."""
        try:
            row = json_table(line)
        except InputError as error:
            return error
        for name, value in row.items():
            if name not in self.columns:
                return InputError("JF-BATCH-KEY", name[:60])
            if name not in self._facts:
                row[name] = value if isinstance(value, str | None) else _text(value)
            elif value is not None and not _fits(value, self._facts[name]):
                return InputError(TYPE, name, expected="")
        return row


def _fits(value: object, dtype: type[pl.DataType]) -> bool:
    if type(value) is not PYTHON[dtype]:
        return False
    return not isinstance(value, int) or -LARGEST <= value < LARGEST


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
