"""Write the generated parts of the README and of docs/ anew: `python docs/generate.py`.

A generated part stands between two comments, `<!-- generated: NAME -->` and
`<!-- end of generated -->`; everything outside is written by hand. tests/docs checks that the
committed pages are what this would write.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import checks
import cities
import mutations
import rulebook_reference
from schema_tables import Page, Schema, Sheets, cells

from jifen_sdk.error_catalog import CATALOG
from jifen_sdk.profile import KINDS, profile_schema
from jifen_sdk.sheet_schema import sheet_schema
from jifen_sdk.text import Lang

DOCS = Path(__file__).parent
EXAMPLE = "docs/examples/profile.toml"
PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end of generated -->)", re.DOTALL)
PLACE = ("province", "city", "district", "town", "zone")
OF_RECORDS = {*PLACE, "from", "to", "date"}


def profile_part(lang: Lang) -> str:
    """Return the tables of the profile: people, the application, every kind of record."""
    page = Page(profile_schema(), lang)
    person = page.models["Person"]["properties"]
    blocks = ["### Profile", page.said(page.models[""]["description"]), page.table("")]
    blocks += ["### Application", page.said(page.models["Application"]["description"])]
    blocks += [page.table("Application"), "### Person"]
    blocks += [page.said(page.models["Person"]["description"])]
    blocks += [page.table("Person", lambda name, _: name in KINDS), "### Member"]
    blocks += [page.said(page.models["Member"]["description"])]
    blocks += [page.table("Member", lambda name, _: name in person)]
    for kind in KINDS:
        items = next(option for option in person[kind]["anyOf"] if "items" in option)["items"]
        title = f"**{page.said(person[kind]['description'])}**"
        blocks += [f"### {kind}", title, *_record(page, items["$ref"].rpartition("/")[2])]
    return "\n\n".join(block for block in blocks if block)


def _record(page: Page, model: str) -> Iterator[str]:
    schema = page.models[model]
    fields = schema["properties"]
    where = "nowhere"
    if "city" in fields:
        where = "in-city" if "city" in schema.get("required", ()) else "somewhere"
    when = "spell" if "from" in fields else "event"
    space, full_stop = ("", "。") if page.lang == "zh" else (" ", ".")
    shape = f"{page.word(when)}{page.word(where)}{full_stop}"
    yield f"{page.said(schema['description'])}{space}{shape}"
    common = {**page.models["Permit"]["properties"], **page.models["Award"]["properties"]}

    def is_common(name: str, field: Schema) -> bool:
        return name in OF_RECORDS and field["description"] == common[name]["description"]

    yield page.table(model, is_common)
    for inner in ("Owner", "CompanyYear"):
        if f"#/$defs/{inner}" in str(fields):
            yield f"#### {inner}"
            yield page.said(page.models[inner]["description"])
            yield page.table(inner)


def sheet_part() -> str:
    """Return the tables of the JSON of a sheet."""
    page = Sheets(sheet_schema(), "en")
    blocks = []
    for model, schema in page.models.items():
        blocks += [f"### {model or 'Sheet'}", page.said(schema["description"]), page.table(model)]
    return "\n\n".join(blocks)


def errors_part() -> str:
    """Return every error code with its sentence and remedy in both languages."""
    families: dict[str, list[str]] = {}
    for code, entry in CATALOG.items():
        texts = [f"{entry.what.of(lang)} {entry.fix.of(lang)}" for lang in ("en", "zh")]
        texts = [re.sub(r"\{([a-z_]+)\}", r"⟨\1⟩", text) for text in texts]
        row = cells([f"`{code}`", *texts])
        families.setdefault("-".join(code.split("-")[:2]), []).append(row)
    head = [cells(["code", "English", "中文"]), "|---|---|---|"]
    return "\n\n".join(
        "\n".join([f"### {family}", "", *head, *sorted(rows)])
        for family, rows in sorted(families.items())
    )


def printed(lang: Lang, *words: str) -> str:
    """Return what the command prints for the first example, with all installed cities."""
    done = subprocess.run(
        [sys.executable, "-m", "jifen_sdk", *words, EXAMPLE, "--on", "2026-11-22", "--lang", lang],
        cwd=DOCS.parent,
        env={**os.environ, "COLUMNS": "80"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.rstrip()


def compare_part(lang: Lang) -> str:
    """Return a comparison as it is printed: its table, and one city of those below it."""
    head, table, *cities_, end = printed(lang, "compare").split("\n\n")
    shown = next(city for city in cities_ if "上海" in city.splitlines()[0])
    return "\n\n".join([f"```text\n{head}", table, f"...\n\n{shown}", f"...\n\n{end}\n```"])


def score_part(lang: Lang) -> str:
    """Return pieces of a sheet as it is printed: its head, two lines, two doors."""
    sections = printed(lang, "score", "shanghai").split("\n\n")
    items = sections[1].splitlines()
    third = next(at for at, line in enumerate(items) if "专业技术职称和技能等级" in line)
    doors = re.split(r"\n(?=  \S)", next(part for part in sections if "沪牌" in part))
    shown = [door for door in doors if "（报考普通高中）" in door or "（客车额度拍卖）" in door]
    pieces = [sections[0], "", *items[:third], "...", "", doors[0], "  ..."]
    return "\n".join(
        ["```text", *pieces, *(line for door in shown for line in (door, "  ...")), "```"]
    )


PARTS: dict[str, Callable[[], str]] = {
    "compare": lambda: compare_part("en"),
    "compare-zh": lambda: compare_part("zh"),
    "score": lambda: score_part("en"),
    "score-zh": lambda: score_part("zh"),
    "profile": lambda: profile_part("en"),
    "profile-zh": lambda: profile_part("zh"),
    "sheet": sheet_part,
    "errors": errors_part,
    "checks": checks.part,
    "rulebook": rulebook_reference.part,
    "coverage": cities.coverage,
    "mutations": mutations.part,
    "doors": cities.matrix,
    "claims": cities.claims,
}


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every page that has a generated part, with the text it should have."""
    for path in sorted([*DOCS.parent.glob("*.md"), *DOCS.glob("*.md")]):
        text = path.read_text(encoding="utf-8")
        if PART.search(text):
            yield path, PART.sub(lambda m: f"{m[1]}\n{PARTS[m[2]]()}\n\n{m[3]}", text)


if __name__ == "__main__":
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
