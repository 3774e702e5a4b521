"""Work out the results: in memory after a look at the facts, in a query for whatever may come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from jifen_sdk.frame.given import MARK, Fact
from jifen_sdk.frame.job import EDITION, PROBLEM, Job, NumberType
from jifen_sdk.frame.plan import Plan
from jifen_sdk.frame.reading import Expr, Reading, option_tests
from jifen_sdk.frame.table import Table
from jifen_sdk.frame.write import INT32, Stages

Refused = Mapping[str, Expr]
"""By fact: whether a row's value is refused."""
INTEGERS = {"int32": nw.Int32, "int64": nw.Int64}


def results(given: pl.DataFrame, job: Job) -> pl.DataFrame:
    """Return the result columns for facts in memory.

    What a look shows to be without nulls and without values that are refused needs no care.
    """
    there = _known_of_some(given)
    known = [job.facts[name] for name in there]
    categories = _categories(nw.from_native(given).select(there), job)
    texts = [fact for fact in known if fact.kind == "choice" and fact.name not in categories]
    tests = {name: test for fact in texts for name, test in option_tests(fact).items()}
    tested = frozenset(fact.name for fact in texts)
    table = nw.from_native(given.lazy()).select(nw.all(), **tests).collect()
    refused = Reading(True, True, categories, tested).refused(known)
    if not _found(table, refused):
        refused = {}
        table = nw.from_native(table.to_native().with_columns(_narrowed(known)))
    doubtful = [fact.name for fact in known if refused and fact.kind == "number"]
    nulls = [name for name in there if given[name].null_count()]
    plan = job.plan(there, [*doubtful, *nulls])
    reading = Reading(bool(refused), True, categories, tested)
    done: pl.DataFrame = _scored(table.lazy(), job, plan, reading, refused).to_native().collect()
    return done.select(job.results)


def _known_of_some(given: pl.DataFrame) -> list[str]:
    """Return the columns that are not all null; such a one may be of any type."""
    counts = given.null_count().row(0, named=True) if given.height else {}
    return [n for n, t in given.schema.items() if t != pl.Null and counts.get(n) != given.height]


def _narrowed(facts: Sequence[Fact]) -> list[pl.Expr]:
    """Return the numbers, known to be in range, as narrow integers: no need to look once more."""
    fit = [fact.name for fact in facts if fact.kind == "number" and fact.limits[1] < INT32]
    return [pl.col(name).cast(pl.Int32, wrap_numerical=True) for name in fit]


def query(table: nw.LazyFrame[Any], facts: Sequence[str], job: Job) -> Any:
    """Return a query for its columns and the results, as the engine's own."""
    native = table.to_native()
    in_polars = isinstance(native, pl.LazyFrame)
    schema = native.collect_schema() if in_polars else {}
    there = [name for name in facts if schema.get(name) != pl.Null]
    plan = job.plan(there, there)
    reading = Reading(True, in_polars, _categories(table.select(there), job))
    done = _scored(table, job, plan, reading, reading.refused(job.facts[n] for n in there))
    # Spark cannot name a column with a dot, so the others are dropped instead.
    wanted = {*table.collect_schema().names(), *job.results}
    return done.drop([n for n in done.collect_schema().names() if n not in wanted]).to_native()


def _categories(table: Table, job: Job) -> dict[str, frozenset[str]]:
    """Refuse columns of another type; return the categories of those that have fixed ones."""
    found = {}
    for name, dtype in table.collect_schema().items():
        job.facts[name].check(dtype)
        if isinstance(dtype, nw.Enum):
            found[name] = frozenset(dtype.categories)
    return found


def _found(table: nw.DataFrame[Any], refused: Refused) -> bool:
    """Return whether a row holds a value that is refused."""
    if not refused:
        return False
    looks = {name: test.any() for name, test in refused.items()}
    return any(table.lazy().select(**looks).collect().row(0))


def _scored(
    table: nw.LazyFrame[Any], job: Job, plan: Plan, reading: Reading, refused: Refused
) -> nw.LazyFrame[Any]:
    """Return the table with what is computed on the way, and the results."""
    *stages, last = Stages({**plan.numbers, **plan.truths}, reading, MARK).stages
    done = {name: _result(name, expr, job, plan.denominator) for name, expr in last.items()}
    done[EDITION] = nw.lit(job.edition)
    problem = _problem(refused, job)
    if refused:
        table = table.with_columns(**{MARK: problem})
        problem = nw.col(MARK)
        done = {name: nw.when(problem.is_null()).then(expr) for name, expr in done.items()}
    for stage in stages:
        table = table.with_columns(**stage)
    return table.with_columns(**done, **{PROBLEM: problem})


def _problem(refused: Refused, job: Job) -> Expr:
    """Return the code and the fact of the first value that is refused."""
    problem: Expr = nw.lit(None, dtype=nw.String)
    for name in reversed(list(refused)):
        said = nw.lit(job.facts[name].problem)
        problem = nw.when(refused[name]).then(said).otherwise(problem)
    return problem


def _result(name: str, expr: Expr, job: Job, denominator: int) -> Expr:
    type_ = job.types.get(name)
    return expr if type_ is None else _points(expr, type_, denominator)


def _points(expr: Expr, type_: NumberType, denominator: int) -> Expr:
    """Return points from whole numbers over the denominator: the only division by it."""
    if type_ == "float64":
        # By a column: polars multiplies by the reciprocal of a constant, which may miss the
        # nearest number.
        return expr / (expr * 0 + denominator)
    whole = expr if denominator == 1 else expr // denominator
    return whole.cast(INTEGERS[type_])
