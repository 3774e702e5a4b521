"""The same people scored by other engines, each in a process of an interpreter that has it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import polars as pl

PACKAGES = {"numpy": "numpy", "openfisca": "openfisca_core", "policyengine": "policyengine_core"}
"""The rivals, and the package that an interpreter must have for each."""
PROBE = (
    "import sys; from importlib.util import find_spec; print(find_spec(sys.argv[1]) is not None)"
)


class Run(NamedTuple):
    """What one run took, and what it found."""

    seconds: float
    peak: int
    """The most memory of the process in MB, the people included."""
    found: tuple[int, int]
    """The sum of the totals and the number of those who pass."""


class Rival:
    """A process that scores the people each time it is asked."""

    def __init__(self, python: Path, scripts: Path, name: str, people: Path) -> None:
        script = Path(__file__).with_name("rival.py")
        self._process = subprocess.Popen(
            [python, script, scripts, name, people],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self) -> Run:
        """Score the people once."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(file=self._process.stdin, flush=True)
        seconds, peak, total, passed = self._process.stdout.readline().split()
        return Run(float(seconds), int(peak), (int(total), int(passed)))

    def __enter__(self) -> Rival:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


@contextmanager
def started(
    table: pl.DataFrame, scripts: Path | None, pythons: Sequence[Path]
) -> Iterator[dict[str, Rival]]:
    """Start every rival that one of the interpreters has, the first that has it."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        people = Path(folder)
        rivals = {}
        if scripts is not None:
            for name, column in columns(table).items():
                np.save(people / name, column)
            for name, package in PACKAGES.items():
                for python in [p for p in pythons if _has(p, package)][:1]:
                    rivals[name] = stack.enter_context(Rival(python, scripts, name, people))
        yield rivals


def columns(table: pl.DataFrame) -> dict[str, np.ndarray]:
    """Return the people as the rivals take them: choices by number, the wage as a ratio."""
    found = {}
    for column in table:
        if isinstance(column.dtype, pl.Enum):
            found[column.name] = column.to_physical().cast(pl.Int64).to_numpy()
        else:
            found[column.name] = column.to_numpy()
    return found | {"wage_ratio": found["wage_ratio"] / 100}


def _has(python: Path, package: str) -> bool:
    said = subprocess.run(
        [python, "-c", PROBE, package], check=True, capture_output=True, text=True
    )
    return said.stdout.strip() == "True"
