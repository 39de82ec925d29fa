"""The store: upserts, versions, two writers at once, a killed one, an object store."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from deltalake import DeltaTable, write_deltalake
from hypothesis import given, settings
from hypothesis import strategies as st

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
    with pytest.raises(StoreError, match=r"there is no store.*tapewright load"):
        store.bars()


def run(code: str, *words: str) -> subprocess.Popen[bytes]:
    """Run code of ours in a process of its own."""
    head = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
    head += "from test_store import *\n"
    return subprocess.Popen(
        [sys.executable, "-c", head + code, *words], stdout=subprocess.PIPE
    )


WRITES = """
for n in range(5):
    first = date(2025, 1, 1 + n * 2 + int(sys.argv[2]))
    Store(sys.argv[1]).load([bars("RUT", [n + 0.5], first)])
"""


def test_two_writers_at_once_lose_nothing(store):
    with run(WRITES, store.url, "0") as one, run(WRITES, store.url, "1") as other:
        assert [one.wait(60), other.wait(60)] == [0, 0]
    assert store.bars()["session"].to_list() == [date(2025, 1, d) for d in range(1, 11)]


HALF = """
def slow():
    yield bars("RUT", [9.5])
    print("half", flush=True)
    time.sleep(60)
Store(sys.argv[1]).load(slow())
"""


def test_a_killed_load_leaves_the_last_version(store):
    store.load([bars("RUT", [1.5])])
    with run(HALF, store.url) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"half\n"
        killed.send_signal(signal.SIGKILL)
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


def test_a_store_is_read_up_to_a_session(store):
    store.load([bars("RUT", [1.5, 2.5, 3.5])])
    until = store.bars(["RUT"], until=date(2025, 9, 16))
    assert until["close"].to_list() == [1.5, 2.5]


def test_a_version_says_what_was_loaded(store):
    store.load([bars("RUT", [1.5])])
    store.load([bars("RUT", [2.5, 3.5])])
    told = [version.how for version in store.versions()]
    assert told == ["load: 1 bars new, 1 changed", "load: 1 bars new, 0 changed"]
    assert store.versions()[0].made.tzinfo is not None


def test_old_versions_are_kept_for_good(store):
    store.load([bars("RUT", [1.5])])
    kept = DeltaTable(store.url).metadata().configuration
    assert kept["delta.enableExpiredLogCleanup"] == "false"


def test_one_symbol_is_read_from_its_own_bucket_alone(store):
    store.load([bars("RUT", [1.5]), bars("GSPC", [2.5])])
    assert bucket_of("RUT") != bucket_of("GSPC")
    for file in (Path(store.url) / f"bucket={bucket_of('GSPC')}").iterdir():
        file.write_bytes(b"damaged" * 500)
    assert store.bars(["RUT"])["close"].to_list() == [1.5]
    with pytest.raises(StoreError, match="cannot be read"):
        store.bars(["GSPC"])


def test_a_large_load_is_made_in_pieces(store, monkeypatch):
    monkeypatch.setattr("tapewright.market.store.AT_ONCE", 5)
    monkeypatch.setattr("tapewright.market.staging.SPILL", 4)
    names = [f"S{n:02}" for n in range(20)]
    progress = []
    loaded = store.load((bars(name, [1.5, 2.5]) for name in names), progress.append)
    assert (loaded.new, loaded.symbols) == (40, 20)
    assert loaded.version > 3
    assert store.symbols() == names
    assert store.bars().equals(pl.concat([bars(name, [1.5, 2.5]) for name in names]))
    assert progress == list(range(2, 41, 2))


LOADS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["RUT", "GSPC", "S9"]),
            st.dates(date(2025, 9, 1), date(2025, 9, 5)),
            st.sampled_from([1.5, 2.5]),
            st.sampled_from([None, 7.0]),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda bar: bar[:2],
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=15, deadline=None)
@given(LOADS)
def test_any_loads_are_told_apart_and_added_up(loads):
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"{folder}/bars")
        held: dict[tuple[str, date], tuple[float, float | None]] = {}
        for load in loads:
            fresh = {bar[:2]: bar[2:] for bar in load}
            new = len(fresh.keys() - held.keys())
            changed = sum(held.get(at, bar) != bar for at, bar in fresh.items())
            rows = [(*bar[:2], *[None] * 3, *bar[2:]) for bar in load]
            loaded = store.load([pl.DataFrame(rows, schema=schema(), orient="row")])
            assert (loaded.new, loaded.changed) == (new, changed)
            held |= fresh
            there = store.bars().select("symbol", "session", "close", "volume").rows()
            assert there == [(*at, *held[at]) for at in sorted(held)]


def test_a_folder_of_other_files_is_no_place_for_a_store(tmp_path):
    (tmp_path / "RUT.csv").write_text("Date,Close")
    with pytest.raises(StoreError, match=r"other files, such as RUT\.csv"):
        Store(str(tmp_path)).load([bars("RUT", [1.5])])


def test_another_delta_table_is_left_alone(tmp_path):
    write_deltalake(str(tmp_path / "other"), pl.DataFrame({"a": [1]}))
    store = Store(str(tmp_path / "other"))
    for call in (store.bars, lambda: store.load([bars("RUT", [1.5])])):
        with pytest.raises(StoreError, match="no store of bars: its columns are a"):
            call()


KILLED = """
import os, tapewright.market.store as room
room.AT_ONCE = 5
write, done = Store._write, []
def dying(self, table, data, summary):
    if len(done) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(write(self, table, data, summary))
