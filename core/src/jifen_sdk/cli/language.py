"""Which language to speak: `--lang`, else the locale of the environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from jifen_sdk.text import LANGS, Lang

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides, as POSIX has it


def language(args: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """Return the language of the last `--lang` in `args`, else that of the environment.

    It must be known before the arguments are parsed, because what is wrong with them is said
    in it; a wrong `--lang` is left to the parser to refuse.
    """
    locale = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    chosen: Lang = "zh" if locale.lower().startswith("zh") else "en"
    for word, following in pairwise([*args, ""]):
        if word == "--":
            break
        for lang in LANGS:
            if (word, following) == ("--lang", lang) or word == f"--lang={lang}":
                chosen = lang
    return chosen
