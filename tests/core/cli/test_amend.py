"""`--amend FILE`: a simulation is told apart from the law wherever its edition is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ON = ("--on", "2021-01-01")


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    file = tmp_path / "changes.toml"
    file.write_text(
        'id = "lower"\n[[gates]]\nid = "standard"\nwhen = { score = "total", at_least = 55 }\n',
        encoding="utf-8",
    )
    return file


def test_the_sheet_says_that_the_edition_is_a_simulation(
    run: Run, profile: Path, changes: Path
) -> None:
    data = run("score", "testcity", profile, *ON, "--amend", changes, "--format", "json").data
    assert (data["edition"], data["verdict"], data["evidence"]) == (
        "2020+lower",
        "qualifies",
        "assumed",
    )
    out = run("score", "testcity", profile, *ON, "--amend", changes).out
    assert "2020+lower is a simulation" in out
    assert "assumed: lower" in out
    zh = run("score", "testcity", profile, *ON, "--amend", changes, "--lang", "zh").out
    assert "2020+lower 是模拟" in zh


def test_an_edition_is_named_as_the_package_names_it(
    run: Run, profile: Path, changes: Path
) -> None:
    args = ("score", "testcity", profile, *ON, "--amend", changes, "--format", "json")
    assert run(*args, "--edition", "2022").data["edition"] == "2022+lower"


def test_changes_that_cannot_be_read_are_one_line(
    run: Run, profile: Path, changes: Path, tmp_path: Path
) -> None:
    args = ("score", "testcity", profile, *ON)
    missing = run(*args, "--amend", tmp_path / "none.toml")
    assert (missing.code, missing.err.split()[0]) == (2, "JF-FILE-MISSING")
    all_ = run(*args, "--amend", changes, "--scheme", "all")
    assert (all_.code, all_.err.split()[0]) == (2, "JF-USAGE:")
    changes.write_text('id = "x"\nitms = 3\n', encoding="utf-8")
    wrong = run(*args, "--amend", changes)
    assert wrong.code == 2
    assert wrong.err.startswith(f"JF-AMEND-FORM {changes} itms: ")
