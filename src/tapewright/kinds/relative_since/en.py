"""How English says when a spread was last as wide."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="widest spread since",
    templates={
        "clause": ("the widest gap that way since {long_date}",),
        "noun": ("its widest since {date}",),
        "line": (
            "widest gap to {peer} in its direction since {long_date}, over the {span}",
        ),
        "line.day": ("widest daily gap to {peer} in its direction since {long_date}",),
    },
    examples=(
        Example(
            "The gap to the S&P 500 was the widest in the large caps' "
            "favour since August 14.",
            "2025-08-14",
            {"peer": "GSPC", "span": "day"},
        ),
        Example(
            "It beat the S&P 500 over the week by the most since the "
            "week to August 22.",
            "2025-08-22",
            {"peer": "GSPC", "span": "week"},
        ),
    ),
    cues=(
        Cue(
            "SPREAD (TO|OVER|WITH) peer:NAME .. BIGGEST .. SINCE <DATE|MONTH|YEAR|WHEN>"
        ),
        Cue("BEAT peer:NAME .. BY? BIGGEST .. SINCE <DATE|MONTH|YEAR|WHEN>"),
        Cue("LAG peer:NAME .. BY? BIGGEST .. SINCE <DATE|MONTH|YEAR|WHEN>"),
        Cue("SPREAD OF? PPT .. BIGGEST .. SINCE <DATE|MONTH|YEAR>"),
        Cue("SPREAD .. BIGGEST .. SINCE <DATE|MONTH|YEAR>"),
        Cue("PPT .. BIGGEST .. SINCE <DATE|MONTH|YEAR>"),
        Cue("BIGGEST .. (BEAT|LAG|SPREAD) .. SINCE <DATE|MONTH|YEAR>"),
    ),
)
