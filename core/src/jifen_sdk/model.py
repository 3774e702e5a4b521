"""The base of every pydantic model: strict, frozen, unknown keys refused.

Modules with many models do without `from __future__ import annotations`: pydantic would have to
compile and evaluate the text of each annotation at every start.
"""

from __future__ import annotations

from copy import copy
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, Strict
from pydantic_core import CoreSchema

from jifen_sdk.text import Text

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Strict(False)]
"""A list of TOML or JSON, kept as a tuple; its members stay strict."""


class Shared:
    """Marks a type of many fields: pydantic works out its schema once, not for each field.

    In an `Annotated` it stands after the limits and before the description. The type holds no
    model: pydantic itself shares the schemas of models.
    """

    def __init__(self) -> None:
        self._schema: CoreSchema | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        if self._schema is None:
            self._schema = handler.resolve_ref_schema(handler(source))
        return copy(self._schema)


TextField = Annotated[Text, Shared()]
"""A `Text` as a field of a model."""


class Model(BaseModel):
    """A strict, frozen model that refuses unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)
