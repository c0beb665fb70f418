"""Whether words can be read on their ground, after WCAG 2.2. Must not know Qt."""

from collections.abc import Iterator
from typing import Final, cast

from ui.theme.tokens import Palette, Role

WORDS: Final = 4.5
MARKS: Final = 3.0

_GROUNDS: Final[tuple[Role, ...]] = ("canvas", "surface", "raised", "hover", "accent_soft")
_STATES: Final[tuple[Role, ...]] = ("done", "soon", "late", "always", "idle")


def _pairs() -> Iterator[tuple[Role, Role, float]]:
    words: tuple[Role, ...] = ("text", "text2", "text3", "accent_text", *_STATES)
    for ink in words:
        yield from ((ink, ground, WORDS) for ground in _GROUNDS)
    for state in _STATES:
        yield state, cast("Role", f"{state}_soft"), WORDS
    yield from ((ink, "doubt", WORDS) for ink in words[:2])
    yield from (("on_accent", ground, WORDS) for ground in ("accent", "accent_hover"))
    # sentences on the ground of their message
    yield from (("text", cast("Role", f"{state}_soft"), WORDS) for state in _STATES)
    yield from (("text2", ground, WORDS) for ground in ("idle_soft", "late_soft"))
    yield from (("ink", ground, WORDS) for ground in ("paper", "marked"))
    yield from (("edge_strong", ground, MARKS) for ground in _GROUNDS[:2])
    yield from (("accent", ground, MARKS) for ground in (*_GROUNDS, "track"))
    yield from (("doubt_edge", ground, MARKS) for ground in ("surface", "doubt"))
    yield "surface", "late", WORDS  # the count on the icon in the tray
    yield from ((bar, "track", MARKS) for bar in ("done", "soon", "late", "always", "idle"))


# Every ink a window puts on a ground, with the least ratio it needs. New pairs come here first.
PAIRS: Final = tuple(_pairs())


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two `#RRGGBB` colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def failures(palette: Palette) -> list[str]:
    """Return the pairs that fall short; empty when the palette may be used."""
    return [
        f"{ink} on {ground}: {ratio:.2f} < {least}"
        for ink, ground, least in PAIRS
        if (ratio := contrast(palette[ink], palette[ground])) < least
    ]
