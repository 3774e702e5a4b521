"""What can be said of one id of a city: a rule, a reading, a fact, a parameter or a door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from jifen_sdk.city import City
from jifen_sdk.cli.rule_words import (
    Details,
    fact_details,
    line_details,
    parameter_details,
    plain_text,
    span_text,
)
from jifen_sdk.cli.words import WORDS
from jifen_sdk.edition import Edition
from jifen_sdk.engine import Engine
from jifen_sdk.entitlements import version_on
from jifen_sdk.phrases import condition_text
from jifen_sdk.rulebook.amend import Grade
from jifen_sdk.rulebook.book import Reading, Source
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.rulebook.items import Cited, ScoringItem
from jifen_sdk.rulebook.ruleset import OPEN, RuleSet
from jifen_sdk.rules.ir import names
from jifen_sdk.rules.lower import gate_name, reading_name, score_name
from jifen_sdk.text import Text

# A group or a line of points rests on the facts of all its items; their names say more.
RESTS_ON_FACTS = ("item", "gate", "veto")


@dataclass(frozen=True)
class Explanation:
    """One id explained."""

    kind: str
    id: str
    name: Text
    details: Details
    source: str = ""
    """Where it stands: a scheme with its edition, or a door."""
    editions: tuple[str, ...] = ()
    cite: str | None = None
    evidence: Grade | None = None
    documents: tuple[Source, ...] = ()
    readings: tuple[Reading, ...] = ()
    note: Text | None = None


def in_edition(rules: Edition, id_: str) -> Iterator[Explanation]:
    """Yield what an edition has under an id; its readings must be undecided."""
    heading = rules.book.rulebook
    where = f"{heading.scheme} {heading.edition}"
    for found in (*_lines(rules, id_), *_gates(rules, id_)):
        yield replace(found, source=where)
    for found in _in_rules(rules.engine, id_):
        yield replace(found, source=where)


def _lines(rules: Edition, id_: str) -> Iterator[Explanation]:
    entry = rules.entries.get(id_)
    if entry is not None:
        kind = "item" if isinstance(entry, ScoringItem) else "group"
        details = line_details(rules.engine.rules, entry)
        yield _cited(rules, entry, Explanation(kind, id_, entry.name, details), score_name(id_))


def _gates(rules: Edition, id_: str) -> Iterator[Explanation]:
    for gate in rules.gates:
        if gate.id == id_:
            details = {"condition": [condition_text(rules.engine.rules, gate.when)]}
            bare = Explanation(gate.kind, id_, gate.name, details)
            yield _cited(rules, gate, bare, gate_name(id_))


def _cited(rules: Edition, entry: Cited, bare: Explanation, node: str) -> Explanation:
    details = dict(bare.details)
    reads = rules.engine.program.reads[node]
    facts = [name for name in rules.book.facts if name in reads]
    if facts and bare.kind in RESTS_ON_FACTS:
        details["facts-used"] = [plain_text(", ".join(facts))]
    return replace(
        bare,
        details=details,
        cite=entry.cite,
        evidence=rules.grade(entry),
        documents=_documents(entry, rules.book.rulebook.sources),
        readings=_touching(rules.engine, node),
        note=entry.note,
    )


def _documents(entry: Cited, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    by_id = {source.id: source for source in sources}
    return tuple(by_id[id_] for id_ in entry.sources) or sources[:1]


def _in_rules(engine: Engine, id_: str) -> Iterator[Explanation]:
    """Yield the fact or reading of an id."""
    fact = engine.rules.facts.get(id_)
    if fact is not None:
        details = {**fact_details(engine.rules, id_), **_used_by(engine, (id_,))}
        readings = _touching(engine, id_)
        yield Explanation("fact", id_, fact.name, details, readings=readings, note=fact.note)
    for reading in engine.rules.readings:
        if reading.id == id_:
            details = _used_by(engine, _inputs_of(engine.rules, reading))
            yield Explanation(
                "reading", id_, reading.question, details, readings=(reading,), note=reading.note
            )


def _used_by(engine: Engine, inputs: tuple[str, ...]) -> Details:
    """Return the items, groups and gates that rest on facts or readings."""
    kinds = (score_name(""), gate_name(""))
    nodes = [n for n in _dependents(engine, inputs) if n.startswith(kinds)]
    ids = [node.partition(":")[2] for node in nodes]
    return {"used-by": [plain_text(", ".join(ids))]} if ids else {}


def _dependents(engine: Engine, inputs: tuple[str, ...]) -> list[str]:
    """Return the nodes that read the inputs, directly or through others, in order."""
    reached = set(inputs)
    out = []
    for name, node in engine.program.nodes.items():
        if not reached.isdisjoint(names(node)):
            reached.add(name)
            out.append(name)
    return out


def _inputs_of(rules: RuleSet, reading: Reading) -> tuple[str, ...]:
    """Return the names through which a reading comes in: its own, and facts that it changes."""
    changed = [
        name
        for name, fact in rules.facts.items()
        if isinstance(fact, MeasuredFact) and reading.id in {o.reading for o in fact.readings}
    ]
    return (reading_name(reading.id), *changed)


def _touching(engine: Engine, node: str) -> tuple[Reading, ...]:
    """Return the readings that may change a node."""
    found = []
    for reading in engine.rules.readings:
        inputs = _inputs_of(engine.rules, reading)
        if node in inputs or node in _dependents(engine, inputs):
            found.append(reading)
    return tuple(found)


def in_door(city: City, door: Entitlement, id_: str, on: date) -> Iterator[Explanation]:
    """Yield the door, or the fact or reading of it, under an id."""
    version = version_on(door, on)
    engine = Engine(RuleSet.of_door(door, version or door.versions[-1]), {}, city, on)
    if door.id == id_:
        details: Details = {}
        for dated in door.versions:
            text = WORDS["version-of-door"].format(
                span=span_text(dated),
                rule=dated.rule,
                role=WORDS[f"points.{dated.points}"],
                grade=dated.evidence or "unknown",
            )
            details.setdefault("versions", []).append(text)
        bare = Explanation("door", id_, door.name, details, note=door.note)
        if version is None:
            yield bare
            return
        details["condition"] = [condition_text(engine.rules, version.when)]
        yield replace(
            bare,
            cite=version.cite,
            evidence=version.evidence or "unknown",
            documents=_documents(version, door.sources),
            readings=_touching(engine, gate_name(OPEN)),
        )
    for found in _in_rules(engine, id_):
        yield replace(found, source=door.id)


def in_parameters(city: City, id_: str, on: date) -> Iterator[Explanation]:
    """Yield the parameter of an id."""
    if id_ in city.parameters:
        parameter = city.parameter(id_)
        details = parameter_details(parameter, on)
        yield Explanation("parameter", id_, parameter.name, details, documents=parameter.sources)
