"""Short lists: the installed cities, the plugins, the results of the checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType

from jifen_sdk.cli.render.layout import Prose, prose, table
from jifen_sdk.cli.rule_words import span_text
from jifen_sdk.cli.words import named, word
from jifen_sdk.conformance import CheckResult
from jifen_sdk.listing import CityListing
from jifen_sdk.plugins import Plugin
from jifen_sdk.text import Lang

Pieces = Iterator[RenderableType]
STYLES = {
    "ready": "green",
    "passed": "green",
    "failed": "red",
    "advised": "yellow",
    "skipped": "yellow",
}


def cities_page(found: Sequence[CityListing], broken: int, lang: Lang) -> Pieces:
    """Yield the cities with their schemes and editions."""
    for number, city in enumerate(found):
        if number:
            yield ""
        yield Prose(f"{named(city.name, lang)} · {city.id} · {city.version}", "bold")
        for scheme, editions in city.schemes:
            key = "default-scheme" if scheme.default else "plain-scheme"
            yield prose(word(key, lang, id=scheme.id, name=named(scheme.name, lang)), 2)
            yield table([(h.edition, span_text(h).of(lang)) for h in editions], 4)
    if not found:
        yield prose(word("no-cities", lang))
    if broken:
        yield ""
        yield prose(word("broken", lang, n=broken), style="yellow")


def plugins_page(found: Sequence[Plugin], lang: Lang) -> Pieces:
    """Yield the plugins, and for each that cannot be used the reason."""
    if not found:
        yield prose(word("no-plugins", lang))
    for plugin in found:
        state = word(f"plugin.{plugin.status}", lang)
        what = Prose(state, STYLES.get(plugin.status, "red"))
        yield table([(plugin.city, what, f"{plugin.distribution} {plugin.version}")])
        if plugin.error is not None:
            yield prose(plugin.error.line(lang), 2)


def checks_page(
    results: Sequence[CheckResult], cost: Mapping[str, int] | None, lang: Lang
) -> Pieces:
    """Yield what became of each check, and the count."""
    yield table(
        [
            (Prose(word(f"check.{r.status}", lang), STYLES[r.status]), r.id, r.message.of(lang))
            for r in results
        ]
    )
    count = Counter(result.status for result in results)
    values = {status: count[status] for status in ("passed", "failed", "advised", "skipped")}
    yield ""
    yield Prose(word("checked", lang, **values), "bold")
    if cost is not None:
        yield prose(word("cost", lang, **cost))
