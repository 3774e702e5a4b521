"""`jifen-sdk simulate`: what it prints, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jifen_sdk.cli import main

WORDS = ["simulate", "shanghai", "--people", "2000", "--on", "2026-11-22"]


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def changes(tmp_path: Path) -> str:
    file = tmp_path / "changes.toml"
    file.write_text(
        'id = "lower-line"\n'
        '[[gates]]\nid = "standard"\nwhen = { score = "total", at_least = 60 }\n',
        encoding="utf-8",
    )
    return str(file)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "it represents nobody"), ("zh", "不代表任何人")],
)
def test_it_says_that_the_people_are_invented(
    lang: str, said: str, changes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*WORDS, "--amend", changes, "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert said in out
    assert "2022+lower-line" in out
    width = {"en": len, "zh": lambda line: len(line.encode("gbk"))}[lang]
    assert max(map(width, out.replace("─", "-").splitlines())) <= 80


def test_the_json_holds_the_same_counts(changes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*WORDS, "--amend", changes, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["invented"] is True
    assert (data["people"], data["seed"]) == (2000, 1)
    for side, edition, line in (("before", "2022", "120"), ("after", "2022+lower-line", "60")):
        found = data[side]
        assert (found["edition"], found["line"]) == (edition, line)
        assert found["passes"] + found["fails"] + found["unknown"] == 2000
    assert data["moved"]["down"] == 0
    assert data["moved"]["unknown"] >= abs(data["after"]["unknown"] - data["before"]["unknown"])
    assert data["after"]["passes"] >= data["before"]["passes"] + data["moved"]["up"]


def test_without_changes_there_is_one_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*WORDS, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "After" not in out
    assert "Moved" not in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--chart", "chart.jpg"], "JF-CHART-ENDING"),
        (["--chart", "missing/chart.png"], "JF-CHART-WRITE"),
        (["--seed", "-1"], "JF-USAGE:"),
        (["--edition", "1900"], "JF-EDITION-ID"),
    ],
)
def test_what_cannot_be_is_refused(
    words: list[str],
    code: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*WORDS, *words, "--lang", "en"]) == 2
    found = capsys.readouterr()
    assert (found.out, found.err.split()[0]) == ("", code)
    assert list(tmp_path.iterdir()) == []


def test_a_chart_is_written_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "chart.png"
    assert main([*WORDS, "--chart", str(file), "--lang", "en"]) == 0
    assert f"Chart: {file}" in capsys.readouterr().out
    assert file.stat().st_size > 10_000
