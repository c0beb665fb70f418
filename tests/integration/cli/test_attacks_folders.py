"""Two starts at once, and folders no system can name: for tests/integration/cli."""

import threading
import time
from pathlib import Path

import pytest
from spoken import OFFICE

from cchc_desktop.bootstrap import make_office
from cchc_desktop.cli.main import main
from cchc_desktop.services.office import OfficeForm
from db.errors import Fault, StoreFault
from db.hold import Hold


def test_an_office_that_comes_second_leaves_the_first_ones_data_alone(sample: Path, tmp_path: Path):
    wanted = tmp_path / "hai máy cùng lập"
    wanted.mkdir()
    first = Hold.take(wanted / "cchc.lock", 0)
    assert first is not None
    refused: list[Fault] = []

    def second() -> None:
        with pytest.raises(StoreFault) as caught:
            make_office(wanted, OfficeForm("UBND xã Đến Sau"))
        refused.append(caught.value.code)

    waiting = threading.Thread(target=second)
    waiting.start()
    time.sleep(0.3)  # by now it has looked and waits for the folder
    database = (sample / "cchc.db").read_bytes()
    (wanted / "cchc.db").write_bytes(database)
    first.release(clean=True)
    waiting.join()
    assert refused == [Fault.FOLDER_EXISTS]
    assert (wanted / "cchc.db").read_bytes() == database


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["y" * 200] * 25)])
def test_a_name_no_folder_can_have_is_refused(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
):
    for words in (("tasks",), ("init", "--office", OFFICE), ("check", "--json"), ("backups",)):
        assert main(["--data", str(tmp_path / name), *words]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert "nhật ký" not in told.err
