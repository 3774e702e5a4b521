"""jifen-sdk: points sheets (居住证积分单) of Chinese cities from dated, cited rulebooks.

The public names are loaded when they are first used, so that importing costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from jifen_sdk.version import __version__

if TYPE_CHECKING:
    from jifen_sdk.comparison import compare
    from jifen_sdk.listing import cities
    from jifen_sdk.profile import Profile, load_profile
    from jifen_sdk.rulebook.door import Entitlement
    from jifen_sdk.rulebook.items import ScoringItem
    from jifen_sdk.scoring import score, score_facts
    from jifen_sdk.sheet import Sheet

_HOMES = {
    "Entitlement": "jifen_sdk.rulebook.door",
    "Profile": "jifen_sdk.profile",
    "ScoringItem": "jifen_sdk.rulebook.items",
    "Sheet": "jifen_sdk.sheet",
    "cities": "jifen_sdk.listing",
    "compare": "jifen_sdk.comparison",
    "load_profile": "jifen_sdk.profile",
    "score": "jifen_sdk.scoring",
    "score_facts": "jifen_sdk.scoring",
}

__all__ = [
    "Entitlement",
    "Profile",
    "ScoringItem",
    "Sheet",
    "__version__",
    "cities",
    "compare",
    "load_profile",
    "score",
    "score_facts",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'jifen_sdk' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
