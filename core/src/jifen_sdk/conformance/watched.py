"""The check of what a city opens while it is loaded and scored, and what that costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from jifen_sdk.city import City
from jifen_sdk.conformance.check import Problems, SkippedError, wrong

ALONE = "jifen_sdk.conformance.alone"


@dataclass
class Report:
    """What a city did when it was loaded and scored; times in seconds, memory in bytes."""

    reached: list[str] = field(default_factory=list)
    """Files, connections, processes and packages outside of the city that it asked for."""
    load_seconds: float = 0.0
    """To import the city's code and read its files for the first sheet."""
    sheet_seconds: float = 0.0
    """One more sheet of the same edition."""
    memory: int = 0
    """Held once that sheet is made."""
    error: str = ""
    """Why the city could not be loaded."""


def check_self_contained(city: City) -> Problems:
    """Loaded and scored, a city opens no file but its own, no connection, and no other city.

    It is watched in an interpreter of its own. Code and metadata of installed packages may be read.
    """
    found = watched(city)
    for reached in found.reached:
        yield wrong(f"jifen_{city.id}", expected="nothing outside of the package", found=reached)
    if found.error and not found.reached:
        raise SkippedError(f"needs the city installed: {found.error}")


def watched(city: City) -> Report:
    """Return what a city does in an interpreter of its own; it is started once."""
    return city.kept(("watched",), partial(_report, city.root.absolute()))


def _report(root: Path) -> Report:
    command = [sys.executable, "-m", ALONE, str(root)]
    # What the core keeps of rulebooks from one run to the next would hide what is read.
    env = {name: value for name, value in os.environ.items() if name != "JIFEN_CACHE"}
    done = subprocess.run(command, env=env, capture_output=True, check=False, encoding="utf-8")
    if done.returncode != 0:
        return Report(error=(done.stderr.splitlines() or ["no report"])[-1])
    return Report(**json.loads(done.stdout))
