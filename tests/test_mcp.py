"""The tools for assistants, asked by the SDK's own client: a process, and HTTP."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import textwrap
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

import tapewright
from tapewright.cli import main

PROGRAM = str(Path(sys.executable).with_name("tapewright"))
OURS = ("mcp", "--bars", "sample")
DAY = {"symbol": "SPX", "day": "2018-12-26"}
RIGHT = "The S&P 500 rose 2.86% for the week to close at 2,485.74."
WRONG = "The S&P 500 rose 5.73% for the week to close at 2,485.74."


@contextmanager
def asking(server):
    """Connect the SDK's client, and hand out a function that calls a tool."""
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(server)) as client,
    ):

        def ask(tool, **arguments):
            return portal.call(client.call_tool, tool, arguments)

        ask.tools = {tool.name: tool for tool in portal.call(client.list_tools).tools}
        yield ask


@pytest.fixture(scope="module")
def ask():
    """A real process, spoken to over its standard input and output."""
    with asking(
        stdio_client(StdioServerParameters(command=PROGRAM, args=[*OURS]))
    ) as a:
        yield a


@contextmanager
def listening(*flags):
    """Start a server on loopback, and end it: its address and its process."""
    command = [PROGRAM, *OURS, "--http", "--port", "0", *flags]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = server.stderr.readline()
        yield re.search(r"http://\S+", line).group(), server
    finally:
        server.terminate()
        server.wait(20)
        server.stderr.close()


def text_of(result):
    (content,) = result.content
    return content.text


# What there is


def test_there_are_four_tools_that_only_read(ask):
    assert sorted(ask.tools) == ["audit_text", "facts", "prove", "recap"]
    assert all(tool.annotations.read_only_hint for tool in ask.tools.values())


def test_every_tool_and_every_argument_is_described(ask):
    for tool in ask.tools.values():
        assert tool.description.splitlines()[0].endswith(".")
        assert len(tool.description) < 600
        assert tool.output_schema["type"] == "object"
        for argument in tool.input_schema["properties"].values():
            assert argument["description"]


def test_what_must_be_said_is_little(ask):
    needed = {name: tool.input_schema["required"] for name, tool in ask.tools.items()}
    assert needed == {
        "audit_text": ["text"],
        "facts": ["symbol"],
        "prove": ["fact"],
        "recap": ["symbol"],
    }


def test_no_tool_takes_a_path(ask):
    named = {name for t in ask.tools.values() for name in t.input_schema["properties"]}
    assert not named & {"bars", "store", "path", "file", "marks", "out"}


# What they answer


def test_facts_come_rarest_first_and_say_how_many_are_left(ask):
    answer = ask("facts", **DAY, limit=2)
    told = answer.structured_content
    kinds = [fact["question"]["kind"] for fact in told["facts"]]
    assert kinds[0] == "largest_move_since"
    interest = [fact["interest"] for fact in told["facts"]]
    assert interest == sorted(interest, reverse=True)
    whole = ask("facts", **DAY, limit=200).structured_content
    assert told["left_off"] == len(whole["facts"]) - 2
    assert whole["left_off"] == 0
    assert "March 23, 2009: up 4.96% on the day" in text_of(answer)
    assert text_of(answer).endswith(f"And {told['left_off']} more facts hold.")


def test_facts_of_one_kind_answer_one_question(ask):
    facts = ask("facts", **DAY, kind="change", limit=200).structured_content["facts"]
    assert {fact["question"]["kind"] for fact in facts} == {"change"}
    day = {"span": "day", "unit": "percent", "base": "prior_close"}
    (change,) = [fact for fact in facts if fact["question"]["args"] == day]
    assert change["value"] == "4.959381"


def test_a_fact_is_proved_as_it_was_told(ask):
    fact = ask("facts", **DAY, limit=1).structured_content["facts"][0]
    answer = ask("prove", fact=fact)
    assert answer.structured_content["holds"] is True
    assert text_of(answer).startswith("It holds. GSPC, 2018-12-26: ")


