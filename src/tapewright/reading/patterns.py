"""Patterns over typed mentions, compiled to regular expressions of one letter a type.

A pattern is words apart by spaces. A word is a type or several apart by `|`, then `?`,
`*` or `+`; `<TYPE>` is the mention that the pattern decides; `name:TYPE` keeps what it
met under a name. `..` is up to four mentions that are no boundary and no other number
or name, `~` such that are no other move or measure either, `.` up to two adverbs of
time or commas. Parentheses group.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

TYPES: Final = [
    "NAME",
    "OTHER",
    "PROPER",
    "PRONOUN",
    "GROUP",
    "PCT",
    "PTS",
    "PPT",
    "BP",
    "LEVEL",
    "NUM",
    "BARE",
    "ORD",
    "YEAR",
    "MONEY",
    "TIME",
    "UP",
    "DOWN",
    "FLAT",
    "SPAN",
    "DATE",
    "MONTH",
    "WHEN",
    "LASTING",
    "THIS",
    "PREVIOUS",
    "PAST",
    "NEXT",
    "TODATE",
    "SPANTODATE",
    "RELATIVEDAY",
    "CLOSE",
    "OPEN",
    "HIGH",
    "LOW",
    "INTRADAY",
    "RECORD",
    "YEARLONG",
    "YEARLONGHIGH",
    "STRAIGHT",
    "STREAK",
    "WINNING",
    "SNAP",
    "SINCE",
    "BEST",
    "WORST",
    "BIGGEST",
    "SMALLEST",
    "HIGHEST",
    "LOWEST",
    "LONGEST",
    "FIRSTTIME",
    "EVER",
    "ERASE",
    "BACK",
    "SHOWING",
    "RETURN",
    "SHARE",
    "AMONG",
    "WE",
    "ENTERING",
    "ABOVE",
    "BELOW",
    "OVER",
    "AWAY",
    "BEAT",
    "LAG",
    "BY",
    "TO",
    "FROM",
    "AT",
    "OF",
    "OR",
    "IN",
    "FOR",
    "ON",
    "AND",
    "WITH",
    "THAN",
    "WHILE",
    "THROUGH",
    "ASMUCH",
    "AVERAGE",
    "CORRECTION",
    "BEARMARKET",
    "BEAR",
    "BULL",
    "VOLATILITY",
    "VOLUME",
    "CROSS",
    "DEATHCROSS",
    "DROUGHT",
    "CALM",
    "SPREAD",
    "SUM",
    "NONE",
    "SECTOR",
    "MEMBERS",
    "NOT",
    "IF",
    "MAY",
    "SAID",
    "SUPPORT",
    "RESISTANCE",
    "ADVANCERS",
    "DECLINERS",
    "REVERSED",
    "RATHER",
    "FORMER",
    "LATTER",
    "LEVELWORD",
    "TREND",
    "AGO",
    "PRIOR",
    "TRAILING",
    "REACH",
    "MARKET",
    "RANGE",
    "WAY",
    "VERSUS",
    "WHICH",
    "CARRIED",
    "MISDATE",
    "MOMENT",
    "MOVEMENT",
    "TOTAL",
    "DRAG",
    "SWING",
    "ASFAR",
    "LATER",
    "BOUND",
    "COMMA",
    "SEMI",
    "COLON",
    "OPENP",
    "CLOSEP",
    "DASH",
    "SLASH",
    "STOP",
    "QUOTE",
    "AFTER",
]
LETTER: Final = {name: chr(0x4E00 + at) for at, name in enumerate(TYPES)}

CLASSES: Final = {
    "MOVE": "UP|DOWN|FLAT",
    "NUM": "NUM|BARE",
    "NUMBER": "PCT|PTS|PPT|BP|LEVEL|NUM|BARE",
    "EXTREME": "BEST|WORST|BIGGEST",
    "LINK": "OF|BY|TO|AT|WITH",
    "UNDER": "BELOW|AWAY|FROM",
}
"""Names for several types."""

BOUNDARIES: Final = "STOP|SEMI|NAME|OTHER|PCT|PTS|PPT|BP|LEVEL|NUM|ORD|MONEY"
MEASURES: Final = (
    "UP|DOWN|STRAIGHT|STREAK|RECORD|YEARLONG|AVERAGE|VOLATILITY|VOLUME|BEAT|LAG|TREND"
)
ADVERBS: Final = "CARRIED|WHEN|DATE|MONTH|COMMA|DASH|INTRADAY|TIME"
WORD: Final = re.compile(
    r"(?:(?P<name>[a-z_]+):)?(?P<open>[(<]?)(?P<types>[A-Z|]+)(?P<close>[)>]?)"
    r"(?P<times>[?*+]?)$"
)


def letters(types: list[str]) -> str:
    """Return a run of mention types as a string, one letter each."""
    return "".join(map(LETTER.__getitem__, types))


@cache
def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return the letters that a text must have one of, for each word it cannot miss."""
    depth, out = 0, []
    for word in pattern.split():
        met = WORD.match(word)
        depth += (word == "(") - word.startswith(")")
        if met and not depth and met["times"] not in ("?", "*") and word[0] != ".":
            out.append(frozenset(_class(met["types"])))
    return tuple(out)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern; the decided mention is the group `n`.

    Raises:
        ValueError: for a word that is no type.
    """
    return re.compile("".join(map(_word, pattern.split())))


def _word(word: str) -> str:
    if word == "..":
        return f"[^{_class(BOUNDARIES)}]{{0,4}}?"
    if word == "~":
        return f"[^{_class(f'{BOUNDARIES}|{MEASURES}')}]{{0,4}}?"
    if word == ".":
        return f"[{_class(ADVERBS)}]{{0,2}}"
    if word in ("(", ")", ")?", ")*", ")+", "|"):
        return "(?:" if word == "(" else word
    met = WORD.match(word)
    if not met or (met["open"] == "(") != (met["close"] == ")"):
        raise ValueError(f"{word!r} is no word of a pattern")
    body = f"[{_class(met['types'])}]"
    if met["open"] == "<":
        body = f"(?P<n>{body})"
    elif met["name"]:
        body = f"(?P<{met['name']}>{body})"
    return f"(?:{body}){met['times']}" if met["times"] else body


def _class(types: str) -> str:
    names = [one for name in types.split("|") for one in _expanded(name)]
    return "".join(LETTER[name] for name in names)


def _expanded(name: str) -> list[str]:
    return CLASSES[name].split("|") if name in CLASSES else [name]
