"""Score every row of a frame with the same rulebooks, column by column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar, cast

import narwhals as nw

from jifen_sdk.city import City
from jifen_sdk.frame.given import refuse_missing, refuse_taken
from jifen_sdk.frame.job import Job
from jifen_sdk.frame.plan import Bounds
from jifen_sdk.frame.run import query, results
from jifen_sdk.frame.table import extended, opened
from jifen_sdk.scoring import NO_READINGS, edition_for, find_city

FrameT = TypeVar("FrameT")


def score_frame(
    frame: FrameT,
    city: str | City,
    *,
    on: date,
    scheme: str | None = None,
    edition: str | None = None,
    readings: Mapping[str, str] = NO_READINGS,
    bounds: Bounds = "none",
) -> FrameT:
    """Return the frame with a column for each item, group, gate and door of an edition.

    `frame` is a table of facts (事实), one column each: a polars DataFrame or LazyFrame, a pandas
    DataFrame, a pyarrow Table, a DuckDB relation or a PySpark DataFrame; the result is of the same
    kind, and still a query where the frame is one. Numbers are integers of their unit, yes-no
    facts truth values, choices the text of an option; null is unknown. Facts of the edition must
    have a column, those that only doors look at may be left out (unknown); other columns are kept.

    The results: `item.ID` and `group.ID` in points (分), exact or null; with `bounds="interval"`
    `.low` and `.high`, null where no bound is known; `gate.ID`, `gates` (every gate, veto and line
    is met) and `door.ID` true, false or null; `edition`; and `problem`, the code and the fact of a
    value that is refused: all other results of that row are null.

    The other parameters and errors are those of `score_facts`; besides, InputError
    (JF-FRAME-KIND, JF-FRAME-COLUMN, JF-FRAME-NAME) and FactError (JF-FRAME-TYPE).
    """
    place = find_city(city)
    rules = edition_for(place, on, scheme=scheme, edition=edition, readings=readings)
    job = Job.of(rules, on, readings, bounds)
    table = opened(frame)
    columns = table.collect_schema().names()
    refuse_missing(job.needed, columns)
    refuse_taken(job.results, columns)
    facts = [name for name in columns if name in job.facts]
    if isinstance(table, nw.LazyFrame):
        return cast(FrameT, query(table, facts, job))
    return cast(FrameT, extended(table, results(table.select(facts).to_polars(), job)))
