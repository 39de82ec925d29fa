"""A baseline: what was told before is known again, and two runs lose nothing."""

from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tapewright import baseline as known
from tapewright.baseline import Baseline
from tapewright.errors import DocumentError, UsageError
from tapewright.model import Question, Stated
from tapewright.report import Claim, Finding, Report, Verdict

DAY = date(2025, 9, 19)
TEXT = "The index rose 1.81%.\n\nIt closed at 2,447.77 on Friday."


def report(
    text: str, *quotes: str, source: str = "a.md", kind: str = "change"
) -> Report:
    verdicts, done = [], 0
    asked = Question(kind, "RUT", DAY, ())
    for quote in quotes:
        start = text.index(quote, done)
        done = start + len(quote)
        claim = Claim(start, done, quote, asked, Stated(Decimal(1), Decimal(1)))
        verdicts.append(Verdict(claim, "contradicted", "No."))
    return Report(text, DAY, tuple(verdicts), source=source)


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def base(*reports: Report) -> Baseline:
    return known.write(reports, Baseline(Path("known.json")))


def hidden(told: Report, baseline: Baseline) -> list[bool]:
    done = known.apply(told, baseline)
    both = (*done.verdicts, *done.findings)
    assert {one.suppressed for one in both} <= {"", "baseline"}
    return [one.suppressed == "baseline" for one in both]


def test_what_was_told_before_is_suppressed_and_what_is_new_is_not():
    old = base(report(TEXT, "1.81%"))
    assert hidden(report(TEXT, "1.81%", "2,447.77"), old) == [True, False]


def test_it_is_known_again_in_another_place_and_wrapped_anew():
    old = base(report(TEXT, "1.81%", "2,447.77"))
    moved = "# Week\n\nNew words, 5 of them.\n\n" + TEXT.replace(" on ", "\n  on ")
    assert hidden(report(moved, "1.81%", "2,447.77"), old) == [True, True]


def test_it_is_known_again_as_the_item_of_a_list():
    old = base(report("It rose 1.81%.", "1.81%"))
    for told in ("List:\n- It rose 1.81%.", "One.\n* It rose 1.81%.\n* More."):
        assert hidden(report(told, "1.81%"), old) == [True]


def test_it_is_known_again_under_another_name():
    old = base(report(TEXT, "1.81%"))
    assert hidden(report(TEXT, "1.81%", source="b.md"), old) == [True]


def test_it_is_known_again_with_a_comment_beside_it():
    old = base(report(TEXT, "1.81%"))
    for place in (" rose", ".\n"):
        noted = TEXT.replace(place, f" <!-- tapewright: ignore 50 -->{place}", 1)
        assert hidden(report(noted, "1.81%"), old) == [True]


def test_it_is_known_again_when_it_is_no_longer_the_last_sentence():
    old = base(report(TEXT, "2,447.77"))
    assert hidden(report(TEXT + " It rose.\n\nMore.", "2,447.77"), old) == [True]


@pytest.mark.parametrize(
    "other",
    [
        report(TEXT.replace("rose", "fell"), "1.81%"),
        report(TEXT.replace("1.81%", "1.82%"), "1.82%"),
        report(TEXT, "1.81%", kind="close"),
        replace(
            report(TEXT),
            verdicts=(replace(report(TEXT, "1.81%").verdicts[0], status="unclear"),),
        ),
    ],
    ids=["another sentence", "another number", "another question", "another status"],
)
def test_it_is_something_else_with(other):
    assert hidden(other, base(report(TEXT, "1.81%"))) == [False]


def test_of_two_alike_the_second_is_new():
    once, twice = "It rose 1.81%.\n", "It rose 1.81%.\nIt rose 1.81%.\n"
    old = base(report(once, "1.81%"))
    assert hidden(report(twice, "1.81%", "1.81%"), old) == [True, False]


def test_findings_are_known_too():
    finding = Finding("style.overstated", 10, 14, "rose", "Too much.", "the house")
    old = base(replace(report(TEXT), findings=(finding,)))
    moved = replace(finding, start=12, end=16)
    told = replace(report(f"  {TEXT}", "1.81%"), findings=(moved,))
    assert hidden(told, old) == [False, True]


def test_what_is_supported_or_ignored_in_the_text_is_not_kept():
    one, two = report(TEXT, "1.81%", "2,447.77").verdicts
    fine, ignored = replace(one, status="supported"), replace(two, suppressed="why")
    told = replace(report(TEXT), verdicts=(fine, ignored))
    assert base(told).known == ()
    assert known.apply(told, base(report(TEXT, "1.81%", "2,447.77"))) == told


