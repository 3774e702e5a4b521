"""Two editions side by side: what was there before (-) and what is there after (+)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from jifen_sdk.city import City
from jifen_sdk.cli.difference import Difference, Stand
from jifen_sdk.cli.render.layout import Prose, heading, labelled, prose, table
from jifen_sdk.cli.rule_words import Details
from jifen_sdk.cli.words import named, word
from jifen_sdk.text import Lang, Text

Pieces = Iterator[RenderableType]
BEFORE, AFTER = "- ", "+ "


def diff_page(
    city: City, stands: Sequence[Stand], found: Sequence[Difference], lang: Lang
) -> Pieces:
    """Yield the two editions and everything that differs; what differs only in proof comes last."""
    scheme = city.scheme(stands[0].book.rulebook.scheme)
    title = word("name-and-text", lang, name=named(city.name, lang), text=named(scheme.name, lang))
    yield Prose(title, "bold")
    marks = zip((BEFORE, AFTER), stands, strict=True)
    yield labelled([(f"{mark}{s.book.rulebook.edition}", _stand(s, lang)) for mark, s in marks])
    for difference in found:
        if not difference.only_proof:
            yield from _difference(difference, lang)
    proofs = [(d.id, _proof(d, "evidence"), _proof(d, "cite")) for d in found if d.only_proof]
    if proofs:
        yield heading(word("only-proof", lang))
        yield table(proofs, 2)
    if not found:
        yield heading(word("no-difference", lang))


def _stand(stand: Stand, lang: Lang) -> str:
    on = word("as-it-ends", lang) if stand.on is None else word("as-on", lang, on=stand.on)
    return word("in-order", lang, what=stand.book.rulebook.title, order=on)


def _difference(difference: Difference, lang: Lang) -> Pieces:
    values = {"kind": word(f"kind-{difference.kind}", lang), "id": difference.id}
    yield heading(word(f"entry-{difference.change}", lang, **values))
    yield prose(named(difference.name, lang), 2)
    rows = list(_rows(difference.before or {}, difference.after or {}, lang))
    if rows:
        yield labelled(rows, 2)


def _rows(before: Details, after: Details, lang: Lang) -> Iterator[tuple[str, str]]:
    for label in dict.fromkeys([*before, *after]):
        old, new = before.get(label, []), after.get(label, [])
        if sorted(t.zh for t in old) == sorted(t.zh for t in new):
            same: list[Text] = []  # only the order differs: show the whole
        else:
            same = [text for text in old if text in new]
        lines = [BEFORE + text.of(lang) for text in old if text not in same]
        lines += [AFTER + text.of(lang) for text in new if text not in same]
        for number, line in enumerate(lines):
            yield ("" if number else word(label, lang)), line


def _proof(difference: Difference, label: str) -> str:
    """Return place or grade before and after; nothing where they are the same."""
    sides = (difference.before or {}, difference.after or {})
    return " → ".join(text.en for side in sides for text in side.get(label, ()))
