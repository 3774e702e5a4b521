"""A program: a rulebook on one day with its readings decided, as named nodes in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jifen_sdk.rules.ir import Node, names
from jifen_sdk.values import Choice, Number, Value


@dataclass(frozen=True)
class Input:
    """A fact or an undecided reading: what the program reads."""

    name: str
    options: tuple[str | bool, ...] = ()
    """The values of a choice in order; empty for a number."""
    least: int = 0
    most: int | None = None
    """Bounds of a number; None is no natural bound."""
    limit: int = 0
    """The highest number that is taken as input."""

    @cached_property
    def index(self) -> dict[str | bool, int]:
        """The place of each option of a choice."""
        return {option: i for i, option in enumerate(self.options)}

    def value(self, number: int) -> Value:
        """Return a known value from its whole number."""
        return Choice.of(self.options[number]) if self.options else Number(number, number)

    def anything(self) -> Value:
        """Return the value of an input about which nothing is known."""
        return Choice(self.options) if self.options else Number(self.least, self.most)


@dataclass(frozen=True)
class Program:
    """Named nodes, each after those it reads; points are whole numbers over `denominator`."""

    denominator: int
    inputs: dict[str, Input]
    nodes: dict[str, Node]

    @cached_property
    def reads(self) -> dict[str, frozenset[str]]:
        """The inputs that each node rests on, directly or through others."""
        out: dict[str, frozenset[str]] = {name: frozenset({name}) for name in self.inputs}
        for name, node in self.nodes.items():
            out[name] = frozenset().union(*(out[n] for n in names(node)))
        return out

    def part(self, wanted: Iterable[str]) -> Program:
        """Return the program of only the nodes that some nodes rest on."""
        needed: set[str] = set()
        left = list(wanted)
        while left:
            name = left.pop()
            if name not in needed:
                needed.add(name)
                left.extend(names(self.nodes[name]) if name in self.nodes else ())
        return Program(
            self.denominator,
            {n: i for n, i in self.inputs.items() if n in needed},
            {n: node for n, node in self.nodes.items() if n in needed},
        )

    @cached_property
    def looks(self) -> Counter[str]:
        """How many nodes look at each name directly."""
        return Counter(n for node in self.nodes.values() for n in set(names(node)))
