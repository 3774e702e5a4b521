"""The intermediate form of rules: whole-number arithmetic and three-valued conditions.

Points are whole numbers over one denominator of the rulebook, facts whole numbers of their
unit, choices the index of the option. One person, an interval and a column of a table are
three readers of the same few nodes, so they cannot disagree about the law.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import get_args


@dataclass(frozen=True, slots=True)
class Const:
    """A known number."""

    value: int


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number that is not established; None is no known bound."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Ref:
    """The value of a fact, reading, item, group or gate, by its name in the program."""

    name: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of the parts."""

    parts: tuple[Num, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """A number times another."""

    x: Num
    by: Num


@dataclass(frozen=True, slots=True)
class Divided:
    """x / by as a whole number, the rest dropped, or begun (`up`); x is never below 0."""

    x: Num
    by: int
    up: bool = False


@dataclass(frozen=True, slots=True)
class Rounded:
    """x to the nearest multiple of `step`, half away from zero."""

    x: Num
    step: int


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest of the parts."""

    parts: tuple[Num, ...]


@dataclass(frozen=True, slots=True)
class Smallest:
    """The smallest of the parts."""

    parts: tuple[Num, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """`then` where the test holds, else `other`."""

    test: Bool
    then: Num
    other: Num


@dataclass(frozen=True, slots=True)
class Truth:
    """A known truth value; None is "not established"."""

    value: bool | None


@dataclass(frozen=True, slots=True)
class Compare:
    """x compared with a number: `op` is one of >= <= > < ==."""

    x: Num
    op: str
    y: Num


@dataclass(frozen=True, slots=True)
class Every:
    """All tests hold."""

    parts: tuple[Bool, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one test holds."""

    parts: tuple[Bool, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """The test does not hold."""

    part: Bool


Num = Const | Bounded | Ref | Sum | Times | Divided | Rounded | Largest | Smallest | Where
Bool = Truth | Compare | Every | Either | Negated
Node = Num | Bool
_WITHIN: dict[type, tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(kind) if "Num" in str(f.type) or "Bool" in str(f.type))
    for kind in get_args(Num) + get_args(Bool)
}
"""By kind of node: its fields that hold nodes."""


def where(test: Bool, then: Num, other: Num) -> Num:
    """Return a Where, or the branch itself when the test is known."""
    if isinstance(test, Truth) and test.value is not None:
        return then if test.value else other
    return Where(test, then, other)


def every(parts: tuple[Bool, ...]) -> Bool:
    """Return an Every without tests that are known to hold."""
    if Truth(False) in parts:
        return Truth(False)
    left = tuple(p for p in parts if p != Truth(True))
    return left[0] if len(left) == 1 else Every(left) if left else Truth(True)


def either(parts: tuple[Bool, ...]) -> Bool:
    """Return an Either without tests that are known to fail."""
    if Truth(True) in parts:
        return Truth(True)
    left = tuple(p for p in parts if p != Truth(False))
    return left[0] if len(left) == 1 else Either(left) if left else Truth(False)


def negated(part: Bool) -> Bool:
    """Return the opposite of a test."""
    if isinstance(part, Truth):
        return Truth(None if part.value is None else not part.value)
    return Negated(part)


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly within a node."""
    for name in _WITHIN[type(node)]:
        value = getattr(node, name)
        if isinstance(value, tuple):
            yield from value
        else:
            yield value


def names(node: Node) -> list[str]:
    """Return the name of every Ref within a node, with repeats."""
    found: list[str] = []
    _gather(node, found)
    return found


def _gather(node: Node, found: list[str]) -> None:
    """Add the names within a node: asked of every node, so without the iterators of `children`."""
    if isinstance(node, Ref):
        found.append(node.name)
        return
    for name in _WITHIN[type(node)]:
        value = getattr(node, name)
        if type(value) is tuple:
            for part in value:
                _gather(part, found)
        else:
            _gather(value, found)
