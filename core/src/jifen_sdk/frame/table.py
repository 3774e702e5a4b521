"""The kinds of frame: in memory, scored by polars; or a query, which stays one."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import narwhals as nw
import polars as pl
from narwhals import Implementation

from jifen_sdk.errors import InputError

IN_MEMORY = (Implementation.POLARS, Implementation.PANDAS, Implementation.PYARROW)
QUERIES = (Implementation.POLARS, Implementation.DUCKDB, Implementation.PYSPARK)
Table = nw.DataFrame[Any] | nw.LazyFrame[Any]
KINDS = "polars DataFrame, polars LazyFrame, pandas, pyarrow, DuckDB, PySpark"


def opened(frame: Any) -> Table:
    """Return a frame behind narwhals. InputError JF-FRAME-KIND."""
    try:
        table: Table = nw.from_native(frame)
    except TypeError:
        raise InputError("JF-FRAME-KIND", type(frame).__name__, kinds=KINDS) from None
    known = IN_MEMORY if isinstance(table, nw.DataFrame) else QUERIES
    if table.implementation not in known:
        raise InputError("JF-FRAME-KIND", type(frame).__name__, kinds=KINDS)
    return table


def extended(table: nw.DataFrame[Any], results: pl.DataFrame) -> Any:
    """Return a native frame with the results at its end."""
    native = table.to_native()
    if table.implementation is Implementation.POLARS:
        return native.hstack(results)
    arrow = results.to_arrow()
    if table.implementation is Implementation.PYARROW:
        for name in arrow.column_names:
            native = native.append_column(name, arrow[name])
        return native
    beside = arrow.to_pandas(types_mapper=_pandas_type)
    pandas = import_module("pandas")
    return pandas.concat([native, beside.set_index(native.index)], axis=1)


def _pandas_type(arrow: object) -> object:
    """Return the type of pandas that keeps whole numbers and truth values beside nulls."""
    pandas = import_module("pandas")
    name = {"bool": "boolean", "double": "Float64", "int32": "Int32", "int64": "Int64"}
    return pandas.api.types.pandas_dtype(name.get(str(arrow), "string"))
