"""How English says the rank of a move."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="rank of a move",
    templates={
        "line.year": (
            "the {nth_largest} change of a {span} in its direction this year",
        ),
        "line.history": (
            "the {nth_largest} change of a {span} in its direction in the bars at hand",
        ),
    },
    examples=(
        Example(
            "It was the fourth-largest daily gain of the year.", "4", {"within": "year"}
        ),
        Example(
            "The loss was the largest ever.",
            "1",
            {"within": "history"},
        ),
    ),
    cues=(
        Cue(
            "<BIGGEST|BEST|WORST> span:SPAN? MOVE? EVER",
            {"within": "history", "unit": "percent|points"},
            states=1,
        ),
        Cue(
            "<BIGGEST|BEST|WORST> MOVE? span:SPAN MOVE? EVER",
            {"within": "history", "unit": "percent|points"},
            states=1,
        ),
        Cue(
            "<ORD> (BIGGEST|BEST|WORST) span:SPAN? MOVE? EVER",
            {"within": "history", "unit": "percent|points"},
        ),
        Cue("<ORD> EXTREME span:SPAN? MOVE? .. WHEN", {"within": "year"}),
        Cue("<ORD> EXTREME span:SPAN? MOVE? .. (OF|IN) SPAN", {"within": "year"}),
        Cue("<ORD> EXTREME span:SPAN? MOVE? .. FROM DATE", {"within": "history"}),
    ),
)
