"""Print the time of one sheet from facts: the test city, then every installed city's scheme."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from timeit import repeat

from jifen_sdk.city import City
from jifen_sdk.plugins import Registry
from jifen_sdk.rules.lower import input_of
from jifen_sdk.scoring import edition_for, score_facts
from jifen_sdk.sheet import Points, Sheet

ON = date(2026, 11, 22)
TEST_CITY = Path(__file__).with_name("testcity")
RUNS, NUMBER = 9, 2000


def main() -> None:
    """Score one person again and again: traced (every line with its points), and the total."""
    registry = Registry()
    for city in (City(TEST_CITY), *(registry.city(id_) for id_ in registry.ids())):
        known = edition_for(city, ON).known_facts
        inputs = {name: input_of(name, fact) for name, fact in known.items()}
        facts: dict[str, object] = {
            name: source.options[-1] if source.options else min(40, source.limit)
            for name, source in inputs.items()
        }
        # What the law leaves open is an interval; its readings are decided here.
        readings = {r.id: r.options[0].id for r in edition_for(city, ON).book.readings}

        one = partial(score_facts, city, facts, on=ON, readings=readings)
        for name, run in (("traced", lambda one=one: traced(one())), ("total", one)):
            times = [t / NUMBER * 1e6 for t in repeat(run, number=NUMBER, repeat=RUNS)]
            print(f"{city.id:12} {name:8} {median(times):7.1f} us (best {min(times):.1f})")


def traced(sheet: Sheet) -> list[Points]:
    """Return the points of every line of a sheet."""
    return [line.points for line in sheet.items]


if __name__ == "__main__":
    main()
