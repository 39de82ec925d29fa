"""How English says when a year last had as many records."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="most records since",
    templates={
        "line": ("the most record closes in a year since the one to {long_date}",),
        "line.intraday": (
            "the most intraday records in a year since the one to {long_date}",
        ),
    },
    examples=(Example("That is the most records in a year since 2021.", "2021-12-31"),),
    cues=(Cue("BIGGEST RECORD .. SINCE <DATE|MONTH|YEAR|WHEN>"),),
)
