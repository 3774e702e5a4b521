"""The picture of a simulation: drawn with the fonts that are there, the same each time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.simulate import Simulation, chart, simulate

LOWER = {"id": "lower", "gates": [{"id": "standard", "when": {"score": "total", "at_least": 40}}]}


@pytest.fixture
def simulation(city: City) -> Simulation:
    return simulate(city, city.amend(LOWER), people=200, seed=1, on=date(2021, 1, 1))


def test_a_png_is_drawn_light_and_dark(simulation: Simulation, tmp_path: Path) -> None:
    pictures = []
    for dark in (False, True):
        file = tmp_path / f"{dark}.png"
        chart.draw_chart(simulation, file, "en", dark=dark)
        pictures.append(file.read_bytes())
        assert pictures[-1].startswith(b"\x89PNG")
    assert pictures[0] != pictures[1]


def test_an_svg_is_the_same_each_time(simulation: Simulation, tmp_path: Path) -> None:
    files = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for file in files:
        chart.draw_chart(simulation, file, "en")
    assert files[0].read_bytes() == files[1].read_bytes()


def test_without_a_chinese_font_the_words_are_english(
    simulation: Simulation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart, "CHINESE", ())
    assert chart.draw_chart(simulation, tmp_path / "chart.svg", "zh") == "en"


def test_a_ranked_scheme_and_unknown_points_are_drawn_too(city: City, tmp_path: Path) -> None:
    on = date(2022, 1, 1)
    ranked = simulate(city, None, people=100, seed=1, on=on, scheme="luohu")
    assert ranked.ranked
    chart.draw_chart(ranked, tmp_path / "ranked.svg", "en")
    change = {"id": "open", "items": [{"id": "age", "points": {"at_least": 0, "at_most": 30}}]}
    amended = city.amend(change)
    unknown = simulate(amended, None, people=100, seed=1, on=date(2021, 1, 1))
    chart.draw_chart(unknown, tmp_path / "unknown.svg", "en")
