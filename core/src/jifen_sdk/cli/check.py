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
from jifen_sdk.scoring import find_city
from jifen_sdk.text import Lang

FAILURES = 1


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [options.argument("city"), options.form()]
    return Command("check", lang, partial(_run, lang), params)


def _run(lang: Lang, city: str, form: str) -> int:
    results = list(run_checks(find_city(city)))
    if form == "json":
        write_json([_json(result, lang) for result in results])
    else:
        write(_table(results, lang))
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


def _table(results: Sequence[CheckResult], lang: Lang) -> str:
    from jifen_sdk.cli.render.layout import page
    from jifen_sdk.cli.render.lists import checks_page

    return page(checks_page(results, lang))
