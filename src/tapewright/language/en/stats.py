"""The sentences of the statistics edition in English."""

from __future__ import annotations

from typing import Final

HEADLINES: Final = {
    "stats.title_day": ("{name} {day:moves} to {close} on {close:dated}",),
    "stats.title_week": (
        "{name} {week:moves} to {close} in the week to {close:dated}",
    ),
    "stats.title_day_flat": ("{name} {day:moves} at {close} on {close:dated}",),
    "stats.title_week_flat": (
        "{name} {week:moves} at {close} in the week to {close:dated}",
    ),
    "stats.today": ("The session",),
    "stats.week": ("The week and the run",),
    "stats.peak": ("Records and distances",),
    "stats.year": ("Month, year and twelve months",),
    "stats.context": ("Measured against its past and its peers",),
}

MOVES: Final = {
    "stats.close": ("Closed at {close}, {points:up} {points:size}, or {day:size}.",),
    "stats.close_unchanged": ("Closed unchanged at {close}.",),
    "stats.range": ("Traded between {low} and {high}.",),
    "stats.day_since": ("The largest one-day {day:gain} since {since:long_date}.",),
    "stats.day_rank_year": ("The {rank:nth_largest} one-day {day:gain} of the year.",),
    "stats.day_rank": (
        "The {rank:nth_largest} one-day {day:gain} in bars from {rank:begun}.",
    ),
    "stats.days": (
        "{streak:rising} for {streak:cardinal} sessions in a row, {total:up} "
        "{total:size} over them.",
    ),
    "stats.days_since": (
        "{streak:rising} for {streak:cardinal} sessions in a row, {total:up} "
        "{total:size} over them: the longest run since the one that ended on "
        "{since:long_date}.",
    ),
    "stats.run_largest": (
        "That is the largest {total:gain} over {over:periods} sessions since "
        "{over:long_date}.",
    ),
    "stats.days_snapped": (
        "Ended a run of {snapped:cardinal} {snapped:gains} in a row.",
    ),
    "stats.days_snapped_since": (
        "Ended a run of {snapped:cardinal} {snapped:gains} in a row, the longest since "
        "the one that ended on {since:long_date}.",
    ),
    "stats.of_days": (
        "{count:direction} {count:cardinal} of the past {count:of} sessions.",
    ),
    "stats.week_change": ("{points:up} {points:size}, or {week:size}, for the week.",),
    "stats.week_to_date": (
        "{points:up} {points:size}, or {week:size}, so far this week.",
    ),
    "stats.week_since": ("The largest weekly {week:gain} since {since:long_date}.",),
    "stats.weeks": (
        "{streak:rising} for {streak:cardinal} weeks in a row, {total:up} {total:size} "
        "over them.",
    ),
    "stats.weeks_since": (
        "{streak:rising} for {streak:cardinal} weeks in a row, {total:up} {total:size} "
        "over them: the longest run since the one that ended on {since:long_date}.",
    ),
    "stats.weeks_snapped": (
        "Ended a run of {snapped:cardinal} weekly {snapped:gains} in a row.",
    ),
    "stats.weeks_snapped_since": (
        "Ended a run of {snapped:cardinal} weekly {snapped:gains} in a row, the "
        "longest since the one that ended on {since:long_date}.",
    ),
    "stats.of_weeks": (
        "{count:direction} {count:cardinal} of the past {count:of} weeks.",
    ),
}

DISTANCES: Final = {
    "stats.record": ("A record close, the {count:ordinal} of the year.",),
    "stats.record_since": (
        "The first record close since {since:long_date}, after {drought} without one.",
    ),
    "stats.drought_rank": (
        "That was the {rank:nth_longest} time without a record in bars from "
        "{rank:begun}.",
    ),
    "stats.milestone": ("The first close above {level:whole}.",),
    "stats.milestone_wait": (
        "The first close above {level:whole}, {wait} after that above the round number "
        "before it.",
    ),
    "stats.off_record": (
        "{off:size} below the record close of {peak}, set on {peak_day:long_date}.",
    ),
    "stats.off_peak": (
        "{off:size} below the highest close in the bars at hand, {peak}, of "
        "{peak_day:long_date}.",
    ),
    "stats.wait": ("{wait} without a record close.",),
    "stats.high_since": ("The highest close since {since:long_date}.",),
    "stats.low_since": ("The lowest close since {since:long_date}.",),
    "stats.year_high_rank": ("The {rank:nth_highest} close of the year.",),
    "stats.year_low_rank": ("The {rank:nth_lowest} close of the year.",),
    "stats.high_52": (
        "{off:size} below the highest close of 52 weeks, {peak}, of "
        "{peak_day:long_date}.",
    ),
    "stats.new_high_52": ("A 52-week closing high of {level}.",),
    "stats.low_52": (
        "{rise:size} above the lowest close of 52 weeks, {low}, of "
        "{low_day:long_date}.",
    ),
    "stats.new_low_52": ("A 52-week closing low of {level}.",),
    "stats.high_year": (
        "{off:size} below the year's highest close, {peak}, of {peak_day:long_date}.",
    ),
    "stats.low_year": (
        "{rise:size} above the year's lowest close, {low}, of {low_day:long_date}.",
    ),
}

CONTEXT: Final = {
    "stats.to_date_month": (
        "Month to date {points:up} {points:size}, or {change:size}.",
    ),
    "stats.to_date_quarter": (
        "Quarter to date {points:up} {points:size}, or {change:size}.",
    ),
    "stats.to_date_year": (
        "Year to date {points:up} {points:size}, or {change:size}.",
    ),
    "stats.ago": ("{ago:up} {ago:size} from 52 weeks ago.",),
    "stats.event": ("{change:up} {change:size} since {event}, {change:since}.",),
    "stats.averages": (
        "{short:size} {short:above} the average of {short:length} sessions, "
        "{long:size} {long:above} that of {long:length}.",
    ),
    "stats.peer": ("{spread:size} {spread:ahead_of} {peer} on the day.",),
    "stats.peer_since": (
        "{spread:size} {spread:ahead_of} {peer} on the day, the widest gap in that "
        "direction since {since:long_date}.",
    ),
    "stats.volume": (
        "Volume {volume:size} {volume:above} its average of {volume:window} sessions.",
    ),
    "stats.volatility": (
        "Volatility over {volatility:window} sessions at {volatility} a year.",
    ),
    "stats.season": (
        "In {years:value} earlier years this month brought {average:signed} on average "
        "and a gain in {share:whole} of them.",
    ),
    "note.stats": (
        "Closing prices; changes run from the close before the day, week, month or "
        "year began; a 52-week window is 364 days. Weeks and months to date count.",
    ),
}

MESSAGES: Final = HEADLINES | MOVES | DISTANCES | CONTEXT
