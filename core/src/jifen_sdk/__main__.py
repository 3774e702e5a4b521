"""`python -m jifen_sdk` is the command `jifen-sdk`."""

from __future__ import annotations

from jifen_sdk.cli import run

if __name__ == "__main__":
    run()
