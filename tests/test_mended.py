"""A mended text: only what then audits clean is replaced, and the rest is said why."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapewright.mended import AUDITS, mended
from tapewright.report import STATUSES, Claim, Finding, Report, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2025, 9, 19)
CLAIM = re.compile(r"(\w+)=([\w.%*]+)")


class Auditor:
    """Stands in: each `name=value` is a claim, true if it is what the name is worth.

    `moods` makes a name's status depend on the whole text.
    """

    def __init__(
        self, truth: dict[str, str], **moods: Callable[[dict[str, str]], str]
    ) -> None:
        """Take what is true."""
        self.truth, self.moods, self.calls = truth, moods, 0

    def __call__(self, text: str) -> Report:
        """Return the report on a text, and count."""
        self.calls += 1
        found = list(CLAIM.finditer(text))
        stated = {met[1]: met[2] for met in found}
        verdicts = tuple(self.verdict(met, stated) for met in found)
        return Report(text, DAY, verdicts)

    def verdict(self, met: re.Match[str], stated: dict[str, str]) -> Verdict:
        """Return what one claim's name and mood make of it."""
        name, value = met.groups()
        right = self.truth.get(name, value)
        status = "supported" if value == right else "contradicted"
        if name in self.moods:
            status = self.moods[name](stated)
        claim = Claim(met.start(2), met.end(2), value)
        corrected = right if status == "contradicted" else ""
        return Verdict(claim, status, "The bars say so.", corrected=corrected)


def whys(done) -> list[str]:
    return [one.why for one in done.refused]


def test_what_is_false_is_put_right_and_nothing_else_changes():
    audit = Auditor({"a": "2.16%", "b": "1000", "c": "7"})
    done = mended("x a=1.81% \r\n\tb=9 c=7 end", audit)
    assert done.text == "x a=2.16% \r\n\tb=1000 c=7 end"
    assert [one.claim.quote for one in done.applied] == ["1.81%", "9"]
    assert done.refused == ()
    assert audit.calls == 2


def test_a_true_text_is_audited_once_and_stays():
    audit = Auditor({"a": "1"})
    assert mended("a=1", audit) == ("a=1", (), ())
    assert audit.calls == 1


def test_a_replacement_that_is_not_supported_then_is_refused():
    audit = Auditor({"a": "2", "b": "3"}, b=lambda stated: "contradicted")
    done = mended("a=1 b=1", audit)
    assert done.text == "a=2 b=1"
    assert whys(done) == ["with 3 in its place it is contradicted: The bars say so"]


def test_a_replacement_that_makes_another_claim_worse_is_refused():
    audit = Auditor(
        {"a": "2", "b": "3"},
        c=lambda stated: "unclear" if stated["b"] == "3" else "supported",
    )
    done = mended("a=1 b=1 c=5", audit)
    assert done.text == "a=2 b=1 c=5"
    assert whys(done) == ['"5" would then be unclear']


def test_a_claim_that_is_no_longer_read_is_worse():
    audit = Auditor({"a": "2"})

    def forgetful(text: str) -> Report:
        told = audit(text)
        return replace(told, verdicts=told.verdicts[:1]) if "a=2" in text else told

    done = mended("a=1 c=5", forgetful)
    assert (done.text, whys(done)) == ("a=1 c=5", ['"5" would then be unread'])


@pytest.mark.parametrize("status", STATUSES)
def test_a_claim_that_was_not_there_before_must_pass(status):
    audit = Auditor({"a": "2", "d": "5"}, d=lambda stated: status)

    def sudden(text: str) -> Report:
        told = audit(text)
        return told if "a=2" in text else replace(told, verdicts=told.verdicts[:1])

    done = mended("a=1 d=4", sudden)
    passes = status in ("supported", "convention", "unverifiable")
    assert done.text == ("a=2 d=4" if passes else "a=1 d=4")
    assert whys(done) == ([] if passes else [f'"4" would then be {status}'])


def test_claims_that_only_hold_together_are_replaced_together():
    def paired(stated: dict[str, str]) -> str:
        both = stated["a"] == "2" and stated["b"] == "3"
        return "supported" if both else "contradicted"

    audit = Auditor({"a": "2", "b": "3", "c": "4"}, a=paired, b=paired)
    assert mended("a=1 b=1 c=1", audit).text == "a=2 b=3 c=4"


