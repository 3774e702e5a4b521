"""Evaluate a program for one person of whom not everything is known.

Numbers are pairs (low, high) in which None is no known bound; conditions are True, False or
None. Unknown choices are tried value by value, because several items may look at one choice:
up to `MOST_WORLDS` combinations, then the rest stays an interval (wider, never wrong).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import reduce
from itertools import product

from jifen_sdk.rules.ir import (
    Bool,
    Bounded,
    Compare,
    Const,
    Divided,
    Either,
    Largest,
    Negated,
    Num,
    Ref,
    Rounded,
    Smallest,
    Sum,
    Times,
    Truth,
    Where,
)
from jifen_sdk.rules.program import Input, Program
from jifen_sdk.values import Choice, Number, Value

MOST_WORLDS = 64

Span = tuple[int | None, int | None]
Outcome = Span | bool | None
Outcomes = Mapping[str, Outcome]
"""By name: points and numbers as (low, high), gates as True, False or None."""


def evaluate(program: Program, facts: Mapping[str, Value]) -> Outcomes:
    """Return the outcome of every node; a fact that is not given is unknown."""
    known = {name: facts.get(name, i.anything()) for name, i in program.inputs.items()}
    env: dict[str, Outcome] = {n: span(i, known[n]) for n, i in program.inputs.items()}
    tried = _tried(program, known)
    varying = {n for n in program.nodes if tried and not tried.keys().isdisjoint(program.reads[n])}
    _run(program, program.nodes.keys() - varying, env)
    worlds = [{**env, **world} for world in _worlds(program, tried)] if varying else []
    for world in worlds:
        _run(program, varying, world)
    for name in varying:
        env[name] = reduce(_join, (world[name] for world in worlds))
    return env


def _tried(program: Program, facts: Mapping[str, Value]) -> dict[str, Choice]:
    """Return the unknown choices most looked at, of no more than MOST_WORLDS combinations."""
    open_ = [(n, v) for n, v in facts.items() if isinstance(v, Choice) and not v.known]
    open_.sort(key=lambda pair: -program.looks[pair[0]])
    tried: dict[str, Choice] = {}
    worlds = 1
    for name, choice in open_:
        if worlds * len(choice.options) <= MOST_WORLDS:
            worlds *= len(choice.options)
            tried[name] = choice
    return tried


def _worlds(program: Program, tried: Mapping[str, Choice]) -> Iterator[dict[str, Outcome]]:
    """Yield the tried choices as known, one combination of their options at a time."""
    for options in product(*(choice.options for choice in tried.values())):
        pairs = zip(tried, options, strict=True)
        yield {name: span(program.inputs[name], Choice.of(option)) for name, option in pairs}


def _run(program: Program, wanted: Collection[str], env: dict[str, Outcome]) -> None:
    """Add to `env` the outcomes of the wanted nodes, in the program's order."""
    for name, node in program.nodes.items():
        if name in wanted:
            env[name] = test(node, env) if isinstance(node, Bool) else _number(node, env)


def span(source: Input, value: Value) -> Span:
    """Return the bounds of a fact; a choice is the index of its option."""
    if isinstance(value, Number):
        return value.low, value.high
    at = [source.index[o] for o in value.options]
    return min(at), max(at)


def _join(a: Outcome, b: Outcome) -> Outcome:
    if isinstance(a, tuple) and isinstance(b, tuple):
        low = None if a[0] is None or b[0] is None else min(a[0], b[0])
        high = None if a[1] is None or b[1] is None else max(a[1], b[1])
        return low, high
    return a if a == b else None


def _number(node: Num, env: Outcomes) -> Span:
    return _NUMBERS[type(node)](node, env)


def _ref(node: Ref, env: Outcomes) -> Span:
    value = env[node.name]
    if not isinstance(value, tuple):
        raise TypeError(f"{node.name} is a gate, not a number")
    return value


def _sum(node: Sum, env: Outcomes) -> Span:
    spans = [_number(p, env) for p in node.parts]
    return _all_or_none(sum, [s[0] for s in spans]), _all_or_none(sum, [s[1] for s in spans])


def _all_or_none(join: Callable[[list[int]], int], ends: list[int | None]) -> int | None:
    known = [e for e in ends if e is not None]
    return join(known) if len(known) == len(ends) else None


