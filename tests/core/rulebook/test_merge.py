"""Editions that amend others, and dated amendments: only what changed is written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jifen_sdk.errors import RulebookError
from jifen_sdk.rulebook.merge import edition

Raw = dict[str, Any]


def heading(name: str, **more: Any) -> Raw:
    source = {"id": f"text-{name}", "title": name, "seen": "full"}
    return {"edition": name, "evidence": "A", "sources": [source], **more}


@pytest.fixture
def raws() -> dict[str, Raw]:
    old: Raw = {
        "rulebook": heading("old"),
        "facts": {"age": {"measure": "age"}, "years": {"measure": "months"}},
        "items": [
            {"id": "age", "cite": "一", "rule": "r1", "evidence": "A", "as_printed": ["5"]},
            {"id": "years", "cite": "二", "points": 3, "max": 30},
        ],
        "amendments": [
            {
                "effective": date(2019, 11, 1),
                "sources": ["notice"],
                "items": [{"id": "years", "cite": "通知", "max": 40}],
            },
            {
                "effective": date(2019, 12, 1),
                "sources": ["notice"],
                "items": [{"id": "years", "rule": "r2"}],
            },
        ],
    }
    new: Raw = {
        "rulebook": heading("new", amends="old", confirmed_by=["page"], evidence="B"),
        "items": [{"id": "years", "max": 50}],
        "remove": {"facts": ["age"], "items": ["age"]},
    }
    return {"old": old, "new": new}


def item(raw: Raw, name: str) -> Raw:
    found: Raw = next(i for i in raw["items"] if i["id"] == name)
    return found


def test_before_an_amendment_nothing_changes(raws: dict[str, Raw]) -> None:
    raw = edition(raws, "old", date(2019, 10, 31))
    assert item(raw, "years")["max"] == 30
    assert raw["amended"] == ()


def test_an_amendment_replaces_the_keys_it_gives(raws: dict[str, Raw]) -> None:
    raw = edition(raws, "old", date(2019, 11, 1))
    assert item(raw, "years") == {
        "id": "years",
        "cite": "通知",
        "points": 3,
        "max": 40,
        "sources": ["notice"],
    }
    assert raw["amended"] == (date(2019, 11, 1),)


def test_a_rule_takes_the_place_of_points(raws: dict[str, Raw]) -> None:
    years = item(edition(raws, "old", date(2019, 12, 1)), "years")
    assert years["rule"] == "r2"
    assert "points" not in years
    assert years["max"] == 40


def test_an_edition_takes_over_the_amended_one_with_all_its_amendments(
    raws: dict[str, Raw],
) -> None:
    raw = edition(raws, "new", date(2020, 1, 1))
    assert item(raw, "years")["rule"] == "r2"
    assert item(raw, "years")["max"] == 50
    assert [i["id"] for i in raw["items"]] == ["years"]
    assert set(raw["facts"]) == {"years"}


def test_evidence_is_never_taken_over(raws: dict[str, Raw]) -> None:
    del raws["new"]["remove"]
    age = item(edition(raws, "new", date(2020, 1, 1)), "age")
    assert "evidence" not in age
    assert "as_printed" not in age
    assert age["sources"] == ("text-old", "page")


def test_the_sources_of_both_editions_are_known(raws: dict[str, Raw]) -> None:
    sources = edition(raws, "new", date(2020, 1, 1))["rulebook"]["sources"]
    assert [s["id"] for s in sources] == ["text-new", "text-old"]


def test_the_files_themselves_are_not_changed(raws: dict[str, Raw]) -> None:
    edition(raws, "new", None)
    assert item(raws["old"], "years") == {"id": "years", "cite": "二", "points": 3, "max": 30}
    assert len(raws["old"]["amendments"]) == 2


def test_an_amended_edition_that_is_not_there_is_named(raws: dict[str, Raw]) -> None:
    del raws["old"]
    with pytest.raises(RulebookError, match="new amends old"):
        edition(raws, "new", None)


def test_editions_that_amend_each_other_are_refused(raws: dict[str, Raw]) -> None:
    raws["old"]["rulebook"]["amends"] = "new"
    with pytest.raises(RulebookError, match="new amends old amends new"):
        edition(raws, "new", None)


def ids(raw: Raw) -> list[str]:
    return [entry["id"] for entry in raw["items"]]


def test_a_new_entry_stands_where_it_says(raws: dict[str, Raw]) -> None:
    raws["new"] = {
        "rulebook": heading("new", amends="old"),
        "items": [{"id": "tax"}, {"id": "area", "after": "age"}, {"id": "years", "after": "tax"}],
    }
    found = edition(raws, "new", None)
    assert ids(found) == ["age", "area", "tax", "years"]
    assert "after" not in item(found, "area")


@pytest.mark.parametrize("behind", ["nothing", "area"])
def test_a_place_behind_nothing_is_refused(raws: dict[str, Raw], behind: str) -> None:
    raws["new"]["items"] = [{"id": "area", "after": behind}]
    with pytest.raises(RulebookError, match="no other entry"):
        edition(raws, "new", None)


def test_a_key_that_no_longer_holds_is_taken_off(raws: dict[str, Raw]) -> None:
    raws["new"]["items"] = [{"id": "years", "without": ["max"], "cite": "三"}]
    found = item(edition(raws, "new", None), "years")
    assert "max" not in found
    assert "without" not in found
    assert found["cite"] == "三"


def test_a_key_that_is_not_there_cannot_be_taken_off(raws: dict[str, Raw]) -> None:
    raws["new"]["items"] = [{"id": "years", "without": ["when"]}]
    with pytest.raises(RulebookError, match="no 'when'"):
        edition(raws, "new", None)


def test_an_entry_without_sources_is_taken_over_as_it_is(raws: dict[str, Raw]) -> None:
    raws["old"]["items"][1]["sources"] = []
    raws["old"]["amendments"] = []
    assert item(edition(raws, "new", None), "years")["sources"] == ("page",)
