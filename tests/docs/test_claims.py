"""docs/claims.toml: seventeen claims, and every door and item they name is there."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from jifen_sdk.plugins import Registry
from jifen_sdk.rulebook.ruleset import RuleSet

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def claims() -> list[dict[str, object]]:
    raw = tomli.loads((DOCS / "claims.toml").read_text(encoding="utf-8"))
    found: list[dict[str, object]] = raw["claims"]
    return found


def test_there_are_seventeen(claims: list[dict[str, object]]) -> None:
    assert [claim["id"] for claim in claims] == [f"C{n}" for n in range(1, 18)]


def test_what_they_name_is_there(claims: list[dict[str, object]]) -> None:
    registry = Registry.installed()
    for claim in claims:
        doors, items = claim.get("doors", {}), claim.get("items", {})
        assert isinstance(doors, dict)
        assert isinstance(items, dict)
        for city, names in doors.items():
            assert set(names) <= {d.id for d in registry.city(city).doors}, claim["id"]
        for city, item in items.items():
            place = registry.city(city)
            latest = place.editions(place.scheme().id)[-1]
            book = place.book(place.scheme().id, latest.edition, latest.effective)
            assert item in {e.id for e in RuleSet.of_book(book).entries}, claim["id"]
