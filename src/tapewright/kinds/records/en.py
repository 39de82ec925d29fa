"""How English says a count of records."""

from tapewright.kinds import Cue, Example, Wording

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
    cues=(
        Cue("<NUM> RECORD CLOSE?", {"within": "year"}, weak=True),
        Cue("<ORD> RECORD CLOSE? HIGH? (OF|IN|FOR) YEAR"),
        Cue("<NUM> RECORD CLOSE? HIGH? (OF|IN|FOR) YEAR"),
        Cue("RECORD . LEVEL? COMMA . <ORD> OF SPAN"),
        Cue("<ORD> RECORD CLOSE? HIGH? . (OF|IN|FOR)? (WHEN|SPAN)"),
        Cue("<NUM> RECORD CLOSE? HIGH? . (OF|IN|FOR|SPAN|WHEN)+"),
        Cue("RECORD CLOSE? .. <ORD> (OF|IN|FOR)? (WHEN|SPAN)"),
    ),
)
