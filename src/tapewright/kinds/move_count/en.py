"""How English says a count of large moves."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="large moves of the year",
    templates={"line": ("{value} moves of {size} or more this year",)},
    examples=(Example("It was the 40th move of 1% or more this year.", "40"),),
    cues=(
        Cue("<ORD> MOVEMENT OF? size:PCT OR? (WHEN|SPAN)"),
        Cue("<ORD> size:PCT MOVEMENT OF? (WHEN|SPAN)"),
        Cue("<NUM> MOVEMENT OF? size:PCT OR? (WHEN|SPAN)"),
    ),
)
