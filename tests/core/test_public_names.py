"""The public names of `jifen_sdk`: each is what it says, however it is imported."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules

import jifen_sdk

FUNCTIONS = {"cities", "compare", "load_profile", "score", "score_facts"}
CLASSES = {"Entitlement", "Profile", "ScoringItem", "Sheet"}


def test_the_public_names_are_functions_and_classes() -> None:
    assert set(jifen_sdk.__all__) == FUNCTIONS | CLASSES | {"__version__"}
    assert all(inspect.isfunction(getattr(jifen_sdk, name)) for name in FUNCTIONS)
    assert all(inspect.isclass(getattr(jifen_sdk, name)) for name in CLASSES)


def test_no_module_takes_the_place_of_a_public_name() -> None:
    # Importing `jifen_sdk.x` sets the attribute x of the package.
    modules = {module.name for module in iter_modules(jifen_sdk.__path__)}
    assert not modules & set(jifen_sdk.__all__)


def test_a_public_name_is_the_object_of_its_module() -> None:
    comparison = import_module("jifen_sdk.comparison")
    assert jifen_sdk.compare is comparison.compare
