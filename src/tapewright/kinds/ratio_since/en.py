"""How English says that a ratio was last as far out."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="strongest or weakest against a peer since",
    templates={
        "high": ("its strongest against {peer} since {long_date}",),
        "low": ("its weakest against {peer} since {long_date}",),
        "line.high": ("strongest against {peer} since {long_date}",),
        "line.low": ("weakest against {peer} since {long_date}",),
    },
    examples=(
        Example(
            "Measured against the S&P 500, Thursday's close was its strongest since "
            "February 18.",
            "2025-02-18",
            {"peer": "GSPC", "side": "high"},
        ),
    ),
    cues=(
        Cue(
            "VERSUS peer:NAME COMMA? .. (BEST|HIGHEST) .. SINCE <DATE|MONTH|YEAR|WHEN>",
            {"side": "high"},
        ),
        Cue(
            "VERSUS peer:NAME COMMA? .. (WORST|LOWEST) .. SINCE <DATE|MONTH|YEAR|WHEN>",
            {"side": "low"},
        ),
    ),
)
