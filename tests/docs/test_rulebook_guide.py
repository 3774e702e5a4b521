"""The worked example of docs/write-a-rulebook.md is a city that passes every check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.conformance.run import run_checks

GUIDE = Path(__file__).parents[2] / "docs" / "write-a-rulebook.md"
FILE = re.compile(r"```toml\n# ([a-z0-9/-]+\.toml)\n(.*?)```", re.DOTALL)


@pytest.fixture
def city(tmp_path: Path) -> City:
    for name, text in FILE.findall(GUIDE.read_text(encoding="utf-8")):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return City(tmp_path, "1.0.0")


def test_the_example_passes_every_check(city: City) -> None:
    results = list(run_checks(city))
    assert len(results) >= 10
    assert [r.message.en for r in results if r.status == "failed"] == []


def test_a_wrong_number_in_the_example_is_found(city: City, tmp_path: Path) -> None:
    edition = tmp_path / "jifen" / "2024.toml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("per = 12, points = 3", "per = 12, points = 4"), "utf-8")
    failed = [r.id for r in run_checks(City(tmp_path)) if r.status == "failed"]
    assert failed == ["cases-pass"]
