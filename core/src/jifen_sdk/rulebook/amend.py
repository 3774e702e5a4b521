"""Changes of an edition for a simulation: the tables of an amendment, marked as assumed.

They are written like `[[amendments]]` of a rulebook and merged the same way. A changed entry
rests on no document any more: its place says so, and it is never graded as one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from jifen_sdk.errors import InputError
from jifen_sdk.hints import did_you_mean
from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook.items import Evidence, Id
from jifen_sdk.rulebook.merge import CITED, LISTS, SINGLE, TABLES, Raw
from jifen_sdk.rulebook.numbers import Figure
from jifen_sdk.text import Text

Grade = Evidence | Literal["assumed"]
"""What is shown of an entry: its evidence, or that it is assumed for a simulation."""

Entry = dict[str, Any]
OF_A_DOCUMENT = ("cite", "sources", "evidence", "as_printed")
CHOOSE = Text("请从这些中选择：{known}。", "Choose one of: {known}.")
WHOLE = ("name", "question")
"""An entry that says one of these is a new one; without it, it changes one that is there."""


class ChangedEntry(Model):
    """An entry of an edition by its id, with whichever keys differ."""

    model_config = ConfigDict(extra="allow")
    id: str


class ParameterChange(Model):
    """A parameter (参数) with one value in place of its own, for all days or from one on."""

    id: Id
    value: Figure
    effective: date | None = Field(default=None, description="left out: on every day")


class Changes(Model):
    """What a simulation assumes: entries as in an amendment, with only the keys that differ."""

    id: Id = Field(description="name of the simulation; shown in the edition: 2022+lower-line")
    note: TextField | None = None
    total: Id | None = None
    dates: dict[str, Entry] = Field(default_factory=dict)
    lists: dict[str, Many[str]] = Field(default_factory=dict)
    facts: dict[str, Entry] = Field(default_factory=dict)
    readings: Many[ChangedEntry] = ()
    items: Many[ChangedEntry] = ()
    groups: Many[ChangedEntry] = ()
    gates: Many[ChangedEntry] = ()
    ranking: Entry | None = None
    parameters: Many[ParameterChange] = ()
    remove: dict[str, Any] = Field(default_factory=dict, description="ids by table")

    def over(self, raw: Raw, parameters: Collection[str]) -> Raw:
        """Return the tables to put over those of an edition, cited as assumed.

        `parameters` are those that the edition names. InputError JF-AMEND-ID for an id that the
        edition does not have.
        """
        _refuse_unknown(self, raw, parameters)
        tables = self.model_dump(exclude_unset=True, exclude={"id", "note", "parameters"})
        cited = {key: tables[key] for key in CITED if key in tables}
        return tables | {
            key: [self._assumed(entry, raw.get(key, ())) for entry in entries]
            for key, entries in cited.items()
        }

    def _assumed(self, change: Entry, entries: Iterable[Entry]) -> Entry:
        """Return a change whose place says that it is assumed, and what it replaces."""
        before = next((e["cite"] for e in entries if e["id"] == change["id"]), None)
        replaced = "" if before is None else f"，原为 {before}"
        kept = {key: value for key, value in change.items() if key not in OF_A_DOCUMENT}
        return {**kept, "cite": f"假定（assumed: {self.id}）{replaced}", "as_printed": []}


def read_changes(given: Mapping[str, Any]) -> Changes:
    """Return changes given as tables. InputError JF-AMEND-FORM names the place."""
    try:
        return Changes.model_validate(given)
    except ValidationError as error:
        raise misfit(error, given, "") from None


def misfit(error: ValidationError, raw: Mapping[str, Any], where: str) -> InputError:
    """Return the error for the first place that is wrong: entries by id, not by number."""
    first = error.errors(include_url=False, include_input=False)[0]
    path = ".".join(_names(raw, first["loc"]))
    return InputError("JF-AMEND-FORM", f"{where} {path}".strip(), detail=first["msg"])


def _names(raw: Mapping[str, Any], loc: tuple[int | str, ...]) -> Iterator[str]:
    node: Any = raw
    for part in loc:
        node = node[part] if _holds(node, part) else None
        named = isinstance(part, int) and isinstance(node, dict) and "id" in node
        yield str(node["id"] if named else part)


def _holds(node: object, part: int | str) -> bool:
    if isinstance(part, int):
        return isinstance(node, list | tuple) and part < len(node)
    return isinstance(node, dict) and part in node


def _refuse_unknown(changes: Changes, raw: Raw, parameters: Collection[str]) -> None:
    for key in LISTS:
        known = [entry["id"] for entry in raw.get(key, ())]
        for entry in getattr(changes, key):
            if entry.model_fields_set.isdisjoint(WHOLE):
                _refuse(changes.id, key, entry.id, known)
    for change in changes.parameters:
        _refuse(changes.id, "parameters", change.id, sorted(parameters))
    for key, ids in changes.remove.items():
        if key in LISTS + TABLES:
            entries = raw.get(key, ())
            known = [e if isinstance(e, str) else e["id"] for e in entries]
            for id_ in ids:
                _refuse(changes.id, f"remove.{key}", str(id_), known)
        else:
            _refuse(changes.id, "remove", key, LISTS + TABLES + SINGLE)


def _refuse(where: str, key: str, id_: str, known: Sequence[str]) -> None:
    if id_ not in known:
        near = did_you_mean(id_, known) or CHOOSE.format(known=", ".join(known) or "-")
        raise InputError("JF-AMEND-ID", f"{where} {key}.{id_}", near=near)
