"""Reading a profile: a file becomes a `Profile`, or one line says what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from jifen_sdk.errors import ProfileError
from jifen_sdk.profile.files import read_data
from jifen_sdk.profile.problems import profile_error
from jifen_sdk.profile.profile import Profile


def load_profile(path: str | Path) -> Profile:
    """Return the profile in a .toml or .json file.

    Raises ProfileError: `JF-FILE-...` where the file cannot be read, `JF-PROFILE-...` with the
    path of the field where it does not follow the form. Values are never repeated.
    """
    path = Path(path)
    return parse_profile(read_data(path, ProfileError), str(path))


def parse_profile(data: Mapping[str, Any], source: str = "") -> Profile:
    """Return the profile in `data`, written as in a file; `source` names it in errors.

    Raises ProfileError as `load_profile` does.
    """
    try:
        return Profile.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as found:
        raise profile_error(found, source) from None


def profile_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a profile file."""
    schema = Profile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
