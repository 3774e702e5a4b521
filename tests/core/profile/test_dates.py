from __future__ import annotations

from datetime import date

import pytest

from jifen_sdk.profile import PartialDate


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-12", date(2015, 12, 1), date(2015, 12, 31)),
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29)),
        (date(2100, 12, 31), date(2100, 12, 31), date(2100, 12, 31)),
        ("2100", date(2100, 1, 1), date(2100, 12, 31)),
    ],
)
def test_a_date_is_the_interval_of_what_is_known(
    written: str | date, earliest: date, latest: date
) -> None:
    assert PartialDate.of(written) == PartialDate(earliest, latest)


@pytest.mark.parametrize(
    "written",
    [
        "1899",
        "2101",
        "1899-12-31",
        "2015-13",
        "2015-00",
        "2015-02-29",
        "15",
        "2015-1",
        "2015-02-",
        "",
    ],
)
def test_other_forms_and_years_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"year|month|day|date"):
        PartialDate.of(written)


@pytest.mark.parametrize("written", ["2015", "2015-02", "2015-02-03"])
def test_a_date_is_shown_as_it_was_written(written: str) -> None:
    assert str(PartialDate.of(written)) == written


def test_surely_before_needs_every_day_to_be_earlier() -> None:
    year, month = PartialDate.of("2015"), PartialDate.of("2015-12")
    assert not year.surely_before(month)
    assert PartialDate.of("2015-11").surely_before(month)
    assert not month.surely_before(month)
