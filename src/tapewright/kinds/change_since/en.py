"""How English says a change since a named date."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="change since a date",
    templates={"line": ("{up} {size} since {since}",)},
    examples=(
        Example(
            "The Russell 2000 is up 8.31% since the election.",
            "8.312397",
            {"since": "2024-11-05"},
        ),
    ),
    cues=(
        Cue(
            "(SINCE|FROM) since:DATE RECORD (OF|AT)? LEVEL COMMA? (NAME|PRONOUN)? "
            "MOVE .. <PCT|PTS>",
            sign="move",
            session="now",
        ),
        Cue(
            "BEAT BY? <PCT|PTS> SINCE PREVIOUS? since:DATE CLOSE?",
            sign="+",
            session="now",
        ),
        Cue(
            "MOVE .. <PCT|PTS> SINCE PREVIOUS? since:DATE CLOSE?",
            sign="move",
            session="now",
        ),
        Cue(
            "(SINCE|FROM) since:DATE (CLOSE|HIGH|LOW|RECORD)+ COMMA? "
            "(NAME|PRONOUN)? MOVE .. <PCT|PTS>",
            sign="move",
            session="now",
        ),
        Cue(
            "(SINCE|FROM) (CLOSE|HIGH|LOW|RECORD)+ (OF|ON|IN)? since:DATE COMMA? "
            "(NAME|PRONOUN)? MOVE .. <PCT|PTS>",
            sign="move",
            session="now",
        ),
        Cue(
            "FROM since:DATE (CLOSE|RECORD|HIGH|LOW)* TO DATE CLOSE? COMMA? "
            "(NAME|PRONOUN)? MOVE .. <PCT|PTS>",
            sign="move",
            session="now",
        ),
        Cue(
            "MOVE .. <PCT|PTS> (SINCE|FROM) since:DATE (CLOSE|HIGH|LOW|RECORD)+",
            sign="move",
            session="now",
        ),
        Cue(
            "MOVE .. <PCT|PTS> (SINCE|FROM) (CLOSE|HIGH|LOW|RECORD)+ (OF|ON|IN)? "
            "since:DATE",
            sign="move",
            session="now",
        ),
        Cue(
            "MOVE .. <PCT|PTS> SINCE CLOSE (AT|OF) LEVEL since:DATE",
            sign="move",
            session="now",
        ),
        Cue("<PCT|PTS> (ABOVE|OVER) .. LOW OF since:DATE", sign="+", session="now"),
        Cue(
            "SINCE since:DATE LOW COMMA? (NAME|PRONOUN)? MOVE .. <PCT|PTS>",
            sign="move",
            session="now",
        ),
        Cue(
            "SINCE since:DATE (HIGH|RECORD) COMMA? (NAME|PRONOUN)? MOVE .. <PCT|PTS>",
            sign="move",
            session="now",
        ),
        Cue("MOVE .. <PCT|PTS> . FROM PREVIOUS? since:DATE", sign="move"),
        Cue(
            "<PCT|PTS> ABOVE . (LEVELWORD|CLOSE)+ (OF|ON)? since:DATE",
            sign="+",
            session="now",
        ),
        Cue(
            "<PCT|PTS> BELOW . (LEVELWORD|CLOSE)+ (OF|ON)? since:DATE",
            sign="-",
            session="now",
        ),
        Cue("<PCT|PTS> (ABOVE|OVER) . OF? since:DATE CLOSE?", sign="+", session="now"),
        Cue("MOVE .. <PCT|PTS> . SINCE since:DATE", sign="move"),
        Cue("SINCE since:DATE COMMA? NAME? MOVE .. <PCT|PTS>", sign="move"),
    ),
)
