"""How English says a range."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="range",
    templates={
        "high": ("a high of {value}",),
        "low": ("a low of {value}",),
        "position": ("{value} of the way up its range",),
        "width": ("a range of {value}",),
        "on": ("on {date}",),
        "line.high": ("the {span}'s high is {value}",),
        "line.low": ("the {span}'s low is {value}",),
        "line.position": ("closed {value} of the way up the {span}'s range",),
        "line.width": ("the {span}'s range is {value} from low to high",),
        "line.high_session": ("the {span}'s high was set on {date}",),
        "line.low_session": ("the {span}'s low was set on {date}",),
    },
    examples=(
        Example(
            "The week's low was Tuesday's 2,388.25.",
            "2388.25",
            {"span": "week", "of": "low"},
        ),
        Example(
            "It traded as high as 2,472.27 on Friday.",
            "2472.27",
            {"span": "day", "of": "high"},
        ),
        Example(
            "The week closed 72% of the way up its range.",
            "72.030469",
            {"span": "week", "of": "position"},
        ),
        Example(
            "The week's range was 3.5% from low to high.",
            "3.518057",
            {"span": "week", "of": "width"},
        ),
    ),
    cues=(
        Cue("HIGH FOR NAME . (AT|OF)? <LEVEL>", {"of": "high"}),
        Cue("LOW FOR NAME . (AT|OF)? <LEVEL>", {"of": "low"}),
        Cue("span:SPAN RANGE .. <PCT>", {"of": "width"}),
        Cue("DOWN ASFAR <LEVEL>", {"of": "low"}),
        Cue("UP ASFAR <LEVEL>", {"of": "high"}),
        Cue("<PCT> WAY .. LOW", {"of": "position"}),
        Cue("REACH . <LEVEL>", {"of": "high|low"}),
        Cue("RANGE .. FROM? <LEVEL> . . (TO|AND) LEVEL", {"of": "low"}),
        Cue("RANGE .. LEVEL . . (TO|AND) <LEVEL>", {"of": "high"}),
        Cue("<PCT> WAY", {"of": "position"}),
        Cue("<LEVEL> . span:SPAN HIGH", {"of": "high"}),
        Cue("<LEVEL> . span:SPAN LOW", {"of": "low"}),
        Cue("HIGH . (OF|AT)? . <LEVEL>", {"of": "high"}),
        Cue("INTRADAY HIGH .. <LEVEL>", {"of": "high"}),
        Cue("span:SPAN HIGH . (OF|AT)? <LEVEL>", {"of": "high"}),
        Cue("THIS? span:WHEN HIGH . (OF|AT)? <LEVEL>", {"of": "high"}),
        Cue("HIGH WHEN (OF|AT|WITH)? <LEVEL>", {"of": "high"}),
        Cue("<LEVEL> (IN|AT|OF)? INTRADAY? HIGH", {"of": "high"}),
        Cue("INTRADAY .. <LEVEL>", {"of": "high"}),
        Cue("LOW . (OF|AT)? . <LEVEL>", {"of": "low"}),
        Cue("INTRADAY LOW .. <LEVEL>", {"of": "low"}),
        Cue("span:SPAN LOW . (OF|AT)? <LEVEL>", {"of": "low"}),
        Cue("THIS? span:WHEN LOW . (OF|AT)? <LEVEL>", {"of": "low"}),
        Cue("LOW WHEN (OF|AT|WITH)? <LEVEL>", {"of": "low"}),
        Cue("<LEVEL> (IN|AT|OF)? INTRADAY? LOW", {"of": "low"}),
    ),
)
