"""From columns to narwhals expressions: a column that is used twice is computed once.

Columns are written in stages; a stage reads what the stages before it have made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import reduce
from operator import add, and_, or_
from typing import Any

import narwhals as nw

from jifen_sdk.frame.columns import COMPARISONS, Column
from jifen_sdk.frame.reading import Expr, Reading

Stage = dict[str, Expr]
INT32 = 2**31
FACTS = frozenset({"fact", "option", "missing"})
CHEAP = frozenset({"constant", "empty", "missing"})


class Stages:
    """The expressions of some columns, in stages."""

    def __init__(self, wanted: Mapping[str, Column], reading: Reading, prefix: str) -> None:
        self._reading = reading
        self._prefix = prefix
        self._places: dict[Column, int] = {}
        self._uses: Counter[Column] = Counter()
        self._types: dict[Column, Any] = {}
        for column in wanted.values():
            self._note(column)
        self.stages = self._written(wanted)

    def _note(self, column: Column) -> None:
        """Count one more use of a column; its parts come before it."""
        self._uses[column] += 1
        if column not in self._places:
            for part in column.args:
                self._note(part)
            self._places[column] = len(self._places)

    def _shared(self, column: Column) -> bool:
        return self._uses[column] > 1 and column.op not in CHEAP

    def _written(self, wanted: Mapping[str, Column]) -> list[Stage]:
        stages: list[Stage] = []
        levels: dict[Column, int] = {}
        for column in self._places:
            shared = self._shared(column)
            level = max((levels[part] for part in column.args), default=0) + shared
            levels[column] = level
            if shared:
                if len(stages) < level:
                    stages.append({})
                stages[level - 1][self._name(column)] = self._operation(column)
        return [*stages, {name: self._read(column) for name, column in wanted.items()}]

    def _name(self, column: Column) -> str:
        return f"{self._prefix}{self._places[column]}"

    def _read(self, column: Column) -> Expr:
        shared = self._shared(column)
        return nw.col(self._name(column)) if shared else self._operation(column)

    # types

    def _type(self, column: Column) -> Any:
        """Return the narrowest integer that surely holds a column and its parts."""
        if column not in self._types:
            small = self._reading.narrow and column.low >= -INT32 and column.high < INT32
            wide = [a for a in column.args if a.kind == "number" and self._type(a) is nw.Int64]
            self._types[column] = nw.Int32 if small and not wide else nw.Int64
        return self._types[column]

    def _as(self, column: Column, type_: Any) -> Expr:
        if column.constant:
            return nw.lit(column.value, dtype=type_)
        if column.empty:
            return nw.lit(None, dtype=type_)
        read = self._read(column)
        return read if self._type(column) is type_ else read.cast(type_)

    # operations

    def _operation(self, column: Column) -> Expr:
        if column.op in FACTS:
            return self._fact(column)
        if column.kind == "truth":
            return self._truth(column)
        type_ = self._type(column)
        args = [self._as(a, type_) for a in column.args if a.kind == "number"]
        match column.op:
            case "constant" | "empty":
                return self._as(column, type_)
            case "add":
                return reduce(add, args)
            case "multiply":
                return args[0] * args[1]
            case "divide":
                return (args[0] // nw.lit(column.value, dtype=type_)).cast(type_)
            case "largest":
                return nw.max_horizontal(*args)
            case "smallest":
                return nw.min_horizontal(*args)
            case "fill":
                return args[0].fill_null(nw.lit(column.value, dtype=type_))
            case "where":
                return nw.when(self._read(column.args[0])).then(args[0]).otherwise(args[1])
        raise AssertionError(column.op)

    def _fact(self, column: Column) -> Expr:
        if column.kind == "number":
            name, type_ = str(column.value), self._type(column)
            return self._reading.number(name, column.low, column.high).cast(type_)
        match column.op, column.value:
            case "option", (str(name), str(option)):
                return self._reading.option(name, option)
            case "missing", str(name):
                return nw.col(name).is_null()
            case _:
                return nw.col(str(column.value))

    def _truth(self, column: Column) -> Expr:
        args = [self._read(a) for a in column.args if a.kind == "truth"]
        match column.op:
            case "constant" | "empty":
                return nw.lit(column.value, dtype=nw.Boolean)
            case "all":
                return reduce(and_, args)
            case "any":
                return reduce(or_, args)
            case "not":
                return ~args[0]
            case "where":
                return nw.when(args[0]).then(args[1]).otherwise(args[2])
            case "fill":
                return args[0].fill_null(nw.lit(column.value, dtype=nw.Boolean))
            case "is-null":
                return self._read(column.args[0]).is_null()
            case "compare":
                return self._compare(column)
        raise AssertionError(column.op)

    def _compare(self, column: Column) -> Expr:
        x, y = column.args
        type_ = nw.Int64 if nw.Int64 in (self._type(x), self._type(y)) else nw.Int32
        found: Expr = COMPARISONS[str(column.value)](self._as(x, type_), self._as(y, type_))
        return found
