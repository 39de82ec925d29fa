"""The sentences of the feature edition in English."""

from __future__ import annotations

from typing import Final

HEADLINES: Final = {
    "headline.first_record": (
        "{name} sets its first record in {since:age}, then steps back",
        "{name} reaches its first record in {since:age}, then gives some back",
    ),
    "headline.first_record_end": (
        "{name} ends the week at its first record in {since:age}",
        "{name} closes at a record for the first time in {since:age}",
    ),
    "headline.first_record_more": (
        "{name} sets its first record in {since:age} and ends the week at another",
    ),
    "headline.record": (
        "{name} sets a record on {record:day} and ends the week {week:higher}",
        "{name} ends the week {week:higher} after a record close on {record:day}",
    ),
    "headline.record_end": (
        "{name} {week:moves} in the week and ends it at a record",
        "{name} closes the week at a record, {week:up} {week:size}",
    ),
    "headline.intraday_record": (
        "{name} touches a record on {record:day} and ends the week {week:higher}",
    ),
    "headline.highest_since": (
        "{name} {week:moves} to its highest close since {since:month}",
    ),
    "headline.lowest_since": (
        "{name} {week:moves} to its lowest close since {since:month}",
    ),
    "headline.fifty_two_week_high": (
        "{name} {week:moves} in a week with a new one-year high",
    ),
    "headline.fifty_two_week_low": (
        "{name} {week:moves} in a week with a new one-year low",
    ),
    "headline.streak": (
        "{name} {week:moves}, {streak:rising} for {streak:an_ordinal} straight week",
        "{name}: {streak:an_ordinal} straight weekly {streak:gain}, now of {week:size}",
    ),
    "headline.streak_since": (
        "{name} makes it {streak:cardinal} weekly {streak:gains} in a row, "
        "the longest run since {since:month}",
    ),
    "headline.day_since": (
        "{name} {day:moves} on {day:day}, its {day:best} day since {since:month}",
    ),
    "headline.day": (
        "{name} {day:moves} on {day:day} and ends the week {week:up} {week:size}",
    ),
    "headline.week_since": (
        "{name} {week:moves} in its {week:best} week since {since:month}",
    ),
    "headline.bear": (
        "{name} {week:moves} into a bear market, {off:size} below its record",
    ),
    "headline.correction": (
        "{name} {week:moves} into a correction, {off:size} below its record",
    ),
    "headline.split": ("{name} {week:moves} in a week when {other:who} {other:moves}",),
    "headline.week": (
        "{name} {week:moves} in the week to {week:on}",
        "{name} ends the week to {week:on} {week:up} {week:size}",
    ),
    "headline.plain": ("{name}: the week",),
    "headline.flat": ("{name} ends the week to {week:on} little changed",),
}

