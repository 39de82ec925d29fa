"""What packages that ground numbers catch, given a table of all that is true.

They come from their usual registry: `pip install figured numaudit corroborate`, into
any environment that PYTHONPATH names. Each gets the table in the shape that suits it
best, and is asked which figures of a text it cannot find there.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from inject_text import rounded
from inject_words import MONTHS, SHORTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from inject_errors import Planted
    from inject_text import Draft
    from inject_truth import Desk, Key

NAMES: Final = ("figured", "numaudit", "corroborate")
SPANS: Final = ("week", "month", "quarter", "year")
WHAT: Final = (
    *("off_record", "year_low", "from_year_low", "rebound", "peak", "summit"),
    *("records_in_year", "peak_day", "year_low_day"),
)

COMMON: Final = {0.0, 5.0, 8.0, 10.0, 30.0, 50.0, 52.0, 200.0, 500.0, 2000.0}
"""Numbers of names and windows, which no table of facts holds."""

Flagged = set[str]
Peer = "Callable[[str, list[dict[str, object]]], Flagged]"


def keys(day: date, week: list[date]) -> list[Key]:
    """Return all that a text of a day may state of one index."""
    found: list[Key] = [(what, day) for what in WHAT]
    found += [("year_extreme", day, side) for side in ("high", "low")]
    found += [("beyond_since", day, side) for side in ("high", "low")]
    for length in (50, 200):
        found += [("average", day, length), ("above_average", day, length)]
    for span in ("day", "week"):
        found += [(what, day, span) for what in ("streak", "snapped", "move_since")]
        found += [(what, day, span) for what in ("high", "low", "prior")]
        found += [("out_of", day, span, total) for total in (5, 8, 10)]
    for unit in ("pct", "points"):
        found += [("change", one, "day", unit) for one in week]
        found += [("change", day, span, unit) for span in SPANS]
        found.append(("change", week[0], "week", unit))
    for one in week:
        found += [("close", one), ("high", one, "day"), ("low", one, "day")]
    return found


def table(desk: Desk, draft: Draft) -> list[dict[str, object]]:
    """Return what is true of the indices of a text, and all that the text states."""
    tape = desk.tapes[draft.symbols[0]]
    rows = tape.rows_of(draft.day, "week")
    week = [tape.days[row] for row in (rows[0] - 1, *rows)]
    asked = [(who, key) for who in draft.symbols for key in keys(draft.day, week)]
    asked += [(piece.who, piece.key) for piece in draft.pieces if piece.claims]
    asked += [
        (who, ("relative", draft.day, peer, span))
        for who in draft.symbols
        for peer in draft.symbols
        for span in ("day", "week")
        if who != peer
    ]
    facts = [(who, key[0], desk.value(who, key)) for who, key in dict.fromkeys(asked)]
    facts += [
        (piece.who, "round number", float(piece.text.replace(",", "")))
        for piece in draft.pieces
        if piece.form in ("above", "below")
    ]
    return [
        {"symbol": who, "asked": what, "value": value}
        for who, what, value in facts
        if value is not None
    ]


def figured(text: str, facts: list[dict[str, object]]) -> Flagged:
    """Ask figured: cells alone, as strictly as it can be, rounded as texts round."""
    module = importlib.import_module("figured")
    numbers = [abs(fact["value"]) for fact in facts if is_number(fact["value"])]
    days = [fact["value"] for fact in facts if isinstance(fact["value"], date)]
    cells = {float(rounded(value, digits)) for value in numbers for digits in (0, 1, 2)}
    cells |= {float(part) for day in days for part in (day.day, day.year)}
    cells |= COMMON
    told = module.trace(
        text,
        [{"value": cell} for cell in sorted(cells)],
        derivations={"cell"},
        rel_tolerance=0.0,
        ignore_below=0.0,
        max_rows=len(cells),
        max_cells=len(cells),
    )
    return {bare(literal) for literal in told.ungrounded}


def numaudit(text: str, facts: list[dict[str, object]]) -> Flagged:
    """Ask numaudit: a figure must round from one of the values, signs left out."""
    module = importlib.import_module("numaudit.audit")
    values = [fact["value"] for fact in facts if is_number(fact["value"])]
    days = [fact["value"] for fact in facts if isinstance(fact["value"], date)]
    values += [part for day in days for part in (day.day, day.year)]
    pool = module.Pool([sign * float(value) for value in values for sign in (1, -1)])
    told, _ = module.audit_text(text, pool, COMMON)
    return {bare(one.number.text) for one in told if one.status == "unsourced"}


def corroborate(text: str, facts: list[dict[str, object]]) -> Flagged:
    """Ask corroborate: the table is told with 0, 1 and 2 decimals, dates both ways."""
    module = importlib.import_module("corroborate")
    lines = [f"{fact['symbol']} {fact['asked']}: {told(fact)}" for fact in facts]
    lines.append(" ".join(f"{number:.0f}" for number in sorted(COMMON)))
    report = module.check_answer("", ["\n".join(lines)], text)
    return {bare(span) for one in report.critical for span in one.spans}


def told(fact: dict[str, object]) -> str:
    """Print a fact as a chunk of text would hold it."""
    value = fact["value"]
    if isinstance(value, date):
        names = (MONTHS[value.month - 1], SHORTS[value.month - 1].rstrip("."))
        return ", ".join(f"{name} {value.day}, {value.year}" for name in names)
    return " ".join(f"{abs(rounded(value, digits)):,}" for digits in (0, 1, 2))


def is_number(value: object) -> bool:
    """Return whether a fact's value is a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def bare(text: str) -> str:
    """Return a figure without its sign, unit and blanks, to be found again."""
    return text.strip().strip("+-−–%$").strip()  # noqa: RUF001 - as pages have them


ASKED: Final[dict[str, Callable[[str, list[dict[str, object]]], Flagged]]] = {
    "figured": figured,
    "numaudit": numaudit,
    "corroborate": corroborate,
}


def present() -> list[str]:
    """Return the peers that can be imported."""
    return [name for name in NAMES if importlib.util.find_spec(name)]


@dataclass
class Tally:
    """How often one peer caught each class, and what it flagged in clean texts."""

    caught: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    alarms: int = 0
    figures: int = 0


def catches(name: str, facts: list[dict[str, object]], planted: Planted) -> bool:
    """Return whether a peer flags what an error changed."""
    flagged = ASKED[name](planted.draft.text, facts)
    return any(flags(flagged, planted.draft.pieces[at].text) for at in planted.at)


def alarms(name: str, facts: list[dict[str, object]], clean: Draft) -> int:
    """Return how many true figures of a clean text a peer flags."""
    flagged = ASKED[name](clean.text, facts)
    return sum(flags(flagged, piece.text) for piece in clean.pieces if piece.claims)


def flags(flagged: Flagged, text: str) -> bool:
    """Return whether one of the figures of a piece is among the flagged."""
    figures = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    return any(figure.strip(",") in flagged for figure in figures)
