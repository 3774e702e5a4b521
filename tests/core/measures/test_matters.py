"""Records of one matter: counted once, or not beside one that ranks above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]

# 同一行为涉及多项的, 只按最重的一项扣分.
CRIMES = {"kind": "count", "of": "violations", "where": {"kind": "crime"}, "once_per": "act"}
DETENTIONS = {**CRIMES, "where": {"kind": "detention"}, "outranked_by": [{"kind": "crime"}]}
CREDIT = {
    **CRIMES,
    "where": {"kind": "credit"},
    "outranked_by": [{"kind": "crime"}, {"kind": "detention"}, {"kind": "credit", "grave": True}],
}


def violated(*acts: tuple[str, str | None] | tuple[str, str | None, str]) -> dict[str, Any]:
    violations = []
    for kind, act, *date in acts:
        record: dict[str, Any] = {"date": date[0] if date else "2018-05-01", "kind": kind}
        violations.append(record | ({"act": act} if act else {}))
    return {"applicant": {"violations": violations}}


@pytest.mark.parametrize(
    ("acts", "crimes", "detentions", "credit"),
    [
        ([("crime", "a"), ("detention", "a")], 1, 0, 0),
        ([("crime", "a"), ("detention", "b")], 1, 1, 0),
        ([("detention", "a"), ("detention", "a"), ("credit", "a")], 0, 1, 0),
        ([("crime", None), ("detention", None), ("credit", None)], 1, 1, 1),
        ([("crime", "a"), ("detention", None)], 1, 1, 0),
        ([("credit", "a"), ("credit", "b"), ("crime", "b")], 1, 0, 1),
    ],
)
def test_an_act_counts_once_as_its_worst_kind(
    run: Run, acts: list[tuple[str, str | None]], crimes: int, detentions: int, credit: int
) -> None:
    profile = violated(*acts)
    assert run(profile, **CRIMES).value == Number.of(crimes)
    assert run(profile, **DETENTIONS).value == Number.of(detentions)
    assert run(profile, **CREDIT).value == Number.of(credit)


def test_what_may_rank_above_makes_an_interval(run: Run) -> None:
    profile = violated(("crime", "a", "2013"), ("detention", "a", "2018"))
    assert run(profile, **DETENTIONS, within="5 years").value == Number.of(1)
    profile = violated(("crime", "a", "2014"), ("detention", "a", "2018"))
    assert run(profile, **DETENTIONS, within="5 years").value == Number(0, 1)
    profile = violated(("crime", "a", "2018"), ("detention", "a", "2014"))
    assert run(profile, **DETENTIONS, within="5 years").value == Number.of(0)


def test_a_higher_award_for_the_same_matter(run: Run) -> None:
    # 同一事项按最高级别计分, 不同事项可累计.
    levels = [("city", "flood"), ("province", "flood"), ("city", "song"), ("state", None)]
    awards = [
        {"date": "2018", "level": level, **({"matter": matter} if matter else {})}
        for level, matter in levels
    ]
    spec = {"kind": "count", "of": "awards", "once_per": "matter"}
    above = {"outranked_by": [{"level": {"above": "city"}}]}
    profile = {"applicant": {"awards": awards}}
    assert run(profile, **spec, **above, where={"level": "city"}).value == Number.of(1)
    assert run(profile, **spec, where={"level": "province"}).value == Number.of(1)


def test_awards_while_working_in_the_city(run: Run) -> None:
    job = {"city": "hefei", "from": "2015-01", "to": "2017-06"}
    days = ["2014-12-31", "2015-01-01", "2017-06-30", "2017-07-01", "2017"]
    awards = [{"date": day, "level": "city"} for day in days]
    profile = {"applicant": {"awards": awards, "employment": [job]}}
    spec = {"kind": "count", "of": "awards", "during": {"of": "employment"}}
    assert run(profile, **spec).value == Number(2, 3)
    studies = {"of": "education"}
    profile["applicant"]["education"] = [{"from": "2011", "to": "2014-12-31"}]
    assert run(profile, **{**spec, "during": [{"of": "employment"}, studies]}).value == (
        Number(3, 4)
    )
