"""An invented population: every fact drawn alone, from what the rules look at.

It represents nobody. The distributions are stated in docs/batch.md and are no statistics:

- the figures of the rules cut a number into stretches: it falls into the lowest one most often,
  into the second half as often, then a third, and anywhere within it; so does a choice with its
  options, lowest first;
- an age is from 18 to 65, each stretch as often as another;
- a count of records of which the rules name no figure is 0 nine times in ten, else 1 to 3;
- a truth value is true for one in five;
- but where a gate looks at a fact directly, nine in ten draws are what it asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import polars as pl

from jifen_sdk.edition import Edition
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.rules.program import Input
from jifen_sdk.simulate.cells import Cell, asked, cells

AS_ASKED = 9
OTHERWISE = 1


def draw(rules: Edition, people: int, seed: int) -> pl.DataFrame:
    """Return `people` rows with a column for each fact that an edition reads.

    The same edition, number and seed give the same rows; each fact has a sequence of its own, so
    that an edition with one fact more keeps the others.
    """
    facts = {n: s for n, s in rules.engine.inputs.items() if n in rules.book.facts}
    return pl.DataFrame(
        [_column(source, rules, people, Random(f"{seed} {name}")) for name, source in facts.items()]
    )


def _column(source: Input, rules: Edition, people: int, random: Random) -> pl.Series:
    fact = rules.book.facts[source.name]
    unit = fact.unit if isinstance(fact, MeasuredFact) else None
    found = cells(source, rules.engine.rules, unit)
    chosen = random.choices(found, _weights(found, source, rules), k=people)
    numbers = [cell.low + int(random.random() * (cell.high - cell.low + 1)) for cell in chosen]
    if not source.options:
        return pl.Series(source.name, numbers, dtype=pl.Int64)
    return pl.Series(source.name, [source.options[n] for n in numbers])


def _weights(found: Sequence[Cell], source: Input, rules: Edition) -> list[float]:
    """Return how often each cell is drawn: those that the gates ask for nine times in ten."""
    weights = [cell.weight for cell in found]
    wants = asked(source, rules.engine.rules)
    if wants is None:
        return weights
    fits = [wants(cell) for cell in found]
    if all(fits) or not any(fits):
        return weights
    sums = {fit: sum(w for w, f in zip(weights, fits, strict=True) if f is fit) for fit in fits}
    shares = {True: AS_ASKED, False: OTHERWISE}
    return [w * shares[f] / sums[f] for w, f in zip(weights, fits, strict=True)]
