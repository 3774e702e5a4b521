"""The city keeps the contract: the checks of `jifen-sdk check tianjin`, one test each."""

from __future__ import annotations

from collections.abc import Callable

from jifen_sdk.conformance.testing import parametrize_with_checks


@parametrize_with_checks("tianjin")
def test_contract(check: Callable[[], None]) -> None:
    check()
