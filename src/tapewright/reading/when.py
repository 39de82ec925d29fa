"""Stretches of time: the words of "for the week", "so far in 2025" as one mention."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.mentions import Day, Mention, When
from tapewright.reading.patterns import compiled, letters

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

RULES: Final = (
    # "in the week that closed on Aug 23", "the week to 5 May", "the week of May 5"
    "(FOR|IN|ON|OVER|BY|PREVIOUS)* THIS? span:SPAN THIS? CLOSE? (ON|TO|THROUGH|OF|IN)? "
    "day:DATE",
    "(FOR|IN|ON|OVER)* TODATE (FOR|IN|ON)? THIS? span:SPAN day:DATE?",
    "(FOR|IN|ON|OVER)* THIS? span:SPAN TODATE day:DATE?",
    "TODATE (IN|FOR)? month:MONTH",
    "TODATE (IN|FOR)? year:YEAR",
    "(FOR|IN|ON|OVER)* THIS? ord:ORD span:SPAN (OF|IN)? year:YEAR",
    "(FOR|IN|ON|OVER)+ THIS? ord:ORD span:SPAN",
    "(FOR|IN|ON|OVER)+ ord:ORD count:NUM span:SPAN",
    "todate:SPANTODATE day:DATE?",
    "(FOR|IN|ON|OVER|BY|WITH)* (PAST|PREVIOUS) count:NUM span:SPAN",
    "(FOR|IN|ON|OVER|BY)+ count:NUM span:SPAN",
    "count:NUM span:SPAN ago:BACK",
    "span:SPAN ago:(BACK|PRIOR)",
    "(FOR|IN|ON|OVER)* past:PAST span:SPAN",
    "(FOR|IN|ON|OVER|BY|FROM)* back:PREVIOUS span:SPAN",
    "(FOR|IN|ON|OVER)* ahead:NEXT span:SPAN",
    "(FOR|IN|ON|OVER|BY|OF|TO)* THIS span:SPAN",
    "(FOR|IN|ON|OVER)+ span:SPAN",
    "(FOR|IN|ON|OVER)+ month:MONTH",
    "(FOR|IN|ON|OVER)+ year:YEAR",
    "ago:BACK THIS span:SPAN",
    "SINCE span:SPAN OPEN",
    "SINCE CLOSE (OF|IN)? PREVIOUS span:SPAN",
    "SINCE end:CLOSE (OF|IN)? year:YEAR",
    "SINCE OPEN (OF|IN)? THIS? span:SPAN",
    "SINCE OPEN (OF|IN)? year:YEAR",
    "(SINCE|FROM) PREVIOUS span:SPAN CLOSE",
    "THAN (AT|IN|ON)* OPEN OF THIS? span:SPAN",
    "(FOR|IN|ON|OVER)* final:PREVIOUS span:SPAN OF THIS? (SPAN|YEAR|MONTH)",
)
DATES: Final = (
    "(ON|IN|FOR|AT)* weekday:DATE COMMA? day:DATE COMMA? year:YEAR?",
    "(ON|IN|FOR|AT)* day:DATE",
    "(ON|IN|FOR|AT)* THIS? back:PREVIOUS day:DATE",
)


APART: Final = 8
"""Letters of words unknown between a span and its date: with more, it has none."""
YEARS: Final = (("year", 1), ("month", 12))
"""Stretches that are a year back from now."""


def timed(mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions with each stretch of time and each date as one."""
    found = _joined(_joined(list(mentions), DATES, _date), RULES, _stretch)
    return [_ended(found, at) for at in range(len(found))]


def _ranked(found: list[Mention], at: int) -> bool:
    """Return whether a stretch says how long it is: "the best week in a year"."""
    before = [one.type for one in found[max(at - 3, 0) : at]]
    ranked = {*before} & {"BEST", "WORST", "BIGGEST", "HIGHEST", "LOWEST"}
    return found[at].type == "IN" and bool(ranked) and "COMMA" not in before


def _ended(found: list[Mention], at: int) -> Mention:
    """Return the week of "ended the week", a stretch of time like any other."""
    mention = found[at]
    after = found[at + 1].type if at + 1 < len(found) else ""
    ends = at > 0 and found[at - 1].type in ("CLOSE", "OPEN", "REACH")
    if mention.type == "YEAR" and mention.figure and ends:
        day = Day(year=int(mention.figure.value))
        return replace(mention, type="WHEN", name="year", when=When("year", day=day))
    if (
        mention.type != "SPAN"
        or not ends
        or after in ("UP", "DOWN", "STREAK", "STRAIGHT")
    ):
        return mention
    return replace(mention, type="WHEN", when=When(mention.name))


