"""Which column of a vendor's table is what, and whose bars a file's name says it holds.

Known without a flag: yfinance, Stooq, FRED, Alpha Vantage, Nasdaq.com, investing.com,
and whatever pandas and polars write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tapewright.errors import BarsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "session": (
        *("session", "date", "observationdate", "tradedate", "tradingdate", "day"),
        *("tradingday", "datetime", "timestamp", "time", "", "index", "unnamed0"),
    ),
    "symbol": ("symbol", "ticker", "sym"),
    "open": ("open", "openprice"),
    "high": ("high", "highprice"),
    "low": ("low", "lowprice"),
    "close": ("close", "closelast", "closeprice", "price", "last", "value"),
    "adjusted": ("adjclose", "adjustedclose", "adjcloseprice", "closeadj"),
    "volume": ("volume", "vol"),
    "period": ("per",),
}
"""The names of each column, in lower case without marks; the first one there counts."""

FRED: Final = "observationdate"
NASDAQ: Final = "closelast"

NUMBERED: Final = re.compile(r"^\d+[a-z]?\.\s*")
"""Alpha Vantage numbers its columns: "1. open"."""

BRACKETED: Final = re.compile(r"\([^)]*\)")
NAMELESS: Final = re.compile(
    r"(historicaldata|historical_?prices|fredgraph|download|export|table)"
    r"([_\- ]?\(?\d+\)?)*"
)
"""What vendors call a download when they leave out whose bars it holds."""
TAILS: Final = re.compile(
    r"( historical data)?( ?\(\d+\))?$|_d$|[._]daily$|_historical(_data)?$",
    re.IGNORECASE,
)
"""What vendors append to a symbol in a file's name."""
MARKET: Final = re.compile(r"[._]us$", re.IGNORECASE)


def key(name: str) -> str:
    """Return a column's name as it is compared: "<CLOSE>", "4. close": "close"."""
    plain = BRACKETED.sub("", NUMBERED.sub("", name.strip().casefold()))
    return "".join(letter for letter in plain if letter.isalnum())


def roles(names: Sequence[str], where: str) -> dict[str, int]:
    """Return where each role's column is.

    Args:
        names: The table's column names, in order.
        where: The file, for the message.

    Returns:
        Positions by role (a key of `ROLES`). "session" is always there, and "close" or
        "adjusted"; a role that no column has is left out.

    Raises:
        BarsError: when there is no column of dates, none of closes, or two of a kind.
    """
    keys = [key(name) for name in names]
    found = {}
    for role, known in ROLES.items():
        named = next((one for one in known if one in keys), None)
        if named is None:
            continue
        if keys.count(named) > 1:
            raise BarsError(
                f"{keys.count(named)} columns are named {names[keys.index(named)]!r}",
                expected=f"one column of the {role}",
                where=where,
                remedy="Take all but one out, or rename them.",
            )
        found[role] = keys.index(named)
    _hold_session(found, names, where)
    if not found.keys() & {"close", "adjusted"} and fred_series(names) is not None:
        found["close"] = 1 - found["session"]
    if not found.keys() & {"close", "adjusted"}:
        raise BarsError(
            f"there is no column of closes among {_listed(names)}",
            expected="a column named Close",
            where=where,
        )
    return found


def fred_series(names: Sequence[str]) -> str | None:
    """Return the series that a FRED file names its one column after, or None."""
    keys = [key(name) for name in names]
    dated = FRED in keys or "DATE" in names
    if not dated or len(names) != 2 or keys[1] in ROLES["close"]:  # noqa: PLR2004
        return None
    return names[1].strip()


def _hold_session(found: Mapping[str, int], names: Sequence[str], where: str) -> None:
    if "session" not in found:
        raise BarsError(
            f"there is no column of dates among {_listed(names)}",
            expected="a column named Date",
            where=where,
            remedy="The first line has to name the columns.",
        )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name.strip() or "(no name)" for name in names[:12])
    return shown + (", ..." if len(names) > 12 else "")  # noqa: PLR2004


def spelt(raw: str, known_as: Callable[[str], str]) -> str:
    """Return the symbol that a vendor's spelling of it stands for.

    Args:
        raw: "^RUT", "_STOXX50E", "rut.us", "AAPL".
        known_as: The symbol of a symbol, an alias or a name; others unchanged.

    Returns:
        The known symbol, else the spelling in capitals without "^" and without ".US".
    """
    told = raw.strip()
    bare = told.lstrip("^_.$")
    for one in (told, bare, MARKET.sub("", told), MARKET.sub("", bare)):
        low = one.casefold()
        if one and (symbol := known_as(low)) != low:
            return symbol
    return (MARKET.sub("", bare) or told).upper()


def stem_of(name: str) -> str:
    """Return a file's name without its endings and without what vendors append.

    "rut_us_d.csv" is "rut_us", "Russell 2000 Historical Data.csv" "Russell 2000"; a
    name that says nothing ("HistoricalData_1695.csv") is "".
    """
    stem = re.sub(
        r"(\.(csv|tsv|txt|parquet|pq))?(\.gz)?$", "", name, flags=re.IGNORECASE
    )
    while (shorter := TAILS.sub("", stem)) != stem:
        stem = shorter
    return "" if NAMELESS.fullmatch(stem.casefold()) else stem
