"""How English says when a change over several periods was last as large."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="largest change over several periods since",
    templates={
        "line": ("largest change over {periods} {span}s in its direction since {date}",)
    },
    examples=(
        Example(
            "It was the sharpest two-day slide since December 28, 2022.",
            "2022-12-28",
            {"span": "day", "periods": 2},
        ),
    ),
)
