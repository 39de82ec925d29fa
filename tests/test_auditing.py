"""`tapewright audit` as a linter: files, exit codes, baselines, fixes.

A stand-in for the auditor knows a few numbers: these tests are about the command.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import typer
import yaml

import tapewright
from tapewright.cli import app, audits, main, texts
from tapewright.errors import BarsError, DateError
from tapewright.ignored import ignored, unnoted
from tapewright.report import Claim, Finding, Report, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
DAY = date(2025, 9, 19)

# What the stand-in knows: words, their status, what is right.
KNOWN = {
    "2.16%": ("supported", ""),
    "1.81%": ("contradicted", "2.16%"),
    "\u22121.81%": ("contradicted", "\u22122.16%"),
    "2,447.77": ("contradicted", ""),
    "-2.16%": ("unclear", ""),
    "1,000": ("unread", ""),
    "2027": ("unverifiable", ""),
    "2.2%": ("convention", ""),
}
NUMBER = re.compile("[-\u2212]?[0-9][0-9.,]*[0-9]%?")
FALSE = "The index rose 1.81% for the week.\n"
TRUE = "The index rose 2.16% for the week.\n"


class Run(NamedTuple):
    """One run of the program: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Put the stand-in in the auditor's place; return what it is asked."""
    calls: list[dict[str, object]] = []

    def audit(text: str, *, as_of: date | None, **options: object) -> Report:
        heard = unnoted(text)
        calls.append({"text": heard, "as_of": as_of, **options})
        if options["bars"] == "nowhere":
            raise BarsError("there is no file nowhere")
        if as_of is None and "undated" in text:
            raise DateError("the text names no date", remedy="Say it with as_of.")
        report = Report(
            text,
            as_of or DAY,
            tuple(_verdict(met) for met in NUMBER.finditer(heard)),
            tuple(_finding(met) for met in re.finditer("soared", heard)),
            source=str(options["source"]),
        )
        return ignored(report)

    monkeypatch.setattr(tapewright, "audit", audit)
    return calls


def _verdict(met: re.Match[str]) -> Verdict:
    status, corrected = KNOWN[met[0]]
    claim = Claim(met.start(), met.end(), met[0])
    return Verdict(claim, status, "The bars say so.", corrected=corrected)


