"""How English says a usual move."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="usual move",
    templates={
        "noun": ("a usual move of {value}",),
        "clause": ("usually moves {value}, up or down",),
        "line": ("a usual {span} moves it by {value}",),
    },
    examples=(
        Example("A usual day moves the index by 0.73%.", "0.72824", {"span": "day"}),
        Example(
            "The median weekly change of the past year was 1.58%, up or down.",
            "1.575375",
            {"span": "week"},
        ),
    ),
    cues=(
        Cue("WHEN . TREND .. <PCT>"),
        Cue("TREND span:SPAN .. NAME? .. <PCT>"),
    ),
)
