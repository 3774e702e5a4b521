"""Where results go: JSON as it is, tables as the renderers made them."""

from __future__ import annotations

import json
import sys
from typing import Any


def write(text: str) -> None:
    """Write text to the standard output."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def write_json(data: Any) -> None:
    """Write data as JSON: UTF-8, indented by 2."""
    write(json.dumps(data, ensure_ascii=False, indent=2))
