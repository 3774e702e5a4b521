"""docs/batch.md: its commands are run on its files and print what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jifen_sdk.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "batch.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILES = {"csv": "people.csv", "toml": "lower-line.toml"}
SECONDS = re.compile(r"[0-9.]+ seconds")


def test_every_command_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    printed: list[str] = []
    for kind, body in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if kind in FILES:
            Path(FILES[kind]).write_text(body, encoding="utf-8")
        elif kind == "sh":
            for command in body.splitlines():
                program, *words = command.split()
                assert program == "jifen-sdk"
                assert main([*words, "--lang", "en"]) in (0, 1)
                printed.append(capsys.readouterr().out)
        elif kind == "text":
            assert SECONDS.sub("", body) == SECONDS.sub("", printed.pop(0))
    assert printed == []
