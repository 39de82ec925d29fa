"""How English says a milestone."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="milestone",
    templates={
        "noun": ("its first close above {whole}",),
        "line": ("first close at or above {whole}",),
        "line.intraday": ("first trade at or above {whole}",),
    },
    examples=(
        Example("The Dow closed above 40,000 for the first time.", "40000"),
        Example(
            "The S&P 500 traded above 6,000 for the first time.",
            "6000",
            {"price": "intraday", "step": "leading"},
        ),
    ),
    cues=(
        Cue("CLOSE (ABOVE|OVER) LEVELWORD? <LEVEL> FIRSTTIME", {"price": "close"}),
        Cue("(ABOVE|OVER) .. <LEVEL> LEVELWORD? .. FIRSTTIME"),
        Cue("FIRSTTIME .. (ABOVE|OVER) .. <LEVEL>"),
        Cue("FIRSTTIME CLOSE .. (ABOVE|OVER) <LEVEL>", {"price": "close"}),
    ),
)
