"""Unknown is an interval that contains every completion, and never zero."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jifen_sdk.city import City
from jifen_sdk.engine import Engine
from jifen_sdk.rulebook.book import Gate
from jifen_sdk.rulebook.conditions import AllOf
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.exact import compile_exact
from jifen_sdk.rules.interval import Outcome, evaluate
from jifen_sdk.rules.lower import lower
from jifen_sdk.rules.program import Input, Program
from jifen_sdk.text import Text
from jifen_sdk.values import Choice, Number, Value


def _known(source: Input) -> st.SearchStrategy[Value]:
    if source.options:
        return st.sampled_from(source.options).map(Choice.of)
    return st.integers(source.least, source.most or 400).map(Number.of)


@st.composite
def _person(draw: st.DrawFn, program: Program) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return a completion, and the same person with some facts unknown or only bounded."""
    whole = {name: draw(_known(source)) for name, source in program.inputs.items()}
    seen = dict(whole)
    for name, value in whole.items():
        fate = draw(st.sampled_from(["known", "known", "unknown", "bounded"]))
        if fate == "unknown":
            seen[name] = program.inputs[name].anything()
        elif fate == "bounded" and isinstance(value, Number):
            seen[name] = Number(max(0, value.low - draw(st.integers(0, 20))), value.low + 9)
    return whole, seen


def _within(inner: Outcome, outer: Outcome) -> bool:
    if isinstance(inner, tuple) and isinstance(outer, tuple):
        low = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
        return low and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))
    return outer is None or inner is outer


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_every_completion_lies_within(undecided: Program, data: st.DataObject) -> None:
    whole, seen = data.draw(_person(undecided))
    exact, wide = evaluate(undecided, whole), evaluate(undecided, seen)
    for name, outcome in exact.items():
        assert _within(outcome, wide[name]), name


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_the_compiled_program_agrees(rules: RuleSet, data: st.DataObject) -> None:
    closed = RuleSet(
        rules.facts,
        rules.dates,
        rules.lists,
        rules.readings,
        tuple(i for i in rules.items if i.id != "honour"),
        tuple(
            g.model_copy(update={"of": tuple(c for c in g.of if c != "honour")})
            if g.id == "total"
            else g
            for g in rules.groups
        ),
        tuple(g for g in rules.gates if g.id != "place"),
    )
    program = lower(closed, {"over-sixty": "five", "areas": "one"}, lambda _: None)
    compiled = compile_exact(program)
    assert compiled is not None
    whole = {name: data.draw(_known(source)) for name, source in program.inputs.items()}
    out = evaluate(program, whole)
    numbers = []
    for name in program.inputs:
        span = out[name]
        assert isinstance(span, tuple)
        numbers.append(span[0])
    for name, value in zip(program.nodes, compiled(*numbers), strict=True):
        expected = out[name]
        assert value == (expected[0] if isinstance(expected, tuple) else expected), name


def test_what_the_law_leaves_open_is_never_compiled(program: Program) -> None:
    assert compile_exact(program) is None


def test_nothing_known_is_bounded_only_by_the_table(undecided: Program) -> None:
    out = evaluate(undecided, {})
    d = undecided.denominator
    assert out["score:age"] == (0, 30 * d)
    assert out["score:years"] == (0, None)
    assert out["score:penalty"] == (None, 0)
    assert out["score:education"] == (0, 100 * d)
    assert out["score:total"] == (0, None)
    assert out["gate:standard"] is None


def test_an_undecided_reading_is_tried_both_ways(undecided: Program) -> None:
    facts: dict[str, Value] = {"area_a": Number.of(60), "area_b": Number.of(24)}
    d = undecided.denominator
    assert evaluate(undecided, facts)["score:areas"] == (10 * d, 14 * d)
    nothing: dict[str, Value] = {"area_a": Number.of(0), "area_b": Number.of(0)}
    assert evaluate(undecided, nothing)["score:areas"] == (0, 0)


def test_one_unknown_choice_seen_by_two_items_is_not_counted_twice(rules: RuleSet) -> None:
    """Bravery unknown: the row of 100 and the honour go together, in one world or the other."""
    program = lower(rules, {"over-sixty": "none", "areas": "add"}, lambda _: None)
    facts: dict[str, Value] = {"diploma": Choice.of("master"), "age": Number.of(50)}
    facts |= {n: Number.of(0) for n in ("insured", "home", "area_a", "area_b", "hours", "records")}
    d = program.denominator
    # without: 17 (age) - 1 (row) + 60; with: 17 - 1 + 100 and 0..12 nobody knows
    assert evaluate(program, facts)["score:total"] == (76 * d, 128 * d)


def test_what_a_decided_reading_took_out_of_the_program_is_not_known(rules: RuleSet) -> None:
    city = City(Path())
    when = next(i for i in rules.items if i.id == "over-sixty").when
    assert isinstance(when, AllOf)
    only = RuleSet(rules.facts, {}, {}, rules.readings, gates=(gate(when),))
    engine = Engine(only, {"over-sixty": "none"}, city, date(2020, 1, 1))
    assert "age" not in engine.inputs
    outcomes = engine.outcomes({})
    assert engine.holds(when, outcomes) is False
    assert engine.holds(when.all[0], outcomes) is None


def gate(when: AllOf) -> Gate:
    name = Text("条件", "Gate")
    return Gate(id="gate", name=name, kind="gate", when=when, cite="一")
