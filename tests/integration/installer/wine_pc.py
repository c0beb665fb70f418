"""A computer of an office, as far as Wine is one: its folders, its registry, what runs on it.

Must not know what is installed.
"""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = "Nguyễn Thị Hà"
_SECONDS = 100
_KEY = re.compile(r"^\[(.+)\] \d+$")
_VALUE = re.compile(r'^(?:@|"(?P<name>(?:[^"\\]|\\.)*)")=(?P<value>.*)$')
_SIGN = re.compile(r"\\(?:x([0-9a-f]{1,4})|(.))")


@dataclass(frozen=True)
class WinePc:
    """One user's Windows; `drive` is C:."""

    prefix: Path
    environment: Mapping[str, str]

    @classmethod
    def booted(cls, folder: Path) -> "WinePc":
        """Set up a computer; takes a dozen seconds."""
        home = folder / "home"
        home.mkdir(parents=True)
        kept = {name: os.environ[name] for name in ("PATH",)}
        environment = kept | {
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "USER": USER,
            "LOGNAME": USER,
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No .NET and no browser to download, no menus in the desktop around it.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
            "WINEPREFIX": str(folder / "prefix"),
        }
        pc = cls(folder / "prefix", environment)
        pc._call("wineboot", "-i")
        assert pc.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10") == 0
        # Wine leads these into the home around it; here they are the user's own.
        for link in [each for each in pc.user.iterdir() if each.is_symlink()]:
            link.unlink()
            link.mkdir()
        return pc

    @property
    def drive(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def user(self) -> Path:
        return self.drive / "users" / USER

    @property
    def local(self) -> Path:
        return self.user / "AppData" / "Local"

    @property
    def roaming(self) -> Path:
        return self.user / "AppData" / "Roaming" / "Microsoft" / "Windows"

    def run(self, program: str | Path, *words: str, most_bytes: int | None = None) -> int:
        """Run a program to its end; return its exit status. No file gets longer than `most_bytes`.

        That is how far a full disk can be played without one.
        """
        return self._call("wine", str(program), *words, most_bytes=most_bytes)

    def cut_power(self) -> None:
        """End everything at once, wherever it is."""
        self._call("wineserver", "-k9")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs any more and the registry is on the disk."""
        self._call("wineserver", "-w")

    def _call(self, *command: str, most_bytes: int | None = None) -> int:
        def full() -> None:
            if most_bytes is not None:
                import resource  # noqa: PLC0415 - not on Windows

                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

        # Wine's programs want an input, and an output that somebody reads.
        return subprocess.run(  # noqa: S603 - the tests' own words
            command,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            preexec_fn=full,
        ).returncode

    @contextmanager
    def running(self, program: str | Path, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Have a program run during the block; it is ended after it if it has not ended itself."""
        started = subprocess.Popen(  # noqa: S603
            ["wine", str(program), *words],  # noqa: S607 - as it is installed
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield started
            started.wait(_SECONDS)
        finally:
            if started.poll() is None:
                started.kill()
                started.wait()

    def path(self, place: Path) -> str:
        """Say a place on the drive as Windows names it."""
        return "C:\\" + "\\".join(place.relative_to(self.drive).parts)

    def registry(self) -> dict[str, dict[str, str]]:
        """Read the user's registry: by key, by name ("" is the key's own), as it is written."""
        self.settle()
        found: dict[str, dict[str, str]] = {}
        inside: dict[str, str] = {}
        for line in (self.prefix / "user.reg").read_text("utf-8").splitlines():
            if key := _KEY.match(line):
                inside = found.setdefault(_plain(key[1]), {})
            elif value := _VALUE.match(line):
                text = value["value"]
                inside[_plain(value["name"] or "")] = (
                    _plain(text[1:-1]) if text.startswith('"') else text
                )
        return found

    def stop(self) -> None:
        self._call("wineserver", "-k")
        self._call("wineserver", "-w")
        shutil.rmtree(self.prefix.parent)


def _plain(written: str) -> str:
    """Undo how Wine writes backslashes, quotes and letters beyond ASCII."""
    return _SIGN.sub(lambda sign: chr(int(sign[1], 16)) if sign[1] else sign[2], written)
