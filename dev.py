#!/usr/bin/env python3
"""The developer's one door: sets the project up, then runs, tests, checks and measures it.

Every verb first makes sure that `.venv` holds exactly what `requirements.lock` says and, on
Debian, that Qt finds its system libraries; once that is so, this costs a few milliseconds.
Standard library only. It knows nothing of what the program does: a verb only names who does it.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up"
PROJECT = "cchc-desktop"
PYTHON_FLOOR = (3, 11)

# Debian package -> the library of it that Qt loads, even to paint off screen.
QT_LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libglib2.0-0": "libgthread-2.0.so.0",
}
# Debian 12's fonts-liberation lacks most Vietnamese letters; either of these two has them all.
PAPER_FONTS = ("fonts-liberation2", "fonts-croscore")
WINDOW_FONTS = ("fonts-open-sans",)  # stands in for Segoe UI, so that pictures look as on Windows

MEMORY = "/dev/shm"  # noqa: S108 - pytest makes a folder of the user's own in it


def set_up() -> None:
    """Make `.venv` say what the lock says; return at once when it already does."""
    wanted = _fingerprint()
    recorded = STAMP.read_text("utf-8").split() if STAMP.exists() else []
    if recorded == wanted and PYTHON.exists():
        return
    started = time.monotonic()
    _install_system_packages()
    STAMP.unlink(missing_ok=True)  # an interrupted set-up must not look like a finished one
    if recorded[:1] != wanted[:1] and not _running_in_venv():
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    _say("installing what requirements.lock says")
    _pip("install", "--require-hashes", "--requirement", LOCK)
    _remove_what_the_lock_dropped()
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", ROOT)
    STAMP.write_text("\n".join(wanted), "utf-8")
    _say(f"set up in {time.monotonic() - started:.0f} s")


def _fingerprint() -> list[str]:
    """Tell what `.venv` was made of: first what it cannot outlive, then what it holds."""
    place = f"{sys.version_info[:2]} {VENV}"
    contents = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return [hashlib.sha256(part).hexdigest() for part in (place.encode(), contents)]


def _running_in_venv() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _install_system_packages() -> None:
    if sys.platform == "linux" and shutil.which("apt-get"):  # elsewhere names and needs differ
        missing = list(_missing_system_packages())
        install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
        if missing and os.geteuid() != 0:
            line = f"sudo {shlex.join(install)}"
            sys.exit(
                f"dev.py: system packages are missing. Install them, then try again:\n  {line}"
            )
        if missing:
            _say(f"installing Debian packages: {' '.join(missing)}")
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for command in (["apt-get", "update"], install):
                subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=True)


def _missing_system_packages() -> Iterator[str]:
    if not importlib.util.find_spec("ensurepip"):
        yield "python3-venv"
    for package, library in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            yield package
    for fonts in (PAPER_FONTS, WINDOW_FONTS):
        query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}\n", *fonts]
        states = subprocess.run(query, capture_output=True, text=True, check=False).stdout
        if "installed" not in states.split():
            yield fonts[0]


def _remove_what_the_lock_dropped() -> None:
    locked = set(re.findall(r"^([\w.-]+)==", LOCK.read_text("utf-8"), re.MULTILINE))
    listed = subprocess.check_output(
        [PYTHON, "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"], text=True
    )
    present = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in listed.split()}
    dropped = present - locked - {"pip", PROJECT}
    if dropped:
        _pip("uninstall", "--yes", *sorted(dropped))


def _pip(*arguments: str | Path) -> None:
    command = [PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)


def run(options: argparse.Namespace) -> int:
    """Open the window; where there is no screen, do the main job into out/ and name the files."""
    if not _has_screen():
        return _python("-m", "ui.demo", "--out", ROOT / "out", *options.rest, offscreen=True)
    if options.demo:
        return _python("-m", "ui.demo", "--window", *options.rest)
    start = "from cchc_desktop.window import main; raise SystemExit(main())"
    return _python("-c", start, *options.rest)


def test(options: argparse.Namespace) -> int:
    """Run the quick share of the tests off screen and in parallel; after `--`: for pytest."""
    patient = ["--hypothesis-profile=long", "--timeout=3600"]
    share = patient if options.long else ["-m", "not long"]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each of many processes would compile all
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 4 << 30:
        os.environ.setdefault("TMPDIR", MEMORY)  # thousands of databases wait for a disk
    spread = ["-n", "auto", "--dist", "worksteal"]
    status = _python("-m", "pytest", *spread, *share, *options.rest, offscreen=True)
    if status != 1 or options.rest:
        return status
    _say("asked once more, alone, since so many at once may keep one another from the clock:")
    return _python("-m", "pytest", "--last-failed", *share, offscreen=True)


def check(options: argparse.Namespace) -> int:
    """Hold the code against its rules: layout, lint, directions, types, architecture."""
    ruff: list[str | Path] = [PYTHON, "-m", "ruff"]
    if options.fix:
        _call([*ruff, "check", "--fix", "--quiet", "."])
        _call([*ruff, "format", "--quiet", "."])
    steps: dict[str, list[str | Path]] = {
        "layout": [*ruff, "format", "--check", "."],
        "lint": [*ruff, "check", "."],
        "directions": [_script("lint-imports"), "--no-logo"],
    }
    if not options.fast:
        steps["types"] = [PYTHON, "-m", "mypy"]
        steps["architecture"] = [PYTHON, "-m", "pytest", "-q", "tests/architecture"]
    failed = [name for name, command in steps.items() if not _passes(name, command)]
    if failed:
        _say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def bench(options: argparse.Namespace) -> int:
    """Measure the costs we promised to hold, each as a ratio within one run."""
    return _python("-m", "tests.benchmarks.run", *options.rest, offscreen=True)


def shots(options: argparse.Namespace) -> int:
    """Paint every window into docs/shots/."""
    return _python(
        "-m", "ui.shots", "--out", ROOT / "docs" / "shots", *options.rest, offscreen=True
    )


def migration(options: argparse.Namespace) -> int:
    """Write the next step of the database's schema from what the models say."""
    return _python("-m", "db.next_revision", options.words)


