"""How English says which session made a period."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="the session that made the week",
    templates={
        "noun": ("the week's decisive session",),
        "points": ("{size}, more than any other session that way",),
        "share": ("{size} of the week's {gain}",),
    },
    examples=(
        Example(
            "Thursday alone added 60.36 points, more than the whole week.",
            "60.36",
            {"of": "points"},
        ),
        Example("Thursday made the week.", "2025-09-18", {"of": "session"}),
        Example(
            "Thursday's advance was 117% of the week's gain.",
            "116.727906",
            {"of": "share"},
        ),
    ),
)
