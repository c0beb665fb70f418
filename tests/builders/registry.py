"""A registry of Windows in memory, as far as `winreg` is asked for one."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class Registry(ModuleType):
    """Stands in for `winreg`; `values` are by key and name."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = 1, 2, 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.values: dict[str, dict[str, object]] = {}
        self.closed = False

    @contextmanager
    def OpenKey(self, _home: int, key: str, *_: int) -> Iterator[str]:  # noqa: N802 - Windows's
        if key not in self.values:
            raise FileNotFoundError(2, key)
        yield key

    @contextmanager
    def CreateKeyEx(self, _home: int, key: str, *_: int) -> Iterator[str]:  # noqa: N802
        if self.closed:
            raise PermissionError(5, key)
        self.values.setdefault(key, {})
        yield key

    def QueryValueEx(self, key: str, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in self.values[key]:
            raise FileNotFoundError(2, name)
        return self.values[key][name], self.REG_SZ

    def SetValueEx(self, key: str, name: str, _: int, __: int, value: object) -> None:  # noqa: N802
        self.values[key][name] = value

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802
        if name not in self.values[key]:
            raise FileNotFoundError(2, name)
        del self.values[key][name]
