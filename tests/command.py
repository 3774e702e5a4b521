"""The command line in this process, with the invented city alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jifen_sdk.cli import main
from jifen_sdk.plugins import Registry

FIXTURES = Path(__file__).parent / "fixtures"


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
