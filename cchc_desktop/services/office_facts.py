"""What the office says of itself: which unit it is, and how it signs.

Apart from making the office, since every start asks this and nothing heavy may come with it.
"""

import uuid
from dataclasses import dataclass

from cchc_desktop.domain.identity import made_id
from cchc_desktop.services.errors import RefusedError
from db.queries.office import person_of_account, setting_value
from db.session import Store

OFFICE = "office"
"""The setting that holds these facts."""


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What the office says of itself, as it prints it."""

    unit_id: uuid.UUID
    symbol: str = ""
    signer: str = ""
    signer_post: str = ""
    signs_as: str = ""
    head_above: str = ""  # lines of the printed head, where they are not as the names give them
    head: str = ""


def setting_id(key: str) -> uuid.UUID:
    """Return the id of a setting: the same on every computer of the office."""
    return made_id("setting", key)


def person_at(store: Store, system_user: str) -> str | None:
    """Return the name of the person who uses this computer under this account, if known."""
    with store.looking() as ask:
        return person_of_account(ask, system_user)


def office_facts(store: Store) -> OfficeFacts:
    with store.looking() as ask:
        value = setting_value(ask, setting_id(OFFICE))
    if value is None:
        raise RefusedError("office-not-set-up")
    return OfficeFacts(**{**value, "unit_id": uuid.UUID(hex=value["unit_id"])})
