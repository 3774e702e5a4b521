"""Run a rival's table of Benchcity: started by `rivals.py`, by an interpreter that has the rival.

    PYTHON rival.py SCRIPTS NAME PEOPLE

SCRIPTS is a folder with `eng_NAME.py`: `score(columns)`, or `system()` and
`vector(system, columns)`, which give the total and whether a person passes; PEOPLE one with a .npy
for each column. For each line that it reads it scores once and writes the seconds, the peak memory
in MB, the sum of the totals and the number of those who pass.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np


def main(scripts: str, name: str, people: str) -> None:
    """Score the people each time that a line comes in."""
    sys.path.insert(0, scripts)
    engine = importlib.import_module(f"eng_{name}")
    columns = {file.stem: np.load(file) for file in Path(people).glob("*.npy")}
    system = engine.system() if hasattr(engine, "system") else None
    for _ in sys.stdin:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak from here on
        start = perf_counter()
        total, passed = scored(engine, system, columns)
        seconds = perf_counter() - start
        status = Path("/proc/self/status").read_text(encoding="ascii")
        peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
        print(seconds, peak, int(np.asarray(total, "int64").sum()), int(passed.sum()), flush=True)


def scored(engine: Any, system: Any, columns: dict[str, Any]) -> tuple[Any, Any]:
    """Return the totals, and who passes."""
    if system is None:
        found = engine.score(columns)
        return found["total"], found["eligible"]
    total, passed = engine.vector(system, columns)
    return total, passed


if __name__ == "__main__":
    main(*sys.argv[1:4])