def test_one_bad_replacement_among_many_does_not_keep_the_others_back():
    names = [f"n{at}" for at in range(40)]
    audit = Auditor(
        dict.fromkeys(names, "2"),
        z=lambda stated: "unread" if stated["n17"] == "2" else "supported",
    )
    done = mended(" ".join(f"{name}=1" for name in [*names, "z"]), audit)
    assert len(done.applied) == 39
    assert [one.verdict.claim.start for one in done.refused] == [
        " ".join(f"{name}=1" for name in names).index("n17=") + 4
    ]
    assert audit.calls < 20


def test_a_text_is_not_audited_for_ever():
    names = [f"n{at}" for at in range(300)]
    audit = Auditor(
        dict.fromkeys(names, "2"),
        z=lambda stated: "unread" if "2" in stated.values() else "supported",
    )
    done = mended(" ".join(f"{name}=1" for name in [*names, "z"]), audit)
    assert audit.calls == AUDITS + 1
    assert done.applied == ()
    assert len(done.refused) == 300
    assert "64 audits were not enough to try it" in whys(done)


def fixed(quote: str, corrected: str, text: str = "", **more: object) -> Report:
    """A report of one contradicted claim."""
    text = text or f"up {quote} it is"
    start = text.index(quote)
    claim = Claim(start, start + len(quote), quote)
    verdict = Verdict(claim, "contradicted", "No.", corrected=corrected, **more)
    return Report(text, DAY, (verdict,))


def test_what_one_number_cannot_mend_is_said_so():
    told = fixed("rose", "", sentence="It fell 1.81%.")
    done = mended(told.text, lambda _: told)
    assert done.text == told.text
    assert whys(done) == [
        "no number alone puts it right; the sentence must change: It fell 1.81%."
    ]


@pytest.mark.parametrize("quote", ["1.81**%", "1.81</b>%", "1.8`1"])
def test_markup_inside_a_claim_is_never_lost(quote):
    told = fixed(quote, "2.16%")
    assert whys(mended(told.text, lambda _: told)) == ["markup stands inside it"]


def test_what_is_suppressed_is_left_alone():
    told = fixed("1.81%", "2.16%", suppressed="the vendor's figure")
    assert mended(told.text, lambda _: told) == (told.text, (), ())


def test_of_two_that_overlap_the_first_is_tried():
    text = "up 1.81% it is"
    outer, inner = fixed("up 1.81%", "up 2.16%", text), fixed("1.81%", "2.16%", text)
    both = replace(outer, verdicts=(*outer.verdicts, *inner.verdicts))
    fine = replace(outer.verdicts[0], status="supported", claim=Claim(0, 8, "up 2.16%"))

    def audit(text: str) -> Report:
        return both if "1.81" in text else Report(text, DAY, (fine,))

    done = mended(text, audit)
    assert done.text == "up 2.16% it is"
    assert whys(done) == ["another replacement reaches into it"]


def test_findings_are_no_ones_to_mend():
    finding = Finding("style.overstated", 0, 1, "a", "Too much.", "the house")
    audit = Auditor({"a": "2"})
    told = mended("a=1", lambda text: replace(audit(text), findings=(finding,)))
    assert told.text == "a=2"


@given(
    st.lists(
        st.tuples(
            st.sampled_from("12"),
            st.sampled_from(["2", "22", ""]),
            st.sampled_from(STATUSES),
            st.integers(0, 7),
        ),
        max_size=8,
    )
)
def test_no_claim_ever_stands_worse_than_before(cases):
    """Any claim may take any status, depending on what another claim states."""
    rank = {status: at for at, status in enumerate(STATUSES)}
    truth = {f"n{at}": right for at, (_, right, _, _) in enumerate(cases) if right}

    def mood(at: int) -> Callable[[dict[str, str]], str]:
        _, right, other, by = cases[at]

        def status(stated: dict[str, str]) -> str:
            if by < len(cases) and by != at and stated[f"n{by}"] != cases[by][0]:
                return other
            return "supported" if stated[f"n{at}"] == right else "contradicted"

        return status

    moods = {f"n{at}": mood(at) for at in range(len(cases))}
    text = " ".join(f"n{at}={value}" for at, (value, *_) in enumerate(cases))
    audit = Auditor(truth, **moods)
    done = mended(text, audit)
    before, after = audit(text).verdicts, audit(done.text).verdicts
    changed = {one.claim.start for one in done.applied}
    for was, now in zip(before, after, strict=True):
        assert rank[now.status] >= rank[was.status]
        if was.claim.start in changed:
            assert now.status == "supported"
        else:
            assert now.claim.quote == was.claim.quote
    wrong = [one for one in before if one.status == "contradicted"]
    assert len(wrong) == len(done.applied) + len(done.refused)