def test_a_fact_that_somebody_changed_does_not_hold(ask):
    facts = ask("facts", **DAY, kind="close").structured_content["facts"]
    facts[0]["value"] = "2400.5"
    answer = ask("prove", fact=facts[0])
    assert answer.structured_content["holds"] is False
    proof = answer.structured_content["proofs"][0]
    assert (proof["stated"], proof["proved"]) == ("2400.5", "2467.7")
    assert text_of(answer) == (
        "It does not hold. GSPC, 2018-12-26: Closed at 2,400.50; now 2467.7."
    )


def test_a_recap_is_written_and_its_json_proved(ask):
    answer = ask("recap", symbol="SPX", week="2018-12-28")
    told = answer.structured_content
    assert (told["subject"], told["session"]) == ("GSPC", "2018-12-28")
    assert told["article"] == text_of(answer)
    assert told["article"].startswith(f"# {told['title']}")
    written = ask("recap", symbol="SPX", week="2018-12-28", format="json")
    article = written.structured_content["article"]
    assert article["text"].startswith(told["title"])
    assert ask("prove", fact=article).structured_content["holds"] is True


def test_a_days_statistics_are_an_edition(ask):
    answer = ask("recap", symbol="SPX", day="2018-12-26", edition="stats")
    assert "4.96%" in text_of(answer)


def test_a_right_sentence_is_supported(ask):
    told = ask("audit_text", text=RIGHT, as_of="2018-12-28").structured_content
    assert told == tapewright.audit(RIGHT, as_of="2018-12-28", bars="sample").to_json()
    assert told["counts"]["supported"] == 2
    assert told["counts"]["contradicted"] == 0


def test_what_is_ignored_with_a_reason_is_suppressed(ask):
    text = f"{WRONG} <!-- tapewright: ignore a vendor's -->"
    told = ask("audit_text", text=text, as_of="2018-12-28").structured_content
    (wrong,) = [one for one in told["verdicts"] if one["status"] == "contradicted"]
    assert wrong["suppressed"] == "a vendor's"


def test_a_text_without_a_date_is_asked_for_one_in_the_tools_words(ask):
    answer = text_of(ask("audit_text", text=RIGHT))
    assert answer.endswith("Give as_of, such as 2025-09-19.")
    assert "--as-of" not in answer


def test_a_wrong_number_comes_back_with_the_right_one(ask):
    answer = ask("audit_text", text=WRONG, as_of="2018-12-28")
    (verdict,) = [
        verdict
        for verdict in answer.structured_content["verdicts"]
        if verdict["status"] == "contradicted"
    ]
    assert verdict["quote"] == "5.73%"
    assert verdict["proved"] == "2.860193"
    assert '"5.73%" is contradicted: ' in text_of(answer)


def test_a_long_answer_is_cut_in_its_text_alone(ask):
    answer = ask("facts", **DAY, limit=200)
    assert len(text_of(answer).splitlines()) <= 41
    assert len(answer.structured_content["facts"]) > 41


# What they refuse


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        ("facts", {"symbol": "NOPE"}, "there are no bars of NOPE"),
        ("facts", {**DAY, "kind": "streek"}, "Did you mean streak"),
        ("facts", {"symbol": "SPX", "day": "2018-12-25"}, "2018-12-25"),
        ("recap", {"symbol": "SPX", "format": "jsn"}, "Did you mean json?"),
        ("recap", {"symbol": "SPX", "edition": "novel"}, "novel"),
        ("recap", {"symbol": "SPX", "week": "Friday"}, "'Friday' is no date"),
        ("prove", {"fact": {"question": {}}}, "this is not a fact"),
        ("audit_text", {"text": RIGHT}, "names no date"),
    ],
)
def test_what_the_user_can_mend_is_one_clear_message(ask, tool, arguments, message):
    answer = ask(tool, **arguments)
    assert answer.is_error
    assert message in text_of(answer)
    assert "Traceback" not in text_of(answer)
    assert "Error executing" not in text_of(answer)
    assert len(text_of(answer).splitlines()) == 1


