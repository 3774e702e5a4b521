from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pytest

from jifen_sdk.cli.render.figures import gap_text, points_cell
from jifen_sdk.sheet import Points
from jifen_sdk.text import LANGS

Run = Callable[..., Any]
ON = ("--on", "2024-01-01")
ANSI = re.compile(r"\x1b\[")


def columns(line: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in line)


@pytest.fixture
def pages(run: Run, profile: Path, facts: Path) -> Callable[[str], list[str]]:
    def all_pages(lang: str) -> list[str]:
        commands: list[list[object]] = [
            ["score", "testcity", profile, "--scheme", "all", *ON],
            ["score", "testcity", "--facts", facts, *ON],
            ["compare", profile, *ON],
            ["compare", profile, "--on", "2012-01-01"],
            ["facts", "testcity", *ON],
            ["explain", "testcity", "age", *ON],
            ["explain", "testcity", "school", *ON],
            ["cities"],
            ["plugins"],
            ["check", "testcity"],
        ]
        return [run(*command, "--lang", lang).out for command in commands]

    return all_pages


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("terminal", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal(
    pages: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch, lang: str, terminal: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(terminal))
    for page in pages(lang):
        widest = max(page.splitlines(), key=columns)
        assert columns(widest) <= min(terminal, 100), widest
        assert "…" not in page


@pytest.mark.parametrize("lang", LANGS)
def test_ids_are_never_cut(pages: Callable[[str], list[str]], lang: str) -> None:
    page = pages(lang)[0]
    for id_ in ("insured_months", "back-payment", "left-out", "--reading"):
        assert id_ in page


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_speaks_its_language(pages: Callable[[str], list[str]], lang: str) -> None:
    said = {
        "zh": ["分值", "条件", "待遇", "解释选择"],
        "en": ["Points", "Gates", "Doors", "Readings"],
    }
    other = "en" if lang == "zh" else "zh"
    page = pages(lang)[0]
    assert all(word in page for word in said[lang])
    if lang == "zh":
        assert not any(word in page for word in said[other])


def test_a_sheet_shows_points_maximum_sentence_article_and_facts(run: Run, profile: Path) -> None:
    lines = run("score", "testcity", profile, *ON).out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("Social insurance"))
    assert re.search(r" 25 +60 +B$", lines[at])
    below = " ".join(line.strip() for line in lines[at + 1 : at + 4])
    assert "60 months" in below
    assert "→ 25 points" in below
    assert "第三条（二） [2] facts: insured_months" in below


def test_a_sheet_tells_what_is_missing_and_that_it_is_no_decision(run: Run, profile: Path) -> None:
    out = run("score", "testcity", profile, "--on", "2021-06-01").out
    flat = " ".join(out.split())
    assert "FAILED The line" in flat
    assert "needs: Total points (总积分) at least 60 points" in flat
    assert "Records that begin after 2021-06-01, not counted: applicant.awards[0]" in flat
    assert "not a decision of an authority" in flat


def test_a_ranking_shows_past_lines_as_what_they_are(run: Run, profile: Path) -> None:
    out = run("score", "testcity", profile, "--scheme", "luohu", *ON).out
    assert "50 points, 0.25 short against the past line of 2022" in " ".join(out.split())
    assert "50.25 in the round of 2022; not a pass mark to come" in out
    assert re.search(r"Round 2021 +45\.5, 101 admitted, 100 places \[A\]", out)


def test_pages_are_plain_unless_a_terminal_reads_them(
    pages: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = pages("en")
    assert not any(ANSI.search(page) for page in plain)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    styled = pages("en")
    assert all(ANSI.search(page) for page in styled)
    assert [re.sub(r"\x1b\[[0-9;]*m", "", page).split() for page in styled] == [
        page.split() for page in plain
    ]
    monkeypatch.setenv("NO_COLOR", "1")
    assert pages("en") == plain


def test_colours_are_those_that_show_on_light_and_dark(
    pages: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    used = {code for page in pages("en") for code in re.findall(r"\x1b\[([0-9;]*)m", page)}
    assert used <= {"0", "1", "2", "31", "32", "33"}


@pytest.mark.parametrize(
    ("low", "high", "cell", "gap"),
    [
        ("20", "20", "20", "20 above"),
        ("0", "0", "0", "exactly on it"),
        ("-25", "-25", "-25", "25 short"),
        ("-25", "5", "-25 to 5", "25 short to 5 above"),
        ("90", "100", "90 to 100", "90 to 100 above"),
        ("-37.05", "-25", "-37.05 to -25", "25 to 37.05 short"),
        ("0", "8", "0 to 8", "exactly on it to 8 above"),
        ("0.5", None, "at least 0.5", "at least 0.5 above"),
        ("-25", None, "at least -25", "at worst 25 short"),
        (None, "-5", "at most -5", "at least 5 short"),
        (None, "5", "at most 5", "at best 5 above"),
        (None, None, "unknown", "unknown"),
        ("1234.50", "1234.50", "1,234.5", "1,234.5 above"),
    ],
)
def test_points_and_gaps_in_words(low: str | None, high: str | None, cell: str, gap: str) -> None:
    points = Points(None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert points_cell(points, "en") == cell
    assert gap_text(points, "en") == gap
    assert gap_text(points, "zh")
