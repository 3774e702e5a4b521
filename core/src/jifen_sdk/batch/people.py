"""A line with a profile becomes a row of results, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from jifen_sdk.batch.summary import Refusal
from jifen_sdk.batch.wanted import Wanted
from jifen_sdk.errors import InputError, ProfileError
from jifen_sdk.profile.files import json_table
from jifen_sdk.profile.load import parse_profile
from jifen_sdk.rules.lower import gate_name
from jifen_sdk.scoring import score
from jifen_sdk.sheet import Points, Sheet

Row = tuple[Any, ...]
Scored = tuple[list[Row], list[Refusal]]
OPEN = {"open": True, "closed": False}


@dataclass(frozen=True)
class People:
    """Scores profiles under one edition."""

    wanted: Wanted
    day_given: bool

    def score(self, task: tuple[int, Sequence[bytes]]) -> Scored:
        """Return the rows of some lines, and those that are refused."""
        rows: list[Row] = []
        refusals: list[Refusal] = []
        first, lines = task
        for number, line in enumerate(lines, first):
            if line.strip():
                try:
                    rows.append((number, *self._row(self._sheet(line))))
                except InputError as error:
                    refusals.append(Refusal(number, error.code, error.where))
        return rows, refusals

    def _sheet(self, line: bytes) -> Sheet:
        profile = parse_profile(json_table(line))
        wanted = self.wanted
        day = profile.application.on
        if not self.day_given and day not in (None, wanted.on):
            raise ProfileError("JF-BATCH-DAY", "application.on")
        return score(
            profile,
            wanted.city,
            on=wanted.on,
            scheme=wanted.scheme,
            edition=wanted.edition,
            readings=dict(wanted.readings),
        )

    def _row(self, sheet: Sheet) -> Iterator[object]:
        """Yield the results in the order of the columns."""
        gates = {gate.id: sheet.outcomes[gate_name(gate.id)] for gate in sheet.rules.gates}
        doors = {door.door.id: door.status for door in sheet.entitlements}
        for name, dtype in self.wanted.results.items():
            kind, _, id_ = name.partition(".")
            if kind == "gate":
                yield gates[id_]
            elif kind == "door":
                yield OPEN.get(doors[id_])
            elif kind == "gates":
                held = set(gates.values())
                yield False if False in held else None if None in held else True
            elif kind == "edition":
                yield sheet.edition
            else:
                yield self._number(sheet, id_, dtype)

    def _number(self, sheet: Sheet, id_: str, dtype: pl.DataType) -> int | float | None:
        entry, _, end = id_.partition(".")
        points = sheet.points(entry)
        number = _end(points, end)
        if number is None:
            return None
        return int(number) if dtype.is_integer() else float(number)


def _end(points: Points, end: str) -> Decimal | None:
    """Return a bound of points, or the points if they are exact."""
    if end:
        return points.low if end == "low" else points.high
    return points.low if points.known else None
