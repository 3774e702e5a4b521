"""Checks of the files of a city: complete, well formed, dated, on their own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from jifen_sdk.city import City
from jifen_sdk.conformance.check import Problems, wrong
from jifen_sdk.conformance.walk import books
from jifen_sdk.rulebook.ruleset import RuleSet


def check_files(city: City) -> Problems:
    """Everything that city.toml names is there, and nothing is there that it does not name.

    One scheme is the default one, every scheme has an edition, and the files in doors/ are
    those of `doors`.
    """
    schemes = {s.id for s in city.file.schemes}
    defaults = [s.id for s in city.file.schemes if s.default]
    if len(defaults) != 1:
        yield wrong("city.toml", expected="one default scheme", found=defaults)
    for scheme in schemes:
        if not city.editions(scheme):
            yield wrong(f"{scheme}/", expected="at least one edition", found="none")
    named, there = set(city.file.doors), {f[:-5] for f in _toml_files(city.root / "doors")}
    for door in sorted(named - there):
        yield wrong(f"doors/{door}.toml", expected="the file that city.toml names", found="none")
    for door in sorted(there - named):
        yield wrong("city.toml doors", expected=f"{door}, which is a file", found=sorted(named))


def check_loads(city: City) -> Problems:
    """Every edition, with and without its amendments, every door and parameter is well formed.

    The reference of the form is docs/write-a-rulebook.md; the message is that of the error.
    """
    for scheme in city.file.schemes:
        city.rounds(scheme.id)
    for name in city.parameters:
        city.parameter(name)
    loaded = [*books(city), *city.doors]
    return [] if loaded else [wrong(str(city.id), expected="an edition or a door", found="none")]


def check_dates(city: City) -> Problems:
    """Editions of a scheme do not overlap, and amendments lie within their edition."""
    for scheme in city.file.schemes:
        for earlier, later in pairwise(city.editions(scheme.id)):
            if earlier.until is None or earlier.until >= later.effective:
                where = f"{scheme.id}/{earlier.edition} overlaps {later.edition}: until"
                yield wrong(where, expected=f"before {later.effective}", found=earlier.until)
    for scheme, heading, book in books(city):
        for day in book.amended:
            if not heading.covers(day):
                where = f"{scheme.id}/{heading.edition} amendment of {day}"
                span = f"{heading.effective}..{heading.until or ''}"
                yield wrong(where, expected=f"a day within {span}", found="one outside it")


def check_gaps(city: City) -> Problems:
    """Days between two editions of a scheme on which none is known are declared.

    The `note` of the edition before or after says what is known about them.
    """
    for scheme in city.file.schemes:
        for earlier, later in pairwise(city.editions(scheme.id)):
            if earlier.until is None or earlier.note or later.note:
                continue
            first = earlier.until + timedelta(days=1)
            if first < later.effective:
                where = f"{scheme.id}: {first} to {later.effective - timedelta(days=1)}"
                notes = f"a note in {earlier.edition} or {later.edition}"
                yield wrong(where, expected=notes, found="no edition and no note")


def check_parameters(city: City) -> Problems:
    """Every parameter that a rulebook or door names is a file in parameters/."""
    named = {name for rules in _rule_sets(city) for name in rules.parameters()}
    for name in sorted(named - set(city.parameters)):
        yield wrong(f"parameters/{name}.toml", expected="the file that a rule names", found="none")


def check_measures(city: City) -> Problems:
    """Every own measure that a rulebook or door names is handed over, and each of them is used."""
    named = {name for rules in _rule_sets(city) for name in rules.own_measures()}
    for name in sorted(named - city.measures.keys()):
        yield wrong(f"measures {name}", expected="a measure that the city hands over", found="none")
    for name in sorted(city.measures.keys() - named):
        yield wrong(f"measures {name}", expected="a fact that uses it", found="none")


def check_isolation(city: City) -> Problems:
    """A city's code imports no other city."""
    for name in _python_files(city.root):
        tree = ast.parse((city.root / name).read_text(encoding="utf-8"))
        for module in _imported(tree):
            top = module.partition(".")[0]
            if top.startswith("jifen_") and top not in ("jifen_sdk", f"jifen_{city.id}"):
                yield wrong(name, expected="no import of another city", found=module)


def _rule_sets(city: City) -> Iterator[RuleSet]:
    """Yield the rules of every edition after each amendment, and of every door."""
    for _, _, book in books(city):
        yield RuleSet.of_book(book)
    for door in city.doors:
        yield RuleSet.of_versions(door, door.versions)


def _toml_files(folder: Path) -> tuple[str, ...]:
    return tuple(f.name for f in folder.iterdir()) if folder.is_dir() else ()


def _python_files(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*.py")))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
