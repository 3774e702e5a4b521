"""Turn the tables of a city package into models; whatever is wrong becomes one RulebookError."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pydantic import ValidationError

from jifen_sdk.errors import RulebookError
from jifen_sdk.model import Model
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.check import book_problems, door_problems
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.merge import Raw

M = TypeVar("M", bound=Model)


def build(model: type[M], raw: Raw, where: str) -> M:
    """Return the validated model. JF-RULEBOOK-FORM names the first place that is wrong."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        path = ".".join(str(part) for part in first["loc"])
        raise RulebookError("JF-RULEBOOK-FORM", f"{where} {path}", detail=first["msg"]) from error


def build_rulebook(raw: Raw, where: str) -> Rulebook:
    """Return a rulebook that holds together. JF-RULEBOOK-FORM, JF-RULEBOOK-IDS."""
    book = build(Rulebook, raw, where)
    _refuse(book_problems(book), where)
    return book


def build_door(raw: Raw, where: str) -> Entitlement:
    """Return a door that holds together. JF-RULEBOOK-FORM, JF-RULEBOOK-IDS."""
    door = build(Entitlement, raw, where)
    _refuse(door_problems(door), where)
    return door


def _refuse(problems: Iterable[str], where: str) -> None:
    for problem in problems:
        raise RulebookError("JF-RULEBOOK-IDS", where, detail=problem)
