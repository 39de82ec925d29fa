"""How English says how many of the last few went one way."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="how many of the last few",
    templates={"line": ("{direction} {cardinal} of the past {of} {span}s",)},
    examples=(
        Example(
            "The index has risen in five of the past six sessions.",
            "5",
            {"span": "day", "direction": "up", "of": 6},
        ),
    ),
    cues=(
        Cue("UP FOR? <ORD> last:LASTING", {"direction": "up", "ends": "either"}),
        Cue("DOWN FOR? <ORD> last:LASTING", {"direction": "down", "ends": "either"}),
        Cue("UP .. IN? <NUM> OF last:LASTING", {"direction": "up", "ends": "either"}),
        Cue(
            "DOWN .. IN? <NUM> OF last:LASTING", {"direction": "down", "ends": "either"}
        ),
        Cue(
            "UP .. IN? <NUM> OF (PAST|PREVIOUS)? of:NUM span:SPAN",
            {"direction": "up", "ends": "either"},
        ),
        Cue(
            "DOWN .. IN? <NUM> OF (PAST|PREVIOUS)? of:NUM span:SPAN",
            {"direction": "down", "ends": "either"},
        ),
    ),
)
