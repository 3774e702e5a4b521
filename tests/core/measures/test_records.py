from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import EITHER, Choice, Number

Run = Callable[..., Measured]


def violated(*dates: str, **fields: Any) -> dict[str, Any]:
    return {
        "applicant": {"violations": [{"date": d, "kind": "detention", **fields} for d in dates]}
    }


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2014-07-01", (1, 1)),
        ("2014-06-30", (0, 0)),
        ("2014-07", (1, 1)),
        ("2014", (0, 1)),
        ("2019-07-01", (1, 1)),
        ("2019-07", (0, 1)),
        ("2019-07-02", (0, 0)),
    ],
)
def test_an_event_exactly_five_years_before_still_counts(
    run: Run, day: str, expected: tuple[int, int]
) -> None:
    spec = {"kind": "count", "of": "violations", "within": "5 years"}
    assert run(violated(day), **spec).value == Number(*expected)


def test_count_takes_only_what_fits(run: Run) -> None:
    profile = violated("2018", "2017-03-01")
    profile["applicant"]["violations"].append({"date": "2018", "kind": "crime", "sentence": 12})
    spec = {"kind": "count", "of": "violations"}
    assert run(profile, **spec).value == Number.of(3)
    assert run(profile, where={"kind": "detention"}, **spec).value == Number.of(2)
    assert run(profile, where={"kind": ["crime", "tax"]}, **spec).value == Number.of(1)
    assert run(profile, where={"sentence": {"at_least": 12}}, **spec).value == Number.of(1)
    assert run(profile, where={"sentence": {"above": 12}}, **spec).value == Number.of(0)
    assert run(profile, where={"sentence": {"below": 12}}, **spec).value == Number.of(2)
    assert run(profile, where={"sentence": {"at_most": 12}}, **spec).value == Number.of(3)
    assert run(profile, since="application", **spec).value == Number.of(0)
    calendar = {**spec, "within": "1 calendar years"}
    assert run(profile, **calendar).value == Number.of(2)


def test_records_of_one_act_can_be_one(run: Run) -> None:
    profile = violated("2018-01-01", "2018-02-01", act="a fight")
    profile["applicant"]["violations"] += violated("2018-03-01", "2018-04-01")["applicant"][
        "violations"
    ]
    spec = {"kind": "count", "of": "violations"}
    assert run(profile, **spec).value == Number.of(4)
    assert run(profile, once_per="act", **spec).value == Number.of(3)


def test_spells_count_where_they_touch_the_window(run: Run) -> None:
    school = {"city": "hefei", "stage": "junior", "from": "2010-09", "to": "2013-06"}
    profile = {"applicant": {"schooling": [school]}}
    spec = {"kind": "count", "of": "schooling"}
    assert run(profile, **spec).value == Number.of(1)
    assert run(profile, where={"graduated": True}, **spec).value == Number.of(0)
    assert run(profile, since=date(2013, 7, 1), **spec).value == Number.of(0)


def test_a_field_that_is_not_said_may_fit(run: Run) -> None:
    home = {"city": "hefei", "kind": "owned", "from": "2015"}
    spec = {"kind": "count", "of": "housing", "where": {"area": {"at_least": 50}}}
    assert run({"applicant": {"housing": [home]}}, **spec).value == Number(0, 1)
    assert run({"applicant": {"housing": [{**home, "area": 50}]}}, **spec).value == Number.of(1)
    assert run({"applicant": {"housing": [{**home, "area": 49}]}}, **spec).value == Number.of(0)


def test_levels_are_compared_in_their_order(run: Run) -> None:
    studies = [{"from": "2001", "to": "2005", "diploma": "master"}]
    spec = {"kind": "count", "of": "education"}
    profile = {"applicant": {"education": studies}}
    assert run(profile, where={"diploma": {"at_least": "bachelor"}}, **spec).value == Number.of(1)
    assert run(profile, where={"diploma": {"above": "master"}}, **spec).value == Number.of(0)


def test_totals_are_floored_at_the_end_and_money_is_in_fen(run: Run) -> None:
    hours = [
        {"city": "hefei", "date": "2018", "hours": Decimal("10.6")},
        {"city": "hefei", "date": "2019", "hours": Decimal("5.6")},
        {"city": "wuhu", "date": "2018", "hours": 100},
    ]
    spec = {"kind": "total", "of": "volunteering", "field": "hours"}
    profile = {"applicant": {"volunteering": hours}}
    assert run(profile, **spec).value == Number(10, 16)
    assert run(profile, "2019-12-31", **spec).value == Number.of(16)
    gifts = [{"date": "2018", "kind": "money", "amount": Decimal("0.29")}]
    spec = {"kind": "total", "of": "donations", "field": "amount"}
    assert run({"applicant": {"donations": gifts}}, **spec).value == Number.of(29)


