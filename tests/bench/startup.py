"""Print how long the command takes to start, as ratios to `import click` in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 9
# One city alone, whatever else is installed: the goal is about one city.
ONE_CITY = """
import sys
from jifen_sdk import plugins
plugins.Registry.ids = lambda self: ("shanghai",)
import jifen_sdk.cli
sys.argv = ["jifen-sdk", *sys.argv[1:]]
jifen_sdk.cli.run()
"""
PROFILE = Path(__file__).parents[2] / "docs" / "examples" / "profile.toml"
CLI = [sys.executable, "-m", "jifen_sdk"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import click": [sys.executable, "-c", "import click"],
    "import jifen_sdk": [sys.executable, "-c", "import jifen_sdk"],
    "--version": [*CLI, "--version"],
    "--help": [*CLI, "--help"],
    "cities": [*CLI, "cities"],
    "compare, one city": [
        sys.executable, "-c", ONE_CITY, "compare", str(PROFILE), "--on", "2026-11-22",
    ],
    "compare, every city": [*CLI, "compare", str(PROFILE), "--on", "2026-11-22"],
    "compare --format json": [
        *CLI, "compare", str(PROFILE), "--on", "2026-11-22", "--format", "json",
    ],
}  # fmt: skip
HEAVY = ("click", "numpy", "polars", "pydantic", "pluggy", "rich", "tomli")


def seconds(command: list[str]) -> float:
    """Return the wall time of one run, with bytecode kept as on anybody's machine."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=env)
    return time.perf_counter() - start


def loaded(code: str) -> list[str]:
    """Return which heavy packages some code loads."""
    probe = f"{code}\nimport sys\nprint(*(m for m in {HEAVY!r} if m in sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", probe], check=True, capture_output=True, text=True
    )
    return result.stdout.splitlines()[-1].split()


def main() -> None:
    """Run every command in turn, round by round, and print the best of each."""
    best = {name: min(seconds(c) for _ in range(2)) for name, c in COMMANDS.items()}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            best[name] = min(best[name], seconds(command))
    unit = best["import click"]
    for name, value in best.items():
        print(f"{name:24} {value * 1000:7.1f} ms {value / unit:6.2f} x")
    print("import jifen_sdk loads:", loaded("import jifen_sdk") or "nothing heavy")
    version = "import sys; sys.argv = ['x', '--version']\nimport jifen_sdk.cli\n"
    version += "try: jifen_sdk.cli.main()\nexcept SystemExit: pass"
    print("--version loads:", loaded(version) or "nothing heavy")


if __name__ == "__main__":
    main()
