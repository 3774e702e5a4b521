"""The end of a sheet: readings and how to change them, what was not given, what it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import RenderableType

from jifen_sdk.cli.render.layout import heading, labelled, prose
from jifen_sdk.cli.words import WORDS, listed, word
from jifen_sdk.rulebook.book import Reading
from jifen_sdk.sheet import Sheet
from jifen_sdk.sources import FromFacts
from jifen_sdk.text import Lang

Pieces = Iterator[RenderableType]
UNKNOWN_IF_ABSENT = frozenset({"birth_date", "sex", "child"})
STATEMENTS = "statements."


def readings(sheet: Sheet, chosen: Mapping[str, str], lang: Lang) -> Pieces:
    """Yield the interpretation choices of the edition and of the doors."""
    doors = (reading for door in sheet.rules.city.doors for reading in door.readings)
    asked = {reading.id: reading for reading in (*sheet.rules.book.readings, *doors)}
    if not asked:
        return
    title = word("name-and-text", lang, name=WORDS["readings"], text=WORDS["set-reading"])
    yield heading(title)
    for reading in asked.values():
        yield from reading_piece(reading, chosen.get(reading.id, reading.default), lang)


def reading_piece(reading: Reading, option: str | None, lang: Lang) -> Pieces:
    """Yield one interpretation choice with the option in force."""
    yield prose(word("name-and-text", lang, name=reading.id, text=reading.question), 2)
    if len(reading.options) == 1:
        yield prose(word("settled", lang, option=reading.options[0].name), 4)
        return
    rows = []
    for offered in reading.options:
        mark = "[x]" if offered.id == option else "[ ]"
        name = offered.name.of(lang)
        if offered.id == reading.default:
            name = word("default", lang, option=name)
        rows.append((f"{mark} {offered.id}", name))
    yield labelled(rows, 4)
    if option is None:
        yield prose(word("undecided", lang), 4, "yellow")


def notes(sheet: Sheet, lang: Lang) -> Pieces:
    """Yield what was not given, what was left out, and that this is no decision."""
    yield heading(word("notes", lang))
    edition_note = sheet.rules.book.rulebook.note
    if edition_note is not None:
        yield prose(edition_note.of(lang), 2)
    if sheet.rules.book.simulated:
        yield prose(word("simulated", lang, edition=sheet.edition), 2, "yellow")
    from_facts = isinstance(sheet.source, FromFacts)
    left_out = _facts_not_given(sheet, lang) if from_facts else _not_given(sheet.not_given, lang)
    for line in left_out:
        yield prose(line, 2)
    assumed = [gate.assumed for gate in sheet.gates] + [d.assumed for d in sheet.entitlements]
    if any(assumed):
        yield prose(word("assumed-note", lang), 2)
    if sheet.ignored:
        what = ", ".join(sheet.ignored)
        yield prose(word("ignored", lang, on=sheet.on, what=what), 2)
    yield prose(word("disclaimer", lang), 2)


def _facts_not_given(sheet: Sheet, lang: Lang) -> Iterator[str]:
    facts = sheet.rules.known_facts
    names = [facts[id_].name.of(lang) for id_ in sheet.not_given]
    if names:
        yield word("facts-not-given", lang, what=listed(names, lang))


def _not_given(paths: Iterable[str], lang: Lang) -> Iterator[str]:
    """Sort what a profile leaves out by what that means."""
    by_key: dict[str, list[str]] = {}
    for path in paths:
        by_key.setdefault(_meaning(path), []).append(_path_name(path, lang))
    for key, names in by_key.items():
        yield word(key, lang, what=listed(names, lang))


def _meaning(path: str) -> str:
    if path.startswith(STATEMENTS):
        return "statements-not-given"
    unknown = path.startswith("application.") or path.rpartition(".")[2] in UNKNOWN_IF_ABSENT
    return "details-not-given" if unknown else "not-given"


def _path_name(path: str, lang: Lang) -> str:
    """Return a path such as `children[0].insurance` in words."""
    if path.startswith(STATEMENTS):
        return path.removeprefix(STATEMENTS)
    person, _, kind = path.rpartition(".")
    name = _word_or_id(kind, lang)
    if not person:
        return name
    who = _word_or_id(person.partition("[")[0], lang)
    return f"{who}的{name}" if lang == "zh" else f"{name} of the {who}"


def _word_or_id(id_: str, lang: Lang) -> str:
    known = WORDS.get(f"kind.{id_}")
    return id_ if known is None else known.of(lang)
