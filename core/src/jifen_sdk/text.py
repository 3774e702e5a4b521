"""Text in both languages: every sentence a user reads exists in Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Chinese (`zh`) and English (`en`); neither is optional."""

    # pydantic reads this when a Text is a field of a model: other keys are refused.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    zh: str
    en: str

    def __post_init__(self) -> None:
        if not self.zh.strip() or not self.en.strip():
            raise ValueError("a text needs both zh and en")

    def of(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.zh if lang == "zh" else self.en

    def format(self, **values: object) -> Text:
        """Fill `{name}` holes; a value that is itself a Text is taken in the same language."""
        return Text(*(self.of(lang).format(**_in(values, lang)) for lang in LANGS))


def _in(values: dict[str, object], lang: Lang) -> dict[str, object]:
    return {k: v.of(lang) if isinstance(v, Text) else v for k, v in values.items()}
