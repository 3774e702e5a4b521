"""Score files of many people, in chunks: `jifen-sdk batch`.

Needs the extra `jifen-sdk[batch]`, else ExtraError (JF-EXTRA).
"""

from jifen_sdk.extras import extra

with extra("batch", "narwhals", "polars", "pyarrow"):
    from jifen_sdk.batch.facts import batch_facts
    from jifen_sdk.batch.profiles import batch_profiles
    from jifen_sdk.batch.summary import Summary
    from jifen_sdk.batch.wanted import Wanted

__all__ = ["Summary", "Wanted", "batch_facts", "batch_profiles"]
