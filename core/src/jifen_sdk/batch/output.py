"""The files that a batch writes: whole under their final names, or not there at all."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

import polars as pl
import pyarrow.parquet

from jifen_sdk.batch.summary import Refusal
from jifen_sdk.errors import InputError

UNFINISHED = "jifen-part"
"""The ending of a file that is still being written; one that is left over means nothing."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Writer(Protocol):
    """Writes chunks of one schema into a file."""

    def write(self, chunk: pl.DataFrame) -> None:
        """Write a chunk."""

    def finish(self) -> None:
        """Write what stands at the end of the file."""

    def abandon(self) -> None:
        """Write nothing more, not even the end."""


class ParquetWriter:
    """Each chunk is a row group."""

    def __init__(self, file: BinaryIO, empty: pl.DataFrame) -> None:
        self._schema = empty.to_arrow().schema
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema, compression="zstd")

    def write(self, chunk: pl.DataFrame) -> None:
        """Write a chunk."""
        self._writer.write_table(chunk.to_arrow().cast(self._schema))

    def finish(self) -> None:
        """Write the directory of the row groups."""
        self._writer.close()

    def abandon(self) -> None:
        """Keep pyarrow from writing an end when the writer is collected."""
        self._writer.is_open = False


class CsvWriter:
    """A header, then a line for each row; null is an empty field."""

    def __init__(self, file: BinaryIO, empty: pl.DataFrame) -> None:
        self._file = file
        self._file.write(empty.write_csv().encode())

    def write(self, chunk: pl.DataFrame) -> None:
        """Write a chunk."""
        self._file.write(chunk.write_csv(include_header=False).encode())

    def finish(self) -> None:
        """Write nothing more."""

    def abandon(self) -> None:
        """Write nothing more."""


class LinesWriter:
    """A JSON object on each line."""

    def __init__(self, file: BinaryIO, empty: pl.DataFrame) -> None:
        self._file = file

    def write(self, chunk: pl.DataFrame) -> None:
        """Write a chunk."""
        self._file.write(chunk.write_ndjson().encode())

    def finish(self) -> None:
        """Write nothing more."""

    def abandon(self) -> None:
        """Write nothing more."""


WRITERS: dict[str, Callable[[BinaryIO, pl.DataFrame], Writer]] = {
    ".parquet": ParquetWriter,
    ".csv": CsvWriter,
    ".jsonl": LinesWriter,
}


class File:
    """A file that is written beside its final name and takes it only when it is whole."""

    def __init__(self, final: Path) -> None:
        self.final = final
        self._beside = final.with_name(f"{final.name}.{os.getpid()}.{UNFINISHED}")
        with writing(final):
            self.handle: BinaryIO = self._beside.open("xb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove what was not kept."""
        with self._closing():
            self._beside.unlink(missing_ok=True)

    def keep(self) -> None:
        """Give the file its final name, in one step, once it is on the disk."""
        with writing(self.final):
            self.handle.flush()
            os.fsync(self.handle.fileno())
            self.handle.close()
            self._beside.replace(self.final)

    @contextmanager
    def _closing(self) -> Iterator[None]:
        """Close without writing what a full disk refused before."""
        try:
            self.handle.close()
        except OSError:
            self.handle.close()
        yield


@contextmanager
def writing(final: Path) -> Iterator[None]:
    """Say what keeps a file from being written. InputError JF-BATCH-FULL, JF-BATCH-OUTPUT."""
    try:
        yield
    except OSError as error:
        code = "JF-BATCH-FULL" if error.errno in FULL else "JF-BATCH-OUTPUT"
        raise InputError(code, str(final)) from None


def refusal_line(refusal: Refusal) -> bytes:
    """Return a refused row as a line of JSON."""
    data = {"line": refusal.line, "code": refusal.code, "field": refusal.field}
    return f"{json.dumps(data, ensure_ascii=False)}\n".encode()


def output_path(output: Path, source: Path) -> Path:
    """Return where the output is written: the file behind a link.

    InputError JF-BATCH-ENDING, JF-FILE-DIRECTORY, JF-BATCH-OUTPUT (no folder, no plain file),
    JF-BATCH-SAME.
    """
    final = output.resolve()
    if final.suffix.lower() not in WRITERS:
        raise InputError("JF-BATCH-ENDING", str(output))
    if final.is_dir() or not final.parent.is_dir() or (final.exists() and not final.is_file()):
        raise InputError("JF-BATCH-OUTPUT", str(output))
    for path in (final, refusals_path(final)):
        if path.exists() and source.exists() and path.samefile(source):
            raise InputError("JF-BATCH-SAME", str(output))
    return final


def refusals_path(output: Path) -> Path:
    """Return where the refused rows of an output are listed."""
    return output.with_name(f"{output.name}.errors.jsonl")
