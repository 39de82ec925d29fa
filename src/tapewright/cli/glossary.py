"""`tapewright kinds`: the glossary of what can be told, from the declarations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tapewright.finding import Market
    from tapewright.kinds import Argument, Kind

WIDTH: Final = 80
SUBJECT: Final = "GSPC"
PEER: Final = "IXIC"
SPAN: Final = "week"
"""Examples are computed of whom, beside whom and over what, where a kind asks."""


def kinds(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="One kind, with its conventions."),
    ] = None,
) -> None:
    """Explain the kinds of facts: what each means and how it is counted.

    A kind by its name comes with what each of its conventions gives, computed now from
    the bars that come along.

    tapewright kinds
    tapewright kinds streak
    """
    from tapewright import kinds as known

    if name:
        kind = known.kind(name)
        typer.echo("\n".join(entry(kind, _example_of(kind))))
        return
    for kind in known.kinds().values():
        typer.echo(f"{kind.name:20} {first_sentence(kind.doc)}")


def first_sentence(text: str) -> str:
    """Return what stands before the first full stop, with it."""
    return text.partition(". ")[0].rstrip(".") + "."


@dataclass(frozen=True, slots=True)
class Example:
    """A kind asked of the sample at one session, one argument changed at a time."""

    kind: Kind
    market: Market
    session: date
    args: dict[str, str | int]

    def answer(self, **changed: str | int) -> str:
        """Return the value that these arguments give, in words."""
        from tapewright.finding import measured
        from tapewright.model import plain

        args = self.args | changed
        fact = measured(self.market, self.kind.name, SUBJECT, self.session, **args)
        if fact is None:
            return "does not hold"
        if fact.unit == "date":
            return plain(fact.value)
        whole = fact.unit in ("count", "sessions")
        number = f"{fact.number:,.{0 if whole else 2}f}"
        named = "" if fact.unit in ("count", "level") else fact.unit.replace("_", " ")
        return f"{number} {named}".rstrip()


def _example_of(kind: Kind) -> Example | None:
    """Return the kind asked of the latest session at which it holds in the sample."""
    import numpy as np

    from tapewright.config import Config
    from tapewright.gathered import Place, market_of
    from tapewright.market.bars import date_of
    from tapewright.market.kernels import is_period_end
    from tapewright.rarity import span_of

    place = Place(bars="sample", config=Config())
    market, _ = market_of(place, SUBJECT, grouped=True)
    args = kind.completed({arg.name: _given(arg, market) for arg in kind.args})
    series = market.of(SUBJECT)
    ended = is_period_end(series.period(span_of(args)))[:-1]
    holds = np.flatnonzero(~np.isnan(market.values(kind.name, SUBJECT, args)[:-1]))
    holds = holds[ended[holds]]
    if not len(holds):
        return None
    return Example(kind, market, date_of(series.days[holds[-1]]), args)


def _given(arg: Argument, market: Market) -> str | int:
    from tapewright.kinds import Count, Group, Peer, Since

    match arg:
        case Peer():
            return PEER
        case Group():
            return market.groups_of(SUBJECT)[0]
        case Since():
            return market.of(SUBJECT).sessions[-250].isoformat()
        case Count():
            return arg.house
    spans = [option.value for option in arg.options]
    return SPAN if arg.name == "span" and SPAN in spans else arg.house


def entry(kind: Kind, example: Example | None = None) -> Iterator[str]:
    """Yield the lines of a kind's glossary entry, with what an example gives."""
    yield kind.name
    yield from _wrapped(kind.doc, "  ")
    if example:
        yield ""
        yield from _told(example)
    for arg in kind.args:
        yield ""
        yield from argument(arg, example)


def _wrapped(text: str, indent: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _told(example: Example) -> Iterator[str]:
    args = " ".join(f"{name}={value}" for name, value in example.args.items())
    yield f"  computed for {SUBJECT} on {example.session}{args and ', '}{args}:"
    formula = example.kind.formula(example.args)
    yield from _wrapped(f"{formula}: {example.answer()}", "    ")
    if args:
        yield "  the same with one argument changed stands behind each value below"


def argument(arg: Argument, example: Example | None = None) -> Iterator[str]:
    """Yield the lines on one argument: each value, its standing and who says so."""
    from tapewright.kinds import Choice, Count, Group, Peer

    match arg:
        case Choice():
            yield f"  {arg.name}:"
            for option in arg.options:
                who = f" - {option.who}" if option.who else ""
                meant = option.value == arg.house
                default = ", meant when nothing is said" if meant else ""
                computed = _computed(arg.name, option.value, example)
                yield f"    {option.value} ({option.standing}{default}){who}{computed}"
        case Peer():
            yield f"  {arg.name}: the symbol to compare with"
        case Group():
            yield f"  {arg.name}: the group of symbols to count among"
        case Count():
            yield f"  {arg.name}: {arg.doc}, {arg.house} when nothing is said"
            for count in arg.tried if example else ():
                yield f"    {count}{_computed(arg.name, count, example)}"
        case _:
            yield f"  {arg.name}: the date to measure from, such as 2016-11-08"


def _computed(name: str, value: str | int, example: Example | None) -> str:
    return f": {example.answer(**{name: value})}" if example else ""
