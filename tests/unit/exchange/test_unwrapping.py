"""Files arrive renamed, zipped, inside a mail, or among a thousand others: they are found."""

import base64
import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from cchc_desktop.exchange import unwrapping
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.unwrapping import ArrivalKind, find_arrivals
from tests.builders.packages import opened, packed
from tests.builders.sheet_files import a_workbook


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return packed(tmp_path_factory.mktemp("made"))


def zipped(members: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def packages_in(path: Path) -> list[Path | bytes]:
    return [one.content for one in find_arrivals(path) if one.kind is ArrivalKind.PACKAGE]


def found_in(path: Path) -> list[str]:
    return [one.name for one in find_arrivals(path)]


@pytest.mark.parametrize(
    "name", ["tep.cchc", "tep.cchc.zip", "tep (1).zip", "tep(2).cchc", "tep", "tep.bin", "T.ZIP"]
)
def test_a_package_is_known_whatever_its_name(tmp_path: Path, data: bytes, name: str):
    path = put(tmp_path / name, data)
    assert packages_in(path) == [path]


def test_packages_in_a_zip_file_are_found(tmp_path: Path, data: bytes):
    path = put(
        tmp_path / "gui.zip",
        zipped({"Quý I/a.cchc": data, "Quý I/b.zip": data, "doc.docx": b"PK\3\4 no", "x.txt": b""}),
    )
    assert found_in(path) == ["a.cchc", "b.zip"]
    assert [opened(content).sha256 for content in packages_in(path)] == [opened(data).sha256] * 2


def test_the_base64_that_a_mail_leaves_is_read(tmp_path: Path, data: bytes):
    text = base64.encodebytes(data)
    for name, content in {
        "a.txt": text,
        "b.txt": b"begin\r\n\r\n" + text.replace(b"\n", b"\r\n") + b"\r\n--boundary--\r\n",
        "c.b64": base64.b64encode(data),
        "d": b"\n" + text + b"\nKinh gui\n",
    }.items():
        (one,) = packages_in(put(tmp_path / name, content))
        assert opened(one).sha256 == opened(data).sha256


def test_a_saved_mail_is_read(tmp_path: Path, data: bytes):
    mail = EmailMessage()
    mail["Subject"] = "Báo cáo Quý I"
    mail.set_content("Kính gửi báo cáo Quý I.")
    mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="a.cchc")
    mail.add_attachment(
        zipped({"b.cchc": data}), maintype="application", subtype="zip", filename="b.zip"
    )
    path = put(tmp_path / "thu.eml", mail.as_bytes())
    assert len(packages_in(path)) == 2


def test_a_package_is_found_in_archives_inside_archives(tmp_path: Path, data: bytes):
    path = put(tmp_path / "gui.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.cchc": data})})}))
    assert found_in(path) == ["c.cchc"]
    too_deep = zipped({"x.zip": path.read_bytes()})
    assert refusal(put(tmp_path / "sau.zip", too_deep)).code == "exchange-not-a-package"


def test_what_a_gateway_wrapped_under_the_same_name_is_found(tmp_path: Path, data: bytes):
    wrapped = put(tmp_path / "a.cchc", zipped({"a.cchc": data}))
    as_text = put(tmp_path / "b.cchc", base64.encodebytes(data))
    for path in (wrapped, as_text):
        (found,) = packages_in(path)
        assert opened(found).sha256 == opened(data).sha256


