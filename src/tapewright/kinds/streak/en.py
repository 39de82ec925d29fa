"""How English says a run."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="run",
    templates={
        "noun": (
            "a {ordinal} straight {gain}",
            "a {ordinal} {gain} in a row",
        ),
        "clause": ("was {rising} for a {ordinal} straight time",),
        "count": ("{cardinal} in a row",),
        "line": ("{an_ordinal} straight {span} of {gains}",),
    },
    examples=(
        Example("It was the seventh straight weekly gain.", "7", {"span": "week"}),
        Example("The index has risen seven weeks in a row.", "7", {"span": "week"}),
        Example("The index fell for a second day running.", "-2", {"span": "day"}),
        Example("August was its fourth straight monthly gain.", "4", {"span": "month"}),
    ),
)
