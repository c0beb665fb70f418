"""`cchc` run inside this process, on a data folder with the sample year. Knows no command."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from spoken import OFFICE, Cchc, Told

from cchc_desktop.bootstrap import open_office
from cchc_desktop.cli.main import main
from cchc_desktop.scheduling.clock import VIETNAM, FixedClock
from cchc_desktop.services.sample.year import load_sample_year
from tests.builders.new_databases import migrated_once  # noqa: F401 - for every test here

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=VIETNAM)


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "data"
    assert main(["--data", str(folder), "init", "--office", OFFICE], FixedClock(NOW)) == 0
    with open_office(folder, FixedClock(NOW)) as office:
        load_sample_year(office.desk)
    return folder


@pytest.fixture
def sample(_sample: Path, data_folder: Path) -> Path:
    """Give a data folder of one's own that holds the sample year as it stands on 20/11/2026."""
    shutil.copytree(_sample, data_folder)
    return data_folder


@pytest.fixture
def cchc(
    data_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Cchc:
    """Run one command line on the data folder, before a terminal of an ordinary width."""
    monkeypatch.setenv("COLUMNS", "120")

    def run(*words: str) -> Told:
        capsys.readouterr()
        status = main(["--data", str(data_folder), *words], FixedClock(NOW))
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return Told(status, told.out, told.err)

    return run
