from __future__ import annotations

import polars as pl
import pytest

from tests.command import run

__all__ = ["TOTALS", "run"]


@pytest.fixture
def people() -> pl.DataFrame:
    """Four people on 2021-01-01, in the invented city.

    第三条: up to 35 years 30 points, up to 45 years 10; 5 points for each 12 months, 50 at most.
    The line is 60. The second one's age is not known; the last one has no permit.
    """
    return pl.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "age": [35, None, 36, 20],
            "insured_months": [72, 72, 600, 600],
            "permit": [True, True, True, False],
            "pupil": [True, True, None, True],
        }
    )


TOTALS = [60, None, 60, 80]
"""Of `people`: 30 + 30, unknown, 10 + 50, 30 + 50."""
