"""How English says a wait for a record."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="wait for a record",
    templates={
        "line": ("{value} without a record close",),
        "line.intraday": ("{value} without an intraday record",),
    },
    examples=(
        Example("The Russell 2000 had gone 952 trading days without a record.", "952"),
    ),
    cues=(
        Cue("<NUM> SPAN SINCE NAME? .. RECORD"),
        Cue("<NUM> SPAN SINCE NAME .. RECORD"),
        Cue("<LASTING|NUM|LEVEL> SPAN? DROUGHT"),
    ),
)
