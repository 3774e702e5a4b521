"""Where scored and refused rows go: the output, its list of refusals, and the counts."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl

from jifen_sdk.batch.output import WRITERS, File, refusal_line, refusals_path, writing
from jifen_sdk.batch.summary import Refusal, Summary


class Sink:
    """Takes rows in chunks; the files are there only after `finish`."""

    def __init__(self, output: Path, empty: pl.DataFrame, unknown: pl.Expr) -> None:
        self.summary = Summary(output, refusals_path(output))
        self._unknown = unknown
        self._files = ExitStack()
        with self._files:
            self._output = self._files.enter_context(File(output))
            self._refusals = self._files.enter_context(File(self.summary.refusals))
            with writing(output):
                self._writer = WRITERS[output.suffix.lower()](self._output.handle, empty)
            self._files = self._files.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove the files if they are not finished."""
        self._writer.abandon()
        self._files.close()

    def take(self, scored: pl.DataFrame, refusals: Iterable[Refusal]) -> None:
        """Write rows that are scored, and those that are refused."""
        summary = self.summary
        with writing(summary.output):
            self._writer.write(scored)
        summary.scored += scored.height
        summary.unknown += scored.select(self._unknown.sum()).item()
        with writing(summary.refusals):
            for refusal in refusals:
                self._refusals.handle.write(refusal_line(refusal))
                summary.refused += 1
                summary.by_code[refusal.code] = summary.by_code.get(refusal.code, 0) + 1
        summary.read = summary.scored + summary.refused

    def finish(self) -> Summary:
        """Give the files their names; without refusals no list of them stays."""
        with writing(self.summary.output):
            self._writer.finish()
        if self.summary.refused:
            self._refusals.keep()
        else:
            with writing(self.summary.refusals):
                self.summary.refusals.unlink(missing_ok=True)
        self._output.keep()
        return self.summary
