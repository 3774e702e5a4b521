"""Parts that are installed on request only: `pip install 'jifen-sdk[EXTRA]'`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jifen_sdk.errors import ExtraError


@contextmanager
def extra(name: str, *packages: str) -> Iterator[None]:
    """Import what an extra is for. ExtraError JF-EXTRA where one of its packages is missing.

    An extra that is imported within names the outer one, which has all that is needed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in packages:
            raise
        raise ExtraError(missing, name) from None
