"""What the form refuses, each with the one thing that is wrong."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.errors import RulebookError
from jifen_sdk.rulebook.load import build, build_door, build_rulebook
from jifen_sdk.rulebook.parameters import Parameter

Raw = dict[str, Any]


def named(name: str = "x") -> Raw:
    return {"zh": f"名称{name}", "en": name}


NUMBER = {"name": named(), "unit": "months", "measure": {"kind": "months", "of": "insurance"}}
CHOICE = {
    "name": named(),
    "measure": {"kind": "stated", "key": "k", "type": "choice", "options": []},
}
CHOICE["measure"]["options"] = [{"id": o, "name": named(o)} for o in ("low", "high")]
BOOK: Raw = {
    "rulebook": {
        "scheme": "s",
        "edition": "1",
        "title": named(),
        "effective": date(2020, 1, 1),
        "effective_evidence": "A",
        "evidence": "A",
        "sources": [{"id": "text", "title": "办法", "seen": "full"}],
    },
    "facts": {"number": NUMBER, "choice": CHOICE},
    "readings": [
        {
            "id": "how",
            "question": named(),
            "options": [{"id": "one", "name": named()}, {"id": "two", "name": named()}],
            "note": named(),
        }
    ],
    "items": [
        {
            "id": "rate",
            "name": named(),
            "cite": "一",
            "rule": {"kind": "rate", "fact": "number", "per": 12, "points": 3},
        },
        {
            "id": "rows",
            "name": named(),
            "cite": "二",
            "rule": {"kind": "rows", "fact": "choice", "rows": [{"is": "high", "points": 5}]},
            "when": {"reading": "how", "is": "one"},
        },
    ],
    "groups": [
        {"id": "total", "name": named(), "cite": "三", "combine": "sum", "of": ["rate", "rows"]}
    ],
    "gates": [
        {
            "id": "line",
            "name": named(),
            "cite": "四",
            "kind": "threshold",
            "when": {"score": "total", "at_least": 60},
        }
    ],
}


def changed(path: str, value: Any) -> Raw:
    """Return the book with one place replaced; a value of None removes it."""
    book = copy.deepcopy(BOOK)
    place: Any = book
    *parts, last = (int(p) if p.isdigit() else p for p in path.split("."))
    for part in parts:
        place = place[part]
    if value is None:
        del place[last]
    elif isinstance(place, list):
        place.insert(int(last), value)
    else:
        place[last] = value
    return book


def test_the_book_itself_is_sound() -> None:
    assert build_rulebook(copy.deepcopy(BOOK), "book.toml").total == "total"


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        # the heading and its dates
        ("rulebook.until", date(2019, 12, 31), "until is before effective"),
        ("rulebook.until", date(2021, 12, 31), "until and until_evidence go together"),
        ("rulebook.evidence", "D", "Input should be"),
        ("rulebook.sources", [], "at least 1"),
        ("rulebook.effective", "2020-01-01", "valid date"),
        # readings
        ("readings.0.default", "three", "default is not one of the options"),
        ("readings.0.options", [], "at least 1"),
        # facts
        ("facts.number.unit", None, "a number needs a unit"),
        ("facts.choice.unit", "months", "a number needs a unit"),
        ("facts.more", {"name": named(), "unit": "months"}, "exactly one of sum"),
        ("facts.more", {"name": named(), "unit": "months", "sum": [], "least": []}, "exactly one"),
        ("facts.more", {"name": named(), "cases": [], "otherwise": {}}, "at least 1"),
        ("facts.more", 3, "facts.more"),
        ("facts.number.measure.of", "insurances", "Input should be"),
        # numbers
        ("items.0.rule.points", {}, "give at_least, at_most or both"),
        ("items.0.rule.points", {"at_least": 3, "at_most": 2}, "at_least is above at_most"),
        ("items.0.rule.points", True, "instance of Decimal"),
        ("items.0.rule.points", 3.5, "instance of Decimal"),
        ("items.0.rule.points", "3", "instance of Decimal"),
        # rate
        ("items.0.rule.per", 0, "per cannot be 0"),
        ("items.0.rule.points", None, "either points or bands"),
        ("items.0.rule.bands", [{"points": 1}], "either points or bands"),
        ("items.0.rule", bands := {"kind": "rate", "fact": "number"}, "either points or bands"),
        ("items.0.rule", {**bands, "bands": [{"points": 1}, {"points": 2}]}, "but the last"),
        ("items.0.rule", {**bands, "bands": [{"upto": 12, "points": 1}]}, "but the last"),
        (
            "items.0.rule",
            {**bands, "bands": [{"upto": 12, "points": 1}] * 2 + [{"points": 1}]},
            "bands must ascend",
        ),
        # rows
        ("items.1.rule.fact", None, "needs the rule to name a fact"),
        ("items.1.rule.rows.0.points", -5, 'negative points need take = "first"'),
        ("items.1.rule.rows", [], "at least 1"),
        ("items.1.rule.rows.0.in", ["high"], "compare with one of"),
        # items and groups
        ("items.0.points", 5, "either points or a rule"),
        ("items.0.rule", None, "either points or a rule"),
        ("items.0.cite", "", "at least 1 character"),
        ("items.0.as_printed", ["一二三四五六七八九十一二三四五六七八九十一"], "at most 20"),
        ("groups.0.of", {"one": "rate"}, "pick takes a table"),
        ("groups.0.combine", "pick", "pick takes a table"),
        ("groups.0.reading", "how", "pick names one fact or one reading"),
        # conditions
        ("items.1.when", {"reading": "how"}, "say is, in, at_least"),
        ("items.1.when", {"is": "one"}, "exactly one of fact, reading, score"),
        ("items.1.when", {"fact": "number", "score": "rate", "is": 3}, "exactly one of fact"),
        ("items.1.when", {"fact": "number", "is": 3, "at_least": 2}, "compare with one of"),
        ("items.1.when", {"all": []}, "at least 1"),
        ("items.1.when", True, "items.1.when"),
        # gates and ranking
        ("gates.0.when", {"fact": "number", "at_least": 6}, "a threshold compares a score"),
        ("ranking", ranking := {"cite": "五", "ties": "all", "quota": named()}, "by"),
        ("ranking", {**ranking, "by": [{}]}, "either a score or a fact"),
        ("ranking", {**ranking, "by": [{"score": "total", "order": "listed"}]}, "go together"),
        ("ranking", {**ranking, "by": [{"score": "total", "first": ["a"]}]}, "go together"),
    ],
)
def test_the_form_refuses(path: str, value: Any, says: str) -> None:
    with pytest.raises(RulebookError) as caught:
        build_rulebook(changed(path, value), "book.toml")
    assert caught.value.code == "JF-RULEBOOK-FORM"
    assert caught.value.exit_code == 3
    assert says in caught.value.line("en")


MORE_ITEM = {"id": "rate", "name": named(), "cite": "六", "points": 1}
MORE_GROUP = {"id": "more", "name": named(), "cite": "六", "combine": "pick"}


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("total", "rate", "no group 'rate'"),
        ("items.0.rule.fact", "numbers", "no fact 'numbers'"),
        ("items.0.sources", ["page"], "no source 'page'"),
        ("items.0.min", Decimal(1), "min is above 0"),
        ("items.0.max", Decimal(-1), "max is below 0"),
        ("items.2", MORE_ITEM, "'rate' is there twice"),
        ("gates.1", BOOK["gates"][0], "'line' is there twice"),
        ("readings.1", BOOK["readings"][0], "'how' is there twice"),
        ("items.1.when.reading", "why", "no reading 'why'"),
        ("items.1.when.is", "three", "has no option"),
        ("items.1.when", None, "readings.how: not used"),
        ("gates.0.when.score", "sum", "no item or group 'sum'"),
        ("groups.0.of", ["rate", "rows", "more"], "no item or group 'more'"),
        ("facts.more", NUMBER, "facts.more: not used"),
        ("facts.number.measure.until", "cut-off", "no date 'cut-off'"),
        ("facts.number.measure.cities", "near", "no list 'near'"),
        ("groups.1", {**MORE_GROUP, "fact": "choice", "of": {"middle": "rate"}}, "no option"),
        ("groups.1", {**MORE_GROUP, "fact": "choices", "of": {"low": "rate"}}, "no fact"),
        ("groups.1", {**MORE_GROUP, "reading": "how", "of": {"three": "rate"}}, "no option"),
        (
            "facts.number.readings",
            [{"reading": "how", "is": "three", "set": {}}],
            "has no option",
        ),
        ("ranking", {**ranking, "by": [{"score": "sum"}]}, "no item or group 'sum'"),
        ("ranking", {**ranking, "by": [{"fact": "numbers"}]}, "no fact 'numbers'"),
    ],
)
def test_a_book_must_hold_together(path: str, value: Any, says: str) -> None:
    with pytest.raises(RulebookError) as caught:
        build_rulebook(changed(path, value), "book.toml")
    assert caught.value.code == "JF-RULEBOOK-IDS"
    assert says in caught.value.line("en")


def parameter(*spans: tuple[date, date | None], source: str = "notice") -> Raw:
    values = [
        {
            "effective": start,
            "effective_evidence": "A",
            **({} if end is None else {"until": end, "until_evidence": "A"}),
            "value": 3,
            "evidence": "A",
            "cite": "一",
            "sources": [source],
        }
        for start, end in spans
    ]
    sources = [{"id": "notice", "title": "通告", "seen": "full"}]
    return {"id": "wage", "name": named(), "unit": named(), "sources": sources, "values": values}


FIRST, LAST = date(2020, 1, 1), date(2020, 12, 31)


def test_a_day_without_a_value_is_not_established() -> None:
    wage = build(Parameter, parameter((FIRST, LAST), (date(2022, 1, 1), None)), "wage")
    assert wage.value(LAST) == 3
    assert wage.value(date(2021, 6, 1)) is None
    assert wage.value(date(2019, 12, 31)) is None
    assert wage.value(date(2030, 1, 1)) == 3


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (parameter((FIRST, LAST), (LAST, None)), "overlaps"),
        (parameter((FIRST, None), (LAST, None)), "overlaps"),
        (parameter((FIRST, LAST), source="page"), "unknown source"),
        (parameter(), "at least 1"),
    ],
)
def test_a_parameter_is_refused(raw: Raw, says: str) -> None:
    with pytest.raises(RulebookError) as caught:
        build(Parameter, raw, "wage")
    assert says in caught.value.line("en")


def test_versions_of_a_door_do_not_overlap() -> None:
    version = {
        "effective": FIRST,
        "effective_evidence": "A",
        "points": "none",
        "rule": named(),
        "cite": "一",
        "evidence": "A",
        "when": {"unknown": named()},
    }
    door = {
        "id": "door",
        "name": named(),
        "sources": [{"id": "text", "title": "办法", "seen": "full"}],
        "versions": [version, {**version, "effective": LAST}],
    }
    with pytest.raises(RulebookError, match="overlaps the one before it"):
        build_door(door, "door.toml")
