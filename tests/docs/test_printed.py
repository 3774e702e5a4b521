"""What the examples print: words that fit the sheet, figures that stay in one piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from jifen_sdk.cli import main
from jifen_sdk.plugins import Registry

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    example = str(EXAMPLES / words[-1])
    assert main([*words[:-1], example, "--on", "2026-11-22", "--lang", "en"]) == 0
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_a_family_short_of_the_line_is_below_it_and_no_gate_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sheet = printed(capsys, "score", "shanghai", "profile.toml")
    assert "114 points, 6 short; below the line\n" in sheet
    assert "Result        below the line\n" in printed(capsys, "compare", "profile.toml")


def test_a_missing_permit_is_a_gate_that_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert "80 points, 40 short; a gate fails\n" in printed(
        capsys, "score", "shanghai", "newcomer.toml"
    )


def test_the_gap_stands_in_one_line_beside_long_names(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "score", "shanghai", "gaps.toml").splitlines()
    gap = next(line for line in lines if line.strip().startswith("Gap "))
    assert gap.endswith("5 short to 131 above")
    assert max(map(len, lines)) <= 80


def test_without_a_city_compare_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Registry, "installed", lambda: Registry(()))
    assert printed(capsys, "compare", "profile.toml").startswith("No city is installed")
