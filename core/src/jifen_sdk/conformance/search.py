"""Look for facts under which a condition holds, or fails.

From several starting points, one fact after the other takes the value that brings the condition
nearest to what is wanted, until it is there or nothing helps any more. No proof that there are no
such facts, but what it finds is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jifen_sdk.rules.interval import Outcomes, Span, evaluate
from jifen_sdk.rules.ir import (
    Compare,
    Const,
    Either,
    Every,
    Negated,
    Node,
    Num,
    Ref,
    Truth,
    Where,
    children,
)
from jifen_sdk.rules.program import Input, Program

Facts = dict[str, int]
"""Facts as whole numbers, of a choice the place of its option."""
Values = Mapping[str, tuple[int, ...]]
"""By fact: the values worth trying."""
FAR = 10**18
SWEEPS = 8


def can_be(program: Program, name: str, wanted: bool) -> bool:
    """Return whether facts were found under which a test of a program comes out as wanted.

    What the law itself leaves open may come out either way.
    """
    part = program.part([name])
    near = edges(part)
    values = {n: candidates(source, near.get(n, set())) for n, source in part.inputs.items()}

    def distance(facts: Facts) -> int:
        known = {n: source.value(facts[n]) for n, source in part.inputs.items()}
        outcomes = evaluate(part, known)
        if outcomes[name] in (wanted, None):
            return 0
        return max(1, _Distance(part, outcomes).of(part.nodes[name], wanted))

    return any(_nearest(values, start, distance) == 0 for start in _starts(values))


def edges(program: Program) -> dict[str, set[int]]:
    """Return by fact the numbers that its rules name: ends of brackets, sizes of units."""
    found: dict[str, set[int]] = {}
    for node in program.nodes.values():
        parts = list(_within(node))
        numbers = {part.value for part in parts if isinstance(part, Const)}
        for part in parts:
            if isinstance(part, Ref):
                found.setdefault(part.name, set()).update(numbers)
    return found


def candidates(source: Input, near: set[int]) -> tuple[int, ...]:
    """Return values of an input worth trying: every option, or what lies next to an edge."""
    if source.options:
        return tuple(range(len(source.options)))
    wanted = {n + d for n in near for d in (-1, 0, 1)} | {source.least, source.limit}
    return tuple(sorted(n for n in wanted if source.least <= n <= source.limit))


def _within(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _within(child)


def _starts(values: Values) -> Iterator[Facts]:
    """Yield everybody's least, greatest and middle values."""
    for share in (0, 2, 1):
        yield {name: tried[(len(tried) - 1) * share // 2] for name, tried in values.items()}


def _nearest(values: Values, facts: Facts, distance: Callable[[Facts], int]) -> int:
    """Return the least distance that is met on the way from some facts."""
    least = distance(facts)
    for _ in range(SWEEPS):
        before = least
        for fact, tried in values.items():
            for value in tried:
                other = {**facts, fact: value}
                away = distance(other)
                if away < least:
                    least, facts = away, other
        if least in (0, before):
            break
    return least


class _Distance:
    """About how far tests are from coming out as wanted."""

    def __init__(self, program: Program, outcomes: Outcomes) -> None:
        self.program = program
        self.outcomes = outcomes

    def of(self, node: Node, wanted: bool) -> int:
        """Return the distance of a test."""
        if isinstance(node, Negated):
            return self.of(node.part, not wanted)
        if isinstance(node, Every | Either):
            parts = [self.of(part, wanted) for part in node.parts]
            return sum(parts) if isinstance(node, Every) == wanted else min(parts)
        if isinstance(node, Compare):
            return self._compared(node.x, node, wanted)
        open_ = isinstance(node, Truth) and node.value in (None, wanted)
        return 0 if open_ else FAR

    def _compared(self, x: Num, node: Compare, wanted: bool) -> int:
        """Return the distance of a comparison; of a named case, by the way to it."""
        named = self.program.nodes.get(x.name) if isinstance(x, Ref) else x
        if isinstance(named, Where):
            return min(
                self.of(named.test, True) + self._compared(named.then, node, wanted),
                self.of(named.test, False) + self._compared(named.other, node, wanted),
            )
        return _gap(self._span(x), node.op, self._span(node.y), wanted)

    def _span(self, node: Num) -> Span:
        if isinstance(node, Const):
            return node.value, node.value
        found = self.outcomes[node.name] if isinstance(node, Ref) else None
        return found if isinstance(found, tuple) else (None, None)


def _gap(x: Span, op: str, y: Span, wanted: bool) -> int:
    """Return by how much a comparison misses what is wanted; what is open misses nothing."""
    if op == "==":
        apart = max(_less(x, y), _less(y, x), 0)
        return apart if wanted else int(apart == 0 and None not in (*x, *y))
    if not wanted:
        op = {">=": "<", ">": "<=", "<=": ">", "<": ">="}[op]
    low, high = (x, y) if op in ("<=", "<") else (y, x)
    return max(0, _less(high, low) + (op in ("<", ">")))


def _less(x: Span, y: Span) -> int:
    """Return by how much x is surely less than y; not above 0 where it may not be."""
    return 0 if x[1] is None or y[0] is None else y[0] - x[1]
