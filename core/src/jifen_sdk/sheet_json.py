"""The JSON of a sheet, of a comparison and of the list of cities; numbers are always strings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jifen_sdk.comparison import Row
from jifen_sdk.listing import CityListing
from jifen_sdk.rulebook.rounds import Round
from jifen_sdk.sheet import DoorResult, GateResult, ItemResult, Points, Sheet
from jifen_sdk.text import Lang, Text
from jifen_sdk.values import Choice, Value
from jifen_sdk.version import __version__

Json = dict[str, Any]


def sheet_json(sheet: Sheet, lang: Lang) -> Json:
    """Return a sheet as JSON data, its sentences in `lang`; see `jifen-sdk schema sheet`."""
    heading = sheet.rules.book.rulebook
    return {
        "city": sheet.city,
        "scheme": sheet.scheme,
        "edition": sheet.edition,
        "on": sheet.on.isoformat(),
        "title": heading.title.of(lang),
        "amended": [day.isoformat() for day in sheet.rules.book.amended],
        "evidence": sheet.evidence,
        "dates_evidence": heading.effective_evidence,
        "note": None if heading.note is None else heading.note.of(lang),
        "verdict": sheet.verdict,
        "versions": {"jifen-sdk": __version__, f"jifen-{sheet.city}": sheet.rules.city.version},
        "readings": dict(sheet.rules.engine.readings),
        "not_given": list(sheet.not_given),
        "ignored": list(sheet.ignored),
        "items": [_item(item, lang) for item in sheet.items],
        "scores": {name: _points(points) for name, points in sheet.scores.items()},
        "gates": [_gate(gate, lang) for gate in sheet.gates],
        "ranking": _ranking(sheet, lang),
        "past_lines": [_round(past) for past in sheet.rounds],
        "entitlements": [_door(door, lang) for door in sheet.entitlements],
    }


def _item(item: ItemResult, lang: Lang) -> Json:
    return {
        "id": item.id,
        "name": item.name.of(lang),
        "points": _points(item.points),
        "max": _number(item.maximum),
        "evidence": item.evidence,
        "cite": item.cite,
        "facts": {name: _value(value) for name, value in item.facts.items()},
        "reason": item.reason().of(lang),
        "parts": [_item(part, lang) for part in item.parts],
    }


def _gate(result: GateResult, lang: Lang) -> Json:
    return {
        "id": result.gate.id,
        "name": result.gate.name.of(lang),
        "kind": result.gate.kind,
        "status": result.status,
        "assumed": result.assumed,
        "evidence": result.evidence,
        "cite": result.cite,
        "lacks": _texts(result.lacks, lang),
    }


def _door(result: DoorResult, lang: Lang) -> Json:
    version = result.version
    return {
        "id": result.door.id,
        "name": result.door.name.of(lang),
        "status": result.status,
        "points": None if version is None else version.points,
        "evidence": "unknown" if version is None else version.evidence,
        "cite": result.cite,
        "assumed": result.assumed,
        "rule": None if version is None else version.rule.of(lang),
        "lacks": _texts(result.lacks, lang),
    }


def _ranking(sheet: Sheet, lang: Lang) -> Json | None:
    ranking = sheet.rules.book.ranking
    if ranking is None:
        return None
    return {
        "by": [
            {"key": key.score or key.fact, "order": key.order, "value": _rank_value(value)}
            for key, value in sheet.rank_keys
        ],
        "ties": ranking.ties,
        "quota": ranking.quota.of(lang),
    }


def _rank_value(value: Points | Value) -> Any:
    return _points(value) if isinstance(value, Points) else _value(value)


def _round(past: Round) -> Json:
    return {
        "round": past.id,
        "line": _number(past.line),
        "quota": past.quota,
        "admitted": past.admitted,
        "evidence": past.evidence,
    }


def row_json(row: Row, lang: Lang) -> Json:
    """Return one city of a comparison as JSON data."""
    if row.sheet is None:
        return {
            "city": row.city,
            "name": row.name.of(lang),
            "error": None
            if row.error is None
            else {"code": row.error.code, "message": row.error.line(lang)},
        }
    following = row.next
    return {
        "city": row.city,
        "name": row.name.of(lang),
        "scheme": row.sheet.scheme,
        "edition": row.sheet.edition,
        "points": _points(row.sheet.total),
        "line": _number(row.line),
        "past_line": None if row.past is None else _round(row.past),
        "gap": None if row.gap is None else _points(row.gap),
        "verdict": row.sheet.verdict,
        "failed_gates": [g.gate.id for g in row.failed],
        "doors_open": [d.door.id for d in row.open],
        "next_door": None
        if following is None
        else {"id": following.door.id, "lacks": _texts(following.lacks, lang)},
        "evidence": row.sheet.evidence,
        "not_given": list(row.sheet.not_given),
    }


def city_json(city: CityListing, lang: Lang) -> Json:
    """Return an installed city as JSON data."""
    return {
        "id": city.id,
        "name": city.name.of(lang),
        "version": city.version,
        "schemes": [
            {"id": s.id, "default": s.default, "editions": [h.edition for h in editions]}
            for s, editions in city.schemes
        ],
    }


def _points(points: Points) -> Json:
    return {"low": _number(points.low), "high": _number(points.high)}


def _number(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _value(value: Value) -> Any:
    if isinstance(value, Choice):
        return value.options[0] if value.known else {"one_of": list(value.options)}
    if value.known:
        return str(value.low)
    return {"low": str(value.low), "high": None if value.high is None else str(value.high)}


def _texts(texts: tuple[Text, ...], lang: Lang) -> list[str]:
    return [text.of(lang) for text in texts]
