"""How English says a record."""

from tapewright.kinds import Cue, Example, Wording

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
    cues=(
        Cue("RECORD .. (OF|AT)? . <LEVEL>"),
        Cue("<LEVEL> . RECORD"),
        Cue("CLOSE .. RECORD . (OF|AT)? . <LEVEL>", {"price": "close"}),
        Cue("RECORD CLOSE . (OF|AT)? . <LEVEL>", {"price": "close"}),
        Cue("INTRADAY RECORD . (OF|AT)? . <LEVEL>", {"price": "intraday"}),
        Cue("RECORD INTRADAY? HIGH . (OF|AT)? . <LEVEL>", {"price": "intraday"}),
        Cue("(TO|AT) . <RECORD>", bare=True),
        Cue("REACH . <RECORD>", bare=True),
        Cue("REACH . ORD? STRAIGHT? <RECORD>", bare=True),
        Cue("CLOSE . (AT|IN|WITH|ON)? . <RECORD>", {"price": "close"}, bare=True),
        Cue("(TO|AT|REACH) . <RECORD> CLOSE", {"price": "close"}, bare=True),
        Cue("(TO|AT|REACH) . INTRADAY <RECORD>", {"price": "intraday"}, bare=True),
        Cue("(TO|AT|REACH) . <RECORD> INTRADAY", {"price": "intraday"}, bare=True),
    ),
)
