"""Spans and sessions that a number may be of, the likeliest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.met import Met

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tapewright.reading.mentions import Day, When
    from tapewright.reading.times import Clock

FINE: Final = ("DATE", "MONTH", "YEAR", "PTS")
"""What fits another day only if it is meant."""


class Sessions(Met):
    """Of when a decided mention may be."""

    def times(
        self,
        when: When | None,
        day: Day | None,
        sure: bool,  # noqa: FBT001
    ) -> Iterator[tuple[str | None, date]]:
        """Yield the span and the session meant, the likeliest first."""
        clock, span = self.clock, self.span(when)
        if when and when.same and when.span == span and not day:
            day = self.sentence.frame.day  # "that day" is the one told before
        told = clock.day(day) if day else None
        if told and told > clock.as_of:
            return
        passing = span != "day" and not sure and "span" in self.names
        now = clock.as_of if passing or not told else told
        own = replace(clock, as_of=now)
        if when is not None and span == when.span:
            ended = (own if when.day is None else clock).ended(when)
            now_too = when.back == 1 and self._whole(clock.as_of, span)
            ends = [ended, clock.session(clock.as_of)] if now_too else [ended]
            if when.last and span not in self.sentence.frame.spans:
                ends.reverse()
            yield from ((span, end) for end in ends if end is not None)
        else:
            yield span, own.session(now)
        weekly = when is not None and when.span == "week" and self._exact
        if not sure:
            yield from self._others(span, told, clock)
        elif (
            weekly and "span" not in self.names
        ):  # "a week with a new low": on any of its days
            yield from ((span, day) for day in replace(clock, as_of=now).week())

    def _whole(self, session: date, span: str) -> bool:
        """Return whether a span has ended with a session: "last week" may mean it."""
        calendar = self.clock.calendar
        return calendar.ends(session, span) <= session

    def _others(
        self, span: str | None, told: date | None, clock: Clock
    ) -> Iterator[tuple[str | None, date]]:
        """Yield the readings of what is carried over or goes without saying."""
        days = [clock.session(day) for day in (told, clock.as_of) if day]
        if self._exact:  # what a week's recap tells of one of its days
            days += clock.week()
        for earlier in self.sentence.mentions:
            if (
                earlier.when
                and earlier.when.back
                and (day := clock.ended(earlier.when))
            ):
                yield span, day
        for day in days:
            yield span, day
        kept = self.kept("span") or self.kept("last")
        spanned = kept or "span" in self.decision.cue.args
        if spanned or self.sentence.types[self.at] == "LASTING":
            return
        frame = self.sentence.frame
        if frame.said and (ended := clock.ended(frame.said)):
            yield frame.said.span, ended
            yield span, ended
        carried = [one.span for one in (frame.when, frame.said) if one]
        for other in ("day", "week", *carried):
            ends = days if other == "day" else days[:2]
            for day in ends:
                yield other, day

    @property
    def _exact(self) -> bool:
        """Whether what is stated fits no other day by chance, or no day is told."""
        kind = self.sentence.mentions[self.at].type
        quiet = self.kind.quiet(self.whole_args()) and not self.decision.cue.bare
        if ("span" not in self.names and not quiet) or kind in FINE:
            return True
        return "LATER" in self.sentence.types
