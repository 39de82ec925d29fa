"""How English says the rank of a drought."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="rank of a drought",
    templates={
        "line.rank": ("the {nth_longest} time without a record in the bars at hand",),
        "line.longest": ("the longest time without a record is {value}",),
        "line.longest_from": (
            "the longest time without a record began after {long_date}",
        ),
        "line.longest_to": ("the longest time without a record ended on {long_date}",),
    },
    examples=(
        Example("It was the second-longest stretch without a record.", "2"),
        Example(
            "The longest drought ran 1,021 trading days.", "1021", {"of": "longest"}
        ),
        Example(
            "The longest drought ended in April 2004.",
            "2004-04-05",
            {"of": "longest_to"},
        ),
    ),
    cues=(
        Cue("<ORD> LONGEST STREAK? DROUGHT"),
        Cue("LONGEST DROUGHT .. <NUM|LEVEL|LASTING>", {"of": "longest"}),
        Cue("LONGEST DROUGHT .. CLOSE . <DATE|MONTH|YEAR>", {"of": "longest_to"}),
    ),
)
