from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import EITHER, Choice, Number

Run = Callable[..., Measured]

# 申请人或其配偶拥有50%以上产权, 或双方合计拥有50%以上产权.
HALF = {"by": ["applicant", "spouse"], "at_least": 50}
OWNED = {"kind": "months", "of": "housing", "where": {"kind": "owned"}}


def home(**fields: Any) -> dict[str, Any]:
    spell = {"city": "hefei", "kind": "owned", "from": "2018-01-01", "to": "2018-12-31"}
    return {**spell, **fields}


def shares(**shares: int | str) -> list[dict[str, Any]]:
    return [
        {"who": who.replace("_", "-"), "share": Decimal(share)} for who, share in shares.items()
    ]


def lived(*homes: dict[str, Any], **kinds: Any) -> dict[str, Any]:
    return {"applicant": {"housing": list(homes), **kinds}}


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        (shares(applicant=50, other=50), (12, 12)),
        (shares(applicant="49.9999", other="50.0001"), (0, 0)),
        (shares(spouse=50, parent=50), (12, 12)),
        (shares(applicant=25, spouse=25, parent=50), (12, 12)),
        (shares(parent=100), (0, 0)),
        (shares(applicant=50), (12, 12)),
        (shares(applicant=40), (0, 12)),
        (shares(applicant=40, other=51), (0, 0)),
        ([], (0, 12)),
    ],
)
def test_the_shares_of_some_owners_count_together(
    run: Run, owners: list[dict[str, Any]], expected: tuple[int, int]
) -> None:
    profile = lived(home(owners=owners))
    assert run(profile, **OWNED, owned=HALF).value == Number(*expected)


def test_a_share_above_a_limit_or_any_share(run: Run) -> None:
    profile = lived(home(owners=shares(applicant=50, minor_child=1, other=49)))
    above = {"by": ["applicant"], "above": 50}
    assert run(profile, **OWNED, owned=above).value == Number.of(0)
    above = {"by": ["applicant", "minor-child"], "above": 50}
    assert run(profile, **OWNED, owned=above).value == Number.of(12)
    assert run(profile, **OWNED, owned={"by": ["minor-child"]}).value == Number.of(12)
    assert run(profile, **OWNED, owned={"by": ["parent", "spouse"]}).value == Number.of(0)


@pytest.mark.parametrize(
    ("wedding", "expected"),
    [
        ("2017-07-01", (12, 12)),
        ("2017-07-02", (0, 0)),
        ("2017-07", (0, 12)),
        ("2016", (12, 12)),
        ("2018", (0, 0)),
    ],
)
def test_the_spouse_counts_after_two_years_of_marriage(
    run: Run, wedding: str, expected: tuple[int, int]
) -> None:
    owned = {**HALF, "spouse_after_months": 24}
    theirs = home(owners=shares(spouse=60, other=40))
    profile = lived(theirs, marriages=[{"from": wedding}])
    assert run(profile, **OWNED, owned=owned).value == Number(*expected)
    ended = lived(theirs, marriages=[{"from": "2010", "to": "2019-06-30"}])
    assert run(ended, **OWNED, owned=owned).value == Number.of(0)
    assert run(ended, **OWNED, owned={**owned, "on": "month-end"}).value == Number.of(12)
    mine = lived(home(owners=shares(applicant=60, spouse=40)), marriages=[{"from": "2019"}])
    assert run(mine, **OWNED, owned=owned).value == Number.of(12)


def test_a_marriage_that_is_not_given_is_none_and_an_unknown_one_may_be(run: Run) -> None:
    owned = {**HALF, "spouse_after_months": 24}
    theirs = home(owners=shares(spouse=100))
    missing = frozenset({"marriages"})
    assert run(lived(theirs), **OWNED, owned=owned) == Measured(Number.of(0), missing)
    unknown = lived(theirs, unknown=["marriages"])
    assert run(unknown, **OWNED, owned=owned) == Measured(Number(0, 12))


