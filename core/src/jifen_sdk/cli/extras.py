"""Parts that are installed on request only: `pip install 'jifen-sdk[EXTRA]'`."""

from __future__ import annotations

from importlib.util import find_spec

from jifen_sdk.errors import InputError


def require(extra: str, *modules: str) -> None:
    """Refuse a command whose extra is not installed. InputError JF-EXTRA."""
    if any(find_spec(module) is None for module in modules):
        raise InputError("JF-EXTRA", extra, extra=extra)
