"""What the bench prints: misses with their texts and verdicts, and the table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from inject_peers import Tally
    from inject_score import Clean, Outcome
    from tapewright.report import Verdict

STATUSES: Final = (
    *("supported", "convention", "unclear", "unread", "unverifiable"),
    *("nothing", "contradicted"),
)


def said(verdict: Verdict) -> str:
    """Return a verdict in a few words."""
    question, near = verdict.claim.question, verdict.neighbour
    asked = ""
    if question:
        args = " ".join(f"{name}={value}" for name, value in question.args)
        asked = f" [{question.kind} {question.subject} {question.session} {args}]"
    told = f"; near: {near.changed}" if near else ""
    because = verdict.because or verdict.claim.doubt
    return f"{verdict.claim.quote!r} {verdict.status}{asked}: {because}{told}"


def show_clean(texts: list[Clean], most: int) -> None:
    """Print the texts in which something true was blamed, and what was not read."""
    blamed = [one for one in texts if one.accused]
    for one in blamed[: most * 4]:
        print(f"\nFALSE, as of {one.draft.day}: {one.draft.text}")
        for verdict in one.accused:
            print(f"    {said(verdict)}")
    lost: Counter[str] = Counter()
    for one in texts:
        for piece, status in one.statuses:
            if status not in ("supported", "convention"):
                lost[f"{piece.family}: {status}"] += 1
    print("\nwhere clean claims were not read for certain:")
    for name, count in lost.most_common(most * 5):
        print(f"    {count:4} {name}")


def show_missed(found: list[Outcome], most: int) -> None:
    """Print errors that were not caught, not mended or not explained."""
    for mark, misses in (
        ("MISSED", [one for one in found if not one.caught]),
        ("NOT MENDED", [one for one in found if one.caught and not one.right]),
        ("EXPLAINED AMISS", [one for one in found if amiss(one)]),
    ):
        for one in misses[:most]:
            error = one.planted
            spots = ", ".join(repr(error.draft.pieces[at].text) for at in error.at)
            print(f"\n{mark} {error.name}, as of {error.draft.day}: {error.draft.text}")
            print(f"    at {spots}; right is {error.right} {error.key} {error.cause}")
            for verdict in one.verdicts:
                print(f"    {said(verdict)}")


def amiss(one: Outcome) -> bool:
    """Return whether another explanation than the true one is offered first."""
    return bool(one.planted.cause) and one.explained is False


def share(hits: int, of: int) -> str:
    """Print a share, or a dash where there is nothing to share."""
    return f"{hits / of:.1%}" if of else "-"


def row(name: str, found: list[Outcome], tallies: dict[str, Tally]) -> str:
    """Return a class's line of the table."""
    caught = [one for one in found if one.caught]
    caused = [one for one in caught if one.planted.cause]
    offered = [one for one in caused if one.explained is not None]
    missed = Counter(one.status for one in found if not one.caught)
    cells = [
        str(len(found)),
        share(len(caught), len(found)),
        share(sum(one.right for one in caught), len(caught)),
        share(sum(bool(one.explained) for one in offered), len(offered)),
        share(len(offered), len(caused)),
        str(sum(len(one.beside) for one in found)),
        *(str(missed[status] or "") for status in STATUSES[:-1]),
        *(share(one.caught[name], one.tried[name]) for one in tallies.values()),
    ]
    return f"{name:24}" + "".join(f"{cell:>8}" for cell in cells)


def head(tallies: dict[str, Tally]) -> str:
    """Return the heading of the table."""
    names = ("texts", "caught", "right", "first", "offered", "beside")
    missed = ("supp.", "conv.", "unclear", "unread", "unver.", "nothing")
    cells = (*names, *missed, *(name[:7] for name in tallies))
    return f"\n{'class':24}" + "".join(f"{cell:>8}" for cell in cells)
