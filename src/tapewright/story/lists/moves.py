"""The lines on a session and on its week: moves, since when, runs and how many of m."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.document import Line
    from tapewright.model import Fact
    from tapewright.story.plan import Week
    from tapewright.story.sentences import Voice

RANKED: Final = 10
"""Places of a ranking in the whole past that are worth a line; in a year, half."""

SINCE: Final = 20
"""Days: what was last so within fewer is no statistic."""

WINDOWS: Final = (5, 6, 8, 10)
"""Of how many sessions or weeks "n of m" is told: the rarest of them."""


def session(voice: Voice, week: Week) -> Iterator[Line]:
    """Yield the session's close, its range, how large its move was, and its run."""
    yield from _close(voice, week)
    yield from _range(voice, week)
    yield from _since(voice, week, "day")
    yield from _ranks(voice, week)
    yield from _run(voice, week, "day")
    yield from _of_m(voice, week, "day")


def week(voice: Voice, week: Week) -> Iterator[Line]:
    """Yield the week's change, how large it was, and its run."""
    change, points = week.change("week"), week.change("week", unit="points")
    if change and points and len(week.sessions) > 1:
        name = "change" if week.is_over else "to_date"
        yield voice.say(f"stats.week_{name}", week=change, points=points)
    if week.is_over:
        yield from _since(voice, week, "week")
    yield from _run(voice, week, "week")
    yield from _of_m(voice, week, "week")


def _close(voice: Voice, week: Week) -> Iterator[Line]:
    close, day = week.fact("close"), week.change("day")
    points = week.change("day", unit="points")
    if close and day and points and points.number:
        yield voice.say("stats.close", close=close, day=day, points=points)
    elif close:
        yield voice.say("stats.close_unchanged", close=close)


def _range(voice: Voice, week: Week) -> Iterator[Line]:
    high, low = (week.fact("range", span="day", of=of) for of in ("high", "low"))
    if high and low:
        yield voice.say("stats.range", high=high, low=low)


def _since(voice: Voice, week: Week, span: str) -> Iterator[Line]:
    change = week.change(span)
    since = week.fact("largest_move_since", span=span)
    if change and since and (week.last - since.day).days >= SINCE:
        facts = {span: change, "since": since}
        yield voice.say(f"stats.{span}_since", **facts)


def _ranks(voice: Voice, week: Week) -> Iterator[Line]:
    """Yield the move's place in the year, or, where it is high, in the whole past."""
    day = week.change("day")
    ever = week.fact("move_rank", span="day", within="history")
    year = week.fact("move_rank", span="day", within="year")
    if day and ever and ever.number <= RANKED:
        yield voice.say("stats.day_rank", day=day, rank=ever)
    elif day and year and year.number <= RANKED / 2 and not _older(week):
        yield voice.say("stats.day_rank_year", day=day, rank=year)


def _older(week: Week) -> bool:
    """Return whether the move is the largest since an earlier year, as was told."""
    since = week.fact("largest_move_since", span="day")
    return since is not None and since.day.year < week.last.year


def _run(voice: Voice, week: Week, span: str) -> Iterator[Line]:
    """Yield the run that stands, or the one that has just ended."""
    run = week.fact("streak", span=span)
    total = week.fact("streak_change", span=span)
    if run and total:
        yield _standing(voice, week, run, total)
        yield from _largest_run(voice, week, run, total)
        return
    ended = span == "day" or week.is_over  # a week to come may go on with the run
    snapped = week.fact("streak_snapped", span=span) if ended else None
    if snapped and abs(snapped.number) > 2:  # noqa: PLR2004 - two are no run
        since = week.fact("snapped_since", span=span)
        long_ago = since and (week.last - since.day).days >= SINCE
        facts = {"snapped": snapped} | ({"since": since} if since and long_ago else {})
        yield voice.say(f"stats.{span}s_snapped{'_since' if long_ago else ''}", **facts)


def _standing(voice: Voice, week: Week, run: Fact, total: Fact) -> Line:
    span = run.question.arg("span")
    since = week.fact("streak_since", span=str(span))
    facts = {"streak": run, "total": total}
    if since and (week.last - since.day).days >= SINCE:
        return voice.say(f"stats.{span}s_since", **facts, since=since)
    return voice.say(f"stats.{span}s", **facts)


def _largest_run(voice: Voice, week: Week, run: Fact, total: Fact) -> Iterator[Line]:
    """Yield since when a daily run's whole change was the largest over as many days."""
    if run.question.arg("span") != "day":
        return
    over = week.fact("change_over_since", span="day", periods=int(abs(run.number)))
    if over and (week.last - over.day).days >= SINCE:
        yield voice.say("stats.run_largest", total=total, over=over)


def _of_m(voice: Voice, week: Week, span: str) -> Iterator[Line]:
    found = [
        count
        for direction in ("up", "down")
        for window in WINDOWS
        if (count := week.fact("n_of_m", span=span, direction=direction, of=window))
    ]
    if found:
        rarest = max(found, key=week.rarity)
        yield voice.say(f"stats.of_{span}s", count=rarest)
