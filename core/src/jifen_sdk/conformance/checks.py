"""The list of checks, in the order in which they run."""

from __future__ import annotations

from jifen_sdk.conformance import (
    behaviour,
    conditions,
    contents,
    facts,
    files,
    monotonic,
    profiles,
    properties,
    reach,
    watched,
)
from jifen_sdk.conformance.check import Check
from jifen_sdk.text import Text

CHECKS: tuple[Check, ...] = (
    Check(
        "files",
        Text("city.toml 与文件一致", "city.toml agrees with the files"),
        files.check_files,
    ),
    Check(
        "loads",
        Text("每个版本、待遇、参数都符合格式", "every edition, door and parameter is well formed"),
        files.check_loads,
        needs=("files",),
    ),
    Check(
        "dates",
        Text("版本不重叠，修正在版本期内", "editions do not overlap, amendments lie within"),
        files.check_dates,
        needs=("loads",),
    ),
    Check(
        "gaps",
        Text("版本之间的空档有说明", "gaps between editions are declared"),
        files.check_gaps,
        needs=("dates",),
        level="recommended",
    ),
    Check(
        "languages",
        Text("中英文齐全", "every text exists in Chinese and English"),
        contents.check_languages,
        needs=("loads",),
    ),
    Check(
        "citations",
        Text("每个数值都有出处和等级", "every value is cited and graded"),
        contents.check_citations,
        needs=("loads",),
    ),
    Check(
        "unknown-values",
        Text("未能确认的不写成数字", "what is not established is never a plain number"),
        contents.check_unknown_values,
        needs=("loads",),
    ),
    Check(
        "as-printed",
        Text("照录的数字见于官方文本", "figures as printed stand in the official texts"),
        contents.check_as_printed,
        needs=("loads",),
    ),
    Check(
        "parameters",
        Text("引用的参数都存在", "every parameter that is named is there"),
        files.check_parameters,
        needs=("loads",),
    ),
    Check(
        "measures",
        Text("自有的测度都交出、都用到", "own measures are handed over and used"),
        files.check_measures,
        needs=("loads",),
    ),
    Check(
        "same-facts",
        Text("同一事实处处取值相同", "a fact takes the same values everywhere"),
        facts.check_same_facts,
        needs=("loads",),
    ),
    Check(
        "cases-present",
        Text("每个版本的每一行都有用例", "every line of every edition has a case"),
        reach.check_cases_present,
        needs=("loads",),
    ),
    Check(
        "cases-pass",
        Text("全部用例通过", "every case passes"),
        behaviour.check_cases_pass,
        needs=("loads", "parameters"),
    ),
    Check(
        "cases-reach",
        Text("用例达到每一档和上下限", "cases reach every row, maximum and minimum"),
        reach.check_cases_reach,
        needs=("cases-pass",),
    ),
    Check(
        "json",
        Text("JSON 读写一致", "the JSON of a sheet survives writing and reading"),
        behaviour.check_json,
        needs=("cases-pass",),
    ),
    Check(
        "gates-reachable",
        Text("条件和待遇都能达到也能不达到", "gates and doors can be met and missed"),
        conditions.check_gates_reachable,
        needs=("loads", "parameters"),
    ),
    Check(
        "bad-facts",
        Text("错误的事实被拒绝", "bad facts are refused with a code"),
        facts.check_bad_facts,
        needs=("loads", "parameters"),
    ),
    Check(
        "record-order",
        Text("记录的先后不影响结果", "the order of records does not matter"),
        behaviour.check_record_order,
        needs=("cases-pass",),
    ),
    Check(
        "no-crash",
        Text("合规的事实总能算出积分单", "valid facts always give a sheet"),
        properties.check_no_crash,
        needs=("loads", "parameters"),
    ),
    Check(
        "bounds",
        Text("分值不越出上下限", "points stay within their minimum and maximum"),
        properties.check_bounds,
        needs=("no-crash",),
    ),
    Check(
        "intervals",
        Text(
            "未知的事实给出包含实际结果的区间",
            "unknown facts give intervals that contain the result",
        ),
        properties.check_intervals,
        needs=("no-crash",),
    ),
    Check(
        "arithmetic",
        Text("合计与另法计算一致", "groups add up when worked out another way"),
        properties.check_arithmetic,
        needs=("no-crash",),
    ),
    Check(
        "monotonic",
        Text("声明的增减关系成立", "points rise and fall as declared"),
        monotonic.check_monotonic,
        needs=("no-crash",),
    ),
    Check(
        "repeatable",
        Text("同样的事实总得同样的结果", "the same facts give the same sheet again"),
        properties.check_repeatable,
        needs=("no-crash",),
    ),
    Check(
        "frames",
        Text("表中每一行与单人计分相同", "a row of a table scores as the person does"),
        properties.check_frames,
        needs=("no-crash",),
    ),
    Check(
        "profiles-score",
        Text("有效的档案总能算出积分单", "valid profiles always give a sheet"),
        profiles.check_profiles_score,
        needs=("loads", "parameters", "measures"),
    ),
    Check(
        "profiles-repeat",
        Text("同样的档案总得同样的事实", "the same profiles give the same facts again"),
        profiles.check_profiles_repeat,
        needs=("loads", "parameters", "measures"),
    ),
    Check(
        "isolation",
        Text("不引用其他城市", "imports no other city"),
        files.check_isolation,
    ),
    Check(
        "self-contained",
        Text("不读包外文件、不联网", "opens nothing outside its package"),
        watched.check_self_contained,
        needs=("loads",),
    ),
)