def test_archives_share_what_may_be_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A zip file of small zip files that each unpack to much is refused as one."""
    inner = zipped({"a.zip": b"PK\3\4" + bytes(2**20)})
    path = put(tmp_path / "bom.zip", zipped({f"{number}.zip": inner for number in range(50)}))
    monkeypatch.setattr("cchc_desktop.exchange.archives.MOST_BYTES", 10 * 2**20)
    assert refusal(path).code == "exchange-archive-too-large"


def test_a_stick_is_looked_through(tmp_path: Path, data: bytes):
    put(tmp_path / "tep.cchc", data)
    put(tmp_path / "Phường Hoa Sen" / "bao-cao (1).zip", data)
    put(tmp_path / "Phường Hoa Sen" / "ảnh.jpg", b"\xff\xd8" * 5000)
    put(tmp_path / "Khác" / "tài liệu.zip", zipped({"c.cchc": data}))
    put(tmp_path / "$RECYCLE.BIN" / "old.cchc", data)
    put(tmp_path / ".Trashes" / "old.cchc", data)
    put(tmp_path / "~$tam.cchc", data)
    assert sorted(found_in(tmp_path)) == ["bao-cao (1).zip", "c.cchc", "tep.cchc"]


def test_a_broken_package_is_found_so_that_it_can_be_named(tmp_path: Path, data: bytes):
    put(tmp_path / "a.cchc", data[:200])
    put(tmp_path / "b.cchc", b"")
    put(tmp_path / "c.zip", data[:500])
    assert found_in(tmp_path) == ["a.cchc", "b.cchc", "c.zip"]


def test_a_link_out_of_the_stick_is_not_followed(tmp_path: Path, data: bytes):
    outside = put(tmp_path / "outside" / "tep.cchc", data)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "link.cchc").symlink_to(outside)
    (stick / "folder").symlink_to(outside.parent, target_is_directory=True)
    assert packages_in(stick) == []


def test_other_workbooks_are_not_forms(tmp_path: Path):
    path = put(tmp_path / "so-lieu.xlsx", a_workbook([["a", 1]]))
    assert find_arrivals(tmp_path) == []
    assert refusal(path).code == "exchange-not-a-package"


def refusal(path: Path) -> ExchangeError:
    with pytest.raises(ExchangeError) as caught:
        find_arrivals(path)
    return caught.value


def test_a_file_that_is_nothing_of_ours_is_refused_by_name(tmp_path: Path):
    assert refusal(put(tmp_path / "a.pdf", b"%PDF")).facts["name"] == "a.pdf"
    assert refusal(put(tmp_path / "a.txt", b"UEsDBnot really")).code == "exchange-not-a-package"
    assert refusal(tmp_path / "gone.cchc").code == "exchange-unreadable"


def test_a_locked_zip_file_is_told(tmp_path: Path, data: bytes):
    made = bytearray(zipped({"a.cchc": data}))
    made[6] |= 1
    made[made.rindex(b"PK\1\2") + 8] |= 1
    assert refusal(put(tmp_path / "a.zip", bytes(made))).code == "exchange-archive-locked"


def test_a_zip_file_that_unpacks_to_too_much_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("cchc_desktop.exchange.archives.MOST_MEMBER", 2**20)
    path = put(tmp_path / "a.zip", zipped({"a.cchc": b"PK\3\4" + bytes(2**21)}))
    assert refusal(path).code == "exchange-archive-too-large"


def test_a_zip_file_with_too_many_members_is_not_even_listed(tmp_path: Path, data: bytes):
    members = {f"{number}.txt": b"" for number in range(3000)}
    path = put(tmp_path / "a.zip", zipped({**members, "a.cchc": data}))
    assert refusal(path).code == "exchange-not-a-package"


def test_a_folder_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(unwrapping, "MOST_LOOKED_AT", 10)
    for number in range(11):
        put(tmp_path / f"{number}.txt", b"")
    assert refusal(tmp_path).code == "exchange-too-many-files"


def test_noise_in_every_shape_is_passed_over(tmp_path: Path, data: bytes):
    archive = zipped({"a.cchc": data})
    for at in range(0, len(archive), 13):
        broken = archive[:at] + bytes([archive[at] ^ 0x55]) + archive[at + 1 :]
        put(tmp_path / f"{at}.zip", broken)
        put(tmp_path / f"{at}.txt", b"UEsDB" + broken[: at % 50])
    assert all(one.kind is ArrivalKind.PACKAGE for one in find_arrivals(tmp_path))


@pytest.mark.parametrize(
    ("name", "found"),
    [("thu.eml", 1), ("thu.txt", 1), ("thu.mht", 1), ("thu", 1), ("thu.cchc", 1), ("thu.log", 0)],
)
def test_only_what_mail_leaves_is_read_to_its_end_for_a_file(
    tmp_path: Path, data: bytes, name: str, found: int
):
    text = b"Kinh gui.\n" * 1000 + b"\n" + base64.encodebytes(data)
    path = put(tmp_path / "usb" / name, text)
    (tmp_path / "usb" / "khac.bin").write_bytes(b"\0" * 9000)
    assert len(packages_in(path.parent)) == found


def test_a_file_whose_beginning_shows_the_mark_is_read_whatever_its_ending(
    tmp_path: Path, data: bytes
):
    path = put(tmp_path / "thu.log", b"Kinh gui.\n" + base64.encodebytes(data))
    assert len(packages_in(path)) == 1
