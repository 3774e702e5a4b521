"""Every error code with its sentence and remedy, in both languages; docs/errors.md lists them."""

from __future__ import annotations

from typing import NamedTuple

from jifen_sdk.text import Text


class Entry(NamedTuple):
    """What is wrong and what to do; `{name}` holes are filled by the error's values."""

    what: Text
    fix: Text


CATALOG: dict[str, Entry] = {
    "JF-FILE-MISSING": Entry(
        Text("找不到文件。", "no such file."),
        Text("请检查路径。", "Check the path."),
    ),
    "JF-RULEBOOK-TOML": Entry(
        Text("不是有效的 TOML：{detail}。", "not valid TOML: {detail}."),
        Text("请修正城市包的这个文件。", "Mend this file of the city package."),
    ),
    "JF-RULEBOOK-FORM": Entry(
        Text("不符合规则书格式：{detail}。", "does not follow the rulebook form: {detail}."),
        Text(
            "格式见 `jifen-sdk schema rulebook`。", "For the form see `jifen-sdk schema rulebook`."
        ),
    ),
    "JF-RULEBOOK-IDS": Entry(
        Text("规则书前后不一致：{detail}。", "the rulebook does not hold together: {detail}."),
        Text("请修正城市包的这个文件。", "Mend this file of the city package."),
    ),
    "JF-FILE-DIRECTORY": Entry(
        Text("这是目录，不是文件。", "this is a directory, not a file."),
        Text("请给出 .toml 或 .json 文件。", "Give a .toml or .json file."),
    ),
    "JF-FILE-UNREADABLE": Entry(
        Text("文件无法读取。", "the file cannot be read."),
        Text("请检查权限和路径。", "Check its permissions and the path."),
    ),
    "JF-FILE-TOO-LARGE": Entry(
        Text("文件超过 {megabytes} MB。", "the file is larger than {megabytes} MB."),
        Text("请检查是否选错文件。", "Check that it is the right file."),
    ),
    "JF-FILE-ENCODING": Entry(
        Text("文件不是 UTF-8 文本。", "the file is not UTF-8 text."),
        Text("请以 UTF-8 编码保存。", "Save it as UTF-8."),
    ),
    "JF-FILE-ENDING": Entry(
        Text("不认识的文件扩展名。", "the ending of the file name is not known."),
        Text("请使用 .toml 或 .json。", "Use .toml or .json."),
    ),
    "JF-FILE-SYNTAX": Entry(
        Text("语法错误（{place}）。", "syntax error at {place}."),
        Text("请改正该处的 TOML 或 JSON 写法。", "Correct the TOML or JSON there."),
    ),
    "JF-FILE-NUMBER": Entry(
        Text("有一个数字过大，无法读取。", "a number is too large to read."),
        Text("请写普通大小的数字。", "Write numbers of ordinary size."),
    ),
    "JF-FILE-DUPLICATE": Entry(
        Text("同一张表里有重复的键。", "a key is given twice in one table."),
        Text("每个键只写一次。", "Write every key once."),
    ),
    "JF-FILE-DEEP": Entry(
        Text("嵌套超过 {levels} 层。", "nested deeper than {levels} levels."),
        Text("请减少嵌套。", "Nest less."),
    ),
    "JF-FILE-TABLE": Entry(
        Text("文件的最外层不是表。", "the outermost value of the file is not a table."),
        Text("请以“键: 值”的形式书写。", "Write keys with values."),
    ),
    "JF-FILE-EMPTY": Entry(
        Text("文件里没有任何键。", "the file holds no key at all."),
        Text("请至少写一个键。", "Write at least one key."),
    ),
    "JF-PROFILE-KEY": Entry(
        Text("不认识的键。", "unknown key."),
        Text("{nearest}{more}", "{nearest} {more}"),
    ),
    "JF-PROFILE-MISSING": Entry(
        Text("缺少必填项。", "a required field is missing."),
        Text("请补上。{more}", "Add it. {more}"),
    ),
    "JF-PROFILE-TYPE": Entry(
        Text("此处应为{expected}，却是{found}。", "found {found} where {expected} is expected."),
        Text("请改为{expected}。{more}", "Write {expected}. {more}"),
    ),
    "JF-PROFILE-NOT-FINITE": Entry(
        Text("NaN 或无穷大不是数量。", "NaN or an infinity is not an amount."),
        Text("请写普通数字。{more}", "Write an ordinary number. {more}"),
    ),
    "JF-PROFILE-CHOICE": Entry(
        Text("不是允许的取值。", "not one of the allowed values."),
        Text("允许：{allowed}。{more}", "Allowed: {allowed}. {more}"),
    ),
    "JF-PROFILE-CODE": Entry(
        Text("代码写法不对。", "not written as a code."),
        Text(
            "请用小写字母、数字和连字符，例如 hefei。{more}",
            "Use lower-case letters, digits and hyphens, such as hefei. {more}",
        ),
    ),
    "JF-PROFILE-DATE": Entry(
        Text("不是可用的日期。", "not a usable date."),
        Text(
            "请写 1900 至 2100 年间的 YYYY、YYYY-MM 或 YYYY-MM-DD。{more}",
            "Write YYYY, YYYY-MM or YYYY-MM-DD in the years 1900 to 2100. {more}",
        ),
    ),
    "JF-PROFILE-RANGE": Entry(
        Text("超出允许的范围。", "outside the allowed range."),
        Text(
            "单位和范围见 `jifen-sdk schema profile`。{more}",
            "Units and ranges: `jifen-sdk schema profile`. {more}",
        ),
    ),
    "JF-PROFILE-ENDS-FIRST": Entry(
        Text("结束早于开始。", "ends before it starts."),
        Text("请改正 from 或 to。{more}", "Correct from or to. {more}"),
    ),
    "JF-PROFILE-OVERLAP": Entry(
        Text(
            "与另一条记录时间重叠（同一城市的居住证或婚姻不能重叠）。",
            "overlaps another record (permits of one city, or marriages, cannot overlap).",
        ),
        Text("请改正日期。{more}", "Correct the dates. {more}"),
    ),
    "JF-PROFILE-UNKNOWN-AND-GIVEN": Entry(
        Text("该类记录既写明又标为未知。", "this kind of record is both given and unknown."),
        Text("请只保留一种。{more}", "Keep one of the two. {more}"),
    ),
    "JF-PROFILE-STATEMENT": Entry(
        Text("声明的取值与事实的类型不符。", "the statement is not of the type of its fact."),
        Text("可用：{allowed}。", "Use: {allowed}."),
    ),
    "JF-PROFILE-BORN-LATER": Entry(
        Text("出生日期晚于评估日期。", "the birth date is later than the day of the score."),
        Text("请改正出生日期或 --on。", "Correct the birth date or --on."),
    ),
    "JF-CITY": Entry(
        Text("没有安装这个城市。", "no such city is installed."),
        Text(
            "已安装：{known}。用 `jifen-sdk cities` 查看。",
            "Installed: {known}; see `jifen-sdk cities`.",
        ),
    ),
    "JF-SCHEME": Entry(
        Text("没有办法 {scheme}。", "no scheme {scheme}."),
        Text("请从这些中选择：{known}。", "Choose one of: {known}."),
    ),
    "JF-EDITION": Entry(
        Text("{on} 没有生效的版本。", "no edition is in force on {on}."),
        Text("已知版本：{known}。", "Known editions: {known}."),
    ),
    "JF-EDITION-ID": Entry(
        Text("没有版本 {edition}。", "no edition {edition}."),
        Text("已知版本：{known}。", "Known editions: {known}."),
    ),
    "JF-EDITION-DAY": Entry(
        Text("{on} 不在这个版本的有效期内。", "the edition is not in force on {on}."),
        Text("请用 {span} 内的一天。", "Name a day within {span}."),
    ),
    "JF-AMEND-FORM": Entry(
        Text("改动不符合规则书格式：{detail}。", "does not follow the rulebook form: {detail}."),
        Text(
            "写法同 `[[amendments]]`，见 docs/batch.md。",
            "It is written like `[[amendments]]`; see docs/batch.md.",
        ),
    ),
    "JF-AMEND-ID": Entry(
        Text("这个版本没有它。", "the edition does not have it."),
        Text("{near}", "{near}"),
    ),
    "JF-AMEND-IDS": Entry(
        Text(
            "改动之后规则书前后不一致：{detail}。",
            "with the changes the rulebook does not hold together: {detail}.",
        ),
        Text("请一并改动所说的条目。", "Change what is named there as well."),
    ),
    "JF-BATCH-ENDING": Entry(
        Text("不认识的文件扩展名。", "the ending of the file name is not known."),
        Text(
            "请使用 .parquet、.csv 或 .jsonl；个人档案只用 .jsonl。",
            "Use .parquet, .csv or .jsonl; profiles come as .jsonl only.",
        ),
    ),
    "JF-BATCH-EMPTY": Entry(
        Text("文件里没有任何行。", "the file holds no row."),
        Text("请检查是否选错文件。", "Check that it is the right file."),
    ),
    "JF-BATCH-FORMAT": Entry(
        Text("不是完好的 {form} 文件。", "not a sound {form} file."),
        Text(
            "请重新生成它，或检查是否选错文件。", "Make it anew, or check that it is the right one."
        ),
    ),
    "JF-BATCH-HEADER": Entry(
        Text(
            "列名为空、重复，或为保留的 {reserved}。",
            "a column name is empty, given twice, or {reserved}, which is reserved.",
        ),
        Text("请改列名。", "Rename the column."),
    ),
    "JF-BATCH-LINE": Entry(
        Text("有一行长得不像一行。", "a line is too long to be one."),
        Text("请检查是否选错文件。", "Check that it is the right file."),
    ),
    "JF-BATCH-SAME": Entry(
        Text("输出就是输入文件。", "the output is the input."),
        Text("请换一个文件名。", "Give another name."),
    ),
    "JF-BATCH-OUTPUT": Entry(
        Text("无法写入。", "it cannot be written."),
        Text(
            "请检查：目录存在并可写，名称是普通文件。",
            "Check that its folder is there and writable, and that it names a plain file.",
        ),
    ),
    "JF-BATCH-FULL": Entry(
        Text("磁盘空间不足，没有写出文件。", "no space is left; no file was written."),
        Text("请腾出空间，或写到别处。", "Make space, or write elsewhere."),
    ),
    "JF-BATCH-ROW": Entry(
        Text(
            "这一行的列数与表头不同，或引号不成对。",
            "the row does not have the columns of the header, or a quote is left open.",
        ),
        Text("请改正这一行。", "Correct the row."),
    ),
    "JF-BATCH-KEY": Entry(
        Text(
            "第一行没有这个键，也没有这个事实。",
            "a key that the first line does not have, and no fact.",
        ),
        Text("请改正，或在第一行也写上它。", "Correct it, or give it on the first line too."),
    ),
    "JF-BATCH-DAY": Entry(
        Text("档案写的是另一个申请日。", "the profile names another day of application."),
        Text("请用 --on 给所有人定一天。", "Give one day for all with --on."),
    ),
    "JF-BATCH-WORKER": Entry(
        Text(
            "一个工作进程意外结束，没有写出文件。", "a worker process ended; no file was written."
        ),
        Text("请检查内存，或减少 --workers。", "Check the memory, or use fewer --workers."),
    ),
    "JF-CHART-ENDING": Entry(
        Text("图只能是 .png 或 .svg。", "a chart is a .png or .svg file."),
        Text("请改扩展名。", "Change the ending of its name."),
    ),
    "JF-CHART-WRITE": Entry(
        Text("图无法写入。", "the chart cannot be written."),
        Text(
            "请检查目录、权限和磁盘空间。", "Check the folder, its permissions and the space left."
        ),
    ),
    "JF-EXTRA": Entry(
        Text(
            "这个功能需要另外安装的组件。", "this needs parts of jifen-sdk that are not installed."
        ),
        Text("请运行：pip install 'jifen-sdk[{extra}]'", "Run: pip install 'jifen-sdk[{extra}]'"),
    ),
    "JF-PLUGIN-CONTRACT": Entry(
        Text(
            "插件属于另一个合约版本 {group}，没有加载。",
            "the plugin is of another contract version, {group}; it was not loaded.",
        ),
        Text("请安装支持 {supported} 的版本。", "Install a release for {supported}."),
    ),
    "JF-PLUGIN-DUPLICATE": Entry(
        Text("多个插件提供同一个城市：{claimants}。", "several plugins claim it: {claimants}."),
        Text("请只保留一个。", "Keep one of them."),
    ),
    "JF-PLUGIN-LOAD": Entry(
        Text("插件无法加载：{detail}。", "the plugin cannot be loaded: {detail}."),
        Text("请重新安装或卸载它。", "Reinstall it or remove it."),
    ),
    "JF-PLUGIN-NO-CITY": Entry(
        Text("插件没有交出城市。", "the plugin hands over no city."),
        Text("钩子 `jifen_city` 必须返回 City。", "Its hook `jifen_city` must return a City."),
    ),
    "JF-PLUGIN-NAME": Entry(
        Text("插件交出的是另一个城市 {id}。", "the plugin hands over another city, {id}."),
        Text("入口点的名称必须是城市 id。", "The entry point must be named like the city's id."),
    ),
    "JF-MEASURE-NAME": Entry(
        Text("城市包没有交出这个自有的测度。", "the city package hands over no such measure."),
        Text("在 City(measures=...) 中交出它。", "Hand it over in City(measures=...)."),
    ),
    "JF-MEASURE-VALUE": Entry(
        Text("自有的测度给出了事实不能取的值。", "the measure gave what the fact cannot be."),
        Text("用 `jifen-sdk check` 检查城市包。", "Examine the city with `jifen-sdk check`."),
    ),
    "JF-FACT-ID": Entry(Text("没有这个事实。", "no such fact."), Text("{hint}", "{hint}")),
    "JF-FACT-TYPE": Entry(
        Text("类型不对。", "the value has the wrong type."),
        Text("请给出{expected}。", "Give {expected}."),
    ),
    "JF-FACT-RANGE": Entry(
        Text("数值超出范围。", "the number is out of range."),
        Text("请给出 {least} 到 {most} 的整数。", "Give a whole number from {least} to {most}."),
    ),
    "JF-FACT-OPTION": Entry(
        Text("不是可选的值。", "not one of the options."),
        Text("请从这些中选择：{options}。", "Choose one of: {options}."),
    ),
    "JF-FRAME-KIND": Entry(
        Text("不是可以计分的表。", "not a table that can be scored."),
        Text("可用：{kinds}。", "Give one of: {kinds}."),
    ),
    "JF-FRAME-COLUMN": Entry(
        Text("表中没有这些事实的列。", "the table has no column for these facts."),
        Text(
            "请加上这些列；不知道的写成全为 null 的列。列名见 `jifen-sdk facts`。",
            "Add them; one that is not known is a column of nulls. See `jifen-sdk facts`.",
        ),
    ),
    "JF-FRAME-NAME": Entry(
        Text("列名与结果列相同。", "columns have the names of results."),
        Text("请改列名，或先去掉这些列。", "Rename them or leave them out."),
    ),
    "JF-FRAME-TYPE": Entry(
        Text("列的类型不对：{found}。", "the column has the wrong type, {found}."),
        Text(
            "请转换为{expected}；pandas 中含空值的整数列请先用 `convert_dtypes()`。",
            "Convert it to {expected}; in pandas, integers with gaps need `convert_dtypes()`.",
        ),
    ),
    "JF-READING": Entry(
        Text("没有这个解释选择。", "no such reading."),
        Text("可设置：{known}。", "Those there are: {known}."),
    ),
    "JF-READING-OPTION": Entry(
        Text("解释选择没有这个选项。", "the reading has no such option."),
        Text("请从这些中选择：{options}。", "Choose one of: {options}."),
    ),
    "JF-USAGE": Entry(
        Text("{detail}", "{detail}"),
        Text("用法见 `{command} --help`。", "See `{command} --help`."),
    ),
    "JF-EXPLAIN-ID": Entry(
        Text("没有这个 id。", "no such id."),
        Text("请从这些中选择：{known}。", "Choose one of: {known}."),
    ),
    "JF-NEW-CITY-ID": Entry(
        Text("不能作为城市 id。", "not usable as the id of a city."),
        Text(
            "请用小写字母、数字和连字符，以字母开头，最多 {longest} 个字符；sdk 已被占用。",
            "Use lower-case letters, digits and hyphens, a letter first, {longest} characters at "
            "most; sdk is taken.",
        ),
    ),
    "JF-NEW-CITY-EXISTS": Entry(
        Text("已经存在。", "it is there already."),
        Text("请换一个 id 或目录，或先移走它。", "Choose another id or folder, or move it away."),
    ),
    "JF-NEW-CITY-WRITE": Entry(
        Text("无法写入。", "it cannot be written."),
        Text("请检查目录和权限。", "Check the folder and its permissions."),
    ),
    "JF-INTERNAL": Entry(
        Text("程序内部错误（{type}）。", "internal error ({type})."),
        Text(
            "请报告此问题：写明命令和版本，不要附上个人档案。",
            "Please report it with the command and the version, without your profile.",
        ),
    ),
    "JF-PLUGIN-BROKEN": Entry(
        Text("城市包出错（{type}）。", "the city package is broken ({type})."),
        Text("用 `jifen-sdk check` 检查它。", "Examine it with `jifen-sdk check`."),
    ),
}
