from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import jifen_sdk

FIXTURES = Path(__file__).parents[2] / "fixtures"
LOADED = """
import sys
from jifen_sdk.cli import main
code = main(sys.argv[1:])
heavy = ("pydantic", "pluggy", "rich", "tomli", "testcity")
print(sorted(m for m in sys.modules if m.partition(".")[0] in heavy))
sys.exit(code)
"""


def jifen(*args: str, program: tuple[str, ...] = ("-m", "jifen_sdk")) -> subprocess.Popen[str]:
    environ = {**os.environ, "PYTHONPATH": str(FIXTURES), "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(
        [sys.executable, *program, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environ,
    )


def test_the_version_is_that_of_the_package() -> None:
    out, err = jifen("--version").communicate()
    assert (out, err) == (f"jifen-sdk {version('jifen-sdk')}\n", "")
    assert jifen_sdk.__version__ == version("jifen-sdk")


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["nonsense"], ["--on"]])
def test_what_needs_no_city_loads_none(args: list[str]) -> None:
    out, _ = jifen(*args, program=("-c", LOADED)).communicate()
    assert out.splitlines()[-1] == "[]"


def test_json_needs_no_tables() -> None:
    process = jifen("cities", "--format", "json", program=("-c", LOADED))
    out, _ = process.communicate()
    assert "rich" not in out
    assert process.returncode == 0


def test_the_module_is_the_command() -> None:
    process = jifen("facts", "testcity", "--on", "2011-01-01")
    _, err = process.communicate()
    assert process.returncode == 2
    assert err.startswith("JF-EDITION testcity jifen: no edition is in force on 2011-01-01.")


def test_a_closed_pipe_is_quiet() -> None:
    process = jifen("schema", "profile")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 141


def test_a_language_without_the_letters_still_prints() -> None:
    environ = {**os.environ, "PYTHONPATH": str(FIXTURES), "PYTHONIOENCODING": "ascii"}
    out = subprocess.run(
        [sys.executable, "-m", "jifen_sdk", "cities", "--lang", "zh"],
        capture_output=True,
        check=True,
        env=environ,
    ).stdout
    assert "示例市" in out.decode("utf-8")
