"""The average wage against the yearly table, written out again."""

from __future__ import annotations

from datetime import date

from jifen_sdk.city import City
from jifen_sdk.rulebook.files import read_toml
from jifen_sdk.rulebook.load import build
from jifen_sdk.rulebook.parameters import Parameter

# Average wage of the year before, yuan per month, by the first month in which it is compared.
WAGES = [
    ("2012-04-01", "2013-03-31", 4331, "B"),
    ("2013-04-01", "2014-03-31", 4692, "B"),
    ("2014-04-01", "2015-03-31", 5036, "B"),
    ("2015-04-01", "2016-03-31", 5451, "B"),
    ("2016-04-01", "2017-03-31", 5939, "B"),
    ("2017-04-01", "2018-03-31", 6504, "B"),
    ("2018-04-01", "2019-03-31", 7132, "B"),
    ("2019-04-01", "2019-10-31", 7832, "B"),
    ("2019-11-01", "2020-06-30", 8211, "C"),
    ("2020-07-01", "2021-06-30", 9339, "B"),
    ("2021-07-01", "2022-06-30", 10338, "B"),
    ("2022-07-01", "2023-06-30", 11396, "B"),
    ("2023-07-01", "2024-06-30", 12183, "B"),
    ("2024-07-01", "2025-06-30", 12307, "B"),
    ("2025-07-01", "2026-06-30", 12434, "B"),
    ("2026-07-01", "2027-06-30", 12577, "B"),
]


def average_wage() -> Parameter:
    name = "average-wage.toml"
    return build(
        Parameter, read_toml(City.from_package("jifen_shanghai").root / "parameters" / name), name
    )


def test_average_wages() -> None:
    found = [
        (str(v.effective), str(v.until), int(v.value), v.evidence) for v in average_wage().values
    ]
    assert found == WAGES


def test_average_wages_have_two_sources_where_graded_b() -> None:
    assert all(len(v.sources) >= 2 for v in average_wage().values if v.evidence == "B")


def test_before_the_first_wage_nothing_is_established() -> None:
    assert average_wage().value(date(2012, 3, 31)) is None
    assert average_wage().value(date(2027, 7, 1)) is None
