"""How English says a run of records."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="records in a row",
    templates={
        "line": ("the {ordinal} record close in a row",),
        "line.intraday": ("the {ordinal} intraday record in a row",),
    },
    examples=(Example("It was the third record in as many days.", "3"),),
    cues=(
        Cue("<ORD> STRAIGHT RECORD"),
        Cue("<NUM> STRAIGHT RECORD"),
        Cue("<ORD> RECORD .. STRAIGHT"),
        Cue("RECORD CLOSE? .. <ORD> SPAN STRAIGHT"),
        Cue("RECORD CLOSE? .. <ORD> STRAIGHT SPAN"),
    ),
)
