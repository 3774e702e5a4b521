"""The official result lists of 2020 and 2022, every row and every item, through the public path.

The folder named in JIFEN_BEIJING_LISTS holds the lists (beijing-2020-*.csv, beijing-2022-*.csv);
without it 300 rows a year that lie beside this file are scored. What this proves and what not:
docs/validation.md.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jifen_sdk import score_facts
from jifen_sdk.city import City
from jifen_sdk.sheet import Sheet
from tests.beijing.infer import facts_of

FOLDER = Path(os.environ.get("JIFEN_BEIJING_LISTS") or Path(__file__).parent / "data")
COLUMNS = {
    "employment_points": ("stable-employment",),
    "residence_points": ("stable-residence",),
    "education_points": ("education",),
    "education_overlap_deduction": ("education-overlap-deduction",),
    "work_residence_area_points": ("work-residence-area",),
    "innovation_points": ("innovation",),
    "tax_points": ("tax", "tax-violation"),
    "age_points": ("age",),
    "honour_points": ("honour",),
    "law_abiding_points": ("law-abiding",),
    "total": ("total",),
}
"""Columns of the lists and the lines of the sheet that they show."""

EXACT: Mapping[str, Decimal] = {}
PER_RECORD = {"residence_points": Decimal("0.01"), "total": Decimal("0.01")}
"""In 2022 the office rounded per residence record, and no list tells these."""
TOLERANCE = {2020: EXACT, 2022: PER_RECORD}


def rows(year: int) -> Iterator[dict[str, str]]:
    for file in sorted(FOLDER.glob(f"beijing-{year}-*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def sheet_of(row: Mapping[str, str], year: int) -> Sheet:
    return score_facts("beijing", facts_of(row, year), on=date(year, 11, 1))


def differences(row: Mapping[str, str], sheet: Sheet) -> dict[str, Decimal]:
    """Return by column how far the sheet is from the list; columns that agree are left out."""
    found = {}
    for column, lines in COLUMNS.items():
        points = [sheet.points(line).low for line in lines]
        assert all(sheet.points(line).known for line in lines)
        found[column] = sum((p for p in points if p is not None), Decimal(0)) - Decimal(row[column])
    return {column: by for column, by in found.items() if by}


@pytest.mark.parametrize("year", [2020, 2022])
def test_every_row_of_the_list(year: int, capsys: pytest.CaptureFixture[str]) -> None:
    wrong, exact, count = [], 0, 0
    for count, row in enumerate(rows(year), start=1):
        sheet = sheet_of(row, year)
        off = differences(row, sheet)
        exact += not off
        allowed = TOLERANCE[year]
        if any(abs(by) > allowed.get(column, 0) for column, by in off.items()):
            wrong.append((count, off))
        assert sheet.verdict == "ranked"
    with capsys.disabled():
        print(f"\n{year}: {_result(year, count, exact, count - len(wrong))} ({FOLDER.name})")
    assert count >= 300
    assert wrong == []


def _result(year: int, count: int, exact: int, within: int) -> str:
    if not TOLERANCE[year]:
        return f"{exact} of {count} exact, every item and the total"
    return (
        f"{within} of {count} within 0.01 in residence and total, every other item exact; "
        f"{exact} exact throughout"
    )


@pytest.mark.parametrize("year", [2020, 2022])
def test_nobody_on_a_list_is_below_its_line(year: int) -> None:
    found = City.from_package("jifen_beijing").rounds("jifen-luohu")
    assert found is not None
    lines = {r.id: r.line for r in found.rounds}
    line = lines[str(year)]
    assert line is not None
    assert all(Decimal(row["total"]) >= line for row in rows(year))
