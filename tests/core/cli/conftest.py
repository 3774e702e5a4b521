from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run

__all__ = ["run"]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A person of 35 with 60 months of insurance on 2021-01-01, in the invented city."""
    file = tmp_path / "profile.toml"
    file.write_text(
        """
[applicant]
birth_date = 1985-06-01
[[applicant.permits]]
city = "testcity"
from = 2015-01-01
[[applicant.insurance]]
city = "testcity"
from = "2016-01"
to = "2020-12"
[[applicant.awards]]
level = "city"
date = 2023-01-01
[statements]
pupil = true
""",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Facts of a person who lacks only the age."""
    file = tmp_path / "facts.toml"
    file.write_text("insured_months = 120\npermit = true\npupil = true\n", encoding="utf-8")
    return file
