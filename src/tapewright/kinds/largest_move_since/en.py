"""How English says when a move was last as large."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="largest move since",
    templates={
        "clause": ("the largest such move since {long_date}",),
        "noun": ("its largest since {date}",),
        "line": ("largest change of the {span} in its direction since {long_date}",),
        "line.points": (
            "largest point change of the {span} in its direction since {long_date}",
        ),
        "line.day": ("largest daily change in its direction since {long_date}",),
        "line.day.points": (
            "largest daily point change in its direction since {long_date}",
        ),
    },
    examples=(
        Example(
            "It was the largest daily gain since August 22.",
            "2025-08-22",
            {"span": "day"},
        ),
        Example(
            "It was the largest weekly gain since the one that ended on August 22.",
            "2025-08-22",
            {"span": "week"},
        ),
    ),
    cues=(
        Cue(
            "(BEST|WORST) span:SPAN SINCE (DATE|MONTH|YEAR) COMMA? AND? FOR NAME "
            "SINCE <DATE|MONTH|YEAR>"
        ),
        Cue(
            "MOVE (BIGGEST|WORST|BEST) FOR NAME .. SINCE <DATE|MONTH|YEAR|WHEN>",
            sign="move",
        ),
        Cue("BEST span:SPAN? MOVE? FOR NAME .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="+"),
        Cue(
            "WORST span:SPAN? MOVE? FOR NAME .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="-"
        ),
        Cue(
            "BIGGEST span:SPAN? MOVE? FOR NAME .. SINCE <DATE|MONTH|YEAR|WHEN>",
            sign="move",
        ),
        Cue(
            "span:SPAN MOVE (BIGGEST|WORST|BEST) ( FOR NAME )? .. SINCE "
            "<DATE|MONTH|YEAR|WHEN>",
            sign="move",
        ),
        Cue("BEST span:SPAN? .. SINCE NUM? THIS? CLOSE? . <DATE|MONTH|YEAR>", sign="+"),
        Cue(
            "WORST span:SPAN? .. SINCE NUM? THIS? CLOSE? . <DATE|MONTH|YEAR>", sign="-"
        ),
        Cue(
            "BIGGEST span:SPAN? .. SINCE NUM? THIS? CLOSE? . <DATE|MONTH|YEAR>",
            sign="move",
        ),
        Cue("BEST .. <LASTING>", sign="+"),
        Cue("WORST .. <LASTING>", sign="-"),
        Cue("BIGGEST .. <LASTING>", sign="move"),
        Cue("BEST span:SPAN? .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="+"),
        Cue("BEST span:SPAN .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="+"),
        Cue("BEST span:SPAN .. <LASTING>", sign="+"),
        Cue("BEST WHEN? .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="+"),
        Cue("WORST span:SPAN? .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="-"),
        Cue("WORST span:SPAN .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="-"),
        Cue("WORST span:SPAN .. <LASTING>", sign="-"),
        Cue("WORST WHEN? .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="-"),
        Cue("BIGGEST span:SPAN? .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="move"),
        Cue("BIGGEST span:SPAN .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="move"),
        Cue("BIGGEST span:SPAN .. <LASTING>", sign="move"),
        Cue("BIGGEST WHEN? .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="move"),
    ),
)