def build(options: argparse.Namespace) -> int:
    """Make the program, its installer and its archive for sticks; try them as far as it goes."""
    share = ["--check"] if options.check else []
    return _python("-m", "installer.build", *share, *options.rest)


def lock(options: argparse.Namespace) -> int:
    """Write requirements.lock anew from pyproject.toml; after `--`: for uv, such as --upgrade."""
    # Run from the top with bare names: uv writes its command line into the head of the file.
    kind = ["--universal", "--generate-hashes", "--python-version", "3.11", "--group", "dev"]
    files = ["pyproject.toml", "-o", LOCK.name]
    return _call([_script("uv"), "pip", "compile", *kind, *files, *options.rest])


def release(options: argparse.Namespace) -> int:
    """Draw the releases' key, or sign an update file; after `--`: see installer/README.md."""
    return _python("-m", "installer.make_update", *options.rest)


VERBS: tuple[Callable[[argparse.Namespace], int], ...] = (
    run,
    test,
    check,
    bench,
    shots,
    migration,
    build,
    lock,
    release,
)
FLAGS = {
    "run": {"--demo": "open the window on sample data in a folder of its own"},
    "migration": {"words": "what the step does, in a few words"},
    "build": {"--check": "try more: other users, a stick, the wheels for Windows"},
    "test": {"--long": "everything, crash, fuzz and scale included"},
    "check": {
        "--fast": "only what takes seconds: layout, lint, directions",
        "--fix": "first mend what ruff can mend",
    },
}


def _has_screen() -> bool:
    asks_for_one = sys.platform == "linux"
    return not asks_for_one or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _passes(name: str, command: list[str | Path]) -> bool:
    started = time.monotonic()
    passed = _call(command, offscreen=True) == 0
    _say(f"{name}: {'ok' if passed else 'FAILED'} ({time.monotonic() - started:.1f} s)")
    return passed


def _python(*arguments: str | Path, offscreen: bool = False) -> int:
    return _call([PYTHON, *arguments], offscreen=offscreen)


def _script(name: str) -> Path:
    return BIN / (f"{name}.exe" if sys.platform == "win32" else name)


def _call(command: Sequence[str | Path], *, offscreen: bool = False) -> int:
    return subprocess.run(
        command, cwd=ROOT, env=_environment(offscreen=offscreen), check=False
    ).returncode


def _environment(*, offscreen: bool) -> dict[str, str]:
    # A Windows console or pipe would otherwise refuse most Vietnamese letters.
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def _say(sentence: str) -> None:
    print(f"dev.py: {sentence}", flush=True)


def main(arguments: list[str]) -> int:
    """Read the verb, make sure of the set-up, and do it."""
    if sys.version_info < PYTHON_FLOOR:
        sys.exit("dev.py needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").splitlines()[0])
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    for verb in VERBS:
        name, words = verb.__name__, verb.__doc__
        verb_parser = verbs.add_parser(name, help=words, description=words)
        verb_parser.set_defaults(do=verb, rest=arguments[cut + 1 :])
        for flag, meaning in FLAGS.get(name, {}).items():
            action = "store_true" if flag.startswith("--") else "store"
            verb_parser.add_argument(flag, action=action, help=meaning)
    options = parser.parse_args(arguments[:cut])
    if options.verb is None:
        parser.print_help()
        return 0
    set_up()
    done: int = options.do(options)
    return done


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"dev.py: the set-up stopped at: {shlex.join(map(str, error.cmd))}")
    except KeyboardInterrupt:
        sys.exit(130)
