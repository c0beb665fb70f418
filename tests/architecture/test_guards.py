"""The guards around every test do catch what they are there for."""

import logging
import os
import socket

import platformdirs
import pytest
from source_tree import ROOT

pytest_plugins = ["pytester"]

SAMPLE = """
import logging, pytest

def test_that_warns():
    logging.getLogger("some.room").warning("a surprise")

@pytest.mark.expects_log("foreseen")
def test_that_warns_as_announced():
    logging.getLogger("some.room").warning("as foreseen")

@pytest.mark.expects_log("foreseen")
def test_that_announces_in_vain():
    pass
"""


def test_the_network_is_out_of_reach():
    refused = pytest.raises(pytest.fail.Exception, match="works without a network")
    with socket.socket() as outgoing, refused:
        outgoing.connect(("192.0.2.1", 80))


def test_the_users_own_folders_are_out_of_reach():
    assert "CCHC_DATA" not in os.environ
    assert not platformdirs.user_data_path("CCHC Desktop").exists()
    assert "pytest" in str(platformdirs.user_data_path("CCHC Desktop"))


def test_an_unexpected_warning_fails_and_an_expected_one_is_demanded(pytester: pytest.Pytester):
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text("utf-8"))
    pytester.makeini("[pytest]\nmarkers = expects_log(pattern): foreseen")
    pytester.makepyfile(SAMPLE)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=3, errors=2)  # the guard speaks when the test is over
    result.stdout.fnmatch_lines(["*WARNING some.room: a surprise", "*not in the log: *foreseen*"])


@pytest.mark.expects_log("as announced")
def test_an_announced_warning_passes():
    logging.getLogger(__name__).warning("as announced")
