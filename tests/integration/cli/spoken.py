"""What tests of commands speak of: a command line run, and what it told. Knows no command."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

OFFICE = "UBND phường Hoa Sen"


@dataclass(frozen=True)
class Told:
    """What a command answered, said, and came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.status == 0, self.err
        return json.loads(self.out)


Cchc = Callable[..., Told]
