"""The command line: what it prints, its exit codes, and how it refuses bad input."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import deltalake
import polars as pl
import pytest

import tapewright
from tapewright.cli import main, output

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = Path(tapewright.__file__).parent / "market" / "sample" / "bars.parquet"
HEAD = "symbol,date,open,high,low,close,volume"
WEEK = "2018-12-21"


def lines() -> list[str]:
    """Two years of the S&P 500 as lines of a CSV file."""
    bars = pl.read_parquet(SAMPLE).filter(
        pl.col("symbol") == "GSPC", pl.col("session").dt.year() >= 2017
    )
    return bars.write_csv(include_header=False).splitlines()


BARS = lines()
LAST = next(at for at, line in enumerate(BARS) if f",{WEEK}," in line)


def written(folder: Path, rows: list[str], name: str = "bars.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def changed(at: int, column: int, value: str, rows: list[str] = BARS) -> list[str]:
    cells = rows[at].split(",")
    cells[column] = value
    return [*rows[:at], ",".join(cells), *rows[at + 1 :]]


class Run(NamedTuple):
    """One run of the program: its exit code and what it printed."""

    code: int
    out: str
    err: str


def names() -> list[str]:
    return [path.name for path in Path().iterdir()]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Run]:
    """Run the program in this process, in an empty folder, without settings."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("TAPEWRIGHT_STORE", raising=False)

    def run(*words: object) -> Run:
        with pytest.raises(SystemExit) as stop:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        return Run(int(stop.value.code or 0), printed.out, printed.err)

    return run


# What cannot be used: (what is wrong, the rows or bytes, what the message says).

