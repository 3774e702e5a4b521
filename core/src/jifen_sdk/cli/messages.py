"""What the command line says about itself: help, usage and what is wrong with a usage.

Keys: `about` and `about.COMMAND`, `param.NAME` or `param.COMMAND.NAME`, `help.PART`, `usage.KIND`,
`COMMAND.done`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jifen_sdk.text import Text

_ABOUT = {
    "about": Text(
        "用已安装城市的规则计算积分单，每一行都有依据；结果不是主管部门的决定。",
        "Points sheets (积分单) by the rules of the installed cities, every line with its source. "
        "Not a decision of an authority.",
    ),
    "about.cities": Text(
        "列出已安装的城市、办法和版本",
        "List the installed cities with their schemes and editions",
    ),
    "about.score": Text(
        "计算一座城市的积分单：由个人档案，或由事实",
        "Score one city: from the profile of a person, or from facts",
    ),
    "about.facts": Text(
        "列出可以给出的事实：名称、类型、单位和允许的取值",
        "List the facts that can be given: names, type, unit, allowed values",
    ),
    "about.compare": Text(
        "用每座城市的默认办法比较已安装的城市",
        "Put the installed cities side by side, each under its default scheme",
    ),
    "about.batch": Text(
        "计算一个文件里的许多人：事实表（parquet、csv、JSON Lines），或每行一份档案",
        "Score a file of many people: a table of facts (parquet, csv, JSON lines), or a profile "
        "on each line",
    ),
    "about.simulate": Text(
        "用虚构的人口看规则改动前后谁达标；不代表任何人",
        "Draw an invented population and show who passes before and after a change of the rules; "
        "it represents nobody",
    ),
    "about.explain": Text(
        "说明一条规则：内容、依据、版本和解释选择",
        "Explain one rule: what it says, its source, editions and readings",
    ),
    "about.diff": Text(
        "逐项比较一个办法的两个版本",
        "Show what changed between two editions of a scheme, entry by entry",
    ),
    "about.check": Text(
        "检查一座城市的插件；有一项不通过时退出码为 1",
        "Check the plugin of a city; the exit code is 1 if a check fails",
    ),
    "about.new-city": Text(
        "为一座新城市写出插件项目：虚构的示例，可以安装，通过全部检查",
        "Write the plugin project of a new city: an invented example that installs and passes "
        "every check",
    ),
    "about.plugins": Text(
        "列出城市插件；不能使用的会说明原因",
        "List the city plugins, with the reason why one cannot be used",
    ),
    "about.schema": Text(
        "输出个人档案、规则书或积分单的 JSON Schema",
        "Print the JSON Schema of a profile, a rulebook or a sheet",
    ),
}
_PARAMS = {
    "param.city": Text(
        "城市 id；用 `jifen-sdk cities` 查看", "id of a city; `jifen-sdk cities` lists them"
    ),
    "param.new-city.city": Text(
        "新城市的 id，如拼音：小写字母和数字", "id of the new city: lower-case letters and digits"
    ),
    "param.into": Text(
        "在哪个目录里建立项目 jifen-CITY；默认为当前目录",
        "folder in which the project jifen-CITY is made; by default the current one",
    ),
    "param.profile": Text(
        "个人档案，TOML 或 JSON 文件", "profile of a person, a TOML or JSON file"
    ),
    "param.facts": Text(
        "不用档案，而用文件（TOML 或 JSON）里的事实；没有给出的事实视为未知",
        "in place of a profile: a TOML or JSON file with facts; one that is left out is unknown",
    ),
    "param.item": Text(
        "指标、组、条件、待遇、解释选择、事实或参数的 id",
        "id of an item, group, gate, door, reading, fact or parameter",
    ),
    "param.what": Text("哪一种文件", "which kind of file"),
    "param.on": Text(
        "申请日 YYYY-MM-DD；默认为档案中的申请日，否则为今天",
        "day of the application, YYYY-MM-DD; by default that of the profile, else today",
    ),
    "param.facts.on": Text("哪一天，YYYY-MM-DD；默认为今天", "which day, YYYY-MM-DD; else today"),
    "param.explain.on": Text("哪一天，YYYY-MM-DD；默认为今天", "which day, YYYY-MM-DD; else today"),
    "param.scheme": Text(
        "办法 id，或 all（全部办法）；默认为该城市的默认办法",
        "id of a scheme, or all; by default the default scheme of the city",
    ),
    "param.explain.scheme": Text(
        "只在这个办法里查找；默认为全部办法", "look in this scheme only; by default in all of them"
    ),
    "param.before": Text(
        "较早的版本：EDITION，或 EDITION@YYYY-MM-DD（当天的样子）",
        "the edition before: EDITION, or EDITION@YYYY-MM-DD as it stood on that day",
    ),
    "param.after": Text("较晚的版本，写法相同", "the edition after, written the same way"),
    "param.diff.on": Text(
        "两个版本各按最接近这一天的样子；默认为各自的最后一天",
        "both as they stood on the day nearest to this one; by default each on its last day",
    ),
    "param.diff.scheme": Text(
        "办法 id；默认为该城市的默认办法", "id of a scheme; by default that of the city"
    ),
    "param.edition": Text(
        "版本 id；默认为当天生效的版本", "id of an edition; by default the one in force on the day"
    ),
    "param.reading": Text(
        "设定一个解释选择；可以重复", "decide an interpretation choice; may be repeated"
    ),
    "param.batch.source": Text(
        "输入文件：.parquet、.csv 或 .jsonl", "file to score: .parquet, .csv or .jsonl"
    ),
    "param.batch.output": Text(
        "输出文件：.parquet、.csv 或 .jsonl；全部写好才出现",
        "file to write: .parquet, .csv or .jsonl; it is there only when it is whole",
    ),
    "param.batch.facts": Text(
        "输入是事实表，每列一个事实（默认）",
        "the file is a table of facts, a column for each (the default)",
    ),
    "param.batch.profiles": Text(
        "输入是 .jsonl，每行一份个人档案", "the file is .jsonl with a profile on each line"
    ),
    "param.batch.on": Text(
        "所有人的申请日 YYYY-MM-DD；默认为今天",
        "day of the application of everybody, YYYY-MM-DD; else today",
    ),
    "param.batch.scheme": Text(
        "办法 id；默认为该城市的默认办法", "id of a scheme; by default that of the city"
    ),
    "param.bounds": Text(
        "none 每项一列，未知为空；interval 分值两列，下限和上限",
        "none: one column each, empty where unknown; interval: points as two, low and high",
    ),
    "param.people": Text("人数", "how many people"),
    "param.seed": Text(
        "随机数种子；同一种子得到同样的人；默认为 1",
        "seed: the same one gives the same people; by default 1",
    ),
    "param.simulate.on": Text(
        "申请日 YYYY-MM-DD；默认为今天", "day of the application, YYYY-MM-DD; else today"
    ),
    "param.simulate.scheme": Text(
        "办法 id；默认为该城市的默认办法", "id of a scheme; by default that of the city"
    ),
    "param.chart": Text("另画一张图：.png 或 .svg", "draw a picture as well: .png or .svg"),
    "param.dark": Text("图用深色背景", "the picture on a dark ground"),
    "param.workers": Text(
        "计算档案的进程数；默认为处理器数",
        "processes that score profiles; by default one for each processor",
    ),
    "param.amend": Text(
        "模拟：按文件（TOML 或 JSON）改动规则，写法同 `[[amendments]]`；版本名会注明",
        "simulation: change the rules as a TOML or JSON file says, written like "
        "`[[amendments]]`; the edition says so",
    ),
    "param.assume_local": Text(
        "把在其他城市取得的记录当作在本市取得的来计算",
        "count records of other cities as if earned in this one",
    ),
    "param.form": Text("输出格式；默认为 table", "form of the output; by default table"),
    "param.lang": Text(
        "语言：zh 或 en；默认按系统语言", "language: zh or en; by default that of the locale"
    ),
    "param.version": Text("显示版本后退出", "show the version and exit"),
    "param.help": Text("显示本帮助后退出", "show this help and exit"),
}
_HELP = {
    "help.usage": Text("用法：", "Usage: "),
    "help.options-word": Text("[选项]", "[options]"),
    "help.command-word": Text("命令", "COMMAND"),
    "help.commands": Text("命令", "Commands"),
    "help.arguments": Text("参数", "Arguments"),
    "help.options": Text("选项", "Options"),
    "help.exit-codes": Text("退出码", "Exit codes"),
    "help.exit.0": Text("已给出结果，无论结果如何", "a result was given, whatever it says"),
    "help.exit.1": Text(
        "`check` 有不通过的项目，或 `batch` 有被拒绝的行",
        "`check` found failures, or `batch` refused rows",
    ),
    "help.exit.2": Text(
        "输入或用法有误，或当天没有版本", "bad input or usage, or no edition on that day"
    ),
    "help.exit.3": Text(
        "内部错误，或指名的插件不能使用",
        "internal error, or a plugin that was asked for by name is broken",
    ),
}
_USAGE = {
    "usage.command": Text("没有命令 {name}。{nearest}", "no command {name}. {nearest}"),
    "usage.option": Text("没有选项 {name}。{nearest}", "no option {name}. {nearest}"),
    "usage.nearest": Text("是否想写 {name}？", "Did you mean {name}?"),
    "usage.missing": Text("缺少 {name}。", "{name} is missing."),
    "usage.choice": Text("{name} 只能是：{allowed}。", "{name} must be one of: {allowed}."),
    "usage.option-value": Text(
        "选项 {name} 缺少取值，或不接受取值。", "option {name} lacks its value, or takes none."
    ),
    "usage.extra": Text("参数过多。", "too many arguments."),
    "usage.day": Text(
        "{name} 不是日期；请写 1900 至 2100 年间的 YYYY-MM-DD。",
        "{name} is not a day; write YYYY-MM-DD in the years 1900 to 2100.",
    ),
    "usage.reading": Text("{name} 要写成 ID=OPTION。", "{name} is written as ID=OPTION."),
    "usage.one-input": Text(
        "请给出档案或 --facts 文件，二者选一。", "give either a profile or a --facts file."
    ),
    "usage.assume-local": Text(
        "--assume-local 只用于档案；事实没有城市。",
        "--assume-local is for a profile; facts have no city.",
    ),
    "usage.count": Text("{name} 要写成 1 以上的整数。", "{name} is a whole number from 1 on."),
    "usage.facts-or-profiles": Text(
        "--facts 和 --profiles 只能选一个。", "give --facts or --profiles, not both."
    ),
    "usage.workers": Text("--workers 只用于 --profiles。", "--workers goes with --profiles."),
    "usage.amend-of-all": Text(
        "--amend 不能与 --scheme all 同用；请指定一个办法。",
        "--amend does not go with --scheme all; name one scheme.",
    ),
    "usage.edition-of-all": Text(
        "--edition 不能与 --scheme all 同用；请指定一个办法。",
        "--edition does not go with --scheme all; name one scheme.",
    ),
}
_DONE = {
    "new-city.done": Text(
        "已写好 {project}，其中的规则全是虚构的示例。\n"
        "安装：pip install -e {project}\n"
        "检查：jifen-sdk check {city}\n"
        "然后逐项换成正式文本的内容：docs/write-a-city.md",
        "Written: {project}. Every rule in it is an invented example.\n"
        "Install it: pip install -e {project}\n"
        "Check it: jifen-sdk check {city}\n"
        "Then replace the rules by those of the official text: docs/write-a-city.md",
    ),
}

MESSAGES: Mapping[str, Text] = MappingProxyType({**_ABOUT, **_PARAMS, **_HELP, **_USAGE, **_DONE})


def param_text(command: str, name: str) -> Text:
    """Return the help of a parameter: the command's own, else the common one."""
    return MESSAGES.get(f"param.{command}.{name}") or MESSAGES[f"param.{name}"]
