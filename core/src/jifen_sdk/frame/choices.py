"""Which unknown choices a node of a program rests on, and which of them more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeVar

from jifen_sdk.rules.ir import (
    Compare,
    Either,
    Every,
    Largest,
    Node,
    Ref,
    Smallest,
    Sum,
    children,
)
from jifen_sdk.rules.program import Program

World = Mapping[str, int]
"""The place of the option that a choice has."""
LEFT_OPEN = -1
"""In place of an option: a choice that is not tried, as null says all there is to say."""
N = TypeVar("N", bound=Node)


class Choices:
    """The choices of one program that may be unknown in a row, with the number of options.

    At most `most` combinations of options are tried at one node.
    """

    def __init__(self, program: Program, open_: Mapping[str, int], most: int) -> None:
        self._program = program
        self._open = open_
        self._most = most
        self._looks: dict[Node, frozenset[str]] = {}

    def seen(self, node: Node, world: World) -> frozenset[tuple[str, int]]:
        """Return what a world says that matters to a node."""
        return frozenset((n, world[n]) for n in self._of(node) if n in world)

    def to_try(self, node: Node, world: World) -> str | None:
        """Return the choice to try at a node: the one that most of its parts look at.

        None where no two parts look at the same, or there are too many combinations.
        """
        if len(self._groups(node, world)) > 1:
            return None
        tried = 1
        for name, at in world.items():
            tried *= 1 if at == LEFT_OPEN else self._open[name]
        fit = (n for n in self._twice(node, world) if tried * self._open[n] <= self._most)
        return next(fit, None)

    def _of(self, node: Node) -> frozenset[str]:
        """Return the choices that a node rests on."""
        if node not in self._looks:
            if isinstance(node, Ref) and node.name in self._open:
                found = frozenset({node.name})
            else:
                found = frozenset().union(*(self._of(part) for part in self._parts(node)))
            self._looks[node] = found
        return self._looks[node]

    def _parts(self, node: Node) -> list[Node]:
        if isinstance(node, Ref):
            named = self._program.nodes.get(node.name)
            return [] if named is None else [named]
        return list(children(node))

    def _twice(self, node: Node, world: World) -> list[str]:
        """Return the open choices on which several parts rest, the most looked at first."""
        counts = Counter(n for part in self._parts(node) for n in self._of(part) - world.keys())
        at_least = 2
        if isinstance(node, Compare) and node.op == "==" and self._is_computed(node.x):
            at_least = 1  # its bounds may enclose a number that no world reaches
        order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [name for name, count in order if count >= at_least]

    def _is_computed(self, node: Node) -> bool:
        return not isinstance(node, Ref) or node.name in self._program.nodes

    def _groups(self, node: Node, world: World) -> list[tuple[Node, ...]]:
        if isinstance(node, Sum | Largest | Smallest | Every | Either):
            return self.apart(tuple(children(node)), world)
        return []

    def apart(self, parts: tuple[N, ...], world: World) -> list[tuple[N, ...]]:
        """Return parts in groups, no two of which look at the same open choice."""
        groups: list[tuple[frozenset[str], tuple[N, ...]]] = []
        for part in parts:
            names = self._of(part) - world.keys()
            members: tuple[N, ...] = (part,)
            beside = []
            for other, its in groups:
                if names & other:
                    names, members = names | other, its + members
                else:
                    beside.append((other, its))
            groups = [*beside, (names, members)]
        return [members for _, members in groups]


def joined(kind: Callable[[tuple[N, ...]], N], groups: list[tuple[N, ...]]) -> tuple[N, ...]:
    """Return a part for each group; the parts themselves where there is only one."""
    if len(groups) == 1:
        return groups[0]
    return tuple(group[0] if len(group) == 1 else kind(group) for group in groups)
