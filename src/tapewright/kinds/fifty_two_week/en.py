"""How English says a 52-week high or low."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="52-week high or low",
    templates={
        "high": ("a 52-week high of {value}",),
        "low": ("a 52-week low of {value}",),
        "line": ("an intraday {side} of 52 weeks, {value}",),
        "line.high.close": ("the highest close of 52 weeks, {value}",),
        "line.low.close": ("the lowest close of 52 weeks, {value}",),
    },
    examples=(
        Example(
            "It reached a 52-week high of 2,472.27 on Friday.",
            "2472.27",
            {"side": "high"},
        ),
        Example(
            "The Russell 2000 closed at 2,467.70, its highest close in a year.",
            "2467.7",
            {"side": "high", "price": "close"},
        ),
    ),
)
