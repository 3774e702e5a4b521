"""PySpark in local mode gives what polars gives."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest
from pyspark.sql import SparkSession
from pyspark.sql.types import BooleanType, DataType, LongType, StringType, StructField, StructType

from jifen_sdk.city import City
from jifen_sdk.frame import score_frame
from jifen_sdk.frame.job import Job
from jifen_sdk.plugins import Registry
from jifen_sdk.scoring import edition_for
from tests.frame.conftest import JAVA
from tests.frame.people import at_boundaries, table, with_refused

ON = date(2026, 11, 22)
TYPES: dict[pl.DataType, DataType] = {
    pl.Int64(): LongType(),
    pl.Boolean(): BooleanType(),
    pl.String(): StringType(),
}


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", os.environ.get("JAVA_HOME") or str(JAVA[0]))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            SparkSession.builder.master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.mark.parametrize("city_id", Registry.installed().ids())
def test_a_cluster_gives_the_same(spark: SparkSession, city_id: str) -> None:
    city = Registry.installed().city(city_id)
    rules = edition_for(city, ON)
    facts = Job.of(rules, ON, {}, "none").facts
    assert_same(spark, with_refused(table(at_boundaries(rules, ON), facts)), city)


def assert_same(spark: SparkSession, frame: pl.DataFrame, city: City) -> None:
    schema = StructType([StructField(n, TYPES[t]) for n, t in frame.schema.items()])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PySpark warns of the pandas it finds; none is used here
        given = spark.createDataFrame(frame.rows(), schema)
    scored = score_frame(given, city, on=ON, bounds="interval")
    expected = score_frame(frame, city, on=ON, bounds="interval")
    rows = [tuple(row) for row in scored.orderBy("row").collect()]
    assert pl.DataFrame(rows, schema=expected.schema, orient="row").equals(expected)
    assert scored.columns == expected.columns
