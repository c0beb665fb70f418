"""A city and two wards with files between them, made once; and offices opened from copies."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from cchc_desktop.domain.status import State
from tests.builders.exchanging import OTHER_WARD, WARD, Place, World

SHARED, OWN_TASK = "Ban hành kế hoạch", "Công khai thủ tục hành chính"


@dataclass(frozen=True)
class Made:
    """Where the offices lie, when they were left, and the files of the wards."""

    top: Path
    at: datetime
    down: Path
    up: tuple[Path, ...]


@cache
def made() -> Made:
    """Make the offices and their files: two reports of one ward, two of the other."""
    top = Path(tempfile.mkdtemp(prefix="cchc-files-"))
    world = World(top)
    city, ward, other = world.city(), world.ward(), world.ward("other", OTHER_WARD)
    down = city.assign(WARD)
    ward.take(down)
    other.take(city.assign(OTHER_WARD))
    up = []
    for place, percents in ((ward, (20, 60)), (other, (10, 30))):
        for percent in percents:
            place.note(SHARED, state=State.IN_PROGRESS, percent=percent, result=f"{percent}")
            up.append(place.report())
    ward.note(OWN_TASK, state=State.DONE, percent=100)
    up.append(ward.report())
    world.close()
    return Made(top, world.clock.at, down, tuple(up))


@contextmanager
def a_copy(*folders: str) -> Iterator[list[Place]]:
    """Open offices from copies of their folders."""
    top = Path(tempfile.mkdtemp(prefix="cchc-copy-"))
    world = World(top)
    try:
        yield world.copied(made().top, folders, made().at)
    finally:
        world.close()
        shutil.rmtree(top, ignore_errors=True)
