"""Ordered levels, lowest first; the names are those a profile is written with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

# 学历: none, 高中 or 中专, 大专 (高职), 本科, 硕士研究生, 博士研究生
Diploma = Literal["none", "senior", "college", "bachelor", "master", "doctor"]
# 学位: none, 学士, 硕士, 博士
Degree = Literal["none", "bachelor", "master", "doctor"]
# 职称: none, 初级, 中级, 副高级, 正高级
Title = Literal["none", "assistant", "intermediate", "vice-senior", "senior"]
# 技能等级 or 国家职业资格: none, 五级 (lowest) to 一级 (highest)
Skill = Literal["none", "5", "4", "3", "2", "1"]
# 表彰奖励, by who gives it: 乡镇, 区县, 市级机关, 市, 省部, 国家, 中央军委
AwardLevel = Literal[
    "town", "district", "city-department", "city", "province", "state", "military-commission"
]

# Fields whose values are compared by their place in the list.
LEVELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "diploma": get_args(Diploma),
        "degree": get_args(Degree),
        "title": get_args(Title),
        "skill": get_args(Skill),
        "level": get_args(AwardLevel),
    }
)
