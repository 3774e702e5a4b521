"""The generated table of docs/coverage.md: which share of changed numbers the cases notice."""

from __future__ import annotations

from pathlib import Path

import tomli

GRADES = ("A", "B", "C")


def part() -> str:
    """Return the table of docs/mutation.toml."""
    raw = tomli.loads(Path(__file__).with_name("mutation.toml").read_text(encoding="utf-8"))
    rows = [f"| {city} | {' | '.join(_cells(found))} |" for city, found in raw["cities"].items()]
    head = f"| city ({raw['measured']}) | {' | '.join(GRADES)} |"
    return "\n".join([head, "|---|---|---|---|", *rows])


def _cells(found: dict[str, list[int]]) -> list[str]:
    return [_share(*found[grade]) if grade in found else "-" for grade in GRADES]


def _share(noticed: int, changed: int) -> str:
    return f"{noticed} of {changed} ({100 * noticed // changed}%)"
