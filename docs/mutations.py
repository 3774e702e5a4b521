"""The generated table of docs/coverage.md: which share of changed numbers the cases notice."""

from __future__ import annotations

from pathlib import Path

import tomli

GRADES = ("A", "B", "C", "unknown")
KINDS = ("points", "gates", "doors", "measures")


def part() -> str:
    """Return the table of docs/mutation.toml."""
    raw = tomli.loads(Path(__file__).with_name("mutation.toml").read_text(encoding="utf-8"))
    rows = [
        f"| {city} | {kind} | {' | '.join(_cells(found[kind]))} |"
        for city, found in raw["cities"].items()
        for kind in KINDS
        if kind in found
    ]
    head = f"| city ({raw['measured']}) | numbers of | {' | '.join(GRADES)} |"
    return "\n".join([head, "|---|---|" + "---|" * len(GRADES), *rows])


def _cells(found: dict[str, list[int]]) -> list[str]:
    return [_share(*found[grade]) if grade in found else "-" for grade in GRADES]


def _share(noticed: int, changed: int) -> str:
    return f"{noticed} of {changed} ({100 * noticed // changed}%)"
