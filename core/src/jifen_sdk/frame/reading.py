"""How facts are read from the columns of a frame, and which of their values are refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

import narwhals as nw

from jifen_sdk.frame.given import MARK, Fact

Expr = nw.Expr
NONE_TESTED: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reading:
    """How the facts of a frame are read."""

    checked: bool
    """Whether a number out of range may stand in a row; it is read as null."""
    narrow: bool
    """Whether 32-bit integers are used where they hold every number."""
    categories: Mapping[str, frozenset[str]]
    """The only values of the columns that have fixed ones."""
    tested: frozenset[str] = NONE_TESTED
    """Choices of which a column says for each option whether it is that one."""

    def number(self, name: str, least: int, limit: int) -> Expr:
        """Return a fact that is a number."""
        read = nw.col(name)
        if not self.checked:
            return read
        return nw.when((read >= least) & (read <= limit)).then(read)

    def option(self, name: str, option: str) -> Expr:
        """Return whether a choice is an option."""
        if name in self.tested:
            return nw.col(tested_name(name, option))
        if option in self.categories.get(name, (option,)):
            return nw.col(name) == option
        return nw.when(~nw.col(name).is_null()).then(nw.lit(False))

    def refused(self, facts: Iterable[Fact]) -> dict[str, Expr]:
        """Return by fact whether its value is refused, without those of which none can be."""
        tests = {fact.name: self._refused(fact) for fact in facts}
        return {name: test for name, test in tests.items() if test is not None}

    def _refused(self, fact: Fact) -> Expr | None:
        read = nw.col(fact.name)
        if fact.kind == "number":
            least, limit = fact.limits
            return (read < least) | (read > limit)
        if fact.kind == "yes-no":
            return None
        others = self.categories.get(fact.name, frozenset()).difference(fact.options)
        if others:
            return reduce(or_, [read == other for other in sorted(others)])
        if fact.name in self.categories:
            return None
        # In polars this is three times as fast as `is_in`.
        return ~reduce(or_, [self.option(fact.name, option) for option in fact.options])


def option_tests(fact: Fact) -> dict[str, Expr]:
    """Return for each option of a choice whether it is that one."""
    options = {str(option) for source in fact.sources for option in source.options}
    return {tested_name(fact.name, o): nw.col(fact.name) == o for o in sorted(options)}


def tested_name(name: str, option: str) -> str:
    """Return the name of the column that says whether a choice is an option."""
    return f"{MARK}{name}{MARK}{option}"
