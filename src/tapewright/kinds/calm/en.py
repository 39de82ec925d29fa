"""How English says a calm."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="sessions without a large move",
    templates={
        "line.ended": ("the first move of {size} or more after {value} without one",),
        "line.running": ("{value} without a move of {size} or more",),
    },
    examples=(
        Example("It was the first 1% move in 25 sessions.", "24"),
        Example(
            "The S&P 500 has gone 110 sessions without a 2% move.",
            "110",
            {"size": "2_percent", "state": "running"},
        ),
    ),
    cues=(
        Cue("<NUM> span:SPAN CALM size:PCT MOVEMENT", {"state": "running"}),
        Cue("CALM size:PCT MOVEMENT <LASTING>", {"state": "running"}),
        Cue("ORD MOVEMENT OF? size:PCT OR? <LASTING>", less=1),
        Cue("ORD size:PCT MOVEMENT <LASTING>", less=1),
    ),
)
