"""Score tables (frames) of facts (事实): the same rulebooks, column by column.

Needs the extra `jifen-sdk[frame]`, else ExtraError (JF-EXTRA).
"""

from __future__ import annotations

from jifen_sdk.extras import extra

with extra("frame", "narwhals", "polars"):
    from jifen_sdk.frame.score import score_frame

__all__ = ["score_frame"]
