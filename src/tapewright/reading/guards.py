"""Guards: why a number states no fact, as in a forecast, a denial or a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.reading.sentences import CHANGES
from tapewright.reading.stretches import Stretches

if TYPE_CHECKING:
    from tapewright.reading.decisions import Decision
    from tapewright.reading.sentences import Sentence


STATED: Final = (*CHANGES, "LEVEL", "MONEY")
"""Numbers before which another statement was made."""


def guard(sentence: Sentence, at: int, decision: Decision | None) -> str:
    """Return why a number states no fact: "" where nothing stands before it."""
    types = sentence.types
    apart = _apart(sentence, at)
    if apart:
        return apart
    first = min(at, decision.first) if decision else at
    bare = decision is not None and decision.cue.bare
    for n in range(at - 1, -1, -1):
        kind = types[n]
        when = kind == "WHILE" and sentence.mentions[n].name == "when"
        same = types[n - 1 : n] in (["SPAN"], ["WHEN"])  # "in a week when"
        if when and not same and not Stretches(sentence).then(at):
            return "it is of an earlier time"
        if kind in ("SEMI", "WHILE", "STOP", "COLON", "QUOTE") or (
            n < first
            and kind in STATED
            and not bare
            and types[n + 1 : n + 3] != ["COMMA", "OR"]
        ):
            break
        if kind == "IF":
            return "it is a hypothesis"
        if kind == "MAY":
            return "it is a forecast or a target"
        if kind == "NOT" and first - 2 <= n < first:
            return "it is denied"
        if kind == "COMMA" and n < first and types[n + 1 : n + 2] != ["OR"]:
            break
    return ""


def _apart(sentence: Sentence, at: int) -> str:
    """Return why nothing in a sentence, or after a number, is a fact about prices."""
    if _quoted(sentence, at):
        return "it stands in a quotation"
    if "RETURN" in sentence.types:
        return "it counts dividends, inflation or another currency"
    forecast = sentence.types[at + 1 : at + 2] == ["MAY"]
    return "it is a forecast or a target" if forecast else ""


def _quoted(sentence: Sentence, at: int) -> bool:
    return sum(one == "QUOTE" for one in sentence.types[:at]) % 2 == 1
