"""The profile of a person: records of a life, the same for every city."""

from jifen_sdk.profile.application import Application
from jifen_sdk.profile.dates import PartialDate
from jifen_sdk.profile.load import load_profile, parse_profile, profile_schema
from jifen_sdk.profile.people import RECORDS, Kind, Member, Person
from jifen_sdk.profile.profile import EARNED, KINDS, Profile

__all__ = [
    "EARNED",
    "KINDS",
    "RECORDS",
    "Application",
    "Kind",
    "Member",
    "PartialDate",
    "Person",
    "Profile",
    "load_profile",
    "parse_profile",
    "profile_schema",
]