POINTS: Final = {
    "point.week": (
        "{subject} {week:move} in the week to {week:on} and closed at {close}.",
        "Over the week to {week:on}, {subject} {week:move}, to {close}.",
    ),
    "point.week_streak": (
        "{subject} {week:move} in the week to {week:on}, its {streak:ordinal} "
        "straight weekly {streak:gain}.",
    ),
    "point.first_record": (
        "{record:day}'s close of {record} was its first record since {since:date}.",
    ),
    "point.first_record_more": (
        "{record:day}'s close of {record} was its first record since {since:date}.",
    ),
    "point.first_record_end": (
        "{record:day}'s close of {record} was its first record since {since:date}.",
    ),
    "point.record_end": (
        "Its close of {record} on {record:day} was a record.",
        "{record:day}'s close of {record} was a record.",
    ),
    "point.record": (
        "On {record:day} it closed at a record {record}.",
        "{record:day}'s close of {record} was a record.",
    ),
    "point.intraday_record": (
        "On {record:day} it touched {record}, above every earlier intraday high.",
    ),
    "point.highest_since": (
        "The week's last close was the highest since {since:date}.",
    ),
    "point.lowest_since": ("The week's last close was the lowest since {since:date}.",),
    "point.fifty_two_week_high": (
        "On {edge:day} it reached {edge}, its highest in 52 weeks.",
    ),
    "point.fifty_two_week_low": (
        "On {edge:day} it fell as far as {edge}, its lowest in 52 weeks.",
    ),
    "point.streak": ("It was the {streak:ordinal} weekly {streak:gain} in a row.",),
    "point.streak_since": (
        "It has been {streak:rising} for {streak:cardinal} weeks, the longest such run "
        "since one that ended on {since:date}.",
    ),
    "point.day_since": (
        "{day:day}'s {day:gain} of {day:size} was the largest in a day since "
        "{since:date}.",
    ),
    "point.day": ("{day:day} alone brought a {day:gain} of {day:size}.",),
    "point.week_since": (
        "The week's {week:gain} was the largest since the week to {since:date}.",
    ),
    "point.bear": (
        "At {off:size} below its {record_close} it is in a bear market, by the usual "
        "threshold.",
    ),
    "point.correction": (
        "At {off:size} below its {record_close} it is in a correction, by the usual "
        "threshold.",
    ),
    "point.peers": (
        "Over the same week {other:who} {other:move}: {subject} was {spread:size} "
        "{spread:ahead}.",
        "{other:who} {other:move} over the same days, which leaves {subject} "
        "{spread:size} {spread:ahead}.",
    ),
    "point.peers_day": ("On {day:day} it {day:move} while {other:who} {other:move}.",),
    "point.off": ("It ended the week {off:size} below its {record_close}.",),
    "point.points": ("In points the week's {week:gain} was {week:size}.",),
    "point.month": ("For the month so far it is {month:up} {month:size}.",),
    "point.year": ("Since the start of the year it is {year:up} {year:size}.",),
}

LEADS: Final = {
    "lead.first_record": (
        "{subject} closed at a record on {record:day} for the first time since "
        "{since:date}, but did not end the week there.",
    ),
    "lead.first_record_end": (
        "{subject} ended the week at a record, its first since {since:date}.",
    ),
    "lead.first_record_more": (
        "{subject} closed at a record on {record:day} for the first time since "
        "{since:date}, and ended the week at another.",
    ),
    "lead.record": (
        "{subject} set a record on {record:day}, closing at {record}, before the week "
        "was out.",
        "{record:day} brought {subject} a record close of {record}.",
    ),
    "lead.record_end": (
        "{subject} ended the week at a record close on {record:day}.",
        "{record:day} brought {subject} a record close to end the week.",
    ),
    "lead.intraday_record": (
        "{subject} traded at a record on {record:day}, reaching {record}.",
    ),
    "lead.highest_since": (
        "{subject} ended the week at its highest close since {since:date}.",
    ),
    "lead.lowest_since": (
        "{subject} ended the week at its lowest close since {since:date}.",
    ),
    "lead.fifty_two_week_high": (
        "{subject} reached {edge} on {edge:day}, its highest in 52 weeks.",
    ),
    "lead.fifty_two_week_low": (
        "{subject} traded as low as {edge} on {edge:day}, its lowest in 52 weeks.",
    ),
    "lead.streak": (
        "{subject} was {streak:rising} for {streak:an_ordinal} straight week.",
        "The week brought {subject} {streak:an_ordinal} {streak:gain} in a row.",
    ),
    "lead.streak_since": (
        "{subject} was {streak:rising} for {streak:an_ordinal} straight week, its "
        "longest such run since one that ended on {since:date}.",
    ),
    "lead.day_since": (
        "{subject} {day:move} on {day:day}, its largest daily {day:gain} since "
        "{since:date}.",
    ),
    "lead.day": (
        "{subject} {day:move} on {day:day}, a move far beyond a usual day's.",
    ),
    "lead.week_since": (
        "{subject} {week:move} over the week, its largest weekly {week:gain} since the "
        "one that ended on {since:date}.",
    ),
    "lead.bear": (
        "{subject} {week:move} and ended the week {off:size} below its {record_close}, "
        "past the threshold of a bear market.",
    ),
    "lead.correction": (
        "{subject} {week:move} and ended the week {off:size} below its {record_close}, "
        "past the threshold of a correction.",
    ),
    "lead.split": ("{subject} {week:move} in a week when {other:who} {other:move}.",),
    "lead.week": ("{subject} {week:move} in the week to {week:on}.",),
    "lead.flat": ("It was a quiet week for {subject}.",),
    "lead.close": (
        "{description} ended the week to {week:on} at {close}, {week:up} {week:size} "
        "from its close of {week:from} on {week:base}.",
        "{description} closed the week to {week:on} at {close}, {week:up} {week:size} "
        "from the {week:from} of {week:base}.",
    ),
    "lead.close_only": (
        "It closed at {close}, {points:size} {points:above} its level of {week:base}.",
    ),
    "lead.short": ("The exchange was not open on every weekday.",),
    "lead.streak_too": (
        "It has now been {streak:rising} for {streak:cardinal} weeks in a row.",
    ),
    "lead.streak_since_too": (
        "It has now been {streak:rising} for {streak:cardinal} weeks in a row, its "
        "longest such run since one that ended on {since:date}.",
    ),
    "lead.streak_end_too": (
        "The week ended a run of {streak:cardinal} weekly {streak:gains}.",
    ),
}

