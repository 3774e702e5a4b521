"""The rulebook of this folder, lowered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jifen_sdk.rulebook import merge
from jifen_sdk.rulebook.files import read_toml
from jifen_sdk.rulebook.load import build_rulebook
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.lower import lower
from jifen_sdk.rules.program import Program

Lower = Callable[..., Program]


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    raw = read_toml(Path(__file__).with_name("book.toml"))
    return RuleSet.of_book(build_rulebook(merge.edition({"1": raw}, "1", None), "book.toml"))


@pytest.fixture(scope="session")
def program(rules: RuleSet) -> Program:
    """The rules with the areas added and nothing above sixty."""
    return lower(rules, {"over-sixty": "none", "areas": "add"}, lambda _: None)


@pytest.fixture(scope="session")
def undecided(rules: RuleSet) -> Program:
    """The rules with no reading decided."""
    return lower(rules, {}, lambda _: None)
