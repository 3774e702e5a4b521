from __future__ import annotations

from typing import get_args

import pytest

from jifen_sdk.phrases import amount, value_text
from jifen_sdk.rulebook.facts import MeasuredFact, Unit
from jifen_sdk.text import Text
from jifen_sdk.values import Number


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (3, "calendar-years", Text("3 年", "3 years")),
        (1, "calendar-years", Text("1 年", "1 year")),
        (2, "blocks", Text("2 档", "2 steps")),
        (1, "blocks", Text("1 档", "1 step")),
        (2520, "parts-of-a-patent", Text("1 项专利", "1 patent")),
        (840, "parts-of-a-patent", Text("1/3 项专利", "1/3 patents")),
        (7560, "parts-of-a-patent", Text("3 项专利", "3 patents")),
        (4005, "square-decimetres", Text("40.05 平方米", "40.05 m²")),
    ],
)
def test_numbers_of_a_unit_in_words(number: int, unit: str, text: Text) -> None:
    assert amount(number, unit) == text


def test_every_unit_has_words() -> None:
    for unit in get_args(Unit):
        assert "0" in amount(0, unit).zh
        assert "0" in amount(0, unit).en


def test_an_interval_of_parts() -> None:
    measure = {"kind": "total", "of": "patents", "share": "equal"}
    fact = MeasuredFact.model_validate(
        {"name": {"zh": "专利", "en": "Patents"}, "unit": "parts-of-a-patent", "measure": measure}
    )
    text = value_text(fact, Number(229, 230))
    assert text == Text("专利：229/2520 至 23/252 项专利", "Patents: 229/2520 to 23/252 patents")
