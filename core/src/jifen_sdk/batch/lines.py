"""Lines of a text file in blocks, so that memory does not grow with the file."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from jifen_sdk.errors import InputError

BLOCK = 2 * 2**20
LONGEST_LINE = 16 * 2**20
BOM = b"\xef\xbb\xbf"


def opened(source: Path) -> BinaryIO:
    """Return a file opened for reading.

    InputError JF-FILE-MISSING, JF-FILE-UNREADABLE (a folder, a device, no permission).
    """
    try:
        if source.exists() and not source.is_file():
            raise OSError(errno.EINVAL, "not a plain file")
        return source.open("rb")
    except FileNotFoundError:
        raise InputError("JF-FILE-MISSING", str(source)) from None
    except (OSError, ValueError):
        raise InputError("JF-FILE-UNREADABLE", str(source)) from None


class Lines:
    """The lines of a file with their numbers; `done` is the part that was read, 0 to 1."""

    def __init__(self, source: Path, file: BinaryIO) -> None:
        self.source = source
        self._file = file
        self._size = max(source.stat().st_size, 1)
        self._number = 1

    @property
    def done(self) -> float:
        """The part of the file that was read."""
        return min(self._file.tell() / self._size, 1.0)

    def blocks(self) -> Iterator[tuple[int, list[bytes]]]:
        """Yield the number of a first line, and the lines from it on without their ends."""
        rest = self._read().removeprefix(BOM)
        while rest:
            more = self._read()
            end = rest.rfind(b"\n") + 1 if more else len(rest)
            if end:
                yield self._numbered(rest[:end])
            rest = rest[end:] + more
            if len(rest) > LONGEST_LINE + BLOCK:
                raise InputError("JF-BATCH-LINE", f"{self.source}:{self._number}")

    def _numbered(self, block: bytes) -> tuple[int, list[bytes]]:
        lines = block.removesuffix(b"\n").split(b"\n")
        if b"\r" in block:
            lines = [line.removesuffix(b"\r") for line in lines]
        first = self._number
        self._number += len(lines)
        return first, lines

    def _read(self) -> bytes:
        try:
            return self._file.read(BLOCK)
        except OSError:
            raise InputError("JF-FILE-UNREADABLE", str(self.source)) from None
