"""The sentences of the card edition in English."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    "card.title": ("How the indices closed on {close:dated}",),
    "card.all_up": (
        "All of them rose on {close:day}; {best:who} gained most, {best:short}.",
    ),
    "card.all_down": (
        "All of them fell on {close:day}; {worst:who} lost most, {worst:short}.",
    ),
    "card.mixed": (
        "{best:who} {best:rose} {best:short} on {close:day}, the best of them; "
        "{worst:who}, the weakest, {worst:rose} {worst:short}.",
    ),
    "card.one": ("{best:who} {best:rose} {best:short} on {close:day}.",),
    "card.unchanged": ("None of them changed on {close:day}.",),
    "card.record": ("{names} closed at a record.",),
    "card.records": ("{names} closed at records.",),
    "card.off": ("{off:who} is {off:short} below its record close of {peak}.",),
    "card.on_day": ("On {close:day}",),
    "card.day": (
        "{points:who} {points:rose} {points:size}, or {change:short}, to {close}.",
    ),
    "card.day_unchanged": ("{close:who} was unchanged at {close}.",),
    "card.for_week": ("For the week",),
    "card.week_so_far": ("So far this week",),
    "card.for_year": ("For the year",),
    "card.span": ("{points:who} is {points:up} {points:size}, or {change:short}.",),
    "card.span_unchanged": ("{points:who} is unchanged.",),
    "note.card": (
        "Changes run from the close before the day, the week or the year began; "
        "records are record closes. Percentages are rounded to one decimal.",
    ),
}
