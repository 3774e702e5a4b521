"""`jifen-sdk check`: whether a city plugin keeps the contract."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.conformance import CheckResult, run_checks
from jifen_sdk.conformance.watched import Report, watched
from jifen_sdk.scoring import find_city
from jifen_sdk.text import Lang

FAILURES = 1


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [options.argument("city"), options.form()]
    return Command("check", lang, partial(_run, lang), params)


def _run(lang: Lang, city: str, form: str) -> int:
    place = find_city(city)
    results = list(run_checks(place))
    cost = watched(place)
    if form == "json":
        write_json({"checks": [_json(result, lang) for result in results], "cost": _cost(cost)})
    else:
        write(_table(results, cost, lang))
    return FAILURES if any(result.status == "failed" for result in results) else 0


def _json(result: CheckResult, lang: Lang) -> dict[str, Any]:
    return {
        "id": result.id,
        "status": result.status,
        "level": result.check.level,
        "since": result.check.since,
        "message": result.message.of(lang),
        "problems": list(result.problems),
        "reason": result.reason or None,
        "documented": result.check.documented,
    }


def _cost(cost: Report) -> dict[str, int] | None:
    """Return what a city costs; None where it could not be loaded apart."""
    if cost.error:
        return None
    return {
        "load_ms": round(1000 * cost.load_seconds),
        "sheet_us": round(1_000_000 * cost.sheet_seconds),
        "memory_kib": round(cost.memory / 1024),
    }


def _table(results: Sequence[CheckResult], cost: Report, lang: Lang) -> str:
    from jifen_sdk.cli.render.layout import page
    from jifen_sdk.cli.render.lists import checks_page

    return page(checks_page(results, _cost(cost), lang))