def _finding(met: re.Match[str]) -> Finding:
    return Finding(
        "style.overstated", met.start(), met.end(), met[0], "It did not.", "the house"
    )


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: list[dict[str, object]],
) -> Callable[..., Run]:
    """Run the program in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TAPEWRIGHT_STORE", raising=False)

    def run(*words: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            main(["audit", *words])
        out, err = (printed.decode() for printed in capfdbinary.readouterr())
        return Run(int(stop.value.code or 0), out, err)

    return run


def put(name: str, text: str) -> str:
    Path(name).write_bytes(text.encode())
    return name


# Exit codes.


def test_a_true_text_passes_and_a_false_one_does_not(run):
    assert run(put("a.md", TRUE)).code == 0
    done = run(put("b.md", FALSE))
    assert done.code == 1
    assert done.err == ""
    assert "b.md:1:16: contradicted" in done.out
    assert "1.81% -> 2.16%" in done.out


FAILS = {  # --fail-on, and which of the statuses below it fails on
    "contradicted": 1,
    "unclear": 2,
    "unread": 3,
    "unverifiable": 4,
    "convention": 5,
    "finding": 1,
    "never": 0,
}
WORST = ("1.81%", "-2.16%", "1,000", "2027", "2.2%", "2.16%")


@pytest.mark.parametrize("level", FAILS)
def test_it_fails_from_a_status_on(run, level):
    for weight, quote in enumerate(WORST):
        done = run(put("a.md", f"It is {quote}."), "--fail-on", level)
        assert done.code == (weight < FAILS[level]), quote


def test_findings_fail_only_when_asked_to(run):
    put("a.md", "The index soared.")
    for level in FAILS:
        assert run("a.md", "--fail-on", level).code == (level == "finding")


def test_what_is_misspelt_is_refused_before_any_work(run, asked):
    for words, message in (
        (["--fail-on", "unclaer"], "Did you mean unclear"),
        (["--fail-on", "supported"], "There are|Did you mean"),
        (["--format", "sarf"], "Did you mean sarif"),
        (["--as-of", "friday"], "--as-of: 'friday' is no date"),
        (["--write-baseline"], "--baseline FILE"),
        (["--baseline", "known.json"], "--write-baseline"),
        (["--rules", "fimra"], "Did you mean finra"),
        (["--out", "nowhere/a.html"], "no folder nowhere"),
        (["--out", "a.docx"], "says no format"),
    ):
        done = run(put("a.md", FALSE), *words)
        assert (done.code, done.out) == (2, ""), words
        assert re.search(message, done.err), done.err
        assert done.err.count("\n") == 1
    assert asked == []


# Several texts.


def test_one_that_cannot_be_read_does_not_lose_the_others(run):
    put("a.md", FALSE)
    Path("b.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01\xff")
    Path("c").mkdir()
    done = run("a.md", "b.md", "c", "d.md", put("e.txt", TRUE))
    assert done.code == 2
    assert "a.md:1:16: contradicted" in done.out
    assert "2 texts, 2 claims" in done.out
    assert done.err.splitlines() == [
        "tapewright: b.md: this is no text; expected plain text, Markdown or HTML, "
        "best in UTF-8",
        "tapewright: c: it is a folder. Name the files in it.",
        "tapewright: d.md: no such file or directory.",
    ]


def test_a_text_without_a_date_is_asked_for_one(run):
    put("a.md", f"undated {TRUE}")
    done = run("a.md")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "tapewright: a.md: the text names no date. "
        "Say it with --as-of, such as --as-of 2025-09-19.\n"
    )
    assert run("a.md", "--as-of", "2025-09-19").code == 0


def test_what_is_wrong_with_all_is_said_once(run):
    names = [put(f"{at}.md", TRUE) for at in range(14)]
    done = run(*names, "--bars", "nowhere")
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "11.md and 2 more: there is no file nowhere" in done.err


def test_a_text_given_twice_is_read_once(run, asked):
    put("a.md", TRUE)
    run("a.md", "a.md")
    assert len(asked) == 1


def test_standard_input_is_a_text_too(run):
    done = run("-", put("a.md", TRUE), stdin=FALSE.encode())
    assert done.code == 1
    assert "-:1:16: contradicted" in done.out


def test_the_auditor_is_told_what_the_command_was(run, asked):
    names = ["a.md", "b.HTM", "c.txt", "d.html", "e"]
    words = ["--as-of", "2025-09-19", "--bars", "x", "--marks", "m", "--language", "de"]
    run(*(put(name, TRUE) for name in names), *words)
    forms = ["markdown", "html", "text", "html", None]
    assert [one["form"] for one in asked] == forms
    assert [one["source"] for one in asked] == names
    for one in asked:
        assert (one["as_of"], one["bars"]) == (DAY, "x")
        assert (one["marks"], one["language"]) == ("m", "de")


# Formats.


def test_json_of_one_is_its_report_and_of_several_a_list(run):
    one = json.loads(run(put("a.md", FALSE), "--format", "json").out)
    assert one["counts"]["contradicted"] == 1
    both = json.loads(run("a.md", put("b.md", TRUE), "--format", "json").out)
    assert [report["source"] for report in both["reports"]] == ["a.md", "b.md"]


def test_the_shape_of_json_rests_on_how_many_texts_were_named(run):
    done = run(put("a.md", FALSE), "nowhere.md", "--format", "json")
    assert done.code == 2
    (only,) = json.loads(done.out)["reports"]
    assert only["source"] == "a.md"
    twice = json.loads(run("a.md", "a.md", "--format", "json").out)
    assert twice["source"] == "a.md"


def test_sarif_is_one_run(run):
    done = run(put("a.md", FALSE), put("b.md", FALSE), "--format", "sarif")
    (log,) = json.loads(done.out)["runs"]
    assert len(log["results"]) == 2


def test_a_report_goes_to_a_file_by_its_suffix(run):
    for name, begins in (("x.json", "{"), ("x.html", "<!"), ("x.sarif", "{")):
        done = run(put("a.md", FALSE), "--out", name)
        assert (done.code, done.out, done.err) == (1, "", f"written: {name}\n")
        assert Path(name).read_text("utf-8").lower().startswith(begins)
    run("a.md", "--out", ".", "--format", "json")
    assert json.loads(Path("audit.json").read_bytes())["source"] == "a.md"


def test_what_is_supported_is_told_when_asked_for(run):
    assert run(put("a.md", TRUE)).out == "1 claim as of 2025-09-19: 1 supported\n"
    assert "a.md:1:16: supported" in run("a.md", "--every").out


# What the text asks to ignore.


def test_what_is_ignored_with_a_reason_passes(run, asked):
    put("a.md", f"{FALSE.strip()} <!-- tapewright: ignore a vendor's 1,000 -->\n")
    done = run("a.md")
    assert (done.code, "1 suppressed" in done.out) == (0, True)
    assert "tapewright" not in str(asked[0]["text"])
    told = json.loads(run("a.md", "--format", "json").out)
    assert told["verdicts"][0]["suppressed"] == "a vendor's 1,000"


def test_what_is_ignored_without_a_reason_does_not_pass(run):
    done = run(put("a.txt", f"{FALSE.strip()} # tapewright: ignore\n"))
    assert done.code == 1
    assert "ignore.reason" in done.out


# Baselines.


def test_what_is_known_passes_and_what_is_new_does_not(run):
    put("a.md", FALSE)
    words = ["a.md", "--baseline", "known.json"]
    done = run(*words, "--write-baseline")
    assert (done.code, done.err) == (0, "written: known.json (1 known)\n")
    assert run(*words).code == 0
    put("a.md", f"New.\n\n{FALSE}\nIt closed at 2,447.77.")
    done = run(*words)
    assert done.code == 1
    assert "a.md:5:14: contradicted" in done.out
    assert "1.81%" not in done.out


def test_what_is_known_in_vain_is_told(run):
    words = [put("a.md", FALSE), "--baseline", "known.json"]
    run(*words, "--write-baseline")
    put("a.md", TRUE)
    assert run(*words).err.splitlines() == [
        "known.json: 1 entry fits nothing any more; --write-baseline drops such",
        "  a.md: contradicted: 1.81%",
    ]
    done = run(*words, "--write-baseline")
    assert done.err == "written: known.json (0 known, 1 dropped)\n"


def test_a_text_that_was_not_read_keeps_its_entries(run):
    words = ["--baseline", "known.json", "--write-baseline"]
    run(put("a.md", FALSE), put("b.md", FALSE), *words)
    Path("a.md").write_bytes(b"\0\xff")
    done = run("a.md", "b.md", *words)
    assert done.code == 2
    assert "(2 known)" in done.err


# Fixes.


def test_a_false_number_is_put_right_in_the_file(run):
    done = run(put("a.md", FALSE), "--fix")
    assert (done.code, done.err) == (0, "a.md:1:16: fixed: 1.81% -> 2.16%\n")
    assert Path("a.md").read_text("utf-8") == TRUE
    assert "1 supported" in done.out


def test_what_was_not_fixed_is_said_and_still_fails(run):
    done = run(put("a.md", "It closed at 2,447.77."), "--fix")
    assert done.code == 1
    assert done.err.startswith("a.md:1:14: not fixed: 2,447.77: no number alone")
    assert Path("a.md").read_text("utf-8") == "It closed at 2,447.77."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "cp1252"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(run, mark, encoding, end):
    text = f"Caf\u00e9 \u201cA\u201d{end}{end}{{}} up{end}\tno end"
    Path("a.md").write_bytes(mark + text.format("1.81%").encode(encoding))
    assert run("a.md", "--fix").code == 0
    assert Path("a.md").read_bytes() == mark + text.format("2.16%").encode(encoding)


def test_a_letter_that_the_encoding_lacks_is_not_forced_in(run, monkeypatch):
    monkeypatch.setitem(KNOWN, "1.81%", ("contradicted", "\u22122.16%"))
    monkeypatch.setitem(KNOWN, "\u22122.16%", ("supported", ""))
    before = "\u201cUp\u201d 1.81%".encode("cp1252")
    Path("a.md").write_bytes(before)
    done = run("a.md", "--fix")
    assert done.code == 2
    assert "cp1252 has no '\u2212'" in done.err
    assert Path("a.md").read_bytes() == before


def test_a_file_that_may_not_be_written_is_left_alone(run, monkeypatch):
    put("a.md", FALSE)
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = run("a.md", "--fix")
    assert done.code == 2
    assert done.err == "tapewright: a.md: it may not be written.\n"
    assert Path("a.md").read_text("utf-8") == FALSE


def test_a_pdf_is_told_what_to_do_with_it(run):
    Path("a.pdf").write_bytes(b"%PDF-1.4\nstream")
    done = run("a.pdf")
    assert done.code == 2
    assert "this is a PDF" in done.err
    assert "pdftotext" in done.err


def test_a_true_text_is_not_written_again(run):
    put("a.md", TRUE)
    os.utime("a.md", (1, 1))
    assert run("a.md", "--fix").code == 0
    assert Path("a.md").stat().st_mtime == 1


def test_standard_input_is_mended_to_standard_output(run):
    done = run("-", "--fix", stdin=b"\xef\xbb\xbf" + FALSE.encode())
    assert done.code == 0
    assert done.out == "\ufeff" + TRUE
    assert "-:1:16: fixed: 1.81% -> 2.16%" in done.err
    assert "1 supported" in done.err
    done = run("-", "--fix", stdin=TRUE.encode())
    assert (done.code, done.out) == (0, TRUE)


def test_a_file_that_changed_meanwhile_is_left_alone(run, monkeypatch):
    put("a.md", FALSE)

    def slow(text, audit):
        put("a.md", "Mine.")
        return mended(text, audit)

    mended = audits.mended
    monkeypatch.setattr(audits, "mended", slow)
    done = run("a.md", "--fix")
    assert done.code == 2
    assert "a.md: it has changed since it was read" in done.err
    assert Path("a.md").read_text("utf-8") == "Mine."


def test_a_file_is_written_whole_or_not_at_all(run, monkeypatch):
    def full(files: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(texts, "write_whole", full)
    done = run(put("a.md", FALSE), put("b.md", TRUE), "--fix")
    assert done.code == 2
    assert "a.md: no space left on device" in done.err
    assert Path("a.md").read_text("utf-8") == FALSE
    assert "1 supported" in done.out


def test_what_is_ignored_or_known_is_not_fixed(run):
    put("a.txt", f"{FALSE.strip()} # tapewright: ignore the vendor's\n")
    put("b.txt", FALSE)
    run("b.txt", "--baseline", "known.json", "--write-baseline")
    before = [Path(name).read_bytes() for name in ("a.txt", "b.txt")]
    done = run("a.txt", "b.txt", "--baseline", "known.json", "--fix")
    assert (done.code, done.err) == (0, "")
    assert [Path(name).read_bytes() for name in ("a.txt", "b.txt")] == before


# The hook.


def test_the_hook_runs_a_command_that_there_is():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "tapewright-audit"
    program, command = hook["entry"].split()
    assert program == "tapewright"
    assert command in typer.main.get_command(app).commands
    assert hook["types_or"] == ["markdown", "html", "plain-text"]


# The auditor itself, on the bars that come along.


def test_a_real_text_is_audited_mended_and_passes(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TAPEWRIGHT_STORE", raising=False)
    told = "The S&P 500 gained {} for the week, to close at 2,485.74 on Friday.\n"
    put("a.md", told.format("2.68%"))
    codes = []
    for words in ([], ["--fix"], []):
        with pytest.raises(SystemExit) as stop:
            main(["audit", "a.md", "--as-of", "2018-12-28", *words])
        codes.append(int(stop.value.code or 0))
    assert codes == [1, 0, 0]
    assert Path("a.md").read_text("utf-8") == told.format("2.86%")
    assert "a.md:1:20: fixed: 2.68% -> 2.86%" in capsys.readouterr().err
