"""Frames of the test city, and a Spark where there is a Java for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jifen_sdk.city import City

TESTCITY = Path(__file__).parents[1] / "fixtures" / "testcity"
JAVA = sorted(Path("/usr/lib/jvm").glob("java-17-*"))
"""A system Java 17, where there is one and the environment names no other."""

# PySpark needs a Java; `.ci/run` says so where there is none.
collect_ignore = [] if JAVA or "JAVA_HOME" in os.environ else ["test_spark.py"]


@pytest.fixture(scope="session")
def testcity() -> City:
    return City(TESTCITY)
