from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.errors import ProfileError
from jifen_sdk.profile import parse_profile


def refused(data: dict[str, Any], source: str = "") -> str:
    with pytest.raises(ProfileError) as caught:
        parse_profile(data, source)
    assert caught.value.line("zh").startswith(caught.value.code)
    return caught.value.line("en")


def insured(**fields: object) -> dict[str, Any]:
    good = {"city": "hefei", "from": "2015-03"}
    return {"applicant": {"insurance": [good, good, {**good, **fields}]}}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (
            {"applicant": {"birthdate": "1985"}},
            'JF-PROFILE-KEY applicant.birthdate: unknown key. Did you mean "birth_date"?',
        ),
        (
            insured(start="2015-03"),
            "JF-PROFILE-KEY applicant.insurance[2].start: unknown key. Did you mean",
        ),
        (
            insured(too="2015-03"),
            'JF-PROFILE-KEY applicant.insurance[2].too: unknown key. Did you mean "to"?',
        ),
        (
            {"applicant": {}, "application": {"zzz": 1}},
            "JF-PROFILE-KEY application.zzz: unknown key. Known keys: on, city, scheme,",
        ),
        ({"spouse": {}}, "JF-PROFILE-MISSING applicant: a required field is missing."),
        (
            insured(base="6504"),
            "JF-PROFILE-TYPE applicant.insurance[2].base: found a text where a number is expected.",
        ),
        (
            insured(base=True),
            "JF-PROFILE-TYPE applicant.insurance[2].base: "
            "found a truth value where a number is expected.",
        ),
        (
            insured(base=0.1),
            "JF-PROFILE-TYPE applicant.insurance[2].base: "
            "found a binary float where a number is expected.",
        ),
        (
            insured(back_paid=1),
            "JF-PROFILE-TYPE applicant.insurance[2].back_paid: "
            "found a whole number where true or false is expected.",
        ),
        (
            insured(city=["hefei"]),
            "JF-PROFILE-TYPE applicant.insurance[2].city: found a list where a text is expected.",
        ),
        (
            insured(to=2018),
            "JF-PROFILE-TYPE applicant.insurance[2].to: "
            "found a whole number where a date is expected.",
        ),
        (
            {"applicant": {"insurance": {"city": "hefei"}}},
            "JF-PROFILE-TYPE applicant.insurance: found a table where a list is expected.",
        ),
        (
            {"applicant": [1]},
            "JF-PROFILE-TYPE applicant: found a list where a table is expected.",
        ),
        (
            {"applicant": {}, "statements": {"x": 1.5}},
            "JF-PROFILE-TYPE statements.x: "
            "found a binary float where true or false, a whole number or a text is expected.",
        ),
        (
            insured(base=Decimal("NaN")),
            "JF-PROFILE-NOT-FINITE applicant.insurance[2].base: NaN or an infinity",
        ),
        (
            {"applicant": {}, "application": {"child": Decimal("inf")}},
            "JF-PROFILE-NOT-FINITE application.child: NaN or an infinity",
        ),
        (insured(base=-1), "JF-PROFILE-RANGE applicant.insurance[2].base: outside the allowed"),
        (
            insured(base=Decimal("1.005")),
            "JF-PROFILE-RANGE applicant.insurance[2].base: outside the allowed",
        ),
        (
            insured(via="my aunt"),
            "JF-PROFILE-CHOICE applicant.insurance[2].via: not one of the allowed values. "
            "Allowed: 'employer', 'flexible',",
        ),
        (insured(city="Hefei"), "JF-PROFILE-CODE applicant.insurance[2].city: not written as a"),
        (insured(to="1850"), "JF-PROFILE-DATE applicant.insurance[2].to: not a usable date."),
        (insured(to="2015-02"), "JF-PROFILE-ENDS-FIRST applicant.insurance[2].to: ends before"),
        (
            {"applicant": {"awards": [], "unknown": ["patents", "awards"]}},
            "JF-PROFILE-UNKNOWN-AND-GIVEN applicant.unknown[1]: this kind of record is both",
        ),
    ],
)
def test_one_line_says_where_and_what(data: dict[str, Any], line: str) -> None:
    assert refused(data).startswith(line)


def test_a_value_is_never_repeated() -> None:
    for field in ("base", "from", "to", "city", "via", "kinds", "back_paid", "employer"):
        assert "secret" not in refused(insured(**{field: ["secret 13800138000"]}))


def test_several_problems_give_the_first_and_how_many_more() -> None:
    data = {"applicant": {"sex": 1, "identity": 2, "brith_date": "1985"}}
    line = refused(data, "p.toml")
    assert line.startswith("JF-PROFILE-KEY p.toml: applicant.brith_date: unknown key.")
    assert line.endswith("(2 more.)")
    assert "more" not in refused({"applicant": {"sex": 1}})


def test_a_key_is_shown_short_and_printable() -> None:
    line = refused({"applicant": {}, "a\nb" + "x" * 500: 1})
    assert line.startswith("JF-PROFILE-KEY a?b" + "x" * 37 + "...: unknown key.")


def permits(*spells: tuple[str, str, str | None]) -> dict[str, Any]:
    records = [
        {"city": city, "from": start} | ({"to": end} if end else {}) for city, start, end in spells
    ]
    return {"applicant": {"permits": records}}


@pytest.mark.parametrize(
    "spells",
    [
        [("hefei", "2015-03-01", None), ("hefei", "2016-01-01", "2017-01-01")],
        [("hefei", "2015-03", "2016-05"), ("hefei", "2016-04", None)],
        [("wuhu", "2015", None), ("hefei", "2010", None), ("wuhu", "2017", "2018")],
    ],
)
def test_permits_of_one_city_that_surely_overlap_are_refused(
    spells: list[tuple[str, str, str | None]],
) -> None:
    line = refused(permits(*spells))
    assert line.startswith(f"JF-PROFILE-OVERLAP applicant.permits[{len(spells) - 1}]: overlaps")


@pytest.mark.parametrize(
    "spells",
    [
        [("hefei", "2015-03-01", "2016-01-01"), ("hefei", "2016-01-01", None)],
        [("hefei", "2015-03", "2016-05"), ("hefei", "2016-05", None)],
        [("hefei", "2015", None), ("wuhu", "2015", None)],
    ],
)
def test_permits_that_may_follow_each_other_are_accepted(
    spells: list[tuple[str, str, str | None]],
) -> None:
    profile = parse_profile(permits(*spells))
    assert len(profile.applicant.permits or ()) == 2


def test_marriages_do_not_overlap_but_insurance_in_two_cities_may() -> None:
    spells = [{"from": "2010-05-01"}, {"from": "2012-05-01"}]
    line = refused({"applicant": {"marriages": spells}})
    assert line.startswith("JF-PROFILE-OVERLAP applicant.marriages[1]: overlaps")
    both = [{"city": "hefei", "from": "2015"}, {"city": "wuhu", "from": "2015"}]
    assert parse_profile({"applicant": {"insurance": both}}).applicant.insurance is not None
