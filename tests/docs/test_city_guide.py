"""docs/write-a-city.md and the reference of the rulebook are in step with the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from jifen_sdk.city import CityFile
from jifen_sdk.cli.command import COMMANDS
from jifen_sdk.conformance.cases import CaseFile
from jifen_sdk.rulebook.book import Reading, Rulebook
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.items import ScoringItem
from jifen_sdk.rulebook.load import build
from jifen_sdk.rulebook.parameters import Parameter
from jifen_sdk.rulebook.rounds import Rounds
from jifen_sdk.scaffold import files

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "write-a-city.md").read_text(encoding="utf-8")
REFERENCE = (DOCS / "rulebook-reference.md").read_text(encoding="utf-8")
ROOTS: list[type[BaseModel]] = [CityFile, Rulebook, Parameter, Entitlement, Rounds, CaseFile]
ROW = re.compile(r"^\| `([^`]+)` \|(.*)\|$", re.MULTILINE)


def test_the_guide_names_commands_that_there_are() -> None:
    named = set(re.findall(r"^jifen-sdk ([a-z-]+)", GUIDE, re.MULTILINE))
    assert named <= set(COMMANDS)
    assert {"new-city", "check", "diff", "compare"} <= named


def test_the_tree_of_the_guide_is_what_new_city_writes() -> None:
    tree = GUIDE.partition("```text\n")[2].partition("```")[0]
    for path, _ in files("yourcity"):
        assert path.name in tree or "/".join(path.parts[-2:]) in tree, path


@pytest.mark.parametrize(("key", "model"), [("items", ScoringItem), ("readings", Reading)])
def test_an_entry_of_the_guide_follows_the_form(key: str, model: type[BaseModel]) -> None:
    (entry,) = block(key)[key]
    assert model.model_validate(entry)


def test_the_case_of_the_guide_follows_the_form() -> None:
    (case,) = build(CaseFile, block("cases"), "guide").cases
    assert case.expect.items.keys() == {"social-insurance"}


def block(key: str) -> dict[str, list[dict[str, object]]]:
    blocks = [tomli.loads(text) for text in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)]
    return next(found for found in blocks if key in found)


def test_every_key_is_in_the_reference_with_type_and_example() -> None:
    _, schema = models_json_schema([(root, "validation") for root in ROOTS])
    for name, model in schema["$defs"].items():
        if name == "Text" or "properties" not in model:
            continue
        title = ".".join(name.split("__")[-2:])
        section = REFERENCE.partition(f"\n### {title}\n")[2].partition("\n### ")[0]
        rows = {key: row.replace("\\|", "").split(" | ") for key, row in ROW.findall(section)}
        assert model["properties"].keys() - {"amended"} == rows.keys(), title
        for key, (value, default, example, *_) in rows.items():
            assert value.strip(), (title, key)
            assert default.strip(), (title, key)
            assert example.strip().strip("`"), (title, key)


def test_every_link_within_the_reference_leads_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", REFERENCE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", REFERENCE)) <= anchors