SHAPES: Final = {
    "shape.one_day": ("One session made the week",),
    "shape.climb": ("A steady climb", "Gains on nearly every day"),
    "shape.slide": ("Lower day after day", "A steady decline"),
    "shape.fade": ("Early gains, part of them given back", "A rise that did not last"),
    "shape.rebound": ("A fall, then a recovery", "Down first, then back up"),
    "shape.round_trip": ("A round trip", "Large moves that cancelled out"),
    "shape.quiet": ("A quiet week", "Little movement"),
    "shape.mixed": ("Back and forth", "The week, day by day"),
    "week.before_one": (
        "{first:day} left {index} {so_far:size} {so_far:above} where the week began.",
    ),
    "week.before": (
        "By {so_far:day}'s close {index} stood {so_far:size} {so_far:above} where the "
        "week began.",
        "The days to {so_far:day} left {index} {so_far:size} {so_far:above} its start.",
    ),
    "week.main": ("{points:day} {points:shifted} {points:size}, or {day:size}.",),
    "week.main_since": (
        "{points:day} {points:shifted} {points:size}, or {day:size}, the largest daily "
        "{day:gain} since {since:date}.",
    ),
    "week.share_more": (
        "That one session moved {index} further than the whole week's {week:size}.",
    ),
    "week.share": (
        "That one session accounts for {share:size} of the week's {week:gain} of "
        "{week:size}.",
    ),
    "week.after": (
        "On {day:day} it {day:move}.",
        "{day:day} saw it {day:higher} by {day:size}.",
    ),
    "week.after_two_flat": (
        "{day:day} and {next:day} changed little ({day:signed} and {next:signed}).",
    ),
    "week.day_two_flat": (
        "{index} was little changed on {day:day} ({day:signed}) and {next:day} "
        "({next:signed}).",
    ),
    "week.after_two": (
        "On {day:day} it {day:move}, and on {next:day} it {next:move}.",
    ),
    "week.day": ("On {day:day} {index} {day:move}.", "It {day:move} on {day:day}."),
    "week.day_two": (
        "{index} {day:move} on {day:day} and {next:move} on {next:day}.",
        "It {day:move} on {day:day}, then {next:move} on {next:day}.",
    ),
    "week.largest": (
        "The largest daily move was {day:day}'s {day:gain} of {day:size}.",
    ),
    "week.range": (
        "Its range ran from {low} on {low_day:date} to {high} on {high_day:date}, and "
        "it closed {position:whole} of the way up.",
        "It traded between {low}, on {low_day:date}, and {high}, on {high_day:date}; "
        "the close lay {position:whole} of the way up from the low.",
    ),
    "week.range_low": (
        "Its range ran from {low} to {high}, on {high_day:date}, and it closed at the "
        "very bottom of it.",
    ),
    "week.range_high": (
        "Its range ran from {low}, on {low_day:date}, to {high}, and it closed at the "
        "very top of it.",
    ),
    "week.reversal_record": (
        "{edge:day} took it to an intraday record of {edge} before it closed "
        "{points:size} {points:above} the previous close.",
    ),
    "week.reversal_52": (
        "{edge:day} took it to {edge}, a 52-week high, before it closed {points:size} "
        "{points:above} the previous close.",
    ),
    "week.usual_day": (
        "A usual day moved it by {usual:size}.",
        "For a single day the usual size was {usual:size}.",
    ),
    "week.usual": (
        "Over the past year a usual week moved it by {usual:size}, up or down.",
    ),
}

