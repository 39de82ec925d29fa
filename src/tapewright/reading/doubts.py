"""Doubts: what makes another reading of a sentence possible, where bars deny one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.reading.decisions import Decision
    from tapewright.reading.figures import Figure
    from tapewright.reading.sentences import Sentence

APART: Final = 4
"""Letters between two words, with none between them that says more."""
MOVED: Final = 7
"""Letters between a name and its move: " was ", " ended ", and no other verb."""
WHENCE: Final = ("SINCE", "FROM", "AFTER", "VERSUS")
"""What stands before what a change is told since."""
RANKS: Final = ("BEST", "WORST", "BIGGEST")
EXTREME_DAYS: Final = {"DATE", "MONTH", "YEAR"}
EXTREMES: Final = {"LOW", "HIGH", "RECORD", "LOWEST", "HIGHEST"}
MOVES: Final = {"UP", "DOWN", "FLAT"}
PRIORS: Final = (["DATE", "PRIOR"], ["DATE", "PRIOR", "COMMA"])
"""What "the Friday before" is."""
NEARBY: Final = (["ON"], ["IN"])
DAYS: Final = (["DATE", "TO", "DATE"], ["DATE", "THROUGH", "DATE"])
DAYS_COUNTED: Final = 21
"""Days beyond which nobody counts sessions."""
BEYOND: Final = ("over", "at_least")


def doubt(sentence: Sentence, decision: Decision) -> str:
    """Return the first reason to doubt a reading, "" where there is none."""
    return next(_doubts(sentence, decision), "")


def _doubts(sentence: Sentence, decision: Decision) -> Iterator[str]:
    types = sentence.types
    inside = {*types[decision.first : decision.last]}
    if _narrowed(sentence, decision):
        yield "It may be told of fewer days than all."
    if decision.kind in ("rebound", "off_peak") and EXTREME_DAYS & inside:
        yield "It may be since another day's or month's extreme."
    if decision.kind == "change":
        yield from _changes(sentence, decision.at)
        if decision.cue.bare and _gapped(sentence, decision):
            yield "It may be told of another move."
    yield from _times(sentence, decision)
    many = decision.kind != "seasonality" and "TREND" not in inside
    if "TREND" in types and many:
        yield "It tells of many times at once."
    before = types[: decision.at]
    if "WE" in before and "NAME" not in before:
        yield "It may be of whoever writes."
    yield from _kinds(sentence, decision)


def _kinds(sentence: Sentence, decision: Decision) -> Iterator[str]:
    """Yield what makes an answer of this very kind doubtful."""
    types, at = sentence.types, decision.at
    figure, met = sentence.mentions[at].figure, types[max(decision.first - 2, 0) : at]
    match decision.kind:
        case "range" if "FROM" in met and "RANGE" not in met:
            yield "It may be of closes."
        case "streak":
            yield from _runs(types, at, figure)
        case "record_wait" | "drought" if {"AWAY", "MONTH"} & {*types}:
            yield "It may be of another wait."
        case "move_rank" | "moving_average":
            if types.count("AVERAGE") > 1 or {"DATE", "MONTH"} & {*types[at:]}:
                yield "It may be of another day, or of two averages."
        case "change_over" if _long(sentence, decision):
            yield "It may count days of the calendar."
        case "change_since" if "THROUGH" in types[at:]:
            yield "It may end on another day."
        case "off_peak" if decision.cue.states:
            yield "What a correction is counted from differs."
        case "seasonality" if decision.cue.args.get("of") == "share_up":
            yield "It may be over other years."


def _times(sentence: Sentence, decision: Decision) -> Iterator[str]:
    """Yield what makes another day possible, or an hour before the close."""
    types, at, session = sentence.types, decision.at, decision.cue.session
    pairs = {*pairwise(types)}
    if session == "now" and "DATE" in types[: decision.first]:
        yield "It may be as of another day."
    if session != "base" and {("OPEN", "DATE"), ("DATE", "OPEN")} & pairs:
        yield "It is told of an open."
    opening = {"LOW", "HIGH"} & {*types[:2]} and "CLOSE" not in types[:3]
    moment = {"MOMENT", "TIME"} & {*types[: at + 6]}
    if moment or opening or sentence.frame.momentary:  # "at its low it was down"
        yield "It is told of a moment within the session."
    before = any(types[n : n + 3] in PRIORS for n in range(len(types)))
    if "LATER" in types or ("BY", "MONTH") in pairs or before:
        yield "It is of another day, and which one is not told for sure."
    if any(m.type == "CARRIED" and "same" not in m.name for m in sentence.mentions):
        yield "It is over a stretch that is told elsewhere."
    if _nth(types, at) or _that_day(sentence):
        yield "It is of a day that is told elsewhere."


def _narrowed(sentence: Sentence, decision: Decision) -> bool:
    """Return whether words unknown narrow a rank: "the worst Christmas Eve ever"."""
    if not decision.cue.states and decision.kind != "largest_move_since":
        return False
    met = sentence.mentions[decision.first : decision.last]
    return any(
        one.type in (*RANKS, "SINCE") and two.start - one.end > APART
        for one, two in pairwise(met)
    )


def _changes(sentence: Sentence, at: int) -> Iterator[str]:
    """Yield what makes another stretch possible for a change."""
    types, figure = sentence.types, sentence.mentions[at].figure
    before = types[:at]
    whence = [n for n, one in enumerate(before) if one in WHENCE]
    if whence and EXTREMES & {*before[whence[-1] + 1 :][:4]}:
        yield "It may be since another day."
    if any(
        one in (["DATE", "TO", "DATE"], ["DATE", "THROUGH", "DATE"])
        for one in (before[n : n + 3] for n in range(at))
    ):
        yield "It may be over all the days from one to the other."
    if figure and figure.bound in BEYOND and "AFTER" in before:
        yield "It may be any change of that size."
    if {"THAN", "BEAT", "LAG"} & {*types[at + 1 : at + 3]}:
        yield "It may be a difference."
    if types[at + 1 : at + 2] in (["AWAY"], ["BELOW"], ["ABOVE"]):
        yield "It may be a distance."
    if types[at + 1 : at + 2] == ["RANGE"]:
        yield "It may be between other days."
    if "VERSUS" in before and not MOVES & {*types} and not (figure and figure.signed):
        yield "Nothing says that it is a change."


def _runs(types: list[str], at: int, figure: Figure | None) -> Iterator[str]:
    """Yield why a count may be of no run of closes."""
    if "RECORD" in types:
        yield "It may be of records."
    if {"LASTING", "NUM"} & {*types[at + 1 : at + 6]}:
        yield "It may be so many of more."
    if figure and figure.value == 1:
        yield "One is no streak."


def _long(sentence: Sentence, decision: Decision) -> bool:
    """Return whether a stretch has more days than anybody counts sessions."""
    last = decision.kept.get("last")
    when = sentence.mentions[last].when if last is not None else None
    return when is not None and when.span == "day" and when.count > DAYS_COUNTED


def _gapped(sentence: Sentence, decision: Decision) -> bool:
    """Return whether words unknown stand before a move: "gapped higher"."""
    met = sentence.mentions[decision.first : decision.last]
    return any(two.start - one.end > MOVED for one, two in pairwise(met))


def _nth(types: list[str], at: int) -> bool:
    """Return whether a day is told by its number alone: "on the 24th it rose"."""
    if types[at + 1 : at + 3] == ["IN", "ORD"]:
        return True  # "then 3.9% in the second"
    places = [n for n in range(at) if types[n] == "ORD" and types[n - 1 : n] in NEARBY]
    return any(
        types[n + 1 : n + 2] in (["PRONOUN"], ["NAME"], ["COMMA"]) for n in places
    )


def _that_day(sentence: Sentence) -> bool:
    """Return whether "that day" stands where no day was told."""
    whens = [one.when for one in sentence.mentions if one.when and one.when.same]
    return any(one.span == "day" for one in whens) and sentence.frame.day is None
