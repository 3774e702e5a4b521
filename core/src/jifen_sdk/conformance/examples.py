"""Facts that hypothesis draws from what an edition reads, and the smallest that breaks a rule.

Only this module needs hypothesis (`jifen-sdk[testing]`). The draws are the same in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

from jifen_sdk.conformance.search import candidates, edges
from jifen_sdk.rules.program import Input, Program

EXAMPLES = 12
MOST_LEFT_OUT = 3

Fact = int | str | bool


@dataclass(frozen=True)
class Example:
    """Facts of a made-up person, and the ids of those that are left out where it matters."""

    facts: Mapping[str, Fact]
    left_out: frozenset[str]

    @property
    def partial(self) -> dict[str, Fact]:
        """The facts without those that are left out."""
        return {n: v for n, v in self.facts.items() if n not in self.left_out}


class _BrokenError(Exception):
    """An example does not hold."""


def drawn(program: Program) -> list[Example]:
    """Return examples of people, the same in every run."""
    found: list[Example] = []

    @settings(
        derandomize=True,
        database=None,
        max_examples=EXAMPLES,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(_examples(program))
    def note(example: Example) -> None:
        found.append(example)

    note()
    return found


def first_problem(
    program: Program, problems: Callable[[Example], Iterable[str]]
) -> tuple[Example, str] | None:
    """Return the smallest example found with its problem, None if every example holds."""
    found: list[tuple[Example, str]] = []

    @settings(
        derandomize=True,
        database=None,
        max_examples=EXAMPLES,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(_examples(program))
    def holds(example: Example) -> None:
        for problem in problems(example):
            found.append((example, problem))
            raise _BrokenError

    try:
        holds()
    except (_BrokenError, Flaky):
        return found[-1]
    return None


def _examples(program: Program) -> st.SearchStrategy[Example]:
    inputs = {n: i for n, i in program.inputs.items() if ":" not in n}
    near = edges(program)
    facts = st.fixed_dictionaries({n: _values(i, near.get(n, set())) for n, i in inputs.items()})
    left_out = st.frozensets(st.sampled_from(sorted(inputs)), max_size=MOST_LEFT_OUT)
    return st.builds(Example, facts, left_out)


def _values(source: Input, near: set[int]) -> st.SearchStrategy[Fact]:
    if source.options:
        return st.sampled_from(source.options)
    return st.sampled_from(candidates(source, near)) | st.integers(source.least, source.limit)