PEERS: Final = {
    "peers.title_ahead": ("Ahead of its peers", "More than its peers"),
    "peers.title_behind": ("Behind its peers", "Less than its peers"),
    "peers.title_between": ("In the middle of its peers", "Between its peers"),
    "peers.title_turn_behind": ("Behind on {day:day}, ahead on the week",),
    "peers.title_turn_ahead": ("Ahead on {day:day}, behind on the week",),
    "peers.week": (
        "Against {other:who}, which {other:move} over the week, {subject} was "
        "{spread:size} {spread:ahead}.",
        "Over the week {other:who} {other:move}, which put {subject} {spread:size} "
        "{spread:ahead}.",
    ),
    "peers.year": ("For the year so far it is {spread:size} {spread:ahead}.",),
    "peers.others": ("{other:who} {other:move}.",),
    "peers.others_two": (
        "{other:who} {other:move} and {third:who} {third:move}.",
        "Elsewhere {other:who} {other:move} and {third:who} {third:move}.",
    ),
    "peers.parted": (
        "On {day:day} the two parted: {subject} {day:move} while {other:who} "
        "{other:move}.",
        "The two went different ways on {day:day}, when {subject} {day:move} and "
        "{other:who} {other:move}.",
    ),
    "peers.gap": ("The gap that day was {spread:size}.",),
    "peers.gap_since": (
        "The gap of {spread:size} was the widest in that direction since {since:date}.",
    ),
    "peers.usual": (
        "The move itself was ordinary: over the past year a usual day moved {subject} "
        "by {usual:size}.",
    ),
    "peers.large": ("A usual day over the past year moved {subject} by {usual:size}.",),
    "peers.widest_since": (
        "Over a week it had not been so far {spread:ahead} since the one that ended on "
        "{since:date}.",
    ),
}

STANDING: Final = {
    "standing.title": ("Where that leaves it", "The longer view"),
    "standing.at_record": (
        "No earlier close{at_hand} is higher than {close}.",
        "The close of {close} is above every earlier one{at_hand}.",
    ),
    "standing.off": (
        "At {close} {index} is {off:size} below its {record_close} of {peak}, set on "
        "{peak_day:date}.",
        "The close of {close} is {off:size} short of its {record_close}, {peak}, set "
        "on {peak_day:date}.",
    ),
    "standing.bear": ("That is bear-market territory by the usual threshold.",),
    "standing.correction": ("That is correction territory by the usual threshold.",),
    "standing.drought": (
        "The record ended a wait of {drought} without one.",
        "Before it, {drought} had passed without a record.",
    ),
    "standing.year_month": (
        "It is {month:up} {month:size} for the month and {year:up} {year:size} for the "
        "year.",
    ),
    "standing.quarter": (
        "The quarter so far has brought a {quarter:gain} of {quarter:size}.",
        "Since the quarter began it is {quarter:up} {quarter:size}.",
    ),
    "standing.record_since": (
        "The last record close before the week was that of {since:date}.",
    ),
    "standing.twelve": ("Compared with a year earlier it is {year:up} {year:size}.",),
    "standing.low_since": ("The close was the lowest since {since:date}.",),
    "standing.high_since": ("The close was the highest since {since:date}.",),
    "standing.streak_days": (
        "It has been {streak:rising} for {streak:cardinal} sessions in a row.",
    ),
}

