"""How an office's documents begin and end, as Nghị định 30/2020/NĐ-CP has them.

Must not know what is between, nor how it is drawn.
"""

from typing import Final

_COMMITTEE: Final = "ủy ban nhân dân"
IN_PLACE_OF: Final = ("KT", "TL", "TUQ")
"""Ways of signing in somebody else's post: instead of, by order of, empowered by."""


def head_lines(name: str, parent: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the plain and the bold lines of a document's head."""
    own = " ".join(name.split())
    if own.lower().startswith(_COMMITTEE):
        rest = own[len(_COMMITTEE) :].strip()
        return (), tuple(filter(None, (own[: len(_COMMITTEE)].upper(), rest.upper())))
    above = " ".join(parent.split()).upper()
    return ((above,) if above else ()), (own.upper(),)


def signature_lines(name: str, post: str, signs_as: str) -> tuple[str, ...]:
    """Return the bold lines above a signature."""
    own, held = " ".join(name.split()), " ".join(post.split())
    if signs_as == "TM":
        if own.lower().startswith(_COMMITTEE):
            own = own[: len(_COMMITTEE)]
        return f"TM. {own.upper()}", held.upper()
    if signs_as in IN_PLACE_OF:
        return f"{signs_as}. {_head_post(held).upper()}", held.upper()
    return (held.upper(),)


def _head_post(post: str) -> str:
    """Return whose post a deputy signs in: "Phó Chủ tịch" signs in the chairman's."""
    rest = post.removeprefix("Phó ").removeprefix("phó ")
    return rest[:1].upper() + rest[1:]
