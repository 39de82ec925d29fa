"""The facts of many sessions: each kind measured and rated once, over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tapewright import evidence
from tapewright.finding import questions, rank, valued
from tapewright.market.bars import date_of
from tapewright.model import Evidence, Fact, Question
from tapewright.rarity import Rarities, rarities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from numpy.typing import NDArray

    from tapewright.finding import Market
    from tapewright.kinds import ArgValues, Kind
    from tapewright.market.bars import Panel
    from tapewright.model import Args


def history(
    market: Market,
    symbol: str,
    start: date,
    end: date,
    names: Iterable[str] | None = None,
) -> Iterator[Fact]:
    """Yield the facts of the sessions from start to end, each one's rarest first.

    Their evidence names what they were computed from, without digests: those are taken
    when a fact is told. Memory is bounded by one symbol's history.

    Raises:
        UnknownSymbol: when there are no bars of the subject.
        UsageError: when a kind is unknown.
    """
    series = market.of(symbol)
    first, last = series.last_row(start), series.last_row(end)
    first += first < 0 or series.sessions[first] < start
    strands = [
        _strand(market, symbol, asked, args)
        for asked, args in questions(market, symbol, end, names)
    ]
    for row in range(first, last + 1):
        found = (strand.fact(symbol, series.sessions[row], row) for strand in strands)
        yield from sorted((fact for fact in found if fact is not None), key=rank)


@dataclass(frozen=True, slots=True)
class _Strand:
    """One question over a whole history: its values, their rarity and their reach."""

    kind: str
    args: Args
    given: ArgValues
    unit: str
    panel: Panel
    asked: Kind
    words: tuple[str, str]
    values: NDArray[np.float64]
    rarities: Rarities | None
    reach: NDArray[np.int64]

    def fact(self, symbol: str, session: date, row: int) -> Fact | None:
        """Return the fact of a row, None where it does not hold."""
        value = float(self.values[row])
        if np.isnan(value):
            return None
        need, first = self.asked.needs(self.given), int(self.reach[row])
        pieces = evidence.reach(self.panel, need, self.given, first, row)
        return Fact(
            question=Question(self.kind, symbol, session, self.args),
            value=valued(date_of(int(value)) if self.unit == "date" else value),
            unit=self.unit,
            evidence=Evidence(*self.words, pieces),
            rarity=self.rarities.at(row) if self.rarities else None,
        )


def _strand(market: Market, symbol: str, asked: Kind, args: ArgValues) -> _Strand:
    panel = market.panel(symbol)
    values = market.values(asked.name, symbol, args)
    return _Strand(
        kind=asked.name,
        args=tuple(sorted(args.items())),
        given=args,
        unit=asked.unit(args),
        panel=panel,
        asked=asked,
        words=(asked.formula(args), asked.convention(args)),
        values=values,
        rarities=rarities(asked, args, panel, values),
        reach=evidence.first_rows(panel.subject, asked.needs(args)),
    )
