"""Design tokens: the one place where a colour, a size of type or a distance is named.

Plain mappings instead of dataclasses: this module is read before the first paint.
"""

from collections.abc import Mapping
from typing import Final, Literal

Role = Literal[
    "canvas",
    "surface",
    "raised",
    "hover",
    "line",
    "edge",
    "edge_strong",
    "text",
    "text2",
    "text3",
    "accent",
    "accent_hover",
    "on_accent",
    "accent_text",
    "accent_soft",
    "accent_edge",
    "done",
    "done_soft",
    "soon",
    "soon_soft",
    "late",
    "late_soft",
    "always",
    "always_soft",
    "idle",
    "idle_soft",
    "doubt",
    "doubt_edge",
    "track",
    "paper",
    "ink",
    "marked",
    "shadow",
]
Palette = Mapping[Role, str]

LIGHT: Final[Palette] = {
    # grounds, from the window up
    "canvas": "#F3F4F6",
    "surface": "#FFFFFF",
    "raised": "#F8F9FA",
    "hover": "#F1F4F8",
    # hairlines and outlines; only edge_strong has to be seen
    "line": "#E4E6EA",
    "edge": "#D2D6DC",
    "edge_strong": "#858C96",
    # words
    "text": "#1B1E23",
    "text2": "#4C535D",
    "text3": "#646B76",
    # the one accent
    "accent": "#0B5CAD",
    "accent_hover": "#094C90",
    "on_accent": "#FFFFFF",
    "accent_text": "#0B5CAD",
    "accent_soft": "#E5EFFA",
    "accent_edge": "#9CC3EA",
    # states, each with the soft ground of its badge
    "done": "#1A6B3A",
    "done_soft": "#E4F2E9",
    "soon": "#805300",
    "soon_soft": "#FCF1DA",
    "late": "#B02318",
    "late_soft": "#FBE9E7",
    "always": "#0D666E",
    "always_soft": "#E0F1F2",
    "idle": "#565D68",
    "idle_soft": "#ECEEF1",
    # a cell that wants a look
    "doubt": "#FFF3C9",
    "doubt_edge": "#A87400",
    # the empty part of a bar; a printed page
    "track": "#E4E7EB",
    "paper": "#FFFFFF",
    "ink": "#111111",
    "marked": "#F5E2A6",
    # under what floats; Qt writes how opaque it is first
    "shadow": "#26000000",
}

DARK: Final[Palette] = {
    "canvas": "#1D1F22",
    "surface": "#26282C",
    "raised": "#2C2F33",
    "hover": "#30343A",
    "line": "#3A3D43",
    "edge": "#494D54",
    "edge_strong": "#8D949E",
    "text": "#F0F1F3",
    "text2": "#C3C7CE",
    "text3": "#A0A6B0",
    "accent": "#5BA6EE",
    "accent_hover": "#7DBAF3",
    "on_accent": "#06203A",
    "accent_text": "#85BFF6",
    "accent_soft": "#1E3651",
    "accent_edge": "#3C6A99",
    "done": "#82D29E",
    "done_soft": "#1F3829",
    "soon": "#EFC472",
    "soon_soft": "#3C3119",
    "late": "#FF9F96",
    "late_soft": "#482523",
    "always": "#7FD0D6",
    "always_soft": "#17393D",
    "idle": "#B4BAC4",
    "idle_soft": "#373A40",
    "doubt": "#463A16",
    "doubt_edge": "#E0B040",
    "track": "#41454C",
    "paper": "#F4F4F2",
    "ink": "#111111",
    "marked": "#F5E2A6",
    "shadow": "#80000000",
}

Style = Literal["small", "small_strong", "body", "body_strong", "lead", "title", "figure"]

# Pixel size at 100 %, weight, leading. Leading below 1.35 would cut stacked marks (Ễ, Ậ).
TYPE: Final[Mapping[Style, tuple[int, int, int]]] = {
    "small": (12, 400, 16),
    "small_strong": (12, 600, 16),
    "body": (13, 400, 18),
    "body_strong": (13, 600, 18),
    "lead": (14, 600, 20),
    "title": (18, 600, 24),
    "figure": (24, 600, 32),
}

# Qt takes the first that is installed; all of them hold every Vietnamese letter.
FAMILIES: Final = (
    "Segoe UI Variable Text",
    "Segoe UI",
    "Open Sans",
    "Noto Sans",
    "DejaVu Sans",
)
PAPER_FAMILIES: Final = (
    "Times New Roman",
    "Liberation Serif",
    "Tinos",
    "DejaVu Serif",
)

PAGE_INSET: Final = 16
ROW_PAD: Final = 6
CELL_PAD: Final = 8
SECTION_ROW: Final = 32
TABLE_HEAD: Final = 32
TWO_LINE_HEAD: Final = 44
FOOT: Final = 32
PAGE_HEAD: Final = 56
NAVIGATION: Final = 184
NAVIGATION_SLIM: Final = 56
DETAILS: Final = 304
NOTICE: Final = 376
