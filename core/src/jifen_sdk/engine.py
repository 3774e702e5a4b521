"""One rule set on one day with its readings decided, ready to be evaluated many times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from jifen_sdk.city import City
from jifen_sdk.rulebook.conditions import Condition
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.exact import Exact, compile_exact
from jifen_sdk.rules.interval import Outcome, Outcomes, evaluate, test
from jifen_sdk.rules.ir import Bool, names
from jifen_sdk.rules.lower import Lowering
from jifen_sdk.rules.program import Input, Program
from jifen_sdk.values import Value

Readings = Mapping[str, str | None]
"""Option by id of the reading; None is undecided."""


class KnownOutcomes(Mapping[str, Outcome]):
    """Outcomes that are all known, told when they are asked for: most people ask for few."""

    __slots__ = ("_numbers", "_places")

    def __init__(self, numbers: Sequence[int], places: Mapping[str, tuple[int, bool]]) -> None:
        self._numbers = numbers
        self._places = places

    def __getitem__(self, name: str) -> Outcome:
        place, is_test = self._places[name]
        number = self._numbers[place]
        return bool(number) if is_test else (number, number)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


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
        return KnownOutcomes((*numbers, *exact(*numbers)), self._places)

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, bool]]:
        """By name of an input or node: its place among the results, and whether it is a test."""
        nodes = (*self.inputs, *self.program.nodes)
        tests = {name for name, node in self.program.nodes.items() if isinstance(node, Bool)}
        return {name: (place, name in tests) for place, name in enumerate(nodes)}

    def holds(self, condition: Condition, outcomes: Outcomes) -> bool | None:
        """Return whether a condition of this rule set holds, given its outcomes.

        A part that a decided reading took out of the program is not known.
        """
        node = self._lowering.test(condition)
        return test(node, outcomes) if outcomes.keys() >= set(names(node)) else None
