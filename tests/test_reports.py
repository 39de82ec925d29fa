"""Reports for people and programs: what is wrong, where it stands, what is right."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tapewright import doors, reports
from tapewright.errors import UsageError
from tapewright.model import Evidence, Fact, Question, Slice, Stated, Witness
from tapewright.report import STATUSES, Claim, Finding, Neighbour, Report, Verdict
from tapewright.reports import Place, chance, lines_of, printable

ROOT = Path(__file__).parents[1]
FRIDAY, BASE = date(2025, 9, 19), date(2025, 9, 12)
TEXT = """# Small caps at a record

The Russell 2000 gained 1.81% for the week and closed at 2,448.77. On Thursday it rose
2.51% to 2,467.70 because of the Fed; the Nasdaq, up 3.1%, could have lost 12%.

The index plunged 0.77% on Friday. You should buy now."""
NAMES = ("terminal", "json", "html", "sarif", "github")


def question(kind: str = "change", **args: str) -> Question:
    return Question(kind, "RUT", FRIDAY, tuple(sorted(args.items())))


def fact(value: str, unit: str, kind: str = "change", **args: str) -> Fact:
    evidence = Evidence(
        formula="(close / the last close before the <week> began - 1) x 100",
        convention="from the last close & no other",
        slices=(Slice("RUT", "close", BASE, FRIDAY, 6, ((2025, "ab12"),)),),
        witnesses=(
            Witness("RUT", BASE, "close", Decimal("2397.06")),
            Witness("RUT", FRIDAY, "close", Decimal("2448.77")),
        ),
        version=12,
    )
    return Fact(question(kind, **args), Decimal(value), unit, evidence)


def verdict(
    quote: str, status: str, because: str = "", text: str = TEXT, **more: object
) -> Verdict:
    start = text.index(quote)
    return Verdict(Claim(start, start + len(quote), quote), status, because, **more)


def finding(quote: str, rule: str, because: str, source: str, **more: str) -> Finding:
    start = TEXT.index(quote) if quote else len(TEXT)
    return Finding(rule, start, start + len(quote), quote, because, source, **more)


def report(*verdicts: Verdict, text: str = TEXT, **more: object) -> Report:
    return Report(text, FRIDAY, verdicts, **more)


BASES = Neighbour(
    question(base="first_close", span="week"),
    Decimal("1.812345"),
    "the base: the week's first close",
    slip=True,
    coincidence=0.0238,
)
WEEK = verdict(
    "1.81%",
    "contradicted",
    "The bars say +2.16%.",
    fact=fact("2.157226", "percent", span="week"),
    rivals=(BASES, replace(BASES, changed="the subject: the S&P 500")),
    corrected="2.16%",
    sentence="The Russell 2000 gained 2.16% for the week and closed at 2,448.77.",
)
WEEK = replace(
    WEEK,
    claim=replace(
        WEEK.claim,
        question=question(span="week"),
        stated=Stated(Decimal("1.81"), Decimal("0.01")),
    ),
)
CLOSE = verdict("2,448.77", "supported", fact=fact("2448.77", "level", kind="close"))
WHOLE = report(
    WEEK,
    CLOSE,
    verdict("rose\n2.51%", "convention", "It is right from the open."),
    verdict("because of the Fed", "unverifiable", "Prices show no causes."),
    verdict("3.1%", "unread", "whose it is is not told"),
    verdict("12%", "unclear", "it is a hypothesis", suppressed="the editor knows"),
    verdict("0.77%", "contradicted", "It rose 0.77%.", flips=True, corrected="rose"),
    source="recaps/week 38.md",
    names={"RUT": "Russell 2000"},
    findings=(
        finding("plunged", "style.overstated", "half a usual day", "its own median"),
        finding("You should buy", "rule.advice", "It advises.", "FINRA 2210(d)(1)(B)"),
        finding("", "rule.disclaimer", "There is none.", "MiFID II", remedy="add it"),
    ),
)


def told(name: str, *given: Report, every: bool = False) -> str:
    form = reports.shape(name)
    if len(given) == 1:
        return form.render(given[0], every=every)
    return form.many(given, every=every)


def test_every_part_of_the_door_is_a_format() -> None:
    found = doors.parts(reports.DOOR)
    assert {name.removeprefix("as_") for name in found} == set(NAMES)
    for name, part in found.items():
        assert isinstance(part, reports.Format)
        assert name == f"as_{part.name}"
        assert part.doc
        assert part.suffix.startswith(".")
        if part.one is None:
            assert part.render(WHOLE) == part.many([WHOLE])


def test_a_misspelt_format_is_told_the_nearest() -> None:
    with pytest.raises(UsageError, match="sarif"):
        reports.shape("sarrif")


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_text_is_reported(name: str) -> None:
    form = reports.shape(name)
    assert form.render(report(text="")).encode() is not None
    assert form.many([]) is not None


HOSTILE = "A\x00\x1b[31m\t\u202e\ud800\x85 up 3.1%::,%0A\r\nend"
"""Controls, a steering code, a change of direction, half a letter, an odd line end."""


@pytest.mark.parametrize("name", NAMES)
def test_no_text_breaks_a_format_or_steers_a_terminal(name: str) -> None:
    one = verdict("3.1%", "contradicted", HOSTILE, HOSTILE, corrected=HOSTILE)
    rule = Finding("a:b,c", 0, 4, HOSTILE[:4], HOSTILE, HOSTILE, "note", HOSTILE)
    given = report(one, text=HOSTILE, source="a\x1b,b:c.md", findings=(rule,))
    text = reports.shape(name).render(given, every=True)
    assert text.encode()
    assert not re.search(r"[\x00\x1b]", text)


@pytest.mark.parametrize("name", NAMES)
@given(
    text=st.text(max_size=60),
    spans=st.lists(
        st.tuples(st.integers(0, 70), st.integers(0, 70), st.sampled_from(STATUSES)),
        max_size=6,
    ),
)
def test_any_claims_on_any_text_are_reported(name, text, spans) -> None:
    verdicts = []
    for one, other, status in spans:
        start, end = sorted((one, other))
        claim = Claim(start, end, text[start:end])
        verdicts.append(Verdict(claim, status, text, corrected=text))
    given_text = Report(text, FRIDAY, tuple(verdicts))
    assert reports.shape(name).render(given_text, every=True).encode() is not None


def test_a_place_counts_code_points_from_one() -> None:
    lines = lines_of("ab\r\n\U0001f4c8 up\n\nend")
    assert lines.place(0, 2) == Place(1, 1, 1, 3)
    assert lines.place(4, 8) == Place(2, 1, 2, 5)
    assert lines.place(6, 13) == Place(2, 3, 4, 4)
    assert lines.place(13, 13) == Place(4, 4, 4, 4)
    assert lines.place(90, 99) == Place(4, 4, 4, 4)
    assert [lines.bounds(n) for n in (1, 2, 3, 4)] == [(0, 2), (4, 8), (9, 9), (10, 13)]


def test_what_cannot_be_printed_is_written_out() -> None:
    assert printable("a\x00b\x1bc\u202ed\ud800") == r"a\x00b\x1bc\u202ed\ud800"
    assert printable("2\u00a0467,70\t\u3000x") == "2 467,70      x"


def test_a_chance_is_told_in_words() -> None:
    assert chance(0.0238) == "1 number in 42 as precise would fit by chance"
    assert chance(0.0001).startswith("fewer than 1 number in 2,000")
    assert chance(0).startswith("fewer than")
    assert chance(0.9).startswith("most numbers")


def test_the_terminal_underlines_a_claim_and_says_the_rest() -> None:
    text = told("terminal", WHOLE)
    assert text.startswith(
        "recaps/week 38.md:3:25: contradicted\n"
        "  3 | The Russell 2000 gained 1.81% for the week and closed at 2,448.77. On "
        "Thursday i…\n"
        "    |                         ^^^^^  1.81% -> 2.16%\n"
        "  The bars say +2.16%.\n"
        "  fits with  the base: the week's first close (a slip; 1 more would fit)\n"
        "  chance     1 number in 42 as precise would fit by chance\n"
        "  proof      +2.157226% from RUT close 2,397.06 (2025-09-12), 2,448.77 "
        "(2025-09-19)\n\n"
    )
    assert "  Whose it is is not told.\n" in text
    assert "contradicted, and it turns the story round\n" in text
    assert text.endswith(
        "\n7 claims as of 2025-09-19: 2 contradicted, 1 unread, 1 unverifiable, "
        "1 convention, 1 supported, 3 findings, 1 suppressed\n"
    )


def test_the_terminal_tells_findings_after_and_apart() -> None:
    text = told("terminal", WHOLE)
    truth, _, style = text.partition("Style and rules, apart from truth\n")
    assert "plunged 0.77%" in truth
    assert "recaps/week 38.md:6:11: note style.overstated" in style
    assert "  There is none.\n  remedy     Add it.\n  source     MiFID II\n" in style


def test_the_terminal_only_counts_what_is_supported_or_suppressed() -> None:
    assert ": supported" not in told("terminal", WHOLE)
    assert "recaps/week 38.md:3:58: supported" in told("terminal", WHOLE, every=True)
    assert "hypothesis" not in told("terminal", WHOLE, every=True)
    nothing = told("terminal", report())
    assert nothing == "0 claims as of 2025-09-19: nothing to report\n"


def test_a_claim_over_several_lines_is_underlined_on_each() -> None:
    text = told("terminal", WHOLE)
    assert re.search(
        r"3 \| \S.* rose\n +\| +\^\^\^\^\n +4 \| 2\.51%.*\n +\| \^{5}\n", text
    )
    quote = "a\nb\nc\nd\ne"
    long = report(verdict(quote, "unread", text=quote), text=quote)
    rows = re.findall(r"^ +(\d) \| (\w)$", told("terminal", long), re.MULTILINE)
    assert rows == [("1", "a"), ("2", "b"), ("5", "e")]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "東京市場\u3000",
        "\tup\t",
        "e\u0301\u0301te ",
        "\x00\x1b ",
        "\U0001f4c8 " * 9,
    ],
)
@pytest.mark.parametrize("repeated", [1, 60])
def test_an_underline_stands_below_its_claim(before: str, repeated: int) -> None:
    text = f"{before * repeated}up 3.1% 日経{' and so on' * repeated}"
    given = report(verdict("3.1% 日経", "unread", text=text), text=text)
    _, line, under, *_ = told("terminal", given).splitlines()
    start = cell_len(line[: line.index("3.1% 日")])
    assert under == f"    |{' ' * (start - 5)}^^^^^^^^^"
    assert cell_len(line) <= 88


def test_a_line_of_megabytes_is_cut_around_its_claim() -> None:
    text = f"{'x' * 5_000_000}3.1%{'y' * 5_000_000}"
    given = report(verdict("3.1%", "unread", text=text), text=text)
    line = told("terminal", given).splitlines()[1]
    assert re.fullmatch(r"  1 \| …x{20,}3\.1%y{20,}…", line)
    wide = report(verdict(text, "unread", text=text), text=text)
    assert max(map(cell_len, told("terminal", wide).splitlines())) <= 88


def test_a_fix_too_long_to_stand_beside_its_claim_stands_below() -> None:
    long = replace(WEEK, corrected="2.16% " * 12)
    text = told("terminal", report(long))
    assert "^^^^^\n  write      1.81% -> 2.16%" in text


@pytest.mark.parametrize("width", [30, 50, 200])
def test_a_terminal_is_drawn_in_colour_within_its_width(width: int) -> None:
    drawn = io.StringIO()
    console = Console(
        file=drawn, width=width, force_terminal=True, color_system="standard"
    )
    show = reports.shape("terminal").show
    assert show
    show([report(WEEK, source="a.md")], console)
    assert "\x1b[1;31m1.81%\x1b[0m" in drawn.getvalue()
    bare = re.sub(r"\x1b\[[\d;]*m", "", drawn.getvalue())
    assert max(map(len, bare.splitlines()[:-1])) <= max(min(width, 88), 37)


def test_no_colour_is_used_where_none_is_wanted(monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    drawn = io.StringIO()
    console = Console(file=drawn, force_terminal=True, color_system="standard")
    show = reports.shape("terminal").show
    assert show
    show([WHOLE], console)
    codes = set(re.findall(r"\x1b\[([\d;]*)m", drawn.getvalue()))
    assert codes <= {"0", "1", "2"}, "bold and dim are no colours"
    assert "\x1b" not in told("terminal", WHOLE)


def test_several_texts_are_counted_together() -> None:
    other = replace(WHOLE, source="b.md", as_of=date(2025, 9, 26))
    text = told("terminal", WHOLE, other)
    assert "b.md:3:25: contradicted" in text
    assert "\n2 texts, 14 claims as of 2025-09-19 to 2025-09-26: 4 contra" in text


def test_a_text_without_a_name_is_called_text() -> None:
    assert told("terminal", report(WEEK)).startswith("text:3:25: contradicted")


def test_json_is_the_contract_and_a_list_where_there_are_several() -> None:
    data = json.loads(told("json", WHOLE))
    assert data == WHOLE.to_json()
    assert data["verdicts"][5]["suppressed"] == "the editor knows"
    assert data["findings"][0]["suppressed"] == ""
    assert json.loads(told("json", WHOLE, WHOLE)) == {"reports": [data, data]}
    assert "Fed" in told("json", WHOLE)
    assert "東" in told("json", report(text="東", source="東"))


def test_github_reads_commands_with_their_places() -> None:
    lines = told("github", WHOLE).splitlines()
    assert lines[0] == (
        "::error file=recaps/week 38.md,line=3,endLine=3,col=25,endColumn=30,"
        'title=tapewright%3A contradicted::"1.81%25" is contradicted. The bars say '
        "+2.16%25. Right: 1.81%25 -> 2.16%25. It would be right with one change, the "
        "base: the week's first close (a slip; 1 number in 42 as precise would fit by "
        "chance)."
    )
    assert "line=3,endLine=4,title=" in lines[1], "columns only within one line"
    assert len(lines) == 8, "supported and suppressed ones are no annotations"
    assert "endColumn=18,title=tapewright%3A style.overstated" in lines[5]
    assert lines[7].startswith("::notice file=recaps/week 38.md,line=6")


def test_github_escapes_what_would_end_a_command() -> None:
    one = replace(WEEK, because="a\r\nb::error::c")
    line = told("github", report(one, source="a,b:c%\nd.md"))
    assert line.startswith("::error file=a%2Cb%3Ac%25\\nd.md,line=3")
    assert line.count("\n") == 1
    assert told("github", report(WEEK, source="-")).startswith("::error line=3")
    assert "::notice " in told("github", report(CLOSE), every=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_claims_are_reported(name: str) -> None:
    text = "The index rose 1.81% on the day.\n" * 1000
    starts = [met.start() for met in re.finditer("1.81%", text)]
    claims = [replace(WEEK.claim, start=at, end=at + 5) for at in starts]
    given = report(*(replace(WEEK, claim=claim) for claim in claims), text=text)
    assert reports.shape(name).render(given).count("+2.16%") >= 1000


def test_the_page_on_json_names_every_value() -> None:
    page = (ROOT / "docs" / "reference" / "audit-json.md").read_text(encoding="utf-8")
    data = WHOLE.to_json()
    (neighbour,) = {tuple(one) for one in data["verdicts"][0]["rivals"]}
    stated = data["verdicts"][0]["stated"]
    names = {*data, *data["verdicts"][0], *data["findings"][0], *neighbour, *stated}
    said = {*re.findall(r"`(\w+)`", page), *re.findall(r'"(\w+)"', page)}
    assert {*names, *STATUSES} <= said
