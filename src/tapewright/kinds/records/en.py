"""How English says a count of records."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="records of the year",
    templates={
        "noun": ("the {ordinal} record of the {within}",),
        "line": ("the {ordinal} record close of the {within}",),
        "line.intraday": ("the {ordinal} intraday record of the {within}",),
    },
    examples=(
        Example("It was the 18th record close of the year.", "18"),
        Example("The Dow set its fifth record of the month.", "5", {"within": "month"}),
    ),
)