def test_the_sum_of_a_spell_that_leaves_the_window_may_lie_outside(run: Run) -> None:
    tax = {"city": "hefei", "from": "2018-01", "to": "2018-12", "paid": 1200}
    spec = {"kind": "total", "of": "taxes", "field": "paid"}
    profile = {"applicant": {"taxes": [tax]}}
    assert run(profile, **spec).value == Number.of(120_000)
    assert run(profile, "2018-06-30", **spec).value == Number(0, 120_000)
    assert run(profile, since=date(2018, 1, 2), **spec).value == Number(0, 120_000)


def test_an_amount_that_is_not_said_has_no_upper_bound(run: Run) -> None:
    homes = [{"city": "hefei", "kind": "owned", "from": "2015", "area": a} for a in (60, None)]
    spec = {"kind": "total", "of": "housing", "field": "area"}
    assert run({"applicant": {"housing": homes}}, since="application", **spec).value == Number(
        0, None
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2019-07-01", None, Choice.of(True)),
        ("2018", "2019-07-01", Choice.of(True)),
        ("2018", "2019-06-30", Choice.of(False)),
        ("2019-07-02", None, Choice.of(False)),
        ("2019", None, EITHER),
        ("2018", "2019", EITHER),
    ],
)
def test_holds_asks_whether_a_spell_covers_the_day(
    run: Run, start: str, end: str | None, expected: Choice
) -> None:
    permit = {"city": "hefei", "from": start} | ({"to": end} if end else {})
    profile = {"applicant": {"permits": [permit]}}
    assert run(profile, kind="holds", of="permits").value == expected


def test_holds_asks_whether_an_event_lies_before_the_day(run: Run) -> None:
    spec = {"kind": "holds", "of": "exams", "where": {"kind": "zhongkao"}}
    for day, expected in (
        ("2019-07-01", Choice.of(True)),
        ("2015", Choice.of(True)),
        ("2019-07-02", Choice.of(False)),
        ("2019", EITHER),
    ):
        profile = {"applicant": {"exams": [{"date": day, "kind": "zhongkao"}]}}
        assert run(profile, **spec).value == expected
    studies = [{"from": "2001", "to": "2005", "diploma": "college"}]
    profile = {"applicant": {"education": studies}}
    assert run(profile, kind="holds", of="education").value == Choice.of(True)
    assert run(profile, kind="holds", of="education", within="5 years").value == Choice.of(False)


def test_a_spouse_of_local_hukou(run: Run) -> None:
    spec = {"kind": "holds", "of": "hukou", "whose": "spouse", "cities": "own"}
    local = {"applicant": {}, "spouse": {"hukou": [{"city": "hefei"}]}}
    assert run(local, **spec) == Measured(Choice.of(True))
    assert run({"applicant": {}, "spouse": {"hukou": [{"city": "wuhu"}]}}, **spec) == Measured(
        Choice.of(False)
    )
    assert run({"applicant": {}, "spouse": {"hukou": [{"province": "anhui"}]}}, **spec) == Measured(
        EITHER
    )
    assert run({"applicant": {}}, **spec) == Measured(Choice.of(False), frozenset({"spouse"}))


def owned(share: int | str, *years: tuple[int, int, int], **fields: Any) -> dict[str, Any]:
    rows = [{"year": y, "tax": tax, "local_employees": staff} for y, tax, staff in years]
    return {"city": "hefei", "from": "2010", "share": Decimal(share), "years": rows, **fields}


@pytest.mark.parametrize(
    ("companies", "tax", "staff"),
    [
        ([owned(100, (2016, 100, 10), (2017, 100, 10), (2018, 100, 10))], 10_000, 10),
        ([owned(100, (2018, 100, 10))], 3333, 3),
        ([owned(50, (2016, 100, 9), (2017, 100, 10), (2018, 100, 10))], 5000, 4),
        ([owned(100, (2015, 900, 9), (2019, 900, 9))], 0, 0),
        ([owned(50, (2018, 100, 9)), owned(25, (2017, 200, 6))], 3333, 2),
        ([owned(100, (2018, 300, 30), city="wuhu")], 0, 0),
        ([owned("33.33", (2018, 300, 30))], 3333, 3),
        ([], 0, 0),
    ],
)
def test_yearly_mean_of_the_own_share(
    run: Run, companies: list[dict[str, Any]], tax: int, staff: int
) -> None:
    profile = {"applicant": {"companies": companies}}
    spec = {"kind": "yearly_mean", "of": "companies", "share": "owned"}
    assert run(profile, field="tax", **spec).value == Number.of(tax)
    assert run(profile, field="local_employees", **spec).value == Number.of(staff)


def test_yearly_mean_of_the_whole_company(run: Run) -> None:
    profile = {"applicant": {"companies": [owned(10, (2018, 100, 10), (2017, 100, 11))]}}
    spec = {"kind": "yearly_mean", "of": "companies", "field": "local_employees", "years": 2}
    assert run(profile, **spec).value == Number.of(10)
    profile["applicant"]["companies"][0]["from"] = "2019"
    assert run(profile, **spec).value == Number(0, 10)
