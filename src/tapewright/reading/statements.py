"""What a mention states: a number with its sign and bound, or a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from tapewright.model import Dated, Stated
from tapewright.reading.mentions import Day
from tapewright.reading.met import Met
from tapewright.reading.sentences import SIGNS
from tapewright.reading.times import ago

if TYPE_CHECKING:
    from datetime import date

    from tapewright.reading.mentions import Mention


class Statement(Met):
    """What a decided mention states."""

    def sign(self) -> int | None:
        """Return the direction told, None where none is."""
        sign = self.decision.cue.sign
        mention = self.sentence.mentions[self.at]
        if mention.type in SIGNS:
            return SIGNS[mention.type]
        if sign in ("+", "-"):
            return 1 if sign == "+" else -1
        if sign == "beat":
            types = self.sentence.types[self.decision.first : self.decision.last]
            return -1 if "LAG" in types else 1
        if sign in ("move", "inside"):
            figure = mention.figure
            told = self.sentence.direction(self.at, self.decision)
            if figure and figure.signed and figure.value:
                return -1 if figure.value < 0 else 1
            return told
        return None

    def stated(self, sign: int | None, session: date) -> Stated | Dated | None:
        """Return what the mention states: a number with its sign, or a date."""
        mention = self.sentence.mentions[self.at]
        cue = self.decision.cue
        if cue.states:
            percent = self.kind.unit(self.whole_args()) == "percent"
            bound = "at_least" if percent else "="
            return Stated(Decimal(cue.states) * (sign or 1), Decimal(1), bound)
        if cue.bare:
            return None
        if mention.type in ("DATE", "MONTH", "YEAR", "WHEN"):
            return self._dated(mention, session)
        if mention.type == "LASTING" and mention.when:
            figure = mention.figure
            if self.dates:
                return ago(mention.when, figure.bound if figure else "=", session)
            count = Decimal(mention.when.count - cue.less) * (sign or 1)
            return Stated(count, Decimal(1)) if figure else None
        figure = mention.figure
        if figure is None:
            return None
        value = figure.value - cue.less
        if sign:
            value = abs(value) * sign
        if mention.type == "BP":
            value, step = value / 100, figure.step / 100
            return Stated(value, step, figure.bound)
        return Stated(value, figure.step, "=" if cue.exact else figure.bound)

    def _dated(self, mention: Mention, session: date) -> Dated | None:
        clock = replace(self.clock, as_of=session - timedelta(1))
        if mention.type == "YEAR" and mention.figure:
            return clock.dated(Day(year=int(mention.figure.value)))
        told = mention.day or (mention.when.day if mention.when else None)
        dated = clock.dated(told) if told else None
        if dated and self.span(None) == "week":
            first, last = clock.calendar.week_of(dated.first)
            return Dated(first, max(dated.last, last))
        return dated