BAD_FILES = {
    "empty": (b"", "empty"),
    "header only": ([], "no "),
    "no close": (b"symbol,date,open\nGSPC,2018-12-21,1\n", "close"),
    "no date": (b"symbol,close\nGSPC,1\n", "date"),
    "text in a price": (changed(LAST, 5, "n.a."), r"n\.a\."),
    "a date that is none": (changed(LAST, 1, "21st Dec"), "21st Dec"),
    "a price of zero": (changed(LAST, 5, "0"), "above zero"),
    "a negative price": (changed(LAST, 5, "-2416.62"), "above zero"),
    "a high below the low": (changed(LAST, 3, "1"), "data check"),
    "a date twice, differing": (
        [*BARS[: LAST + 1], changed(LAST, 5, "2400.00")[LAST], *BARS[LAST + 1 :]],
        WEEK,
    ),
    "a hole of years": ([*BARS[:30], *BARS[LAST - 1 :]], "data check|no bars"),
    "bytes that are no text": (b"\x89PNG\r\n\x1a\n\x00\x01", "bars.csv"),
    "not UTF-8": (f"{HEAD},b\u00f6rse\n".encode("latin-1"), "UTF-8"),
    "half a gzip": (gzip.compress("\n".join([HEAD, *BARS]).encode())[:200], "bars.csv"),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_file_is_refused_with_one_message(run, tmp_path, what):
    content, message = BAD_FILES[what]
    path = tmp_path / "bars.csv"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        written(tmp_path, content)
    refused(run("recap", "GSPC", "--week", WEEK, "--bars", path), message)


def refused(done: Run, message: str) -> None:
    """Assert exit 2, one line on standard error that says it, and nothing printed."""
    assert done.code == 2, done.out + done.err
    assert done.out == ""
    assert done.err.startswith("tapewright: "), done.err
    assert done.err.count("\n") == 1, done.err
    assert re.search(message, done.err, re.IGNORECASE), done.err


BAD_WORDS = {
    "an unknown symbol": ("recap GSPX", "GSPC"),
    "a weekend": ("facts GSPC --day 2018-12-22", "2018-12-21.*2018-12-24"),
    "a holiday": ("facts GSPC --day 2018-12-25", "2018-12-24.*2018-12-26"),
    "a day that is no session": (
        "recap GSPC --edition stats --day 2018-12-22",
        "2018-12-21",
    ),
    "a week to come": ("recap GSPC --week 2199-01-04", "not over"),
    "a week after the bars": ("recap GSPC --week 2019-03-08", "end on.*2018-12-31"),
    "a week before the bars": ("recap GSPC --week 2015-03-06", "begin on"),
    "a week that the bars end in": ("recap GSPC --week 2018-12-31", "2019-01-04"),
    "no date": ("recap GSPC --week christmas", "no date"),
    "two spans": ("recap GSPC --week 2018-12-21 --day 2018-12-21", "both"),
    "a span backwards": ("facts GSPC --from 2018-12-21 --to 2018-12-01", "before"),
    "an empty span": ("facts GSPC --from 2018-12-22 --to 2018-12-23", "no session"),
    "a day and a span": ("facts GSPC --day 2018-12-21 --to 2018-12-21", "both"),
    "an unknown kind": ("facts GSPC --kind strek", "streak"),
    "an unknown edition": ("recap GSPC --edition featur", "feature"),
    "an unknown language": ("recap GSPC --language xx", "en"),
    "an unknown format": ("recap GSPC --format htm", "html"),
    "an unknown format of facts": ("facts GSPC --format xml", "table"),
    "an unknown suffix": ("recap GSPC --out week.xyz", r"\.html"),
    "several symbols": ("recap GSPC IXIC", "one symbol"),
    "a version without a store": ("check GSPC --version-of-bars 3", "store"),
    "a decimal mark of two": ("recap GSPC --decimal ;;", "decimal"),
    "a span of no page": ("recap GSPC --month 2018-11-30", "week"),
}


@pytest.mark.parametrize("what", BAD_WORDS)
def test_bad_words_are_refused_with_one_message(run, tmp_path, what):
    words, message = BAD_WORDS[what]
    path = written(tmp_path, BARS)
    refused(run(*words.split(), "--bars", path), message)


def test_an_unknown_kind_of_the_glossary(run):
    refused(run("kinds", "strek"), "streak")


@pytest.mark.parametrize("path", ["nowhere.csv", "nowhere/"])
def test_a_place_that_is_not_there(run, path):
    refused(run("recap", "GSPC", "--bars", path), "nowhere")


def test_a_folder_without_bars(run, tmp_path):
    (tmp_path / "empty").mkdir()
    refused(run("recap", "GSPC", "--bars", tmp_path / "empty"), "empty")


def test_bars_and_a_store_at_once(run, tmp_path):
    path = written(tmp_path, BARS)
    refused(run("recap", "GSPC", "--bars", path, "--store", tmp_path / "s"), "both")


def test_marks_that_are_none(run, tmp_path):
    path = written(tmp_path, BARS)
    refused(run("recap", "GSPC", "--bars", path, "--marks", path), "marks")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[1]", "list"),
        ("{}", "not an article"),
        ('{"question": {}}', "not a fact"),
        ('{"question": {"kind": 1}}', "not a fact"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_json_that_is_no_article(run, tmp_path, text, message):
    path = tmp_path / "article.json"
    path.write_text(text, encoding="utf-8")
    refused(run("prove", path), message)


def test_a_file_to_prove_that_is_not_there(run):
    refused(run("prove", "nowhere.json"), "no such file")


@pytest.mark.parametrize(
    "words", [["recap"], ["recap", "GSPC", "--wek", "x"], ["rcap"]]
)
def test_misuse_is_told_without_a_traceback(run, words):
    done = run(*words)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert done.err


# What is odd and yet can be used.


def same_recap(run: Callable[..., Run], path: Path) -> None:
    done = run("recap", "GSPC", "--week", WEEK, "--bars", path, "--format", "json")
    assert done.code == 0, done.err
    assert json.loads(done.out)["session"] == WEEK


@pytest.mark.parametrize(
    "rows",
    [
        list(reversed(BARS)),
        [*BARS[: LAST + 1], *BARS[LAST - 3 :]],
        [*BARS, *(line.replace("GSPC", "OTHER") for line in BARS)],
        [line.replace("GSPC", "^GSPC") for line in BARS],
    ],
    ids=["unsorted", "twice the same", "mixed symbols", "an alias"],
)
def test_rows_in_any_order_and_of_any_symbol(run, tmp_path, rows):
    same_recap(run, written(tmp_path, rows))


def test_a_compressed_file(run, tmp_path):
    path = tmp_path / "bars.csv.gz"
    path.write_bytes(gzip.compress("\n".join([HEAD, *BARS]).encode()))
    same_recap(run, path)


def test_a_folder_of_files(run, tmp_path):
    (tmp_path / "daily").mkdir()
    written(tmp_path / "daily", BARS, "GSPC.csv")
    same_recap(run, tmp_path / "daily")


def test_decimal_commas(run, tmp_path):
    rows = [line.replace(",", ";").replace(".", ",") for line in BARS]
    path = tmp_path / "bars.csv"
    path.write_text("\n".join([HEAD.replace(",", ";"), *rows]), encoding="utf-8")
    done = run("recap", "GSPC", "--week", WEEK, "--bars", path, "--decimal", ",")
    assert done.code == 0, done.err


def test_flawed_bars_can_be_accepted_and_the_recap_says_so(run, tmp_path):
    path = written(tmp_path, changed(LAST, 3, "1"))
    words = ("recap", "GSPC", "--week", WEEK, "--bars", path, "--format", "json")
    refused(run(*words), f"GSPC.*{WEEK}.*--accept-flaws")
    done = run(*words, "--accept-flaws")
    article = json.loads(done.out)
    assert done.code == 0
    assert "fails the data check" in article["text"]
    assert any(WEEK in note for note in article["notes"])


def test_an_old_flaw_is_only_noted(run, tmp_path):
    path = written(tmp_path, changed(20, 3, "1"))
    words = ("recap", "GSPC", "--week", WEEK, "--bars", path, "--format", "json")
    done = run(*words)
    assert done.code == 0, done.err
    article = json.loads(done.out)
    assert "data check" not in article["text"]
    assert any("Data check" in note for note in article["notes"])


# Where it is written to.


@pytest.mark.parametrize(
    ("name", "opening"),
    [("w.html", "<!doctype"), ("w.json", "{"), ("w.md", "# "), ("w.txt", "")],
)
def test_the_suffix_decides_the_format(run, name, opening):
    done = run("recap", "SPX", "--week", "2018-12-28", "--out", name)
    assert done.code == 0, done.err
    assert Path(name).read_text(encoding="utf-8").lower().startswith(opening)
    assert name in names()
    assert not [other for other in names() if other.startswith(".")]


def test_a_folder_takes_a_file_named_by_symbol_and_session(run):
    done = run("recap", "SPX", "--week", "2018-12-28", "--out", "site/")
    assert done.code == 0, done.err
    (path,) = Path("site").iterdir()
    assert path.name == "GSPC-2018-12-28.html"


def test_a_folder_that_is_not_there(run):
    refused(run("recap", "SPX", "--out", "nowhere/week.html"), "nowhere")


def test_a_full_disk_leaves_what_was_there(run, monkeypatch):
    Path("week.html").write_text("before", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", full)
    refused(
        run("recap", "SPX", "--out", "week.html"), r"week\.html: no space left.*space"
    )
    assert Path("week.html").read_text(encoding="utf-8") == "before"
    assert names() == ["week.html"]


def test_pictures_beside_a_file_are_there_with_it_or_not_at_all(run, monkeypatch):
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", full)
    refused(run("recap", "SPX", "--out", "week.md"), "no space left")
    assert names() == []


def test_ctrl_c_leaves_what_was_there_and_is_quiet(run, monkeypatch):
    Path("week.html").write_text("before", encoding="utf-8")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output.os, "fsync", stop)
    done = run("recap", "SPX", "--out", "week.html")
    assert (done.code, done.out, done.err) == (130, "", "")
    assert names() == ["week.html"]


def test_a_store_that_cannot_be_written(run, tmp_path):
    path = written(tmp_path, BARS)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    refused(run("load", path, "--store", blocked), "blocked")


def test_an_interrupted_load_leaves_the_store_as_it_was(run, tmp_path, monkeypatch):
    path, store = written(tmp_path, BARS), tmp_path / "store"
    assert run("load", path, "--store", store).code == 0
    before = sorted(str(file) for file in store.rglob("*"))
    written(tmp_path, changed(LAST, 5, "2410.00"))

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(deltalake, "write_deltalake", stop)
    assert run("load", path, "--store", store).code == 130
    assert sorted(str(file) for file in store.rglob("*")) == before


def test_a_store_that_is_not_there(run, tmp_path):
    refused(run("recap", "GSPC", "--store", tmp_path / "none"), "none")


def test_no_store_to_load_into(run, tmp_path):
    refused(run("load", written(tmp_path, BARS)), "store")


# What is printed.


def test_what_is_proved_holds_until_a_bar_changes(run, tmp_path):
    path = written(tmp_path, BARS)
    words = ("recap", "GSPC", "--week", WEEK, "--bars", path)
    assert run(*words, "--out", "week.json").code == 0
    done = run("prove", "week.json", "--bars", path)
    assert done.code == 0, done.out
    assert "✗" not in done.out
    written(tmp_path, changed(LAST, 5, "2400.00"))
    done = run("prove", "week.json", "--bars", path)
    assert done.code == 1
    assert "✗" in done.out
    assert f"GSPC close of {WEEK} was 2416.62, is 2400" in done.out


def test_a_fact_is_proved_too(run, tmp_path):
    day = ("--day", "2018-12-26", "--kind", "change", "--format", "json")
    done = run("facts", "SPX", *day)
    assert done.code == 0
    first = done.out.splitlines()[0]
    (tmp_path / "fact.json").write_text(first, encoding="utf-8")
    assert run("prove", tmp_path / "fact.json").code == 0
    forged = first.replace('"value":"', '"value":"9')
    (tmp_path / "fact.json").write_text(forged, encoding="utf-8")
    assert run("prove", tmp_path / "fact.json").code == 1


def test_facts_of_a_span_are_one_object_a_line(run):
    done = run("facts", "SPX", "--from", "2018-12-24", "--to", "2018-12-28")
    days = [json.loads(line)["question"]["session"] for line in done.out.splitlines()]
    assert days == sorted(days)
    assert set(days) == {f"2018-12-{day}" for day in (24, 26, 27, 28)}


def test_facts_of_a_day_are_a_table(run):
    head, *rows = run("facts", "SPX", "--day", "2018-12-26").out.splitlines()
    assert head.split("\t")[:2] == ["symbol", "session"]
    assert all(row.startswith("GSPC\t2018-12-26\t") for row in rows)
    gain = next(row.split("\t") for row in rows if "\tchange\t" in row)
    often = "12 of 5,027 sessions since 1999-01-04, last on 2009-03-23"
    assert gain[6:] == [often, "largest_move_since"]


def test_check_finds_flaws_and_says_so_by_its_exit_code(run, tmp_path):
    good, bad = written(tmp_path, BARS, "a.csv"), changed(LAST, 3, "1")
    assert run("check", "GSPC", "--bars", good).code == 0
    done = run("check", "--bars", written(tmp_path, bad, "b.csv"))
    assert done.code == 1
    assert WEEK in done.out


def test_bars_at_rest_have_versions(run, tmp_path):
    path, store = written(tmp_path, BARS), tmp_path / "store"
    assert run("load", path, "--store", store).code == 0
    words = ("recap", "GSPC", "--week", WEEK, "--store", store, "--format", "json")
    assert run(*words).code == 0
    written(tmp_path, changed(LAST, 5, "2410.00"))
    assert run("load", path, "--store", store).code == 0
    now, before = run(*words), run(*words, "--version-of-bars", "0")
    assert json.loads(now.out)["text"] != json.loads(before.out)["text"]


def test_the_glossary_names_each_kind_and_its_conventions(run):
    assert "streak" in run("kinds").out
    assert "prior_close (house" in run("kinds", "change").out


def test_the_version_is_printed(run):
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", run("--version").out)


# What a process of its own shows.


def process(*words: str, code: str = "from tapewright.cli import main; main()") -> Run:
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        check=False,
        text=True,
    )
    return Run(done.returncode, done.stdout, done.stderr)


HEAVY = """
import sys
from tapewright.cli import main
try:
    main()
except SystemExit:
    pass
heavy = {names}
print(*sorted(heavy & sys.modules.keys()), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--help"], {"polars", "numpy", "altair", "rich", "deltalake"}),
        (["--version"], {"polars", "numpy", "altair", "rich", "deltalake"}),
        (["kinds"], {"polars", "altair", "rich", "deltalake"}),
        (
            ["recap", "SPX", "--week", "2018-12-28", "--format", "json"],
            {
                "pandas",
                "exchange_calendars",
                "altair",
                "vl_convert",
                "deltalake",
                "rich",
            },
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_nothing_heavy_is_imported_without_need(words, names):
    assert process(*words, code=HEAVY.format(names=names)).err.strip() == ""


def test_the_package_itself_is_light():
    code = "import sys, tapewright; sys.exit('polars' in sys.modules)"
    assert process(code=code).code == 0


def test_a_closed_pipe_is_no_error():
    command = f"{sys.executable} -c 'from tapewright.cli import main; main()'"
    line = f"{command} facts SPX --from 2010-01-01 --kind close | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],  # noqa: S607
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
