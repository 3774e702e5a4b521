"""The base of every pydantic model: strict, frozen, unknown keys refused."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Strict

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Strict(False)]
"""A list of TOML or JSON, kept as a tuple; its members stay strict."""


class Model(BaseModel):
    """A strict, frozen model that refuses unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)
