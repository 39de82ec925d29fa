"""What a project sets once: `tapewright.toml` in the working folder, or environment."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = "tapewright.toml"
PREFIX: Final = "TAPEWRIGHT_"


@dataclass(frozen=True, slots=True)
class Config:
    """Settings, each None where nothing was set.

    `store` is the folder or address of the bars at rest. The files are the project's
    own instruments, calendar overrides, declared marks, named events and groups.
    """

    store: str | None = None
    instruments: str | None = None
    calendars: str | None = None
    marks: str | None = None
    events: str | None = None
    groups: str | None = None


KEYS: Final = tuple(field.name for field in fields(Config))


def configured(
    folder: Path | None = None, environ: Mapping[str, str] | None = None
) -> Config:
    """Return the settings of a folder; the environment wins over the file.

    Args:
        folder: Where `tapewright.toml` is looked for; the working folder by default.
        environ: Variables such as TAPEWRIGHT_STORE; the process's own by default.

    Raises:
        UsageError: when the file cannot be read, or sets a key there is not.
    """
    path = (folder or Path()) / FILE
    variables = os.environ if environ is None else environ
    given = {
        key: variables[name] for key in KEYS if (name := _variable(key)) in variables
    }
    return Config(**(_from_file(path) | given))


def _variable(key: str) -> str:
    return PREFIX + key.upper()


def _from_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"this is not TOML: {error}", where=str(path), remedy="Mend that line."
        ) from error
    return {key: _checked(path, key, value) for key, value in settings.items()}


def _checked(path: Path, key: str, value: object) -> str:
    if key not in KEYS:
        raise UsageError(
            f"there is no setting {key!r}", where=str(path), remedy=nearest(key, KEYS)
        )
    if not isinstance(value, str):
        raise UsageError(
            f"{key} is {value!r}", expected="text in quotes", where=str(path)
        )
    if key == "store" or Path(value).is_absolute():
        return value
    return str(path.parent / value)
