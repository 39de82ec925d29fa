"""The errors a user can meet: one root, each saying what to do.

TapewrightError
├── BarsError        bars that cannot be read, or that contradict each other
├── UnknownSymbol    a symbol that no bars are at hand for
├── SessionError     a date that is no session, is not over, or is not covered
├── DateError        a text that does not say which session it knows
├── SourceError      a place bars come from that does not answer
├── StoreError       bars at rest that cannot be read or written
├── DocumentError    a file that should be an article or a fact and is not
└── UsageError       a request that asks for something there is not
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


class TapewrightError(Exception):
    """Something the user can mend.

    Args:
        found: What was met, as a clause ("the close is text: 'n/a'").
        expected: What should have been there.
        where: The file, row, symbol or session concerned.
        remedy: What to do next, as an imperative.
    """

    def __init__(
        self, found: str, *, expected: str = "", where: str = "", remedy: str = ""
    ) -> None:
        """Build the one message that the user reads."""
        self.found = found
        self.expected = expected
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        """One message: where, found, expected, what to do."""
        message = f"{self.where}: {self.found}" if self.where else self.found
        if self.expected:
            message += f"; expected {self.expected}"
        return f"{message}. {self.remedy}" if self.remedy else message

    def mended(self, remedy: str) -> Self:
        """Return the same with another remedy: each door has words of its own."""
        return type(self)(
            self.found, expected=self.expected, where=self.where, remedy=remedy
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border whole: keyword arguments do not pickle by default."""
        return (
            _rebuilt,
            (type(self), self.found, self.expected, self.where, self.remedy),
        )


def _rebuilt(
    kind: type[TapewrightError], found: str, expected: str, where: str, remedy: str
) -> TapewrightError:
    return kind(found, expected=expected, where=where, remedy=remedy)


class BarsError(TapewrightError):
    """Bars that cannot be read, or that contradict each other."""


class UnknownSymbol(TapewrightError):
    """A symbol that no bars are at hand for."""


class SessionError(TapewrightError):
    """A date that is no session, is not over, or is not covered by the bars."""


class DateError(TapewrightError):
    """A text that does not say which session it knows."""


class SourceError(TapewrightError):
    """A place bars come from that does not answer."""


class StoreError(TapewrightError):
    """Bars at rest that cannot be read or written."""


class DocumentError(TapewrightError):
    """A file that should be an article or a fact and is not."""


class UsageError(TapewrightError):
    """A request that asks for something there is not."""


SHOWN: Final = 12
"""Names listed where none is near."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return 'did you mean ...?' for a misspelt name, or the names there are."""
    names = sorted(known)
    close = get_close_matches(name, names, n=3, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    shown = ", ".join(names[:SHOWN]) + (", ..." if len(names) > SHOWN else "")
    return f"There are: {shown}." if names else "There are none yet."
