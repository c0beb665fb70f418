"""Vietnamese for what Qt itself says: standard buttons, file dialogs, menus of fields.

Qt ships none; ours is `qtbase_vi.ts`, compiled beside it.
"""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import resources


def install(app: QCoreApplication) -> bool:
    """Let Qt speak Vietnamese; false when the compiled words cannot be read."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    words = QTranslator(app)
    loaded = words.load(str(resources.path("translations", "qtbase_vi.qm")))
    return loaded and app.installTranslator(words)
