"""Checks that gates, vetoes and doors can be met and missed."""

from __future__ import annotations

from collections.abc import Iterator

from jifen_sdk.city import City
from jifen_sdk.conformance.check import Problems, wrong
from jifen_sdk.conformance.search import can_be
from jifen_sdk.conformance.walk import door_engines, last_days
from jifen_sdk.engine import Engine
from jifen_sdk.rulebook.ruleset import OPEN
from jifen_sdk.rules.lower import gate_name
from jifen_sdk.rules.program import Program


def check_gates_reachable(city: City) -> Problems:
    """Some facts meet every gate, veto, line and door, and some miss it.

    Readings are taken either way; what is written as `{ unknown = ... }` may be met and missed.
    """
    for where, program, gate in _tests(city):
        for wanted in (True, False):
            if not can_be(program, gate_name(gate), wanted):
                expected = f"facts that {'meet' if wanted else 'miss'} it"
                yield wrong(where, expected=expected, found="none")


def _tests(city: City) -> Iterator[tuple[str, Program, str]]:
    """Yield where, the program with every reading undecided, and the id of each gate."""
    for where, rules, day in last_days(city):
        engine = Engine(rules.engine.rules, {}, city, day)
        for gate in rules.book.gates:
            yield f"{where} {gate.id}", engine.program, gate.id
    for where, engine, day in door_engines(city):
        yield where, Engine(engine.rules, {}, city, day).program, OPEN
