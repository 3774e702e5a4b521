"""The checks in a plugin's own suite (needs `jifen-sdk[testing]`); each is a test of its own.

from jifen_sdk.conformance.testing import parametrize_with_checks

@parametrize_with_checks("example")
def test_contract(check):
    check()
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

import pytest

from jifen_sdk.city import City
from jifen_sdk.conformance.checks import CHECKS
from jifen_sdk.conformance.run import NO_DEVIATIONS, Checking
from jifen_sdk.scoring import find_city


def parametrize_with_checks(
    city: str | City, *, deviations: Mapping[str, str] = NO_DEVIATIONS
) -> pytest.MarkDecorator:
    """Return the mark that gives a test each check in turn, as the argument `check`.

    `city` is the id of an installed city or a City; it is loaded when the first check runs.
    `deviations` gives the reason for each check that is known to fail; such a check is an
    expected failure, and fails the suite once it passes.
    """

    @cache
    def checking() -> Checking:
        return Checking(find_city(city), CHECKS, deviations)

    def verify(check: str) -> None:
        result = checking().result(check)
        says = "\n".join([result.message.en, *result.problems[1:]])
        if result.status == "failed":
            pytest.fail(says, pytrace=False)
        if result.status == "skipped":
            pytest.skip(says)
        if result.status in ("deviates", "advised"):
            pytest.xfail(says)

    return pytest.mark.parametrize(
        "check", [pytest.param(partial(verify, check.id), id=check.id) for check in CHECKS]
    )
