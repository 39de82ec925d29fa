"""How English says a close."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="close",
    templates={
        "at": ("at {value}",),
        "clause": ("closed at {value}", "ended at {value}", "finished at {value}"),
        "line": ("closed at {value}",),
    },
    examples=(Example("The Russell 2000 closed at 2,448.77.", "2448.77"),),
)
