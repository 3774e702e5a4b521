"""The checks that every city must pass: plain functions, each with the clause it stands for."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from jifen_sdk.city import City, Scheme
from jifen_sdk.conformance.cases import Case, cases_of, mismatches, sheet_of
from jifen_sdk.edition import Edition
from jifen_sdk.rulebook.book import Gate, Heading, Rulebook
from jifen_sdk.rulebook.items import Line
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.sheet_json import sheet_json
from jifen_sdk.text import LANGS, Text

Level = Literal["required", "recommended"]
Problems = Iterable[str]


@dataclass(frozen=True, slots=True)
class Check:
    """One clause of the contract and the function that tests it."""

    id: str
    clause: Text
    run: Callable[[City], Problems]
    """Yields what is wrong: where, what was expected, what was found; in English."""
    needs: tuple[str, ...] = ()
    """Checks without which this one means nothing."""
    level: Level = "required"
    since: str = "0.1"
    """The version of the core from which on it applies."""


def check_files(city: City) -> Problems:
    """Everything that city.toml names is there, and nothing is there that it does not name."""
    schemes = {s.id for s in city.file.schemes}
    defaults = [s.id for s in city.file.schemes if s.default]
    if len(defaults) != 1:
        yield f"city.toml: expected one default scheme, found {defaults}"
    for scheme in schemes:
        if not city.editions(scheme):
            yield f"{scheme}/: expected at least one edition, found none"
    named, there = set(city.file.doors), {f[:-5] for f in _toml_files(city.root / "doors")}
    for door in sorted(named ^ there):
        yield f"doors: {door} is {'not in city.toml' if door in there else 'not a file'}"


def check_loads(city: City) -> Problems:
    """Every edition, with and without its amendments, every door and parameter is well formed."""
    for scheme in city.file.schemes:
        city.rounds(scheme.id)
    for name in city.parameters:
        city.parameter(name)
    loaded = [*_books(city), *city.doors]
    return [] if loaded else ["there is nothing to load"]


def check_dates(city: City) -> Problems:
    """Editions of a scheme do not overlap, and amendments lie within their edition."""
    for scheme in city.file.schemes:
        headings = city.editions(scheme.id)
        for earlier, later in pairwise(headings):
            if earlier.until is None or earlier.until >= later.effective:
                yield f"{scheme.id}: {earlier.edition} overlaps {later.edition}"
    for scheme, heading, book in _books(city):
        for day in book.amended:
            if not heading.covers(day):
                yield f"{scheme.id}/{heading.edition}: the amendment of {day} lies outside it"


def check_languages(city: City) -> Problems:
    """Every text exists in Chinese and in English, each in its own script."""
    models: list[tuple[str, BaseModel]] = [("city.toml", city.file)]
    models += [(f"{s.id}/{h.edition}", book) for s, h, book in _books(city)]
    models += [(f"doors/{door.id}", door) for door in city.doors]
    models += [(f"parameters/{name}", city.parameter(name)) for name in city.parameters]
    rounds = [city.rounds(scheme.id) for scheme in city.file.schemes]
    models += [(f"rounds/{found.scheme}", found) for found in rounds if found is not None]
    for where, model in models:
        for text in _texts(model):
            if not any("\u4e00" <= c <= "\u9fff" for c in text.zh):
                yield f"{where}: no Chinese in zh = {text.zh!r}"
            if not any(c.isascii() and c.isalpha() for c in text.en):
                yield f"{where}: no English in en = {text.en!r}"


def check_citations(city: City) -> Problems:
    """Every item, group, gate, door and parameter value is cited and graded."""
    for scheme, heading, book in _books(city):
        cited: tuple[Line | Gate, ...] = (*book.items, *book.groups, *book.gates)
        for entry in cited:
            if not entry.sources:
                yield f"{scheme.id}/{heading.edition} {entry.id}: no source"
    for door in city.doors:
        for version in door.versions:
            if version.evidence is None:
                yield f"doors/{door.id} {version.effective}: no evidence"


def check_parameters(city: City) -> Problems:
    """Every parameter that a rulebook names is there."""
    rule_sets = [RuleSet.of_book(book) for _, _, book in _books(city)]
    rule_sets += [RuleSet.of_door(d, v) for d in city.doors for v in d.versions]
    for name in {n for rules in rule_sets for n in rules.parameters()} - set(city.parameters):
        yield f"parameters: {name}.toml is missing"


def check_cases_present(city: City) -> Problems:
    """Every edition has cases, and every line of its table is expected in at least one."""
    covered: dict[tuple[str, str], set[str]] = {}
    ids: set[str] = set()
    for case in cases_of(city):
        covered.setdefault((case.scheme, case.edition), set()).update(case.expect.items)
        if case.id in ids:
            yield f"cases: {case.id} is there twice"
        ids.add(case.id)
    missing: dict[str, None] = {}
    for scheme, heading, book in _books(city):
        found = covered.get((scheme.id, heading.edition), set())
        for line in Edition.prepare(city, book, {}, heading.effective).lines:
            if line.id not in found:
                missing[f"{scheme.id}/{heading.edition} expects points of {line.id}"] = None
    yield from (f"cases: no case of {what}" for what in missing)


def check_cases_pass(city: City) -> Problems:
    """Every case gives what its official text says."""
    for case in cases_of(city):
        for difference in mismatches(city, case):
            yield f"case {case.id} ({case.cite}): {difference}"


def check_json(city: City) -> Problems:
    """The JSON of a sheet survives writing and reading, in both languages."""
    for case in _one_case_per_edition(city):
        for lang in LANGS:
            data = sheet_json(sheet_of(city, case), lang)
            if json.loads(json.dumps(data, allow_nan=False)) != data:
                yield f"case {case.id}: the {lang} JSON is not the same after reading"


def check_isolation(city: City) -> Problems:
    """A city's code imports no other city."""
    for name in _python_files(city.root):
        tree = ast.parse((city.root / name).read_text(encoding="utf-8"))
        for module in _imported(tree):
            top = module.partition(".")[0]
            if top.startswith("jifen_") and top not in ("jifen_sdk", f"jifen_{city.id}"):
                yield f"{name}: imports {module}"


