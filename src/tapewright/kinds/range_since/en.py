"""How English says the widest or narrowest range since."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="widest or narrowest range since",
    templates={"line": ("the {side} range of a {span} since {long_date}",)},
    examples=(
        Example(
            "The week's range was the narrowest since July 3.",
            "2025-07-03",
            {"span": "week", "side": "narrowest"},
        ),
    ),
    cues=(
        Cue(
            "span:SPAN RANGE .. SMALLEST .. SINCE <DATE|MONTH|YEAR|WHEN>",
            {"side": "narrowest"},
        ),
        Cue(
            "span:SPAN RANGE .. BIGGEST .. SINCE <DATE|MONTH|YEAR|WHEN>",
            {"side": "widest"},
        ),
    ),
)
