"""`jifen-sdk simulate`: an invented population before and after a change of the rules."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.cli.words import word
from jifen_sdk.errors import InputError
from jifen_sdk.scoring import find_city
from jifen_sdk.text import Lang

if TYPE_CHECKING:
    from jifen_sdk.simulate import Outcome, Simulation

SEED = 1
PASSES = {"passes": True, "fails": False, "unknown": None}


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [
        options.argument("city"),
        options.count("--people", required=True),
        options.count("--seed"),
        options.on(),
        options.scheme(),
        options.edition(),
        options.amend(),
        click.Option(["--chart"], metavar="FILE"),
        click.Option(["--dark"], is_flag=True),
        options.form(),
    ]
    return Command("simulate", lang, partial(_run, lang), params)


def _run(
    lang: Lang,
    *,
    city: str,
    people: int,
    seed: int | None,
    on: date | None,
    scheme: str | None,
    edition: str | None,
    amend: str | None,
    chart: str | None,
    dark: bool,
    form: str,
) -> int:
    from jifen_sdk.simulate import simulate

    gc.enable()  # a large population leaves much to collect
    if chart is not None:
        _check_chart(Path(chart))
    place = find_city(city)
    amended = options.amended(place, amend, scheme)
    found = simulate(
        place,
        None if amended is place else amended,
        people=people,
        seed=seed or SEED,
        on=on or date.today(),
        scheme=scheme,
        edition=edition,
    )
    drawn = [] if chart is None else list(_draw(found, Path(chart), lang, dark))
    if form == "json":
        write_json(_json(found))
    else:
        from jifen_sdk.cli.render.layout import page
        from jifen_sdk.cli.render.simulate import simulate_page

        write(page(simulate_page(found, place, drawn, lang)))
    return 0


def _check_chart(file: Path) -> None:
    """Refuse a picture that cannot be drawn before anybody waits for it."""
    from jifen_sdk.simulate.chart import ENDINGS

    if file.suffix not in ENDINGS:
        raise InputError("JF-CHART-ENDING", str(file))


def _draw(found: Simulation, file: Path, lang: Lang, dark: bool) -> Iterator[str]:
    """Draw the picture, and yield what is to be said of it."""
    from jifen_sdk.simulate.chart import draw_chart

    try:
        spoken = draw_chart(found, file, lang, dark=dark)
    except OSError:
        raise InputError("JF-CHART-WRITE", str(file)) from None
    yield word("chart", lang, file=file)
    if spoken != lang:
        yield word("chart-font", lang)


def _json(found: Simulation) -> dict[str, Any]:
    return {
        "people": found.people,
        "seed": found.seed,
        "invented": True,
        "before": _outcome(found.before),
        "after": None if found.after is None else _outcome(found.after),
        "moved": {"up": found.up, "down": found.down, "unknown": found.cleared},
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "edition": outcome.edition,
        "line": None if outcome.line is None else f"{outcome.line.normalize():f}",
        **{name: outcome.count(passes) for name, passes in PASSES.items()},
        "points_known": outcome.known,
        "median_points": outcome.median,
    }
