"""Without an extra: one line with a code, the missing package, and how to install it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BLOCKED = "import sys; sys.modules.update(dict.fromkeys(sys.argv.pop(1).split(',')))\n"
COMMAND = "from jifen_sdk.cli import main; sys.exit(main(sys.argv[1:]))"
BATCH = ("batch", "shanghai", "in.csv", "-o", "out.csv")
SIMULATE = ("simulate", "shanghai", "--people", "1", "--on", "2026-11-22")
CHART = (*SIMULATE, "--chart", "chart.png")
SAID = (
    "JF-EXTRA {package}: this needs parts of jifen-sdk that are not installed. "
    "Run: pip install 'jifen-sdk[{extra}]'"
)


def run(blocked: str, code: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED + code, blocked, *words],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [
        ("jifen_sdk.frame", "narwhals", "frame"),
        ("jifen_sdk.frame", "polars", "frame"),
        ("jifen_sdk.frame.score", "polars", "frame"),
        ("jifen_sdk.batch", "polars", "batch"),
        ("jifen_sdk.batch", "pyarrow", "batch"),
        ("jifen_sdk.simulate", "narwhals", "frame"),
        ("jifen_sdk.simulate.chart", "matplotlib", "chart"),
    ],
)
def test_an_import_says_what_to_install(
    module: str, package: str, extra: str, tmp_path: Path
) -> None:
    code = f"""
try:
    import {module}
except ImportError as error:
    print(type(error).__name__, error.name, error)
"""
    ran = run(package, code, cwd=tmp_path)
    said = SAID.format(package=package, extra=extra)
    assert (ran.stdout, ran.stderr) == (f"ExtraError {package} {said}\n", "")


@pytest.mark.parametrize(
    ("words", "package", "extra"),
    [
        (BATCH, "narwhals", "batch"),
        (BATCH, "polars", "batch"),
        (BATCH, "pyarrow", "batch"),
        (SIMULATE, "polars", "frame"),
        (CHART, "matplotlib", "chart"),
    ],
)
def test_a_command_says_what_to_install(
    words: tuple[str, ...], package: str, extra: str, tmp_path: Path
) -> None:
    ran = run(package, COMMAND, *words, "--lang", "en", cwd=tmp_path)
    said = SAID.format(package=package, extra=extra)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"{said}\n")
    assert list(tmp_path.iterdir()) == []


def test_it_says_so_in_chinese(tmp_path: Path) -> None:
    ran = run("matplotlib", COMMAND, *CHART, "--lang", "zh", cwd=tmp_path)
    said = "JF-EXTRA matplotlib：这个功能需要另外安装的组件。请运行：pip install 'jifen-sdk[chart]'"
    assert ran.stderr == f"{said}\n"


def test_what_needs_no_extra_works_without(tmp_path: Path) -> None:
    every = "narwhals,polars,pyarrow,matplotlib,pandas,numpy"
    facts = run(every, COMMAND, "facts", "shanghai", "--on", "2026-11-22", cwd=tmp_path)
    plain = run(every, COMMAND, *SIMULATE[:2], "--help", cwd=tmp_path)
    assert (facts.returncode, plain.returncode) == (0, 0)


def test_another_missing_package_is_no_extra(tmp_path: Path) -> None:
    ran = run("pydantic", "import jifen_sdk.frame", cwd=tmp_path)
    assert ran.stderr.splitlines()[-1].startswith("ModuleNotFoundError: import of pydantic")
