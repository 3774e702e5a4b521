"""Score JSON lines of profiles: each person is measured alone, in worker processes."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context, parent_process
from pathlib import Path

import polars as pl

from jifen_sdk.batch.facts import Progress, no_progress
from jifen_sdk.batch.lines import Lines, opened
from jifen_sdk.batch.output import output_path
from jifen_sdk.batch.people import People, Scored
from jifen_sdk.batch.sink import Sink
from jifen_sdk.batch.summary import Summary
from jifen_sdk.batch.wanted import Wanted, no_rows
from jifen_sdk.errors import InputError

PEOPLE = 64
"""Lines in one task: little enough for a steady bar, enough that handing over costs nothing."""
AHEAD = 4
"""Tasks that wait for each worker, so that none is idle and memory does not grow."""

Task = tuple[int, Sequence[bytes]]


def batch_profiles(
    wanted: Wanted,
    source: Path,
    output: Path,
    *,
    day_given: bool = False,
    workers: int = 1,
    progress: Progress = no_progress,
) -> Summary:
    """Score a .jsonl file with one profile (档案) on each line, in `workers` processes.

    The output has the line of each profile and the results as `score_frame` names them, nothing
    of the profile itself. A profile that names another day of application is refused unless
    `day_given`. The other parameters, files and errors are those of `batch_facts`.
    """
    if source.suffix.lower() != ".jsonl":
        raise InputError("JF-BATCH-ENDING", str(source))
    final = output_path(output, source)
    people = People(wanted, day_given)
    with opened(source) as file:
        lines = Lines(source, file)
        empty = no_rows(wanted.results)
        with Sink(final, empty, wanted.unknown()) as sink:
            for rows, refusals in _scored(people, _tasks(lines), workers):
                sink.take(pl.DataFrame(rows, schema=empty.schema, orient="row"), refusals)
                progress(lines.done)
            if not sink.summary.read:
                raise InputError("JF-BATCH-EMPTY", str(source))
            return sink.finish()


def _tasks(lines: Lines) -> Iterator[Task]:
    for first, block in lines.blocks():
        for start in range(0, len(block), PEOPLE):
            yield first + start, block[start : start + PEOPLE]


def _scored(people: People, tasks: Iterable[Task], workers: int) -> Iterator[Scored]:
    """Yield what comes out of the tasks, in their order."""
    if workers == 1:
        for task in tasks:
            yield people.score(task)
        return
    # Handed over without what it has worked out so far: each worker works that out for itself.
    fresh = replace(people, wanted=replace(people.wanted))
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(fresh,))
    try:
        yield from _in_order(pool, tasks, AHEAD * workers)
    except BrokenProcessPool:
        raise InputError("JF-BATCH-WORKER") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, tasks: Iterable[Task], most: int) -> Iterator[Scored]:
    waiting: deque[Future[Scored]] = deque()
    for task in tasks:
        waiting.append(pool.submit(_score, task))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


class _Worker:
    """What a worker process was started with."""

    people: People


def _start(people: People) -> None:
    """Make a worker ready: an interrupt is the parent's business, and so is the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.people = people


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _score(task: Task) -> Scored:
    return _Worker.people.score(task)
