"""Word documents written by hand, part by part, so that a test says exactly what is in them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PARTS = ("styles", "numbering", "footnotes")


def a_run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def a_paragraph(text: str = "", properties: str = "", inside: str | None = None) -> str:
    content = a_run(text) if inside is None else inside
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def a_cell(content: str, properties: str = "") -> str:
    """`content` is words, or paragraphs already written."""
    inside = content if content.startswith("<w:") else a_paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def a_row(*cells: str, properties: str = "") -> str:
    made = (cell if cell.startswith("<w:tc>") else a_cell(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def a_table(*rows: str, widths: Sequence[int] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def a_word_file(*blocks: str, parts: Mapping[str, str] | None = None, prolog: str = "") -> bytes:
    """Pack a document; `parts` are the insides of styles, numbering and footnotes."""
    parts = parts or {}
    types = "http://schemas.openxmlformats.org/package/2006"
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    made = {
        "[Content_Types].xml": f'<Types xmlns="{types}/content-types"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{types}/relationships"><Relationship Id="r1"'
            f' Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{types}/relationships">{relations}</Relationships>'
        ),
        "word/document.xml": (
            f"{prolog}<w:document {_SPACES}><w:body>{''.join(blocks)}<w:sectPr/></w:body>"
            "</w:document>"
        ),
    }
    made |= {f"word/{k}.xml": f"<w:{k} {_SPACES}>{inside}</w:{k}>" for k, inside in parts.items()}
    return a_package(made)


def a_package(parts: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()
