"""Who is who: a symbol's names, aliases, peers, calendar, decimals and slack.

The table is `instruments.toml` beside this module. A project lays its own file of the
same shape over it by giving the file's path to any function here.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).with_name("instruments.toml")
KINDS: Final = ("index", "stock", "fund", "yield", "future", "rate")
BASES: Final = ("price", "total return")


@dataclass(frozen=True, slots=True)
class Instrument:
    """What is known of one symbol.

    `short` is "" where the name is short enough. `description` stands for the name
    ("the index of smaller US companies"); `epithets` are what texts call it ("the
    small-cap index"). `peers` are symbols in the order of comparison; `group` is whom
    it is counted among, `parts` the group that it is made up of. `calendar` is a
    market identifier code, or "weekdays" where no exchange's days fit. `slack` is how
    far vendors' levels differ, in units of the price; `volume_of` whose volume vendors
    write in its bars, where it is not its own. `week_start` is the first weekday of its
    week, Monday is 0.
    """

    symbol: str
    name: str
    short: str = ""
    alias: tuple[str, ...] = ()
    description: str = ""
    epithets: tuple[str, ...] = ()
    kind: str = "stock"
    peers: tuple[str, ...] = ()
    group: str = ""
    parts: str = ""
    calendar: str = "XNYS"
    decimals: int = 2
    basis: str = "price"
    currency: str = "USD"
    slack: Decimal = Decimal(0)
    volume_of: str = ""
    week_start: int = 0


def instrument(symbol: str, extra: Path | str | None = None) -> Instrument:
    """Return what is known of a symbol or an alias of it.

    An unknown symbol is a plain one: named by its symbol, a stock on XNYS with two
    decimals and no peers.

    Raises:
        UsageError: when the project's own file `extra` cannot be read.
    """
    found = canonical(symbol, extra)
    about = known(extra).get(found)
    return about or Instrument(found, found, description=found)


def canonical(name: str, extra: Path | str | None = None) -> str:
    """Return the symbol of a symbol, an alias or a name, whatever its case.

    A name that nobody bears is returned as it is, without spaces around it.

    Raises:
        UsageError: when the project's own file `extra` cannot be read.
    """
    told = name.strip()
    return _aliases(_text(extra)).get(told.casefold(), told)


def known(extra: Path | str | None = None) -> Mapping[str, Instrument]:
    """Return every instrument of the table by its symbol.

    Raises:
        UsageError: when the project's own file `extra` cannot be read.
    """
    return _known(_text(extra))


def _text(extra: Path | str | None) -> str | None:
    return None if extra is None else str(extra)


@lru_cache(maxsize=8)
def _known(extra: str | None) -> Mapping[str, Instrument]:
    if extra is None:
        return MappingProxyType(_laid_over({}, FILE))
    return MappingProxyType(_laid_over(_known(None), Path(extra)))


@lru_cache(maxsize=8)
def _aliases(extra: str | None) -> Mapping[str, str]:
    """Return symbols by alias and name in lower case.

    A symbol is never another's alias, and a project's own names go before ours.
    `short` is left out: "Dow" is also the ticker of a company.
    """
    ours = {} if extra is None else _aliases(None)
    table = _known(extra)
    own = {s: about for s, about in table.items() if about != _ours(extra, s)}
    named = {
        name.casefold(): symbol
        for symbol, about in own.items()
        for name in (*about.alias, about.name)
    }
    return {**ours, **named, **{symbol.casefold(): symbol for symbol in table}}


def _ours(extra: str | None, symbol: str) -> Instrument | None:
    return None if extra is None else _known(None).get(symbol)


def _laid_over(table: Mapping[str, Instrument], path: Path) -> dict[str, Instrument]:
    """Return a table with a file's instruments laid over it, field by field."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"the instruments cannot be read: {error}", where=str(path)
        ) from error
    merged = dict(table)
    for symbol, part in given.items():
        where = f"{path}, [{symbol}]"
        if not isinstance(part, dict):
            raise UsageError(
                f"{symbol!r} is no table", expected=f"[{symbol}]", where=str(path)
            )
        before = merged.get(symbol, Instrument(symbol, symbol, description=symbol))
        values = {key: _value(key, value, where) for key, value in part.items()}
        merged[symbol] = Instrument(**(asdict(before) | values))
    _hold_aliases(given, path)
    return merged


def _hold_aliases(given: Mapping[str, Any], path: Path) -> None:
    """Refuse an alias that a file gives to two symbols."""
    owners: dict[str, str] = {}
    for symbol, part in given.items():
        for alias in part.get("alias", ()):
            owner = owners.setdefault(alias.casefold(), symbol)
            if owner != symbol:
                raise UsageError(
                    f"{alias!r} is an alias of {owner} and of {symbol}",
                    expected="an alias of one symbol",
                    where=str(path),
                )


SHAPES: Final = {field.name: str(field.type) for field in fields(Instrument)}
ALLOWED: Final = {"kind": KINDS, "basis": BASES, "week_start": tuple(range(7))}


def _value(key: str, value: object, where: str) -> object:
    """Return a file's value as the field wants it, or refuse it."""
    shape = SHAPES.get(key) if key != "symbol" else None
    if shape is None:
        raise UsageError(
            f"an instrument has no {key!r}",
            where=where,
            remedy=nearest(key, SHAPES.keys() - {"symbol"}),
        )
    if key in ALLOWED and value not in ALLOWED[key]:
        allowed = ", ".join(str(one) for one in ALLOWED[key])
        raise UsageError(
            f"{key} is {value!r}", expected=f"one of: {allowed}", where=where
        )
    shaped = _shaped(shape, value)
    if shaped is None:
        wanted = {"tuple[str, ...]": "a list of texts", "str": "a text"}
        raise UsageError(
            f"{key} is {value!r}",
            expected=wanted.get(shape, "a number, such as 2 or 0.02"),
            where=where,
        )
    return shaped


def _shaped(shape: str, value: object) -> object:
    """Return a value in a field's type, or None where it does not fit."""
    if shape == "tuple[str, ...]":
        fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return tuple(value) if fits and isinstance(value, list) else None
    if shape == "Decimal":
        try:
            return Decimal(str(value))
        except InvalidOperation:
            return None
    wanted = {"str": str, "int": int}[shape]
    return value if isinstance(value, wanted) else None
