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
        self._codes: dict[Column, int] = {}
        self._known: dict[tuple[object, ...], int] = {}
        self._columns: list[Column] = []
        self._uses: Counter[int] = Counter()
        self._types: dict[int, Any] = {}
        self._level: dict[int, int] = {}
        for column in wanted.values():
            self._uses[self._code(column)] += 1
        self.stages: list[Stage] = self._written(wanted)

    # one code for each different computation; what may be null does not matter here

    def _code(self, column: Column) -> int:
        if column not in self._codes:
            args = tuple(self._code(arg) for arg in column.args)
            key = (column.op, column.kind, args, type(column.value), column.value)
            if key not in self._known:
                self._known[key] = len(self._columns)
                self._columns.append(column)
                self._uses.update(args)
            self._codes[column] = self._known[key]
        return self._codes[column]

    def _shared(self, code: int) -> bool:
        return self._uses[code] > 1 and self._columns[code].op not in CHEAP

    def _written(self, wanted: Mapping[str, Column]) -> list[Stage]:
        stages: list[Stage] = []
        for code, column in enumerate(self._columns):  # parts come before what is made of them
            below = [self._level[self._codes[arg]] for arg in column.args]
            shared = self._shared(code)
            self._level[code] = level = max(below, default=0) + shared
            if shared:
                if len(stages) < level:
                    stages.append({})
                stages[level - 1][self._name(code)] = self._operation(column)
        stages.append({name: self._read(column) for name, column in wanted.items()})
        return stages

    def _name(self, code: int) -> str:
        return f"{self._prefix}{code}"

    def _read(self, column: Column) -> Expr:
        code = self._codes[column]
        return nw.col(self._name(code)) if self._shared(code) else self._operation(column)

    # types

    def _type(self, column: Column) -> Any:
        """Return the narrowest integer that surely holds a column and its parts."""
        code = self._codes[column]
        if code not in self._types:
            small = self._reading.narrow and column.low >= -INT32 and column.high < INT32
            wide = [a for a in column.args if a.kind == "number" and self._type(a) is nw.Int64]
            self._types[code] = nw.Int32 if small and not wide else nw.Int64
        return self._types[code]

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
