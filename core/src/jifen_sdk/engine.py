"""One rule set on one day with its readings decided, ready to be evaluated many times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from jifen_sdk.city import City
from jifen_sdk.rulebook.conditions import Condition
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.exact import Exact, compile_exact
from jifen_sdk.rules.interval import Outcomes, evaluate, test
from jifen_sdk.rules.ir import Bool, names
from jifen_sdk.rules.lower import Lowering
from jifen_sdk.rules.program import Input, Program
from jifen_sdk.values import Value

Readings = Mapping[str, str | None]
"""Option by id of the reading; None is undecided."""


class Engine:
    """Evaluates a rule set; immutable, safe to share between threads."""

    def __init__(self, rules: RuleSet, readings: Readings, city: City, on: date) -> None:
        self.rules = rules
        self.readings = readings
        self._lowering = Lowering(rules, readings, lambda name: city.parameter(name).value(on))
        self.program: Program = self._lowering.program()
        self.denominator = self.program.denominator
        """The number that all points are whole numbers over."""
        self.inputs: Mapping[str, Input] = self.program.inputs
        """The facts and undecided readings that matter, by name."""

    @cached_property
    def exact(self) -> Exact | None:
        """The compiled function for known facts, if the law leaves nothing open."""
        return compile_exact(self.program)

    def outcomes(self, values: Mapping[str, Value]) -> Outcomes:
        """Return the outcome of every node; facts that are not given are unknown."""
        return evaluate(self.program, values)

    def outcomes_of(self, names: Iterable[str], values: Mapping[str, Value]) -> Outcomes:
        """Return the outcome of some nodes and of those they rest on."""
        return evaluate(self.program.part(names), values)

    def known_outcomes(self, exact: Exact, numbers: Sequence[int]) -> Outcomes:
        """Return the outcome of every node from the known inputs in order."""
        results = exact(*numbers)
        out: Outcomes = dict(zip(self.inputs, zip(numbers, numbers, strict=True), strict=True))
        out.update(zip(self.program.nodes, zip(results, results, strict=True), strict=True))
        for name, at in self._gates:
            out[name] = bool(results[at])
        return out

    @cached_property
    def _gates(self) -> tuple[tuple[str, int], ...]:
        """The nodes that are tests, with their place among the results."""
        nodes = enumerate(self.program.nodes.items())
        return tuple((name, at) for at, (name, node) in nodes if isinstance(node, Bool))

    def holds(self, condition: Condition, outcomes: Outcomes) -> bool | None:
        """Return whether a condition of this rule set holds, given its outcomes.

        A part that a decided reading took out of the program is not known.
        """
        node = self._lowering.test(condition)
        return test(node, outcomes) if outcomes.keys() >= set(names(node)) else None
