"""One rule set on one day with its readings decided, ready to be evaluated many times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from jifen_sdk.city import City
from jifen_sdk.rulebook.conditions import Condition
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.exact import Exact, compile_exact
from jifen_sdk.rules.interval import Outcomes, evaluate, test
from jifen_sdk.rules.lower import Lowering
from jifen_sdk.rules.program import Input, Program
from jifen_sdk.values import Choice, Number, Value

Readings = Mapping[str, str | None]
"""Option by id of the reading; None is undecided."""


class Engine:
    """Evaluates a rule set; immutable, safe to share between threads."""

    def __init__(self, rules: RuleSet, readings: Readings, city: City, on: date) -> None:
        self.rules = rules
        self.readings = readings
        self._lowering = Lowering(rules, readings, lambda name: city.parameter(name).value(on))
        self.program: Program = self._lowering.program()

    @property
    def denominator(self) -> int:
        """The number that all points are whole numbers over."""
        return self.program.denominator

    @property
    def inputs(self) -> Mapping[str, Input]:
        """The facts and undecided readings that matter, by name."""
        return self.program.inputs

    @cached_property
    def exact(self) -> Exact | None:
        """The compiled function for known facts, if the law leaves nothing open."""
        return compile_exact(self.program)

    def outcomes(self, values: Mapping[str, Value]) -> Outcomes:
        """Return the outcome of every node; facts that are not given are unknown."""
        known = self._known(values)
        if known is None or self.exact is None:
            return evaluate(self.program, values)
        results = self.exact(*known)
        out: Outcomes = {n: (v, v) for n, v in zip(self.inputs, known, strict=True)}
        for name, value in zip(self.program.nodes, results, strict=True):
            out[name] = value if isinstance(value, bool) else (value, value)
        return out

    def holds(self, condition: Condition, outcomes: Outcomes) -> bool | None:
        """Return whether a condition of this rule set holds, given its outcomes."""
        return test(self._lowering.test(condition), outcomes)

    def _known(self, values: Mapping[str, Value]) -> list[int] | None:
        """Return the inputs as whole numbers in order, None as soon as one is unknown."""
        out: list[int] = []
        for name, source in self.inputs.items():
            value = values.get(name)
            if isinstance(value, Number) and value.high == value.low:
                out.append(value.low)
            elif isinstance(value, Choice) and len(value.options) == 1:
                out.append(source.index[value.options[0]])
            else:
                return None
        return out
