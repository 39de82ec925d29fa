"""Published figures derived again from bars: which match, and why the others do not.

`python bench/published.py [RECAPS]` reads claims of real recaps, one JSON object a
line, and asks the bars of TAPEWRIGHT_TEST_DATA (its `daily`) the same questions. A
figure matches to its printed decimals; levels and points may differ by the instrument's
vendor difference. Exits with 1 when a figure of a newswire card or a statistics list
does not match and no reason is known.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from tapewright.finding import Market, measured
from tapewright.gathered import Place, market_of_all
from tapewright.market.instruments import instrument
from tapewright.model import DEGREE, Stated, plain

Asked = tuple[str, dict[str, str | int]]

SPANS: Final = {"day": "day", "week": "week", "month": "month", "ytd": "year"}
HARD: Final = ("ap_index_card", "data_talk")
"""The types whose every computable figure must be derived, as newswires' cards and
statistics lists were found free of errors."""

NAMED: Final[dict[str, Asked]] = {
    "ap02-29": ("intraday_move", {"side": "high"}),
    "ap09-29": ("off_peak", {}),
    "dt03-05": ("streak", {"span": "day"}),
    "dt03-06": ("change_over_since", {"span": "day", "periods": 2}),
    "dt03-07": ("close_rank", {"side": "high", "within": "year"}),
    "dt03-08": ("off_peak", {}),
    "dt05-07": ("streak", {"span": "week"}),
    "dt05-08": ("largest_move_since", {"span": "day"}),
    "dt05-09": ("fifty_two_week", {"side": "high", "price": "close"}),
    "dt05-10": ("highest_since", {"side": "high"}),
    "dt05-11": ("off_peak", {}),
    "nw01-07": ("streak", {"span": "week"}),
    "nw01-08": ("seasonality", {"span": "month", "of": "average", "first_year": 2000}),
    "nw02-09": ("record_run", {}),
    "rf01-04": ("rebound", {"window": "52_weeks", "of": "percent"}),
    "rf07-03": ("record_wait", {}),
    "rf07-05": ("drought", {}),
    "rf07-06": ("records", {"within": "year"}),
    "rf07-07": ("record", {}),
    "ai01-05": ("fifty_two_week", {"side": "high", "price": "intraday"}),
    "pd01-12": ("breadth", {"group": "us sectors", "of": "advancers"}),
    "pd03-09": ("intraday_move", {"side": "high", "unit": "points"}),
    "pd03-10": ("intraday_move", {"side": "low", "unit": "points"}),
    "pd03-13": ("streak", {"span": "day"}),
    "pd04-10": ("record_since", {}),
    "pd06-10": ("streak_snapped", {"span": "day"}),
    "pd09-10": ("highest_since", {"side": "low"}),
    "nw14-02": ("record", {}),
    "nw14-05": ("change", {"span": "quarter"}),
    "nw14-06": ("change", {"span": "quarter"}),
    "tb07-18": ("record", {}),
    "tb07-19": ("streak", {"span": "week"}),
    "tb09-04": ("largest_move_since", {"span": "day"}),
    "tb09-14": ("largest_move_since", {"span": "day"}),
    "tb09-15": ("largest_move_since", {"span": "day"}),
    "tb09-24": ("streak", {"span": "week"}),
    "tb09-25": ("moving_average", {"length": "100", "per": "week", "of": "level"}),
    "air5-14": ("highest_since", {"side": "high"}),
    "air5-15": ("largest_move_since", {"span": "week"}),
    "nw23-06": ("streak_snapped", {"span": "day"}),
    "nw24-01": ("off_peak", {}),
    "iw08-07": ("streak", {"span": "week"}),
    "jp10-04": ("highest_since", {"side": "high"}),
    "jp10-05": ("largest_move_since", {"span": "week"}),
}
"""The question of each claim that its own fields do not say."""

READ_AS: Final[dict[str, Asked]] = {
    "ai01-10": ("divergence", {"peer": "GSPC"}),
    "ai10-01": ("change", {"span": "year"}),
    "ai10-02": ("change", {"span": "year"}),
    "ai10-03": ("change", {"span": "year"}),
    "air2-01": ("relative_streak", {"peer": "GSPC"}),
    "air2-02": ("record", {}),
    "air5-16": ("change", {"span": "year"}),
    "ap11-29": ("off_peak", {}),
    "ap11-30": ("group_rank", {"group": "us indices"}),
    "dt11-08": ("record", {}),
    "dt11-09": ("streak", {"span": "week"}),
    "dt11-10": ("streak_since", {"span": "week"}),
    "dt11-11": ("streak", {"span": "day"}),
    "dt11-12": ("largest_move_since", {"span": "week"}),
    "dt11-13": ("year_ago", {}),
    "eu01-03": ("milestone", {"price": "intraday"}),
    "eu01-04": ("streak", {"span": "day"}),
    "eu01-05": ("record", {}),
    "eu06-05": ("record_run", {}),
    "eu13-03": ("range", {"span": "day", "of": "low"}),
    "iw01-11": ("record_since", {}),
    "iw03-11": ("moving_average", {"length": "50"}),
    "iw03-12": ("moving_average", {"length": "200"}),
    "jp02-04": ("record", {}),
    "jp02-08": ("streak_snapped", {"span": "day"}),
    "nw01-05": ("record", {}),
    "nw13-02": ("relative_streak", {"peer": "GSPC"}),
    "nw23-07": ("largest_move_since", {"span": "day"}),
    "nw24-03": ("off_peak", {}),
    "pd06-11": ("change", {"span": "day"}),
    "pd09-12": ("breadth", {"group": "us sectors", "of": "advancers"}),
    "rf01-03": ("record", {}),
    "rf07-04": ("drought", {}),
    "tb15-03": ("change_since", {"since": "2023-10-27"}),
    "ts01-05": ("largest_move_since", {"span": "week"}),
}
"""Claims that a reader should read, though their fields print no answer to derive.