Store._write = dying
Store(sys.argv[1]).load([bars(f"S{n:02}", [9.5, 2.5]) for n in range(20)])
"""


def test_a_load_killed_between_its_pieces_is_completed_by_the_next(store):
    names = [f"S{n:02}" for n in range(20)]
    store.load([bars(name, [1.5]) for name in names])
    with run(KILLED, store.url) as killed:
        assert killed.wait(60) == -signal.SIGKILL
    there = store.bars()
    assert store.symbols() == names
    assert set(there["close"]) == {1.5, 2.5, 9.5}
    loaded = store.load([bars(name, [9.5, 2.5]) for name in names])
    assert 0 < loaded.changed < 20
    assert store.bars().equals(pl.concat([bars(name, [9.5, 2.5]) for name in names]))


FULL = """
import resource
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    Store(sys.argv[1]).load([bars("RUT", [n + 0.5 for n in range(2000)])])
except StoreError as error:
    print(error)
"""


def test_a_full_disk_leaves_the_last_version(store):
    store.load([bars("RUT", [1.5])])
    with run(FULL, store.url) as full:
        told = full.communicate(timeout=60)[0].decode()
    assert "cannot be written" in told
    assert "What it held is untouched" in told
    assert store.bars()["close"].to_list() == [1.5]


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
    running = server.ThreadedMotoServer(
        ip_address="127.0.0.1", port=port, verbose=False
    )
    running.start()
    time.sleep(0.2)
    address = f"http://127.0.0.1:{port}"
    keys = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "AWS_ALLOW_HTTP": "true",
    }
    try:
        for name, value in keys.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        boto3.client("s3", endpoint_url=address).create_bucket(Bucket="bars")
        store = Store("s3://bars/daily")
        store.load([bars("RUT", [1.5])])
        store.load([bars("RUT", [2.5])])
        assert store.bars(["RUT"])["close"].to_list() == [2.5]
        assert store.bars(version=0)["close"].to_list() == [1.5]
        with run(WRITES, store.url, "0") as one, run(WRITES, store.url, "1") as other:
            assert [one.wait(60), other.wait(60)] == [0, 0]
        assert store.bars(["RUT"]).height == 11
    finally:
        running.stop()
