"""How English says a golden cross or a death cross."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="golden or death cross",
    templates={
        "clause": (
            "saw its 50-day average pass {above} its 200-day average after {size} on "
            "the other side",
        ),
        "line": (
            "50-day average passed {above} the 200-day average after {size} on the "
            "other side",
        ),
    },
    examples=(
        Example(
            "A golden cross formed: the 50-day average rose above the 200-day average "
            "after 95 sessions below it.",
            "95",
        ),
        Example(
            "The death cross ended 304 sessions of the faster average above.", "-304"
        ),
    ),
)
