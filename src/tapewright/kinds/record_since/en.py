"""How English says the record before this one."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="the record before",
    templates={
        "clause": ("its first record since {long_date}",),
        "noun": ("the record of {date}",),
        "after": ("for the first time in {age}",),
        "line": ("first record close since {long_date}",),
        "line.intraday": ("first intraday record since {long_date}",),
    },
    examples=(
        Example("It was the first record close since November 8, 2021.", "2021-11-08"),
        Example(
            "Thursday brought the first intraday record since November 25, 2024.",
            "2024-11-25",
            {"price": "intraday"},
        ),
        Example("Its previous record close was set on November 8, 2021.", "2021-11-08"),
    ),
    cues=(
        Cue("RECORD .. FIRSTTIME <LASTING>"),
        Cue("FIRSTTIME <LASTING> .. RECORD"),
        Cue("ORD? RECORD .. <LASTING>"),
        Cue("RECORD .. FIRSTTIME SINCE <DATE|MONTH|YEAR>"),
        Cue("RECORD .. SINCE <DATE|MONTH|YEAR>"),
        Cue("ORD RECORD .. SINCE <DATE|MONTH|YEAR>"),
        Cue("RECORD CLOSE? .. ORD SINCE <DATE|MONTH|YEAR>"),
    ),
)
