"""Profiles of made-up people, in every shape that the form of a profile allows.

They are written from its JSON Schema and never left to chance: what stands at a place follows from
the number of the person and the path of the place, so that every run meets the same people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar
from zlib import crc32

from jifen_sdk.errors import ProfileError
from jifen_sdk.profile import KINDS, parse_profile, profile_schema

T = TypeVar("T")
Raw = dict[str, Any]
Schema = Mapping[str, Any]
Statements = Mapping[str, Sequence[object]]
"""By key: what may be stated."""

AGES = (0, None, 13000, 200, 1, 16500, 365, 7000, 20000, 3000)
"""Days; the people take them in turn. Nobody knows the birth date of the second one."""
DAYS_SINCE = (40, 400, 1100, 2000, 4000)
OF_A_PERSON = ("birth_date", "unknown")
PEOPLE = ("applicant", "spouse")


def made_up(number: int, on: date, city: str, statements: Statements) -> Raw:
    """Return the profile of a made-up person on a day, as in a file.

    `city` is the code of the city that is applied in; other places are elsewhere. Records that
    the form does not take together are left out.
    """
    maker = _Maker(number, on, city)
    raw: Raw = {who: maker.person(who) for who in (*PEOPLE, "child")}
    raw["children"] = [raw.pop("child")]
    raw["statements"] = {key: maker.choose(key, said) for key, said in statements.items()}
    left_out = maker.choose("left out", ("spouse", "children", "statements", None))
    return _that_parses({part: said for part, said in raw.items() if part != left_out})


def smallest(raw: Raw, is_wrong: Callable[[Raw], bool]) -> Raw:
    """Return what is left of a profile when whatever is not needed to be wrong is taken out."""
    for part in [part for part in raw if part != "applicant"]:
        less = {name: said for name, said in raw.items() if name != part}
        raw = less if is_wrong(less) else raw
    for part, said in raw.items():
        for name in said if isinstance(said, dict) else ():
            kept = {key: value for key, value in raw[part].items() if key != name}
            raw = {**raw, part: kept} if is_wrong({**raw, part: kept}) else raw
    return raw


@cache
def _models() -> Mapping[str, Schema]:
    models: Mapping[str, Schema] = profile_schema()["$defs"]
    return models


class _Maker:
    """Writes values for the places of one person's profile."""

    def __init__(self, number: int, on: date, city: str) -> None:
        self.number = number
        self.on = on
        self.city = city

    def choose(self, path: str, options: Sequence[T]) -> T:
        """Return the option that this person has at a place."""
        return options[crc32(f"{self.number} {path}".encode()) % len(options)]

    def person(self, path: str) -> Raw:
        """Return a person with some kinds of record, others left out or not known."""
        person = self._object(_models()["Person"], path)
        days = AGES[self.number % len(AGES)]
        if days is not None:
            person["birth_date"] = self._before(days, f"{path}.birth_date")
        kind = self.choose(f"{path}.unknown", KINDS)
        return person if kind in person else {**person, "unknown": [kind]}

    def _object(self, schema: Schema, path: str) -> Raw:
        required = schema.get("required", ())
        found: Raw = {}
        for name, field in schema["properties"].items():
            place = f"{path}.{name}"
            if name in OF_A_PERSON:
                continue
            if name in required or self.choose(f"{place}?", (True, False)):
                found[name] = self._value(field, name, place)
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, schema: Schema, name: str, path: str) -> object:
        if "$ref" in schema:
            return self._object(_models()[schema["$ref"].rpartition("/")[2]], path)
        if "anyOf" in schema:
            return self._value(schema["anyOf"][0], name, path)
        if "enum" in schema:
            return self.choose(path, schema["enum"])
        kind = schema["type"]
        if kind == "array":
            count = self.choose(path, (0, 1, 2))
            return [self._value(schema["items"], name, f"{path}.{n}") for n in range(count)]
        if kind == "boolean":
            return self.choose(path, (True, False))
        return self._text(schema, name, path) if kind == "string" else self._number(schema, path)

    def _number(self, schema: Schema, path: str) -> int:
        least, most = schema.get("minimum", 0), schema.get("maximum", 10**6)
        tried = (least, 1, 12, 50, 1000, self.on.year - 1, self.on.year, 10**6)
        return self.choose(path, [n for n in tried if least <= n <= most])

    def _text(self, schema: Schema, name: str, path: str) -> str:
        pattern = schema.get("pattern", "")
        if pattern.startswith("^[0-9]{4}") or schema.get("format") == "date":
            return self._day(name, path)
        return self.choose(path, (self.city, "elsewhere")) if pattern else "示例"

    def _day(self, name: str, path: str) -> str:
        """Return the start of a spell, or its end and other days up to `on`."""
        return self._before(self.choose(path, DAYS_SINCE if name == "from" else (0, 1, 30)), path)

    def _before(self, days: int, path: str) -> str:
        """Return a day so many days before, or only its month or year."""
        day = self.on - timedelta(days=days)
        return day.isoformat()[: self.choose(f"{path} as", (10, 10, 7, 4))]


def _that_parses(raw: Raw) -> Raw:
    """Return a profile without the records that the form refuses."""
    if _parses(raw):
        return raw
    whole: Raw = {"applicant": {}}
    for part, said in raw.items():
        if _parses({**whole, part: said}):
            whole[part] = said
            continue
        for name, value in said.items() if isinstance(said, dict) else ():
            wider = {**whole, part: {**whole.get(part, {}), name: value}}
            whole = wider if _parses(wider) else whole
    return whole


def _parses(raw: Raw) -> bool:
    try:
        parse_profile(raw)
    except ProfileError:
        return False
    return True
