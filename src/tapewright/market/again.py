"""Trying again what may work the next time, each wait twice as long as the last."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
LONGEST: Final = 3.0
"""Seconds between two tries at most."""


def again(
    call: Callable[[], T],
    worth: Callable[[Exception], bool],
    tries: int = 3,
    wait: float = 0.5,
) -> T:
    """Return what a call returns, trying again where it fails.

    Args:
        call: What to do.
        worth: Whether an error may be gone the next time; others are raised at once.
        tries: How often to call at most; the last error is raised.
        wait: Seconds before the second try, up to half as much more by chance, so that
            two who meet do not meet again.
    """
    for number in range(tries - 1):
        try:
            return call()
        except Exception as error:
            if not worth(error):
                raise
            pause = min(wait * 2**number, LONGEST)
            time.sleep(pause * (1 + random.random() / 2))  # noqa: S311 - no secret
    return call()
