"""A copy of the test city that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The test city with cases, as a folder of its own."""
    root = tmp_path / "testcity"
    shutil.copytree(HERE.parent / "fixtures" / "testcity", root)
    (root / "cases").mkdir()
    shutil.copy(HERE / "cases.toml", root / "cases")
    return root
