"""What became of the rows of a batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Refusal(NamedTuple):
    """A row that cannot be scored: where it stands and why, never what it says."""

    line: int
    """Line of the file, from 1; of a parquet, number of the row."""
    code: str
    field: str


@dataclass
class Summary:
    """How many rows were read, scored, not wholly known and refused, and where the files are."""

    output: Path
    refusals: Path
    read: int = 0
    scored: int = 0
    unknown: int = 0
    """Scored, but the total or a gate is not known."""
    refused: int = 0
    by_code: dict[str, int] = field(default_factory=dict)
    """Refused rows by error code."""