def test_rented_months_beside_owned_ones(run: Run) -> None:
    # 同一时段自有与租赁不重复计算.
    owned = home(owners=shares(applicant=100))
    rented = home(kind="leased", to="2019-06-30")
    rent = {"kind": "months", "of": "housing", "where": {"kind": "leased"}}
    own = {"of": "housing", "where": {"kind": "owned"}, "owned": HALF}
    assert run(lived(owned, rented), **rent).value == Number.of(18)
    assert run(lived(owned, rented), **rent, **{"except": [own]}).value == Number.of(6)
    parents = home(owners=shares(parent=100))
    assert run(lived(parents, rented), **rent, **{"except": [own]}).value == Number.of(18)
    assert run(lived(home(), rented), **rent, **{"except": [own]}).value == Number(6, 18)


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        ("2018-03-15", (10, 10)),
        ("2017-11-01", (14, 14)),
        ("2018-12-31", (1, 1)),
        ("2019-01-01", (0, 0)),
        ("2018-11", (2, 2)),
        ("2018", (1, 12)),
    ],
)
def test_months_from_the_day_of_the_deed(run: Run, deed: str, expected: tuple[int, int]) -> None:
    profile = lived(home(deed_date=deed))
    assert run(profile, **OWNED, from_field="deed_date").value == Number(*expected)


def test_a_deed_that_is_not_said_may_be_of_any_day(run: Run) -> None:
    options = {**OWNED, "from_field": "deed_date", "since": "month-end"}
    assert run(lived(home(to="2019-06-30")), **options).value == Number(0, 2)


@pytest.mark.parametrize(
    ("registered", "expected"),
    [("2018-04-01", (9, 9)), ("2017-06-01", (12, 12)), (None, (0, 12))],
)
def test_a_lease_counts_from_its_record_but_not_before_it_began(
    run: Run, registered: str | None, expected: tuple[int, int]
) -> None:
    lease = home(kind="leased", **({"lease_registered": registered} if registered else {}))
    rent = {**OWNED, "where": {"kind": "leased"}, "from_field": "lease_registered"}
    assert run(lived(lease), **rent).value == Number(*expected)


def test_homes_bought_before_a_day(run: Run) -> None:
    spec = {"kind": "count", "of": "housing", "from_field": "bought", "until": "month-end"}
    assert run(lived(home(bought="2019-05-31", to="2019-12")), **spec).value == Number.of(1)
    assert run(lived(home(bought="2019-06-01", to="2019-12")), **spec).value == Number.of(0)
    assert run(lived(home(bought="2019", to="2019-12")), **spec).value == Number(0, 1)


def test_a_home_may_end_before_its_deed(run: Run) -> None:
    spec = {"kind": "count", "of": "housing", "from_field": "deed_date"}
    assert run(lived(home(deed_date="2018")), **spec).value == Number.of(1)
    assert run(lived(home(deed_date="2018", to="2018-06-30")), **spec).value == Number(0, 1)
    assert run(lived(home(deed_date="2019")), **spec).value == Number.of(0)


def test_near_is_where_the_application_names(run: Run) -> None:
    spec = {"kind": "holds", "of": "housing", "on": "month-end"}
    here = lived(home(to="2020", district="baohe", town="wanhu", zone="school-1"))
    here["application"] = {"district": "baohe", "town": "wanhu", "zone": "school-2"}
    assert run(here, **spec, near="application.district").value == Choice.of(True)
    assert run(here, **spec, near="application.town").value == Choice.of(True)
    assert run(here, **spec, near="application.zone").value == Choice.of(False)
    somewhere = {**lived(home(to="2020")), "application": here["application"]}
    assert run(somewhere, **spec, near="application.town").value == EITHER
    assert run(somewhere, **spec, near="application.zone").value == Choice.of(False)
    nowhere = lived(home(to="2020", zone="school-1"))
    missing = frozenset({"application.zone"})
    assert run(nowhere, **spec, near="application.zone") == Measured(EITHER, missing)


def test_the_province_holds_the_city_and_others_that_say_so(run: Run) -> None:
    spec = {"kind": "months", "of": "insurance", "province": "anhui"}
    spells = [
        {"city": "hefei", "from": "2018-01", "to": "2018-01"},
        {"city": "wuhu", "province": "anhui", "from": "2018-03", "to": "2018-04"},
        {"city": "haikou", "province": "hainan", "from": "2018-06", "to": "2018-08"},
    ]
    profile = {"applicant": {"insurance": spells}}
    assert run(profile, **spec).value == Number.of(3)
    assert run(profile, **spec, **{"except": [{"of": "insurance"}]}).value == Number.of(2)
    spells.append({"city": "luan", "from": "2018-10", "to": "2018-10"})
    assert run(profile, **spec).value == Number(3, 4)
