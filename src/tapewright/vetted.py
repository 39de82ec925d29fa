"""A document whose bars pass the data check, or a refusal."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tapewright.document import Document, Section, Span
from tapewright.errors import BarsError
from tapewright.market.instruments import instrument
from tapewright.market.quality import Flaw, check
from tapewright.market.sessions import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tapewright.config import Config
    from tapewright.finding import Market
    from tapewright.market.bars import Series
    from tapewright.model import Witness

NOTES: Final = 8
"""Older flaws that the notes name one by one, the latest first."""

ONE: Final = "One bar behind this recap fails the data check; the notes say which."
SEVERAL: Final = (
    "Several bars behind this recap fail the data check; the notes say which."
)


def vetted(
    document: Document, market: Market, config: Config, *, accept: bool = False
) -> Document:
    """Return a document with what its notes must say of the bars.

    Args:
        document: A recap of a week.
        market: The bars that it was written from.
        config: The project's own instruments and calendars.
        accept: Whether to let flawed bars pass, said in the text and in the notes.

    Raises:
        BarsError: when a bar that it tells of fails the data check.
    """
    used = _columns_used(document)
    flaws = [
        flaw
        for symbol in used
        for flaw in flaws_of(market.of(symbol).until(document.session), config)
        if not flaw.columns or used[symbol] & set(flaw.columns)
    ]
    base = _base(market.of(document.subject), document.session)
    deciding = {w for fact in document.facts for w in fact.evidence.witnesses}
    touching = [
        flaw
        for flaw in flaws
        if (flaw.session <= document.session and flaw.last_session >= base)
        or any(_holds(flaw, witness) for witness in deciding)
    ]
    errors = [flaw for flaw in touching if flaw.severity == "error"]
    if errors and not accept:
        raise _refusal(errors)
    older = [flaw for flaw in flaws if flaw.severity == "error"]
    named = list(dict.fromkeys([*errors, *touching, *_latest_first(older)]))
    document = _with_sentence(document, errors) if errors else document
    return replace(document, notes=(*document.notes, *_notes(named, len(touching))))


def flaws_of(series: Series, config: Config) -> list[Flaw]:
    """Return the flaws of one symbol's bars, by its own exchange's calendar."""
    about = instrument(series.symbol, config.instruments)
    return check(series, about, calendar(about.calendar, config.calendars))


def _columns_used(document: Document) -> dict[str, set[str]]:
    """Return the columns that the told facts were computed from, by symbol."""
    used: dict[str, set[str]] = defaultdict(set)
    for fact in document.facts:
        for piece in fact.evidence.slices:
            used[piece.symbol].add(piece.column)
    return used


def _holds(flaw: Flaw, witness: Witness) -> bool:
    """Say whether a deciding bar is a flawed one."""
    return (
        witness.symbol == flaw.symbol
        and flaw.session <= witness.session <= flaw.last_session
        and witness.column in flaw.columns
    )


def _base(series: Series, session: date) -> date:
    """Return the last session before the week of a session."""
    row = series.row(session)
    weeks = series.period("week")
    while row > 0 and weeks[row] == weeks[series.row(session)]:
        row -= 1
    return series.sessions[row]


def _refusal(errors: list[Flaw]) -> BarsError:
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return BarsError(
        f"the recap would rest on a bar that fails the data check: "
        f"{errors[0].message.rstrip('.')}{more}",
        remedy=f"Mend it (tapewright check {errors[0].symbol} lists all flaws), or "
        "write all the same with --accept-flaws.",
    )


def _with_sentence(document: Document, errors: list[Flaw]) -> Document:
    bars = {(flaw.symbol, flaw.session, flaw.last_session) for flaw in errors}
    single = len(bars) == 1 and errors[0].session == errors[0].last_session
    said = (Span(ONE if single else SEVERAL),)
    *others, last = document.sections
    last = Section(last.title, (*last.paragraphs, said))
    return replace(document, sections=(*others, last))


def _latest_first(flaws: Iterable[Flaw]) -> list[Flaw]:
    return sorted(flaws, key=lambda flaw: flaw.last_session, reverse=True)


def _notes(flaws: list[Flaw], touching: int) -> list[str]:
    """Say each flaw, those that touch the recap always, older ones up to a measure."""
    shown = max(NOTES, touching)
    notes = [f"Data check: {flaw.message}" for flaw in flaws[:shown]]
    rest = flaws[shown:]
    if rest:
        symbols = " ".join(sorted({flaw.symbol for flaw in rest}))
        notes.append(
            f"Data check: and {len(rest)} more; `tapewright check {symbols}` lists all."
        )
    return notes