def _some(join: Callable[[list[int]], int], ends: list[int | None]) -> int | None:
    known = [e for e in ends if e is not None]
    return join(known) if known else None


def _times(node: Times, env: Outcomes) -> Span:
    x, y = _number(node.x, env), _number(node.by, env)
    ends = [_product(a, b) for a in _signed(x) for b in _signed(y)]
    low, high = min(ends), max(ends)
    return _finite(low), _finite(high)


# A missing bound is an infinity while two spans are multiplied; nothing else uses floats.
_INF = float("inf")


def _signed(s: Span) -> tuple[float | int, float | int]:
    return (-_INF if s[0] is None else s[0]), (_INF if s[1] is None else s[1])


def _product(a: float | int, b: float | int) -> float | int:
    return 0 if a == 0 or b == 0 else a * b


def _finite(x: float | int) -> int | None:
    return x if isinstance(x, int) else None


def _divided(node: Divided, env: Outcomes) -> Span:
    low, high = _number(node.x, env)
    add = node.by - 1 if node.up else 0
    return (
        None if low is None else (low + add) // node.by,
        None if high is None else (high + add) // node.by,
    )


def _rounded(node: Rounded, env: Outcomes) -> Span:
    low, high = _number(node.x, env)
    return (
        None if low is None else round_half_away(low, node.step),
        None if high is None else round_half_away(high, node.step),
    )


def round_half_away(x: int, step: int) -> int:
    """Return the multiple of `step` nearest to x, half away from zero (四舍五入)."""
    whole = (2 * abs(x) + step) // (2 * step) * step
    return whole if x >= 0 else -whole


def _largest(node: Largest, env: Outcomes) -> Span:
    spans = [_number(p, env) for p in node.parts]
    return _some(max, [s[0] for s in spans]), _all_or_none(max, [s[1] for s in spans])


def _smallest(node: Smallest, env: Outcomes) -> Span:
    spans = [_number(p, env) for p in node.parts]
    return _all_or_none(min, [s[0] for s in spans]), _some(min, [s[1] for s in spans])


def _where(node: Where, env: Outcomes) -> Span:
    holds = test(node.test, env)
    if holds is not None:
        return _number(node.then if holds else node.other, env)
    joined = _join(_number(node.then, env), _number(node.other, env))
    return joined if isinstance(joined, tuple) else (None, None)


_NUMBERS: dict[type, Callable[..., Span]] = {
    Const: lambda node, env: (node.value, node.value),
    Bounded: lambda node, env: (node.low, node.high),
    Ref: _ref,
    Sum: _sum,
    Times: _times,
    Divided: _divided,
    Rounded: _rounded,
    Largest: _largest,
    Smallest: _smallest,
    Where: _where,
}


def test(node: Bool, env: Outcomes) -> bool | None:
    """Return whether a test holds, None if that is not known."""
    if isinstance(node, Truth):
        return node.value
    if isinstance(node, Compare):
        return _compare(node, env)
    if isinstance(node, Negated):
        inner = test(node.part, env)
        return None if inner is None else not inner
    decides = isinstance(node, Either)  # one part that holds decides, or one that fails
    known = True
    for part in node.parts:
        result = test(part, env)
        if result is decides:
            return decides
        known = known and result is not None
    return not decides if known else None


_SURE: dict[str, Callable[[Span, Span], bool]] = {
    ">=": lambda x, y: x[0] is not None and y[1] is not None and x[0] >= y[1],
    ">": lambda x, y: x[0] is not None and y[1] is not None and x[0] > y[1],
    "<=": lambda x, y: x[1] is not None and y[0] is not None and x[1] <= y[0],
    "<": lambda x, y: x[1] is not None and y[0] is not None and x[1] < y[0],
    "==": lambda x, y: x[0] is not None and x[0] == x[1] == y[0] == y[1],
}
_OPPOSITE = {">=": "<", ">": "<=", "<=": ">", "<": ">="}


def _compare(node: Compare, env: Outcomes) -> bool | None:
    x, y = _number(node.x, env), _number(node.y, env)
    if _SURE[node.op](x, y):
        return True
    if node.op == "==":
        return False if _SURE["<"](x, y) or _SURE[">"](x, y) else None
    return False if _SURE[_OPPOSITE[node.op]](x, y) else None
