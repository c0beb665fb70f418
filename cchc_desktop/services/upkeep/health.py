"""Whether a data folder is sound, and what helps where it is not.

Must not know how a finding is worded.
"""

from db.errors import Fault, StoreFault
from db.folder import Folder
from db.health import Finding, Repair, What, examine

_TOLD_AS_FINDINGS = {
    Fault.DATABASE_MISSING: Fault.DATABASE_MISSING,
    Fault.FOLDER_MISSING: Fault.DATABASE_MISSING,  # and no copy of it is sound
    Fault.DATABASE_DAMAGED: Fault.DATABASE_DAMAGED,
    Fault.DATABASE_DAMAGED_NO_COPY: Fault.DATABASE_DAMAGED,
}
_LOST = frozenset({What.DATABASE_DAMAGED, What.DATABASE_MISSING})


def check(folder: Folder, *, deep: bool = True, in_use: bool = False) -> list[Finding]:
    """Return all that is wrong in a folder; nothing means sound.

    `deep` reads every page, attachment and copy. A database that is none of ours or newer than
    this program is refused, for nothing can be said of it; one `in_use` by this process is known.
    """
    refused = None if in_use else _refusal(folder)
    found = examine(folder, deep=deep)
    if refused is Fault.DATABASE_DAMAGED and not any(one.what in _LOST for one in found):
        # A file cut down to nothing is an empty database to SQLite, and as such sound.
        found.insert(0, Finding(What.DATABASE_DAMAGED, folder.database.name, Repair.RESTORE_COPY))
    return found


def _refusal(folder: Folder) -> Fault | None:
    """Return why the database could not be opened, as far as a finding tells it."""
    try:
        folder.examine_database()
    except StoreFault as fault:
        if fault.code not in _TOLD_AS_FINDINGS:
            raise
        return _TOLD_AS_FINDINGS[fault.code]
    return None
