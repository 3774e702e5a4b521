"""Nanjing (南京) for jifen-sdk: the rules are in the TOML files beside this module."""

from __future__ import annotations

from importlib.metadata import version

from jifen_sdk.city import City
from jifen_sdk.plugins import hookimpl


@hookimpl
def jifen_city() -> City:
    """Hand over the city."""
    return City.from_package("jifen_nanjing", version("jifen-nanjing"))