They name a year or "two months" for a date, say no number, lie beyond the bars, or
are known to be wrong.
"""

ON: Final = {"rf01-03": "2021-11-08", "rf07-04": "2011-04-27"}
"""The session a claim speaks of, where that is not the one it was made on."""

OF: Final = {"nw01-05": "GSPC"}
"""Of whom a claim is read, where it speaks of several at once."""

BESIDE: Final = {
    "ap02-29": "down as much as 0.46%: truncated",
    "tb09-25": "4,199.56 to the cent that the wording prints",
}
"""What is wrong in a claim's wording though its figure matches."""

REASONS: Final = {
    "iw01-02": "rounded twice: 1.05, then 1.1",
    "nw01-08": "another span of years: from 2001 on it is -1.35",
    "nw23-02": "truncated",
    "pd03-07": "truncated",
    "tb07-01": "a digit lost: 37,863.80",
    "tb09-01": "a print from before the close",
    "tb09-19": "from rounded levels",
    "tb09-22": "truncated",
    "tb09-23": "truncated",
}
"""Why a figure that does not match does not, where that is known."""

STEPS: Final = {"percent_since_low": "about", "percent_quarter_approx": "about"}


def asked_of(claim: dict[str, Any]) -> Asked | None:
    """Return the question of a claim, None where no kind answers it."""
    kind, span = claim["kind"], SPANS.get(claim["horizon"] or "")
    if claim["id"] in NAMED:
        return NAMED[claim["id"]]
    if kind == "close" or (kind == "volatility" and claim["unit"] == "index_points"):
        return "close", {}
    if kind == "point_change" and span:
        return "change", {"span": span, "unit": "points"}
    if kind.startswith("pct_change") and span:
        return "change", {"span": span}
    if kind == "intraday_high" and claim["unit"] == "index_points":
        return "range", {"span": "day", "of": "high"}
    return None


def verdict(market: Market, claim: dict[str, Any]) -> tuple[str, str]:
    """Return "match", "miss" or "skip", and what the bars say."""
    return answered(market, claim, asked_of(claim))


def answered(
    market: Market, claim: dict[str, Any], asked: Asked | None
) -> tuple[str, str]:
    """Return the same of one question."""
    symbol, session = claim["instrument"], date.fromisoformat(claim["as_of"])
    if symbol not in market.series or session > market.of(symbol).sessions[-1]:
        return "skip", "beyond the bars"
    if asked is None or claim["value"] is None:
        return "skip", "no kind answers it"
    fact = measured(market, asked[0], symbol, session, **asked[1])
    if fact is None:
        return "miss", "does not hold"
    ours = plain(fact.value)
    if isinstance(fact.value, date):
        return ("match" if ours.startswith(str(claim["value"])) else "miss"), ours
    slack = instrument(symbol).slack if DEGREE.get(fact.unit) else Decimal(0)
    printed = str(claim["value"]).partition("/")[0]
    digits = claim["decimals"]
    if digits is None:
        digits = len(printed.partition(".")[2].rstrip("0"))
    stated = Stated(
        Decimal(printed), Decimal(1).scaleb(-digits), STEPS.get(claim["unit"], "=")
    )
    value = fact.number
    if (
        abs(value) == -value
        and stated.value > 0
        and asked[0] in ("streak", "streak_snapped")
    ):
        value = -value  # "a second day of falls"
    return ("match" if stated.admits(value, slack) else "miss"), ours


def main() -> None:
    """Print every miss, then the counts by type of article."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("recaps", nargs="?", type=Path, help="claims, one a line")
    data = os.environ.get("TAPEWRIGHT_TEST_DATA")
    if not data:
        sys.exit("set TAPEWRIGHT_TEST_DATA to the folder that holds `daily`")
    given = parser.parse_args().recaps
    path = given or Path(data).parent / "recaps" / "dev.jsonl"
    market = market_of_all(Place(str(Path(data) / "daily")), None)
    counts: Counter[tuple[str, str]] = Counter()
    unexplained = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        found, ours = verdict(market, claim)
        counts[claim["article_type"], found] += 1
        if found == "miss":
            known = REASONS.get(claim["id"]) or (claim["suspect"] or {}).get("note", "")
            unexplained += claim["article_type"] in HARD and not known
            place = f"{claim['id']:8} {claim['instrument']:9} {claim['as_of']}"
            printed = f"{claim['kind']}: printed {claim['value']}"
            print(f"{place} {printed}, the bars say {ours}. {known}")
    print(f"\n{'':20} match  miss  skip")
    for name in sorted({name for name, _ in counts}):
        row = (counts[name, found] for found in ("match", "miss", "skip"))
        print(f"{name:20}" + "".join(f"{count:6}" for count in row))
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
