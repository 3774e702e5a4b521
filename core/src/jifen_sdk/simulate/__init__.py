"""Who passes before and after a change of the rules, in an invented population.

Needs the extra `jifen-sdk[frame]`, for pictures `jifen-sdk[chart]`.
"""

from jifen_sdk.simulate.outcome import Outcome, Simulation, simulate
from jifen_sdk.simulate.population import draw

__all__ = ["Outcome", "Simulation", "draw", "simulate"]
