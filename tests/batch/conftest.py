from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest

from jifen_sdk.cli import main
from jifen_sdk.plugins import Registry

FIXTURES = Path(__file__).parents[1] / "fixtures"


class Ran(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process; the only city installed is the invented one."""
    points = [p for found in distributions(path=[str(FIXTURES)]) for p in found.entry_points]
    registry = Registry(points)
    monkeypatch.syspath_prepend(FIXTURES)
    monkeypatch.setattr(Registry, "installed", lambda: registry)
    for name in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")

    def call(*args: object) -> Ran:
        code = main([str(arg) for arg in args])
        found = capsys.readouterr()
        return Ran(code, found.out, found.err)

    return call


@pytest.fixture
def people() -> pl.DataFrame:
    """Four people on 2021-01-01, in the invented city.

    第三条: up to 35 years 30 points, up to 45 years 10; 5 points for each 12 months, 50 at most.
    The line is 60. The second one's age is not known; the last one has no permit.
    """
    return pl.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "age": [35, None, 36, 20],
            "insured_months": [72, 72, 600, 600],
            "permit": [True, True, True, False],
            "pupil": [True, True, None, True],
        }
    )


TOTALS = [60, None, 60, 80]
"""Of `people`: 30 + 30, unknown, 10 + 50, 30 + 50."""
