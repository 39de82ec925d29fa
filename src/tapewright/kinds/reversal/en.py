"""How English says a reversal."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="reversal",
    templates={
        "noun": ("a reversal of {size} from the intraday extreme",),
        "clause": (
            "turned back {size} from a 52-week extreme",
            "closed {size} away from it",
        ),
        "line.high": ("closed {size} below the new 52-week high of the session",),
        "line.low": ("closed {size} above the new 52-week low of the session",),
    },
    examples=(
        Example(
            "It closed 23.50 points below the 52-week high of the session.",
            "23.5",
            {"side": "high"},
        ),
        Example(
            "Friday's close was 0.95% under the day's new 52-week high.",
            "0.950543",
            {"side": "high", "unit": "percent"},
        ),
    ),
)
