"""How English says when a change over several periods was last as large."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="largest change over several periods since",
    templates={
        "line": ("largest change over {periods} {span}s in its direction since {date}",)
    },
    examples=(
        Example(
            "It was the sharpest two-day slide since December 28, 2022.",
            "2022-12-28",
            {"span": "day", "periods": 2},
        ),
    ),
    cues=(
        Cue("BEST .. last:LASTING .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="+"),
        Cue("WORST .. last:LASTING .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="-"),
        Cue("BIGGEST .. last:LASTING .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="move"),
        Cue("BEST count:NUM span:SPAN .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="+"),
        Cue("WORST count:NUM span:SPAN .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="-"),
        Cue("BIGGEST count:NUM span:SPAN .. SINCE <DATE|MONTH|YEAR|WHEN>", sign="move"),
        Cue(
            "count:NUM span:SPAN NAME? MOVE .. BEST .. SINCE <DATE|MONTH|YEAR|WHEN>",
            sign="+",
        ),
        Cue(
            "count:NUM span:SPAN NAME? MOVE .. WORST .. SINCE <DATE|MONTH|YEAR|WHEN>",
            sign="-",
        ),
        Cue(
            "count:NUM span:SPAN NAME? MOVE .. BIGGEST .. SINCE <DATE|MONTH|YEAR|WHEN>",
            sign="move",
        ),
    ),
)
