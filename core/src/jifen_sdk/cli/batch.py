"""`jifen-sdk batch`: score a file of many people, facts or profiles, into another file."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

import click

from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.output import write
from jifen_sdk.cli.usage import usage_error
from jifen_sdk.cli.words import word
from jifen_sdk.scoring import find_city
from jifen_sdk.text import Lang

if TYPE_CHECKING:
    from jifen_sdk.batch import Summary

REFUSED = 1
Progress = Callable[[float], None]


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [
        options.argument("city"),
        click.Argument(["source"], metavar="INPUT"),
        click.Option(["-o", "--output"], required=True, metavar="FILE"),
        click.Option(["--facts"], is_flag=True),
        click.Option(["--profiles"], is_flag=True),
        options.on(),
        options.scheme(),
        options.edition(),
        options.reading(),
        options.amend(),
        click.Option(["--bounds"], type=click.Choice(["none", "interval"]), default="none"),
        options.count("--workers"),
    ]
    return Command("batch", lang, partial(_run, lang), params)


def _run(
    lang: Lang,
    *,
    city: str,
    source: str,
    output: str,
    facts: bool,
    profiles: bool,
    on: date | None,
    scheme: str | None,
    edition: str | None,
    reading: tuple[tuple[str, str], ...],
    amend: str | None,
    bounds: Literal["none", "interval"],
    workers: int | None,
) -> int:
    _check_usage(facts, profiles, workers)
    from jifen_sdk.batch import Wanted, batch_facts, batch_profiles

    gc.enable()  # a long run leaves much to collect
    place = options.amended(find_city(city), amend, scheme)
    wanted = Wanted(place, on or date.today(), scheme, edition, reading, bounds)
    started = perf_counter()
    with _stopped_by_sigterm(), _bar(lang) as progress:
        if profiles:
            summary = batch_profiles(
                wanted,
                Path(source),
                Path(output),
                day_given=on is not None,
                workers=workers or os.cpu_count() or 1,
                progress=progress,
            )
        else:
            summary = batch_facts(wanted, Path(source), Path(output), progress)
    write("\n".join(_said(summary, perf_counter() - started, lang)))
    return REFUSED if summary.refused else 0


def _check_usage(facts: bool, profiles: bool, workers: int | None) -> None:
    ctx = click.get_current_context()
    if facts and profiles:
        raise usage_error(ctx, "facts-or-profiles")
    if workers is not None and not profiles:
        raise usage_error(ctx, "workers")


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """Take SIGTERM like Ctrl-C: what is half written is removed."""

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _bar(lang: Lang) -> Iterator[Progress]:
    """Draw a bar on the standard error, if that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(word("scoring", lang), total=1.0)
        yield lambda done: bar.update(task, completed=done)


def _said(summary: Summary, seconds: float, lang: Lang) -> Iterator[str]:
    counts = {
        name: f"{getattr(summary, name):,}" for name in ("read", "scored", "unknown", "refused")
    }
    yield word("batch-counts", lang, **counts)
    codes = sorted(summary.by_code.items(), key=lambda pair: (-pair[1], pair[0]))
    for code, count in codes:
        yield f"  {count:>9,}  {code}"
    yield word("batch-output", lang, file=_shown(summary.output), seconds=f"{seconds:.1f}")
    if summary.refused:
        yield word("batch-refusals", lang, file=_shown(summary.refusals))


def _shown(file: Path) -> Path:
    """Return a file as seen from here, if it lies below."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file
