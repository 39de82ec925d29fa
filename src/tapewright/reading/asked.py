"""Claims with every question that they can be read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tapewright.model import Question
    from tapewright.report import Claim


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim and every question that it can be read as, the likeliest first.

    `sure` is whether the first reading rests on the claim's own words, `owned` whether
    whose it is does, `grouped` whether it is told of several indices at once; `sign`
    the direction told: None where none is; `status` is set where no bars can judge;
    `sentence` is where the sentence begins and ends, `words` what stands there; `named`
    whom its paragraph names; a `weak` claim is read for want of a better reading;
    `doubt` is why what the bars deny may yet be true; `told` are arguments that its
    own words tell, of which no other value is a convention; `lone` is whether its
    sentence names nobody else.
    """

    claim: Claim
    readings: tuple[Question, ...] = ()
    sure: bool = True
    owned: bool = True
    grouped: bool = False
    sign: int | None = None
    status: str = ""
    sentence: tuple[int, int] = (0, 0)
    words: str = ""
    named: tuple[str, ...] = ()
    titled: bool = False
    weak: bool = False
    doubt: str = ""
    told: tuple[str, ...] = ()
    lone: bool = False