LEVELS: Final = {
    "levels.title": ("Levels to watch", "The levels"),
    "levels.above": (
        "Above the close lies {level}, the week's high.",
        "On the upside the week's high of {level} stands first.",
    ),
    "levels.above_52": (
        "Above the close lies {level}, the week's high and the highest of the past 52 "
        "weeks.",
    ),
    "levels.above_close": ("Above the close lies {level}, the week's highest close.",),
    "levels.below_close": ("Below it is the week's lowest close, {level}.",),
    "levels.above_record": (
        "Above the close lies {level}, the week's high and an intraday record.",
    ),
    "levels.above_far": (
        "Further up is {level}, the high of the twenty sessions before the week.",
    ),
    "levels.below": (
        "Below it is the week's low of {level}.",
        "On the downside the week's low was {level}.",
    ),
    "levels.below_far": (
        "Further down lies {level}, the low of the twenty sessions before the week.",
    ),
    "levels.broken_resistance": (
        "The week's last close was above {level}, the high of the twenty sessions "
        "before it.",
    ),
    "levels.broken_support": (
        "The week's last close was below {level}, the low of the twenty sessions "
        "before it.",
    ),
    "levels.held_resistance": (
        "The week reached {level}, the high of the twenty sessions before it, and did "
        "not close above it.",
    ),
    "levels.held_support": (
        "The week reached down to {level}, the low of the twenty sessions before it, "
        "and did not close below it.",
    ),
    "levels.what": (
        "These are prices already traded, not forecasts.",
        "These are prices already traded, and say nothing of what comes next.",
    ),
}

WORDS: Final = {
    "word.under": ("less than {}",),
    "word.record_close": ("record close",),
    "word.record_close_short": ("highest close in the bars at hand",),
    "word.at_hand": ("",),
    "word.at_hand_short": (" in the bars at hand",),
}

NOTES: Final = {
    "note.base": (
        "A week runs from the last close before it to the close of its last session; "
        "records, runs and gains are by closing prices unless intraday is said.",
    ),
    "note.usual": (
        "Verbs follow the size of the move in units of the usual one: the median of "
        "the past year's moves of the same length.",
    ),
    "note.prices": ("Prices, not total returns: dividends are left out.",),
    "note.total": ("Levels are total returns: dividends are counted in.",),
    "note.program": (
        "Written by a program from price bars; every number can be proved again.",
    ),
    "note.bars": ("{name}: bars from {day}.",),
    "note.version": ("Bars: version {version} of the store.",),
    "note.mark": ("Declared: {name} {field} of {day} ({source}).",),
    "disclaimer": (
        "This is a report of past prices. It is no advice, no offer and no forecast; "
        "past performance says nothing certain about the future.",
    ),
}

CHARTS: Final = {
    "chart.price": ("{full_name}: the week in its two months",),
    "chart.price_caption": (
        "Daily closes of {subject} over two months, the week shaded.",
    ),
    "chart.relative": ("{full_name} and its peers over two months",),
    "chart.relative_caption": (
        "Percent change of {subject} and its peers since the first session shown.",
    ),
    "chart.resistance": ("week's high",),
    "chart.support": ("week's low",),
    "chart.record": ("record close",),
}

MESSAGES: Final = (
    WORDS
    | HEADLINES
    | POINTS
    | LEADS
    | SHAPES
    | PEERS
    | STANDING
    | LEVELS
    | CHARTS
    | NOTES
)
