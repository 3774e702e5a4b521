"""The table of Benchcity written by hand in polars, without checks and without unknowns."""

from __future__ import annotations

import polars as pl

EDUCATION = {"none": 0, "college": 50, "bachelor": 60, "bachelor_two": 90, "master": 100}
EDUCATION |= {"phd": 110}
SKILL = {"none": 0, "lv5": 15, "lv4": 30, "lv3": 60, "lv2": 100, "lv1": 140}
AWARD = {"none": 0, "employer": 15, "district": 30, "city": 60, "nation": 110}
WAGE = {300: 120, 200: 100, 150: 80, 100: 50, 80: 25}
LINE = 120


def _looked_up(fact: str, points: dict[str, int]) -> pl.Expr:
    keys, values = list(points), list(points.values())
    return pl.col(fact).replace_strict(keys, values, return_dtype=pl.Int32)


def _wage() -> pl.Expr:
    wage = pl.lit(0)
    for ratio, points in reversed(WAGE.items()):
        wage = pl.when(pl.col("wage_ratio") >= ratio).then(points).otherwise(wage)
    return wage


def _tens(fact: str) -> pl.Expr:
    return pl.min_horizontal(pl.col(fact) // 10 * 10, 120)


AGE = pl.col("age")
REMOTE = pl.col("remote_years")
SERVICE = pl.col("service_years")
ITEMS = {
    "age": pl.when(AGE > 60)
    .then(0)
    .when(AGE >= 56)
    .then(5)
    .otherwise(pl.min_horizontal(30, 5 + 2 * (56 - AGE))),
    "best": pl.max_horizontal(_looked_up("education", EDUCATION), _looked_up("skill", SKILL)),
    "insurance": pl.col("si_years") * 3,
    "wage": _wage(),
    "invest": pl.max_horizontal(_tens("invest_tax_wan"), _tens("invest_employees")),
    "major": pl.when("shortage_major").then(30).otherwise(0),
    "remote": pl.when(REMOTE >= 5).then(pl.min_horizontal(20, REMOTE * 2)).otherwise(0),
    "service": pl.when(SERVICE >= 5).then(SERVICE * 4).otherwise(0),
    "award_points": _looked_up("award", AWARD),
    "spouse": pl.min_horizontal(40, pl.col("spouse_years") * 4),
    "false": pl.col("false_materials") * -150,
    "detention": pl.col("detentions") * -50,
}


def score(people: pl.DataFrame) -> pl.DataFrame:
    """Return the people with every item, the total and whether they pass."""
    items = {f"i_{name}": item for name, item in ITEMS.items()}
    return (
        people.lazy()
        .with_columns(**items)
        .with_columns(total=pl.sum_horizontal(list(items)))
        .with_columns(eligible=(pl.col("total") >= LINE) & ~pl.col("crime"))
        .collect()
    )
