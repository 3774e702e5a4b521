from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jifen_sdk.errors import ProfileError
from jifen_sdk.measures import Measured, references
from jifen_sdk.measures.options import AppliesIn
from jifen_sdk.values import EITHER, Choice, Number

Run = Callable[..., Measured]


@pytest.mark.parametrize(
    ("born", "on", "drop", "up"),
    [
        ("1975-07-01", "2019-06-30", 43, 44),
        ("1975-07-01", "2019-07-01", 44, 44),
        ("1975-07-01", "2019-07-02", 44, 45),
        ("1980-02-29", "2019-02-27", 38, 39),
        ("1980-02-29", "2019-02-28", 39, 39),
        ("1980-02-29", "2020-02-28", 39, 40),
        ("1980-02-29", "2020-02-29", 40, 40),
        ("2019-07-01", "2019-07-01", 0, 0),
    ],
)
def test_age_in_full_years(run: Run, born: str, on: str, drop: int, up: int) -> None:
    profile = {"applicant": {"birth_date": born}}
    assert run(profile, on, kind="age") == Measured(Number.of(drop))
    assert run(profile, on, kind="age", part="up") == Measured(Number.of(up))


def test_age_of_a_partly_known_birth_date_is_an_interval(run: Run) -> None:
    assert run({"applicant": {"birth_date": "1975"}}, kind="age").value == Number(43, 44)
    assert run({"applicant": {"birth_date": "1975-07"}}, kind="age").value == Number(43, 44)
    assert run({"applicant": {"birth_date": "1975-06"}}, kind="age").value == Number.of(44)
    assert run({"applicant": {}}, kind="age") == Measured(
        Number(0, None), frozenset({"birth_date"})
    )


def test_age_of_another_person_on_another_day(run: Run) -> None:
    profile = {
        "applicant": {"birth_date": "1975"},
        "spouse": {},
        "children": [{"birth_date": "2010-06-01"}],
    }
    assert run(profile, kind="age", whose="child", on="month-end").value == Number.of(8)
    assert run(profile, kind="age", whose="child").value == Number.of(9)
    missing = frozenset({"spouse.birth_date"})
    assert run(profile, kind="age", whose="spouse") == Measured(Number(0, None), missing)


def test_sex(run: Run) -> None:
    assert run({"applicant": {"sex": "male"}}, kind="sex") == Measured(Choice.of("male"))
    both = Choice(("female", "male"))
    assert run({"applicant": {}}, kind="sex") == Measured(both, frozenset({"sex"}))
    assert run({"applicant": {}}, kind="sex", whose="child") == Measured(both, frozenset({"child"}))


def option(name: str) -> dict[str, Any]:
    return {"id": name, "name": {"zh": name, "en": name}}


LEVELS = [option("none"), option("low"), option("high")]


@pytest.mark.parametrize(
    ("spec", "given", "expected"),
    [
        ({"type": "yes-no"}, True, Choice.of(True)),
        ({"type": "number"}, 12, Number.of(12)),
        ({"type": "choice", "options": LEVELS}, "high", Choice.of("high")),
    ],
)
def test_what_is_stated_is_the_fact(
    run: Run, spec: dict[str, Any], given: object, expected: Any
) -> None:
    profile = {"applicant": {}, "statements": {"talent": given}}
    assert run(profile, kind="stated", key="talent", **spec) == Measured(expected)


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ({"type": "yes-no"}, EITHER),
        ({"type": "yes-no", "absent": False}, Choice.of(False)),
        ({"type": "number"}, Number(0, None)),
        ({"type": "number", "absent": 0}, Number.of(0)),
        ({"type": "choice", "options": LEVELS}, Choice(("none", "low", "high"))),
        ({"type": "choice", "options": LEVELS, "absent": "none"}, Choice.of("none")),
    ],
)
def test_what_is_not_stated_is_unknown_or_what_absent_says(
    run: Run, spec: dict[str, Any], expected: Any
) -> None:
    measured = run({"applicant": {}}, kind="stated", key="talent", **spec)
    assert measured == Measured(expected, frozenset({"statements.talent"}))


@pytest.mark.parametrize(
    ("spec", "given"),
    [
        ({"type": "yes-no"}, 1),
        ({"type": "yes-no"}, "yes"),
        ({"type": "number"}, True),
        ({"type": "number"}, -1),
        ({"type": "choice", "options": LEVELS}, "secret"),
    ],
)
def test_a_statement_of_another_type_is_refused_without_its_value(
    run: Run, spec: dict[str, Any], given: object
) -> None:
    profile = {"applicant": {}, "statements": {"talent": given}}
    with pytest.raises(ProfileError) as caught:
        run(profile, kind="stated", key="talent", **spec)
    assert caught.value.line("en").startswith("JF-PROFILE-STATEMENT statements.talent: ")
    assert "secret" not in caught.value.line("en")


def test_the_points_of_another_scheme_are_asked_of_the_one_who_scores(run: Run) -> None:
    options = {"kind": "score", "scheme": "other"}
    assert run({"applicant": {}}, **options) == Measured(Number(0, None))
    alone = run({"applicant": {}}, **options, whose="spouse")
    assert alone == Measured(Number.of(0), frozenset({"spouse"}))


DISTRICT = {"kind": "applies_in", "field": "settle_district"}


def test_the_place_to_settle_in(run: Run) -> None:
    binhu = {"applicant": {}, "application": {"settle_district": "binhu"}}
    assert run(binhu, **DISTRICT, places="new-towns").value == Choice.of(True)
    assert run(binhu, **DISTRICT, places=["baohe"]).value == Choice.of(False)
    found = run({"applicant": {}}, **DISTRICT, places="new-towns")
    assert found == Measured(EITHER, frozenset({"application.settle_district"}))


def test_the_lists_that_a_place_names() -> None:
    spec = AppliesIn(kind="applies_in", field="district", places="new-towns")
    assert references(spec).lists == {"new-towns"}
