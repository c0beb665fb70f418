"""Help is whole, Vietnamese, and fits the screen."""

from importlib.metadata import version

import pytest

from cchc_desktop.cli import directory, helping
from cchc_desktop.cli.grammar import Option
from cchc_desktop.cli.main import DONE, main
from resources import words

COMMANDS = directory.all_commands()


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]):
    assert main(["--help"]) == DONE
    told = capsys.readouterr()
    assert told.err == ""
    assert all(f"\n  {name}" in told.out for name in COMMANDS)


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]):
    assert main(["--version"]) == DONE
    assert capsys.readouterr().out == f"CCHC Desktop {version('cchc-desktop')}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_every_option_of_a_command(name: str, capsys: pytest.CaptureFixture[str]):
    assert main([*name.split(), "-h"]) == DONE
    told = capsys.readouterr().out
    assert words.word("help", name).split()[0] in told
    for part in (*COMMANDS[name].places, *COMMANDS[name].options):
        assert (part.name if isinstance(part, Option) else part.shown) in told
        assert words.sentence(helping.described(name, part.name)).split()[0] in told


def test_help_after_a_noun_tells_its_commands(capsys: pytest.CaptureFixture[str]):
    assert main(["plan", "--help"]) == DONE
    told = capsys.readouterr().out
    assert "plan continue" in told
    assert "plan import" in told
    assert "unit add" not in told


def test_help_has_words_for_nothing_that_is_gone():
    described = set(words.table("help"))
    assert described == set(COMMANDS)
    used = {
        helping.described(name, part.name)
        for name, one in COMMANDS.items()
        for part in (*one.places, *one.options)
    }
    common = {"options.--data", "options.--help", "options.--version"}
    assert {f"options.{key}" for key in words.table("options")} == used | common


def test_help_stays_within_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["unit", "add", "--help"]) == DONE
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_an_ending_is_shown_behind_a_files_name(capsys: pytest.CaptureFixture[str]):
    assert main(["report", "--help"]) == DONE
    told = capsys.readouterr().out
    assert "--out TỆP.pdf|.docx|.xlsx" in told
    assert "cchc [--data THƯ-MỤC] report" in told
