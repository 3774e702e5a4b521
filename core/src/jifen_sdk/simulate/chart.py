"""A picture of a simulation: who passes, and how the points are spread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import polars as pl

from jifen_sdk.extras import extra
from jifen_sdk.simulate.outcome import Outcome, Simulation
from jifen_sdk.text import Lang, Text

with extra("chart", "matplotlib"):
    from matplotlib import font_manager, rc_context
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
"""Fonts with Chinese characters, the first that is installed is taken."""
ENDINGS = (".png", ".svg")
BARS = 40
SHOWN = (0.01, 0.99)
"""The quantiles of the points between which they are drawn: a few would press the rest flat."""
WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "title": Text(
            "虚构的人口，{people} 人（seed {seed}）：不代表任何人",
            "Invented population of {people} (seed {seed}): it represents nobody",
        ),
        "pass": Text("达标", "pass"),
        "gates": Text("满足条件", "gates met"),
        "fail": Text("不达标", "fail"),
        "unknown": Text("未知", "unknown"),
        "share": Text("人口的百分比", "% of the population"),
        "points": Text("积分", "points"),
        "people": Text("积分已知的人数", "people whose points are known"),
        "line": Text("标准分值 {line}", "line {line}"),
        "none": Text("没有已知的积分", "no points are known"),
    }
)
LIGHT = {
    "paper": "#ffffff",
    "ink": "#1f2328",
    "grid": "#d8dee4",
    "one": "#57606a",
    "two": "#0969da",
}
DARK = {"paper": "#0d1117", "ink": "#e6edf3", "grid": "#30363d", "one": "#8b949e", "two": "#58a6ff"}


def chinese_font() -> str | None:
    """Return an installed font with Chinese characters, None if there is none."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in CHINESE if name in installed), None)


def draw_chart(simulation: Simulation, file: Path, lang: Lang, *, dark: bool = False) -> Lang:
    """Draw a simulation into a .png or .svg file and return the language of its words.

    Where no font has Chinese characters the words are English. Raises OSError.
    """
    font = chinese_font()
    spoken: Lang = "en" if font is None else lang
    colours = DARK if dark else LIGHT
    fonts = [*([font] if font else []), "DejaVu Sans"]
    with rc_context({"font.family": fonts, "svg.hashsalt": "jifen", "axes.unicode_minus": False}):
        figure = Figure(figsize=(9.6, 4.4), layout="constrained", facecolor=colours["paper"])
        shares, points = figure.subplots(1, 2, width_ratios=(1, 1.5))
        for axes in (shares, points):
            _plain(axes, colours)
        _shares(shares, simulation, colours, spoken)
        _points(points, simulation, colours, spoken)
        people = f"{simulation.people:,}"
        title = WORDS["title"].format(people=people, seed=simulation.seed).of(spoken)
        figure.suptitle(title, color=colours["ink"], fontsize=12)
        figure.savefig(file, dpi=150, metadata={"Date": None} if file.suffix == ".svg" else None)
    return spoken


def _outcomes(simulation: Simulation, colours: Mapping[str, str]) -> Iterator[tuple[Outcome, str]]:
    yield simulation.before, colours["one"]
    if simulation.after is not None:
        yield simulation.after, colours["two"]


def _plain(axes: Axes, colours: Mapping[str, str]) -> None:
    axes.set_facecolor(colours["paper"])
    axes.tick_params(colors=colours["ink"], labelsize=9)
    axes.grid(axis="y", color=colours["grid"], linewidth=0.6)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(colours["grid"])


def _shares(axes: Axes, simulation: Simulation, colours: Mapping[str, str], lang: Lang) -> None:
    """Draw bars for those who pass, fail, and are not known, with their shares."""
    kinds = {"gates" if simulation.ranked else "pass": True, "fail": False, "unknown": None}
    outcomes = list(_outcomes(simulation, colours))
    width = 0.8 / len(outcomes)
    for n, (outcome, colour) in enumerate(outcomes):
        left = [at + width * (n - (len(outcomes) - 1) / 2) for at in range(len(kinds))]
        heights = [100 * outcome.count(kind) / simulation.people for kind in kinds.values()]
        bars = axes.bar(left, heights, width * 0.94, color=colour, label=outcome.edition)
        axes.bar_label(bars, fmt="%.1f", color=colours["ink"], fontsize=8, padding=2)
    axes.set_xticks(range(len(kinds)), [WORDS[kind].of(lang) for kind in kinds])
    axes.set_ylabel(WORDS["share"].of(lang), color=colours["ink"], fontsize=9)
    axes.margins(y=0.12)
    axes.legend(frameon=False, labelcolor=colours["ink"], fontsize=9)


def _points(axes: Axes, simulation: Simulation, colours: Mapping[str, str], lang: Lang) -> None:
    """Draw how many people have how many points, and the line."""
    outcomes = list(_outcomes(simulation, colours))
    every = pl.concat([o.points.cast(pl.Float64) for o, _ in outcomes]).drop_nulls()
    axes.set_xlabel(WORDS["points"].of(lang), color=colours["ink"], fontsize=9)
    axes.set_ylabel(WORDS["people"].of(lang), color=colours["ink"], fontsize=9)
    if every.is_empty():
        axes.set_title(WORDS["none"].of(lang), color=colours["ink"], fontsize=9)
        return
    low, high = (every.quantile(q) or 0.0 for q in SHOWN)
    lines = [float(o.line) for o, _ in outcomes if o.line is not None]
    span = (min([low, *lines]), max([high, *lines]) + 1)
    for outcome, colour in outcomes:
        known = outcome.points.cast(pl.Float64).drop_nulls().to_list()
        axes.hist(known, bins=BARS, range=span, histtype="step", color=colour, linewidth=1.6)
        if outcome.line is not None:
            said = WORDS["line"].format(line=f"{outcome.line.normalize():f}").of(lang)
            axes.axvline(
                float(outcome.line), color=colour, linestyle="--", linewidth=1.2, label=said
            )
    if lines:
        axes.legend(frameon=False, labelcolor=colours["ink"], fontsize=9)
