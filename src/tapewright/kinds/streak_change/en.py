"""How English says the change over a streak."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="change over the run",
    templates={"line": ("{up} {size} over the run of {span}s that stands",)},
    examples=(
        Example(
            "The DAX rose for a ninth session running, totalling 4.03%.",
            "4.03",
            {"span": "day"},
        ),
    ),
    cues=(
        Cue("span:SPAN STRAIGHT COMMA? TOTAL .. <PCT|PTS>", sign="move"),
        Cue("STRAIGHT span:SPAN .. TOTAL .. <PCT|PTS>", sign="move"),
        Cue("STRAIGHT .. WHICH .. MOVE .. <PCT|PTS>", sign="move"),
        Cue("last:LASTING STRAIGHT COMMA? MOVE .. <PCT|PTS>", sign="move"),
        Cue("NUM span:SPAN STRAIGHT COMMA? MOVE .. <PCT|PTS>", sign="move"),
        Cue(
            "ORD STRAIGHT? span:SPAN STRAIGHT? COMMA? .. MOVE .. <PCT|PTS> . "
            "(LASTING|STREAK|STRAIGHT)",
            sign="move",
        ),
        Cue("STREAK .. MOVE .. <PCT|PTS>", sign="move"),
        Cue("STRAIGHT .. <PCT|PTS> MOVE", sign="move"),
        Cue("(NUM|ORD) SPAN STREAK COMMA? .. <PCT|PTS>", sign="move"),
    ),
)
