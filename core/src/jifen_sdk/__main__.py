"""`python -m jifen_sdk` is the command `jifen-sdk`."""

from __future__ import annotations

import sys

from jifen_sdk.cli import main

if __name__ == "__main__":
    sys.exit(main())
