"""Who passes before and after a change of the rules, in an invented population.

Needs the extra `jifen-sdk[frame]`, for pictures `jifen-sdk[chart]`; else ExtraError (JF-EXTRA).
"""

from jifen_sdk.extras import extra

with extra("frame", "narwhals", "polars"):
    from jifen_sdk.simulate.outcome import Outcome, Simulation, simulate
    from jifen_sdk.simulate.population import draw

__all__ = ["Outcome", "Simulation", "draw", "simulate"]
