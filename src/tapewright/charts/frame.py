"""The sheet of one chart: its margins, domains and labels, before it is drawn."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING, Final, TypeAlias

from tapewright.charts import scales

if TYPE_CHECKING:
    from datetime import date

    from tapewright.document import Chart, Curve

Size: TypeAlias = tuple[int, int]
WIDE: Final[Size] = (640, 330)
NARROW: Final[Size] = (360, 290)
"""For a phone: the same letters on a smaller sheet."""

INK, SOFT, LINE, SHADE, ACCENT = "#1b1f24", "#5b626a", "#dedad2", "#f0ebe0", "#0a5a7c"
PEERS: Final = ("#8a5a1f", "#6b5b95", "#3f6f4c", "#8b4a5e")
PALETTE: Final = {
    INK: "ink",
    SOFT: "soft",
    LINE: "line",
    SHADE: "shade",
    ACCENT: "accent",
    **{colour: f"peer-{at}" for at, colour in enumerate(PEERS, 1)},
}
"""The colours a drawing uses, by the custom property that replaces each in a page."""

LEFT: Final = 50
BOTTOM: Final = 44
LETTER: Final = 7
"""The mean width of a label's letter, generous: fonts differ."""
REACH: Final = 0.6
"""How far beyond the curve's own height a rule is still drawn: one further away would
flatten the curve it explains."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the right edge: a number over its name, beside a value."""

    number: str
    name: str
    value: float
    colour: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The sheet of one chart: margins, domains and what is drawn within."""

    chart: Chart
    size: Size
    titled: bool
    sessions: tuple[date, ...]
    low: float
    high: float
    labels: tuple[Label, ...]

    @property
    def top(self) -> int:
        """Height above the plot."""
        return 44 if self.titled else 14

    @property
    def right(self) -> int:
        """Width beside the plot: the longest label, up to two fifths of the sheet."""
        longest = max((len(label.name) for label in self.labels), default=0)
        wanted = max(longest * LETTER, 52) + 22
        return int(min(wanted, self.size[0] * 0.4))

    @property
    def width(self) -> int:
        """Width of the plot; its left margin holds the ticks' numbers."""
        return self.size[0] - self.right - LEFT

    @property
    def height(self) -> int:
        """Height of the plot."""
        return self.size[1] - self.top - BOTTOM

    def y(self, value: float) -> float:
        """Return a value's distance from the top of the plot."""
        return (self.high - value) / (self.high - self.low) * self.height


def drawable(chart: Chart) -> Chart:
    """Return a chart whose texts a drawing can hold.

    A control character in them would abort the whole process in the drawing library.
    """
    return replace(
        chart,
        title=_clean(chart.title),
        caption=_clean(chart.caption),
        curves=tuple(replace(c, label=_clean(c.label)) for c in chart.curves),
        rules=tuple(replace(rule, label=_clean(rule.label)) for rule in chart.rules),
    )


def _clean(text: str) -> str:
    unfit = ("Cc", "Cn", "Cs")
    return "".join(" " if unicodedata.category(c) in unfit else c for c in text)


def frame_of(chart: Chart, size: Size, *, titled: bool) -> Frame:
    """Lay a chart out: domains about its values, a label a rule and curve."""
    curves = [known(curve) for curve in chart.curves]
    values = [value for curve in curves for _, value in curve]
    low, high = scales.domain(values)
    reach = (high - low) * REACH
    rules = [r for r in chart.rules if low - reach <= r.value <= high + reach]
    zero = [0.0] if chart.unit == "percent" else []
    low, high = scales.domain([*values, *zero, *(rule.value for rule in rules)])
    sessions = tuple(sorted({day for curve in curves for day, _ in curve}))
    places = scales.price_decimals(values)
    labels = [
        Label(_number(rule.value, chart.unit, places), rule.label, rule.value, SOFT)
        for rule in rules
    ]
    for at, (curve, points) in enumerate(zip(chart.curves, curves, strict=True)):
        if points:
            last = points[-1][1]
            number = _number(last, chart.unit, places)
            labels.append(Label(number, curve.label, last, colour_of(at)))
    return Frame(chart, size, titled, sessions, low, high, tuple(labels))


def known(curve: Curve) -> list[tuple[date, float]]:
    """Return a curve's points, without those that have no number."""
    pairs = zip(curve.sessions, curve.values, strict=True)
    return [(day, value) for day, value in pairs if isfinite(value)]


def colour_of(at: int) -> str:
    """Return a curve's colour: the subject's own, then the peers' in turn."""
    return PEERS[(at - 1) % len(PEERS)] if at else ACCENT


def _number(value: float, unit: str, places: int) -> str:
    if unit != "percent":
        return f"{value:,.{places}f}".replace("-", "\u2212")
    return f"{value:+.2f}%".replace("-", "\u2212")
