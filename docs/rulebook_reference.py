"""Every key of the files of a city: type, default, an example from a city, meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic.json_schema import models_json_schema
from schema_tables import Page, Schema, cells, default_text

from jifen_sdk.city import City, CityFile
from jifen_sdk.conformance.cases import CaseFile, cases_of
from jifen_sdk.model import Model
from jifen_sdk.plugins import Registry
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.parameters import Parameter
from jifen_sdk.rulebook.rounds import Rounds
from jifen_sdk.text import Text

FILES: Mapping[str, type[Model]] = {
    "city.toml": CityFile,
    "SCHEME/EDITION.toml": Rulebook,
    "parameters/ID.toml": Parameter,
    "doors/ID.toml": Entitlement,
    "rounds/SCHEME.toml": Rounds,
    "cases/*.toml": CaseFile,
}
MERGED = "amended"  # filled in when amendments are merged, never written
LONGEST = 80
CONDITION = "AllOf"
REF = "#/$defs/"

Examples = dict[tuple[str, str], str]


def part() -> str:
    """Return the tables of every file, models in the order in which they are met."""
    page = _Reference(_schema(), _examples())
    done: list[str] = []
    blocks: list[str] = []
    for file, root in FILES.items():
        blocks.append(f"## {file}")
        for model in page.met_from(root.__name__):
            if model not in done:
                done.append(model)
                description = page.models[model]["description"]
                blocks += [f"### {_title(model)}", " ".join(description.split())]
                blocks.append(page.table(model))
    return "\n\n".join(blocks)


def _schema() -> Schema:
    roots: list[tuple[type[Model], Any]] = [(root, "validation") for root in FILES.values()]
    _, schema = models_json_schema(roots)
    return {"description": "", "properties": {}, "$defs": schema["$defs"]}


def _title(model: str) -> str:
    """Return the name of a model; of two with the same name also the module."""
    return ".".join(model.split("__")[-2:])


class _Reference(Page):
    """Tables with an example for each key."""

    def __init__(self, schema: Schema, examples: Examples) -> None:
        super().__init__(schema, "en")
        self.examples = examples
        self.classes = dict(_classes(Model))

    def met_from(self, root: str) -> list[str]:
        """Return a model and those within it, in the order in which a reader meets them."""
        met = [root]
        for model in met:
            properties = self.models[model]["properties"]
            met += [ref for ref in dict.fromkeys(_refs(properties)) if ref not in met]
        return met

    def table(self, model: str, skip: object = None) -> str:
        """Return the keys of a model as a table."""
        schema = self.models[model]
        heads = ["key", "value", "default", "example", "meaning"]
        rows = [
            cells(
                [f"`{key}`", self.value(field), default, self.example(model, key, field), meaning]
            )
            for key, field in schema["properties"].items()
            if key != MERGED
            for default in [
                self.word("required")
                if key in schema.get("required", ())
                else default_text(field.get("default"))
            ]
            for meaning in [" ".join(field.get("description", "").split())]
        ]
        return "\n".join([cells(heads), "|---|---|---|---|---|", *rows])

    def example(self, model: str, key: str, field: Schema) -> str:
        """Return how a city writes the key; only its shape where that is too long for a table."""
        names = [_mangled(cls) for cls in self.classes[model].__mro__]
        given = (self.examples.get((name, key)) for name in names)
        found = next(filter(None, given), None) or _shape(key, field)
        return f"`{found}`".replace("|", "\\|") if found else ""

    def value(self, field: Schema) -> str:
        """Return what may stand under a key."""
        options = field.get("anyOf", field.get("oneOf"))
        if options is not None:
            return self.options(options)
        if field.get("$ref") == f"{REF}Text":
            return "`{ zh, en }`"
        if "$ref" in field:
            model = _title(field["$ref"].removeprefix(REF))
            return f"[{model}](#{model.lower().replace('.', '')})"
        if "const" in field:
            return f"`{field['const']}`"
        if "prefixItems" in field:
            return self.word("list").format(of=self.value(field["prefixItems"][0]))
        if not field.get("type") or field.get("additionalProperties") is True:
            return "table"
        return super().value(field)

    def options(self, options: Iterable[Schema]) -> str:
        """Return what may stand under a key that takes several kinds of value."""
        several = [option for option in options if option != {"type": "null"}]
        if f"{REF}{CONDITION}" in [option.get("$ref") for option in several]:
            return "[condition](#conditions)"
        if [option.get("type") for option in several][:3] == ["integer", "number", "string"]:
            several = several[1:2]  # an exact number: TOML writes it as either
        return self.word("or").join(dict.fromkeys(self.value(option) for option in several))


def _shape(key: str, field: Schema) -> str:
    """Return how a key with tables under it begins, or what stands around its texts."""
    first = field.get("anyOf", [field])[0]
    if first.get("$ref") == f"{REF}Text":
        return '{ zh = "...", en = "..." }'
    if first.get("type") == "array":
        return '["..."]' if first["items"].get("type") == "string" else f"[[{key}]]"
    if first.get("type") == "object":
        return f"[{key}.ID]"
    if "const" in first or "enum" in first:
        return f'"{first.get("const") or first["enum"][0]}"'
    if first.get("type") in ("integer", "number"):
        return "1"
    return f"[{key}]" if "$ref" in first or "oneOf" in first else '"..."'


def _refs(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("$ref"), str) and value["$ref"] != f"{REF}Text":
            yield value["$ref"].removeprefix(REF)
        for inner in value.values():
            yield from _refs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _refs(inner)


def _examples() -> Examples:
    """Return for each key of each model how the first city that gives it shortly writes it."""
    found: Examples = {}
    for id_ in Registry.installed().ids():
        for file in _files(Registry.installed().city(id_)):
            _collect(file, found)
    return found


def _files(city: City) -> Iterator[Model]:
    yield city.file
    for scheme in city.file.schemes:
        for heading in city.editions(scheme.id):
            yield city.book(scheme.id, heading.edition, date.max)
        rounds = city.rounds(scheme.id)
        if rounds is not None:
            yield rounds
    yield from (city.parameter(name) for name in city.parameters)
    yield from city.doors
    yield from cases_of(city)


def _collect(value: object, found: Examples) -> None:
    if isinstance(value, Model):
        for key, inner in _given(value).items():
            for cls in type(value).__mro__:
                name = _mangled(cls), key
                if name not in found and len(text := _toml(inner)) <= LONGEST:
                    found[name] = text
            _collect(inner, found)
    elif isinstance(value, tuple | Mapping):
        for inner in value.values() if isinstance(value, Mapping) else value:
            _collect(inner, found)


def _classes(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """Yield every model by both names that the schema may use."""
    for cls in model.__subclasses__():
        yield cls.__name__, cls
        yield _mangled(cls), cls
        yield from _classes(cls)


def _mangled(model: type) -> str:
    """Return the name that the schema uses where two models are called the same."""
    return f"{model.__module__}.{model.__name__}".replace(".", "__")


def _given(model: Model) -> dict[str, Any]:
    fields = type(model).model_fields
    return {
        fields[name].alias or name: getattr(model, name)
        for name in fields
        if getattr(model, name) != fields[name].get_default(call_default_factory=True)
    }


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, Text):
        return _toml({"zh": value.zh, "en": value.en})
    if isinstance(value, Model):
        return _toml(_given(value))
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_toml(inner)}' for key, inner in value.items())} }}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(_toml(inner) for inner in value)}]"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)
