"""How English says a level."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="level",
    templates={
        "resistance": (
            "resistance at {value}",
            "{value} above the close",
        ),
        "support": (
            "support at {value}",
            "{value} below the close",
        ),
        "line": ("{side} at {value}",),
    },
    examples=(
        Example(
            "Above, the 52-week high of 2,472.27.",
            "2472.27",
            {"side": "resistance", "rule": "52_weeks"},
        ),
        Example(
            "Below lies 2,388.25, the low of the week.",
            "2388.25",
            {"side": "support", "rule": "week"},
        ),
        Example(
            "The low of the 20 sessions before the week is 2,252.43.",
            "2252.43",
            {"side": "support", "rule": "20_sessions"},
        ),
    ),
    cues=(
        Cue(
            "YEARLONG INTRADAY? LOW . (OF|AT|COLON) <BARE>",
            {"side": "support", "rule": "52_weeks"},
            session="now",
        ),
        Cue(
            "YEARLONG .. RANGE .. FROM? <BARE> (TO|AND) LEVEL",
            {"side": "support", "rule": "52_weeks"},
            session="now",
        ),
        Cue(
            "RESISTANCE (AT|COLON)? <LEVEL>",
            {"side": "resistance", "rule": "week|20_sessions|52_weeks"},
            weak=True,
        ),
        Cue(
            "SUPPORT (AT|COLON)? <LEVEL>",
            {"side": "support", "rule": "week|20_sessions|52_weeks"},
            weak=True,
        ),
        Cue(
            "RESISTANCE AT <LEVEL>",
            {"side": "resistance", "rule": "week|20_sessions|52_weeks"},
            weak=True,
        ),
        Cue(
            "SUPPORT AT <LEVEL>",
            {"side": "support", "rule": "week|20_sessions|52_weeks"},
            weak=True,
        ),
        Cue(
            "YEARLONG INTRADAY? LOW . (OF|AT|COLON)? . <LEVEL>",
            {"side": "support", "rule": "52_weeks"},
            session="now",
        ),
        Cue(
            "YEARLONG .. RANGE .. FROM? <LEVEL> (TO|AND) LEVEL",
            {"side": "support", "rule": "52_weeks"},
            session="now",
        ),
        Cue(
            "YEARLONG .. NAME .. RANGE .. FROM? <LEVEL> (TO|AND) LEVEL",
            {"side": "support", "rule": "52_weeks"},
            session="now",
        ),
        Cue(
            "RANGE .. FROM? <LEVEL> (TO|AND) LEVEL .. YEARLONG",
            {"side": "support", "rule": "52_weeks"},
            session="now",
        ),
        Cue("SPAN HIGHEST . <LEVEL>", {"side": "resistance"}),
        Cue("SPAN LOWEST . <LEVEL>", {"side": "support"}),
        Cue("<LEVEL> . SPAN HIGHEST", {"side": "resistance"}),
        Cue("<LEVEL> . SPAN LOWEST", {"side": "support"}),
        Cue(
            "<LEVEL> . LOW (OF|IN)? (LASTING|NUM)",
            {"side": "support", "rule": "20_sessions"},
        ),
        Cue(
            "<LEVEL> . HIGH (OF|IN)? (LASTING|NUM)",
            {"side": "resistance", "rule": "20_sessions"},
        ),
        Cue(
            "(SUPPORT|LEVELWORD) .. (AT|OF)? .. <LEVEL>", {"side": "support"}, weak=True
        ),
        Cue("<LEVEL> .. SUPPORT", {"side": "support"}, weak=True),
        Cue("RESISTANCE .. (AT|OF)? .. <LEVEL>", {"side": "resistance"}, weak=True),
        Cue("<LEVEL> .. RESISTANCE", {"side": "resistance"}, weak=True),
    ),
)
