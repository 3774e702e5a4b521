"""Citations as a place in a document with a number; the documents stand at the end, once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from jifen_sdk.cli.render.layout import heading, labelled
from jifen_sdk.cli.words import word
from jifen_sdk.rulebook.book import Source
from jifen_sdk.rulebook.items import Cited
from jifen_sdk.text import Lang


class Sources:
    """Numbers the documents of a page in the order in which they are cited."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def cite(self, entry: Cited, sources: Sequence[Source]) -> str:
        """Return the place that an entry rests on, with the numbers of its documents."""
        by_id = {source.id: source for source in sources}
        used = [by_id[id_] for id_ in entry.sources] or [sources[0]]
        numbers = [self._numbers.setdefault(s, len(self._numbers) + 1) for s in used]
        return f"{entry.cite} [{_runs(sorted(numbers))}]"

    def listing(self, lang: Lang) -> Iterator[RenderableType]:
        """Yield the documents with their numbers."""
        if self._numbers:
            yield heading(word("sources", lang))
            rows = [(f"[{n}]", source_text(source, lang)) for source, n in self._numbers.items()]
            yield labelled(rows, 2)


def source_text(source: Source, lang: Lang) -> str:
    """Return title, number, issuer, date, address and how much of a document was seen."""
    details = (source.number, source.issuer, source.issued, source.url)
    parts = [source.title, *(detail for detail in details if detail)]
    parts.append(word(f"seen.{source.seen}", lang))
    return ("，" if lang == "zh" else ", ").join(parts)


def _runs(numbers: list[int]) -> str:
    """Return ascending numbers, those that follow each other as a run: 1-3,7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ",".join("-".join(str(end) for end in run) for run in runs)
