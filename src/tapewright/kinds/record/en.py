"""How English says a record."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="record",
    templates={
        "noun": ("a record close of {value}", "a record of {value}"),
        "intraday": ("an intraday record of {value}",),
        "clause": ("closed at a record {value}", "set a record close of {value}"),
        "line": ("a record close of {value}",),
        "line.intraday": ("an intraday record of {value}",),
    },
    examples=(
        Example("The S&P 500 closed at a record 6,664.36.", "6664.36"),
        Example(
            "It hit an all-time high of 2,472.27 during Friday's session.",
            "2472.27",
            {"price": "intraday"},
        ),
    ),
)
