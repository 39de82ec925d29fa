"""Evidence: the slices a value was computed from, and what of them has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from tapewright.kinds import Answer, ArgValues, Book, Columns, Need
from tapewright.market import kernels
from tapewright.market.bars import PRICES, Mark, Panel, Series, date_of
from tapewright.model import Fact, Slice, Witness, quantised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from numpy.typing import NDArray


def slices(panel: Panel, need: Need, args: ArgValues, row: int) -> tuple[Slice, ...]:
    """Return what a value at a row is computed from, of the subject and the others."""
    first = int(first_rows(panel.subject, need)[row])
    return tuple(
        replace(piece, digests=_digests(panel, piece))
        for piece in reach(panel, need, args, first, row)
    )


def reach(
    panel: Panel, need: Need, args: ArgValues, first: int, row: int
) -> tuple[Slice, ...]:
    """Return the slices from a first row to a row, without their digests."""
    subject = panel.subject
    pieces = [_slice(subject, column, first, row) for column in need.columns]
    for other in compared(panel, args):
        start = max(0, other.last_row(date_of(subject.days[first])) - need.rows)
        stop = other.last_row(date_of(subject.days[row]))
        if stop >= 0:
            pieces += [_slice(other, column, start, stop) for column in need.columns]
    return tuple(pieces)


def compared(panel: Panel, args: ArgValues) -> tuple[Series, ...]:
    """Return whom a question compares its subject with: a peer, a group's members."""
    peer = panel.peers.get(str(args.get("peer")))
    if peer is not None:
        return (peer,)
    members = panel.members(str(args.get("group")))
    return tuple(one for one in members if one.symbol != panel.subject.symbol)


def first_rows(series: Series, need: Need) -> NDArray[np.int64]:
    """Return the first row that a need reaches back to from each row, shape (n,)."""
    rows = np.arange(len(series))
    if need.back == "all":
        return np.zeros_like(rows)
    if isinstance(need.back, date):
        first = np.full_like(rows, series.last_row(need.back))
    elif isinstance(need.back, int):
        first = kernels.window_rows(series.days, need.back) - 1
    else:
        first = kernels.base_rows(series.period(need.back))
    reached: NDArray[np.int64] = np.maximum(np.minimum(first, rows) - need.rows, 0)
    return reached


def first_row(series: Series, need: Need) -> int:
    """Return the first row that a need reaches back to from the last: O(log n)."""
    if need.back == "all":
        return 0
    if isinstance(need.back, date):
        first = series.last_row(need.back)
    elif isinstance(need.back, int):
        first = _row_on(series, int(series.days[-1]) - need.back)
    else:
        first = series.first_row(need.back) - 1
    return max(0, min(first, len(series) - 1) - need.rows)


def within(panel: Panel, need: Need, args: ArgValues) -> Panel:
    """Return no more of a panel than a need reaches back to from its last session."""
    subject = panel.subject
    first = first_row(subject, need)
    peers = {}
    for other in compared(panel, args):
        start = max(0, _row_on(other, int(subject.days[first])) - need.rows)
        stop = _row_on(other, int(subject.days[-1])) + 1
        peers[other.symbol] = other.rows(start, stop)
    return Panel(subject.rows(first, len(subject)), peers, panel.marks, panel.groups)


def _row_on(series: Series, day: int) -> int:
    """Return the last row on or before a day, -1 where there is none."""
    return int(np.searchsorted(series.days, day, side="right")) - 1


def _slice(series: Series, column: str, first: int, last: int) -> Slice:
    return Slice(
        symbol=series.symbol,
        column=column,
        first=date_of(series.days[first]),
        last=date_of(series.days[last]),
        rows=last - first + 1,
    )


def _digests(panel: Panel, piece: Slice) -> tuple[tuple[int, str], ...]:
    own = piece.symbol == panel.subject.symbol
    series = panel.subject if own else panel.peers[piece.symbol]
    return series.digests(piece.column, *_between(series, piece))


def book(panel: Panel, pieces: Iterable[Slice]) -> Book:
    """Return only what the slices name: nothing else can reach a definition."""
    by_symbol: dict[str, list[Slice]] = {}
    for piece in pieces:
        by_symbol.setdefault(piece.symbol, []).append(piece)
    everybody = {panel.subject.symbol: panel.subject, **panel.peers}
    cut = {s: _columns(everybody[s], mine) for s, mine in by_symbol.items()}
    subject = cut.pop(panel.subject.symbol)
    return Book(subject, cut, panel.marks, panel.groups)


def _columns(series: Series, pieces: list[Slice]) -> Columns:
    first, stop = _between(series, pieces[0])
    rows = series.rows(first, stop)
    named = {piece.column for piece in pieces}
    values: dict[str, list[float | None]] = {
        name: _plain(rows.column(name)) if name in named else [None] * len(rows)
        for name in (*PRICES, "volume")
    }
    return Columns(
        series.symbol,
        series.sessions[first:stop],
        **values,
        week_start=series.week_start,
    )


def _between(series: Series, piece: Slice) -> tuple[int, int]:
    """Return the rows first..stop-1 that lie within a slice's sessions."""
    before = piece.first - timedelta(days=1)
    return series.last_row(before) + 1, series.last_row(piece.last) + 1


def _plain(values: NDArray[np.float64]) -> list[float | None]:
    plain: list[float | None] = values.tolist()
    if np.isnan(values).any():
        return [None if value != value else value for value in plain]  # noqa: PLR0124
    return plain


def witnesses(panel: Panel, answer: Answer) -> tuple[Witness, ...]:
    """Return the bars that decided an answer, with what they held."""
    everybody = {panel.subject.symbol: panel.subject, **panel.peers}
    points = dict.fromkeys(answer.witnesses)
    values = [_value_at(everybody, panel.marks, *point) for point in points]
    return tuple(
        Witness(*point, value)
        for point, value in zip(points, values, strict=True)
        if value is not None
    )


def _value_at(
    series: Mapping[str, Series],
    marks: tuple[Mark, ...],
    symbol: str,
    session: date,
    column: str,
) -> Decimal | None:
    """Return what a bar or a declared mark holds, None where there is none."""
    if column not in (*PRICES, "volume"):
        declared = {(mark.symbol, mark.session, mark.field): mark for mark in marks}
        mark = declared.get((symbol, session, column))
        return quantised(mark.value) if mark else None
    if symbol not in series or (row := series[symbol].row(session)) < 0:
        return None
    value = float(series[symbol].column(column)[row])
    return None if np.isnan(value) else quantised(value)


def changes(
    series: Mapping[str, Series], marks: tuple[Mark, ...], fact: Fact
) -> Iterator[str]:
    """Say which inputs of a fact are no longer what they were, deciding bars first."""
    for witness in fact.evidence.witnesses:
        now = _value_at(series, marks, witness.symbol, witness.session, witness.column)
        if now != witness.value:
            yield (
                f"{witness.symbol} {witness.column} of {witness.session} was "
                f"{witness.value}, is {'missing' if now is None else now}"
            )
    for piece in fact.evidence.slices:
        yield from _changed_years(series.get(piece.symbol), piece)


def _changed_years(series: Series | None, piece: Slice) -> Iterator[str]:
    if series is None:
        yield f"there are no bars of {piece.symbol}"
        return
    now = dict(series.digests(piece.column, *_between(series, piece)))
    for year, digest in piece.digests:
        if now.get(year) != digest:
            yield f"{piece.symbol} {piece.column} changed within {year}"
