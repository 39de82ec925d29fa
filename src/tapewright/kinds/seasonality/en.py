"""How English says a season's past."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="season",
    templates={
        "clause": (
            "has brought a {gain} of {size} on average in this {span} of earlier years",
        ),
        "clause.share_up": ("has risen in {value} of earlier years in this {span}",),
        "clause.years": ("has {value} earlier years of this {span} to look back on",),
        "line.average": (
            "this {span} brought a {gain} of {size} on average in earlier years",
        ),
        "line.share_up": ("this {span} rose in {value} of earlier years",),
        "line.years": ("earlier years with this {span}: {value}",),
    },
    examples=(
        Example(
            "Since 2000 the S&P 500 has lost 1.51% on average in September.",
            "-1.507693",
            {"span": "month", "of": "average", "first_year": 2000},
        ),
        Example(
            "It has risen in 56.8% of Septembers.",
            "56.756757",
            {"span": "month", "of": "share_up"},
        ),
    ),
    cues=(
        Cue("MOVE .. <PCT> TREND WHEN", sign="move"),
        Cue("SINCE first_year:YEAR NAME? MOVE .. <PCT> TREND WHEN", sign="move"),
        Cue("UP IN <PCT> OF MONTH", {"of": "share_up", "span": "month"}),
        Cue("<PCT> TREND", {"of": "average"}, sign="move"),
        Cue("UP IN <PCT> OF", {"of": "share_up"}),
        Cue("SINCE first_year:YEAR NAME? .. TREND .. MOVE .. <PCT>", sign="move"),
        Cue("TREND .. MOVE .. <PCT> WHEN", sign="move"),
    ),
)
