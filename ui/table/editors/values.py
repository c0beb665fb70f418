"""What editors choose from: options of a closed list, names that are known. Must not know Qt."""

from typing import Any, Literal, NamedTuple

from ui.theme.tokens import Role

Tone = Literal["", "late", "soon", "done"]


class Option(NamedTuple):
    """One of a closed list: its value, its word, the letter that chooses it, and its sign."""

    value: Any
    word: str
    letter: str = ""
    icon: str = ""
    role: Role = "text2"


def same_letter(letter: str, option: Option) -> bool:
    """Plain D counts as Đ: an input method needs two strokes for Đ."""
    wanted = (option.letter or option.word[:1]).casefold()
    return letter.casefold().replace("đ", "d") == wanted.replace("đ", "d")


class Candidate(NamedTuple):
    """Something that can be named: its value, its word, a quiet note, and its other spellings.

    `value` None is a new one, which nobody has named before.
    """

    value: Any
    word: str
    note: str = ""
    spellings: tuple[str, ...] = ()
