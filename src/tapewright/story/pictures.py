"""The feature's charts as values: the week in its context, and against its peers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.document import Chart, Curve, Rule, plain_text
from tapewright.market.instruments import instrument

if TYPE_CHECKING:
    from datetime import date

    from tapewright.market.bars import Series
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

CONTEXT: Final = 44
"""Sessions shown: two months."""


def charts(voice: Voice, week: Week) -> tuple[Chart, ...]:
    """Return the price chart and, where there are peers, the relative one."""
    return tuple(filter(None, (_price(voice, week), _relative(voice, week))))


def _context(week: Week) -> list[date]:
    series = week.market.of(week.symbol)
    row = series.row(week.last)
    return series.sessions[max(0, row + 1 - CONTEXT) : row + 1]


def _price(voice: Voice, week: Week) -> Chart:
    series, sessions = week.market.of(week.symbol), _context(week)
    rows = [series.row(session) for session in sessions]
    name = instrument(week.symbol).name
    return Chart(
        name="price",
        title=plain_text(voice.say("chart.price")),
        caption=plain_text(voice.say("chart.price_caption")),
        unit="level",
        curves=(Curve(name, tuple(sessions), tuple(series.close[rows].tolist())),),
        rules=_rules(voice, week),
        shaded=(week.sessions[0], week.last),
    )


def _rules(voice: Voice, week: Week) -> tuple[Rule, ...]:
    asked = {
        "resistance": week.fact("level", side="resistance", rule="week"),
        "support": week.fact("level", side="support", rule="week"),
        "record": week.fact("off_peak", of="level"),
    }
    rules: dict[float, Rule] = {}
    for label, fact in asked.items():
        if fact and fact.number not in rules:
            said = voice.language.messages[f"chart.{label}"][0]
            rules[float(fact.number)] = Rule(said, float(fact.number))
    return tuple(rules.values())


def _relative(voice: Voice, week: Week) -> Chart | None:
    if not week.peers:
        return None
    sessions = _context(week)
    curves = [
        _since_first(week.market.of(symbol), sessions)
        for symbol in (week.symbol, *week.peers)
    ]
    return Chart(
        name="relative",
        title=plain_text(voice.say("chart.relative")),
        caption=plain_text(voice.say("chart.relative_caption")),
        unit="percent",
        curves=tuple(curves),
        shaded=(week.sessions[0], week.last),
    )


def _since_first(series: Series, sessions: list[date]) -> Curve:
    """Return percent since the first shown session, each by its own last close."""
    rows = [row for s in sessions if (row := series.last_row(s)) >= 0]
    closes = series.close[rows]
    about = instrument(series.symbol)
    return Curve(
        about.short or about.name,
        tuple(sessions[len(sessions) - len(rows) :]),
        tuple(((closes / closes[0] - 1) * 100).round(4).tolist()),
    )
