"""The store: upserts, versions, two writers at once, a killed one, an object store."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from datetime import date, timedelta

import polars as pl
import pytest

from tapewright.errors import StoreError
from tapewright.market.bars import schema
from tapewright.market.store import BUCKETS, Store, bucket_of


def bars(symbol: str, closes: list[float], first: date = date(2025, 9, 15)):
    sessions = [first + timedelta(days=i) for i in range(len(closes))]
    unknown = [None] * len(closes)
    return pl.DataFrame(
        {
            "symbol": [symbol] * len(closes),
            "session": sessions,
            "open": unknown,
            "high": unknown,
            "low": unknown,
            "close": closes,
            "volume": unknown,
        },
        schema=schema(),
    )


@pytest.fixture
def store(tmp_path):
    return Store(str(tmp_path / "bars"))


def test_what_was_loaded_is_read_back(store):
    loaded = store.load([bars("RUT", [1.5, 2.5]), bars("GSPC", [3.5])])
    assert (loaded.version, loaded.new, loaded.changed, loaded.symbols) == (0, 3, 0, 2)
    assert store.symbols() == ["GSPC", "RUT"]
    assert store.bars(["RUT"]).equals(bars("RUT", [1.5, 2.5]))


def test_a_later_load_replaces_by_symbol_and_session(store):
    store.load([bars("RUT", [1.5, 2.5])])
    loaded = store.load([bars("RUT", [9.5], date(2025, 9, 16)), bars("RUT", [3.5] * 3)])
    assert (loaded.new, loaded.changed) == (1, 2)
    assert store.bars()["close"].to_list() == [3.5, 3.5, 3.5]


def test_every_load_is_a_version_that_can_be_read_again(store):
    store.load([bars("RUT", [1.5])])
    store.load([bars("RUT", [2.5])])
    assert store.bars(version=0)["close"].to_list() == [1.5]
    assert store.bars()["close"].to_list() == [2.5]
    assert [version.number for version in store.versions()] == [1, 0]


def test_a_load_that_changes_nothing_makes_no_version(store):
    store.load([bars("RUT", [1.5])])
    assert store.load([bars("RUT", [1.5])]).version == 0


def test_symbols_spread_over_the_buckets():
    assert len({bucket_of(f"S{i}") for i in range(5000)}) == BUCKETS


@pytest.mark.parametrize("version", [7, -1])
def test_a_version_that_is_not_there_is_told(store, version):
    store.load([bars("RUT", [1.5])])
    with pytest.raises(StoreError, match="no version"):
        store.bars(version=version)


def test_a_place_without_a_store_is_told(store):
    with pytest.raises(StoreError, match="there is no store.*tapewright load"):
        store.bars()


WRITER = """
import sys
sys.path.insert(0, {tests!r})
from test_store import bars
from tapewright.market.store import Store
for n in range(5):
    Store(sys.argv[1]).load([bars("RUT", [float(n + 1)], __import__("datetime").date(
        2025, 1, 1 + n * 2 + int(sys.argv[2])))])
"""


def writer(store: Store, number: int) -> subprocess.Popen[bytes]:
    code = WRITER.format(tests=os.path.dirname(__file__))  # noqa: PTH120
    return subprocess.Popen([sys.executable, "-c", code, store.url, str(number)])


def test_two_writers_at_once_lose_nothing(store):
    running = [writer(store, number) for number in (0, 1)]
    assert [one.wait(60) for one in running] == [0, 0]
    assert store.bars()["session"].to_list() == [date(2025, 1, d) for d in range(1, 11)]


def test_a_killed_load_leaves_the_last_version(store):
    store.load([bars("RUT", [1.5])])
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[2]); from test_store import bars\n"
        "from tapewright.market.store import Store\n"
        "def slow():\n"
        "    yield bars('RUT', [9.5])\n"
        "    print('half', flush=True); time.sleep(60)\n"
        "Store(sys.argv[1]).load(slow())"
    )
    tests = os.path.dirname(__file__)  # noqa: PTH120
    killed = subprocess.Popen(
        [sys.executable, "-c", code, store.url, tests], stdout=subprocess.PIPE
    )
    assert killed.stdout is not None
    assert killed.stdout.readline() == b"half\n"
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    assert store.bars()["close"].to_list() == [1.5]
    assert store.load([bars("RUT", [9.5])]).changed == 1


def test_a_source_that_fails_midway_writes_nothing(store):
    store.load([bars("RUT", [1.5])])

    def failing():
        yield bars("RUT", [2.5])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.load(failing())
    assert store.version == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_store_that_may_not_be_written_is_told(store, tmp_path):
    store.load([bars("RUT", [1.5])])
    (tmp_path / "bars" / "_delta_log").chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written"):
        store.load([bars("RUT", [2.5])])


def test_a_file_where_the_store_should_be_is_told(tmp_path):
    (tmp_path / "bars").write_text("no store")
    with pytest.raises(StoreError, match="store"):
        Store(str(tmp_path / "bars")).load([bars("RUT", [1.5])])


def test_an_object_store_serves_as_well(monkeypatch):
    server = pytest.importorskip("moto.server")
    boto3 = pytest.importorskip("boto3")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    running.start()
    time.sleep(0.2)
    address = f"http://127.0.0.1:{port}"
    settings = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "AWS_ALLOW_HTTP": "true",
    }
    try:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        boto3.client("s3", endpoint_url=address).create_bucket(Bucket="bars")
        store = Store("s3://bars/daily")
        store.load([bars("RUT", [1.5])])
        store.load([bars("RUT", [2.5])])
        assert store.bars(["RUT"])["close"].to_list() == [2.5]
        assert store.bars(version=0)["close"].to_list() == [1.5]
    finally:
        running.stop()
