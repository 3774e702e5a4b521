"""Merge tables of TOML: an edition that amends another, and dated amendments of an edition.

Nothing is copied: a change holds only what differs. An entry with a known id replaces the keys
it gives; `points` and `rule` replace each other; `remove` drops ids. Of an entry `without` takes
keys off, and `after` names the one behind which it stands from now on. Facts, dates and lists
are replaced whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from jifen_sdk.errors import RulebookError

Raw = dict[str, Any]

LISTS = ("readings", "items", "groups", "gates")  # entries with an id
SINGLE = ("ranking", "total")
TABLES = ("dates", "lists", "facts")  # named entries
CITED = ("items", "groups", "gates")
HOW = ("after", "without")  # said of a change, not of the entry
ABOUT_ONE_EDITION = ("evidence", "as_printed")  # never taken over by another edition


def edition(
    raws: Mapping[str, Raw], name: str, on: date | None, above: tuple[str, ...] = ()
) -> Raw:
    """Return the tables of edition `name` as they stand on `on`; None takes every amendment.

    `above` are the editions that take this one over. RulebookError JF-RULEBOOK-IDS if an edition
    amends one that is not there, or itself.
    """
    if name not in raws or name in above:
        chain = " amends ".join((*above, name))
        raise RulebookError("JF-RULEBOOK-IDS", f"{name}.toml", detail=chain)
    raw = _with_own_sources(raws[name])
    heading = raw["rulebook"]
    if "amends" in heading:
        raw = _inherit(edition(raws, heading["amends"], None, (*above, name)), raw)
    due = [a for a in raw.pop("amendments", []) if on is None or a["effective"] <= on]
    for amendment in sorted(due, key=lambda a: a["effective"]):
        raw = overlay(raw, _named_sources(amendment))
    raw["amended"] = tuple(sorted(a["effective"] for a in due))
    return raw


def overlay(base: Raw, change: Raw) -> Raw:
    """Return `base` with the entries of `change` put over it."""
    out = dict(base)
    removed = change.get("remove", {})
    for key in LISTS:
        out[key] = _overlay_list(base.get(key, []), change.get(key, []), removed.get(key, ()))
    for key in TABLES:
        kept = {k: v for k, v in base.get(key, {}).items() if k not in removed.get(key, ())}
        out[key] = {**kept, **change.get(key, {})}
    for key in SINGLE:
        if removed.get(key):
            out.pop(key, None)
        if key in change:
            out[key] = change[key]
    return out


def _overlay_list(base: list[Raw], change: list[Raw], removed: Iterable[str]) -> list[Raw]:
    out = {entry["id"]: entry for entry in base if entry["id"] not in set(removed)}
    for entry in change:
        old = dict(out.get(entry["id"], {}))
        if "points" in entry or "rule" in entry:
            old.pop("points", None)
            old.pop("rule", None)
        for key in entry.get("without", ()):
            if old.pop(key, None) is None:
                says = f"without: it has no {key!r}"
                raise RulebookError("JF-RULEBOOK-IDS", entry["id"], detail=says)
        out[entry["id"]] = {**old, **{k: v for k, v in entry.items() if k not in HOW}}
        if "after" in entry:
            out = _moved(out, entry["id"], entry["after"])
    return list(out.values())


def _moved(entries: dict[str, Raw], id_: str, behind: str) -> dict[str, Raw]:
    """Return the entries with one of them right behind another."""
    if behind == id_ or behind not in entries:
        says = f"after: there is no other entry {behind!r}"
        raise RulebookError("JF-RULEBOOK-IDS", id_, detail=says)
    others = [(k, v) for k, v in entries.items() if k != id_]
    at = 1 + [k for k, _ in others].index(behind)
    return dict([*others[:at], (id_, entries[id_]), *others[at:]])


def _inherit(base: Raw, raw: Raw) -> Raw:
    heading = raw["rulebook"]
    confirmed = tuple(heading.get("confirmed_by", ()))
    outdated = set(base["rulebook"].get("confirmed_by", ()))
    taken = {
        **base,
        **{key: [_taken_over(e, outdated, confirmed) for e in base.get(key, [])] for key in CITED},
    }
    merged = overlay(taken, raw)
    own = {source["id"] for source in heading["sources"]}
    older = [s for s in base["rulebook"]["sources"] if s["id"] not in own]
    merged["rulebook"] = {**heading, "sources": [*heading["sources"], *older]}
    merged["amendments"] = raw.get("amendments", [])
    return merged


def _taken_over(entry: Raw, outdated: set[str], confirmed: tuple[str, ...]) -> Raw:
    """Return an entry as another edition takes it over: where it stood, and what confirms it now.

    What confirmed it for the edition between says nothing about this one.
    """
    kept = {k: v for k, v in entry.items() if k not in ABOUT_ONE_EDITION}
    main, others = entry["sources"][:1], entry["sources"][1:]
    sources = (*main, *(s for s in others if s not in outdated), *confirmed)
    return {**kept, "sources": tuple(dict.fromkeys(sources))}


def _with_own_sources(raw: Raw) -> Raw:
    """Say the main source where an entry that cites names none."""
    main = (raw["rulebook"]["sources"][0]["id"],)
    return {
        **raw,
        **{
            key: [{"sources": main, **e} if "cite" in e else e for e in raw.get(key, [])]
            for key in CITED
        },
    }


def _named_sources(amendment: Raw) -> Raw:
    """Give each entry that an amendment cites anew the amendment's own sources."""
    named = amendment["sources"]
    return {
        **amendment,
        **{
            key: [{"sources": named, **e} if "cite" in e else e for e in amendment.get(key, [])]
            for key in CITED
        },
    }
