"""Which files travel to an office, and which stay with the developers."""

from pathlib import Path

import pytest

from installer.payload import MEGABYTE, files_of, left_over, size_mb, travels


@pytest.mark.parametrize(
    "inside",
    [
        "CCHC Desktop.exe",
        "_internal/base_library.zip",
        "_internal/PySide6/__init__.pyc",
        "_internal/PySide6/Qt6Core.dll",
        "_internal/PySide6/Qt6PrintSupport.dll",
        "_internal/PySide6/QtSvg.pyd",
        "_internal/PySide6/QtWidgets.abi3.so",
        "_internal/PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "_internal/PySide6/Qt/lib/libicudata.so.73",
        "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
        "_internal/PySide6/plugins/platforms/qwindows.dll",
        "_internal/PySide6/plugins/platforms/qoffscreen.dll",
        "_internal/PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "_internal/PySide6/plugins/imageformats/qjpeg.dll",
        "_internal/PySide6/plugins/iconengines/qsvgicon.dll",
        "_internal/PySide6/msvcp140_2.dll",
        "_internal/PySide6/pyside6.abi3.dll",
        "_internal/shiboken6/vcruntime140_1.dll",
        "_internal/db/migrations/versions/0001_first.py",
        "_internal/db/migrations/env.py",
        "_internal/resources/words/vi/settings.toml",
        "_internal/resources/translations/qtbase_vi.qm",
        "_internal/resources/sample/plan.toml",
        "_internal/docx/templates/default.docx",
        "_internal/holidays/locale/vi/LC_MESSAGES/VN.mo",
        "_internal/tzdata/zoneinfo/Asia/Ho_Chi_Minh",
        "_internal/cchc_desktop-0.1.0.dist-info/METADATA",
        "_internal/lxml/etree.cp311-win_amd64.pyd",
    ],
)
def test_what_the_program_needs_travels(inside: str):
    assert travels(inside)


@pytest.mark.parametrize(
    "inside",
    [
        "_internal/PySide6/Qt6Qml.dll",
        "_internal/PySide6/Qt6Network.dll",
        "_internal/PySide6/QtNetwork.pyd",
        "_internal/PySide6/Qt6Pdf.dll",
        "_internal/PySide6/QtDBus.abi3.so",
        "_internal/PySide6/QtTest.pyd",
        "_internal/PySide6/Qt6OpenGL.dll",
        "_internal/PySide6/opengl32sw.dll",
        "_internal/PySide6/resources/icudtl.dat",
        "_internal/PySide6/translations/qtbase_de.qm",
        "_internal/PySide6/plugins/platforms/qdirect2d.dll",
        "_internal/PySide6/plugins/imageformats/qpdf.dll",
        "_internal/PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll",
        "_internal/PySide6/plugins/tls/qschannelbackend.dll",
        "_internal/PySide6/concrt140.dll",
        "_internal/shiboken6/vcamp140.dll",
        "_internal/PySide6/designer.exe",
        "_internal/PySide6/QtCore.pyi",
        "_internal/PySide6/py.typed",
        "_internal/PySide6/scripts/deploy.py",
        "_internal/PySide6/metatypes/qt6core_metatypes.json",
        "_internal/opengl32sw.dll",
        "_internal/tests/__pycache__/test_window.cpython-311.pyc",
        "_internal/sqlalchemy/testing/util.py",
        "_internal/ui/shots/studio.py",
        "_internal/pip/__init__.py",
        "_internal/setuptools-84.2.1.dist-info/METADATA",
        "_internal/PyInstaller/__init__.py",
        "_internal/pytest/__init__.py",
        "_internal/cchc_desktop-0.1.0.dist-info/direct_url.json",
        "_internal/cchc_desktop-0.1.0.dist-info/RECORD",
        "_internal/lxml/includes/etreepublic.pxd",
        "_internal/lxml/etree.h",
        "_internal/holidays/locale/de/LC_MESSAGES/DE.mo",
        "_internal/resources/.editorconfig",
    ],
)
def test_what_serves_somebody_else_stays(inside: str):
    assert not travels(inside)
    assert left_over(["_internal/resources/icons/app.svg", inside]) == [inside]


def test_a_folder_is_measured_in_the_megabytes_of_windows(tmp_path: Path):
    (tmp_path / "Dữ liệu").mkdir()
    (tmp_path / "Dữ liệu" / "a").write_bytes(bytes(MEGABYTE))
    (tmp_path / "b").write_bytes(bytes(MEGABYTE // 2))
    assert files_of(tmp_path) == ["Dữ liệu/a", "b"]
    assert size_mb(tmp_path) == 1.5
    assert size_mb(tmp_path / "b") == 0.5
