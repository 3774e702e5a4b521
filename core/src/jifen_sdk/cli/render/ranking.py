"""A ranking (排名): its keys, ties and quota, and the lines of past rounds."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from jifen_sdk.cli.render.figures import points_cell
from jifen_sdk.cli.render.layout import heading, labelled
from jifen_sdk.cli.render.sources import Sources
from jifen_sdk.cli.words import listed, named, word
from jifen_sdk.phrases import plain, value_text
from jifen_sdk.rulebook.book import Ranking, RankKey
from jifen_sdk.rulebook.rounds import Round
from jifen_sdk.sheet import Points, Sheet
from jifen_sdk.text import Lang
from jifen_sdk.values import Value


def ranking(sheet: Sheet, sources: Sources, lang: Lang) -> Iterator[RenderableType]:
    """Yield how applicants are put in order, if they are, and the lines of past rounds."""
    rules = sheet.rules.book.ranking
    rows = [] if rules is None else _rules(sheet, rules, sources, lang)
    rows += [(word("past-round", lang, round=p.id), past_text(p, lang)) for p in sheet.rounds]
    if rows:
        yield heading(word("past-rounds" if rules is None else "ranking", lang))
        yield labelled(rows, 2)


def _rules(sheet: Sheet, rules: Ranking, sources: Sources, lang: Lang) -> list[tuple[str, str]]:
    keys = [_key(sheet, key, value, lang) for key, value in sheet.rank_keys]
    rows = [("" if n else word("rank-by", lang), key) for n, key in enumerate(keys)]
    if rules.within is not None:
        rows.append((word("rank-within", lang), rules.within.of(lang)))
    rows.append((word("quota", lang), rules.quota.of(lang)))
    rows.append((word("ties", lang), word(f"ties.{rules.ties}", lang)))
    rows.append((word("cite", lang), sources.cite(rules, sheet.rules.book.rulebook.sources)))
    return rows


def _key(sheet: Sheet, key: RankKey, value: Points | Value, lang: Lang) -> str:
    if isinstance(value, Points):
        name = named(sheet.rules.entries[str(key.score)].name, lang)
        text = word("name-and-text", lang, name=name, text=points_cell(value, lang))
    else:
        text = value_text(sheet.rules.book.facts[str(key.fact)], value).of(lang)
    order = word(f"order.{key.order}", lang)
    if key.whose is not None:
        text = word("name-and-text", lang, name=key.whose, text=text)
    return word("in-order", lang, what=text, order=order)


def past_text(past: Round, lang: Lang) -> str:
    """Return the line of a past round, how many were admitted or wanted, and the grade."""
    parts = [word("line-unknown", lang) if past.line is None else plain(past.line)]
    for key, number in (("admitted", past.admitted), ("places", past.quota)):
        if number is not None:
            parts.append(word(key, lang, n=f"{number:,}"))
    text = listed(parts, lang)
    return word("graded", lang, text=text, grade=past.evidence or "unknown")
