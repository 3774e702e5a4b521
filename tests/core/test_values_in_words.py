"""Values of facts in words: what is known of them is said, and no more."""

from __future__ import annotations

from typing import Any

import pytest

from jifen_sdk.phrases import bare_text, value_text
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.values import EITHER, Choice, Number, Value

NAME = {"zh": "月数", "en": "time"}
WINDOW = {"unit": "months", "most": 48, "measure": {"kind": "months", "of": "insurance"}}
MONTHS = {"unit": "months", "measure": {"kind": "months", "of": "insurance"}}
AGE = {"unit": "years", "measure": {"kind": "age"}}
PERMIT = {"measure": {"kind": "holds", "of": "permits"}}


def fact(form: dict[str, Any]) -> MeasuredFact:
    return MeasuredFact.model_validate({"name": NAME, **form})


@pytest.mark.parametrize(
    ("form", "value", "english", "chinese"),
    [
        (MONTHS, Number(17, 17), "17 months", "17 个月"),
        (WINDOW, Number(0, 17), "0 to 17 months", "0 至 17 个月"),
        (WINDOW, Number(31, 48), "31 to 48 months", "31 至 48 个月"),
        (WINDOW, Number(0, 48), "unknown", "未知"),  # 48 is all that it can be
        (MONTHS, Number(0, 17), "0 to 17 months", "0 至 17 个月"),
        (MONTHS, Number(0, None), "unknown", "未知"),
        (MONTHS, Number(5, None), "at least 5 months", "至少 5 个月"),
        (AGE, Number(43, 44), "43 to 44 years", "43 至 44 岁"),
        (AGE, Number(0, 150), "unknown", "未知"),
        (PERMIT, Choice.of(True), "yes", "是"),
        (PERMIT, Choice.of(False), "no", "否"),
        (PERMIT, EITHER, "unknown", "未知"),
    ],
)
def test_a_value_says_what_is_known(
    form: dict[str, Any], value: Value, english: str, chinese: str
) -> None:
    text = bare_text(fact(form), value)
    assert (text.en, text.zh) == (english, chinese)


def test_a_fact_is_named_before_its_value() -> None:
    text = value_text(fact(WINDOW), Number(0, 17))
    assert (text.en, text.zh) == ("time: 0 to 17 months", "月数：0 至 17 个月")
