"""How English says a 52-week high or low."""

from tapewright.kinds import Cue, Example, Wording

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
    cues=(
        Cue(
            "<YEARLONG> CLOSE HIGH FOR NAME",
            {"side": "high", "price": "close"},
            bare=True,
        ),
        Cue(
            "(REACH|TO|AT|WITH) . YEARLONG INTRADAY HIGH . (OF|AT)? . <LEVEL>",
            {"side": "high", "price": "intraday"},
        ),
        Cue(
            "(REACH|TO|AT|WITH) . YEARLONG INTRADAY LOW . (OF|AT)? . <LEVEL>",
            {"side": "low", "price": "intraday"},
        ),
        Cue("<YEARLONGHIGH>", {"side": "high", "price": "close"}, bare=True),
        Cue(
            "(REACH|TO|AT|WITH) . YEARLONG (INTRADAY|CLOSE|RECORD)* HIGH "
            ". (OF|AT)? . <LEVEL>",
            {"side": "high"},
        ),
        Cue(
            "(REACH|TO|AT|WITH) . YEARLONG CLOSE HIGH . (OF|AT)? . <LEVEL>",
            {"side": "high", "price": "close"},
        ),
        Cue("<LEVEL> .. YEARLONG INTRADAY? HIGH", {"side": "high"}),
        Cue(
            "(REACH|TO|AT|WITH) . <YEARLONG> INTRADAY? HIGH",
            {"side": "high"},
            bare=True,
        ),
        Cue(
            "CLOSE . (AT|WITH|ON|IN)? . <YEARLONG> HIGH",
            {"side": "high", "price": "close"},
            bare=True,
        ),
        Cue(
            "(REACH|TO|AT|WITH) . <YEARLONG> CLOSE HIGH",
            {"side": "high", "price": "close"},
            bare=True,
        ),
        Cue(
            "(REACH|TO|AT|WITH) . YEARLONG (INTRADAY|CLOSE|RECORD)* LOW "
            ". (OF|AT)? . <LEVEL>",
            {"side": "low"},
        ),
        Cue(
            "(REACH|TO|AT|WITH) . YEARLONG CLOSE LOW . (OF|AT)? . <LEVEL>",
            {"side": "low", "price": "close"},
        ),
        Cue("<LEVEL> .. YEARLONG INTRADAY? LOW", {"side": "low"}),
        Cue(
            "(REACH|TO|AT|WITH) . <YEARLONG> INTRADAY? LOW", {"side": "low"}, bare=True
        ),
        Cue(
            "CLOSE . (AT|WITH|ON|IN)? . <YEARLONG> LOW",
            {"side": "low", "price": "close"},
            bare=True,
        ),
        Cue(
            "(REACH|TO|AT|WITH) . <YEARLONG> CLOSE LOW",
            {"side": "low", "price": "close"},
            bare=True,
        ),
    ),
)
