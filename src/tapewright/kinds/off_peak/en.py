"""How English says a distance from the peak."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="distance from the peak",
    templates={
        "clause": (
            "{size} below its record close",
            "{size} off its record close",
        ),
        "level": ("the record close of {value}",),
        "session": ("the record of {date}",),
        "line.percent": ("{size} below the record close",),
        "line.points": ("{size} below the record close",),
        "line.level": ("the record close is {value}",),
        "line.session": ("the record close was set on {long_date}",),
        "line.percent.52_weeks": ("{size} below the highest close of {window}",),
        "line.points.52_weeks": ("{size} below the highest close of {window}",),
        "line.level.52_weeks": ("the highest close of {window} is {value}",),
        "line.session.52_weeks": (
            "the highest close of {window} was set on {long_date}",
        ),
        "line.percent.year": ("{size} below the highest close of the year",),
        "line.points.year": ("{size} below the highest close of the year",),
        "line.level.year": ("the highest close of the year is {value}",),
        "line.session.year": ("the highest close of the year was set on {long_date}",),
    },
    examples=(
        Example("The index is 0.77% below its record close.", "-0.767111"),
        Example(
            "It ended 18.93 points off its record close.", "-18.93", {"of": "points"}
        ),
        Example(
            "It stands below the record close of 2,467.70.", "2467.7", {"of": "level"}
        ),
    ),
    cues=(
        Cue(
            "(BEAT|ABOVE|OVER) PRONOUN? (RECORD|INTRADAY|CLOSE|HIGH)+ OF <LEVEL>",
            {"of": "level"},
            session="before",
        ),
        Cue(
            "<PCT|PTS> (BELOW|AWAY|FROM|OF) DATE (RECORD|HIGH) CLOSE?",
            sign="-",
            session="now",
        ),
        Cue(
            "<PCT|PTS> (BELOW|AWAY|FROM|OF) DATE (RECORD|HIGH) CLOSE? OF LEVEL",
            sign="-",
            session="now",
        ),
        Cue(
            "PREVIOUS RECORD (CLOSE|HIGH|OF|AT)* <LEVEL> COMMA? REACH? on:DATE",
            {"of": "level"},
        ),
        Cue(
            "PREVIOUS RECORD (CLOSE|HIGH|OF|AT)* COMMA? REACH? on:DATE . (OF|AT)? "
            "<LEVEL>",
            {"of": "level"},
        ),
        Cue(
            "YEARLONG INTRADAY? HIGH . (OF|AT|COLON) <BARE>",
            {"of": "level", "window": "52_weeks", "price": "intraday"},
            session="now",
        ),
        Cue(
            "YEARLONG .. RANGE .. LEVEL (TO|AND) <BARE>",
            {"of": "level", "window": "52_weeks", "price": "intraday"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. YEAR CLOSE? (HIGH|HIGHEST) COMMA? "
            "(PRONOUN|THIS|REACH)* <DATE>",
            {"of": "session", "window": "year"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. (RECORD|HIGH|HIGHEST) COMMA? "
            "(THIS|PRONOUN|REACH)+ <DATE>",
            {"of": "session"},
            session="now",
        ),
        Cue(
            "FROM (HIGH|RECORD) OF? LEVEL (REACH|ON)? <DATE>",
            {"of": "session"},
            session="now",
        ),
        Cue("<PCT|PTS> (BELOW|AWAY|FROM|OF) NAME CLOSE? RECORD", sign="-"),
        Cue(
            "(PCT|PTS) (BELOW|AWAY|FROM|OF) NAME CLOSE? RECORD . (OF|AT)? . <LEVEL>",
            {"of": "level"},
            session="now",
        ),
        Cue(
            "YEARLONG INTRADAY? HIGH . (OF|AT|COLON)? . <LEVEL>",
            {"of": "level", "window": "52_weeks", "price": "intraday"},
            session="now",
        ),
        Cue(
            "YEARLONG CLOSE HIGH . (OF|AT|COLON)? . <LEVEL>",
            {"of": "level", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "YEARLONG .. RANGE .. LEVEL (TO|AND) <LEVEL>",
            {"of": "level", "window": "52_weeks", "price": "intraday"},
            session="now",
        ),
        Cue(
            "YEARLONG .. NAME .. RANGE .. LEVEL (TO|AND) <LEVEL>",
            {"of": "level", "window": "52_weeks", "price": "intraday"},
            session="now",
        ),
        Cue(
            "RANGE .. LEVEL (TO|AND) <LEVEL> .. YEARLONG",
            {"of": "level", "window": "52_weeks", "price": "intraday"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) <DATE> RECORD",
            {"of": "session"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. (RECORD|HIGH|HIGHEST) "
            "(OF|AT|COMMA)* LEVEL COMMA? (REACH|PRONOUN|OF)* <DATE>",
            {"of": "session"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. YEARLONG CLOSE? (HIGH|HIGHEST) "
            "(OF|AT|COMMA)* LEVEL COMMA? (REACH|PRONOUN|OF)* <DATE>",
            {"of": "session", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. (HIGH|HIGHEST) .. YEARLONG "
            "(OF|AT|COMMA)* LEVEL COMMA? (REACH|PRONOUN|OF)* <DATE>",
            {"of": "session", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. (SPAN|WHEN|YEAR) CLOSE? "
            "(HIGH|HIGHEST) (OF|AT|COMMA)* LEVEL COMMA? (REACH|PRONOUN|OF)* "
            "<DATE>",
            {"of": "session", "window": "year"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. (RECORD|HIGH|HIGHEST) "
            "(PRONOUN|REACH|OF|FROM)+ <DATE>",
            {"of": "session"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. YEARLONG CLOSE? (HIGH|HIGHEST) "
            "(PRONOUN|REACH|OF|FROM)+ <DATE>",
            {"of": "session", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. (HIGH|HIGHEST) .. YEARLONG "
            "(PRONOUN|REACH|OF|FROM)+ <DATE>",
            {"of": "session", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. (SPAN|WHEN|YEAR) CLOSE? "
            "(HIGH|HIGHEST) (PRONOUN|REACH|OF|FROM)+ <DATE>",
            {"of": "session", "window": "year"},
            session="now",
        ),
        Cue("PREVIOUS RECORD .. <DATE|MONTH>", {"of": "session"}, session="before"),
        Cue(
            "FROM (HIGH|RECORD) OF? LEVEL . (PRONOUN|NAME)? <PCT> DOWN",
            sign="-",
            session="now",
        ),
        Cue("FROM (HIGH|RECORD) OF? <LEVEL>", {"of": "level"}, session="now"),
        Cue(
            "<PCT|PTS> COMMA? OR? (PCT|PTS) COMMA? (BELOW|AWAY|FROM) .. "
            "(RECORD|HIGH|HIGHEST)",
            sign="-",
        ),
        Cue(
            "(PCT|PTS) COMMA? OR <PCT|PTS> COMMA? (BELOW|AWAY|FROM) .. "
            "(RECORD|HIGH|HIGHEST)",
            sign="-",
        ),
        Cue(
            "<PCT|PTS> .. (BELOW|AWAY|FROM) YEAR CLOSE? HIGH",
            {"window": "year"},
            sign="-",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM) .. (RECORD|HIGH) OF <LEVEL>",
            {"of": "level"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) (BELOW|AWAY|FROM) YEARLONG CLOSE? HIGH OF? <LEVEL>",
            {"of": "level", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM) .. HIGHEST .. YEARLONG .. <LEVEL>",
            {"of": "level", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM) .. HIGHEST .. <LEVEL>",
            {"of": "level"},
            session="now",
        ),
        Cue(
            "<PCT|PTS> .. (BELOW|AWAY|FROM) .. (HIGHEST|HIGH) .. YEARLONG",
            {"window": "52_weeks"},
            sign="-",
        ),
        Cue(
            "<PCT|PTS> .. (BELOW|AWAY|FROM) (SPAN|WHEN) (HIGHEST|HIGH)",
            {"window": "year"},
            sign="-",
        ),
        Cue(
            "(HIGHEST|HIGH) .. YEARLONG . (OF|AT)? <LEVEL>",
            {"of": "level", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) (BELOW|AWAY|FROM) (SPAN|WHEN) (HIGHEST|HIGH) . (OF|AT)? <LEVEL>",
            {"of": "level", "window": "year"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) .. RECORD . (OF|AT)? . <LEVEL>",
            {"of": "level"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (BELOW|AWAY|FROM|OF) . DATE RECORD . (OF|AT)? . <LEVEL>",
            {"of": "level"},
            session="now",
        ),
        Cue("(BELOW|AWAY) . <LEVEL> RECORD", {"of": "level"}, session="now"),
        Cue("<PCT|PTS> .. (BELOW|AWAY|FROM) .. RECORD", sign="-"),
        Cue("(BELOW|AWAY|FROM|OVER) .. RECORD .. BY <PCT|PTS>", sign="-"),
        Cue("<PCT|PTS> (OF|FROM|BELOW|AWAY) .. RECORD", sign="-"),
        Cue(
            "<PCT|PTS> .. (BELOW|AWAY|FROM) .. YEARLONG INTRADAY? CLOSE? HIGH",
            {"window": "52_weeks"},
            sign="-",
        ),
        Cue("<PCT|PTS> .. (BELOW|AWAY|FROM) .. (HIGH|HIGHEST)", sign="-"),
        Cue(
            "<PCT|PTS> .. (BELOW|AWAY|FROM) (WHEN|THIS)* SPAN? HIGH",
            {"window": "year"},
            sign="-",
        ),
        Cue("(BELOW|AWAY) RECORD . (OF|AT)? . <LEVEL>", {"of": "level"}, session="now"),
        Cue(
            "PREVIOUS RECORD . (CLOSE|HIGH|OF|AT)* . <LEVEL>",
            {"of": "level"},
            session="before",
        ),
        Cue("DOWN <PCT> FROM .. (RECORD|HIGH)", sign="-"),
        Cue("(BELOW|AWAY) . <LEVEL> RECORD", {"of": "level"}, session="now"),
    ),
)
