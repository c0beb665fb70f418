"""The tree of units as Qt asks for it. Answers from branches; must not know how they are made."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.units.branches import Branch

BRANCH_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex
Note = Callable[[Branch], str]


class UnitTreeModel(QAbstractItemModel):
    """One column; `note` says in a few words what stands at the end of a row."""

    def __init__(self, name: str, note: Note, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name, self._note = name, note
        self._root = Branch("")
        self._rows: list[Branch] = []
        self._ids: dict[int, int] = {}

    def replace(self, root: Branch) -> None:
        self.beginResetModel()
        self._root = root
        # Qt is given numbers: an index may outlive the branch it was made for.
        self._rows = [one for one in root.walk() if one is not root]
        self._ids = {id(one): number for number, one in enumerate(self._rows)}
        self.endResetModel()

    def branch(self, index: Index) -> Branch:
        return self._rows[int(index.internalId())] if index.isValid() else self._root

    def index_of(self, branch: Branch) -> QModelIndex:
        number = self._ids.get(id(branch))
        return QModelIndex() if number is None else self.createIndex(branch.at, 0, number)

    def branches(self) -> list[Branch]:
        return self._rows

    def note(self, branch: Branch) -> str:
        return self._note(branch)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.index_of(self.branch(parent).below[row])

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        above = self.branch(child).above if child.isValid() else None
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.column() > 0 else len(self.branch(parent).below)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        del parent
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled
        return plain if self.branch(index).node is None else plain | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        branch = self.branch(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return branch.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (branch.title, self._note(branch))))
        return branch if role == BRANCH_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = (0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        return self._name if (section, orientation, role) == wanted else None
