"""How English says the rank of a close."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="rank of a close",
    templates={
        "line.high.year": ("the {nth_highest} close of the year",),
        "line.low.year": ("the {nth_lowest} close of the year",),
        "line.high.history": ("the {nth_highest} close in the bars at hand",),
        "line.low.history": ("the {nth_lowest} close in the bars at hand",),
    },
    examples=(
        Example("It was the third highest close of 2023.", "3", {"within": "year"}),
        Example(
            "The index ended at its second-lowest close of the year.",
            "2",
            {"side": "low", "within": "year"},
        ),
    ),
    cues=(
        Cue(
            "<ORD> HIGHEST CLOSE? . (OF|IN)? WHEN?", {"side": "high", "within": "year"}
        ),
        Cue("<ORD> HIGHEST CLOSE? .. RECORD", {"side": "high", "within": "history"}),
        Cue("<ORD> LOWEST CLOSE? . (OF|IN)? WHEN?", {"side": "low", "within": "year"}),
        Cue("<ORD> LOWEST CLOSE? .. RECORD", {"side": "low", "within": "history"}),
    ),
)
