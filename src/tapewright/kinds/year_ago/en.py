"""How English says a change from a year earlier."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="change from a year earlier",
    templates={"line": ("{up} {size} from {rule} ago",)},
    examples=(Example("The DAX is 24.97% higher than 52 weeks ago.", "24.97"),),
    cues=(
        Cue("MOVE .. <PCT|PTS> .. (FROM|THAN|OVER)? ago:AGO", sign="move"),
        Cue("<PCT|PTS> MOVE? .. (FROM|ABOVE|BELOW|THAN) ago:AGO", sign="move"),
    ),
)
