"""The yardstick of starting: a bare main window with a table of 500 rows, painted once."""

import os
import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

ROWS, COLUMNS = 500, 7
Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return f"Nhiệm vụ {index.row()} {index.column()}"


class Table(QTableView):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))


def main() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.menuBar().addMenu("Tệp")
    table = Table()
    rows = Rows(table)
    table.setModel(rows)
    window.setCentralWidget(table)
    window.resize(1366, 688)
    window.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
