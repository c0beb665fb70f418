"""What is set for this computer: one small file of values, each with its default and bounds.

An office's own facts are data, kept and exchanged with the data; they do not belong here. Must not
know who uses a setting.
"""

import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

_LOG = logging.getLogger(__name__)

THEMES = ("system", "light", "dark")
TEXT_PERCENTS = range(100, 201)


def _setting(default: Any, fits: Callable[[Any], bool]) -> Any:
    return field(default=default, metadata={"fits": fits})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this computer. `own_tasks_only` is about reminders: those of `person`."""

    theme: str = _setting("system", lambda value: value in THEMES)
    text_percent: int = _setting(100, lambda value: type(value) is int and value in TEXT_PERCENTS)
    person: str | None = _setting(None, lambda value: value is None or _is_id(value))
    tray_told: bool = _setting(default=False, fits=lambda value: isinstance(value, bool))
    own_tasks_only: bool = _setting(default=False, fits=lambda value: isinstance(value, bool))


def load(file: Path) -> Settings:
    """Read the settings; what is missing or does not fit its bounds is the default, and logged."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as fault:
        _LOG.warning("settings not read: %s", type(fault).__name__)
        return Settings()
    if not isinstance(stored, Mapping):
        _LOG.warning("settings not read: no mapping")
        return Settings()
    return Settings(**fitting(stored))


def save(settings: Settings, file: Path) -> None:
    """Write the settings whole: a power cut leaves the former file or the new one."""
    beside = file.with_name(file.name + ".new")
    with beside.open("w", encoding="utf-8") as out:
        json.dump(asdict(settings), out, ensure_ascii=False, indent=2)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def change(file: Path, **values: Any) -> Settings:
    """Change some settings and leave the others as they are in the file."""
    changed = replace(load(file), **values)
    save(changed, file)
    return changed


def fitting(stored: Mapping[str, Any]) -> dict[str, Any]:
    taken = {}
    for entry in fields(Settings):
        if entry.name not in stored:
            continue
        if entry.metadata["fits"](stored[entry.name]):
            taken[entry.name] = stored[entry.name]
        else:
            _LOG.warning("the setting %s does not fit; its default is used", entry.name)
    return taken


def _is_id(value: object) -> bool:
    from uuid import UUID  # noqa: PLC0415 - asks for the platform: 5 ms before the first paint

    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False
