"""How English says a time without records."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="time without a record",
    templates={
        "after": ("after {value} without one",),
        "noun": (
            "a drought of {value}",
            "{value} without a record",
        ),
        "line": ("first record close after {size} without one",),
        "line.intraday": ("first intraday record after {size} without one",),
    },
    examples=(
        Example("The record ended a drought of 967 sessions.", "967"),
        Example(
            "It was the first record in 968 sessions, the day itself included.",
            "968",
            {"count": "inclusive"},
        ),
    ),
    cues=(
        Cue("PRIOR .. <NUM|LEVEL> SPAN .. DROUGHT"),
        Cue("PRIOR .. <LASTING> .. DROUGHT"),
        Cue("SNAP DROUGHT OF? . <LASTING|NUM|LEVEL>"),
        Cue("DROUGHT (OF|LASTING)? . <NUM|LEVEL> SPAN?"),
        Cue("DROUGHT <LASTING>"),
        Cue("SNAP .. <NUM|LEVEL> SPAN DROUGHT"),
        Cue("RECORD .. <LASTING|NUM|LEVEL> SPAN? DROUGHT"),
    ),
)
