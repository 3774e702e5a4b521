"""The words of the tables: headings, states, grades, kinds of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from jifen_sdk.text import Lang, Text

_SHEET = {
    "edition": Text("版本", "Edition"),
    "in-force": Text("施行", "In force"),
    "amended": Text("修订", "Amended"),
    "day": Text("申请日", "Day"),
    "evidence": Text("依据等级", "Evidence"),
    "weakest": Text("{grade}（本表最弱的一级）", "{grade}, the weakest that this sheet rests on"),
    "from": Text("{start} 起", "from {start}"),
    "from-to": Text("{start} 至 {end}", "{start} to {end}"),
    "dates-grade": Text("（日期依据 {grade}）", " (dates: {grade})"),
    "items": Text("积分指标", "Items"),
    "points": Text("分值", "Points"),
    "max": Text("上限", "Max"),
    "grade": Text("等级", "Ev."),
    "facts": Text("事实：{facts}", "facts: {facts}"),
    "scores": Text("得分", "Scores"),
    "line": Text("标准分值", "Line"),
    "line-unknown": Text("未能确认", "not established"),
    "gap": Text("差距", "Gap"),
    "result": Text("结果", "Result"),
    "result-text": Text("{points}；{verdict}", "{points}; {verdict}"),
    "points-and-gap": Text("{points}，{gap}", "{points}, {gap}"),
    "name-and-text": Text("{name}：{text}", "{name}: {text}"),
    "graded": Text("{text} [{grade}]", "{text} [{grade}]"),
    "gates": Text("条件", "Gates"),
    "doors": Text("待遇", "Doors (待遇)"),
    "readings": Text("解释选择", "Readings (解释选择)"),
    "needs": Text("需要：{what}", "needs: {what}"),
    "default": Text("{option}（默认）", "{option} (default)"),
    "settled": Text("{option}（没有其他解释）", "{option} (no other reading)"),
    "undecided": Text("未选定，所以结果是一个区间", "undecided, so the result is an interval"),
    "set-reading": Text("用 --reading ID=选项 更改", "change one with --reading ID=OPTION"),
    "sources": Text("文件", "Sources"),
    "seen.full": Text("见过全文", "seen in full"),
    "seen.part": Text("见过一部分", "seen in part"),
    "seen.quoted": Text("只见引文", "only quoted"),
    "notes": Text("说明", "Notes"),
    "not-given": Text("档案没有给出，按没有计算：{what}", "Not given, so counted as none: {what}"),
    "details-not-given": Text("档案没有给出，视为未知：{what}", "Not given, so unknown: {what}"),
    "statements-not-given": Text(
        "档案的 [statements] 没有说明：{what}", "Not stated under [statements]: {what}"
    ),
    "facts-not-given": Text(
        "没有给出的事实，视为未知：{what}", "Facts not given, so unknown: {what}"
    ),
    "ignored": Text(
        "{on} 之后才开始的记录，没有计入：{what}",
        "Records that begin after {on}, not counted: {what}",
    ),
    "assumed-note": Text(
        "“假定”表示有一类记录没有给出，按没有处理。",
        '"assumed" means that a kind of record was not given, and so counted as none.',
    ),
    "simulated": Text(
        "版本 {edition} 是模拟：等级为 assumed 的规则是假定的，不是现行规定，不出自任何文件。",
        "Edition {edition} is a simulation: rules graded assumed are not the law, and rest on "
        "no document.",
    ),
    "disclaimer": Text(
        "本积分单依据公开文件计算，不是主管部门的决定，以主管部门的认定为准。",
        "This sheet is worked out from published documents. It is not a decision of an "
        "authority; only the authority's own finding counts.",
    ),
}
_RANKING = {
    "ranking": Text("排名", "Ranking (排名)"),
    "past-rounds": Text("往期", "Past rounds (往期)"),
    "rank-by": Text("排名依据", "Ranked by"),
    "rank-within": Text("排名范围", "Within"),
    "in-order": Text("{what}（{order}）", "{what} ({order})"),
    "order.higher": Text("高者在前", "the higher one first"),
    "order.lower": Text("低者在前", "the lower one first"),
    "order.listed": Text("按规定次序", "in the order of the rules"),
    "quota": Text("名额", "Quota"),
    "ties": Text("同分", "Ties"),
    "ties.all": Text("并列者全部录取", "all of those who are equal are admitted"),
    "ties.lot": Text("抽签", "drawn by lot"),
    "ties.unknown": Text("未能确认", "not established"),
    "past-round": Text("往期 {round}", "Round {round}"),
    "admitted": Text("录取 {n} 人", "{n} admitted"),
    "places": Text("名额 {n}", "{n} places"),
    "past-line": Text(
        "{round} 年往期线 {line}；不是今后的分数线",
        "{line} in the round of {round}; not a pass mark to come",
    ),
    "gap-to-past": Text("与 {round} 年往期线相比{gap}", "{gap} against the past line of {round}"),
    "past-line-name": Text("往期线", "Past line"),
}
_COMPARE = {
    "compared": Text(
        "城市比较，申请日 {on}，各按默认办法",
        "Cities compared on {on}, each under its default scheme",
    ),
    "city": Text("城市", "City"),
    "scheme": Text("办法", "Scheme"),
    "doors-open": Text("待遇", "Doors"),
    "doors-that-open": Text("可享受", "Doors open"),
    "doors-assumed": Text("假定可享受", "Assumed open"),
    "fails": Text("不满足的条件", "Gates failed"),
    "next-door": Text("下一项待遇", "Next door"),
    "one-sheet": Text(
        "一座城市的完整积分单：jifen-sdk score CITY PROFILE",
        "The whole sheet of a city: jifen-sdk score CITY PROFILE",
    ),
}
_EXPLAIN = {
    "kind-item": Text("指标", "item"),
    "kind-group": Text("组", "group"),
    "kind-gate": Text("条件", "gate"),
    "kind-veto": Text("一票否决", "veto"),
    "kind-threshold": Text("标准分值", "line"),
    "kind-door": Text("待遇", "door"),
    "kind-reading": Text("解释选择", "reading"),
    "kind-fact": Text("事实", "fact"),
    "kind-parameter": Text("参数", "parameter"),
    "explained": Text("{city}，{kind} {id}", "{city}, {kind} {id}"),
    "explained-in": Text("{city}，{kind} {id}（{source}）", "{city}, {kind} {id} ({source})"),
    "rule": Text("规则", "Rule"),
    "otherwise": Text("其他", "otherwise"),
    "take.highest": Text("取所达到的最高一档", "the highest row that is reached counts"),
    "take.first": Text("取第一个符合的一档", "the first row that fits counts"),
    "condition": Text("条件", "Condition"),
    "min": Text("下限", "Min"),
    "parts": Text("组成", "Parts"),
    "type": Text("类型", "Type"),
    "options": Text("取值", "Values"),
    "measure": Text("取自档案", "Measured"),
    "made-of": Text("计算", "Made of"),
    "made-of.sum": Text("{facts} 之和", "the sum of {facts}"),
    "made-of.minus": Text("依次相减：{facts}（不低于 0）", "the first less the second: {facts}"),
    "made-of.least": Text("{facts} 中最小的", "the least of {facts}"),
    "made-of.most": Text("{facts} 中最大的", "the most of {facts}"),
    "facts-used": Text("事实", "Facts"),
    "used-by": Text("用于", "Used by"),
    "unit": Text("单位", "Unit"),
    "value": Text("当日数值", "On the day"),
    "values": Text("各期数值", "By date"),
    "graded-with-cite": Text("{text} [{grade}] {cite}", "{text} [{grade}] {cite}"),
    "version-of-door": Text(
        "{span}：{rule}（{role}）[{grade}]", "{span}: {rule} ({role}) [{grade}]"
    ),
    "versions": Text("各期规定", "By date"),
    "cite": Text("出处", "Place"),
    "editions": Text("所在版本", "Editions"),
    "note": Text("说明", "Note"),
}
_DIFF = {
    "as-on": Text("{on} 的样子", "as on {on}"),
    "as-it-ends": Text("含已知的全部修订", "with every amendment known"),
    "entry-added": Text("新增{kind} {id}", "Added: {kind} {id}"),
    "entry-removed": Text("删除{kind} {id}", "Removed: {kind} {id}"),
    "entry-changed": Text("改变{kind} {id}", "Changed: {kind} {id}"),
    "kind-ranking": Text("排名", "ranking"),
    "name": Text("名称", "Name"),
    "question": Text("问题", "Question"),
    "by-default": Text("默认", "Default"),
    "as-written": Text("写法", "Written"),
    "only-proof": Text("只有出处或依据等级不同", "Only place or evidence differ"),
    "no-difference": Text("没有不同。", "Nothing differs."),
}
_FACTS = {
    "facts-of": Text("{city}的事实：{what}", "Facts of {city}: {what}"),
    "facts-of-doors": Text("只有待遇用到的事实", "Facts that only doors use"),
    "facts-hint": Text(
        "写进 TOML 或 JSON 文件：id = 取值；没有给出的视为未知。",
        "Write them in a TOML or JSON file as id = value; one that is left out is unknown.",
    ),
    "used-by-doors": Text("用于待遇：{doors}", "used by: {doors}"),
    "type.number": Text("整数，单位{unit}", "whole number, {unit}"),
    "type.number-to": Text("整数，单位{unit}，0 至 {most}", "whole number, {unit}, 0 to {most}"),
    "type.yes-no": Text("是或否（true、false）", "true or false"),
    "type.choice": Text("选项之一", "one of"),
    "unit.years": Text("岁", "years of age"),
    "unit.calendar-years": Text("年", "years"),
    "unit.months": Text("月", "months"),
    "unit.days": Text("天", "days"),
    "unit.fen": Text("分（0.01 元）", "fen (0.01 yuan)"),
    "unit.records": Text("条", "records"),
    "unit.blocks": Text("档", "steps"),
    "unit.persons": Text("人", "persons"),
    "unit.hours": Text("小时", "hours"),
    "unit.ml": Text("毫升", "ml"),
    "unit.points": Text("积分", "points"),
    "unit.centipoints": Text("百分之一分", "hundredths of a point"),
    "unit.square-decimetres": Text("平方分米（0.01 平方米）", "square decimetres (0.01 m²)"),
    "unit.parts-of-a-patent": Text("项专利的 1/2520", "1/2520 of a patent"),
}
_LISTS = {
    "default-scheme": Text("{id}：{name}（默认）", "{id}: {name}, default"),
    "plain-scheme": Text("{id}：{name}", "{id}: {name}"),
    "no-cities": Text("没有可用的城市。", "No city can be used."),
    "none-installed": Text(
        "没有安装任何城市：请安装城市包，如 jifen-城市。",
        "No city is installed: install the package of a city, jifen-CITY.",
    ),
    "broken": Text(
        "有 {n} 个插件不能使用，原因见 `jifen-sdk plugins`。",
        "{n} plugins cannot be used; for the reason see `jifen-sdk plugins`.",
    ),
    "no-plugins": Text("没有安装城市插件。", "No city plugin is installed."),
    "checked": Text(
        "{passed} 项通过，{failed} 项不通过，{advised} 项建议改进，{skipped} 项未运行",
        "{passed} passed, {failed} failed, {advised} advised, {skipped} skipped",
    ),
    "cost": Text(
        "仅供参考：导入并算出第一张积分单 {load_ms} 毫秒，再算一张 {sheet_us} 微秒；"
        "占用内存 {memory_kib} KiB",
        "For information: {load_ms} ms to import it and make a first sheet, {sheet_us} µs for "
        "one more; {memory_kib} KiB of memory",
    ),
}
_SIMULATE = {
    "simulated-city": Text("模拟：{city}", "Simulation: {city}"),
    "invented": Text(
        "虚构的人口，{people} 人（seed {seed}）：不代表任何人，比例不是统计",
        "An invented population of {people} (seed {seed}): it represents nobody, and its shares "
        "are no statistics",
    ),
    "before": Text("改动前", "Before"),
    "after": Text("改动后", "After"),
    "passes": Text("达标", "Pass"),
    "gates-met": Text("满足条件", "Gates met"),
    "fails-all": Text("不达标", "Fail"),
    "pass-unknown": Text("未知", "Unknown"),
    "points-known": Text("积分已知", "Points known"),
    "median": Text("已知积分的中位数", "Median of the known points"),
    "moved-up": Text("由不达标变为达标：{people}", "Moved up, from fail to pass: {people}"),
    "moved-unknown": Text(
        "由未知变为已知，或由已知变为未知：{people}", "From or to unknown: {people}"
    ),
    "moved-down": Text("由达标变为不达标：{people}", "Moved down, from pass to fail: {people}"),
    "ranked-simulation": Text(
        "这个办法没有固定的标准分值：满足条件者还要按排名决定。",
        "The scheme has no fixed line: those who meet the gates are then put in order.",
    ),
    "facts-alone": Text(
        "每个事实独立抽取，分布见 docs/batch.md。",
        "Every fact is drawn alone; the distributions are in docs/batch.md.",
    ),
    "chart": Text("图：{file}", "Chart: {file}"),
    "chart-font": Text(
        "没有找到中文字体，图中文字用英文。",
        "No font with Chinese characters was found; the words of the chart are English.",
    ),
}
_BATCH = {
    "scoring": Text("计算", "Scoring"),
    "batch-counts": Text(
        "读入 {read} 行：计算 {scored} 行（其中总分或条件未知 {unknown} 行），拒绝 {refused} 行",
        "{read} rows read: {scored} scored ({unknown} of them with an unknown total or gate), "
        "{refused} refused",
    ),
    "batch-output": Text(
        "结果：{file}（用时 {seconds} 秒）", "Results: {file} ({seconds} seconds)"
    ),
    "batch-refusals": Text(
        "被拒绝的行（行号、代码、字段）：{file}", "Refused rows (line, code, field): {file}"
    ),
}
_POINTS = {
    "between": Text("{low} 至 {high}", "{low} to {high}"),
    "at-least": Text("至少 {low}", "at least {low}"),
    "at-most": Text("至多 {high}", "at most {high}"),
    "unbounded": Text("未知", "unknown"),
    "gap-above": Text("高出 {n}", "{n} above"),
    "gap-even": Text("正好达到", "exactly on it"),
    "gap-short": Text("还差 {n}", "{n} short"),
    "gap-at-least": Text("至少{side}", "at least {side}"),
    "gap-at-worst": Text("最差{side}", "at worst {side}"),
    "gap-at-best": Text("最好{side}", "at best {side}"),
}
_STATES = {
    "met": Text("满足", "met"),
    "met-assumed": Text("假定满足", "assumed met"),
    "failed": Text("不满足", "FAILED"),
    "unknown": Text("未知", "unknown"),
    "open": Text("可享受", "open"),
    "open-assumed": Text("假定可享受", "assumed open"),
    "closed": Text("不可享受", "closed"),
    "plugin.ready": Text("可用", "ready"),
    "plugin.failed": Text("不可用", "FAILED"),
    "plugin.duplicate": Text("重复", "duplicate"),
    "plugin.other-contract": Text("合约不符", "other contract"),
    "check.passed": Text("通过", "passed"),
    "check.failed": Text("不通过", "FAILED"),
    "check.advised": Text("建议改进", "advised"),
    "check.skipped": Text("未运行", "skipped"),
    "qualifies": Text("满足全部条件", "every gate is met"),
    "does-not-qualify": Text("有条件不满足", "a gate fails"),
    "below-line": Text("未达到标准分值", "below the line"),
    "ranked": Text("按排名决定", "the ranking decides"),
    "verdict-unknown": Text("还不能确定", "cannot be told yet"),
}
_GRADES = {
    "legend": Text(
        "A 官方文本或数据，B 多个独立二手来源，C 单一二手来源，unknown 未能确认",
        "A official, B independent secondary, C one secondary, unknown not established",
    ),
    "dates-recalled": Text("（日期凭回忆，未证实）", " (dates recalled, unproved)"),
    "points.none": Text("与积分无关", "points do not matter"),
    "points.order": Text("积分只影响先后", "points only set the order"),
    "points.threshold": Text("须达到分数线", "a line of points must be reached"),
    "points.rank": Text("按积分排名", "ranked by points"),
}
_KINDS = {
    "kind.hukou": Text("户籍", "hukou (户籍)"),
    "kind.permits": Text("居住证", "residence permits (居住证)"),
    "kind.insurance": Text("社会保险", "social insurance (社会保险)"),
    "kind.housing_fund": Text("公积金", "housing fund (公积金)"),
    "kind.employment": Text("就业", "employment (就业)"),
    "kind.companies": Text("投资的企业", "companies (投资的企业)"),
    "kind.housing": Text("住房", "housing (住房)"),
    "kind.education": Text("学历学位", "education (学历学位)"),
    "kind.certificates": Text("职称与技能证书", "certificates (职称与技能证书)"),
    "kind.taxes": Text("个人纳税", "taxes (个人纳税)"),
    "kind.awards": Text("表彰奖励", "awards (表彰奖励)"),
    "kind.military": Text("服役", "military service (服役)"),
    "kind.volunteering": Text("志愿服务", "volunteering (志愿服务)"),
    "kind.donations": Text("献血与捐赠", "donations (献血与捐赠)"),
    "kind.patents": Text("专利", "patents (专利)"),
    "kind.marriages": Text("婚姻", "marriages (婚姻)"),
    "kind.violations": Text("违法违规记录", "violations (违法违规记录)"),
    "kind.schooling": Text("就学", "schooling (就学)"),
    "kind.exams": Text("考试", "exams (考试)"),
    "kind.licences": Text("驾驶证", "licences (驾驶证)"),
    "kind.vehicles": Text("车辆", "vehicles (车辆)"),
    "kind.plate_entries": Text("摇号拍牌", "plate entries (摇号拍牌)"),
    "kind.spouse": Text("配偶", "spouse (配偶)"),
    "kind.child": Text("所申请的子女", "the child applied for (所申请的子女)"),
    "kind.birth_date": Text("出生日期", "birth date (出生日期)"),
    "kind.sex": Text("性别", "sex (性别)"),
    "kind.children": Text("子女", "children (子女)"),
    "kind.application": Text("申请", "application"),
    "kind.district": Text("区", "district"),
    "kind.town": Text("镇街", "town"),
    "kind.zone": Text("学区", "school zone"),
    "kind.settle_district": Text("落户地区", "district to settle in (落户地区)"),
    "kind.household": Text("家庭成员", "household (家庭成员)"),
}

WORDS: Mapping[str, Text] = MappingProxyType(
    {
        **_SHEET,
        **_RANKING,
        **_COMPARE,
        **_EXPLAIN,
        **_DIFF,
        **_FACTS,
        **_LISTS,
        **_SIMULATE,
        **_BATCH,
        **_POINTS,
        **_STATES,
        **_GRADES,
        **_KINDS,
    }
)


def word(key: str, lang: Lang, **values: object) -> str:
    """Return a word or sentence in a language, its holes filled."""
    return WORDS[key].format(**values).of(lang)


def listed(texts: Iterable[str], lang: Lang) -> str:
    """Return texts as an enumeration."""
    return ("、" if lang == "zh" else ", ").join(texts)


def named(name: Text, lang: Lang) -> str:
    """Return a name; beside the English one stands the official Chinese one."""
    if lang == "zh" or any(letter > "\u2e80" for letter in name.en):
        return name.of(lang)
    return f"{name.en} ({name.zh})"