def test_what_is_gone_is_told_of_these_texts_only():
    Path("b.md").touch()
    old = base(report(TEXT, "1.81%", "2,447.77"), report("1.5%", "1.5%", source="b.md"))
    left = known.gone([report(TEXT, "1.81%")], old)
    assert [(one.source, one.quote) for one in left] == [("a.md", "2,447.77")]
    Path("b.md").unlink()
    left = known.gone([report(TEXT, "1.81%")], old)
    assert [one.source for one in left] == ["a.md", "b.md"]
    renamed = report("1.5%", "1.5%", source="c.md")
    assert known.gone([report(TEXT, "1.81%", "2,447.77"), renamed], old) == []


def test_writing_again_drops_what_is_gone_and_keeps_other_texts():
    Path("b.md").touch()
    old = base(report(TEXT, "1.81%", "2,447.77"), report("1.5%", "1.5%", source="b.md"))
    new = known.write([report(TEXT, "2,447.77")], old)
    assert [(one.source, one.quote) for one in new.known] == [
        ("a.md", "2,447.77"),
        ("b.md", "1.5%"),
    ]
    assert known.read("known.json") == new


def test_the_file_says_what_it_holds_and_has_no_line_numbers():
    base(report(TEXT, "1.81%"))
    told = json.loads(Path("known.json").read_bytes())
    (entry,) = told["known"]
    assert told["version"] == 1
    assert set(entry) == {"source", "rule", "quote", "sentence", "fingerprint"}
    assert entry["sentence"] == "The index rose 1.81%"


def test_the_same_findings_are_the_same_bytes():
    base(report(TEXT, "1.81%", "2,447.77"))
    first = Path("known.json").read_bytes()
    known.write([report(TEXT, "1.81%", "2,447.77")], known.read("known.json"))
    assert Path("known.json").read_bytes() == first


def test_sources_are_seen_from_the_folder_of_the_baseline(tmp_path):
    (tmp_path / "site").mkdir()
    told = report(TEXT, "1.81%", source=str(tmp_path / "site" / "a.md"))
    for path in ("known.json", "site/known.json"):
        known.write([told], Baseline(Path(path)))
    assert known.read("known.json").known[0].source == "site/a.md"
    assert known.read("site/known.json").known[0].source == "a.md"


def test_a_text_without_a_name_is_kept_too():
    old = base(report(TEXT, "1.81%", source="-"))
    assert old.known[0].source == "-"
    assert hidden(report(TEXT, "1.81%", source="-"), old) == [True]


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"version": 2}', '{"version": 1, "known": [3]}', "\xff"],
)
def test_another_file_is_refused(content):
    Path("known.json").write_text(content, encoding="latin-1")
    with pytest.raises(DocumentError, match=r"known\.json: this is (no|a) baseline"):
        known.read("known.json")
    with pytest.raises(DocumentError):
        base(report(TEXT, "1.81%"))
    assert Path("known.json").read_text(encoding="latin-1") == content
    assert [*Path().iterdir()] == [Path("known.json")]


def test_a_missing_file_is_asked_for():
    with pytest.raises(UsageError, match="--write-baseline"):
        known.read("known.json")
    with pytest.raises(UsageError, match="no folder"):
        known.write([], Baseline(Path("nowhere/known.json")))


def test_permissions_stay_and_a_link_stays_a_link():
    base(report(TEXT, "1.81%"))
    Path("known.json").chmod(0o640)
    Path("link.json").symlink_to("known.json")
    known.write([report(TEXT, "2,447.77")], known.read("link.json"))
    assert Path("link.json").is_symlink()
    assert stat.S_IMODE(Path("known.json").stat().st_mode) == 0o640


def test_nothing_is_half_written(monkeypatch):
    old = base(report(TEXT, "1.81%"))
    before = Path("known.json").read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        known.write([report(TEXT, "2,447.77")], old)
    assert Path("known.json").read_bytes() == before
    assert [*Path().iterdir()] == [Path("known.json")]


def test_a_lock_left_behind_is_named(monkeypatch):
    Path("known.json.lock").touch()
    monkeypatch.setattr(known, "_PATIENCE", 0.05)
    with pytest.raises(UsageError, match=r"known\.json\.lock: another run"):
        base(report(TEXT, "1.81%"))
    assert Path("known.json.lock").exists()


def written(name: str) -> None:
    for times in range(1, 11):
        quotes = [f"{at}.5%" for at in range(times)]
        base(report(" or\n".join(quotes), *quotes, source=name))


def test_two_that_write_at_once_lose_nothing():
    names = ["a.md", "b.md"]
    for name in names:
        Path(name).touch()
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(written, names))
    entries = known.read("known.json").known
    for name in names:
        kept = {one.quote for one in entries if one.source == name}
        assert kept == {f"{at}.5%" for at in range(10)}