def _joined(
    found: list[Mention], rules: Sequence[str], joined: object
) -> list[Mention]:
    text = letters([one.type for one in found])
    out: list[Mention] = []
    at = 0
    while at < len(found):
        met = _longest(text, at, rules)
        one = joined(met, found) if met else None  # type: ignore[operator]
        if met is None or one is None:
            out.append(found[at])
            at += 1
            continue
        out.append(one)
        at = met.end()
    return out


def _longest(text: str, at: int, rules: Sequence[str]) -> re.Match[str] | None:
    found = [met for rule in rules if (met := compiled(rule).match(text, at))]
    return max(found, key=lambda met: met.end(), default=None)


def _stretch(met: re.Match[str], found: list[Mention]) -> Mention | None:
    """Return the mention of a stretch, None where its words mean something else."""
    groups = met.groupdict()

    def of(name: str) -> Mention | None:
        return found[met.start(name)] if groups.get(name) else None

    span, count, day, final = of("span"), of("count"), of("day"), of("final")
    after = found[met.end()].type if met.end() < len(found) else ""
    if count and after == "AVERAGE":
        return None  # "followed by the 50-day average"
    if final and final.name != "last":  # "the last session of the year" is now
        return None
    apart = day.start - found[met.start("day") - 1].end if span and day else 0
    if span and day and (span.name == "day" or apart > APART):
        return None  # "for a second day on February 6", "the week's damage ... on"
    ordinal, todate = of("ord"), of("todate")
    name = span.name if span else "month" if of("month") else "year"
    name = todate.name if todate else name
    told = _told(day, of("month"), of("year"))
    if count and ordinal and _figures(ordinal, count) == [1, 3] and name == "month":
        quarter = When("quarter", day=Day(month=1))
        ends = (found[met.start()].start, found[met.end() - 1].end)
        return Mention("WHEN", *ends, "quarter", when=quarter)
    if ordinal and ordinal.figure:
        if name != "quarter":
            return None
        month = int(ordinal.figure.value) * 3
        told = replace(told, month=month) if told else Day(month=month - 2)
    if told and told.year and groups.get("end"):
        told = Day(year=told.year + 1)  # since the end of 2023 is all of 2024
    counted = int(count.figure.value) if count and count.figure else 0
    bare = span and span.name != "day" and not told and not counted
    ranked = bare and _ranked(found, met.start())
    when = When(
        span=name,
        back=1 if groups.get("back") else 0,
        count=1 if groups.get("past") or ranked else counted,
        day=told,
        ahead=bool(groups.get("ahead")),
        last=bool(groups.get("back")) and found[met.start("back")].name == "last",
        same=any(one.name == "that" for one in found[met.start() : met.end()]),
    )
    kind, when = _kind(when, ago=bool(groups.get("ago")))
    kind = "LASTING" if ranked else kind
    first, last = found[met.start()], found[met.end() - 1]
    figure = count.figure if count else None
    return Mention(kind, first.start, last.end, name, figure, when=when)


def _figures(*mentions: Mention) -> list[int]:
    return [int(one.figure.value) for one in mentions if one.figure]


def _told(
    day: Mention | None, month: Mention | None, year: Mention | None
) -> Day | None:
    """Return the date, month or year that a stretch names."""
    if month:
        return month.day
    if year and year.figure:
        return Day(year=int(year.figure.value))
    return day.day if day else None


def _kind(when: When, *, ago: bool) -> tuple[str, When]:
    """Return the type of a stretch's mention, and the stretch as it is meant."""
    if ago and when.span != "year" and when.count < 2:  # noqa: PLR2004
        return "WHEN", replace(when, back=1, count=0)  # "the week before"
    if ago:
        when = replace(when, count=when.count or 1)
    if (when.span, when.count) in YEARS:
        return "TRAILING", when
    if ago:
        return "AGO", when
    return ("LASTING" if when.count else "WHEN"), when


def _date(met: re.Match[str], found: list[Mention]) -> Mention | None:
    """Return a date with its weekday and year, and without the word before it."""
    groups = met.groupdict()
    day = found[met.start("day")]
    first, last = found[met.start()], found[met.end() - 1]
    if first.type == "IN" and day.name == "relative":
        return None
    if groups.get("back"):
        if not day.day or day.day.weekday is None:
            return None
        if found[met.start("back")].name == "last":
            return None
        return replace(day, start=first.start, day=replace(day.day, back=7))
    weekday = groups.get("weekday")
    if weekday:
        named = found[met.start("weekday")].day
        if not named or named.weekday is None or not day.day or day.day.day is None:
            return None
        told = replace(day.day, weekday=named.weekday)
        return replace(day, start=first.start, end=last.end, day=told)
    return replace(day, start=first.start)
