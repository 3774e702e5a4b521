"""What goes in and what comes out: columns, their types, values that are refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from jifen_sdk.city import City
from jifen_sdk.errors import FactError, InputError
from jifen_sdk.frame import score_frame
from jifen_sdk.plugins import Registry
from jifen_sdk.scoring import edition_for
from tests.frame.test_meaning import ON, people

SHANGHAI = date(2026, 11, 22)


def shanghai(**changed: pl.Series) -> pl.DataFrame:
    """Return two people of Shanghai of whom nothing is known but what is said."""
    names = edition_for(Registry.installed().city("shanghai"), SHANGHAI).engine.inputs
    nothing = {name: pl.Series([None, None], dtype=pl.Null) for name in names if ":" not in name}
    return pl.DataFrame(nothing | changed)


def test_columns_of_the_table_stay_and_results_follow(testcity: City) -> None:
    frame = people(age=[30]).with_columns(name=pl.lit("a"))
    scored = score_frame(frame, testcity, on=ON)
    assert scored.columns == [
        "age",
        "insured_months",
        "permit",
        "name",
        "item.age",
        "item.social-insurance",
        "group.total",
        "gate.residence-permit",
        "gate.standard",
        "gates",
        "door.school",
        "edition",
        "problem",
    ]
    assert scored.select(frame.columns).equals(frame)


@pytest.mark.parametrize("bounds", ["none", "interval"])
def test_types_do_not_depend_on_the_rows(testcity: City, bounds: Any) -> None:
    frames = [
        people(age=[30]),
        people(age=[None], insured_months=[None], permit=[None]),
        people(age=[30, -1, 151]),
        people(age=[30]).clear(),
        people(age=[30]).with_columns(pl.lit(None).alias("age")),
    ]
    for scheme in ("jifen", "luohu"):
        asked: dict[str, Any] = {"on": ON, "scheme": scheme, "bounds": bounds}
        scored = [score_frame(frame, testcity, **asked) for frame in frames]
        scored += [score_frame(frame.lazy(), testcity, **asked).collect() for frame in frames]
        assert len({tuple(s.drop("age").schema.items()) for s in scored}) == 1


@pytest.mark.parametrize("age", [-1, 151, -(2**40), 2**40])
@pytest.mark.parametrize("kind", ["in memory", "query"])
def test_a_number_out_of_range_never_scores(testcity: City, age: int, kind: str) -> None:
    frame = people(age=[30, age], insured_months=[120, 120])
    if kind == "query":
        scored = score_frame(frame.lazy(), testcity, on=ON, bounds="interval").collect()
    else:
        scored = score_frame(frame, testcity, on=ON, bounds="interval")
    good, bad = scored.drop(frame.columns).to_dicts()
    assert bad.pop("problem") == "JF-FACT-RANGE age"
    assert set(bad.values()) == {None}
    assert good["problem"] is None
    assert good["group.total.low"] == 80


def test_an_option_that_is_not_there_never_scores() -> None:
    texts = pl.Series(["bachelor", "no-such"])
    for column in (texts, texts.cast(pl.Categorical), texts.cast(pl.Enum(["no-such", "bachelor"]))):
        frame = shanghai(diploma=column)
        scored = score_frame(frame, "shanghai", on=SHANGHAI)
        assert scored["problem"].to_list() == [None, "JF-FACT-OPTION diploma"]
        lazy = score_frame(frame.lazy(), "shanghai", on=SHANGHAI).collect()
        assert lazy.equals(scored)


def test_a_column_with_fixed_categories_may_lack_an_option() -> None:
    column = pl.Series(["bachelor", None], dtype=pl.Enum(["bachelor"]))
    as_text = score_frame(shanghai(diploma=column.cast(pl.String)), "shanghai", on=SHANGHAI)
    scored = score_frame(shanghai(diploma=column), "shanghai", on=SHANGHAI)
    assert scored.drop("diploma").equals(as_text.drop("diploma"))


def test_any_integers_will_do(testcity: City) -> None:
    expected = score_frame(people(age=[35, None]), testcity, on=ON)
    for dtype in (pl.Int8, pl.Int16, pl.UInt8, pl.UInt64):
        frame = people(age=[35, None]).with_columns(pl.col("age").cast(dtype))
        assert score_frame(frame, testcity, on=ON).drop("age").equals(expected.drop("age"))


def test_pandas_as_it_comes(testcity: City) -> None:
    frame = pd.DataFrame(
        {"age": [35, 36], "insured_months": [12, 0], "permit": [True, False]}, index=["x", "x"]
    )
    scored = score_frame(frame, testcity, on=ON)
    assert list(scored.index) == ["x", "x"]
    assert scored["group.total"].tolist() == [35, 10]
    assert scored["item.age"].dtype == "Int32"
    assert scored["gates"].dtype == "boolean"


def test_pandas_knows_no_type_of_nothing() -> None:
    frame = shanghai(diploma=pl.Series(["bachelor", None]))
    in_pandas = frame.to_pandas()
    assert in_pandas["age"].isna().all()
    for column in (in_pandas["diploma"], in_pandas["diploma"].astype("category")):
        scored = score_frame(in_pandas.assign(diploma=column), "shanghai", on=SHANGHAI)
        expected = score_frame(frame, "shanghai", on=SHANGHAI)
        found = pl.from_pandas(scored.drop(columns=frame.columns))
        assert found.equals(expected.drop(frame.columns))


def test_pandas_with_gaps_says_what_to_do(testcity: City) -> None:
    frame = pd.DataFrame({"age": [35, None], "insured_months": [1, 2], "permit": [True, None]})
    with pytest.raises(FactError, match=r"JF-FRAME-TYPE age: .*convert_dtypes") as raised:
        score_frame(frame, testcity, on=ON)
    assert "Float64" in raised.value.line("zh")
    scored = score_frame(frame.convert_dtypes(), testcity, on=ON)
    assert scored["item.age"].isna().tolist() == [False, True]


def test_a_dictionary_of_arrow_is_text() -> None:
    column = pa.array(["bachelor", None]).dictionary_encode()
    frame = shanghai().to_arrow()
    at = frame.column_names.index("diploma")
    scored = score_frame(frame.set_column(at, "diploma", column), "shanghai", on=SHANGHAI)
    expected = score_frame(shanghai(diploma=pl.Series(["bachelor", None])), "shanghai", on=SHANGHAI)
    assert pl.DataFrame(scored).drop("diploma").equals(expected.drop("diploma"))


def test_missing_columns_are_named(testcity: City) -> None:
    with pytest.raises(InputError, match="JF-FRAME-COLUMN age, permit:"):
        score_frame(people(age=[1]).drop("age", "permit"), testcity, on=ON)


@pytest.mark.parametrize("name", ["edition", "Item.Age", "=1"])
def test_results_never_hide_a_column(testcity: City, name: str) -> None:
    frame = people(age=[1]).with_columns(pl.lit("mine").alias(name))
    with pytest.raises(InputError, match=f"JF-FRAME-NAME {name}:"):
        score_frame(frame, testcity, on=ON)


def test_a_query_may_go_from_file_to_file(testcity: City, tmp_path: Path) -> None:
    frame = people(age=[35, None, -1], insured_months=[12, 24, 36])
    expected = score_frame(frame, testcity, on=ON)
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    frame.write_parquet(source)
    score_frame(pl.scan_parquet(source), testcity, on=ON).sink_parquet(target)
    assert pl.read_parquet(target).equals(expected)
    relation = duckdb.connect().read_parquet(str(source))
    score_frame(relation, testcity, on=ON).write_parquet(str(target))
    assert pl.read_parquet(target).equals(expected)


def test_an_amended_edition_says_so(testcity: City) -> None:
    line = {"id": "standard", "when": {"score": "total", "at_least": 30}}
    amended = testcity.amend({"id": "lower-line", "gates": [line]})
    frame = people(age=[30])
    found = [score_frame(frame, city, on=ON) for city in (testcity, amended, testcity)]
    assert [f["edition"][0] for f in found] == ["2022", "2022+lower-line", "2022"]
    assert [f["gate.standard"][0] for f in found] == [False, True, False]


@pytest.mark.parametrize("bad", [[1.0], ["35"], [True], [Decimal(3)], [date(2000, 1, 1)]])
def test_other_types_are_refused(testcity: City, bad: list[object]) -> None:
    frame = people(permit=[True]).with_columns(age=pl.Series(bad))
    for given in (frame, frame.lazy()):
        with pytest.raises(FactError, match="JF-FRAME-TYPE age"):
            score_frame(given, testcity, on=ON)


@pytest.mark.parametrize("bad", [{"age": 30}, [1], None, pl.Series([1]), "table.parquet"])
def test_what_is_no_table_is_refused(testcity: City, bad: object) -> None:
    with pytest.raises(InputError, match="JF-FRAME-KIND"):
        score_frame(bad, testcity, on=ON)


def test_the_same_errors_as_for_one_person(testcity: City) -> None:
    frame = people(age=[1])
    with pytest.raises(InputError, match="JF-CITY"):
        score_frame(frame, "no-such-city", on=ON)
    with pytest.raises(InputError, match="JF-READING"):
        score_frame(frame, testcity, on=ON, readings={"no-such": "reading"})
    with pytest.raises(InputError, match="JF-EDITION-ID"):
        score_frame(frame, testcity, on=ON, edition="1999")


def test_readings_are_decided_as_for_one_person() -> None:
    frame = shanghai(diploma=pl.Series(["bachelor", "phd"]))
    expected = score_frame(frame, "shanghai", on=SHANGHAI)
    again = score_frame(frame, "shanghai", on=SHANGHAI, readings={"mixed-tiers": "cumulative"})
    assert again.columns == expected.columns