def test_a_refusal_names_no_file_of_the_machine(ask):
    assert "/" not in text_of(ask("prove", fact={"question": {}}))


def test_a_call_that_does_not_fit_the_schema_is_an_error_and_the_server_lives(ask):
    assert ask("facts", **DAY, limit=0).is_error
    assert ask("facts", **DAY, limit=10_000).is_error
    assert ask("prove", fact="no object").is_error
    assert not ask("facts", **DAY, limit=1).is_error


# Over HTTP


@pytest.fixture(scope="module")
def address():
    with listening() as (where, _):
        yield where


def test_http_answers_as_the_process_does(ask, address):
    with asking(address) as over_http:
        assert sorted(over_http.tools) == sorted(ask.tools)
        one, other = over_http("facts", **DAY, limit=3), ask("facts", **DAY, limit=3)
        assert one.structured_content == other.structured_content


def test_http_answers_several_at_once(address):
    def days(number):
        with asking(address) as one:
            day = f"2018-12-{number}"
            answer = one("facts", symbol="SPX", day=day, kind="close", limit=1)
            return answer.structured_content["facts"][0]["question"]["session"]

    with ThreadPoolExecutor(4) as pool:
        numbers = (24, 26, 27, 28)
        assert [*pool.map(days, numbers)] == [f"2018-12-{n}" for n in numbers]


def test_http_listens_on_this_machine_alone(address):
    assert address.startswith("http://127.0.0.1:")


def test_http_refuses_a_page_that_poses_as_this_machine(address):
    for header in ({"Host": "example.org"}, {"Origin": "http://example.org"}):
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        request = urllib.request.Request(  # noqa: S310 - our own address
            address,
            json.dumps(call).encode(),
            {
                "Content-Type": "application/json",
                "Accept": "application/json, text/event-stream",
                **header,
            },
        )
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=20)  # noqa: S310
        assert refused.value.code in {403, 421}


def test_an_address_beyond_this_machine_is_taken_only_when_named_and_with_a_word():
    with listening("--host", "0.0.0.0") as (where, server):  # noqa: S104 - its point
        assert where.startswith("http://0.0.0.0:")
        assert "everybody who reaches this address may ask" in server.stderr.readline()


def test_a_server_that_is_told_to_stop_stops():
    with listening() as (_, server):
        server.terminate()
        assert server.wait(20) is not None


# From the command line


def refused(capsys, *words):
    with pytest.raises(SystemExit) as stopped:
        main([*words])
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_a_port_in_use_is_told_in_one_line(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        message = refused(capsys, *OURS, "--http", "--port", port)
    assert f"127.0.0.1:{port}: cannot listen there: address already in use" in message
    assert len(message.splitlines()) == 1


def test_a_host_without_http_is_misuse(capsys):
    assert "Add --http." in refused(capsys, *OURS, "--host", "::1")


def test_without_the_extra_the_command_says_what_to_install(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.delitem(sys.modules, "tapewright.cli.assistants", raising=False)
    for name in [
        name for name in sys.modules if name.startswith(("mcp.", "mcp_types"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    message = refused(capsys, *OURS)
    assert message == (
        "tapewright: the MCP server needs the extra mcp, which is not installed. "
        "Install it: pip install 'tapewright[mcp]'.\n"
    )


def test_nothing_but_the_protocol_goes_to_standard_output():
    process = subprocess.run(
        [PROGRAM, *OURS],
        input="this is no message\n",
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    for line in process.stdout.splitlines():
        assert json.loads(line)["jsonrpc"] == "2.0"
    assert process.returncode == 0


def test_what_the_page_shows_runs_as_it_stands():
    page = Path(__file__).parents[1] / "docs/how-to/let-an-assistant-check-itself.md"
    text = page.read_text(encoding="utf-8")
    block = text[text.index("    import anyio") :]
    path = os.pathsep.join((str(Path(PROGRAM).parent), os.environ["PATH"]))
    shown = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(block)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PATH": path},
        check=True,
    ).stdout
    assert "March 23, 2009: up 4.96% on the day" in shown
    assert '"5.73%" is contradicted: ' in shown
