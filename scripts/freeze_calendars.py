"""Freeze the exchange calendars into the package: `make calendars`.

Writes one small JSON file an exchange to src/tapewright/market/calendars, made from the
library exchange_calendars, which is not needed to run Tapewright.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, time, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import exchange_calendars.calendar_utils as library
import exchange_calendars.tase_holidays as hebrew

OUT: Final = Path(__file__).parents[1] / "src/tapewright/market/calendars"
FIRST: Final = date(1990, 1, 1)
LAST: Final = date(2027, 12, 31)
CODES: Final = ("XNYS", "XETR", "XPAR", "XLON", "XTKS", "XHKG", "XSWX", "XTSE", "XASX")
MAKER: Final = f"exchange_calendars {version('exchange_calendars')}"

CORRECTIONS: Final = {"XHKG": (date(2023, 9, 1), date(2023, 9, 8))}
"""Closures that the library does not know: Hong Kong's exchange called off all trading
on the day of typhoon Saola and in the black rainstorm a week later; the Hang Seng Index
has no value of either day."""

TEL_AVIV_FIRST: Final = date(2019, 1, 1)
"""The library says that its Tel Aviv dates "are only checked against 2019-2026"."""
TEL_AVIV_LAST: Final = date(2026, 12, 31)
TEL_AVIV_MONDAY: Final = date(2026, 1, 5)
"""Tel Aviv moved from Sunday-Thursday to Monday-Friday:
https://www.tase.co.il/en/content/about/tradingdays_change"""

YOM_KIPPUR_OBSERVED: Final = date(2026, 9, 18)
"""In 2026 the eve is a Sunday; the Friday before it is closed instead (the library)."""

Closes = dict[date, time]


def sessions_of(code: str) -> tuple[date, Any, Closes]:
    """Return a calendar's first date, the library's own object and every close."""
    maker = library._default_calendar_factories[code]  # noqa: SLF001 - uncached, bounded
    bound = maker.bound_min()
    first = FIRST if bound is None else max(FIRST, bound.date())
    there = maker(start=str(first), end=str(LAST))
    local = there.closes.dt.tz_convert(there.tz)
    closes = {
        day.date(): close.time()
        for day, close in local.items()
        if day.date() not in CORRECTIONS.get(code, ())
    }
    return first, there, closes


def by_year(days: list[date]) -> dict[str, str]:
    """Write dates compactly: a year's as "mmdd mmdd"."""
    years = defaultdict(list)
    for day in sorted(days):
        years[str(day.year)].append(f"{day:%m%d}")
    return {year: " ".join(days) for year, days in years.items()}


def early(closes: Closes, usual: list[tuple[str, str, str]]) -> dict[str, Any]:
    """Group the sessions that close before the usual time by the time they close."""
    found = defaultdict(list)
    for day, close in closes.items():
        rule = [
            at
            for since, weekdays, at in usual
            if since <= str(day) and weekdays[day.weekday()] == "1"
        ]
        if f"{close:%H:%M}" < rule[-1]:
            found[f"{close:%H:%M}"].append(day)
    return {at: by_year(days) for at, days in sorted(found.items())}


def write(  # noqa: PLR0913 - the file's own keys
    code: str,
    *,
    zone: str,
    cover: tuple[date, date],
    weeks: list[tuple[str, str]],
    usual: list[tuple[str, str, str]],
    closes: Closes,
    week_start: int = 0,
) -> None:
    """Write one calendar: what a week's mask says, and what differs from it."""
    first, last = cover
    expected, differs = set(), set(closes)
    for back in range((last - first).days + 1):
        day = first + timedelta(days=back)
        mask = [mask for since, mask in weeks if since <= str(day)][-1]
        if mask[day.weekday()] == "1":
            expected.add(day)
    table = {
        "made": MAKER,
        "zone": zone,
        "first": str(first),
        "last": str(last),
        "week_start": week_start,
        "weeks": weeks,
        "closes": usual,
        "closed": by_year(list(expected - differs)),
        "open": by_year(list(differs - expected)),
        "early": early(closes, usual),
    }
    text = json.dumps(table, indent=0, separators=(",", ":"))
    (OUT / f"{code}.json").write_text(text + "\n", encoding="utf-8")


def freeze(code: str) -> None:
    """Freeze one calendar as the library gives it."""
    first, there, closes = sessions_of(code)
    usual = [
        (str(first if since is None else since.date()), "1111111", f"{at:%H:%M}")
        for since, at in there.close_times
    ]
    weeks = [(str(first), there.weekmask)]
    zone = str(there.tz)
    write(code, zone=zone, cover=(first, LAST), weeks=weeks, usual=usual, closes=closes)


FEASTS: Final = {
    hebrew.purim: (0,),
    hebrew.passover: (-1, 0, 5, 6),
    hebrew.memorial_day: (0, 1),
    hebrew.pentecost: (-1, 0),
    hebrew.fast_day: (0,),
    hebrew.new_year: (-1, 0, 1),
    hebrew.yom_kippur: (-1, 0),
    hebrew.sukkoth: (-1, 0),
    hebrew.simchat_torah: (-1, 0),
}
"""Days closed around each feast, as the library's own rules have them."""
BETWEEN: Final = {hebrew.passover: range(1, 5), hebrew.sukkoth: range(1, 6)}
"""Days between the feasts, when trading ends early."""
YEARS: Final = range(TEL_AVIV_FIRST.year, TEL_AVIV_LAST.year + 1)


def around(feasts: dict[Any, Any]) -> set[date]:
    """Return the dates so many days from each feast, over the years covered."""
    return {
        feast(year).to_pydate() + timedelta(days=days)
        for year in YEARS
        for feast, offsets in feasts.items()
        for days in offsets
    }


def freeze_tel_aviv() -> None:
    """Freeze Tel Aviv from the Hebrew dates that the library computes.

    The library (4.13.2) cannot build this calendar itself under pandas 3: its custom
    week is lost, and its feasts all turn into Easter. The dates below its rules are
    right, so they are used.
    """
    rules = object.__new__(library._default_calendar_factories["XTAE"])  # noqa: SLF001
    closed = around(FEASTS) | {day.date() for day in rules.adhoc_holidays}
    closed |= {YOM_KIPPUR_OBSERVED}
    between = around(BETWEEN)
    closes: Closes = {}
    for back in range((TEL_AVIV_LAST - TEL_AVIV_FIRST).days + 1):
        day = TEL_AVIV_FIRST + timedelta(days=back)
        resting = (5, 6) if day >= TEL_AVIV_MONDAY else (4, 5)
        if day.weekday() in resting or day in closed:
            continue
        usual = {4: time(13, 50), 6: time(15, 40)}.get(day.weekday(), time(17, 15))
        closes[day] = min(usual, time(14, 15)) if day in between else usual
    since = str(TEL_AVIV_FIRST)
    write(
        "XTAE",
        zone=str(rules.tz),
        cover=(TEL_AVIV_FIRST, TEL_AVIV_LAST),
        weeks=[(since, "1111001"), (str(TEL_AVIV_MONDAY), "1111100")],
        usual=[
            (since, "1111111", "17:15"),
            (since, "0000100", "13:50"),
            (since, "0000001", "15:40"),
        ],
        closes=closes,
        week_start=6,  # a week from Sunday holds the old trading week and the new one
    )


def main() -> None:
    """Freeze every calendar."""
    OUT.mkdir(exist_ok=True)
    for code in CODES:
        freeze(code)
    freeze_tel_aviv()


if __name__ == "__main__":
    main()
