from __future__ import annotations

from pathlib import Path

import pytest

from jifen_sdk.city import City

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def city() -> City:
    """The invented city of the tests."""
    return City(FIXTURES / "testcity")
