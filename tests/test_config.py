"""The settings of a project: its file, the environment, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tapewright.config import Config, configured
from tapewright.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def settings(folder: Path, text: str, **environ: str) -> Config:
    (folder / "tapewright.toml").write_text(text, encoding="utf-8")
    return configured(folder, environ)


def test_nothing_is_set_by_default(tmp_path):
    assert configured(tmp_path, {}) == Config()


def test_the_file_is_read_and_its_paths_are_beside_it(tmp_path):
    found = settings(tmp_path, 'store = "s3://bucket/bars"\nmarks = "marks.csv"')
    assert found.store == "s3://bucket/bars"
    assert found.marks == str(tmp_path / "marks.csv")


def test_the_environment_wins(tmp_path):
    found = settings(tmp_path, 'store = "here"', TAPEWRIGHT_STORE="there")
    assert found.store == "there"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('stroe = "x"', "Did you mean store"),
        ("store = 3", "text in quotes"),
        ("store = ", "not TOML"),
        ("[store]\nurl = 'x'", "text in quotes"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path, text, message):
    with pytest.raises(UsageError, match=message):
        settings(tmp_path, text)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "tapewright.toml").write_bytes(b'store = "\xff"')
    with pytest.raises(UsageError, match="not TOML"):
        configured(tmp_path, {})
