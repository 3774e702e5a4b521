from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jifen_sdk.cli import main
from jifen_sdk.plugins import Registry

FIXTURES = Path(__file__).parents[2] / "fixtures"


class Ran(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


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
def profile(tmp_path: Path) -> Path:
    """A person of 35 with 60 months of insurance on 2021-01-01, in the invented city."""
    file = tmp_path / "profile.toml"
    file.write_text(
        """
[applicant]
birth_date = 1985-06-01
[[applicant.permits]]
city = "testcity"
from = 2015-01-01
[[applicant.insurance]]
city = "testcity"
from = "2016-01"
to = "2020-12"
[[applicant.awards]]
level = "city"
date = 2023-01-01
[statements]
pupil = true
""",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Facts of a person who lacks only the age."""
    file = tmp_path / "facts.toml"
    file.write_text("insured_months = 120\npermit = true\npupil = true\n", encoding="utf-8")
    return file