def _books(city: City) -> Iterator[tuple[Scheme, Heading, Rulebook]]:
    """Yield every edition as it is on its first day and after each of its amendments."""
    for scheme in city.file.schemes:
        for heading in city.editions(scheme.id):
            last = city.book(scheme.id, heading.edition, heading.until or heading.effective)
            days = {heading.effective, *last.amended}
            for day in sorted(days | {d - timedelta(days=1) for d in last.amended}):
                yield scheme, heading, city.book(scheme.id, heading.edition, day)


def _one_case_per_edition(city: City) -> Iterable[Case]:
    return {(case.scheme, case.edition): case for case in cases_of(city)}.values()


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, tuple) and not is_dataclass(value):
        for inner in value:
            yield from _texts(inner)


def _toml_files(folder: Path) -> tuple[str, ...]:
    return tuple(f.name for f in folder.iterdir()) if folder.is_dir() else ()


def _python_files(folder: Path) -> tuple[str, ...]:
    return tuple(f.name for f in folder.iterdir() if f.name.endswith(".py"))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module


CHECKS: tuple[Check, ...] = (
    Check("files", Text("city.toml 与文件一致", "city.toml agrees with the files"), check_files),
    Check(
        "loads",
        Text("每个版本、待遇、参数都符合格式", "every edition, door and parameter is well formed"),
        check_loads,
        needs=("files",),
    ),
    Check(
        "dates",
        Text("版本不重叠，修正在版本期内", "editions do not overlap, amendments lie within"),
        check_dates,
        needs=("loads",),
    ),
    Check(
        "languages",
        Text("中英文齐全", "every text exists in Chinese and English"),
        check_languages,
        needs=("loads",),
    ),
    Check(
        "citations",
        Text("每个数值都有出处和等级", "every value is cited and graded"),
        check_citations,
        needs=("loads",),
    ),
    Check(
        "parameters",
        Text("引用的参数都存在", "every parameter that is named is there"),
        check_parameters,
        needs=("loads",),
    ),
    Check(
        "cases-present",
        Text("每个版本的每一行都有用例", "every line of every edition has a case"),
        check_cases_present,
        needs=("loads",),
    ),
    Check(
        "cases-pass",
        Text("全部用例通过", "every case passes"),
        check_cases_pass,
        needs=("loads", "parameters"),
    ),
    Check(
        "json",
        Text("JSON 读写一致", "the JSON of a sheet survives writing and reading"),
        check_json,
        needs=("cases-pass",),
    ),
    Check(
        "isolation",
        Text("不引用其他城市", "imports no other city"),
        check_isolation,
    ),
)
