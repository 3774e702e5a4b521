from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from jifen_sdk.measures import MEASURES, MeasureSpec, references

SPECS: TypeAdapter[MeasureSpec] = TypeAdapter(MeasureSpec)
OPTION = {"id": "none", "name": {"zh": "无", "en": "None"}}
DOCTOR = {"id": "doctor", "name": {"zh": "博士", "en": "Doctor"}}
INSURED = {"kind": "months", "of": "insurance"}
HOMES = {"kind": "months", "of": "housing"}
CORE = {"of": "housing", "districts": "core", "cities": "own"}
MINE = {"by": ["applicant"]}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "monthz"}, "does not match any of the expected tags"),
        ({"kind": "months", "of": "awards"}, "months need records with from and to"),
        ({**INSURED, "during": {"of": "awards"}}, "months need records with from and to"),
        ({**INSURED, "wehre": {}}, "Extra inputs are not permitted"),
        ({**INSURED, "where": {"backpaid": True}}, "insurance have no field backpaid"),
        ({**INSURED, "where": {"via": "aunt"}}, "insurance.via is never aunt"),
        ({**INSURED, "where": {"via": ["aunt"]}}, "insurance.via is never aunt"),
        ({**INSURED, "where": {"back_paid": 1}}, "insurance.back_paid is never 1"),
        ({**INSURED, "where": {"via": {"at_least": "agency"}}}, "insurance.via has no order"),
        ({**INSURED, "where": {"start": "2015"}}, "insurance.start cannot be compared"),
        ({**INSURED, "within": "48"}, "String should match pattern"),
        ({**INSURED, "base": {"of": "wage"}}, "give at_least or below"),
        ({**INSURED, "count": "dates", "bridge": 1}, "count = dates goes with none of"),
        ({**INSURED, "single": "school"}, "Input should be 'record', 'district' or 'employer'"),
        ({"kind": "months", "of": "housing", "single": "employer"}, "housing have no employer"),
        ({"kind": "months", "of": "permits", "kinds": ["medical"]}, "are of insurance"),
        ({"kind": "months", "of": "marriages", "cities": "own"}, "marriages have no place"),
        ({"kind": "months", "of": "marriages", "near": "application.zone"}, "have no place"),
        ({**INSURED, "near": "application.school"}, "Input should be 'application.district'"),
        ({**INSURED, "owned": {"by": ["spouse"]}}, "owned and from_field are of housing"),
        ({**INSURED, "from_field": "bought"}, "owned and from_field are of housing"),
        ({**HOMES, "owned": {"by": []}}, "at least 1 item"),
        ({**HOMES, "owned": {"by": ["aunt"]}}, "Input should be 'applicant'"),
        ({**HOMES, "owned": {**MINE, "at_least": 50, "above": 50}}, "give at_least or above"),
        ({**HOMES, "owned": {**MINE, "spouse_after_months": 24}}, "needs the spouse among"),
        ({**HOMES, "count": "dates", "whole": 12}, "count = dates goes with none of"),
        ({**HOMES, "after": {"of": "awards"}}, "months need records with from and to"),
        ({"kind": "count", "of": "awards", "once_per": "act"}, "awards have no act"),
        ({"kind": "count", "of": "awards", "outranked_by": [{}]}, "outranked_by needs once_per"),
        (
            {"kind": "count", "of": "awards", "once_per": "matter", "outranked_by": [{"act": 1}]},
            "awards have no field act",
        ),
        ({"kind": "count", "of": "awards", "during": {"of": "exams"}}, "during needs records"),
        ({"kind": "total", "of": "awards", "field": "matter"}, "awards.matter is not a number"),
        ({"kind": "total", "of": "taxes", "field": "tax"}, "taxes have no field tax"),
        ({"kind": "total", "of": "taxes"}, "give field, share or times"),
        ({"kind": "total", "of": "taxes", "share": "equal"}, "share is of patents"),
        (
            {"kind": "total", "of": "patents", "share": "equal", "field": "inventors"},
            "give field or share",
        ),
        ({"kind": "total", "of": "taxes", "times": 2, "during": [{"of": "exams"}]}, "during needs"),
        ({"kind": "hukou_place", "of": "permits"}, "Input should be 'hukou'"),
        ({"kind": "blocks", "of": "awards", "field": "rank", "per": 1}, "rank may be left out"),
        ({"kind": "blocks", "of": "awards", "per": 0}, "greater than 0"),
        ({"kind": "blocks", "of": "awards", "per": 1, "years": "rolling"}, "goes with each = year"),
        (
            {"kind": "blocks", "of": "awards", "per": 1, "each": "year", "part": "up"},
            "only without years",
        ),
        ({"kind": "years_in_row", "of": "taxes", "field": "tax"}, "taxes have no tax in a year"),
        ({"kind": "best", "of": "education", "options": [OPTION, DOCTOR]}, "needs `where`"),
        (
            {"kind": "best", "of": "awards", "field": "level", "options": [OPTION, DOCTOR]},
            "awards.level is never doctor",
        ),
    ],
)
def test_options_that_mean_nothing_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        SPECS.validate_python(options)


def test_every_measure_is_registered() -> None:
    named = SPECS.json_schema()["discriminator"]["mapping"]
    assert set(named) == set(MEASURES)


def test_references_are_the_names_that_a_rulebook_must_define() -> None:
    spec = SPECS.validate_python(
        {
            **INSURED,
            "since": "first-day",
            "cities": "near",
            "base": {"of": "wage", "at_least": 1, "at": "wage-day"},
            "during": {"of": "housing", "zones": "parks", "cities": "any"},
            "except": [{"of": "permits", "districts_not": "core"}],
        }
    )
    names = references(spec)
    assert names.dates == {"first-day", "application", "wage-day"}
    assert names.lists == {"near", "parks", "core"}
    assert names.parameters == {"wage"}
    assert references(SPECS.validate_python({"kind": "sex"})).dates == frozenset()
    owned = {"by": ["spouse"], "spouse_after_months": 24, "on": "deadline"}
    rest: dict[str, Any] = {**HOMES, "except": [{"of": "housing", "owned": owned}], "after": CORE}
    names = references(SPECS.validate_python(rest))
    assert names.dates == {"application", "deadline"}
    assert names.lists == {"core"}
