"""The files that are kept as samples of format 1, and what they hold.

`python -m tests.builders.kept_packages` writes those that are missing; a kept one is never written
again, for it stands for what a released version wrote.
"""

import base64
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.form_sheet import write_form
from cchc_desktop.exchange.keys import SigningKey, signed_change
from cchc_desktop.exchange.package import Contents, Kind, Manifest, write_package
from tests.builders.filled_forms import FORM
from tests.builders.packages import KEY, UPPER, WARD, sum_of

KEPT: Final = Path(__file__).parents[1] / "goldens" / "exchange" / "v1"
FORM_NAME: Final = "bieu-quy-1.xlsx"
WARD_KEY: Final = SigningKey.from_private(b"khoa cua phuong Hoa Sen, de thu.")
_MADE_WITH: Final = "CCHC Desktop 0.1.0"
_DECISION: Final = "Quyết định công bố danh mục thủ tục hành chính (bản thử).\n".encode()
_READABLE: Final = b"%PDF-1.4\n% a readable copy stands here\n%%EOF\n"


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, name).hex


def _assigning() -> Contents:
    records: dict[str, list[dict[str, Any]]] = {
        "unit": [
            {"id": UPPER.id.hex, "name": UPPER.name, "level": "province", "parent_id": None},
            {"id": WARD.id.hex, "name": WARD.name, "level": "commune", "parent_id": UPPER.id.hex},
        ],
        "plan": [{"id": _id("plan"), "title": "Kế hoạch cải cách hành chính năm 2026"}],
        "task": [
            {
                "id": _id(f"task {code}"),
                "plan_id": _id("plan"),
                "code": code,
                "title": title,
                "position": position,
                "gone": False,
            }
            for position, (code, title) in enumerate(
                (
                    ("I.1", "Ban hành kế hoạch cải cách hành chính năm 2026"),
                    ("I.2", "Rà soát, niêm yết thủ tục hành chính tại bộ phận “Một cửa”"),
                ),
                1,
            )
        ],
        "assignment": [
            {
                "id": _id(f"part {code}"),
                "task_id": _id(f"task {code}"),
                "unit_id": WARD.id.hex,
                "role": "lead",
                "person_id": None,
            }
            for code in ("I.1", "I.2")
        ],
        "unit_key": [{"id": WARD.id.hex, "public_key": WARD_KEY.public.hex()}],
    }
    return Contents(
        Manifest(
            kind=Kind.ASSIGN,
            sender=UPPER,
            recipient=WARD,
            vector={"9d1b6c1f52a84a7e": 1204},
            sequence=3,
            scope={"plans": [_id("plan")], "unit": WARD.id.hex},
            period=None,
            counts={name: len(rows) for name, rows in records.items()},
            made_with=_MADE_WITH,
        ),
        records,
        readable=_READABLE,
    )


def _returning() -> Contents:
    records: dict[str, list[dict[str, Any]]] = {
        "progress": [
            {
                "id": _id("progress I.1"),
                "assignment_id": _id("part I.1"),
                "quarter": "2026Q1",
                "state": "done",
                "percent": 100,
                "done_on": "2026-01-20",
                "result": "Đã ban hành Kế hoạch số 05/KH-UBND.\nĐã gửi các bộ phận.",
                "difficulty": None,
                "lane": "own",
            }
        ],
        "evidence": [
            {
                "id": _id("evidence"),
                "assignment_id": _id("part I.1"),
                "quarter": "2026Q1",
                "title": "Kế hoạch số 05/KH-UBND",
                "attachment_id": _id("attachment"),
            }
        ],
        "attachment": [
            {
                "id": _id("attachment"),
                "sha256": sum_of(_DECISION),
                "name": "Kế hoạch 05.txt",
                "size": len(_DECISION),
            }
        ],
    }
    change = signed_change(KEY, WARD_KEY.public, office=WARD.id)
    return Contents(
        Manifest(
            kind=Kind.RETURN,
            sender=WARD,
            recipient=UPPER,
            vector={"51c0a5d7e0f94c2b": 88, "c7e2f00d1a2b3c4d": 12},
            sequence=2,
            scope={"plans": None},
            period="2026Q1",
            counts={name: len(rows) for name, rows in records.items()},
            made_with=_MADE_WITH,
            more={"key_changes": [base64.b64encode(change).decode()]},
        ),
        records,
        {sum_of(_DECISION): _DECISION},
        _READABLE,
    )


def _meeting() -> Contents:
    birth = {
        "id": "51c0a5d7e0f94c2b:1",
        "replica": "51c0a5d7e0f94c2b",
        "counter": 1,
        "at": "2026-01-05T01:30:00+00:00",
        "who": "Nguyễn Thị Mai",
        "verb": "add-task",
        "facts": {"title": "Tuyên truyền cải cách hành chính"},
    }
    row = {
        "id": _id("own task"),
        "entity": "task",
        "cells": {"title": '"Tuyên truyền cải cách hành chính"', "position": "1"},
        "births": {"51c0a5d7e0f94c2b": 1},
        "versions": {
            "title": {
                "values": {"51c0a5d7e0f94c2b:4": '"Tuyên truyền cải cách hành chính"'},
                "vector": {"51c0a5d7e0f94c2b": 4},
                "bases": ['"Tuyên truyền"'],
            }
        },
    }
    return Contents(
        Manifest(
            kind=Kind.SYNC,
            sender=WARD,
            recipient=WARD,
            vector={"51c0a5d7e0f94c2b": 88, "c7e2f00d1a2b3c4d": 12},
            sequence=7,
            scope={},
            period=None,
            counts={"birth": 1, "row": 1},
            made_with=_MADE_WITH,
        ),
        {"birth": [birth], "row": [row], "word": []},
    )


def _receipt() -> Contents:
    receipt = {
        "id": _id("receipt"),
        "package_id": _id("package"),
        "accepted": False,
        "reasons": ["Nhiệm vụ I.2 chưa ghi kết quả."],
        "at": "2026-04-02T02:00:00+00:00",
    }
    return Contents(
        Manifest(
            kind=Kind.RECEIPT,
            sender=UPPER,
            recipient=WARD,
            vector={"9d1b6c1f52a84a7e": 1230},
            sequence=4,
            scope={},
            period="2026Q1",
            counts={"receipt": 1},
            made_with=_MADE_WITH,
        ),
        {"receipt": [receipt]},
    )


SAMPLES: Final = {
    "giao-viec.cchc": (_assigning(), KEY),
    "bao-cao.cchc": (_returning(), WARD_KEY),
    "dong-bo.cchc": (_meeting(), WARD_KEY),
    "bien-nhan.cchc": (_receipt(), KEY),
}
NEWER_MINOR: Final = "giao-viec-1.1.cchc"
"""As a later version may write it: fields, and names of rows, that this one does not know."""


def newer_minor() -> Contents:
    now = SAMPLES["giao-viec.cchc"][0]
    manifest = replace(now.manifest, format=(1, 1), more={"urgency": {"level": "hỏa tốc"}})
    records = {
        **now.records,
        "plan": [{**row, "field_of_a_later_version": [1, 2]} for row in now.records["plan"]],
        "later_things": [{"id": _id("later")}],
    }
    return replace(now, manifest=manifest, records=records)


def main() -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for name, (contents, key) in {**SAMPLES, NEWER_MINOR: (newer_minor(), KEY)}.items():
        if not (KEPT / name).exists():
            write_package(KEPT / name, contents, key, Ticket())
    if not (KEPT / FORM_NAME).exists():
        write_form(KEPT / FORM_NAME, FORM, KEY, Ticket())


if __name__ == "__main__":
    main()
