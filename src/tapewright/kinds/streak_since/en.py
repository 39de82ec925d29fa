"""How English says when a run was last as long."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="the last run as long",
    templates={
        "clause": ("the longest such run since one that ended on {long_date}",),
        "month": ("its longest run since {month}",),
        "line": ("longest run of its direction, by the {span}, since {long_date}",),
    },
    examples=(
        Example(
            "It was the longest weekly run since one that ended on December 24, 2020.",
            "2020-12-24",
            {"span": "week"},
        ),
        Example(
            "The index has its longest run of monthly gains since June 2021.",
            "2021-06-30",
            {"span": "month"},
        ),
    ),
    cues=(
        Cue("EXTREME STREAK SINCE <DATE|MONTH|YEAR>"),
        Cue("LONGEST .. SINCE NUM? THIS? CLOSE? . <DATE|MONTH|YEAR>"),
        Cue("LONGEST .. STREAK? .. SINCE NUM? THIS? CLOSE? . <DATE|MONTH|YEAR>"),
        Cue("LONGEST .. STREAK? .. SINCE <DATE|MONTH|YEAR|WHEN>"),
        Cue("LONGEST .. span:SPAN .. SINCE <DATE|MONTH|YEAR|WHEN>"),
        Cue("STREAK .. LONGEST SINCE <DATE|MONTH|YEAR|WHEN>"),
    ),
)
