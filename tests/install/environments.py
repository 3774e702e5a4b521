"""Wheels, and virtual environments to install them into, outside of the clone.

They are built and installed for real, so they need the package registry, as README's commands do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def uv(*words: str | Path) -> None:
    """Run uv, which names itself in UV where it runs these tests."""
    program = os.environ.get("UV") or shutil.which("uv")
    assert program, "run the tests with `uv run pytest`"
    done = subprocess.run([program, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def wheel_of(project: Path, folder: Path) -> Path:
    """Build the wheel of a project into a folder of its own."""
    uv("build", "--quiet", "--wheel", "--out-dir", folder, project)
    (wheel,) = folder.glob("*.whl")
    return wheel


class Installed:
    """The core's wheel and a city's in a virtual environment of their own."""

    def __init__(self, project: Path, core: Path, folder: Path) -> None:
        self.folder = folder
        environment = folder / "env"
        uv("venv", "--quiet", "--python", sys.executable, environment)
        city = wheel_of(project, folder / "wheel")
        uv("pip", "install", "--quiet", "--python", environment, core, city)
        self.program = environment / ("Scripts" if os.name == "nt" else "bin") / "jifen-sdk"

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the command, with nothing of the surroundings that it could notice."""
        kept = ("PATH", "HOME", "SYSTEMROOT", "TEMP")
        clean = {name: os.environ[name] for name in kept if name in os.environ}
        return subprocess.run(
            [self.program, *words],
            cwd=self.folder,
            env={**clean, "LANG": "en_US.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
