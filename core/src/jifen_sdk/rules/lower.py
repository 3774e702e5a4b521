"""Lower a rulebook to a program: the only place that knows what the words of the form mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from jifen_sdk.rulebook.conditions import (
    AllOf,
    AnyOf,
    Comparand,
    Comparison,
    Condition,
    NotEstablished,
    NotOf,
    Qualifies,
)
from jifen_sdk.rulebook.facts import (
    LARGEST,
    NATURAL_MOST,
    ArithmeticFact,
    CasesFact,
    MeasuredFact,
    options_of,
)
from jifen_sdk.rulebook.items import Group, Rate, Rows, ScoringItem
from jifen_sdk.rulebook.numbers import Bounds, ParameterRef, Points
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.denominator import denominator
from jifen_sdk.rules.ir import (
    Bool,
    Bounded,
    Compare,
    Const,
    Divided,
    Largest,
    Node,
    Num,
    Ref,
    Rounded,
    Smallest,
    Sum,
    Times,
    Truth,
    either,
    every,
    names,
    negated,
    where,
)
from jifen_sdk.rules.program import Input, Program

Parameters = Callable[[str], Decimal | None]
"""The value of a parameter on the day of the application; None is not established."""

ZERO = Const(0)


def lower(rules: RuleSet, readings: Mapping[str, str | None], parameters: Parameters) -> Program:
    """Return the program of `rules` with its readings decided (None: undecided)."""
    return Lowering(rules, readings, parameters).program()


class Lowering:
    """Turns the parts of one rule set into nodes."""

    def __init__(
        self, rules: RuleSet, readings: Mapping[str, str | None], parameters: Parameters
    ) -> None:
        self.rules = rules
        self.readings = {r.id: tuple(o.id for o in r.options) for r in rules.readings}
        self.decided = readings
        self.parameters = parameters
        self.scale = denominator(rules, parameters)
        self.choices = {n: tuple(o.id for o in options_of(f)) for n, f in rules.facts.items()}

    def program(self) -> Program:
        """Return everything the rule set gives, in order."""
        nodes: dict[str, Node] = {}
        for name, fact in self.rules.facts.items():
            if not isinstance(fact, MeasuredFact):
                nodes[name] = self._fact(fact)
        for item in self.rules.items:
            nodes[score_name(item.id)] = self._item(item)
        for group in self.rules.groups:
            nodes[score_name(group.id)] = self._group(group)
        for gate in self.rules.gates:
            nodes[gate_name(gate.id)] = self.test(gate.when)
        for at, key in enumerate(self.rules.rank_keys):
            nodes[rank_name(at)] = Ref(key.fact or score_name(str(key.score)))
        return Program(self.scale, self._inputs(nodes), _in_order(nodes))

    def _inputs(self, nodes: dict[str, Node]) -> dict[str, Input]:
        used = {n for node in nodes.values() for n in names(node)}
        facts = {
            n: input_of(n, f)
            for n, f in self.rules.facts.items()
            if n in used and isinstance(f, MeasuredFact)
        }
        readings = {n: Input(n, self.readings[_bare(n)]) for n in used if _is_reading(n)}
        schemes = {n: Input(n, (False, True)) for n in used if n.startswith("qualifies:")}
        return {**facts, **dict(sorted(readings.items())), **dict(sorted(schemes.items()))}

    # facts from facts

    def _fact(self, fact: ArithmeticFact | CasesFact) -> Num:
        if isinstance(fact, CasesFact):
            node: Num = ZERO
            for index in range(len(fact.cases), 0, -1):
                node = where(self.test(fact.cases[index - 1].when), Const(index), node)
            return node
        operation, parts = fact.operation
        refs = tuple(Ref(p) for p in parts)
        if operation == "sum":
            return Sum(refs)
        if operation == "minus":
            return Largest((ZERO, Sum((refs[0], Times(refs[1], Const(-1))))))
        return Smallest(refs) if operation == "least" else Largest(refs)

    # items and groups

    def _item(self, item: ScoringItem) -> Num:
        node: Num = ZERO if item.points is None else self._points(item.points)
        if item.rule is not None:
            node = self._rate(item.rule) if isinstance(item.rule, Rate) else self._rows(item.rule)
        if item.when is not None:
            node = where(self.test(item.when), node, ZERO)
        return self._bounded(node, item)

    def _group(self, group: Group) -> Num:
        if isinstance(group.of, dict):
            return self._bounded(self._pick(group, group.of), group)
        refs = tuple(Ref(score_name(child)) for child in group.of)
        return self._bounded(self._combined(group, refs), group)

    def _combined(self, group: Group, refs: tuple[Ref, ...]) -> Num:
        if group.combine == "sum":
            return Sum(refs)
        if group.combine == "highest":
            return Largest(refs)
        node: Num = refs[0]
        for ref in refs[1:]:
            node = Divided(Times(node, ref), self.scale)
        return node

    def _pick(self, group: Group, of: dict[str, str]) -> Num:
        options = self.readings[group.reading] if group.reading else self.choices[str(group.fact)]
        children = list(of.items())
        node: Num = ZERO
        if (
            options and set(options) <= of.keys()
        ):  # the last one needs no test: nothing else is left
            node = Ref(score_name(children.pop()[1]))
        for option, child in reversed(children):
            on = Comparison.model_construct(fact=group.fact, reading=group.reading, is_=option)
            node = where(self.test(on), Ref(score_name(child)), node)
        return node

    def _bounded(self, node: Num, entry: ScoringItem | Group) -> Num:
        if entry.max is not None:
            node = Smallest((node, self._points(entry.max)))
        if entry.min is not None:
            node = Largest((node, self._points(entry.min)))
        if entry.round is not None:
            node = Rounded(node, self.scale // 10**entry.round)
        return node

    def _points(self, points: Points) -> Const | Bounded:
        """Return a number of points over the denominator."""
        if isinstance(points, Decimal):
            return Const(self._scaled(points))
        if isinstance(points, ParameterRef):
            value = self.parameters(points.parameter)
            return Bounded(None, None) if value is None else Const(self._scaled(value))
        return Bounded(*(None if p is None else self._scaled(p) for p in _ends(points)))

    def _scaled(self, points: Decimal) -> int:
        return int(points * self.scale)  # whole: the denominator divides every figure

    # rules

    def _rate(self, rule: Rate) -> Num:
        fact = Ref(rule.fact)
        sign = -1 if rule.per < 0 else 1
        distance = Sum((Times(fact, Const(sign)), Const(-sign * rule.at)))
        units = Largest((ZERO, distance))
        node = Sum((self._points(rule.base), self._earned(rule, units)))
        tests = []
        if rule.from_ is not None:
            tests.append(Compare(fact, ">=", Const(rule.from_)))
        if rule.to is not None:
            tests.append(Compare(fact, "<=", Const(rule.to)))
        return where(every(tuple(tests)), node, ZERO)

    def _earned(self, rule: Rate, distance: Num) -> Num:
        per = abs(rule.per)
        if rule.part == "count":
            return Sum(tuple(self._share(p, per, d) for p, d in _tiers(rule, distance, per)))
        units = distance if per == 1 else Divided(distance, per, up=rule.part == "up")
        return Sum(tuple(Times(d, self._points(p)) for p, d in _tiers(rule, units, 1)))

    def _share(self, points: Points, per: int, distance: Num) -> Num:
        """Return points x distance / per; the denominator holds a whole number of it."""
        amount = self._points(points)
        if isinstance(amount, Bounded):
            ends = (None if p is None else p // per for p in (amount.low, amount.high))
            return Times(distance, Bounded(*ends))
        return Times(distance, Const(amount.value // per))

    def _rows(self, rule: Rows) -> Num:
        otherwise: Num = self._points(rule.otherwise)
        tests = [
            (self._test_or_true(rule.condition(row)), self._points(row.points)) for row in rule.rows
        ]
        if rule.take == "first":
            node = otherwise
            for test, points in reversed(tests):
                node = where(test, points, node)
            return node
        return Largest((otherwise, *(where(test, points, otherwise) for test, points in tests)))

    # conditions

    def _test_or_true(self, condition: Condition | None) -> Bool:
        """Return the test of a condition; nothing asked is true."""
        return Truth(True) if condition is None else self.test(condition)

    def test(self, condition: Condition) -> Bool:
        """Return a condition as a test."""
        if isinstance(condition, AllOf):
            return every(tuple(self.test(c) for c in condition.all))
        if isinstance(condition, AnyOf):
            return either(tuple(self.test(c) for c in condition.any))
        if isinstance(condition, NotOf):
            return negated(self.test(condition.not_))
        if isinstance(condition, NotEstablished):
            return Truth(None)
        if isinstance(condition, Qualifies):
            return Compare(Ref(qualifies_name(condition.qualifies)), "==", Const(1))
        return self._comparison(condition)

    def _comparison(self, c: Comparison) -> Bool:
        if c.reading is not None:
            decided = self.decided.get(c.reading)
            if decided is not None:
                return Truth(decided == c.is_ or (c.in_ is not None and decided in c.in_))
            name = reading_name(c.reading)
            return self._compare(c, Ref(name), name)
        name = c.fact if c.fact is not None else score_name(str(c.score))
        return self._compare(c, Ref(name), name)

    def _compare(self, test: Comparison, x: Num, name: str) -> Bool:
        if test.in_ is not None:
            return either(tuple(Compare(x, "==", self._value(v, name)) for v in test.in_))
        signs = {"is_": "==", "at_least": ">=", "at_most": "<=", "above": ">", "below": "<"}
        return every(
            tuple(
                Compare(x, signs[o], self._value(getattr(test, o), name)) for o in test.operators()
            )
        )

    def _value(self, value: Comparand, name: str) -> Num:
        """Return what a fact, reading or score is compared with, in its own numbers."""
        if isinstance(value, bool):
            return Const(int(value))
        if isinstance(value, str):
            options = self.readings[_bare(name)] if _is_reading(name) else self.choices[name]
            return Const(options.index(value))
        if name not in self.rules.facts:
            return self._points(value)
        if isinstance(value, ParameterRef):
            known = self.parameters(value.parameter)
            return Bounded(None, None) if known is None else Const(int(known))
        return Const(int(value))


def _tiers(rule: Rate, distance: Num, per: int) -> list[tuple[Points, Num]]:
    """Return points per unit with the distance within each marginal tier."""
    if rule.points is not None:
        return [(rule.points, distance)]
    tiers: list[tuple[Points, Num]] = []
    start = 0
    for band in rule.bands:
        within: Num = Largest((ZERO, Sum((distance, Const(-start)))))
        if band.upto is not None:
            end = int(band.upto) * per
            within = Smallest((within, Const(end - start)))
            start = end
        tiers.append((band.points, within))
    return tiers


def _ends(bounds: Bounds) -> tuple[Decimal | None, Decimal | None]:
    return bounds.at_least, bounds.at_most


def input_of(name: str, fact: MeasuredFact) -> Input:
    """Return the input that a measured fact is to a program."""
    if fact.type == "yes-no":
        return Input(name, (False, True))
    if fact.type == "choice":
        return Input(name, tuple(o.id for o in options_of(fact)))
    most = fact.most if fact.most is not None else NATURAL_MOST.get(str(fact.unit))
    return Input(name, (), 0, most, LARGEST if most is None else most)


def score_name(entry: str) -> str:
    """Return the name of an item or group in a program (a fact may have the same id)."""
    return f"score:{entry}"


def gate_name(gate: str) -> str:
    """Return the name of a gate in a program."""
    return f"gate:{gate}"


def rank_name(at: int) -> str:
    """Return the name of a key of the ranking in a program."""
    return f"rank:{at}"


def reading_name(reading: str) -> str:
    """Return the name of an undecided reading in a program."""
    return f"reading:{reading}"


def qualifies_name(scheme: str) -> str:
    """Return the name of another scheme's verdict in a program."""
    return f"qualifies:{scheme}"


def _is_reading(name: str) -> bool:
    return name.startswith("reading:")


def _bare(name: str) -> str:
    return name.partition(":")[2]


def _in_order(nodes: dict[str, Node]) -> dict[str, Node]:
    """Put every node after those it reads; a ValueError names a cycle."""
    out: dict[str, Node] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise ValueError(" -> ".join((*path, name)))
        if name in nodes and name not in out:
            for needed in dict.fromkeys(names(nodes[name])):
                visit(needed, (*path, name))
            out[name] = nodes[name]

    for name in nodes:
        visit(name, ())
    return out
