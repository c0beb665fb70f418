"""`cchc backup`, `backups` and `restore`: copies of the data, and back from one."""

from cchc_desktop.cli.grammar import JSON, Args, Command, Option, Place
from cchc_desktop.cli.reading import file
from cchc_desktop.cli.session import Session
from cchc_desktop.services.upkeep.copies import held, list_backups, make_backup, restore, sound
from resources.words import word

_MEGABYTE = 1024 * 1024


def _backup(args: Args, session: Session) -> int:
    with sound(session.folder.root) as folder:
        made = make_backup(folder, session.clock.now(), args["out"])
    session.print(str(made.path))
    session.tell("backup-made", {"plans": made.plans, "tasks": made.tasks})
    return 0


def _list(args: Args, session: Session) -> int:
    with held(session.folder.root) as folder:
        copies = list_backups(folder)
    if args["json"]:
        session.print_json(
            [
                {
                    "file": str(one.path),
                    "made_at": one.made_at.isoformat(timespec="seconds"),
                    "reason": one.reason,
                    "size": one.size,
                    "sound": one.sound,
                    "plans": one.plans,
                    "tasks": one.tasks,
                }
                for one in copies
            ]
        )
    else:
        rows = [
            (
                one.made_at,
                word("copy-reasons", one.reason),
                f"{one.size / _MEGABYTE:.1f} MB".replace(".", ","),
                one.sound,
                one.plans,
                one.tasks,
                one.path.name,
            )
            for one in copies
        ]
        session.print_table("copies", rows)
    return 0


def _restore(args: Args, session: Session) -> int:
    with held(session.folder.root) as folder:
        put_back = restore(folder, args["file"], session.clock.now())
    facts = {"plans": put_back.plans, "tasks": put_back.tasks, "copy": put_back.set_aside}
    session.tell("restored" if put_back.set_aside else "restored-anew", facts)
    if put_back.unsound_attachments:
        session.tell("restored-without", {"count": put_back.unsound_attachments})
    return 0


COMMANDS = (
    Command("backup", _backup, options=(Option("--out", file),)),
    Command("backups", _list, options=(JSON,)),
    Command("restore", _restore, (Place("FILE", file),)),
)
