"""A csv table: each line is a row, so that a broken one breaks no other and has its number."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import polars as pl

from jifen_sdk.batch.cast import cast
from jifen_sdk.batch.lines import Lines
from jifen_sdk.batch.read import Chunk, Types, refuse_names
from jifen_sdk.batch.summary import Refusal
from jifen_sdk.batch.wanted import LINE
from jifen_sdk.errors import InputError

COMMA, QUOTE = b",", b'"'


class CsvTable:
    """A csv file in UTF-8 with a header; an empty field is null, a blank line no row."""

    def __init__(self, source: Path, file: BinaryIO, types: Types) -> None:
        self._lines = Lines(source, file)
        self._blocks = self._lines.blocks()
        _, first = next(self._blocks, (1, []))
        if not first or not first[0].strip():
            raise InputError("JF-BATCH-EMPTY", str(source))
        names = _fields(first[0])
        if names is None:
            raise InputError("JF-BATCH-FORMAT", f"{source}:1", form="csv")
        self._names = [name.strip() for name in names]
        refuse_names(source, self._names)
        self._first = first[1:]
        self._types = {name: types[name] for name in self._names if name in types}
        self.columns = pl.Schema({n: self._types.get(n, pl.String) for n in self._names})

    @property
    def done(self) -> float:
        """The part that was read, 0 to 1."""
        return self._lines.done

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows with their lines, fields of facts as the facts' types."""
        yield self._chunk(2, self._first)
        for first, lines in self._blocks:
            yield self._chunk(first, lines)

    def _chunk(self, first: int, lines: Sequence[bytes]) -> Chunk:
        """Let polars read the plain lines, and read those with quotes one by one."""
        commas = len(self._names) - 1
        plain: list[bytes] = []
        at: list[int] = []
        quoted: dict[int, list[str]] = {}
        refusals = []
        for number, line in enumerate(lines, first):
            if QUOTE not in line and line.count(COMMA) == commas and _plain(line):
                plain.append(line)
                at.append(number)
            elif line.strip():
                fields = _fields(line) if QUOTE in line else None
                if fields is None or len(fields) != commas + 1:
                    refusals.append(Refusal(number, "JF-BATCH-ROW", ""))
                else:
                    quoted[number] = fields
        rows = self._plain(plain, at)
        if quoted:
            rows = pl.concat([rows, self._quoted(quoted)]).sort(LINE)
        rows, untyped = cast(rows, self._types)
        return Chunk(rows, [*refusals, *untyped])

    def _plain(self, lines: Sequence[bytes], at: Sequence[int]) -> pl.DataFrame:
        text = pl.Schema(dict.fromkeys(self._names, pl.String))
        numbers = pl.Series(LINE, at, dtype=pl.UInt32)
        if not lines:
            return pl.DataFrame(schema=text).insert_column(0, numbers)
        block = BytesIO(b"\n".join(lines))
        rows = pl.read_csv(block, has_header=False, schema=text, quote_char=None)
        return rows.insert_column(0, numbers)

    def _quoted(self, rows: dict[int, list[str]]) -> pl.DataFrame:
        columns = zip(*rows.values(), strict=True)
        named = {
            name: pl.Series(name, [value or None for value in column], dtype=pl.String)
            for name, column in zip(self._names, columns, strict=True)
        }
        return pl.DataFrame({LINE: pl.Series(LINE, list(rows), dtype=pl.UInt32), **named})


def _plain(line: bytes) -> bool:
    """Return whether a line without quotes is a row of text."""
    return bool(line.strip()) and (line.isascii() or _fields(line) is not None)


def _fields(line: bytes) -> list[str] | None:
    """Return the fields of a line, None if it cannot be read."""
    try:
        return next(csv.reader([line.decode()], strict=True))
    except (UnicodeDecodeError, csv.Error, StopIteration):
        return None
