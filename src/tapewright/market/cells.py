"""Cells as vendors write them: texts into numbers and dates, whole columns at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tapewright.errors import BarsError

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

UNKNOWN: Final = ("", ".", "-", "--", "null", "n/a", "na", "none", "#n/a", "<na>")
"""How vendors write that a value is not known, in lower case."""

SPACES: Final = " \u00a0\u2009\u202f'"
"""Marks between thousands, beside the comma or the point."""

SCALES: Final = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
MONTHS_NAMED: Final = (
    *("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y"),
    *("%d-%b-%Y", "%d-%B-%Y", "%b %d %Y", "%d-%b-%y"),
)
NAMED: Final = "[A-Za-z]{3}"
EARLIEST: Final = 1500
"""No exchange is older: a year before this one was written with two digits."""

ISO: Final = r"^\d{4}-\d{2}-\d{2}"
TWO_NUMBERS: Final = r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[T ].*)?$"
LAST_MONTH: Final = 12


def known(texts: pl.Series) -> pl.Series:
    """Return texts without spaces around them, null where they mean "not known"."""
    stripped = texts.str.strip_chars()
    return stripped.set(stripped.str.to_lowercase().is_in(UNKNOWN), None)


def numbers(texts: pl.Series, decimal: str) -> pl.Series:
    """Return texts as 64-bit floats, null where a text is no number.

    Args:
        texts: Prices or volumes: "2448.77", "$2,448.77", "3.2M".
        decimal: The decimal mark, "." or ",". Other marks only part thousands, and
            only where they stand before every third digit.
    """
    import polars as pl

    if decimal == ".":
        plain = texts.cast(pl.Float64, strict=False)
        if plain.null_count() == texts.null_count():
            return plain
    bare = texts.str.replace(r"^([+-]?)[$€£¥]\s*", "$1")
    scale = bare.str.extract(r"([KMBT])$").replace_strict(SCALES, default=1.0)
    bare = bare.str.strip_suffix("%").str.replace(r"\s*[KMBT]$", "")
    shaped = bare.set(~bare.str.contains(_shape(decimal)).fill_null(value=True), None)
    other = SPACES + ("," if decimal == "." else ".")
    for mark in other:
        shaped = shaped.str.replace_all(mark, "", literal=True)
    if decimal != ".":
        shaped = shaped.str.replace(decimal, ".", literal=True)
    return shaped.cast(pl.Float64, strict=False) * scale


def _shape(decimal: str) -> str:
    """Return the pattern of a number whose thousands, if parted, are parted right."""
    other = "," if decimal == "." else "."
    mark = re.escape(decimal)
    whole = rf"(\d+|\d{{1,3}}([{re.escape(other)}{SPACES}]\d{{3}})+)?"
    return rf"^[+-]?{whole}({mark}\d*)?([eE][+-]?\d+)?$|^[+-]?(nan|NaN|NAN|inf|Inf)$"


def comma_decimals(texts: pl.Series) -> pl.Series:
    """Say which texts read as numbers only if the comma is the decimal mark."""
    wrong = texts.str.contains(r"^[+-]?\d{1,3}([.\s']?\d{3})*,\d+$|^[+-]?\d+,\d+$")
    right = texts.str.contains(r"^[+-]?\d{1,3}(,\d{3})+$")
    return (wrong & ~right).fill_null(value=False)


def only_groups(texts: pl.Series) -> bool:
    """Say whether commas stand in a column that has no point: "1,234"."""
    return bool(
        texts.str.contains(",").any()
        and not texts.str.contains(".", literal=True).any()
    )


def dates(
    texts: pl.Series,
    where: str,
    refuse: Callable[[int, str], BarsError],
    *,
    month_first: bool = False,
) -> pl.Series:
    """Return texts as the dates that they write, whatever their time and zone.

    Args:
        texts: One column's cells, null where not known.
        where: The file, for the message.
        refuse: Makes the error of a row, from the row's number and what is wrong.
        month_first: Whether the vendor is known to put the month first.

    Raises:
        BarsError: for a cell that is no date, or days and months that the rows do not
            tell apart.
    """
    there = texts.drop_nulls()
    numeric = there.str.contains(TWO_NUMBERS)
    if len(there) and numeric.all():
        found = _days_and_months(texts, where, month_first=month_first)
    else:
        found = _years_first(texts)
    wrong = (found.is_null() & texts.is_not_null()).arg_true()
    if len(wrong):
        raise refuse(int(wrong[0]), "is no date")
    return found


def _years_first(texts: pl.Series) -> pl.Series:
    """Read 2025-09-19, 20250919 and months by name; null where it is none of them."""
    iso = texts.str.replace(r"^(\d{4})[/.](\d{2})[/.](\d{2})", "$1-$2-$3")
    iso = iso.str.replace(r"^(\d{4})(\d{2})(\d{2})(?:[T ]\d+)?$", "$1-$2-$3")
    found = iso.str.head(10).str.to_date("%Y-%m-%d", strict=False)
    timed = iso.str.contains(rf"{ISO}($|[T ]\d{{2}}:?\d{{2}})").fill_null(value=False)
    found = found.set(~timed, None)
    named = texts.set(~texts.str.contains(NAMED).fill_null(value=False), None)
    for form in MONTHS_NAMED:
        if found.null_count() == texts.null_count():
            return found
        more = named.str.to_date(form, strict=False)
        more = more.set((more.dt.year() < EARLIEST).fill_null(value=False), None)
        found = found.zip_with(found.is_not_null(), more)
    return found


def _days_and_months(texts: pl.Series, where: str, *, month_first: bool) -> pl.Series:
    """Read 09/19/2025 or 19/09/2025; which it is, some row has to show."""
    import polars as pl

    frame = texts.to_frame("text").select(
        *(
            pl.col("text").str.extract(TWO_NUMBERS, at).cast(pl.Int32).alias(name)
            for at, name in enumerate(("first", "second", "year"), start=1)
        ),
        "text",
    )
    day_first = frame.filter(pl.col("first") > LAST_MONTH)["text"]
    day_second = frame.filter(pl.col("second") > LAST_MONTH)["text"]
    remedy = "Write the dates as 2025-09-19."
    if len(day_first) and len(day_second):
        raise BarsError(
            f"{day_first[0]} puts the day first, {day_second[0]} the month",
            expected="one order of day and month",
            where=where,
            remedy=remedy,
        )
    if not (len(day_first) or len(day_second) or month_first):
        raise BarsError(
            f"{texts.drop_nulls()[0]} may put the day or the month first, "
            "and no other row decides it",
            expected="a date whose day is greater than 12",
            where=where,
            remedy=remedy,
        )
    day, month = ("first", "second") if len(day_first) else ("second", "first")
    parts = (pl.col(name).cast(pl.String).str.zfill(2) for name in (month, day))
    iso = frame.select(pl.concat_str("year", *parts, separator="-")).to_series()
    return iso.str.to_date("%Y-%m-%d", strict=False)
